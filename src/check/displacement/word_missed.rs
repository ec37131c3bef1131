//! A word beside a name that vanished, as the words of the locale tell.

use super::name_word_lost::RULE;
use crate::check::reading::{Anatomy, Beside, Corpus, GapKind, Measure, is_bare};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Sink};
use crate::text::Span;

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Corpus(check) };

/// A word that is missed less may be said in another way.
const LEAST: f32 = 1.8;

/// From this on it is missed, whatever stands beside the name.
const SURE: f32 = 2.5;

/// Words of the translation that nothing in the source stands for may stand for it, if they tell more than this.
const STRANGE: f32 = 1.0;

fn check(corpus: &Corpus<'_>, sink: &mut Sink) {
    let counterparts = corpus.counterparts();
    for (n, measure) in corpus.pages.iter().flat_map(|p| &p.measures).enumerate() {
        for beside in &measure.beside {
            let missed = counterparts.missed(n, beside.key);
            if missed < LEAST {
                continue;
            }
            let Some((word, name, bare)) = words(corpus, measure, beside) else { continue };
            // The word that both belong to may stand elsewhere, and say both.
            let whole = beside.next.is_none_or(|next| counterparts.missed(n, next) >= LEAST);
            let likely = bare && whole && counterparts.added(n, measure.bitext()).score <= STRANGE;
            let told =
                sink.iter().position(|f| f.code() == RULE.code && holds(measure.place, f.primary.span));
            let level = match () {
                // An article without a noun.
                () if told.is_some() => Level::Default,
                () if likely && missed >= SURE => Level::Default,
                () if likely => Level::Strict,
                () if missed >= SURE => Level::Pedantic,
                () => continue,
            };
            if let Some(finding) = told.and_then(|i| sink.get_mut(i)) {
                finding.level = level;
                continue;
            }
            let short = |kind| matches!(kind, GapKind::Omission | GapKind::Length);
            if corpus
                .gaps()
                .iter()
                .any(|g| short(g.kind) && g.level <= level && g.measure.place == measure.place)
            {
                continue;
            }
            let message = format!("\u{201c}{word}\u{201d} after {name} has no translation here");
            let mut finding = Diagnostic::new(&RULE, measure.place, message).level(level);
            finding = finding.related(beside.word, "the source");
            finding.segment = measure.segment.clone();
            sink.push(finding);
        }
    }
}

fn holds(text: Span, place: Span) -> bool {
    text.file == place.file && text.start <= place.start && place.end <= text.end
}

/// The word, the name before it, and whether that has no noun in the translation. `None`: something stands for the word.
fn words(corpus: &Corpus<'_>, measure: &Measure, beside: &Beside) -> Option<(String, String, bool)> {
    let source = corpus.read(beside.word.file)?;
    // A page with both languages is one file.
    let other = match measure.place.file == beside.word.file {
        true => None,
        false => Some(corpus.read(measure.place.file)?),
    };
    let text = other.as_ref().unwrap_or(&source).text().get(measure.place.range())?;
    let word = source.text().get(beside.word.range())?;
    let name = source.text().get(beside.name as usize..beside.word.start as usize)?.trim_end();
    let missed = !corpus.counterparts().stands_in(word, text);
    missed.then(|| (word.to_owned(), name.to_owned(), is_bare(&Anatomy::new(text), name, corpus.style)))
}
