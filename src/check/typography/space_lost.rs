//! Sentences run together.

use crate::check::reading::{Aspect, SegmentContext, Translation, is_hangul, tokens};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};
use crate::l10n::Style;
use crate::text::is_titled;

/// The rule.
pub static RULE: Rule = Rule {
    code: "typography/space-lost",
    severity: Severity::Minor,
    what: "A letter follows a full stop or a comma of the translation without a space, and not so in the source.",
    why: "Two words run into one; a program may take them for an address.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen.Stäng fönstret.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file. Close the window.</span></span>\n=> content/sv-se/a.md:1:42",
    fix: "Put a space after the mark.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

/// The check of sentences that are pairs.
pub static PAIRS: Check = Check { rule: &RULE, look: Look::Translation(pairs) };

fn pairs(page: &Translation<'_>, sink: &mut Sink) {
    if is_unparted(page.style) {
        return;
    }
    let text = page.page.text();
    for two in page.page.scan.pairs.windows(2) {
        let [one, next] = two else { continue };
        let before = text.get(one.target.clone()).unwrap_or_default();
        let after = text.get(next.target.clone()).unwrap_or_default();
        let ends = before.ends_with(['.', '!', '?', '\u{61f}', ':']);
        if one.whole.end == next.whole.start && ends && after.starts_with(char::is_alphabetic) {
            let place = page
                .page
                .span(next.target.start..next.target.start + after.chars().next().map_or(0, char::len_utf8));
            let message = "no space parts this sentence from the one before it";
            sink.push(Diagnostic::new(&RULE, place, message).level(Level::Strict));
        }
    }
}

/// Chinese, Japanese, Thai and the like part neither words nor sentences.
fn is_unparted(style: &Style) -> bool {
    matches!(&*style.language, "zh" | "ja" | "th" | "lo" | "km" | "my")
}

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if is_unparted(cx.style()) {
        return;
    }
    let script: fn(char) -> bool = match &*cx.style().language {
        "ar" | "fa" | "ur" | "ps" => |c| matches!(c, '\u{620}'..='\u{6ff}'),
        "ko" => is_hangul,
        _ => |_| false,
    };
    let (source, target) = (cx.source(), cx.target());
    for pair in target.words.windows(2) {
        let (one, two) = (&pair[0], &pair[1]);
        let gap = target.raw.get(one.range.end..two.range.start).unwrap_or_default();
        if gap == " " {
            continue;
        }
        let (a, b) = (target.word(one), target.word(two));
        let clear = match gap {
            "." | "!" | "?" => {
                is_titled(b)
                    && b.chars().count() > 1
                    && a.chars().all(|c| c.is_lowercase() || c.is_uppercase())
                    && a.chars().count() > 1
            }
            "," | ";" => a.chars().count() > 1 && b.chars().count() > 1 && one.letters && two.letters,
            _ => false,
        };
        // Without capitals, a word of two letters before the mark is no initial.
        let own = |w: &str| w.chars().all(script) && w.chars().count() > 1;
        let clear = clear || matches!(gap, "." | "!" | "?" | "،" | "؛" | "؟") && own(a) && own(b);
        if !clear {
            continue;
        }
        let whole = &target.raw[one.range.start..two.range.end];
        // The source may list without spaces, too.
        let parted = |w: &[crate::check::reading::Word]| source.raw.get(w[0].range.end..w[1].range.start);
        let long = |w: &[crate::check::reading::Word]| w.iter().all(|w| source.word(w).len() > 1);
        let listed = source.words.windows(2).any(|w| parted(w) == Some(gap) && (gap != "." || long(w)));
        if listed {
            continue;
        }
        if source.raw.contains(whole)
            || target.is_literal(one.range.end)
            || tokens::shape(a).is_some() && gap == "."
        {
            continue;
        }
        // `example.Com`, `ASP.Net` are names in the wrong case.
        let known = source.words.iter().any(|w| source.word(w).eq_ignore_ascii_case(b)) && gap == ".";
        let level = if known { Level::Pedantic } else { Level::Default };
        cx.report(
            sink,
            (&RULE, level),
            one.range.end..two.range.start,
            "no space after this mark",
            &[Aspect::Space],
        );
        return;
    }
}
