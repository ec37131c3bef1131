//! Raw tags in the site flavour.

use crate::html::image::ImageParts;
use crate::html::render::Renderer;
use crate::html::rules::{DISALLOWED, STRAY_CLOSE, UNCLOSED};
use crate::html::{Href, HrefKind, escape, escape_attribute};
use crate::syntax::{Document, NodeId};

use super::Fragment;
use super::attributes::{Policy, align_class, number, policy, style_class};
use super::elements::{ElementIx, Treatment, find};
use super::stack::{Ended, RawOpen};
use super::urls::{host, is_picture, is_safe};
use crate::html::escape::escape_markup;
use crate::syntax::tags::{Tag, Token, Tokens};

impl Renderer<'_> {
    /// Renders neighbouring pieces of raw HTML.
    pub(in crate::html) fn raw_html(&mut self, doc: &Document, nodes: &[NodeId]) {
        let fragment = Fragment::of(doc, nodes);
        if !self.site() && !self.plain {
            self.pass_raw(doc, &fragment.text);
            return;
        }
        let mut raw = Raw { r: self, doc, fragment: &fragment };
        let mut tokens = Tokens::new(&fragment.text);
        while let Some(token) = tokens.next() {
            match token {
                Token::Text(text) => escape_markup(text, raw.r.out),
                Token::Comment(_) => {}
                Token::Start(tag) => {
                    let element = find(tag.name);
                    raw.start(&tag, element);
                    if let Some(rule) = element.map(ElementIx::rule)
                        && rule.treat == Treatment::RemoveRaw
                        && !tokens.skip_raw_text(rule.name)
                        && matches!(rule.name, "script" | "style")
                    {
                        tokens.skip_rest();
                    }
                }
                Token::End(tag) => raw.end(&tag),
            }
        }
    }

    /// Reports elements that were closed for lack of an end tag.
    pub(in crate::html) fn report_unclosed(&mut self, left: &[RawOpen]) {
        for raw in left {
            let rule = raw.element.rule();
            if matches!(rule.treat, Treatment::Keep | Treatment::Anchor) {
                self.report(&UNCLOSED, raw.span, format!("`<{}>` is never closed here", rule.name));
            }
        }
    }
}

/// One fragment at work.
struct Raw<'r, 'a, 'd> {
    r: &'r mut Renderer<'a>,
    doc: &'d Document,
    fragment: &'d Fragment<'d>,
}

impl Raw<'_, '_, '_> {
    fn start(&mut self, tag: &Tag, element: Option<ElementIx>) {
        let Some(element) = element else { return self.as_text(tag) };
        let rule = element.rule();
        if self.r.plain {
            return self.start_plain(tag, element);
        }
        match rule.treat {
            Treatment::Keep => {
                self.before(element);
                if self.enter(tag, element, true, false, None) {
                    self.write_start(tag, element);
                    if tag.self_closing {
                        self.r.out.push_str("</");
                        self.r.out.push_str(rule.out);
                        self.r.out.push('>');
                    }
                }
            }
            Treatment::Void => {
                self.before(element);
                self.write_start(tag, element);
            }
            Treatment::Anchor => self.anchor_start(tag, element),
            Treatment::Image => self.image(tag),
            Treatment::Frame => self.frame(tag, element),
            Treatment::Media => self.media(tag, element),
            Treatment::Source => self.source(tag),
            Treatment::Drop => self.drop(tag, element),
            Treatment::DropVoid | Treatment::Placeholder if tag.is_bare() => self.as_text(tag),
            Treatment::DropVoid => self.disallowed(tag),
            Treatment::Placeholder => self.drop(tag, element),
            Treatment::Remove | Treatment::RemoveRaw => {
                self.disallowed(tag);
                let cut = self.r.out.len();
                if self.enter(tag, element, false, false, Some(cut))
                    && tag.is_bare()
                    && !matches!(rule.name, "script" | "style")
                {
                    self.as_text(tag);
                }
            }
        }
    }

    fn end(&mut self, tag: &Tag) {
        let Some(element) = find(tag.name) else { return self.as_text(tag) };
        let rule = element.rule();
        match rule.treat {
            Treatment::Void if rule.name == "br" && !self.r.plain => return self.r.out.push_str("<br>"),
            Treatment::Void | Treatment::Image | Treatment::Source => return,
            _ => {}
        }
        let mut left = vec![];
        let ended = self.r.stack.end_raw(element, self.r.out, &mut |raw| left.push(*raw));
        self.r.report_unclosed(&left);
        if ended == Ended::Stray && !self.r.plain {
            match rule.treat {
                Treatment::Placeholder | Treatment::Remove | Treatment::RemoveRaw | Treatment::DropVoid => {
                    self.as_text(tag);
                }
                _ => {
                    let span = self.fragment.span(tag.range.clone());
                    self.r.report(&STRAY_CLOSE, span, format!("`</{}>` closes nothing", rule.name));
                }
            }
        }
    }

    /// In a label: phrases stay, without attributes; the rest is only its text.
    fn start_plain(&mut self, tag: &Tag, element: ElementIx) {
        let rule = element.rule();
        match rule.treat {
            Treatment::Void => self.r.out.push(' '),
            Treatment::Image => {
                let alt = tag.value("alt").unwrap_or_default();
                escape(&alt, self.r.out);
            }
            _ if rule.phrase && !tag.self_closing && self.enter(tag, element, true, false, None) => {
                self.r.out.push('<');
                self.r.out.push_str(rule.out);
                self.r.out.push('>');
            }
            _ => {}
        }
    }

    /// Shows a tag as the text it is: `<email>`.
    fn as_text(&mut self, tag: &Tag) {
        if let Some(text) = self.fragment.text.get(tag.range.clone()) {
            escape_markup(text, self.r.out);
        }
    }

    /// Closes what the start tag ends.
    fn before(&mut self, element: ElementIx) {
        let mut left = vec![];
        self.r.stack.before_raw(element, self.r.out, &mut |raw| left.push(*raw));
        self.r.report_unclosed(&left);
    }

    /// Puts the element on the stack, unless the tag closes itself. `false`: there is no room, and nothing may
    /// be written.
    fn enter(
        &mut self,
        tag: &Tag,
        element: ElementIx,
        written: bool,
        link: bool,
        cut: Option<usize>,
    ) -> bool {
        if tag.self_closing {
            return true;
        }
        let span = self.fragment.span(tag.range.clone());
        if !self.r.stack.has_room() {
            self.r.report(&DISALLOWED, span, "raw HTML nests too deep here");
            return false;
        }
        self.r.stack.push_raw(RawOpen { element, span, written, link, cut });
        true
    }

    fn drop(&mut self, tag: &Tag, element: ElementIx) {
        if !matches!(element.rule().name, "hgroup" | "main" | "map" | "nobr" | "picture") {
            self.disallowed(tag);
        }
        self.enter(tag, element, false, false, None);
    }

    fn disallowed(&mut self, tag: &Tag) {
        let span = self.fragment.span(tag.range.clone());
        let name = tag.name.to_ascii_lowercase();
        self.r.report(&DISALLOWED, span, format!("`<{name}>` is not allowed in pages"));
    }

    fn write_start(&mut self, tag: &Tag, element: ElementIx) {
        let rule = element.rule();
        self.r.out.push('<');
        self.r.out.push_str(rule.out);
        self.attributes(tag, rule.name);
        self.r.out.push('>');
    }

    /// Writes the attributes that may stay.
    fn attributes(&mut self, tag: &Tag, element: &str) {
        let mut classes = String::from(if element == "center" { "align-center" } else { "" });
        let mut has_id = false;
        let mut seen: Vec<String> = vec![];
        for attribute in tag.attributes() {
            let name = attribute.name.to_ascii_lowercase();
            if seen.contains(&name) {
                continue;
            }
            let value = attribute.value();
            let mut refused = false;
            match policy(element, &name) {
                Policy::Text if name == "class" => add_class(&mut classes, &value),
                Policy::Text => self.r.attr(&name, &value),
                Policy::Number => {
                    if let Some(n) = number(&value) {
                        self.r.attr(&name, &n.to_string());
                    }
                }
                Policy::Flag => {
                    self.r.out.push(' ');
                    self.r.out.push_str(&name);
                }
                Policy::Url if is_safe(&value) => self.r.url_attr(&name, value.trim()),
                Policy::Id => {
                    if !has_id && self.r.may_write_id(&value) {
                        has_id = true;
                        self.r.attr("id", &value);
                    }
                }
                Policy::Align => add_class(&mut classes, align_class(&value).unwrap_or_default()),
                Policy::Style => match style_class(&value) {
                    Some(class) => add_class(&mut classes, class),
                    None => refused = true,
                },
                Policy::Script | Policy::Url => refused = true,
                Policy::Own | Policy::Drop => {}
            }
            if refused {
                let span = self.fragment.span(attribute.range);
                self.r.report(&DISALLOWED, span, format!("the attribute `{name}` is not allowed here"));
            }
            seen.push(name);
        }
        if !classes.is_empty() {
            self.r.out.push_str(" class=\"");
            escape_attribute(&classes, self.r.out);
            self.r.out.push('"');
        }
    }

    fn anchor_start(&mut self, tag: &Tag, element: ElementIx) {
        let target = tag.value("href").and_then(|dest| self.resolve(tag, dest.trim(), false));
        let Some(target) = target else {
            // A place to jump to; it is written whole, so that it can hold nothing.
            for name in ["id", "name"] {
                if let Some(id) = tag.value(name)
                    && self.r.may_write_id(&id)
                {
                    self.r.anchor(&id);
                }
            }
            self.enter(tag, element, false, false, None);
            return;
        };
        let mut left = vec![];
        let free = self.r.stack.before_link(self.r.out, &mut |raw| left.push(*raw));
        self.r.report_unclosed(&left);
        if !free {
            let span = self.fragment.span(tag.range.clone());
            self.r.report(&DISALLOWED, span, "a link cannot stand within a link");
            self.enter(tag, element, false, false, None);
            return;
        }
        if self.enter(tag, element, true, true, None) {
            self.r.link_start(&target);
            self.attributes(tag, "a");
            self.r.out.push('>');
            if tag.self_closing {
                self.r.out.push_str("</a>");
            }
        }
    }

    /// Where a URL of the tag leads; `None`: nowhere, or where pages must not lead.
    fn resolve(&mut self, tag: &Tag, dest: &str, media: bool) -> Option<Href> {
        let file = self.doc.source.map.file();
        let urls = self.r.cx.urls;
        let href = if media { urls.media(file, dest) } else { urls.link(file, dest) };
        if (is_safe(dest) && is_safe(&href.url)) || (media && is_picture(dest)) {
            return (href.kind != HrefKind::Broken || !href.url.is_empty()).then_some(href);
        }
        if href.kind == HrefKind::Broken {
            return None;
        }
        let span = self.fragment.span(tag.range.clone());
        let scheme: String = dest.split(':').next().unwrap_or_default().chars().take(20).collect();
        self.r.report(&DISALLOWED, span, format!("a `{}:` URL is not allowed in pages", scheme.trim()));
        None
    }

    fn image(&mut self, tag: &Tag) {
        let Some(src) = tag.value("src") else { return };
        let Some(href) = self.resolve(tag, src.trim(), true) else { return };
        let mut class = String::new();
        add_class(&mut class, &tag.value("class").unwrap_or_default());
        add_class(&mut class, tag.value("align").and_then(|v| align_class(&v)).unwrap_or_default());
        let id = tag.value("id");
        let parts = ImageParts {
            alt: &tag.value("alt").unwrap_or_default(),
            title: &tag.value("title").unwrap_or_default(),
            class: &class,
            width: tag.value("width").and_then(|v| number(&v)),
            height: tag.value("height").and_then(|v| number(&v)),
            id: id.as_deref(),
            described_by: None,
        };
        self.r.site_image(&href, &parts);
    }

    fn frame(&mut self, tag: &Tag, element: ElementIx) {
        if let Some(src) = tag.value("src")
            && let Some(href) = self.resolve(tag, src.trim(), false)
        {
            let title = tag.value("title").unwrap_or_default();
            self.r.frame_link(&href.url, &title);
        }
        let cut = self.r.out.len();
        self.enter(tag, element, false, false, Some(cut));
    }

    fn media(&mut self, tag: &Tag, element: ElementIx) {
        let target = tag.value("src").and_then(|src| self.resolve(tag, src.trim(), true));
        let Some(href) = target else {
            self.enter(tag, element, false, false, None);
            return;
        };
        if href.kind == HrefKind::External && !self.r.cx.remote_media {
            self.r.frame_link(&href.url, &tag.value("title").unwrap_or_default());
            self.enter(tag, element, false, false, None);
            return;
        }
        if self.enter(tag, element, true, false, None) {
            self.r.out.push('<');
            self.r.out.push_str(element.rule().out);
            self.r.out.push_str(" controls preload=\"none\"");
            self.r.url_attr("src", &href.url);
            let poster = tag.value("poster").and_then(|p| self.resolve(tag, p.trim(), true));
            if let Some(poster) = poster.filter(|p| p.kind != HrefKind::External || self.r.cx.remote_media) {
                self.r.url_attr("poster", &poster.url);
            }
            self.attributes(tag, element.rule().name);
            self.r.out.push('>');
            if tag.self_closing {
                self.r.out.push_str("</");
                self.r.out.push_str(element.rule().out);
                self.r.out.push('>');
            }
        }
    }

    fn source(&mut self, tag: &Tag) {
        if self.r.stack.in_player() {
            return;
        }
        let Some(src) = tag.value("src") else { return };
        if let Some(href) = self.resolve(tag, src.trim(), true) {
            self.r.player(&href, "");
        }
    }
}

fn add_class(classes: &mut String, more: &str) {
    if !classes.is_empty() && !more.is_empty() {
        classes.push(' ');
    }
    classes.push_str(more);
}

/// The text of a link to a frame.
pub(in crate::html) fn frame_label(r: &Renderer, url: &str, title: &str) -> String {
    if title.trim().is_empty() { r.text("video-link", &[("host", host(url))]) } else { title.to_owned() }
}
