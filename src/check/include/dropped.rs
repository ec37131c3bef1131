//! Includes that are not there.

use crate::check::reading::{Basis, BlockKind, Comparison};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};
use crate::model::join;

/// The rule.
pub static RULE: Rule = Rule {
    code: "include/dropped",
    severity: Severity::Major,
    what: "An include of the source is not in the translation.",
    why: "The reader misses the whole text of the included file.",
    example: "--- content/en-us/a.md\n# A\n\n[!INCLUDE [x](i/x.md)]\n\nWait a little.\n\nClose the window.\n--- content/en-us/i/x.md\nHello there.\n--- content/sv-se/a.md\n# A\n\nVänta lite.\n\nStäng fönstret.\n=> content/sv-se/a.md:1:1",
    fix: "Restore the include.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    // Both halves of a bilingual page share it.
    if cx.basis == Basis::Itself {
        return;
    }
    for (block, after) in cx.missing() {
        if let BlockKind::Include(path) = &block.kind {
            let message = format!("the include `{path}` of {} is missing after this", cx.other);
            let finding = cx.lacks(&RULE, block, after, message);
            sink.push(if is_new(cx, path) { finding.level(Level::Pedantic) } else { finding });
        }
    }
}

/// Whether the locale has its own files where the included one would stand, and not that one: the source got it since.
fn is_new(cx: &Comparison<'_>, path: &str) -> bool {
    let page = cx.site.files.get(cx.page.file);
    let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let Some(path) = join(folder, path.split(['?', '#']).next().unwrap_or_default()) else { return false };
    let (place, _) = path.rsplit_once('/').unwrap_or_default();
    cx.site.files.find(page.root, &path).is_none() && cx.site.files.has_folder(page.root, place)
}
