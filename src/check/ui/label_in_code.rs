//! Labels that the page's own code shows, and its prose translates.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::check::reading::{Anatomy, BlockKind, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "ui/label-in-code",
    severity: Severity::Minor,
    what: "A label in bold or in quotes is translated, and the page's own code shows it untranslated, as a text in quotes or between tags.",
    why: "Who runs the code looks for a label that it does not show.",
    example: "--- content/en-us/a.md\nChoose the **Sort rows** button.\n\n```xml\n<Label>Sort rows</Label>\n```\n--- content/sv-se/a.md\nVälj knappen **Ordna raderna** nu.\n\n```xml\n<Label>Sort rows</Label>\n```\n=> content/sv-se/a.md:1:16",
    fix: "Use the label as the code has it, the translation behind it in brackets; or translate the code too.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let mut shown: Option<FxHashMap<&str, Span>> = None;
    for segment in page.segments.iter().filter(|s| s.sure) {
        let (source, target) = (&segment.source.anatomy, &segment.target.anatomy);
        let theirs = labels(source);
        if theirs.is_empty() {
            continue;
        }
        let shown = shown.get_or_insert_with(|| in_code(page));
        if shown.is_empty() {
            return;
        }
        let ours = labels(target);
        for (i, there) in theirs.iter().enumerate() {
            let label = name(&source.raw[there.clone()]);
            let Some(&place) = shown.get(label) else { continue };
            // A space of another kind is no translation.
            let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            if plain(target.raw).contains(&plain(label)) {
                continue;
            }
            // Without a partner nobody knows what became of it.
            let Some(at) = ours.get(i).filter(|_| ours.len() == theirs.len()).cloned() else { continue };
            let here = name(&target.raw[at.clone()]);
            // A translated sample shows the translated label.
            if here.is_empty() || shown.contains_key(here) {
                continue;
            }
            // A single word may be meant otherwise here than there.
            let words = label.split_whitespace().count();
            let level = if words > 1 { Level::Default } else { Level::Strict };
            let message =
                format!("\u{201c}{here}\u{201d}; the code on this page shows \u{201c}{label}\u{201d}");
            let mut finding = Diagnostic::new(&RULE, segment.target.span(at), message)
                .level(level)
                .related(place, "the code")
                .related(segment.source.span(there.clone()), "the source");
            finding.segment = segment.id.map(Into::into);
            sink.push(finding);
        }
    }
}

/// A label without what may stand at its ends.
fn name(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ',', ':', '!', '?', '…', '。', '，', '：', '！', '？']).trim()
}

/// What is set in bold or in quotes, in order.
fn labels(a: &Anatomy<'_>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = a.strong.iter().map(|p| p.inner.clone()).collect();
    let pairs = [('"', '"'), ('“', '”'), ('«', '»'), ('„', '“'), ('”', '”'), ('「', '」')];
    for range in &a.prose {
        let text = &a.raw[range.clone()];
        let mut at = 0;
        while let Some(i) = text[at..].find(|c| pairs.iter().any(|(open, _)| *open == c)) {
            let open = text[at + i..].chars().next().unwrap_or('"');
            let start = at + i + open.len_utf8();
            let closes = |c: char| pairs.iter().any(|(o, close)| *o == open && *close == c);
            let Some(len) = text[start..].find(closes) else { break };
            let inner = range.start + start..range.start + start + len;
            if !a.strong.iter().any(|p| p.range.start <= inner.start && inner.end <= p.range.end) {
                out.push(inner);
            }
            at = start + len + text[start + len..].chars().next().map_or(0, char::len_utf8);
        }
    }
    out.sort_by_key(|r| r.start);
    out
}

/// The texts that the page's code shows: in quotes, or between tags.
fn in_code<'p>(page: &'p Translation<'_>) -> FxHashMap<&'p str, Span> {
    let mut out = FxHashMap::default();
    for block in &page.page.blocks.blocks {
        let BlockKind::Code { text, .. } = &block.kind else { continue };
        for line in text.lines() {
            for (open, close) in [('"', '"'), ('\'', '\''), ('`', '`'), ('>', '<')] {
                let mut rest = line;
                while let Some((_, behind)) = rest.split_once(open) {
                    let Some((inside, after)) = behind.split_once(close) else { break };
                    if is_label(inside.trim()) {
                        out.entry(inside.trim()).or_insert(block.span);
                    }
                    // What closes one text between tags opens no other.
                    rest = if open == '>' { behind } else { after };
                }
            }
        }
    }
    out
}

/// Whether a text of the code may be a label: it begins with a capital or a letter without case, and is no path, no
/// address and no name of the program's own.
fn is_label(text: &str) -> bool {
    let first = text.chars().next();
    (2..=48).contains(&text.chars().count())
        && first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && !text.contains(['/', '\\', '<', '{', '=', ';', '_', '+'])
        && text.contains(char::is_lowercase)
}
