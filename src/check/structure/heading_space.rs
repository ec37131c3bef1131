//! Headings without the space after their marks.

use crate::check::reading::{BlockKind, Translation};
use crate::check::{Check, Look};
use crate::diag::Diagnostic;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/heading-space",
    severity: Severity::Major,
    what: "A line begins with `#` marks that no space follows, or with their full-width forms: it is no heading.",
    why: "The marks are shown, and the contents list lacks the heading.",
    example: "--- content/en-us/a.md\n# A\n\n## First steps here\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n##Första stegen här\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Write `#` and put a space after the marks.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    for block in page.page.blocks.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Paragraph)) {
        let start = block.span.start as usize;
        let Some(raw) = text.get(block.span.range()) else { continue };
        let mut at = start;
        for line in raw.split_inclusive('\n') {
            let here = at;
            at += line.len();
            let marks = line.bytes().take_while(|b| *b == b'#').count();
            // A mark of direction is no space, and does not show.
            let after = line[marks..].trim_start_matches(['\u{200e}', '\u{200f}']);
            let tagged = after.starts_with("<a name=") || after.starts_with("<span data-ttu-id=");
            let hidden = after.len() < line.len() - marks;
            let after = if hidden { after.trim_start() } else { after };
            let text = marks >= 2 && after.starts_with(char::is_alphabetic);
            // As the sign is typed in Chinese and Japanese.
            let wide = line.trim_start_matches(['＃', '﹟']);
            let shown = line[..line.len() - wide.len()].chars().count();
            let begins = wide.trim_start().starts_with("<a name=") || wide.starts_with("<span data-ttu-id=");
            let alone =
                here == start && wide.starts_with(' ') && wide.trim_start().starts_with(char::is_alphabetic);
            if (1..=6).contains(&shown) && (begins || alone) {
                let place = page.page.span(here..here + line.len() - wide.len());
                sink.push(Diagnostic::new(&RULE, place, "no heading: its marks are wider ones"));
            }
            if (1..=6).contains(&marks) && (tagged || text) {
                sink.push(Diagnostic::new(
                    &RULE,
                    page.page.span(here..here + marks),
                    "no heading: a space must follow these marks",
                ));
            }
        }
    }
}
