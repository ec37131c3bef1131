//! Code that differs from that of the source.

use super::comments::Comments;
use crate::check::reading::{Basis, Block, BlockKind, Comparison, LocalePage, counted};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "code/block-changed",
    severity: Severity::Major,
    what: "A code block is not the same as in the source: a line is lost, or code was translated.",
    why: "Readers copy it, and it does not work.",
    example: "--- content/en-us/a.md\n# A\n\n```js\nlet a = 1;\nrun(a);\n```\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n```js\nlet a = 1;\n```\n\nVänta lite.\n=> content/sv-se/a.md:5:1",
    fix: "Copy the block from the source. Comments may be translated.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    // Both halves of a bilingual page share it.
    if cx.basis == Basis::Itself {
        return;
    }
    let mut changed = vec![];
    for (there, here) in cx.pairs() {
        let (BlockKind::Code { text: expected, language, .. }, BlockKind::Code { text: found, .. }) =
            (&there.kind, &here.kind)
        else {
            continue;
        };
        // One that swallowed what follows it is reported as not closed.
        let swallowed = cx.page.text().get(here.span.range()).is_some_and(|t| t.contains("data-ttu-id="));
        let plain = |code: &str| code.replace('\u{a0}', " ");
        if swallowed || lines(&plain(expected)) == lines(&plain(found)) {
            continue;
        }
        let comments = Comments::of(language);
        let (code, shown) = (comments.cut(expected), comments.cut(found));
        let (n, m) = (lines(expected).len(), lines(found).len());
        // Of two translations that differ, the one with less has lost it, and the one with its own letters has translated it.
        let foreign = |code: &str| code.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
        if cx.basis == Basis::OtherLocale && (m > n || foreign(found) < foreign(expected)) {
            continue;
        }
        let mut finding = if code == shown {
            cx.differs(&RULE, here, there, format!("the comments are not those of {}", cx.other))
                .level(Level::Pedantic)
        } else if m < n {
            let lines = counted(m, "line");
            cx.differs(&RULE, here, there, format!("{lines} of code; in {} it has {n}", cx.other))
        } else {
            let line = lines(expected).iter().zip(lines(found)).position(|(a, b)| *a != b).unwrap_or(n);
            cx.differs(
                &RULE,
                here,
                there,
                format!("line {} of the code is not that of {}", line + 1, cx.other),
            )
        };
        // Comments that nobody translated: a line of them is lost, or stands there twice.
        let (theirs, ours) = (lines(expected), lines(found));
        let cut = code == shown && n != m && (is_part(&ours, &theirs) || is_part(&theirs, &ours));
        if code == shown {
            finding.severity = if cut { Severity::Minor } else { Severity::Info };
        }
        if cut {
            finding.level = cx.level(Level::Default);
        }
        // The marks of HTML for what stands there are damage, whatever the version.
        let escaped = found.contains('&') && lines(&plain_marks(expected)) == lines(&plain_marks(found));
        if escaped {
            finding.level = Level::Default;
        }
        if let Some(at) = first_other_line(cx.page, here, expected) {
            finding.primary.span = at;
        }
        let aged = !cx.same_version && !cx.is_settled(Some(here), there);
        if code == shown && !cut || aged || escaped { sink.push(finding) } else { changed.push(finding) }
    }
    cx.report_few(changed, sink);
}

/// Whether all lines of one are lines of the other, in their order, and hardly one of these is left.
fn is_part(few: &[&str], many: &[&str]) -> bool {
    let mut rest = many.iter();
    few.len() < many.len() && many.len() - few.len() <= 2 && few.iter().all(|line| rest.any(|l| l == line))
}

/// Code with the entities of HTML read as what they stand for.
fn plain_marks(code: &str) -> String {
    let mut out = code.to_owned();
    for (entity, mark) in [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&amp;", "&")] {
        out = out.replace(entity, mark);
    }
    out
}

/// The first line of a block that is not the one of the expected code.
fn first_other_line(page: &LocalePage, block: &Block, expected: &str) -> Option<Span> {
    let start = block.span.start as usize;
    let mut wanted = lines(expected).into_iter();
    let mut at = start;
    for (n, line) in page.text().get(block.span.range())?.split_inclusive('\n').enumerate() {
        let (here, text) = (at, line.trim());
        at += line.len();
        if text.is_empty() || n == 0 && text.starts_with(['`', '~']) {
            continue;
        }
        if wanted.next() != Some(text.trim_start_matches("> ")) {
            return Some(page.span(here..here + line.trim_end().len()));
        }
    }
    None
}

/// The lines, indentation and white space at their ends aside.
fn lines(code: &str) -> Vec<&str> {
    code.lines()
        .map(|l| l.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}'))
        .filter(|l| !l.is_empty())
        .collect()
}
