//! What translations leave out of their sources, and what they add: told by their length, and by words that lack the
//! counterparts that they have everywhere else.

use rayon::prelude::*;

use super::corpus::Measure;
use super::counterparts::{Bitext, Counterparts, Lacking};
use super::edges::LocaleEdges;
use super::lengths::{Departure, Lengths};
use super::lexemes::Lexeme;
use crate::diag::Level;
use crate::text::Span;

/// What is between a translation and its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapKind {
    /// It is far shorter or longer than translations into the language are.
    Length,
    /// A part of the source is not in it.
    Omission,
    /// It has a part that the source has not.
    Addition,
    /// Both: it is the translation of something else.
    Mismatch,
}

/// A translation that says less, more or something else than its source.
#[derive(Clone, Debug)]
pub struct Gap<'a> {
    /// The segment.
    pub measure: &'a Measure,
    /// What it is.
    pub kind: GapKind,
    /// How certain it is.
    pub level: Level,
    /// Letters that are to be expected.
    pub expected: u32,
    /// Where the words stand that lack a counterpart: in the source if it is an omission.
    pub place: Span,
    /// How many words these are.
    pub words: usize,
}

impl Gap<'_> {
    /// Whether the translation says less than is to be expected.
    pub fn is_short(&self) -> bool {
        match self.kind {
            GapKind::Omission => true,
            GapKind::Length => self.measure.target < self.expected,
            GapKind::Addition | GapKind::Mismatch => false,
        }
    }
}

/// Looks for them in the segments of a locale, those that `counterparts` was learnt from.
pub fn gaps<'a>(measures: impl Iterator<Item = &'a Measure>, counterparts: &Counterparts) -> Vec<Gap<'a>> {
    let measures: Vec<&Measure> = measures.collect();
    let Some(lengths) = Lengths::new(&measures) else { return vec![] };
    let edges = LocaleEdges::new(&measures);
    let omitted = |(n, measure): (usize, &&'a Measure)| counterparts.omitted(n, measure.bitext());
    let omitted: Vec<Lacking> = measures.par_iter().enumerate().map(omitted).collect();
    let look = |(n, measure): (usize, &&'a Measure)| {
        let departure = lengths.departure(measure);
        let cut = edges.is_cut(measure);
        let odd = if departure.deviation < 0.0 { cut } else { edges.is_run_on(measure) };
        let by_length = by_length(measure, departure, odd);
        let signs = Signs {
            deviation: departure.deviation,
            more: measure.more,
            cut,
            doubted: by_length.is_some_and(|level| level <= Level::Strict),
        };
        let by_words = by_words(counterparts, (n, measure.bitext(), omitted[n].clone()), signs);
        // One cause, one finding: what the words say is more than that the length is odd.
        let (kind, level, lacking) = match (by_words, by_length) {
            (Some((kind, words, lacking)), length)
                if length.is_none_or(|l| words <= l || signs.agree(kind)) =>
            {
                (kind, length.map_or(words, |l| l.min(words)), lacking)
            }
            (_, length) => (GapKind::Length, length?, Lacking::default()),
        };
        let place = match kind {
            GapKind::Omission => run(measure.source_place, &measure.source_words, &lacking),
            GapKind::Addition => run(measure.place, &measure.target_words, &lacking),
            GapKind::Length | GapKind::Mismatch => measure.place,
        };
        let expected = departure.expected.round() as u32;
        Some(Gap { measure, kind, level, expected, place, words: lacking.words.len() })
    };
    let mut found: Vec<Option<Gap<'a>>> = measures.par_iter().enumerate().map(look).collect();
    for n in crossed(&measures, &omitted, counterparts) {
        let (measure, kind, level) = (measures[n], GapKind::Mismatch, Level::Default);
        found[n] = Some(Gap { measure, kind, level, expected: 0, place: measure.place, words: 0 });
    }
    found.into_iter().flatten().collect()
}

/// Segments of a page, so far apart at most, are looked at for one another's translation.
const REACH: usize = 16;

/// A text that lacks so much may be that of another segment.
const DOUBTFUL: f32 = 0.8;

/// Texts in each other's place lack so much more together than the other way round.
const CROSSED: f32 = 3.5;

/// A text in its place lacks no more.
const FITTING: f32 = 2.0;

/// Segments whose translations stand in each other's place: each lacks what the other's source says, and has what its own
/// does not.
fn crossed(measures: &[&Measure], omitted: &[Lacking], counterparts: &Counterparts) -> Vec<usize> {
    // How much the translation of one lacks of the source of another.
    let lacks = |target: usize, source: usize| {
        let text = Bitext { source: &measures[source].source_words, target: &measures[target].target_words };
        counterparts.omitted(target, text).score
    };
    let doubtful: Vec<(usize, f32)> =
        omitted.iter().map(|l| l.score).enumerate().filter(|(_, score)| *score >= DOUBTFUL).collect();
    let mut out = vec![];
    for (i, &(one, mine)) in doubtful.iter().enumerate() {
        let near =
            |(n, _): &&(usize, f32)| n - one <= REACH && measures[*n].place.file == measures[one].place.file;
        for &(other, its) in doubtful[i + 1..].iter().take_while(near) {
            // Nothing lacks less than nothing.
            if mine + its < CROSSED {
                continue;
            }
            let (there, back) = (lacks(other, one), lacks(one, other));
            if there <= FITTING && back <= FITTING && mine + its - there - back >= CROSSED {
                out.extend([one, other]);
            }
        }
    }
    out
}

/// How certain the length makes it; `odd`: what it begins or ends with tells, too.
fn by_length(measure: &Measure, departure: Departure, odd: bool) -> Option<Level> {
    let Departure { deviation, factor, .. } = departure;
    let long = measure.source >= 40;
    // A sentence more or less that the length tells of, too.
    let told = match measure.more {
        ..0 => deviation < -2.4 && factor < 0.72,
        0 => false,
        _ => deviation > 3.0 && factor > 1.6,
    };
    // Of a few characters, as Chinese and Japanese need, one more or less is much.
    let few = f64::from(measure.target) < factor * 25.0;
    Some(match (deviation, factor) {
        (_, f) if told && (long || f > 2.0) => Level::Default,
        (d, f) if odd && measure.source >= 24 && (d < -1.5 && f < 0.76 || d > 2.5 && f > 1.6) => {
            Level::Default
        }
        (d, f) if d < -5.0 && f < 0.4 && long => Level::Default,
        (d, f) if d < -3.5 && f < if few { 0.33 } else { 0.55 } && measure.source >= 20 => Level::Strict,
        (d, f) if d < -2.4 && f < 0.72 => Level::Pedantic,
        (d, f) if d > 6.0 && f > 2.6 && long => Level::Default,
        (d, f) if d > 4.5 && f > if long { 2.0 } else { 2.6 } && measure.source >= 20 => Level::Strict,
        (d, f) if d > 3.0 && f > 1.6 => Level::Pedantic,
        _ => return None,
    })
}

/// What is known of a translation beside its words.
#[derive(Clone, Copy)]
struct Signs {
    /// How its length departs from the usual, in standard deviations.
    deviation: f64,
    /// Sentences that it has more, or fewer.
    more: i32,
    /// Whether its beginning or its end looks cut off.
    cut: bool,
    /// Whether its length alone is a finding.
    doubted: bool,
}

impl Signs {
    /// Whether the length speaks for a gap of a kind.
    fn agree(self, kind: GapKind) -> bool {
        match kind {
            GapKind::Omission => self.deviation < 0.0,
            GapKind::Addition => self.deviation > 0.0,
            GapKind::Length | GapKind::Mismatch => true,
        }
    }

    /// What words that lack their counterparts weigh, where the length and the sentences speak for it, too. A standard
    /// deviation is worth what separates cut translations from whole ones best.
    fn weigh(self, lacking: &Lacking, sign: i32) -> f64 {
        let sentence = if self.more * sign > 0 { 3.0 } else { 0.0 };
        let cut = if self.cut && sign < 0 { 3.0 } else { 0.0 };
        f64::from(lacking.score) + cut + 1.5 * (self.deviation * f64::from(sign)).clamp(-1.0, 4.0) + sentence
    }
}

type Verdict = Option<(GapKind, Level, Lacking)>;

/// Words that lack less are no sign.
const LEAST: f32 = 4.0;

/// From this on a text lacks much.
const MUCH: f32 = 6.0;

/// What the words tell, together with the length.
fn by_words(
    counterparts: &Counterparts,
    (n, text, omitted): (usize, Bitext<'_>, Lacking),
    signs: Signs,
) -> Verdict {
    // Looked for where something speaks for it: most translations are not too long.
    let added = match signs.deviation > 0.5 || signs.more > 0 || omitted.score >= LEAST {
        true => counterparts.added(n, text),
        false => Lacking::default(),
    };
    if omitted.score >= MUCH && added.score >= MUCH {
        let level = match omitted.score + added.score {
            15.0.. => Level::Default,
            13.5.. => Level::Strict,
            _ => Level::Pedantic,
        };
        return Some((GapKind::Mismatch, level, Lacking::default()));
    }
    let verdicts = omission(omitted, signs).into_iter().chain(addition(added, signs));
    verdicts.min_by_key(|(_, level, _)| *level)
}

fn omission(omitted: Lacking, signs: Signs) -> Verdict {
    let short = signs.deviation < -2.0;
    if omitted.missed < if short { 2 } else { 3 } || omitted.score < LEAST {
        return None;
    }
    let level = match signs.weigh(&omitted, -1) {
        _ if short && signs.doubted && omitted.score >= 5.0 => Level::Default,
        9.5.. => Level::Default,
        7.5.. => Level::Strict,
        6.0.. => Level::Pedantic,
        _ => return None,
    };
    Some((GapKind::Omission, level, omitted))
}

/// More is asked for than of an omission: what a short source implies is said at length in another language.
fn addition(added: Lacking, signs: Signs) -> Verdict {
    let long = signs.deviation > 2.0 && (signs.doubted || signs.more > 0);
    if added.missed < if long { 2 } else { 4 } || added.score < LEAST || signs.deviation < -0.5 {
        return None;
    }
    let level = match signs.weigh(&added, 1) {
        _ if long && added.score >= if signs.doubted { 5.0 } else { 6.0 } => Level::Default,
        12.5.. if added.missed >= 5 => Level::Default,
        10.0.. => Level::Strict,
        8.0.. => Level::Pedantic,
        _ => return None,
    };
    Some((GapKind::Addition, level, added))
}

/// Where words of a text stand in the file.
fn run(text: Span, words: &[Lexeme], lacking: &Lacking) -> Span {
    let ends = words.get(lacking.words.clone()).and_then(|run| Some((run.first()?, run.last()?)));
    let Some((first, last)) = ends.filter(|(_, last)| last.len > 0) else { return text };
    let start = text.start as usize;
    Span::new(text.file, start + usize::from(first.at), start + usize::from(last.at) + usize::from(last.len))
}
