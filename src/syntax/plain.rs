//! A page as Markdown in one language, by itself: the pairs projected, the includes put in.

use std::ops::Range;

use super::bilingual::{self, EDGE};
use super::tree::{Document, Kind, NodeId, Str};
use crate::text::FileId;

/// Gives the destination that a reference of an included file has in the page; `None`: it stays as written.
pub type Relink<'a> = dyn Fn(FileId, &str) -> Option<String> + 'a;

/// The body of a document as Markdown, without front matter.
pub fn plain_markdown(doc: &Document, relink: &Relink) -> String {
    markdown(doc, doc.source.map.file(), relink)
}

fn markdown(doc: &Document, page: FileId, relink: &Relink) -> String {
    let Some(origin) = &doc.origin else { return by_hand(doc, page, relink) };
    let file = doc.source.map.file();
    let body = bilingual::derive(file, origin.source.text(), origin.start, &origin.scan, origin.side);
    let mut edits: Vec<(Range<usize>, String)> = vec![];
    for id in doc.walk(NodeId::ROOT) {
        let edit = match doc.kind(id) {
            Kind::Include(include) => {
                let embed = include.embed.and_then(|i| doc.embeds.get(i as usize));
                embed.map(|embed| (doc.span(id), markdown(embed, page, relink), include.inline))
            }
            Kind::Link { dest: Str::Range(a, b), .. } | Kind::Image { dest: Str::Range(a, b), .. }
                if file != page && a < b =>
            {
                let written = doc.text().get(*a as usize..*b as usize).unwrap_or_default();
                relink(file, written).map(|dest| (doc.span_of(&(*a..*b)), dest, true))
            }
            _ => None,
        };
        let Some((span, text, inline)) = edit else { continue };
        let Some(range) = body.map.derived(span.start, span.end) else { continue };
        let text = match inline {
            true => text.trim().replace('\n', " "),
            false => text.trim().replace('\n', &format!("\n{}", indent(&body.text, range.start))),
        };
        edits.push((range, text));
    }
    edits.extend(super::allow::ranges(&body.text).into_iter().map(|range| (range, String::new())));
    edits.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(body.text.len());
    let mut at = 0;
    for (range, text) in edits {
        if range.start < at {
            continue;
        }
        out.push_str(body.text.get(at..range.start).unwrap_or_default());
        out.push_str(&text);
        at = range.end;
    }
    out.push_str(body.text.get(at..).unwrap_or_default());
    if out.contains(EDGE) { out.replace(EDGE, "") } else { out }
}

/// A document that was made by hand: headings, lists of links, and the texts in it.
fn by_hand(doc: &Document, page: FileId, relink: &Relink) -> String {
    let mut out = String::new();
    let mut walk = doc.walk(NodeId::ROOT);
    let begin = |out: &mut String, with: &str| {
        out.truncate(out.trim_end().len());
        out.push_str(with);
    };
    while let Some(id) = walk.next() {
        match doc.kind(id) {
            Kind::Heading(heading) => {
                begin(&mut out, &format!("\n\n{} ", "#".repeat(usize::from(heading.level))));
            }
            Kind::List(_) => begin(&mut out, "\n"),
            Kind::Item => begin(&mut out, "\n- "),
            Kind::Paragraph => begin(&mut out, "\n\n"),
            Kind::Link { dest, .. } => {
                let (text, dest) = (doc.plain_text(id), doc.str(dest).replace(')', "%29"));
                out.push_str(&format!("[{}]({dest})", text.replace(']', "\\]")));
                walk.skip_children(id);
            }
            Kind::Text(text) => out.push_str(doc.str(text)),
            Kind::Include(include) => {
                if let Some(embed) = include.embed.and_then(|i| doc.embeds.get(i as usize)) {
                    if !include.inline {
                        begin(&mut out, "\n\n");
                    }
                    out.push_str(markdown(embed, page, relink).trim());
                }
            }
            _ => {}
        }
    }
    out
}

/// What the further lines of a block at `at` begin with: its line's quote marks, and blanks for all else.
fn indent(text: &str, at: usize) -> String {
    let line = text.get(..at).unwrap_or_default();
    let line = line.rsplit('\n').next().unwrap_or_default();
    line.chars().map(|c| if c == '>' { '>' } else { ' ' }).collect()
}
