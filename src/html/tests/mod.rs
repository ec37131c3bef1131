//! Trees built by hand, rendered in both flavours.

mod blocks;
mod hostile;
mod media;
mod passages;
mod raw_html;
mod reader;
mod references;

use std::sync::Arc;

use super::*;
use crate::syntax::{
    Align, Element, Heading, ImageVariant, Include, Kind, LearnImage, LinkForm, Str, Tab, Xref, XrefForm,
};
use crate::text::{FileId, MappedText, OffsetMap, Span};

/// A page being built: `text` stands for the file, so that spans can be checked.
struct Page {
    doc: Document,
    at: NodeId,
    cursor: usize,
}

impl Page {
    fn new(text: &str) -> Self {
        let map = OffsetMap::identity(FileId(0), 0, text.len());
        let doc = Document::new(Arc::new(MappedText { text: text.into(), map }));
        Self { doc, at: NodeId::ROOT, cursor: 0 }
    }

    /// A node with what `inside` puts into it.
    fn node(&mut self, kind: Kind, inside: impl FnOnce(&mut Self)) -> &mut Self {
        let id = self.doc.push(self.at, kind, 0..0);
        let outer = std::mem::replace(&mut self.at, id);
        inside(self);
        self.at = outer;
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.node(Kind::Text(Str::owned(text)), |_| {})
    }

    /// Raw HTML that stands in the page's text, after the last such piece.
    fn raw(&mut self, html: &str) -> &mut Self {
        let at = self.doc.text()[self.cursor..].find(html).expect("stands in the text") + self.cursor;
        self.cursor = at + html.len();
        let range = at as u32..self.cursor as u32;
        self.doc.push(self.at, Kind::RawHtml(Str::Range(range.start, range.end)), range);
        self
    }

    fn block(&mut self, html: &str) -> &mut Self {
        self.node(Kind::HtmlBlock, |p| {
            p.raw(html);
        })
    }

    fn para(&mut self, text: &str) -> &mut Self {
        self.node(Kind::Paragraph, |p| {
            p.text(text);
        })
    }
}

struct TestUrls;

impl TestUrls {
    fn resolve(dest: &str) -> Href {
        let kind = match dest {
            d if d.contains("://") || d.starts_with("javascript") || d.starts_with("data") => {
                HrefKind::External
            }
            d if d.starts_with('#') => HrefKind::SelfBookmark,
            d if d.starts_with('/') => HrefKind::AbsolutePath,
            "gone.md" => HrefKind::Broken,
            _ => HrefKind::Relative,
        };
        let mut href = Href::new(dest.replace(".md", ".html"), kind);
        if let Some(uid) = dest.strip_prefix("xref:") {
            href = Href::new("", HrefKind::Broken);
            if uid == "known" {
                href = Href::new("known.html", HrefKind::Relative);
                href.text = Some("Known page".into());
            }
        }
        href
    }
}

impl Urls for TestUrls {
    fn link(&self, _: FileId, dest: &str) -> Href {
        Self::resolve(dest)
    }

    fn media(&self, _: FileId, dest: &str) -> Href {
        let mut href = Self::resolve(dest);
        href.size = (dest == "sized.png").then_some((40, 20));
        href
    }
}

fn message(id: &str, args: &[(&str, &str)]) -> String {
    args.iter().fold(format!("[{id}]"), |text, (_, value)| text + " " + value)
}

fn run(flavor: Flavor, doc: &Document) -> (String, Sink) {
    let cx = Context {
        flavor,
        urls: &TestUrls,
        text: &message,
        highlight: None,
        remote_media: false,
        scope: None,
    };
    let (mut out, mut findings) = (String::new(), Sink::new());
    render(doc, &cx, &mut out, &mut findings);
    (out, findings)
}

/// The output as a page of one line per block, and findings as `code@start-end`.
#[track_caller]
fn expect(flavor: Flavor, page: &Page, html: &str, found: &[&str]) {
    let (out, findings) = run(flavor, &page.doc);
    let got: Vec<String> = findings
        .iter()
        .map(|f| format!("{} {}", f.code(), &page.doc.text()[f.primary.span.range()]))
        .collect();
    assert_eq!(out.trim_end(), html, "{flavor:?}");
    assert_eq!(got, found);
}

#[track_caller]
fn both(page: &Page, docfx: &str, site: &str) {
    expect(Flavor::Docfx, page, docfx, &[]);
    expect(Flavor::Site, page, site, &[]);
}

/// A paragraph that is all raw HTML but for the words `a`, `b`, `c` around its tags.
fn inline_page(html: &str) -> Page {
    let mut page = Page::new(html);
    page.node(Kind::Paragraph, |p| {
        for piece in split_tags(html) {
            if piece.starts_with('<') {
                p.raw(piece)
            } else {
                p.text(piece)
            };
        }
    });
    page
}

fn split_tags(html: &str) -> Vec<&str> {
    let mut pieces = vec![];
    let mut rest = html;
    while !rest.is_empty() {
        let end = match rest.starts_with('<') {
            true => rest.find('>').map_or(rest.len(), |n| n + 1),
            false => rest.find('<').unwrap_or(rest.len()),
        };
        pieces.push(&rest[..end]);
        rest = &rest[end..];
    }
    pieces
}

fn heading(level: u8, id: &str, alias: Option<&str>) -> Kind {
    Kind::Heading(Box::new(Heading {
        level,
        id: id.into(),
        alias: alias.map(Into::into),
        anchors: vec![],
        anchor_range: None,
        kept: alias.is_some(),
    }))
}

fn link(dest: &str) -> Kind {
    Kind::Link { dest: Str::owned(dest), title: Str::EMPTY, form: LinkForm::Bracketed }
}

fn image(dest: &str) -> Kind {
    Kind::Image { dest: Str::owned(dest), title: Str::EMPTY }
}

fn fence(info: &str) -> Kind {
    Kind::CodeBlock { info: Str::owned(info), fenced: true }
}
