//! Reports what translations leave out and what they add: one finding for each, however many signs there are.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::reading::{Corpus, Fate, Gap, GapKind, counted};
use crate::diag::{Diagnostic, Level, Rule, Sink};
use crate::text::{FileId, Span};

/// Reports what one of the rules has to say.
pub fn report(corpus: &Corpus<'_>, (rule, kind): (&'static Rule, GapKind), sink: &mut Sink) {
    let own: Vec<&Gap<'_>> = corpus.gaps().iter().filter(|g| g.kind == kind).collect();
    if own.is_empty() {
        return;
    }
    let mut told: FxHashMap<FileId, Vec<(Span, Level)>> = FxHashMap::default();
    for cause in sink.iter().filter(|f| CAUSES.contains(&f.code())) {
        told.entry(cause.primary.span.file).or_default().push((cause.primary.span, cause.level));
    }
    let lost = losses(corpus, sink);
    let is_told = |gap: &Gap<'_>| {
        let place = gap.measure.place;
        let within = |span: &Span| place.start <= span.start && span.end <= place.end;
        let causes = told.get(&place.file);
        causes.is_some_and(|all| all.iter().any(|(span, level)| within(span) && *level <= gap.level))
    };
    let level = |gap: &Gap<'_>| match gap.is_short() && lost.contains(&gap.measure.place) {
        true => Level::Default,
        false => gap.level,
    };
    sink.extend(own.into_iter().filter(|g| !is_told(g)).map(|g| finding(rule, g).level(level(g))));
}

/// The translations that lack something that is written alike in both languages: where they are short, too, it is part
/// of what is missing.
fn losses(corpus: &Corpus<'_>, sink: &Sink) -> FxHashSet<Span> {
    let names = corpus.names().iter().filter(|(_, used)| used.is_kept(8, 90));
    let names = names.flat_map(|(_, used)| &used.lost).filter_map(|loss| match &loss.fate {
        Fate::Gone(trace) if !trace.again && trace.strangers.is_empty() => Some(loss.place),
        _ => None,
    });
    let told = sink.iter().filter(|f| LOSSES.contains(&f.code()) && f.level <= Level::Strict);
    let told = told.map(|f| f.primary.span);
    names.chain(told).collect()
}

/// Of these, the findings that stand at the whole text.
const LOSSES: [&str; 2] = ["code/identifier", "number/value-lost"];

/// What makes a text longer, shorter or another by itself.
const CAUSES: [&str; 7] = [
    "translation/copied",
    "translation/doubled",
    "translation/emptied",
    "translation/mixed-language",
    "translation/swapped",
    "translation/untranslated",
    "translation/wrong-language",
];

fn finding(rule: &'static Rule, gap: &Gap<'_>) -> Diagnostic {
    let measure = gap.measure;
    let words = counted(gap.words, "word");
    let (place, message, (there, label)) = match gap.kind {
        GapKind::Length => {
            let message =
                format!("{} letters where some {} are to be expected", measure.target, gap.expected);
            (measure.place, message, (measure.source_place, "the source"))
        }
        GapKind::Omission => {
            let message = format!("nothing here stands for {words} of the source");
            (measure.place, message, (gap.place, "what is missed"))
        }
        GapKind::Addition => {
            let message = format!("nothing in the source stands for these {words}");
            (gap.place, message, (measure.source_place, "the source"))
        }
        GapKind::Mismatch => {
            let message = "this says something else than the source".to_owned();
            (measure.place, message, (measure.source_place, "the source"))
        }
    };
    let mut finding = Diagnostic::new(rule, place, message).level(gap.level).related(there, label);
    finding.segment = measure.segment.clone();
    finding
}
