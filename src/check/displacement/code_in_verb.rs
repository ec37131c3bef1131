//! Code in the middle of a verb.

use crate::check::reading::{Aspect, SegmentContext, is_han, is_hangul, parts_verb};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use crate::text::is_unspaced;

/// The rule.
pub static RULE: Rule = Rule {
    code: "displacement/code-in-verb",
    severity: Severity::Major,
    what: "A piece of code stands between the stem of a verb and an ending that cannot stand alone, between an object and its verb, or between a request and its pronoun.",
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
        let ending = endings.iter().find(|e| after.starts_with(e.as_ref()));
        // What becomes a verb by `する` is not written with the kana of an adverb (`今すぐ`).
        let kana = before.is_some_and(|c| matches!(c, '\u{3041}'..='\u{309f}'));
        let torn = match ending.and_then(|e| e.chars().next()) {
            Some(first) if is_unspaced(first) => {
                stem && !(kana && matches!(first, 'し' | 'さ' | 'す' | 'で'))
            }
            Some(_) => is_korean_stem(cx, &target.raw[..piece.range.start], after),
            None => false,
        };
        if parts_verb(cx.style(), &target.raw[..piece.range.start], &target.raw[piece.range.end..]) {
            let message = "this stands between a participle and its auxiliary";
            cx.report(sink, (&RULE, Level::Strict), piece.range.clone(), message, &[Aspect::Code]);
            return;
        }
        if is_between(cx, before, &target.raw[..piece.range.start], after) {
            let message = "this stands between a verb and what belongs to it";
            cx.report(sink, (&RULE, Level::Strict), piece.range.clone(), message, &[Aspect::Code]);
            return;
        }
        if let (true, Some(ending)) = (torn, ending) {
            let message = format!("this stands between a verb and its ending {ending}");
            cx.report(sink, (&RULE, Level::Strict), piece.range.clone(), message, &[Aspect::Code]);
            return;
        }
    }
}

/// Whether code stands between an object and its verb (`コマンドを … 実行します`), or between a request and its pronoun
/// (`Ersetzen … Sie`).
fn is_between(cx: &SegmentContext<'_>, last: Option<char>, before: &str, after: &str) -> bool {
    let verb = after.trim_start_matches(is_han);
    let made = (6..=12).contains(&(after.len() - verb.len())) && verb.starts_with(['し', 'す', 'さ']);
    let request = || {
        let sentence = before.trim_end().rsplit(['.', '!', '?', ':']).next().unwrap_or_default().trim_start();
        let one =
            !sentence.contains(' ') && sentence.ends_with('n') && sentence.starts_with(char::is_uppercase);
        let pronoun = |p: &str| after.strip_prefix(p).is_some_and(|r| !r.starts_with(char::is_alphanumeric));
        one && cx.style().request_pronouns.iter().any(|p| pronoun(p))
    };
    let korean = || {
        let verb = after.split(|c: char| !is_hangul(c)).next().unwrap_or_default();
        let made = cx.style().bound_endings.iter().any(|e| {
            e.starts_with(['하', '합', '해', '했'])
                && verb.strip_suffix(e.as_ref()).is_some_and(|s| s.chars().count() == 2)
        });
        matches!(last, Some('을' | '를')) && made
    };
    last == Some('を') && made || korean() || request()
}

/// Whether a text ends with a noun that the language makes a verb (`실행`), and the ending after the code is all of its
/// word: no particle, no adverb stands there.
fn is_korean_stem(cx: &SegmentContext<'_>, before: &str, after: &str) -> bool {
    let style = cx.style();
    let stem = before.trim_end().rsplit(|c: char| !is_hangul(c)).next().unwrap_or_default();
    let ending = after.split(|c: char| !is_hangul(c)).next().unwrap_or_default();
    let is = |list: &[Box<str>], word: &str| list.iter().any(|x| x.as_ref() == word);
    let marked = style.particles.iter().any(|p| stem.ends_with(p.as_ref()));
    stem.chars().count() == 2
        && !marked
        && !style.is_function_word(stem)
        && ending.chars().count() >= 2
        && is(&style.bound_endings, ending)
}
