//! Code in the middle of a verb.

use crate::check::reading::{Aspect, SegmentContext, is_unspaced};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "displacement/code-in-verb",
    severity: Severity::Major,
    what: "A piece of code stands between the stem of a verb and an ending that cannot stand alone.",
    why: "The sentence falls apart; the code has left the place where it is the object.",
    example: "--- content/ja-jp/a.md\n<span data-ttu-id=\"0a1b2-101\">関数を実行 `run` します。</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Run the `run` function.</span></span>\n=> content/ja-jp/a.md:1:37",
    fix: "Move the code to its noun.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Code) {
        return;
    }
    let target = cx.target();
    let endings = &cx.style().bound_endings;
    for piece in &target.codes {
        let after = target.raw[piece.range.end..].trim_start();
        let before = target.raw[..piece.range.start].trim_end().chars().next_back();
        let stem = before.is_some_and(|c| {
            is_unspaced(c)
                && !matches!(
                    c,
                    'を' | 'は' | 'が' | 'に' | 'で' | 'と' | 'の' | 'へ' | 'も' | 'や' | '、' | '。'
                )
        });
        // Only scripts without spaces write stem and ending together.
        let ending = endings
            .iter()
            .filter(|e| e.chars().next().is_some_and(is_unspaced))
            .find(|e| after.starts_with(e.as_ref()));
        if let (true, Some(ending)) = (stem, ending) {
            let message = format!("this stands between a verb and its ending {ending}");
            cx.report(sink, (&RULE, Level::Strict), piece.range.clone(), message, &[Aspect::Code]);
            return;
        }
    }
}
