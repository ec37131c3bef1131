//! Comments that are none.

use crate::check::reading::{LocalePage, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "directive/comment-broken",
    severity: Severity::Major,
    what: "The mark that begins or ends a comment is damaged (`<! --`, `<!—`, `—>`), or a comment is never closed.",
    why: "The reader sees what was meant for writers, or all that follows is hidden.",
    example: "--- content/en-us/b.md\n# B\n--- content/sv-se/a.md\n# Hej\n\n<! -- granska -->\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Write `<!--` and `-->`.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let found = damage(page.page);
    // As the source has it.
    if found.is_none() || page.source_page.is_some_and(|s| damage(s).is_some()) {
        return;
    }
    if let Some((at, message)) = found {
        let finding = Diagnostic::new(&RULE, page.page.span(at), message);
        sink.push(finding.level(Level::Default));
    }
}

/// The first mark of a comment that is damaged, with what is to be said of it.
fn damage(page: &LocalePage) -> Option<(std::ops::Range<usize>, &'static str)> {
    let text = page.text();
    let body = text.get(page.start..)?;
    if !body.contains("<!") {
        return None;
    }
    let shown = |at: usize| page.is_shown(at);
    let (mut at, mut open, mut close): (usize, Option<usize>, Option<usize>) = (page.start, None, None);
    while let Some(i) = text[at..].find("<!") {
        let start = at + i;
        let rest = &text[start + 2..];
        at = start + 2;
        if !shown(start) || text[..start].ends_with('\\') {
            continue;
        }
        let spaced = rest.trim_start_matches([' ', '\u{a0}']);
        if spaced.len() < rest.len() && spaced.starts_with("--") || rest.starts_with(DASHES) {
            return Some((start..start + 2, "this begins no comment: `<!--` does"));
        }
        if !rest.starts_with("--") {
            continue;
        }
        // `<!-->` and `<!--->` are whole.
        // Sought from where the last one stood: a page of open comments is read once.
        if close.is_none_or(|end| end < start + 2) {
            close = text[start + 2..].find("-->").map(|n| start + 2 + n);
        }
        match close {
            Some(end) => {
                if text[start + 4..end.max(start + 4)].contains("<!--") {
                    open = open.or(Some(start));
                    continue;
                }
                if let Some(start) = open {
                    return Some((start..start + 4, "this comment is not closed before the next one begins"));
                }
                at = end + 3;
            }
            None => return Some((start..start + 4, "this comment is never closed")),
        }
    }
    None
}

/// Dashes that a program for texts makes of two hyphens.
const DASHES: [char; 2] = ['—', '–'];
