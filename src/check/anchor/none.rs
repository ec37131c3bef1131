//! Headings of translations without the anchor that all others have, where no other page tells its name.

use super::tag_broken::damage;
use crate::check::reading::{Block, BlockKind, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "anchor/none",
    severity: Severity::Major,
    what: "A heading of a translation has no anchor, at least four others of its page have one and none lacks it, and the docset has no page of this version that could tell its name.",
    why: "A translated heading gets another id than its source: links to it lead to the top of the page.",
    example: "--- content/en-us/b.md\n# A\n\n## <a name=\"one\"></a>Det ene\n\n## <a name=\"two\"></a>Det andet\n\n## <a name=\"three\"></a>Det tredje\n\n## <a name=\"four\"></a>Det fjerde\n\n## <a name=\"five\"></a>Det femte\n\n--- content/sv-se/a.md\n# A\n\n## <a name=\"one\"></a>Det ena\n\n## <a name=\"two\"></a>Det andra\n\n## Det tredje\n\n## <a name=\"four\"></a>Det fjärde\n\n## <a name=\"five\"></a>Det femte\n\n=> content/sv-se/a.md:7:4",
    fix: "Put `<a name=\"…\"></a>` before its text, with the id of the source's heading.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

/// So many headings with an anchor make a habit.
const HABIT: usize = 4;

fn check(page: &Translation<'_>, sink: &mut Sink) {
    if page.is_compared() {
        return;
    }
    // The title needs none.
    let heading = |b: &&Block| matches!(b.kind, BlockKind::Heading(2..));
    let (kept, lost): (Vec<_>, Vec<_>) =
        page.page.blocks.blocks.iter().filter(heading).partition(|b| !b.anchors.is_empty());
    // What a bilingual page has no pair for is the source's own text, and its id.
    let own = |b: &Block| page.page.is_bilingual() && page.page.pairs_over(&b.place.range()).is_empty();
    if let ([lost], HABIT..) = (&lost[..], kept.len())
        && !own(lost)
        && damage(page.page, lost).is_none()
    {
        let message = "this heading has no anchor, all others of the page have one";
        sink.push(Diagnostic::new(&RULE, lost.place, message));
    }
}
