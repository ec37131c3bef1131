//! Elements that Markdown extensions make: `> [!div]`, rows, zones, snippets.

use crate::syntax::{ALERT_TITLE, Document, Element, Kind, NodeId, PIVOT_TITLES};

use super::render::Renderer;
use super::sanitize::attributes::{Policy, align_class, number, policy, style_class};
use super::sanitize::elements::{Treatment, find};
use super::sanitize::urls::is_safe;
use super::{Flavor, escape};

impl Renderer<'_> {
    pub(super) fn element(&mut self, doc: &Document, id: NodeId, element: &Element) -> bool {
        if self.plain {
            return true;
        }
        if element.tag == "pre"
            && let Some(code) = doc.node(id).first
            && let Kind::Element(inner) = doc.kind(code)
            && inner.tag == "code"
        {
            self.code_element(doc, code, inner);
            return false;
        }
        if element.tag == "form" {
            self.form(doc, id, element);
            return false;
        }
        if element.tag == "input" {
            self.task(element);
            return false;
        }
        if self.site() && element.is_elsewhere() {
            return false;
        }
        let block = is_block(element.tag);
        if self.site() && self.site_media(doc, element) {
            return false;
        }
        let tag = match element.tag {
            "span" if self.cx.flavor == Flavor::Docfx && element.attr("class") == Some("no-loc") => "",
            tag if self.site() => site_tag(tag),
            tag => tag,
        };
        if block {
            self.block_start();
        }
        if !tag.is_empty() {
            self.out.push('<');
            self.out.push_str(tag);
            for (name, value) in
                element.attrs.iter().filter(|(name, _)| ![PIVOT_TITLES, ALERT_TITLE].contains(&name.as_ref()))
            {
                self.element_attribute(element.tag, name, value);
            }
            if self.site() && element.attr(ALERT_TITLE).is_some() {
                self.attr("role", "note");
            }
            if tag == "span" && element.attr("class") == Some("no-loc") {
                let site = self.site();
                self.out.push_str(if site { " translate=\"no\"" } else { " dir=\"ltr\" lang=\"en-us\"" });
            }
            self.out.push('>');
        }
        if is_void(element.tag) {
            return false;
        }
        self.stack.push(tag, tag == "a");
        if block && !tag.is_empty() {
            self.out.push('\n');
        }
        if let Some(title) = element.attr(ALERT_TITLE) {
            let (open, close) =
                if self.site() { ("<p class=\"alert-title\">", "</p>\n") } else { ("<h5>", "</h5>\n") };
            self.out.push_str(open);
            escape(title, self.out);
            self.out.push_str(close);
        }
        if self.site() {
            if let Some(pivots) = element.attr("data-pivot") {
                let titles = element.attr(PIVOT_TITLES).map(ToOwned::to_owned);
                let pivots = titles.unwrap_or_else(|| pivots.replace(' ', ", "));
                self.zone_label("zone-label", ("pivots", &pivots));
            }
            let versions = element.attr("range").or(element.attr("data-moniker"));
            if let Some(versions) = versions.filter(|_| element.tag == "div") {
                let versions = match element.attr("range") {
                    Some(range) => range.replace("||", ","),
                    None => versions.replace(' ', ", "),
                };
                self.zone_label("version-label", ("versions", &versions));
            }
        }
        true
    }

    /// Says for whom a zone is.
    fn zone_label(&mut self, id: &str, arg: (&str, &str)) {
        let label = self.text(id, &[arg]);
        self.out.push_str("<p class=\"zone-label\">");
        escape(&label, self.out);
        self.out.push_str("</p>\n");
    }

    /// The box of a task. It cannot be ticked; what it says is a word for those who do not see it.
    fn task(&mut self, element: &Element) {
        let done = element.attr("checked").is_some();
        self.out.push_str("<input disabled=\"disabled\" type=\"checkbox\"");
        if done {
            self.out.push_str(" checked=\"checked\"");
        }
        if self.site() {
            let label = self.text(if done { "task-done" } else { "task-open" }, &[]);
            self.attr("aria-label", &label);
        }
        self.out.push_str(" />");
    }

    /// A portal's form; a site has no use for it.
    fn form(&mut self, doc: &Document, id: NodeId, element: &Element) {
        if self.site() {
            return;
        }
        self.block_start();
        self.out.push_str("<form");
        for (name, value) in &element.attrs {
            self.attr(name, value);
        }
        self.out.push_str(
            ">\n<div></div>\n<button class=\"button is-primary\" disabled=\"disabled\" type=\"submit\">",
        );
        escape(&doc.plain_text(id), self.out);
        self.out.push_str("</button>\n</form>\n");
    }

    pub(super) fn close_element(&mut self, element: &Element) {
        if self.plain {
            return;
        }
        self.close();
        if is_block(element.tag) {
            self.line();
        }
    }

    /// Frames and players; `true`: written.
    fn site_media(&mut self, doc: &Document, element: &Element) -> bool {
        let attr =
            |name: &str| element.attrs.iter().find(|(n, _)| n.as_ref() == name).map(|(_, v)| v.as_ref());
        let title = attr("title").unwrap_or_default();
        match (element.tag, attr("src")) {
            ("iframe", Some(src)) => {
                let href = self.cx.urls.link(doc.source.map.file(), src);
                self.frame_link(&href.url, title);
                true
            }
            ("video" | "audio", Some(src)) => {
                let href = self.cx.urls.media(doc.source.map.file(), src);
                if is_safe(&href.url) {
                    self.player(&href, title);
                }
                true
            }
            _ => false,
        }
    }

    fn element_attribute(&mut self, tag: &str, name: &str, value: &str) {
        if !self.site() {
            self.attr(name, value);
            return;
        }
        let own = matches!(name, "data-target" | "data-pivot" | "data-tab" | "data-s");
        if (tag, name) == ("div", "range") {
            self.attr("class", "moniker");
            return self.attr("data-moniker-range", value);
        }
        if (tag, name) == ("div", "data-moniker") {
            self.attr("class", "moniker");
            return self.attr("data-moniker", value);
        }
        let align = match policy(tag, name) {
            _ if own => return self.attr(name, value),
            Policy::Text => return self.attr(name, value),
            Policy::Number if number(value).is_some() => return self.attr(name, value),
            Policy::Flag => return self.attr(name, ""),
            Policy::Id if self.may_write_id(value) => return self.attr(name, value),
            Policy::Own if is_safe(value) => return self.url_attr(name, value),
            Policy::Align => align_class(value),
            Policy::Style => style_class(value),
            _ => None,
        };
        if let Some(class) = align {
            self.attr("class", class);
        }
    }
}

/// The element as the site may write it; empty: only its content.
fn site_tag(tag: &'static str) -> &'static str {
    match find(tag).map(|ix| ix.rule()) {
        Some(rule) if matches!(rule.treat, Treatment::Keep | Treatment::Void) => rule.out,
        Some(rule) if matches!(rule.treat, Treatment::Anchor) => rule.out,
        _ => "",
    }
}

fn is_block(tag: &str) -> bool {
    matches!(tag, "form" | "iframe" | "video") || find(tag).is_some_and(|ix| ix.rule().block)
}

fn is_void(tag: &str) -> bool {
    matches!(tag, "br" | "hr" | "img" | "wbr" | "col" | "input" | "source")
}
