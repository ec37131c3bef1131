//! Directives with other settings.

use crate::check::link::address::without_locale;
use crate::check::reading::{Block, BlockKind, Comparison, LocalePage, TABS};
use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "directive/changed",
    severity: Severity::Major,
    what: "A moniker range, a zone, a tab or another directive has another setting than in the source, or is not there.",
    why: "The text is shown to the wrong readers, or to none.",
    example: "--- content/en-us/a.md\n# A\n\n::: zone pivot=\"web\"\n\nSave the file.\n\n::: zone-end\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n::: zone pivot=\"webb\"\n\nSpara filen.\n\n::: zone-end\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Copy the line of the directive from the source; nothing in it is translated.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    let mut changed = vec![];
    for (there, here) in cx.pairs() {
        let differ = match (&there.kind, &here.kind) {
            (BlockKind::Division(a), BlockKind::Division(b)) | (BlockKind::Tab(a), BlockKind::Tab(b)) => {
                a != b
            }
            (BlockKind::Video(a), BlockKind::Video(b)) => without_locale(a) != without_locale(b),
            _ => continue,
        };
        if differ {
            let (expected, found) = (written(cx.reference, there), written(cx.page, here));
            changed.push(cx.differs(
                &RULE,
                here,
                there,
                format!("`{found}`; in {} it is `{expected}`", cx.other),
            ));
        }
    }
    cx.report_few(changed, sink);
    for (block, after) in cx.missing() {
        if let BlockKind::Division(_) | BlockKind::Tab(_) = &block.kind {
            let message = format!("`{}` of {} is missing after this", written(cx.reference, block), cx.other);
            sink.push(cx.lacks(&RULE, block, after, message));
        }
    }
}

/// A directive as its writer sees it.
fn written<'a>(page: &'a LocalePage, block: &'a Block) -> &'a str {
    match &block.kind {
        BlockKind::Division(setting) if &**setting == TABS => setting,
        BlockKind::Tab(setting) | BlockKind::Video(setting) => setting,
        _ => {
            let raw = page.text().get(block.span.range()).unwrap_or_default();
            raw.lines().next().unwrap_or_default().trim_start_matches(['>', ' ']).trim_end()
        }
    }
}
