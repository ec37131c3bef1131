//! A page's facts, gathered from its tree before the tree goes.

use std::ops::Range;

use super::contexts;
use super::page::ParsedPage;
use super::shelf::Shelf;
use crate::model::{Anchor, HeadingFact, LinkFact, LinkKind, Meta, PageFacts, PageHash, PivotZone, link};
use crate::syntax::allow;
use crate::syntax::tags::{Token, Tokens};
use crate::syntax::{Document, Kind, LinkForm, NodeId, Str};
use crate::text::{Span, WordCount};

/// The facts of a page. `path` is its docset path without extension.
pub fn gather(shelf: &dyn Shelf, page: &ParsedPage, path: &str) -> PageFacts {
    let mut gatherer = Gatherer::default();
    gatherer.document(&page.document);
    let Gatherer { headings, mut anchors, links, zones, unnamed_images, mut words, .. } = gatherer;
    anchors.sort();
    anchors.dedup_by(|a, b| a.id == b.id);
    words.end();
    let text = page.source.text();
    let pairs = &page.scan.pairs;
    let untranslated = pairs
        .iter()
        .filter(|p| {
            text[p.target.clone()] == text[p.source.clone()]
                && text[p.target.clone()].chars().any(char::is_alphabetic)
        })
        .count();
    let mut hash = blake3::Hasher::new();
    hash.update(text.as_bytes());
    for &include in &page.includes {
        if let Some(source) = shelf.read(include, &mut vec![]) {
            hash.update(source.text().as_bytes());
        }
    }
    let mut first = PageHash::default();
    hash.finalize_xof().fill(&mut first.0);
    PageFacts {
        file: page.file,
        locale: page.locale,
        path: path.into(),
        title: title(page, &headings, path),
        titled: page.meta.title.is_some(),
        meta: Meta { title: None, ..page.meta.clone() },
        monikers: page.monikers.clone(),
        zones: zones.into(),
        parts: page.parts.0.as_slice().into(),
        data: page.parts.1,
        headings: headings.into(),
        anchors: anchors.into(),
        unnamed_images: unnamed_images.into(),
        links: links.into(),
        includes: page.includes.as_slice().into(),
        allows: allow::find(text).into(),
        contexts: contexts::of_page(shelf.context_keys(), page).into(),
        segments: pairs.len() as u32,
        untranslated: untranslated as u32,
        words: words.words,
        hash: first,
    }
}

/// Every reference of a tree in order: those of [`PageFacts`], and those to other hosts.
pub fn references(document: &Document) -> Vec<LinkFact> {
    let mut gatherer = Gatherer { elsewhere: true, ..Gatherer::default() };
    gatherer.document(document);
    gatherer.links
}

/// Front matter, otherwise the first heading of level 1–3, otherwise the file name.
fn title(page: &ParsedPage, headings: &[HeadingFact], path: &str) -> Box<str> {
    if let Some(title) = &page.meta.title {
        return title.clone();
    }
    let first = headings.iter().find(|h| h.level <= 3).map(|h| h.text.trim()).filter(|t| !t.is_empty());
    first.unwrap_or_else(|| path.rsplit('/').next().unwrap_or(path)).into()
}

#[derive(Default)]
struct Gatherer {
    headings: Vec<HeadingFact>,
    anchors: Vec<Anchor>,
    links: Vec<LinkFact>,
    zones: Vec<PivotZone>,
    unnamed_images: Vec<Span>,
    words: WordCount,
    /// Whether references to other hosts count.
    elsewhere: bool,
}

impl Gatherer {
    fn document(&mut self, doc: &Document) {
        let file = doc.source.map.file();
        let mut elsewhere = 0..0;
        for id in doc.walk(NodeId::ROOT) {
            match doc.kind(id) {
                Kind::Element(element) if element.attr("data-pivot").is_some() => {
                    let pivots = element.attr("data-pivot").unwrap_or_default().split(' ');
                    let zone = PivotZone { pivots: pivots.map(Into::into).collect(), span: doc.span(id) };
                    self.zones.push(zone);
                }
                Kind::Element(element) if element.is_elsewhere() => elsewhere = doc.node(id).range.clone(),
                // Not shown, so no place to link to.
                Kind::Heading(_) if elsewhere.contains(&doc.node(id).range.start) => {}
                Kind::Heading(heading) => {
                    let span = doc.span(id);
                    let text = doc.plain_text(id);
                    self.headings.push(HeadingFact {
                        level: heading.level,
                        id: heading.id.clone(),
                        text: text.trim().into(),
                        span,
                    });
                    self.anchors.push(Anchor { id: heading.id.clone(), span });
                    self.anchors.extend(heading.alias.iter().map(|alias| Anchor { id: alias.clone(), span }));
                }
                Kind::Tab(tab) => self.words.add(&doc.plain_text(tab.title)),
                Kind::Link { dest, form: LinkForm::Email, .. } => {
                    let dest = format!("mailto:{}", doc.str(dest).trim_start_matches("mailto:"));
                    self.add(LinkKind::Link, &dest, doc, doc.span(id));
                }
                Kind::Link { dest, .. } => self.link(doc, id, LinkKind::Link, dest),
                Kind::Image { dest, .. } => {
                    if doc.plain_text(id).trim().is_empty() {
                        self.unnamed_images.push(doc.span(id));
                    }
                    self.link(doc, id, LinkKind::Image, dest);
                }
                Kind::LearnImage(image) => {
                    let mut add = |kind, dest: &str, place: Option<Span>| {
                        let span = place.unwrap_or_else(|| doc.span(id));
                        self.links.push(LinkFact { kind, dest: dest.into(), file, span });
                    };
                    add(LinkKind::Image, &image.source, image.source_span);
                    if let Some(dest) = &image.lightbox {
                        add(LinkKind::Lightbox, dest, image.lightbox_span);
                    }
                    if let Some(dest) = &image.link {
                        add(LinkKind::Link, dest, image.link_span);
                    }
                    self.words.add(&image.alt);
                }
                Kind::Xref(xref) => {
                    let kind = if xref.form.is_quiet() { LinkKind::Mention } else { LinkKind::Link };
                    let dest = format!("xref:{}", xref.href);
                    self.links.push(LinkFact { kind, dest: dest.into(), file, span: doc.span(id) });
                    self.words.add(xref.shown.as_deref().unwrap_or(&xref.href));
                }
                Kind::LearnVideo(video) => {
                    let span = doc.span(id);
                    for (kind, dest) in
                        [(LinkKind::Media, &video.source), (LinkKind::Image, &video.thumbnail)]
                    {
                        if !dest.is_empty() {
                            self.add(kind, dest, doc, span);
                        }
                    }
                    self.words.add(&video.title);
                }
                Kind::Include(include) => {
                    if let Some(embed) = include.embed.and_then(|i| doc.embeds.get(i as usize)) {
                        self.document(embed);
                    }
                }
                Kind::RawHtml(s) => self.html(doc, id, s),
                Kind::Text(s) | Kind::Code(s) => self.words.add(doc.str(s)),
                Kind::SoftBreak | Kind::HardBreak | Kind::Paragraph | Kind::Item | Kind::TableCell => {
                    self.words.end()
                }
                _ => {}
            }
        }
    }

    fn link(&mut self, doc: &Document, id: NodeId, kind: LinkKind, dest: &Str) {
        let text = doc.str(dest);
        let span = match dest {
            Str::Range(a, b) if a < b => doc.span_of(&(*a..*b)),
            _ => destination(written(doc, id)).map_or_else(|| doc.span(id), |place| part(doc, id, place)),
        };
        self.add(kind, text, doc, span);
    }

    fn add(&mut self, kind: LinkKind, dest: &str, doc: &Document, span: Span) {
        let other_host = link::has_scheme(dest) && !dest.starts_with("xref:") && !link::has_bad_host(dest);
        if !self.elsewhere && other_host {
            return;
        }
        self.links.push(LinkFact { kind, dest: dest.into(), file: doc.source.map.file(), span });
    }

    /// Anchors and references of raw HTML.
    fn html(&mut self, doc: &Document, id: NodeId, s: &Str) {
        let html = doc.str(s);
        if memchr::memchr(b'=', html.as_bytes()).is_none() {
            return;
        }
        let base = match s {
            Str::Range(a, _) => Some(*a),
            Str::Owned(_) => None,
        };
        for token in Tokens::new(html) {
            let Token::Start(tag) = token else { continue };
            let name = tag.name.to_ascii_lowercase();
            for key in ["href", "id", "name", "poster", "src"] {
                let Some(attribute) = tag.attribute(key) else { continue };
                let value = attribute.value();
                let at = attribute.value_at.start as u32..attribute.value_at.end as u32;
                let span = match base {
                    Some(base) if !at.is_empty() => doc.span_of(&(base + at.start..base + at.end)),
                    _ => doc.span(id),
                };
                match (name.as_str(), key) {
                    (_, "id") | ("a", "name") => {
                        self.anchors.push(Anchor { id: value.as_ref().into(), span })
                    }
                    ("a" | "area", "href") => self.add(LinkKind::Link, &value, doc, span),
                    ("img", "src") => self.add(LinkKind::Image, &value, doc, span),
                    ("video" | "audio" | "source" | "track", "src") | ("video", "poster") => {
                        self.add(LinkKind::Media, &value, doc, span);
                    }
                    _ => {}
                }
            }
        }
    }
}

/// A node as it is written.
fn written(doc: &Document, id: NodeId) -> &str {
    let range = &doc.node(id).range;
    doc.text().get(range.start as usize..range.end as usize).unwrap_or_default()
}

/// The span of a part of a node.
fn part(doc: &Document, id: NodeId, place: Range<usize>) -> Span {
    let start = doc.node(id).range.start;
    doc.span_of(&(start + place.start as u32..start + place.end as u32))
}

/// The place of the destination in `[text](destination "title")`; `None`: it stands elsewhere.
fn destination(link: &str) -> Option<Range<usize>> {
    let after = link.rfind("](")? + 2;
    let start = after + link[after..].find(|c: char| !c.is_whitespace() && c != '<')?;
    let end = start + link[start..].find(|c: char| c.is_whitespace() || matches!(c, ')' | '>'))?;
    (start < end).then_some(start..end)
}
