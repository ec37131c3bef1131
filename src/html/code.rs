//! Code blocks: fences, indented code, snippets.

use std::borrow::Cow;

use crate::syntax::snippet::{Snippet, SnippetForm};
use crate::syntax::{AlertKind, Document, Element, Kind, NodeId};

use super::escape;
use super::render::Renderer;

impl Renderer<'_> {
    /// A fence or indented code with its info string.
    pub(super) fn code_block(&mut self, doc: &Document, id: NodeId, info: &str) {
        let code = text_of(doc, id);
        // Learn's fences may name a language with U+00A0 in it; only ASCII space ends the name.
        let lang = info.split([' ', '\t', '\n']).find(|w| !w.is_empty()).unwrap_or_default();
        let interactive = lang.strip_suffix("-interactive");
        let lang = interactive.unwrap_or(lang);
        let mut attrs: Vec<(&str, &str)> = vec![];
        if !lang.is_empty() {
            attrs.push(("lang", lang));
        }
        if interactive.is_some() {
            attrs.push(("data-interactive", lang));
        }
        self.write_code(&code, lang, &attrs, "");
    }

    /// `<pre><code …>` of a snippet.
    pub(super) fn code_element(&mut self, doc: &Document, id: NodeId, element: &Element) {
        let code = text_of(doc, id);
        let mut lang = "";
        let mut attrs: Vec<(&str, &str)> = vec![];
        let mut marked = "";
        for (name, value) in &element.attrs {
            match (name.as_ref(), value.strip_prefix("lang-")) {
                ("class", Some(l)) => {
                    lang = l;
                    attrs.push(("lang", l));
                }
                ("highlight-lines", _) => {
                    marked = value;
                    attrs.push((name, value));
                }
                _ => attrs.push((name, value)),
            }
        }
        self.write_code(&code, lang, &attrs, marked);
    }

    /// A snippet that could not be loaded.
    pub(super) fn missing_snippet(&mut self, snippet: &Snippet) {
        if self.plain {
            return;
        }
        if self.site() {
            self.open_alert(AlertKind::Warning);
            self.out.push_str("<p>");
            let text = self.text("snippet-missing", &[("path", &snippet.path)]);
            escape(&text, self.out);
            self.out.push_str("</p>\n");
            return self.close_block();
        }
        self.block_start();
        match (snippet.form, snippet.has_file) {
            (SnippetForm::Colons, _) => {
                self.out.push_str("<div");
                for (name, value) in snippet.attributes() {
                    self.attr(&name, &value);
                }
                self.out.push_str(">\n</div>\n");
            }
            (_, false) => self.out.push_str(
                "<div class=\"WARNING\">\n<h5>WARNING</h5>\n<p>It looks like the sample you are looking for \
                 does not exist.</p>\n</div>\n",
            ),
            (_, true) => {
                self.out.push_str("<pre><code");
                for (name, value) in snippet.attributes() {
                    self.attr(&name, &value);
                }
                self.out.push_str("></code></pre>\n");
            }
        }
    }

    fn write_code(&mut self, code: &str, lang: &str, attrs: &[(&str, &str)], marked: &str) {
        self.block_start();
        let site = self.site();
        if site {
            self.out.push_str("<div class=\"code\"");
            if !lang.is_empty() {
                self.attr("data-lang", lang);
            }
            if let Some((_, title)) = attrs.iter().find(|(name, _)| *name == "title") {
                self.attr("title", title);
            }
            self.out.push_str("><pre dir=\"ltr\" tabindex=\"0\"><code");
        } else {
            self.out.push_str("<pre><code");
        }
        for (name, value) in attrs {
            match *name {
                "lang" => {
                    self.out.push_str(" class=\"lang-");
                    super::escape_attribute(value, self.out);
                    self.out.push('"');
                }
                "data-interactive" | "data-interactive-mode" => self.attr(name, value),
                "highlight-lines" if site => {}
                _ if !site => self.attr(name, value),
                _ => {}
            }
        }
        self.out.push('>');
        let highlighter = self.cx.highlight.filter(|_| site);
        let coloured = |out: &mut String| {
            if !highlighter.is_some_and(|h| h.highlight(lang, code, out)) {
                escape(code, out);
            }
        };
        if site && !marked.is_empty() {
            let mut html = String::new();
            coloured(&mut html);
            mark_lines(&html, marked, self.out);
        } else {
            coloured(self.out);
        }
        self.out.push_str(if site { "</code></pre></div>\n" } else { "</code></pre>\n" });
    }
}

/// The text of a code node; borrowed when it stands in the page in one piece.
fn text_of(doc: &Document, id: NodeId) -> Cow<'_, str> {
    let mut text = Cow::Borrowed("");
    for child in doc.children(id) {
        let (Kind::Text(s) | Kind::Code(s) | Kind::RawHtml(s)) = doc.kind(child) else {
            text.to_mut().push_str(&doc.plain_text(child));
            continue;
        };
        match text.is_empty() {
            true => text = Cow::Borrowed(doc.str(s)),
            false => text.to_mut().push_str(doc.str(s)),
        }
    }
    text
}

/// Copies coloured code, the lines of `marked` (`1,3-5,9-`) within `<mark>`.
fn mark_lines(html: &str, marked: &str, out: &mut String) {
    if marked.is_empty() {
        out.push_str(html);
        return;
    }
    let ranges: Vec<(usize, usize)> = marked
        .split(',')
        .filter_map(|part| match part.trim().split_once('-') {
            Some((from, to)) => Some((from.trim().parse().ok()?, to.trim().parse().unwrap_or(usize::MAX))),
            None => part.trim().parse().ok().map(|n| (n, n)),
        })
        .collect();
    // A colour that runs over the line's end is closed and opened again, so that marks nest.
    let mut open: &str = "";
    for (i, line) in html.split_inclusive('\n').enumerate() {
        let mark = ranges.iter().any(|(from, to)| (*from..=*to).contains(&(i + 1)));
        let (text, end) = line.strip_suffix('\n').map_or((line, ""), |text| (text, "\n"));
        out.push_str(if mark { "<mark>" } else { "" });
        out.push_str(open);
        out.push_str(text);
        if let Some(at) = text.rfind("<span") {
            let tag_end = text[at..].find('>').map_or(text.len(), |n| at + n + 1);
            open = if text[tag_end..].contains("</span>") { "" } else { &text[at..tag_end] };
        } else if text.contains("</span>") {
            open = "";
        }
        out.push_str(if open.is_empty() { "" } else { "</span>" });
        out.push_str(if mark { "</mark>" } else { "" });
        out.push_str(end);
    }
}

#[cfg(test)]
mod tests {
    use super::mark_lines;

    #[test]
    fn marked_lines_nest_with_colours_that_run_over_lines() {
        let mut out = String::new();
        mark_lines("<span class=\"c\">a\nb</span> c\n<span class=\"k\">d</span>\ne\n", "2,4-", &mut out);
        assert_eq!(
            out,
            "<span class=\"c\">a</span>\n<mark><span class=\"c\">b</span> c</mark>\n\
             <span class=\"k\">d</span>\n<mark>e</mark>\n"
        );
    }
}
