//! Bare URLs become links, as Markdig's AutoLinks does (learn-markdown.md §12): `http://`, `https://`, `ftp://`,
//! `mailto:` and `www.` after the start of a text, white space or one of `*_~(`.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::signs::Signs;
use super::tree::{Document, Kind, LinkForm, NodeId, Str};

/// A word with more beginnings of URLs that are none has no URL: each is read to the word's end.
const MAX_IN_VAIN: usize = 16;

/// Text nodes that stand in no link.
#[derive(Default)]
pub(crate) struct Texts {
    /// Ranges of the text with where they begin, in reading order.
    ranges: Vec<(u32, NodeId)>,
    /// Those with a text of their own.
    own: Vec<NodeId>,
}

impl Texts {
    /// Adds a text node, which begins with `text`.
    #[inline]
    pub fn push(&mut self, text: &Str, id: NodeId) {
        match text {
            Str::Range(start, _) => self.ranges.push((*start, id)),
            Str::Owned(_) => self.own.push(id),
        }
    }
}

/// Makes links of the bare URLs in `texts`.
pub(crate) fn link(doc: &mut Document, texts: &Texts, signs: &Signs) {
    // Most texts hold nothing like a URL and are not searched.
    let mut searched: Vec<NodeId> = texts.own.clone();
    for place in places(doc.text(), signs) {
        let next = texts.ranges.partition_point(|(start, _)| *start <= place);
        let Some((_, id)) = next.checked_sub(1).map(|i| texts.ranges[i]) else { continue };
        let holds = matches!(doc.kind(id), Kind::Text(Str::Range(_, end)) if place < *end);
        if holds && searched.last() != Some(&id) {
            searched.push(id);
        }
    }
    let mut found: Vec<(NodeId, Vec<Range<usize>>)> = vec![];
    for id in searched {
        let Kind::Text(s) = doc.kind(id) else { continue };
        let urls = urls(doc.str(s));
        if !urls.is_empty() {
            found.push((id, urls));
        }
    }
    if found.is_empty() {
        return;
    }
    found.sort_unstable_by_key(|(id, _)| *id);
    keep_free(doc, &mut found);
    let mut parents: Vec<NodeId> = found.iter().filter_map(|(id, _)| doc.node(*id).parent).collect();
    parents.sort_unstable();
    parents.dedup();
    for parent in parents {
        let mut children: Vec<NodeId> = vec![];
        for child in doc.children(parent).collect::<Vec<_>>() {
            match found.binary_search_by_key(&child, |(id, _)| *id) {
                Ok(i) => split(doc, child, &found[i].1, &mut children),
                Err(_) => children.push(child),
            }
        }
        doc.set_children(parent, &children);
    }
}

/// Where the `:` or `.` of something like a URL's beginning stands, ascending.
fn places(text: &str, signs: &Signs) -> Vec<u32> {
    static WWW: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("www."));
    let mut places = signs.urls.clone();
    places.extend(WWW.find_iter(text.as_bytes()).map(|start| start as u32 + 3));
    places.sort_unstable();
    places
}

/// Drops URLs after a bracket that is still open and those in a raw `<a>`, as Markdig does: there a link may be
/// meant already.
fn keep_free(doc: &Document, found: &mut Vec<(NodeId, Vec<Range<usize>>)>) {
    let (mut brackets, mut anchor) = (0usize, false);
    for id in doc.walk(NodeId::ROOT) {
        match doc.kind(id) {
            Kind::Text(s) => {
                let text = doc.str(s);
                let escaped = doc.text()[..doc.node(id).range.start as usize].ends_with('\\');
                let mut signs = memchr::memchr2_iter(b'[', b']', text.as_bytes()).peekable();
                let mut advance = |to: usize| {
                    while let Some(i) = signs.next_if(|i| *i < to) {
                        match text.as_bytes()[i] {
                            _ if escaped && i == 0 => {}
                            b'[' => brackets += 1,
                            _ => brackets = brackets.saturating_sub(1),
                        }
                    }
                    brackets == 0 && !anchor
                };
                if let Ok(n) = found.binary_search_by_key(&id, |(id, _)| *id) {
                    found[n].1.retain(|url| advance(url.start));
                }
                advance(text.len());
            }
            Kind::RawHtml(s) => {
                let html = doc.str(s).get(..3).unwrap_or_default().to_ascii_lowercase();
                anchor = match html.as_str() {
                    "<a " | "<a\n" => true,
                    "</a" => false,
                    _ => anchor,
                };
            }
            Kind::Emphasis | Kind::Strong | Kind::Strikethrough | Kind::Code(_) => {}
            Kind::Link { .. } | Kind::Image { .. } | Kind::SoftBreak | Kind::HardBreak => {}
            Kind::LearnImage(_) | Kind::Include(_) => {}
            _ => (brackets, anchor) = (0, false),
        }
    }
    found.retain(|(_, urls)| !urls.is_empty());
}

/// Cuts one text node into text and links.
fn split(doc: &mut Document, id: NodeId, urls: &[Range<usize>], out: &mut Vec<NodeId>) {
    let Kind::Text(s) = doc.kind(id).clone() else { return };
    let text = doc.str(&s).to_owned();
    let start = doc.node(id).range.start;
    let sub = |r: &Range<usize>| match &s {
        Str::Range(a, _) => Str::Range(a + r.start as u32, a + r.end as u32),
        Str::Owned(_) => Str::owned(&text[r.clone()]),
    };
    let whole = doc.node(id).range.clone();
    // Text that differs from the page's gives its pieces no places of their own.
    let place = |r: &Range<usize>| match &s {
        Str::Range(..) => start + r.start as u32..start + r.end as u32,
        Str::Owned(_) => whole.clone(),
    };
    let mut at = 0;
    for range in urls {
        if at < range.start {
            let r = at..range.start;
            out.push(doc.create(Kind::Text(sub(&r)), place(&r)));
        }
        let url = &text[range.clone()];
        let dest = if url.starts_with("www.") { Str::owned(format!("https://{url}")) } else { sub(range) };
        let node = doc.create(Kind::Link { dest, title: Str::EMPTY, form: LinkForm::Auto }, place(range));
        let shown = url.strip_prefix("mailto:").map_or(range.clone(), |m| range.end - m.len()..range.end);
        doc.push(node, Kind::Text(sub(&shown)), place(&shown));
        out.push(node);
        at = range.end;
    }
    if at < text.len() {
        let r = at..text.len();
        out.push(doc.create(Kind::Text(sub(&r)), place(&r)));
    }
}

/// The bare URLs of a text.
fn urls(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut out: Vec<Range<usize>> = vec![];
    let mut at = 0;
    // Where the word ends that was looked at last, and how often it was no URL.
    let (mut word_end, mut in_vain) = (0, 0);
    while let Some(i) = memchr::memchr2(b':', b'.', &bytes[at..]).map(|i| at + i) {
        at = i + 1;
        let from = out.last().map_or(0, |r| r.end);
        let Some((start, body)) = scheme(text, from, i) else { continue };
        let before = text[..start].chars().next_back();
        if !before.is_none_or(|c| c.is_whitespace() || matches!(c, '*' | '_' | '~' | '(')) {
            continue;
        }
        if body >= word_end {
            word_end = body + text[body..].find(is_end).unwrap_or(text.len() - body);
            in_vain = 0;
        }
        if in_vain == MAX_IN_VAIN {
            at = word_end;
            continue;
        }
        let end = trim(text, body, word_end);
        if end > body && valid(&text[start..end], &text[body..end]) {
            out.push(start..end);
            at = end;
        } else {
            in_vain += 1;
        }
    }
    out
}

/// The scheme whose `:` (or `www` whose `.`) stands at `i`: its start, and where the rest begins.
fn scheme(text: &str, from: usize, i: usize) -> Option<(usize, usize)> {
    let head = &text[from..i];
    let rest = &text[i..];
    for name in ["https", "http", "ftp"] {
        if head.ends_with(name) && rest.starts_with("://") {
            return Some((i - name.len(), i + 3));
        }
    }
    if head.ends_with("mailto") && rest.starts_with(':') {
        return Some((i - 6, i + 1));
    }
    (head.ends_with("www") && rest.starts_with('.')).then(|| (i - 3, i - 3))
}

/// White space, controls, `<`, and the punctuation of Chinese and Japanese, which no URL is written with.
fn is_end(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || c == '<'
        || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
}

/// Cuts what belongs to the sentence: `?!.,:*_~'"` at the end, a parenthesis that is not opened, an entity.
fn trim(text: &str, start: usize, mut end: usize) -> usize {
    let mut unopened =
        text[start..end].matches(')').count().saturating_sub(text[start..end].matches('(').count());
    while end > start {
        let url = &text[start..end];
        let Some(last) = url.chars().next_back() else { break };
        match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' => end -= 1,
            ')' if unopened > 0 => {
                unopened -= 1;
                end -= 1;
            }
            ';' => match url.rfind('&') {
                Some(amp) if url[amp + 1..url.len() - 1].bytes().all(|b| b.is_ascii_alphanumeric()) => {
                    end = start + amp;
                }
                _ => break,
            },
            _ => break,
        }
    }
    end
}

/// A host with a dot between words (or `localhost` after a scheme), an address for `mailto:`.
fn valid(url: &str, body: &str) -> bool {
    if url.starts_with("mailto:") {
        return body.split_once('@').is_some_and(|(a, b)| !a.is_empty() && b.contains('.'));
    }
    let host = body.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let labels = host.split('.').count();
    let words = host
        .split('.')
        .all(|l| !l.is_empty() && l.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')));
    words && (labels > 1 || host == "localhost") && !(url.starts_with("www.") && labels < 3)
}

#[cfg(test)]
mod tests {
    use super::urls;

    #[test]
    fn bare_urls_end_before_the_sentences_punctuation() {
        for (text, expect) in [
            (
                "See https://example.com/a_b_c and www.example.com.",
                vec!["https://example.com/a_b_c", "www.example.com"],
            ),
            ("(https://a.b/c(d))", vec!["https://a.b/c(d)"]),
            ("请参阅 https://a.b/c。", vec!["https://a.b/c"]),
            ("xhttps://a.b", vec![]),
            ("https://nodot http://", vec![]),
            ("mail mailto:a@b.c, ok", vec!["mailto:a@b.c"]),
            ("http://a.b?x=1&amp;", vec!["http://a.b?x=1"]),
        ] {
            let got: Vec<_> = urls(text).into_iter().map(|r| &text[r]).collect();
            assert_eq!(got, expect, "{text}");
        }
    }
}
