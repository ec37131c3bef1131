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
    let (source, target) = (cx.source(), cx.target());
    if ours.is_empty() {
        return;
    }
    let Kind { noun: it, is, least } = kind;
    let (style, other) = (cx.style(), cx.page.source_style);
    let small = |w: &Option<&str>| w.is_some_and(|w| w.starts_with(char::is_lowercase));
    let function = |style: &Style, w: &Option<&str>| w.is_some_and(|w| style.is_function_word(w));
    let odd_function = theirs.iter().any(|p| function(other, &first_word(source, p)));
    let odd_brackets = theirs.iter().any(|p| tokens::cuts_brackets(&source.raw[p.inner.clone()]));
    // A sentence that is bold in the source, too.
    let short = theirs.iter().all(|p| source.words_in(&p.inner).len() <= 5);
    let odd_ends = theirs.iter().any(|p| whole(source, p).ends_with(ENDS));
    let odd_colon = theirs.iter().any(|p| whole(source, p).ends_with(COLONS));
    let lower_there = theirs.iter().any(|p| small(&first_word(source, p)));
    // A small word alone may be what is stressed, or a label: To, No, Done.
    let stressed = theirs.iter().any(|p| {
        let text = whole(source, p);
        let small = !text.chars().any(char::is_uppercase) || other.is_function_word(text);
        let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        let label = LABELS.iter().any(|l| last.eq_ignore_ascii_case(l));
        label || !text.contains(char::is_whitespace) && small
    });
    // The mark at the end of a text that ends in bold: nothing of the source stands outside that it could have swallowed.
    let all_bold = theirs.last().is_some_and(|p| is_last(source, p));
    // What is stressed because it is denied: most languages say it in small words.
    let mut denials = theirs.iter().filter(|p| is_denial(other, whole(source, p))).count();
    let nouns = nouns_beside(cx, theirs);
    let names: Vec<&str> =
        theirs.iter().map(|p| whole(source, p)).filter(|t| tokens::is_kept_name(t)).take(MAX_NOUNS).collect();
    if let [piece] = ours
        && let [there] = theirs
        && is_all(source, there)
        && !is_all(target, piece)
        && target.words_in(&piece.inner).len() < target.words.len()
        && style.joiner != Joiner::None
    {
        let message = format!("only a part is {is} here");
        cx.report(sink, (&RULE, Level::Strict), piece.range.clone(), message, &[]);
        return;
    }
    let mut found = false;
    for piece in ours {
        let function_in =
            |p: &Piece| target.words_in(&p.inner).iter().any(|w| style.is_function_word(target.word(w)));
        if denials > 0 && (function_in(piece) || is_kana(whole(target, piece))) {
            denials -= 1;
            continue;
        }
        let head = first_word(target, piece).filter(|w| stands_alone(target, piece, w));
        let tail = last_word(target, piece).filter(|w| stands_alone(target, piece, w));
        let lone = target.words_in(&piece.inner).len() <= 1;
        let text = whole(target, piece);
        let capital = text.chars().any(char::is_uppercase);
        let named = text.starts_with("..")
            || text.strip_prefix(['.', ':']).is_some_and(|r| r.starts_with(char::is_alphanumeric));
        let (level, message) = if text.starts_with(BEGINS)
            && !named
            && !theirs.iter().any(|p| whole(source, p).starts_with(BEGINS))
        {
            (Level::Default, format!("{it} begins with punctuation"))
        } else if tokens::cuts_brackets(text) && !odd_brackets {
            (Level::Default, format!("{it} holds one of two brackets or quotation marks"))
        } else if style.ends_sentence(text) && !all_bold && short {
            (Level::Strict, format!("{it} swallowed the verb of its sentence"))
        } else if function(style, &head) && small(&head) && !lone && !odd_function {
            (
                if lower_there { Level::Strict } else { Level::Default },
                format!("{it} begins with \u{201c}{}\u{201d}", head.unwrap_or_default()),
            )
        } else if style.is_function_word(text) && (!capital || lone && !odd_function) {
            let level = if stressed || capital { Level::Pedantic } else { Level::Default };
            (level, format!("nothing but \u{201c}{text}\u{201d} is {is} here"))
        } else if is_kana(text) && !stressed && is_of_particles(style, text) {
            (Level::Strict, format!("nothing but \u{201c}{text}\u{201d} is {is} here"))
        } else if parts_verb(style, text, &target.raw[piece.range.end..]) {
            (Level::Strict, format!("{it} ends in a participle, whose auxiliary follows"))
        } else if let Some(noun) = swallowed(target, piece, &nouns) {
            let message = format!("{it} holds “{noun}”, which stands beside what is {is} in the source");
            (Level::Strict, message)
        } else if let Some(name) = names.iter().find(|n| tokens::added_to(text, n).is_some()) {
            (Level::Strict, format!("{it} holds more than \u{201c}{name}\u{201d}"))
        } else if text.ends_with(ENDS) && !odd_ends && !(is_last(target, piece) && all_bold) {
            (Level::Strict, format!("{it} swallowed the punctuation after it"))
        } else if text.ends_with(COLONS) && !odd_colon {
            (Level::Pedantic, format!("{it} swallowed the colon after it"))
        } else if !odd_function && ends_in_particle(style, target, piece, lower_there) {
            (Level::Strict, format!("{it} ends in a particle"))
        } else if function(style, &tail)
            && small(&tail)
            && !lone
            && !theirs.iter().any(|p| function(other, &last_word(source, p)))
        {
            (Level::Strict, format!("{it} ends in \u{201c}{}\u{201d}", tail.unwrap_or_default()))
        } else {
            continue;
        };
        found = true;
        cx.report(sink, (&RULE, level.max(least)), piece.range.clone(), message, &[]);
    }
    if !found && ours.len() == theirs.len() && is_fraction(cx, theirs, ours) {
        let message = format!("a fraction of the words that are {is} in the source is {is} here");
        cx.report(sink, (&RULE, Level::Strict), ours[0].range.clone(), message, &[]);
    }
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
