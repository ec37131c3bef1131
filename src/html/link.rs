//! Links.

use crate::syntax::{Document, Kind, LinkForm, NodeId};

use super::render::Renderer;
use super::rules::DISALLOWED;
use super::sanitize::urls::is_safe;
use super::{Href, HrefKind, escape};

impl Renderer<'_> {
    /// Opens a link; `false`: it is written whole.
    pub(super) fn link(
        &mut self,
        doc: &Document,
        id: NodeId,
        dest: &str,
        title: &str,
        form: LinkForm,
    ) -> bool {
        // The link of a tab's heading is the tab's title, written already.
        if let Some(parent) = doc.node(id).parent
            && matches!(doc.kind(parent), Kind::Tab(tab) if tab.title == id)
        {
            return false;
        }
        let file = doc.source.map.file();
        let auto_xref = form == LinkForm::Auto && dest.starts_with("xref:");
        if self.plain && !auto_xref {
            self.stack.push("", false);
            return true;
        }
        let lightbox = self.site().then(|| dest.strip_suffix("#lightbox")).flatten();
        let href = match (form, lightbox) {
            (LinkForm::Email, _) if !dest.starts_with("mailto:") => {
                Href::new(format!("mailto:{dest}"), HrefKind::External)
            }
            (_, Some(image)) => self.cx.urls.media(file, image),
            _ => self.cx.urls.link(file, dest),
        };
        if auto_xref {
            self.auto_xref(doc, id, &href);
            return false;
        }
        if !self.site() {
            self.out.push_str("<a");
            self.url_attr(
                "href",
                if dest.starts_with("xref:") && href.kind == HrefKind::Broken { "" } else { &href.url },
            );
            self.title(title);
            self.linktype(href.kind);
            self.out.push('>');
            self.stack.push("a", true);
            self.link_text(doc, id, &href);
            return true;
        }
        let mut left = vec![];
        let free = self.stack.before_link(self.out, &mut |raw| left.push(*raw));
        self.report_unclosed(&left);
        if !is_safe(&href.url) {
            // `C:/a.md` is a broken path before it is a scheme, and is reported as that.
            if href.kind != HrefKind::Broken {
                let message = "a URL of this scheme is not allowed in pages";
                self.report(&DISALLOWED, doc.span(id), message);
            }
        } else if free && (href.kind != HrefKind::Broken || !href.url.is_empty()) {
            self.link_start(&href);
            if lightbox.is_some() {
                self.out.push_str(" class=\"lightbox\"");
            }
            self.title(title);
            self.out.push('>');
            self.stack.push("a", true);
            self.link_text(doc, id, &href);
            return true;
        }
        self.stack.push("", false);
        self.link_text(doc, id, &href);
        true
    }

    /// A link to a page by uid without a text has the name of the page.
    fn link_text(&mut self, doc: &Document, id: NodeId, href: &Href) {
        if doc.node(id).first.is_none()
            && let Some(text) = &href.text
        {
            escape(text, self.out);
        }
    }

    /// `<xref:uid>`, `@uid`: the target's name, or the source text when there is no target.
    fn auto_xref(&mut self, doc: &Document, id: NodeId, href: &Href) {
        let shown = match &href.text {
            Some(text) if href.kind != HrefKind::Broken => text.clone(),
            _ => {
                let range = doc.node(id).range.clone();
                doc.text().get(range.start as usize..range.end as usize).unwrap_or_default().to_owned()
            }
        };
        let linked =
            href.kind != HrefKind::Broken && !self.plain && is_safe(&href.url) && !self.stack.in_link();
        if linked {
            self.link_start(href);
            if href.kind == HrefKind::Api {
                self.out.push_str(" class=\"no-loc\"");
            }
            self.linktype(href.kind);
            self.out.push('>');
        } else if !self.plain {
            self.out.push_str("<span class=\"no-loc\" dir=\"ltr\" lang=\"en-us\">");
        }
        escape(&shown, self.out);
        if linked {
            self.out.push_str("</a>");
        } else if !self.plain {
            self.out.push_str("</span>");
        }
    }

    /// `<a href="…"`, open for more attributes.
    pub(super) fn link_start(&mut self, href: &Href) {
        self.out.push_str("<a");
        self.url_attr("href", href.url.trim());
        if self.site() && href.kind == HrefKind::External {
            self.out.push_str(" rel=\"noopener\"");
        }
        if self.site() && href.kind == HrefKind::Broken {
            self.out.push_str(" data-broken");
        }
    }

    pub(super) fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.attr("title", title);
        }
    }

    /// DocFX's `data-linktype`.
    pub(super) fn linktype(&mut self, kind: HrefKind) {
        if !self.site() {
            let value = match kind {
                HrefKind::Relative => "relative-path",
                HrefKind::AbsolutePath => "absolute-path",
                HrefKind::External | HrefKind::Api => "external",
                HrefKind::SelfBookmark => "self-bookmark",
                HrefKind::Broken => return,
            };
            self.attr("data-linktype", value);
        }
    }
}
