//! The page as data.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use serde_yaml::Value as Yaml;

use super::PageParts;
use super::gather::{AlertOut, CodeOut, HeadingOut, IncludeOut, lists};
use super::leads::{Leads, leads};
use super::place::{Places, Stretch};
use super::tree::{Node, tree};
use crate::model::{FileKind, LinkKind, Meta, TranslationKind};
use crate::syntax::front_matter::{Entry, FrontMatter};
use crate::text::Span;

/// Version of the document; raised when a reader of the one before would be misled.
const VERSION: u32 = 1;

/// A page as diglot reads it. Of a bilingual page, headings, links and tree are those of the translation.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", rename = "Page")]
#[schemars(deny_unknown_fields)]
pub struct PageModel {
    /// Version of this format.
    version: u32,
    /// The file, relative to the current folder where it is near.
    file: String,
    /// Whether the file is a page of its own or is only included in pages.
    kind: Role,
    /// The locale it is read for, as a BCP 47 tag.
    locale: String,
    /// Docset path without extension: the same for all translations.
    path: String,
    /// Title for lists and search results: front matter, otherwise the first heading, otherwise the file name.
    title: String,
    /// Words of the body; of Han, kana and Thai every character counts.
    words: u32,
    /// BLAKE3 of the bytes of the page and its includes, hex, first 16 bytes.
    hash: String,
    /// The front matter; `null`: there is none.
    front_matter: Option<FrontMatterOut>,
    /// The keys of the front matter that diglot acts on.
    meta: MetaOut,
    /// Whether the page carries segments in two languages.
    bilingual: bool,
    /// Its segments.
    segments: Vec<Segment>,
    /// Its headings.
    headings: Vec<HeadingOut>,
    /// Everything a fragment can point to, by id.
    anchors: Vec<AnchorOut>,
    /// Its links, those of raw HTML and of pictures too.
    links: Vec<Link>,
    /// Its pictures and other media.
    images: Vec<Image>,
    /// Its alerts.
    alerts: Vec<AlertOut>,
    /// Its code blocks.
    code_blocks: Vec<CodeOut>,
    /// Its includes, nested ones after the one that holds them.
    includes: Vec<IncludeOut>,
    /// Its tree; included documents hang below their include.
    document: Node,
}

/// What a file is to the docset.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Role {
    Page,
    Include,
    Other,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", rename = "FrontMatter")]
#[schemars(deny_unknown_fields)]
struct FrontMatterOut {
    /// Whether it is a YAML mapping. If not, values are the raw lines.
    valid: bool,
    /// The block with its fences.
    span: Stretch,
    /// Its entries in order.
    entries: Vec<EntryOut>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", rename = "Entry")]
#[schemars(deny_unknown_fields)]
struct EntryOut {
    key: String,
    /// Of a key given twice, the last value counts; the others are raw lines.
    value: Value,
    /// `null`: the key does not begin a line.
    key_span: Option<Stretch>,
    value_span: Option<Stretch>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", rename = "Meta")]
#[schemars(deny_unknown_fields)]
struct MetaOut {
    title: Option<String>,
    description: Option<String>,
    uid: Option<String>,
    keywords: Vec<String>,
    noindex: bool,
    nofollow: bool,
    /// Words that stay untranslated.
    no_loc: Vec<String>,
    redirect_url: Option<String>,
    moniker_range: Option<String>,
    /// `ms.date` as `YYYY-MM-DD`.
    date: Option<String>,
    /// How it was translated.
    translation: Option<Translation>,
    /// `ms.contentlocale` as a BCP 47 tag.
    content_locale: Option<String>,
    /// `ms.openlocfilehash`.
    loc_hash: Option<String>,
    /// `ms.sourcegitcommit`: the source's commit that was translated.
    source_commit: Option<String>,
    /// `ms.lasthandoff` as `YYYY-MM-DD`.
    last_handoff: Option<String>,
    /// `ms.locfileid`.
    loc_file_id: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Translation {
    Machine,
    Human,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
struct Segment {
    id: String,
    target: String,
    source: String,
    target_span: Stretch,
    source_span: Stretch,
    /// The whole pair with its tags.
    span: Stretch,
    /// Whether a tag is written with `&quot;`.
    quote_damage: bool,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename = "Anchor")]
#[schemars(deny_unknown_fields)]
struct AnchorOut {
    id: String,
    file: String,
    span: Stretch,
}

#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Link {
    /// As written, unescaped.
    dest: String,
    leads: Leads,
    /// The file it stands in.
    file: String,
    /// Where the destination stands, or the whole link.
    span: Stretch,
}

#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Image {
    kind: ImageKind,
    /// As written, unescaped.
    dest: String,
    /// Alternative text; `null`: raw HTML, a larger form, or another medium.
    alt: Option<String>,
    leads: Leads,
    /// The file it stands in.
    file: String,
    /// Where the destination stands, or the whole picture.
    span: Stretch,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum ImageKind {
    /// Shown in the page.
    Image,
    /// The large form of a picture.
    Lightbox,
    /// A video or sound.
    Media,
}

pub(super) fn model(parts: &PageParts<'_>) -> PageModel {
    let places = &Places::new(parts);
    let facts = parts.facts;
    let mut lists = lists(parts.document, places);
    let (mut links, mut images) = (vec![], vec![]);
    for link in parts.references {
        let (dest, leads) = (link.dest.to_string(), leads(parts, places, link));
        let (file, span) = (places.path(link.file), places.stretch(link.span));
        let kind = match link.kind {
            LinkKind::Mention => continue,
            LinkKind::Link => {
                links.push(Link { dest, leads, file, span });
                continue;
            }
            LinkKind::Image => ImageKind::Image,
            LinkKind::Lightbox => ImageKind::Lightbox,
            LinkKind::Media => ImageKind::Media,
            // Perhaps no reference at all; the tree has it.
        };
        let alt = matches!(kind, ImageKind::Image).then(|| lists.alts.remove(&link.span)).flatten();
        images.push(Image { kind, dest, alt, leads, file, span });
    }
    PageModel {
        version: VERSION,
        file: places.path(facts.file),
        kind: match parts.site.files.get(facts.file).kind {
            FileKind::Page => Role::Page,
            FileKind::Include => Role::Include,
            _ => Role::Other,
        },
        locale: parts.site.locale(facts.locale).id.to_string(),
        path: facts.path.to_string(),
        title: facts.title.to_string(),
        words: facts.words,
        hash: facts.hash.to_string(),
        front_matter: parts.front.map(|front| front_matter(parts, places, front)),
        meta: meta(parts.meta),
        bilingual: !parts.scan.pairs.is_empty(),
        segments: segments(parts, places),
        headings: lists.headings,
        anchors: facts
            .anchors
            .iter()
            .map(|a| AnchorOut {
                id: a.id.to_string(),
                file: places.path(a.span.file),
                span: places.stretch(a.span),
            })
            .collect(),
        links,
        images,
        alerts: lists.alerts,
        code_blocks: lists.code_blocks,
        includes: lists.includes,
        document: tree(parts.document, places),
    }
}

fn front_matter(parts: &PageParts<'_>, places: &Places<'_>, front: &FrontMatter) -> FrontMatterOut {
    let stretch =
        |range: &std::ops::Range<usize>| places.stretch(Span::new(parts.facts.file, range.start, range.end));
    let mut entries: Vec<EntryOut> = front
        .entries
        .iter()
        .map(|entry| EntryOut {
            key: entry.name.to_string(),
            value: entry_value(parts.source.text(), front, entry),
            key_span: Some(stretch(&entry.key)),
            value_span: Some(stretch(&entry.value)),
        })
        .collect();
    // Keys that begin no line: a mapping in braces, an anchor that is merged.
    for (key, value) in front.values.iter().filter(|(key, _)| front.entry(key).is_none()) {
        entries.push(EntryOut { key: key.clone(), value: json(value), key_span: None, value_span: None });
    }
    FrontMatterOut { valid: front.valid, span: stretch(&front.block), entries }
}

fn entry_value(text: &str, front: &FrontMatter, entry: &Entry) -> Value {
    let counts = front.entry(&entry.name).is_some_and(|last| last.key == entry.key);
    match front.values.get(entry.name.as_ref()) {
        Some(value) if counts => json(value),
        _ => text.get(entry.value.clone()).unwrap_or_default().into(),
    }
}

/// YAML as JSON: keys become text, tags go, numbers that JSON has not become text.
fn json(value: &Yaml) -> Value {
    match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(b) => (*b).into(),
        Yaml::Number(n) => {
            if let Some(n) = n.as_i64() {
                n.into()
            } else if let Some(n) = n.as_u64() {
                n.into()
            } else {
                let float = n.as_f64().and_then(serde_json::Number::from_f64);
                float.map_or_else(|| n.to_string().into(), Value::Number)
            }
        }
        Yaml::String(s) => s.as_str().into(),
        Yaml::Sequence(items) => items.iter().map(json).collect(),
        Yaml::Mapping(map) => Value::Object(map.iter().map(|(k, v)| (key(k), json(v))).collect()),
        Yaml::Tagged(tagged) => json(&tagged.value),
    }
}

fn key(value: &Yaml) -> String {
    match json(value) {
        Value::String(s) => s,
        other => other.to_string(),
    }
}

fn meta(meta: &Meta) -> MetaOut {
    let owned = |s: &Option<Box<str>>| s.as_deref().map(str::to_owned);
    let list = |l: &[Box<str>]| l.iter().map(|s| s.to_string()).collect();
    let handoff = meta.handoff();
    MetaOut {
        title: owned(&meta.title),
        description: owned(&meta.description),
        uid: owned(&meta.uid),
        keywords: list(&meta.keywords),
        noindex: meta.noindex,
        nofollow: meta.nofollow,
        no_loc: list(&meta.no_loc),
        redirect_url: owned(&meta.redirect_url),
        moniker_range: owned(&meta.conditions().moniker_range),
        date: owned(&meta.date),
        translation: meta.translation.map(|t| match t {
            TranslationKind::Machine => Translation::Machine,
            TranslationKind::Human => Translation::Human,
        }),
        content_locale: handoff.content_locale.as_ref().map(ToString::to_string),
        loc_hash: owned(&handoff.loc_hash),
        source_commit: owned(&handoff.source_commit),
        last_handoff: owned(&handoff.last_handoff),
        loc_file_id: owned(&handoff.loc_file_id),
    }
}

fn segments(parts: &PageParts<'_>, places: &Places<'_>) -> Vec<Segment> {
    let text = |range: &std::ops::Range<usize>| {
        parts.source.text().get(range.clone()).unwrap_or_default().to_owned()
    };
    let stretch =
        |range: &std::ops::Range<usize>| places.stretch(Span::new(parts.facts.file, range.start, range.end));
    let segment = |pair: &crate::syntax::bilingual::Pair| Segment {
        id: text(&pair.id),
        target: text(&pair.target),
        source: text(&pair.source),
        target_span: stretch(&pair.target),
        source_span: stretch(&pair.source),
        span: stretch(&pair.whole),
        quote_damage: pair.quote_damage,
    };
    parts.scan.pairs.iter().map(segment).collect()
}
