//! Code that does not end.

use std::cell::LazyCell;
use std::ops::Range;

use super::language::one_name;
use crate::check::reading::{Block, BlockKind, LocalePage, Translation};
use crate::check::{Check, Look};
use crate::diag::Diagnostic;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "code/fence-unclosed",
    severity: Severity::Critical,
    what: "A code block is not closed: what follows, text and headings, stands in it. The marks that should close it are lost, damaged, or stand at the end of a line of code; or those that should begin one are damaged, and the closing ones begin another.",
    why: "Half a page is shown as code.",
    example: "--- content/en-us/a.md\n# A\n\n```js\nrun();\n```\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n```js\nrun();\n\n<span data-ttu-id=\"0a1b2-101\">Vänta lite.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Wait a little.</span></span>\n=> content/sv-se/a.md:3:1",
    fix: "Close the block with as many backticks as it begins with, on a line of their own.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    // A sample of Markdown may hold one, and the source has it then, too.
    let anchored = |raw: &str| raw.lines().any(|l| l.starts_with('#') && l.contains("<a name=\""));
    let is_sample = |b: &Block| matches!(&b.kind, BlockKind::Code { text, .. } if anchored(text));
    let sampled =
        LazyCell::new(|| page.source_page.is_some_and(|source| source.blocks.blocks.iter().any(is_sample)));
    let damaged = damaged_openings(page.page);
    for (at, _) in &damaged {
        let message = "these marks begin no code block, and those that should end it begin another";
        sink.push(Diagnostic::new(&RULE, page.page.span(at.clone()), message));
    }
    for block in &page.page.blocks.blocks {
        let BlockKind::Code { fenced: true, language, .. } = &block.kind else { continue };
        let start = block.span.start as usize;
        let Some(raw) = text.get(block.span.range()) else { continue };
        if damaged.iter().any(|(_, end)| *end == start) {
            continue;
        }
        let fence = Fence::of(raw);
        let markdown = one_name(language) == "markdown";
        let sample = || markdown || *sampled;
        // Another one begins in it, and its end is taken for the end of this.
        let began = if markdown { None } else { fence.opening(raw) };
        let swallowed = raw.contains("data-ttu-id=") || anchored(raw) && !sample() || began.is_some();
        let unclosed = swallowed || !fence.closed;
        let glued = if markdown { None } else { fence.glued(raw) };
        let place = glued.or_else(|| fence.damaged(raw).filter(|_| unclosed));
        if let Some(at) = place {
            let at = start + at.start..start + at.end;
            let message =
                "these marks do not close the code block: they must stand alone on a line of their own";
            sink.push(Diagnostic::new(&RULE, page.page.span(at), message));
        } else if unclosed {
            let at = start..start + raw.lines().next().map_or(0, str::len);
            sink.push(Diagnostic::new(
                &RULE,
                page.page.span(at),
                "this code block does not end where its code ends",
            ));
        }
    }
}

/// How a fenced block begins, and whether it ends so.
struct Fence {
    mark: char,
    len: usize,
    closed: bool,
}

/// What quotes stand in.
const QUOTE: [char; 2] = ['>', ' '];

impl Fence {
    fn of(raw: &str) -> Self {
        let first = raw.lines().next().unwrap_or_default().trim_start_matches(QUOTE);
        let mark = first.chars().next().filter(|c| matches!(c, '`' | '~')).unwrap_or('`');
        let last = raw.trim_end().lines().next_back().unwrap_or_default();
        let closed = raw.lines().count() > 1
            && last.trim_start_matches(QUOTE).trim().starts_with([mark])
            && last.trim().trim_start_matches(QUOTE).chars().all(|c| c == mark);
        Self { mark, len: first.chars().take_while(|c| *c == mark).count(), closed }
    }

    /// The lines within, without what they stand in, and where they begin.
    fn inside<'t>(&self, raw: &'t str) -> impl Iterator<Item = (usize, &'t str)> {
        let last = raw.trim_end().rfind('\n').filter(|_| self.closed).unwrap_or(raw.len());
        let mut at = 0;
        let lines = raw.split_inclusive('\n').map(move |line| {
            let shown = line.trim_start_matches(QUOTE);
            at += line.len();
            (at - shown.len(), shown.trim_end())
        });
        lines.skip(1).take_while(move |(at, _)| *at <= last)
    }

    /// The line within that begins a block of its own: as many marks and the name of a language.
    fn opening(&self, raw: &str) -> Option<usize> {
        let begins = |line: &str| {
            let name = line.trim_start_matches(self.mark);
            line.len() - name.len() == self.len && is_name(name.trim_start())
        };
        self.inside(raw).find(|(_, line)| begins(line)).map(|(at, _)| at)
    }

    /// The marks that end a line of code in place of the block.
    fn glued(&self, raw: &str) -> Option<Range<usize>> {
        self.inside(raw).find_map(|(at, line)| {
            let code = line.trim_end_matches(self.mark);
            let own = line.len() - code.len() == self.len && !code.is_empty() && !code.contains(self.mark);
            own.then(|| at + code.len()..at + line.len())
        })
    }

    /// The first line that was the closing one: other marks, too few, parted, or with a full stop.
    fn damaged(&self, raw: &str) -> Option<Range<usize>> {
        self.inside(raw).find_map(|(at, line)| {
            let marks = line.chars().filter(|c| is_mark(*c)).count();
            let alone = line.chars().all(|c| is_mark(c) || matches!(c, ' ' | '.' | '。'));
            (alone && (2..=4).contains(&marks) && !line.contains("\"\"")).then(|| at..at + line.len())
        })
    }
}

/// What is typed in place of a fence's mark.
fn is_mark(c: char) -> bool {
    matches!(c, '`' | '~' | '\'' | '’' | '‘' | '´' | 'ˋ' | '｀' | '′' | '‵')
}

/// Whether a text is the name of a language, as fences have it.
fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.len() <= 24
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '#' | '+' | '-' | '.'))
}

/// Lines of text that were to begin a block: three marks of which one is escaped, set apart or another sign, and the name of
/// a language; with the place of the block that the closing fence begins in their stead.
fn damaged_openings(page: &LocalePage) -> Vec<(Range<usize>, usize)> {
    let text = page.text();
    let blocks = &page.blocks.blocks;
    let fenced = |b: &&Block| matches!(b.kind, BlockKind::Code { fenced: true, .. });
    let mut out: Vec<(Range<usize>, usize)> = vec![];
    for block in blocks.iter().filter(|b| matches!(b.kind, BlockKind::Paragraph | BlockKind::Item)) {
        let start = block.span.start as usize;
        let next = || blocks.iter().filter(fenced).find(|b| b.span.start > block.span.start);
        let Some(raw) = text.get(block.span.range()) else { continue };
        let mut at = start;
        for line in raw.split_inclusive('\n') {
            let shown = line.trim_start_matches(QUOTE);
            let here = at + line.len() - shown.len();
            at += line.len();
            let shown = shown.trim_end();
            if page.is_in_source(here) || !is_damaged_opening(shown) {
                continue;
            }
            let Some(end) = next() else { continue };
            let BlockKind::Code { language, .. } = &end.kind else { continue };
            let known = out.iter().any(|(place, _)| place.start == here);
            // Lone marks on both sides: nobody can tell which are damaged.
            if language.is_empty() && !known {
                out.push((here..here + shown.len(), end.span.start as usize));
            }
        }
    }
    out
}

/// Whether a line is the damaged marks of a fence and the name of a language.
fn is_damaged_opening(line: &str) -> bool {
    let name = line.trim_start_matches(|c| is_mark(c) || matches!(c, ' ' | '\\'));
    let head = &line[..line.len() - name.len()];
    let marks = head.chars().filter(|c| is_mark(*c)).count();
    (2..=4).contains(&marks) && !head.starts_with("```") && !head.ends_with(' ') && is_name(name)
}
