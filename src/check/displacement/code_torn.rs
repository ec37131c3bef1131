//! Code away from its noun.

use super::nouns::{
    MAX_PHRASE, Named, begins_noun, count, is_noun, is_phrase, is_unspaced_language, noun_beside,
};
use crate::check::reading::{Anatomy, Aspect, Piece, SegmentContext, Word, is_thai};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use crate::l10n::{Joiner, Style};

/// The rule.
pub static RULE: Rule = Rule {
    code: "displacement/code-torn",
    severity: Severity::Major,
    what: "The source says what a piece of code is (`run` method, the method `run`), and in the translation that noun, or the one that it shares with other code, stands elsewhere in the sentence, has an article of its own after the code, or comes after the code where the language says it first.",
    why: "The sentence says that something else is called so.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Metoden är snabb och `run` är den som gör jobbet.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">The `run` method is fast and does the job.</span></span>\n=> content/sv-se/a.md:1:52",
    fix: "Put the code next to its noun.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Code) || !cx.style().known {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    if source.codes.len().max(target.codes.len()) > MAX_CODES {
        return;
    }
    for piece in &source.codes {
        let code = source.code(piece);
        let Some(named) = noun_beside(cx, source, piece) else { continue };
        let Named { noun, words, .. } = named;
        // What else follows an option is its value, or says what it does: `-d DIRECTORY`.
        if code.starts_with('-') && !OPTION_NOUNS.contains(&noun) {
            continue;
        }
        let places: Vec<&Piece> = target.codes.iter().filter(|c| target.code(c) == code).collect();
        if let Some(place) = places.first()
            && places.iter().all(|p| is_before_noun(cx, target, p, words))
        {
            let message =
                format!("`{code}` stands before the word for \u{201c}{noun}\u{201d}, which comes first here");
            // `La getData méthode`: the article is that of the noun. `getData méthode` alone may be a label.
            let level = if places.iter().all(|p| follows_article(cx, target, p)) {
                Level::Default
            } else {
                Level::Strict
            };
            cx.report_with(
                sink,
                (&RULE, level),
                place.range.clone(),
                Some(named.there),
                message,
                &[Aspect::Code],
            );
            return;
        }
        if places.is_empty() || places.iter().any(|p| is_near(cx, target, p, (words, named.modifiers))) {
            continue;
        }
        let same = |w: &&Word| cx.style().code_noun_of(source.word(w)).is_some_and(|(n, _)| n == noun);
        let there_are = source.words.iter().filter(same).count();
        let level = match count(cx, target, words) {
            // A noun that comes first is an apposition, and often left out.
            0 if named.there.start < piece.range.start => continue,
            // `la `run` pour`: the article is there, and the noun is not.
            0 if places.iter().all(|p| is_bare(cx, target, p)) => Level::Default,
            0 => Level::Pedantic,
            // The noun may be another's, and its own left out; but what stands at an end was dropped there.
            n if n < there_are && !places.iter().all(|p| is_at_end(source, piece, target, p)) => {
                Level::Strict
            }
            _ if cx.style().genitives && places.iter().any(|p| has_genitives(cx, target, p, words)) => {
                Level::Strict
            }
            _ => Level::Default,
        };
        let parted = places.iter().any(|p| is_determined(cx, target, p));
        let message = if parted {
            format!(
                "an article parts `{code}` from the word for \u{201c}{noun}\u{201d}, which it follows or comes before in the source"
            )
        } else {
            format!(
                "`{code}` stands away from the word for \u{201c}{noun}\u{201d}, which it follows or comes before in the source"
            )
        };
        cx.report_with(
            sink,
            (&RULE, level),
            places[0].range.clone(),
            Some(named.there),
            message,
            &[Aspect::Code],
        );
        return;
    }
}

/// Whether code ends the translation, or a language that is spaced begins with it, and the source has at least three words
/// there.
fn is_at_end(source: &Anatomy<'_>, there: &Piece, target: &Anatomy<'_>, here: &Piece) -> bool {
    let before = |a: &Anatomy<'_>, p: &Piece| a.words.partition_point(|w| w.range.end <= p.range.start);
    let after = |a: &Anatomy<'_>, p: &Piece| a.words.iter().filter(|w| w.range.start >= p.range.end).count();
    let spaced = target.words.iter().all(|w| !w.unspaced);
    after(target, here) == 0 && after(source, there) > 3
        || spaced && before(target, here) == 0 && before(source, there) >= 3
}

/// Whether one or two words that may be genitives part the noun from the code after it: `câmpul detaliilor arhivei X`.
fn has_genitives(cx: &SegmentContext<'_>, a: &Anatomy<'_>, piece: &Piece, nouns: &[Box<str>]) -> bool {
    let before = a.words.partition_point(|w| w.range.end <= piece.range.start);
    let mut end = piece.range.start;
    for word in a.words[..before].iter().rev().take(3) {
        let text = a.word(word);
        if a.raw.get(word.range.end..end) != Some(" ") {
            return false;
        }
        if is_noun(cx, text, nouns) {
            return true;
        }
        if cx.style().is_function_word(text) || !text.starts_with(char::is_lowercase) {
            return false;
        }
        end = word.range.start;
    }
    false
}

/// What an option may be called in the source.
const OPTION_NOUNS: [&str; 8] =
    ["option", "parameter", "argument", "setting", "operator", "command", "property", "attribute"];

/// A text with more pieces of code is no sentence.
const MAX_CODES: usize = 100;

/// Whether one of the nouns stands within two words of code (eight characters), on either side; within more where the noun
/// has modifiers in the source.
fn is_near(
    cx: &SegmentContext<'_>,
    a: &Anatomy<'_>,
    piece: &Piece,
    (nouns, modifiers): (&[Box<str>], usize),
) -> bool {
    let before = a.words.partition_point(|w| w.range.end <= piece.range.start);
    let after = a.words.partition_point(|w| w.range.start < piece.range.end);
    // Each modifier may be a word or two, with an article: `le fichier des textes de la page X`.
    let more = if modifiers > 0 { 18 * (2 * modifiers + 1) } else { 0 };
    let near = |words: &mut dyn Iterator<Item = &Word>| {
        let mut room = 48 + more;
        let mut kept: Vec<&Word> = vec![];
        for word in words {
            // Names in bold or italics that share the noun with the code stand between them.
            let marked = || a.strong.iter().chain(&a.emphasis).any(|p| p.inner.contains(&word.range.start));
            let cost = match word.unspaced {
                // A letter of Thai says no more than one of Latin.
                true if a.word(word).starts_with(is_thai) => 1,
                true => 6,
                false if cx.style().syllables => 12,
                false => 18,
            };
            // An ending that is written to the code (`run`-ban, `run`'nin) is no word between them.
            let ending = || {
                let head = a.raw[..word.range.start].strip_suffix(['-', '\'', '’', ':']);
                head.is_some_and(|h| h.ends_with('`'))
            };
            let cost = if marked() || ending() { 0 } else { cost };
            if room < cost && !kept.is_empty() {
                break;
            }
            room = room.saturating_sub(cost);
            kept.push(word);
        }
        if kept.iter().any(|w| is_noun(cx, a.word(w), nouns)) {
            return true;
        }
        let (Some(first), Some(last)) =
            (kept.iter().map(|w| w.range.start).min(), kept.iter().map(|w| w.range.end).max())
        else {
            return false;
        };
        is_unspaced_language(cx) && nouns.iter().any(|n| a.raw[first..last].contains(n.as_ref()))
    };
    // `X`- und `Y`-Dateien, but not an ending: `X`-ot
    if let Some(rest) = a.raw[piece.range.end..].strip_prefix(['-', '\u{2010}', '\u{2011}'])
        && (cx.style().joiner == Joiner::Hyphen || !rest.starts_with(char::is_alphabetic))
    {
        return true;
    }
    // A noun of several words that ends or begins near it.
    let phrase = || {
        let from = before.saturating_sub(2 + MAX_PHRASE);
        (from..a.words.len().min(after + 2)).any(|i| is_phrase(a, i, nouns))
    };
    // `X die Methode`: what has an article of its own is another thing.
    let parted = is_determined(cx, a, piece);
    let is_said_of =
        || is_complement((cx.style(), a), piece, &a.words[..before], |w| is_noun(cx, a.word(w), nouns));
    if near(&mut a.words[..before].iter().rev())
        || !parted && near(&mut a.words[after..].iter())
        || nouns.iter().any(|n| n.contains(' ')) && phrase()
        || is_said_of()
    {
        return true;
    }
    // A list of code has its noun at one end.
    a.codes.iter().any(|other| {
        other.range != piece.range && {
            let (x, y) = if other.range.start < piece.range.start { (other, piece) } else { (piece, other) };
            a.raw
                .get(x.range.end..y.range.start)
                .is_some_and(|gap| gap.chars().count() <= 8 && !gap.contains(['：', '。']))
        }
    })
}

/// Whether an article or another word that announces a noun follows code at once.
fn is_determined(cx: &SegmentContext<'_>, a: &Anatomy<'_>, piece: &Piece) -> bool {
    let rest = a.raw[piece.range.end..].trim_start_matches(' ');
    // `l’élément`
    if rest.strip_prefix('l').is_some_and(|r| r.starts_with(['\'', '’'])) {
        return rest.len() < a.raw.len() - piece.range.end;
    }
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // Words are not parted where this one begins: `该方法`.
    let first = |n: usize| word.char_indices().nth(n).map_or(word, |(end, _)| &word[..end]);
    match word.chars().next().is_some_and(crate::text::is_unspaced) {
        true => !word.is_empty() && (1..=2).any(|n| cx.style().is_determiner(first(n))),
        false => cx.style().is_determiner(word),
    }
}

/// Whether code stands before its noun in a language that says the noun first: `la rule propriété`.
fn is_before_noun(cx: &SegmentContext<'_>, a: &Anatomy<'_>, piece: &Piece, nouns: &[Box<str>]) -> bool {
    let before = a.words.partition_point(|w| w.range.end <= piece.range.start);
    let next = a.words.get(before).filter(|w| a.raw.get(piece.range.end..w.range.start) == Some(" "));
    let mut ahead = a.words[..before].iter().rev().take(2);
    // `FILE` is to be replaced by the reader; `the line 25`, `the column x` is another's.
    let is_free = |w: &Word| {
        let rest = a.raw[w.range.end..].trim_start_matches(' ');
        let shouted = a.word(w).chars().all(char::is_uppercase) && a.word(w) != "API";
        !shouted && !rest.starts_with(|c: char| c == '`' || c == '#' || c.is_ascii_digit())
    };
    // It may stand before the code, too, for something else.
    let mut told = || {
        let head = a.raw[..piece.range.start].trim_end();
        ahead.any(|w| is_noun(cx, a.word(w), nouns))
            || (before.saturating_sub(2 + MAX_PHRASE)..before).any(|i| is_phrase(a, i, nouns))
            || is_unspaced_language(cx) && nouns.iter().any(|n| head.ends_with(n.as_ref()))
    };
    cx.style().noun_first
        && !is_determined(cx, a, piece)
        && next.is_some_and(|w| begins_noun(cx, a, before, nouns) && is_free(w))
        && !told()
}

/// Whether an article announces code, and nothing that could be its noun follows.
fn is_bare(cx: &SegmentContext<'_>, a: &Anatomy<'_>, piece: &Piece) -> bool {
    let rest = &a.raw[piece.range.end..];
    let after = a.words.get(a.words.partition_point(|w| w.range.start < piece.range.end));
    let small = || {
        rest.starts_with(' ')
            && after.is_some_and(|w| {
                a.raw.get(piece.range.end..w.range.start) == Some(" ")
                    && cx.style().is_function_word(a.word(w))
            })
    };
    let ends = rest.is_empty() || rest.starts_with(['.', ',', ';', ')', '!', '?']);
    follows_article(cx, a, piece) && (ends || small())
}

/// Whether a word that announces a noun stands before code at once.
fn follows_article(cx: &SegmentContext<'_>, a: &Anatomy<'_>, piece: &Piece) -> bool {
    let before = a.raw[..piece.range.start].trim_end_matches([' ', '\'', '’']);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    cx.style().is_determiner(word) || matches!(word, "l" | "L")
}

/// Whether code ends a clause that says what a noun is: `القيمة الافتراضية هي X`, `la valeur par défaut est X`.
fn is_complement(
    (style, a): (&Style, &Anatomy<'_>),
    piece: &Piece,
    before: &[Word],
    is_noun: impl Fn(&Word) -> bool,
) -> bool {
    let rest = a.raw[piece.range.end..].trim_start();
    let ends = rest.is_empty() || rest.starts_with(['.', ',', ';', ')', '،', '؛']);
    let Some((verb, subject)) = before.split_last().filter(|_| ends) else { return false };
    let is = style.is_copula(a.word(verb));
    let noun = subject.iter().rev().take(3).find(|w| is_noun(w));
    is && noun
        .and_then(|w| a.raw.get(w.range.end..piece.range.start))
        .is_some_and(|gap| !gap.contains([',', ';', ':', '.', '،', '؛', '`']))
}
