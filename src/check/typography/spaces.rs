//! Spaces in the wrong place.

use crate::check::reading::{Anatomy, Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "typography/spaces",
    severity: Severity::Info,
    what: "The translation has two spaces in a row within a sentence, a space before a mark that the language writes without one, or none after it, where the source has none of these.",
    why: "It looks careless; two spaces are often the scar of a lost word or of lost marks.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara  filen nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file now.</span></span>\n=> content/sv-se/a.md:1:36",
    fix: "Correct the spaces.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Space) {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    if let Some(at) = double(target)
        && double(source).is_none()
    {
        cx.report(sink, (&RULE, Level::Pedantic), at, "two spaces", &[Aspect::Space]);
        return;
    }
    let before = |a: &Anatomy<'_>, own: &[char]| {
        a.prose.iter().find_map(|r| {
            let text = &a.raw[r.clone()];
            let next = |i: usize| text.as_bytes().get(i + 1);
            let spaces = text.bytes().enumerate().filter(|(_, b)| *b == b' ').map(|(i, _)| i);
            spaces.filter(|i| !next(*i).is_some_and(u8::is_ascii_alphanumeric)).find_map(|i| {
                let mut rest = text[i + 1..].chars();
                let mark = rest.next().filter(|c| !own.contains(c))?;
                let after = rest.next();
                // A name may begin with a mark of ASCII: `.pst`.
                let named = || after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '/'));
                let wrong = match mark {
                    ',' | '.' | ';' | ':' | '!' | '?' => !named(),
                    _ => matches!(mark, '،' | '؛' | '؟' | '、' | '。' | '，' | '；' | '：' | '！' | '？'),
                };
                wrong.then(|| r.start + i..r.start + i + 1 + mark.len_utf8())
            })
        })
    };
    if let Some(at) = before(target, &cx.style().space_before)
        && before(source, &[]).is_none()
    {
        cx.report(sink, (&RULE, Level::Strict), at, "a space before a mark of punctuation", &[Aspect::Space]);
        return;
    }
    if let Some(at) = in_brackets(target)
        && in_brackets(source).is_none()
    {
        cx.report(sink, (&RULE, Level::Strict), at, "a space inside brackets", &[Aspect::Space]);
        return;
    }
    if let Some(at) = before_joined(cx) {
        let dash = source.raw.contains(" - ") && target.raw[at.clone()].ends_with('-');
        let message =
            if dash { "no space after this dash" } else { "a space before what is written to the word" };
        cx.report(sink, (&RULE, Level::Strict), at, message, &[Aspect::Space]);
        return;
    }
    if let Some(at) = double_before_marks(target)
        && double_before_marks(source).is_none()
    {
        cx.report(sink, (&RULE, Level::Pedantic), at, "two spaces", &[Aspect::Space]);
    }
}

/// A space after an opening bracket, or before a closing one.
fn in_brackets(a: &Anatomy<'_>) -> Option<std::ops::Range<usize>> {
    if !a.signs.may_hold_any(&['(', ')', '（', '）', '「', '」', '『', '』', '【', '】']) {
        return None;
    }
    let raw = a.raw.as_bytes();
    let spaces = memchr::memchr_iter(b' ', raw);
    spaces.filter(|i| *i > 0 && i + 1 < raw.len()).find_map(|i| {
        let (head, tail) = (&a.raw[..i], &a.raw[i + 1..]);
        let closed = tail.starts_with([')', '）', '」', '』', '】'])
            && !head.ends_with([' ', '(', '（', '「', ')', '|']);
        let opened =
            head.ends_with(['(', '（', '「', '『', '【']) && !tail.starts_with([' ', ')', '）', '|']);
        ((closed || opened) && !a.is_literal(i)).then_some(i..i + 1)
    })
}

/// A space before a hyphen that joins code, bold or a link to a word (`` `Range` -Objekt ``), or before a particle that is
/// written to its word.
fn before_joined(cx: &SegmentContext<'_>) -> Option<std::ops::Range<usize>> {
    let a = cx.target();
    let hyphen = |end: usize| {
        let rest = a.raw[end..].strip_prefix(" -")?;
        rest.starts_with(char::is_alphabetic).then_some(end..end + 2)
    };
    let pieces = a.codes.iter().chain(&a.strong).map(|p| p.range.end);
    let ends = pieces.chain(a.links.iter().map(|l| l.range.end));
    let particle = || {
        let words = if &*cx.style().language == "ja" { a.words.as_slice() } else { &[] };
        words.windows(2).find_map(|pair| {
            let (one, two) = (&pair[0], &pair[1]);
            let gap = one.range.end..two.range.start;
            let joined = one.unspaced && two.unspaced && a.raw.get(gap.clone()) == Some(" ");
            (joined && matches!(a.word(two), "を" | "が" | "は" | "に")).then_some(gap)
        })
    };
    // `' **Ein** '`: quotation marks stand close to what they quote.
    let quoted = || {
        a.codes.iter().chain(&a.strong).find_map(|p| {
            let (head, tail) =
                (a.raw[..p.range.start].strip_suffix(' ')?, a.raw[p.range.end..].strip_prefix(' ')?);
            let open = head.ends_with(['\'', '"', '„', '“', '‘']);
            (open && tail.starts_with(['\'', '"', '“', '”', '’'])).then_some(p.range.end..p.range.end + 1)
        })
    };
    ends.filter_map(hyphen).next().or_else(particle).or_else(quoted)
}

/// Two spaces between words.
fn double(a: &Anatomy<'_>) -> Option<std::ops::Range<usize>> {
    if !a.signs.double_space() {
        return None;
    }
    a.prose.iter().find_map(|r| {
        let text = &a.raw[r.clone()];
        let i = text.trim().find("  ")? + (text.len() - text.trim_start().len());
        text[..i].chars().next_back().filter(|c| !c.is_whitespace())?;
        Some(r.start + i..r.start + i + 2)
    })
}

/// Two spaces before what is marked.
fn double_before_marks(a: &Anatomy<'_>) -> Option<std::ops::Range<usize>> {
    if !a.signs.double_space() {
        return None;
    }
    let starts = a.codes.iter().chain(&a.strong).chain(&a.emphasis).map(|p| p.range.start);
    let mut starts = starts.chain(a.links.iter().map(|l| l.range.start));
    starts.find(|at| a.raw[..*at].ends_with("  ") && !a.raw[..*at].trim().is_empty()).map(|at| at - 2..at)
}
