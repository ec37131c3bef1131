//! Bold around the wrong words.

use crate::check::reading::{Anatomy, Aspect, Piece, SegmentContext, Word, parts_verb, tokens};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use crate::l10n::{Joiner, Style};
use crate::text::letters_and_digits;

/// The rule.
pub static RULE: Rule = Rule {
    code: "emphasis/slipped",
    severity: Severity::Minor,
    what: "Bold begins with a preposition, an article or punctuation, ends in punctuation, a particle or the verb, holds one of two brackets, or the noun beside a label, where that of the source does not.",
    why: "The words to look for on the screen are not the ones that stand out.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Välj **på Spara** nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Choose **Save** now.</span></span>\n=> content/sv-se/a.md:1:36",
    fix: "Move the marks to the words that translate those of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

/// Labels of one word that are small words in some language.
const LABELS: [&str; 14] = [
    "done", "anyone", "everyone", "none", "other", "others", "any", "all", "to", "from", "no", "more", "off",
    "on",
];

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Emphasis) {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    look(
        cx,
        sink,
        (&source.strong, &target.strong),
        Kind { noun: "bold", is: "bold", least: Level::Default },
    );
    if !source.emphasis.is_empty() {
        let italics = Kind { noun: "italic text", is: "italic", least: Level::Strict };
        look(cx, sink, (&source.emphasis, &target.emphasis), italics);
    }
}

/// What is looked at: for messages, and how readily a finding is shown at most.
#[derive(Clone, Copy)]
struct Kind {
    noun: &'static str,
    is: &'static str,
    least: Level,
}

fn look(cx: &SegmentContext<'_>, sink: &mut Sink, (theirs, ours): (&[Piece], &[Piece]), kind: Kind) {
    let (style, target) = (cx.style(), cx.target());
    if ours.is_empty() {
        return;
    }
    let is = kind.is;
    if let Some(piece) = lone_part(cx, theirs, ours) {
        let message = format!("only a part is {is} here");
        cx.report(sink, (&RULE, Level::Strict), piece.range.clone(), message, &[]);
        return;
    }
    let there = There::new(cx, theirs);
    // What is stressed because it is denied: most languages say it in small words.
    let mut denials =
        theirs.iter().filter(|p| is_denial(cx.page.source_style, whole(cx.source(), p))).count();
    let mut found = false;
    for piece in ours {
        let in_small_words =
            || target.words_in(&piece.inner).iter().any(|w| style.is_function_word(target.word(w)));
        if denials > 0 && (in_small_words() || is_kana(whole(target, piece))) {
            denials -= 1;
            continue;
        }
        let here = Here::new(cx, piece);
        let slip = begins_amiss(&here, &there, kind)
            .or_else(|| is_small(&here, &there, kind))
            .or_else(|| holds_more(&here, &there, kind))
            .or_else(|| ends_amiss(&here, &there, kind));
        if let Some((level, message)) = slip {
            found = true;
            cx.report(sink, (&RULE, level.max(kind.least)), piece.range.clone(), message, &[]);
        }
    }
    if !found && ours.len() == theirs.len() && is_fraction(cx, theirs, ours) {
        let message = format!("a fraction of the words that are {is} in the source is {is} here");
        cx.report(sink, (&RULE, Level::Strict), ours[0].range.clone(), message, &[]);
    }
}

/// The only piece that is bold, if it is a part of a text whose source is bold as a whole.
fn lone_part<'p>(cx: &SegmentContext<'_>, theirs: &[Piece], ours: &'p [Piece]) -> Option<&'p Piece> {
    let ([there], [piece]) = (theirs, ours) else { return None };
    let target = cx.target();
    let part = is_all(cx.source(), there)
        && !is_all(target, piece)
        && target.words_in(&piece.inner).len() < target.words.len()
        && cx.style().joiner != Joiner::None;
    part.then_some(piece)
}

/// What is bold in the source, and what is odd about it there.
struct There<'a> {
    source: &'a Anatomy<'a>,
    style: &'a Style,
    pieces: &'a [Piece],
    /// One begins with a small word.
    function: bool,
    /// One holds one of two brackets.
    brackets: bool,
    /// One ends in punctuation.
    ends: bool,
    /// One ends in a colon.
    colon: bool,
    /// One begins with a small letter.
    lower: bool,
    /// No sentence is bold.
    short: bool,
    /// A small word alone may be what is stressed, or a label: To, No, Done.
    stressed: bool,
    /// The text ends in bold: nothing stands outside that the translation's could have swallowed.
    last: bool,
    /// Words for what labels are.
    nouns: Vec<&'a [Box<str>]>,
    /// Names that are kept.
    names: Vec<&'a str>,
}

impl<'a> There<'a> {
    fn new(cx: &'a SegmentContext<'a>, pieces: &'a [Piece]) -> Self {
        let (source, style) = (cx.source(), cx.page.source_style);
        let any = |is: &dyn Fn(&Piece) -> bool| pieces.iter().any(is);
        let texts = || pieces.iter().map(|p| whole(source, p));
        let is_stressed = |text: &str| {
            let small = !text.chars().any(char::is_uppercase) || style.is_function_word(text);
            let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
            let label = LABELS.iter().any(|l| last.eq_ignore_ascii_case(l));
            label || !text.contains(char::is_whitespace) && small
        };
        There {
            source,
            style,
            pieces,
            function: any(&|p| is_function(style, first_word(source, p))),
            brackets: any(&|p| tokens::cuts_brackets(&source.raw[p.inner.clone()])),
            ends: texts().any(|t| t.ends_with(ENDS)),
            colon: texts().any(|t| t.ends_with(COLONS)),
            lower: any(&|p| is_lower(first_word(source, p))),
            short: pieces.iter().all(|p| source.words_in(&p.inner).len() <= 5),
            stressed: texts().any(is_stressed),
            last: pieces.last().is_some_and(|p| is_last(source, p)),
            nouns: nouns_beside(cx, pieces),
            names: texts().filter(|t| tokens::is_kept_name(t)).take(MAX_NOUNS).collect(),
        }
    }
}

/// One piece that is bold here.
struct Here<'a> {
    target: &'a Anatomy<'a>,
    style: &'a Style,
    piece: &'a Piece,
    text: &'a str,
    /// Its first word, unless that is a part of a longer one.
    head: Option<&'a str>,
    /// Its last.
    tail: Option<&'a str>,
    /// Whether it is one word.
    lone: bool,
}

impl<'a> Here<'a> {
    fn new(cx: &'a SegmentContext<'a>, piece: &'a Piece) -> Self {
        let target = cx.target();
        let apart = |w: &&str| stands_alone(target, piece, w);
        Here {
            target,
            style: cx.style(),
            piece,
            text: whole(target, piece),
            head: first_word(target, piece).filter(apart),
            tail: last_word(target, piece).filter(apart),
            lone: target.words_in(&piece.inner).len() <= 1,
        }
    }
}

/// How readily a slip is shown, and how it is said.
type Slip = Option<(Level, String)>;

/// Punctuation, half of a pair or a small word that belongs before it; a verb that belongs after it.
fn begins_amiss(here: &Here<'_>, there: &There<'_>, Kind { noun: it, .. }: Kind) -> Slip {
    let &Here { style, text, head, lone, .. } = here;
    let named = text.starts_with("..")
        || text.strip_prefix(['.', ':']).is_some_and(|r| r.starts_with(char::is_alphanumeric));
    let begun = || there.pieces.iter().any(|p| whole(there.source, p).starts_with(BEGINS));
    if text.starts_with(BEGINS) && !named && !begun() {
        return Some((Level::Default, format!("{it} begins with punctuation")));
    }
    if tokens::cuts_brackets(text) && !there.brackets {
        return Some((Level::Default, format!("{it} holds one of two brackets or quotation marks")));
    }
    if style.ends_sentence(text) && !there.last && there.short {
        return Some((Level::Strict, format!("{it} swallowed the verb of its sentence")));
    }
    let head = head.filter(|w| style.is_function_word(w) && is_lower(Some(w)) && !lone && !there.function)?;
    let level = match there.lower {
        // It may be a syllable of another word.
        true if style.syllables => Level::Pedantic,
        true => Level::Strict,
        false => Level::Default,
    };
    Some((level, format!("{it} begins with \u{201c}{head}\u{201d}")))
}

/// A small word and nothing else.
fn is_small(here: &Here<'_>, there: &There<'_>, Kind { is, .. }: Kind) -> Slip {
    let &Here { style, text, lone, .. } = here;
    let capital = text.chars().any(char::is_uppercase);
    let message = || format!("nothing but \u{201c}{text}\u{201d} is {is} here");
    if style.is_function_word(text) && (!capital || lone && !there.function) {
        let level = if there.stressed || capital { Level::Pedantic } else { Level::Default };
        return Some((level, message()));
    }
    (is_kana(text) && !there.stressed && is_of_particles(style, text)).then(|| (Level::Strict, message()))
}

/// Words of the sentence around it.
fn holds_more(here: &Here<'_>, there: &There<'_>, Kind { noun: it, is, .. }: Kind) -> Slip {
    let &Here { target, style, piece, text, .. } = here;
    if parts_verb(style, text, &target.raw[piece.range.end..]) {
        return Some((Level::Strict, format!("{it} ends in a participle, whose auxiliary follows")));
    }
    if let Some(noun) = swallowed(target, piece, &there.nouns) {
        let message = format!("{it} holds “{noun}”, which stands beside what is {is} in the source");
        return Some((Level::Strict, message));
    }
    let name = there.names.iter().find(|n| tokens::added_to(text, n).is_some())?;
    Some((Level::Strict, format!("{it} holds more than \u{201c}{name}\u{201d}")))
}

/// Punctuation, a particle or a small word that belongs after it.
fn ends_amiss(here: &Here<'_>, there: &There<'_>, Kind { noun: it, .. }: Kind) -> Slip {
    let &Here { target, style, piece, text, tail, lone, .. } = here;
    if text.ends_with(ENDS) && !there.ends && !(is_last(target, piece) && there.last) {
        return Some((Level::Strict, format!("{it} swallowed the punctuation after it")));
    }
    if text.ends_with(COLONS) && !there.colon {
        return Some((Level::Pedantic, format!("{it} swallowed the colon after it")));
    }
    if !there.function && ends_in_particle(style, target, piece, there.lower) {
        return Some((Level::Strict, format!("{it} ends in a particle")));
    }
    let small = |w: &&str| style.is_function_word(w) && !style.is_reflexive(w) && is_lower(Some(w));
    let tail = tail.filter(|w| small(w) && !lone)?;
    let ended = there.pieces.iter().any(|p| is_function(there.style, last_word(there.source, p)));
    let level = if style.syllables { Level::Pedantic } else { Level::Strict };
    (!ended).then(|| (level, format!("{it} ends in \u{201c}{tail}\u{201d}")))
}

fn is_function(style: &Style, word: Option<&str>) -> bool {
    word.is_some_and(|w| style.is_function_word(w))
}

fn is_lower(word: Option<&str>) -> bool {
    word.is_some_and(|w| w.starts_with(char::is_lowercase))
}

/// Punctuation that bold does not begin with.
const BEGINS: [char; 16] =
    ['.', ',', ';', ':', ')', '、', '。', '，', '：', '）', '،', '؛', '؟', '?', '？', '>'];

/// Punctuation that belongs after bold.
const ENDS: [char; 9] = ['.', ',', ';', '、', '。', '，', '；', '،', '؛'];

/// What a label may end in.
const COLONS: [char; 2] = [':', '：'];

/// Whether bold ends in a particle of the language. `stressed`: the source marks words in small letters, no labels.
fn ends_in_particle(style: &Style, a: &Anatomy<'_>, piece: &Piece, stressed: bool) -> bool {
    let text = a.raw[piece.inner.clone()].trim_end();
    // Where a particle follows, the label's own last syllable only looks like one.
    let rest = a.raw[piece.range.end..].strip_prefix(' ').unwrap_or(&a.raw[piece.range.end..]);
    let mut particles = style.particles.iter();
    let followed = particles.any(|x| x.chars().all(char::is_alphabetic) && rest.starts_with(x.as_ref()))
        && !rest.starts_with("のみ");
    // Of a word that is stressed, not of a label, `の` makes an adjective: `**以降の** 行`.
    let adjective = text.ends_with('の') && stressed;
    let ends = |x: &str| {
        !x.is_ascii() && !is_half(x) && text.ends_with(x) && text.chars().count() > x.chars().count() + 1
    };
    !followed && !adjective && style.particles.iter().any(|x| ends(x))
}

fn first_word<'t>(a: &Anatomy<'t>, piece: &Piece) -> Option<&'t str> {
    a.words_in(&piece.inner).first().map(|w| a.word(w))
}

fn last_word<'t>(a: &Anatomy<'t>, piece: &Piece) -> Option<&'t str> {
    a.words_in(&piece.inner).last().map(|w| a.word(w))
}

/// Whether a word at an end of what is marked is no part of a longer one: `não-nativo`, `-e`, `/var`.
fn stands_alone(a: &Anatomy<'_>, piece: &Piece, word: &str) -> bool {
    let text = a.raw[piece.inner.clone()].trim();
    let joined = |c: char| matches!(c, '-' | '/' | '_' | '.' | '<' | '>' | '\\');
    match text.strip_prefix(word) {
        Some(rest) => !rest.starts_with(joined),
        None => !text.strip_suffix(word).is_some_and(|head| head.ends_with(joined)) || text == word,
    }
}

/// More words that stand beside bold are not looked at.
const MAX_NOUNS: usize = 16;

/// The words of the translation for what a label is (`Registerkarte`), where in the source it stands next to bold, and in
/// none.
fn nouns_beside<'a>(cx: &SegmentContext<'a>, marked: &[Piece]) -> Vec<&'a [Box<str>]> {
    let (source, style) = (cx.source(), cx.style());
    let beside = marked.iter().flat_map(|p| {
        let next = source.words.partition_point(|w| w.range.start < p.range.end);
        let last = source.words.partition_point(|w| w.range.end <= p.range.start);
        let after =
            source.words.get(next).filter(|w| source.raw.get(p.range.end..w.range.start) == Some(" "));
        let before = last.checked_sub(1).and_then(|i| source.words.get(i));
        let before = before.filter(|w| source.raw.get(w.range.end..p.range.start) == Some(" "));
        [before, after].into_iter().flatten()
    });
    let names = beside.filter_map(|word| {
        let (noun, names) = style.code_noun_of(source.word(word))?;
        let bold = marked.iter().any(|p| {
            source.words_in(&p.inner).iter().any(|w| source.word(w).to_lowercase().starts_with(noun))
        });
        // Of people, not of a label.
        (!bold && noun != "user").then_some(names)
    });
    names.take(MAX_NOUNS).collect()
}

/// One of these nouns, if it begins or ends what is bold.
fn swallowed<'t>(target: &Anatomy<'t>, piece: &Piece, nouns: &[&[Box<str>]]) -> Option<&'t str> {
    let words = target.words_in(&piece.inner);
    // `**LongString-Element**` is one word.
    let apart = |w: &&Word| !target.raw[..w.range.start].ends_with('-');
    [words.first(), words.last()].into_iter().flatten().filter(apart).map(|w| target.word(w)).find(|word| {
        let text = word.to_lowercase();
        let is = |name: &str| text.starts_with(name) && text.len() <= name.len() + 4;
        nouns.iter().any(|names| names.iter().any(|n| is(n)))
    })
}

/// Small kana and the mark of a long vowel, which end a text as its last syllable only.
fn is_half(particle: &str) -> bool {
    matches!(particle, "ー" | "っ" | "ゃ" | "ゅ" | "ょ" | "ん")
}

/// Whether a text is particles and small words in a row: `でのみ`.
fn is_of_particles(style: &Style, text: &str) -> bool {
    text.is_empty()
        || (1..=text.len()).filter(|n| text.is_char_boundary(*n)).any(|n| {
            let (head, rest) = text.split_at(n);
            let small = style.particles.iter().any(|p| p.as_ref() == head) || style.is_function_word(head);
            small && is_of_particles(style, rest)
        })
}

/// Whether a text is a few hiragana and nothing else.
fn is_kana(text: &str) -> bool {
    let all = text.chars().all(|c| matches!(c, '\u{3041}'..='\u{309f}'));
    all && (1..=6).contains(&text.chars().count())
}

/// Whether the marked words are far fewer than in the source.
fn is_fraction(cx: &SegmentContext<'_>, theirs: &[Piece], ours: &[Piece]) -> bool {
    let letters = |a: &Anatomy<'_>, list: &[Piece]| -> usize {
        list.iter().map(|p| letters_and_digits(&a.raw[p.inner.clone()])).sum()
    };
    let (a, b) = (letters(cx.source(), theirs), letters(cx.target(), ours));
    a >= 12 && b * 25 < a * cx.style().letters_for_ten()
}

/// Whether a text is marked as a whole, punctuation at its ends aside.
fn is_all(a: &Anatomy<'_>, piece: &Piece) -> bool {
    let outside = |text: &str| !text.contains(|c: char| c.is_alphanumeric() || c == '`');
    outside(&a.raw[..piece.range.start]) && outside(&a.raw[piece.range.end..])
}

/// Whether nothing follows.
fn is_last(a: &Anatomy<'_>, piece: &Piece) -> bool {
    a.raw[piece.range.end..].trim().is_empty()
}

/// All that is bold.
fn whole<'t>(a: &Anatomy<'t>, piece: &Piece) -> &'t str {
    a.raw[piece.inner.clone()].trim()
}

/// Whether a text of the source says no: `not`, `are not`, `Don't`; `Not junk` is a label.
fn is_denial(style: &Style, text: &str) -> bool {
    let small = text.starts_with(char::is_lowercase);
    let no = |w: &str| {
        let w = w.to_lowercase();
        w.ends_with("n't") || w.ends_with("n’t") || matches!(w.as_str(), "not" | "cannot" | "never")
    };
    text.split_whitespace().any(no)
        && text.split_whitespace().all(|w| small || no(w) || style.is_function_word(w))
}
