//! What the index keeps of a page: for each group of words how much the page is about it, and where.

use super::lexicon::{GroupId, Lexicon};
use super::words::{Piece, Scanner};

/// How much a word in each field counts, and how much less it does the longer the field is (0 to 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Heading,
    /// Keywords and the like.
    About,
    Body,
    Code,
}

const FIELDS: usize = 5;
/// By [`Field`]: weight, share of the length.
const WEIGHTS: [(f32, f32); FIELDS] = [(5.0, 0.4), (2.4, 0.3), (2.0, 0.3), (1.0, 0.6), (0.5, 0.3)];
/// How soon a word that is met again adds nothing.
const SATURATION: f32 = 1.3;
/// A part of a word is less than the word.
const PART: f32 = 0.5;
/// What of a weight comes from the title beyond saturation.
const TITLE: f32 = 0.2;

/// The weights that an index can hold: sixteen, each a quarter more than the one before.
pub(super) const LEVELS: u32 = 16;
const TOP: f32 = 1.4;
const STEP: f32 = 1.25;

/// The level of a weight.
pub(super) fn level(weight: f32) -> u8 {
    let steps = (TOP / weight.max(0.001)).ln() / STEP.ln();
    (LEVELS - 1).saturating_sub(steps.round().max(0.0) as u32) as u8
}

/// Average lengths of fields, in words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Averages(pub [f32; FIELDS]);

/// One group of words in one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub group: GroupId,
    /// The section that is most about it.
    pub section: u16,
    pub level: u8,
}

/// The digest of a page in the making, in one language.
pub(super) struct Digest<'a> {
    scanner: &'a Scanner,
    lexicon: &'a Lexicon,
    /// Group, section, field and whether it is a part, packed so that sorting brings together what belongs together.
    met: Vec<u64>,
    lengths: [u32; FIELDS],
}

impl<'a> Digest<'a> {
    pub fn new(scanner: &'a Scanner, lexicon: &'a Lexicon) -> Self {
        Self { scanner, lexicon, met: Vec::with_capacity(1024), lengths: [0; FIELDS] }
    }

    /// Takes in the text of a field.
    pub fn add(&mut self, text: &str, field: Field, section: u16) {
        let (lexicon, met) = (self.lexicon, &mut self.met);
        let mut length = 0;
        self.scanner.scan(text, &mut |word, piece| {
            let group = lexicon.group(word);
            let part = u64::from(piece == Piece::Part);
            met.push(u64::from(group.0) << 32 | u64::from(section) << 16 | (field as u64) << 1 | part);
            length += u32::from(matches!(piece, Piece::Word | Piece::Pair));
        });
        if let Some(sum) = self.lengths.get_mut(field as usize) {
            *sum += length;
        }
    }

    /// The postings by group; `factor` scales the weights.
    pub fn finish(mut self, averages: &Averages, factor: f32, out: &mut Vec<Posting>) {
        let mut worth = [0f32; FIELDS];
        for (i, worth) in worth.iter_mut().enumerate() {
            let (weight, share) = WEIGHTS.get(i).copied().unwrap_or((0.0, 0.0));
            let length = self.lengths.get(i).copied().unwrap_or(0) as f32;
            let average = averages.0.get(i).copied().unwrap_or(1.0).max(1.0);
            *worth = weight / (1.0 - share + share * length / average);
        }
        self.met.sort_unstable();
        for same in self.met.chunk_by(|a, b| a >> 32 == b >> 32) {
            let Some(first) = same.first() else { continue };
            let (mut sum, mut title, mut best, mut section) = (0.0f32, 0.0f32, 0.0f32, 0u16);
            for here in same.chunk_by(|a, b| a >> 16 == b >> 16) {
                let mut local = 0.0;
                for met in here {
                    let field = (met >> 1 & 0x7fff) as usize;
                    let part = if met & 1 == 1 { PART } else { 1.0 };
                    let worth = worth.get(field).copied().unwrap_or(0.0) * part;
                    if field == Field::Title as usize {
                        title = title.max(part);
                    } else {
                        local += worth;
                    }
                    sum += worth;
                }
                if local > best {
                    best = local;
                    section = here.first().map_or(0, |met| (met >> 16 & 0xffff) as u16);
                }
            }
            let weight = (sum / (SATURATION + sum) + TITLE * title) * factor;
            out.push(Posting { group: GroupId((first >> 32) as u32), section, level: level(weight) });
        }
    }
}
