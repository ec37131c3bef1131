//! What a locale makes of names: one that it keeps everywhere else is not left out, changed or replaced by another.

use rustc_hash::FxHashMap;

use super::{name_case, name_lost, name_swapped};
use crate::check::reading::{Corpus, Fate, LocaleName, NameLoss, Stranger, Trace, has_capital};
use crate::diag::{Diagnostic, Level, Rule, Sink};
use crate::text::Span;

/// Reports what one of the rules has to say.
pub fn report(corpus: &Corpus<'_>, rule: &'static Rule, sink: &mut Sink) {
    let cased: FxHashMap<Span, usize> = sink
        .iter()
        .enumerate()
        .filter(|(_, f)| f.rule.code == name_case::RULE.code)
        .map(|(i, f)| (f.primary.span, i))
        .collect();
    let mut found = vec![];
    for (name, used) in corpus.names().iter() {
        for loss in &used.lost {
            let Some((_, level, place, message)) =
                judge(name, used, loss, corpus).filter(|(r, ..)| r.code == rule.code)
            else {
                continue;
            };
            // Told already by the text alone.
            if let Some(told) = cased.get(&place).and_then(|i| sink.get_mut(*i)) {
                told.level = told.level.min(level);
                continue;
            }
            let mut finding =
                Diagnostic::new(rule, place, message).level(level).related(loss.source_place, "the source");
            finding.segment = loss.segment.clone();
            found.push(finding);
        }
    }
    found.sort_by_key(|f| f.primary.span);
    // Of a name of two words, both are gone.
    if rule.code == name_swapped::RULE.code {
        found.dedup_by_key(|f| f.primary.span);
    }
    sink.extend(found);
}

/// What is known of a stranger.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// A word of the language, as far as the docset shows.
    Word,
    /// It looks like a name, and stands in other such places, too.
    Often,
    /// It looks like a name, and the docset has it nearly nowhere else.
    New,
    /// A name that stands nearly always where the source has it.
    Known,
    /// The same, often seen.
    AtHome,
}

type Judgement = (&'static Rule, Level, Span, String);

fn judge(name: &str, used: &LocaleName<'_>, loss: &NameLoss, corpus: &Corpus<'_>) -> Option<Judgement> {
    let usual = used.is_kept(20, 97);
    match &loss.fate {
        Fate::Case(shown) => {
            // A word with a meaning of its own may be written small as that.
            let named = used.small * 20 <= used.kept;
            let level = match () {
                () if corpus.style.is_small_abbreviation(shown) => Level::Pedantic,
                () if usual && named => Level::Default,
                () if used.is_kept(8, 90) && named => Level::Strict,
                () if used.kept >= 3 && used.kept * 2 >= used.total() && used.small * 4 <= used.kept => {
                    Level::Pedantic
                }
                () => return None,
            };
            let message = format!("\u{201c}{shown}\u{201d}; in the source it is \u{201c}{name}\u{201d}");
            Some((&name_case::RULE, level, loss.place, message))
        }
        Fate::Gone(trace) => {
            let gone = gone((name, used), (trace, loss), corpus);
            let Some((rule, level, place, message)) = swapped(name, used, trace, corpus) else { return gone };
            // What so many texts keep may have been replaced by anything.
            let sure = gone.filter(|_| used.is_kept(200, 99)).map_or(level, |(_, sure, ..)| sure.min(level));
            Some((rule, sure, place, message))
        }
    }
}

/// A stranger in the place of a name.
fn swapped(name: &str, used: &LocaleName<'_>, trace: &Trace, corpus: &Corpus<'_>) -> Option<Judgement> {
    let standing = |stranger: &Stranger| {
        let count = corpus.names().strays(&stranger.name);
        match corpus.names().get(&stranger.name) {
            Some(u) if u.is_kept(20, 90) && count * 50 <= u.kept => Standing::AtHome,
            Some(u) if u.is_kept(1, 90) && count * 5 <= u.kept.max(10) => Standing::Known,
            _ if stranger.apart && count <= 3 => Standing::New,
            _ if stranger.apart => Standing::Often,
            _ => Standing::Word,
        }
    };
    // Where more than one may stand for it, nobody knows which.
    let best = trace.strangers.iter().map(standing).max()?;
    let mut those = trace.strangers.iter().filter(|s| standing(s) == best || s.numbered);
    let (stranger, None) = (those.next()?, those.next()) else { return None };
    let known = best >= Standing::Known || stranger.numbered;
    // Names and nouns are written with capitals in some languages, and translated names in most.
    let apart = best >= Standing::Often && !corpus.style.noun_capitals;
    let certain = known || apart && (trace.alone || !corpus.style.is_latin());
    // An abbreviation may be spelled out.
    let spelled_out = is_short(name) && !is_short(&stranger.name);
    // Of two names that the docset has, or with the number of the other, one was put for the other.
    let level = match () {
        () if spelled_out || !known && !apart => return None,
        () if used.is_kept(8, 60) && best == Standing::AtHome => Level::Default,
        () if used.is_kept(20, 90) && certain => Level::Default,
        () if used.is_kept(8, 90) && certain => Level::Strict,
        () if used.is_kept(8, 60) => Level::Pedantic,
        () => return None,
    };
    let message =
        format!("\u{201c}{}\u{201d} stands where the source has \u{201c}{name}\u{201d}", stranger.name);
    Some((&name_swapped::RULE, level, stranger.place, message))
}

fn gone(
    (name, used): (&str, &LocaleName<'_>),
    (trace, loss): (&Trace, &NameLoss),
    corpus: &Corpus<'_>,
) -> Option<Judgement> {
    // A name that hardly ever is a word.
    let only = used.lost.len() == 1;
    let named = used.translated * if only { 20 } else { 50 } <= used.kept;
    let partner = trace.partner.as_ref().and_then(|other| corpus.names().get(other));
    let both = partner.is_some_and(|other| other.is_kept(8, 90));
    let seldom = used.lost.len() <= 3 || used.lost.len() as u32 * 150 <= used.kept;
    let apart = !trace.within && !used.is_part_elsewhere(loss);
    let level = match () {
        () if trace.again && !(trace.hole && used.is_kept(20, 97)) => return None,
        // `build 12` may be a word with a number.
        () if !has_capital(name) && !used.is_kept(40, 97) => return None,
        () if trace.number > 0 && used.is_kept(20, 97) || trace.hole && used.is_kept(20, 90) => {
            Level::Default
        }
        // `Office 365`: a word with such a number is a name, however few places show it.
        () if trace.number >= 3 && used.kept > 0 && used.translated == 0 && only && !trace.within => {
            Level::Default
        }
        () if used.is_kept(40, 99) && used.lost.len() <= 3 && named && !trace.within => Level::Default,
        // `Microsoft Edge`, whose first word is here.
        () if trace.led
            && trace.alone
            && used.is_kept(12, 92)
            && used.translated == 0
            && seldom
            && apart
            && !is_short(name) =>
        {
            Level::Default
        }
        // Both words of a name, which each is kept elsewhere.
        () if both && used.is_kept(8, 90) && !trace.within && named && !is_short(name) => Level::Default,
        // In another script a name stands out, and one that is spelled in letters of that script is as gone as any.
        () if !corpus.style.is_latin()
            && used.is_kept(100, 90)
            && used.small * 20 <= used.kept
            && named
            && apart
            && !is_short(name) =>
        {
            Level::Default
        }
        // The only place without it; an abbreviation may be spelled out.
        () if only && used.is_kept(12, 100) && used.translated == 0 && !trace.within && !is_short(name) => {
            Level::Default
        }
        // What so many texts keep is a name wherever it stands.
        () if used.is_kept(200, 99) && seldom && apart => Level::Default,
        () if used.is_kept(40, 99) && seldom => Level::Strict,
        () if used.is_kept(8, 90) || used.kept >= 2 && used.lost.len() == 1 => Level::Pedantic,
        () => return None,
    };
    let message = match trace.again {
        true => format!("\u{201c}{name}\u{201d} is here less often than in the source"),
        false => format!(
            "\u{201c}{name}\u{201d} is kept in {} of {} places, it is not here",
            used.kept,
            used.total()
        ),
    };
    Some((&name_lost::RULE, level, loss.place, message))
}

/// Whether a name is an abbreviation.
fn is_short(name: &str) -> bool {
    name.len() <= 5 && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}
