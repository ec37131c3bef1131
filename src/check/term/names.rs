//! What a locale makes of names: one that it keeps everywhere else is not left out, changed or replaced by another.

use rustc_hash::FxHashMap;

use super::{name_case, name_lost, name_swapped};
use crate::check::reading::{Corpus, Fate, LocaleName, NameLoss, Trace};
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
    for (name, used) in corpus.names() {
        for loss in &used.lost {
            let Some((_, level, message)) =
                judge(name, used, loss, corpus).filter(|(r, ..)| r.code == rule.code)
            else {
                continue;
            };
            // Told already by the text alone.
            if let Some(told) = cased.get(&loss.place).and_then(|i| sink.get_mut(*i)) {
                told.level = told.level.min(level);
                continue;
            }
            let mut finding = Diagnostic::new(rule, loss.place, message)
                .level(level)
                .related(loss.source_place, "the source");
            finding.segment = loss.segment.clone();
            found.push(finding);
        }
    }
    found.sort_by_key(|f| f.primary.span);
    sink.extend(found);
}

type Judgement = (&'static Rule, Level, String);

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
            Some((&name_case::RULE, level, message))
        }
        Fate::Other(shown, stand) => {
            let known = corpus.names().get(shown.as_str()).is_some_and(|u| u.is_kept(1, 90));
            let apart = stand.apart && !corpus.style.noun_capitals;
            // An abbreviation may be spelled out.
            let spelled_out = is_short(name) && !is_short(shown);
            if !used.is_kept(8, 90) || !known && !apart && !stand.numbered || spelled_out {
                return if stand.alone { gone(name, used, Trace::default()) } else { None };
            }
            // Of two names that the docset has, or with the number of the other, one was put for the other.
            let level = match used.is_kept(20, 90) && (stand.alone || known || stand.numbered) {
                true => Level::Default,
                false => Level::Strict,
            };
            let message =
                format!("\u{201c}{shown}\u{201d} stands where the source has \u{201c}{name}\u{201d}");
            Some((&name_swapped::RULE, level, message))
        }
        Fate::Gone(trace) => gone(name, used, *trace),
    }
}

fn gone(name: &str, used: &LocaleName<'_>, trace: Trace) -> Option<Judgement> {
    // A name that hardly ever is a word.
    let named = used.small * 50 <= used.kept;
    let seldom = used.lost.len() <= 3 || used.lost.len() as u32 * 150 <= used.kept;
    let level = match () {
        () if trace.again && !used.is_kept(20, 97) => return None,
        () if trace.number && used.is_kept(20, 97) || trace.hole && used.is_kept(20, 90) => Level::Default,
        () if used.is_kept(40, 99) && used.lost.len() <= 3 && named => Level::Default,
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
    Some((&name_lost::RULE, level, message))
}

/// Whether a name is an abbreviation.
fn is_short(name: &str) -> bool {
    name.len() <= 5 && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}
