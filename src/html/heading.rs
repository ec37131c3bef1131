//! Headings and alerts: what is addressed or named.

use crate::syntax::{AlertKind, Heading};

use super::Flavor;
use super::render::Renderer;

impl Renderer<'_> {
    pub(super) fn open_heading(&mut self, heading: &Heading) {
        const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let tag = TAGS[usize::from(heading.level.clamp(1, 6)) - 1];
        self.block_start();
        self.out.push('<');
        self.out.push_str(tag);
        if !self.site() || self.may_write_id(&heading.id) {
            self.attr("id", &heading.id);
        }
        self.out.push('>');
        self.stack.push(tag, false);
        if self.site() && self.cx.scope.is_none() {
            for anchor in &heading.anchors {
                if self.ids.claim(anchor) {
                    self.anchor(anchor);
                }
            }
            if let Some(alias) = &heading.alias
                && self.ids.claim_alias(alias)
            {
                self.anchor(alias);
            }
        }
    }

    pub(super) fn close_heading(&mut self, _heading: &Heading) {
        self.close_block();
    }

    /// Whether an id that the page asks for is written here.
    pub(super) fn may_write_id(&mut self, id: &str) -> bool {
        self.cx.scope.is_none() && !self.plain && self.ids.claim(id)
    }

    /// An empty place to jump to.
    pub(super) fn anchor(&mut self, id: &str) {
        self.out.push_str("<span");
        self.attr("id", id);
        self.out.push_str("></span>");
    }

    pub(super) fn open_alert(&mut self, kind: AlertKind) {
        self.block_start();
        if !self.site() {
            let keyword = kind.keyword();
            self.out.push_str("<div");
            self.attr("class", keyword);
            self.out.push_str(">\n");
            // A template of Learn's may bring a heading of its own.
            let token = format!("token-{}", keyword.to_ascii_lowercase());
            let own = if self.cx.flavor == Flavor::Learn { self.text(&token, &[]) } else { token.clone() };
            match own == token {
                true => self.out.push_str(&format!("<h5>{keyword}</h5>")),
                false => self.out.push_str(&own),
            }
            self.out.push('\n');
        } else {
            self.alerts += 1;
            let id = self.generated_id("alert", self.alerts);
            let (class, message) = match kind {
                AlertKind::Note => ("alert alert-note", "alert-note"),
                AlertKind::Tip => ("alert alert-tip", "alert-tip"),
                AlertKind::Important => ("alert alert-important", "alert-important"),
                AlertKind::Caution => ("alert alert-caution", "alert-caution"),
                AlertKind::Warning => ("alert alert-warning", "alert-warning"),
            };
            self.out.push_str("<div");
            self.attr("class", class);
            self.attr("role", "note");
            self.attr("aria-labelledby", &id);
            self.out.push_str(">\n<p class=\"alert-title\"");
            self.attr("id", &id);
            self.out.push('>');
            let title = self.text(message, &[]);
            super::escape(&title, self.out);
            self.out.push_str("</p>\n");
        }
        self.stack.push("div", false);
    }
}
