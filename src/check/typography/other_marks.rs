//! Punctuation of another language.

use std::ops::Range;

use crate::check::reading::{Anatomy, Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};
use crate::l10n::Style;
use crate::text::is_unspaced;

/// The rule.
pub static RULE: Rule = Rule {
    code: "typography/other-marks",
    severity: Severity::Info,
    what: "A mark of punctuation of English stands where the language has one of its own: a comma between Arabic or Chinese words; a colon close to a French word (`space-before` in `style.toml`).",
    why: "The text looks as if a machine had written it, and lines may break in the wrong place.",
    example: "--- content/zh-cn/a.md\n<span data-ttu-id=\"0a1b2-101\">保存文件,然后关闭窗口。</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file, and then close the window.</span></span>\n=> content/zh-cn/a.md:1:35",
    fix: "Write the mark of the language.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Space) {
        return;
    }
    let target = cx.target();
    let Some((at, message)) = other(target, cx.style()) else { return };
    cx.report_alone(sink, (&RULE, Level::Pedantic), at, message, &[]);
}

fn other(a: &Anatomy<'_>, style: &Style) -> Option<(Range<usize>, String)> {
    if !a.signs.may_hold_any(&[',', ';', ':', '?', '!', '.', '«', '»']) {
        return None;
    }
    let arabic = |c: char| matches!(c as u32, 0x620..=0x64a | 0x66e..=0x6d3);
    let spaced = |mark: char| style.space_before.contains(&mark);
    a.prose.iter().find_map(|range| {
        let text = &a.raw[range.clone()];
        text.char_indices().find_map(|(at, mark)| {
            if !matches!(mark, ',' | ';' | ':' | '?' | '!' | '.' | '«' | '»') {
                return None;
            }
            let end = at + mark.len_utf8();
            let (before, after) = (text[..at].chars().next_back()?, text[end..].chars().next());
            let place = range.start + at..range.start + end;
            let ends = after.is_none_or(char::is_whitespace);
            match mark {
                ',' | ';' | '?' if arabic(before) && ends => {
                    Some((place, format!("`{mark}` is not the mark of this script")))
                }
                ',' | ';' | ':' | '?' | '!' if is_unspaced(before) && after.is_some_and(is_unspaced) => {
                    Some((place, format!("`{mark}` is not the mark of this script")))
                }
                '.' if is_unspaced(before) && after.is_none() && range.end == a.raw.trim_end().len() => {
                    Some((place, format!("`{mark}` is not the mark of this script")))
                }
                ';' | ':' | '?' | '!' if spaced(mark) && before.is_alphabetic() && ends => {
                    Some((place, format!("a space belongs before `{mark}`")))
                }
                '»' if spaced(mark) && !before.is_whitespace() => {
                    Some((place, format!("a space belongs before `{mark}`")))
                }
                '«' if spaced('»') && after.is_some_and(|c| !c.is_whitespace()) => {
                    Some((place, format!("a space belongs after `{mark}`")))
                }
                _ => None,
            }
        })
    })
}
