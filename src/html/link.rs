//! Links.

use percent_encoding::percent_decode_str;

use crate::syntax::{Document, Kind, LinkForm, NodeId, Xref, XrefForm};

use super::render::Renderer;
use super::rules::DISALLOWED;
use super::sanitize::urls::is_safe;
use super::{Flavor, Href, HrefKind, escape};

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
        if self.plain {
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
        if !self.site() {
            self.out.push_str("<a");
            self.url_attr("href", &href.url);
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

    /// `<xref:uid>`, `@uid`: the target's name, or what was written when there is no target.
    pub(super) fn xref(&mut self, doc: &Document, xref: &Xref) {
        let href = self.cx.urls.link(doc.source.map.file(), &format!("xref:{}", xref.href));
        let found = href.kind != HrefKind::Broken && is_safe(&href.url);
        if found {
            let name = href.text.clone().unwrap_or_else(|| xref.href.to_string());
            let linked = !self.plain && !self.stack.in_link();
            if linked {
                self.link_start(&href);
                match (self.cx.flavor, href.kind) {
                    (Flavor::Docfx, _) => self.out.push_str(" class=\"xref\""),
                    (_, HrefKind::Api) => self.out.push_str(" class=\"no-loc\""),
                    _ => {}
                }
                if self.site() && href.kind == HrefKind::Api {
                    self.out.push_str(" translate=\"no\"");
                }
                self.linktype(href.kind);
                self.out.push('>');
            }
            escape(&name, self.out);
            self.out.push_str(if linked { "</a>" } else { "" });
            return;
        }
        if self.site() && xref.form == XrefForm::Angle {
            return self.uid(&xref.href);
        }
        // What a reference without a target shows is the page's own text, or else the uid.
        let (shown, class) = match (&xref.shown, &href.text) {
            (Some(shown), _) => (shown.as_ref(), "no-loc"),
            (None, Some(alt)) => (alt.as_str(), "xref"),
            (None, None) => (xref.href.split(['?', '#']).next().unwrap_or_default(), "no-loc xref"),
        };
        let marked = match self.cx.flavor {
            Flavor::Learn => true,
            Flavor::Docfx => false,
            Flavor::Site => class.starts_with("no-loc") && !xref.form.is_quiet(),
        };
        if !marked || self.plain {
            return escape(shown, self.out);
        }
        self.out.push_str("<span");
        self.attr("class", class);
        match self.site() {
            true => self.out.push_str(" translate=\"no\""),
            false if class == "no-loc" => self.out.push_str(" dir=\"ltr\" lang=\"en-us\""),
            false => {}
        }
        self.out.push('>');
        escape(shown, self.out);
        self.out.push_str("</span>");
    }

    /// A uid that nothing has, as the name that readers know the API by.
    fn uid(&mut self, href: &str) {
        let uid = href.split(['?', '#']).next().unwrap_or_default();
        let name = percent_decode_str(uid).decode_utf8_lossy();
        self.out.push_str(if self.plain { "" } else { "<code translate=\"no\">" });
        escape(name.trim_end_matches('*'), self.out);
        self.out.push_str(if self.plain { "" } else { "</code>" });
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
        if let Some((name, value)) = href.mark.as_ref().filter(|_| self.site()) {
            self.attr(name, value);
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
