//! What a tree holds, listed by kind, included documents counted.

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;

use super::place::{Places, Stretch};
use super::tree::included;
use crate::syntax::{Document, Kind, NodeId, Str};
use crate::text::Span;

/// A heading.
#[derive(Serialize, JsonSchema)]
#[serde(rename = "Heading")]
#[schemars(deny_unknown_fields)]
pub struct HeadingOut {
    /// 1–6.
    pub level: u8,
    /// The id by which it is linked to.
    pub id: String,
    /// The id made from its text, where another was kept.
    pub alias: Option<String>,
    /// Whether the id stands in the page, in `<a name="…"></a>`.
    pub kept: bool,
    /// Plain text.
    pub text: String,
    /// The file it stands in.
    pub file: String,
    /// Where.
    pub span: Stretch,
}

/// An alert.
#[derive(Serialize, JsonSchema)]
#[serde(rename = "Alert")]
#[schemars(deny_unknown_fields)]
pub struct AlertOut {
    /// `NOTE`, `TIP`, `IMPORTANT`, `CAUTION` or `WARNING`.
    pub kind: &'static str,
    /// The file it stands in.
    pub file: String,
    /// Where.
    pub span: Stretch,
}

/// A code block.
#[derive(Serialize, JsonSchema)]
#[serde(rename = "CodeBlock")]
#[schemars(deny_unknown_fields)]
pub struct CodeOut {
    /// The first word of the fence's info string.
    pub language: Option<String>,
    /// Lines of code.
    pub lines: usize,
    /// The file it stands in.
    pub file: String,
    /// Where.
    pub span: Stretch,
}

/// An include.
#[derive(Serialize, JsonSchema)]
#[serde(rename = "Include")]
#[schemars(deny_unknown_fields)]
pub struct IncludeOut {
    /// As written.
    pub path: String,
    /// The file that stands in its place; `null`: missing, going in a circle, or refused.
    pub resolved: Option<String>,
    /// Whether it stands inside a paragraph.
    pub inline: bool,
    /// The file that the include is written in.
    pub file: String,
    /// Where its path stands.
    pub span: Stretch,
}

/// The lists, in reading order.
#[derive(Default)]
pub(super) struct Lists {
    pub headings: Vec<HeadingOut>,
    pub alerts: Vec<AlertOut>,
    pub code_blocks: Vec<CodeOut>,
    pub includes: Vec<IncludeOut>,
    /// Alternative texts by the span under which the picture is a reference.
    pub alts: FxHashMap<Span, String>,
}

pub(super) fn lists(doc: &Document, places: &Places<'_>) -> Lists {
    let mut lists = Lists::default();
    lists.document(doc, places);
    lists
}

impl Lists {
    fn document(&mut self, doc: &Document, places: &Places<'_>) {
        let file = places.path(doc.source.map.file());
        for id in doc.walk(NodeId::ROOT) {
            let span = || places.stretch(doc.span(id));
            let file = || file.clone();
            match doc.kind(id) {
                Kind::Heading(h) => self.headings.push(HeadingOut {
                    level: h.level,
                    id: h.id.to_string(),
                    alias: h.alias.as_deref().map(str::to_owned),
                    kept: h.kept,
                    text: doc.plain_text(id).trim().to_owned(),
                    file: file(),
                    span: span(),
                }),
                Kind::Alert(kind) => {
                    self.alerts.push(AlertOut { kind: kind.keyword(), file: file(), span: span() });
                }
                Kind::CodeBlock { info, .. } => {
                    let language = doc.str(info).split_whitespace().next().map(str::to_owned);
                    let lines = doc.plain_text(id).lines().count();
                    self.code_blocks.push(CodeOut { language, lines, file: file(), span: span() });
                }
                Kind::Include(include) => {
                    self.includes.push(IncludeOut {
                        path: include.path.to_string(),
                        resolved: included(doc, include.embed, places),
                        inline: include.inline,
                        file: file(),
                        span: places.stretch(include.path_span),
                    });
                    if let Some(embed) = include.embed.and_then(|i| doc.embeds.get(i as usize)) {
                        self.document(embed, places);
                    }
                }
                Kind::Image { dest: Str::Range(a, b), .. } if a < b => {
                    self.alts.insert(doc.span_of(&(*a..*b)), doc.plain_text(id));
                }
                Kind::Image { .. } => {
                    self.alts.insert(doc.span(id), doc.plain_text(id));
                }
                Kind::LearnImage(image) => {
                    self.alts.insert(doc.span(id), image.alt.to_string());
                }
                _ => {}
            }
        }
    }
}
