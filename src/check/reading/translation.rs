//! A page of a target locale with all that it can be compared with; and all translations of one path.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::align::Edit;
use super::anatomy::Anatomy;
use super::block::BlockKind;
use super::comparison::{Basis, Comparison};
use super::numbers::{Number, numbers};
use super::outline::hash;
use super::page::LocalePage;
use super::segment::{Half, Segment, Texts};
use super::tokens::Shape;
use crate::check::term::Lexicon;
use crate::diag::Level;
use crate::l10n::Style;
use crate::model::Site;
use crate::text::{FileId, Span, is_unspaced, word_key};

/// A page of a target locale.
pub struct Translation<'a> {
    /// The docset.
    pub site: &'a Site,
    /// The page.
    pub page: &'a LocalePage,
    /// The page it was translated from, where the docset holds it.
    pub source_page: Option<&'a LocalePage>,
    /// What is known of its language.
    pub style: &'a Style,
    /// What is known of the source language.
    pub source_style: &'a Style,
    /// What glossaries want of it.
    pub lexicon: Option<&'a Lexicon>,
    /// What is compared: segments of a bilingual page, otherwise texts of blocks that belong together.
    pub segments: Vec<Segment<'a>>,
    /// The page beside its source page, and the two languages of a bilingual page beside each other.
    pub comparisons: Vec<Comparison<'a>>,
    /// Without names, and with them.
    signatures: [OnceCell<Vec<Signature>>; 2],
    /// Of each segment, of the translation and of the source.
    numbers: OnceCell<Vec<(Vec<Number>, Vec<Number>)>>,
    habits: OnceCell<Habits>,
    vocabulary: OnceCell<FxHashMap<u64, u32>>,
    /// Of the translation and of the source.
    spellings: [OnceCell<FxHashMap<u64, u32>>; 2],
    /// What blocks of code hold, one after the other.
    code: OnceCell<String>,
    /// Words that may be names.
    names: OnceCell<Vec<Box<str>>>,
    /// What was found in texts of a plain page.
    pub noted: RefCell<Vec<Noted>>,
}

/// Code of a page that is searched for each of its texts. Bytes.
const MAX_CODE: usize = 256 << 10;

/// A finding in a text of a plain page, as it would be shown if the text surely belonged to its source.
#[derive(Clone, Copy, Debug)]
pub struct Noted {
    /// The rule.
    pub code: &'static str,
    /// Where.
    pub here: Span,
    /// Where the text of the source begins.
    pub there: (FileId, usize),
    /// How readily it would be shown.
    pub level: Level,
}

/// Of the translation and of the source.
struct Signature {
    /// Sorted hashes.
    kept: (Vec<u64>, Vec<u64>),
    /// A bit for each: what shares no bit shares no hash.
    sieve: (u64, u64),
}

impl Signature {
    fn new(target: Vec<u64>, source: Vec<u64>) -> Self {
        let sieve = |list: &[u64]| list.iter().fold(0, |bits, hash| bits | 1 << (hash >> 58));
        Self { sieve: (sieve(&target), sieve(&source)), kept: (target, source) }
    }
}

/// What a page does throughout.
#[derive(Clone, Copy, Debug)]
struct Habits {
    keeps_bold: bool,
    spaces_latin: Option<bool>,
}

/// All that a docset holds at one path.
pub struct Family<'a> {
    /// Docset path with extension.
    pub path: &'a str,
    /// The source page.
    pub source_page: Option<&'a LocalePage>,
    /// The translations, by locale.
    pub translations: Vec<Translation<'a>>,
}

impl<'a> Translation<'a> {
    /// Prepares a page to be checked. `siblings`: all that the docset has at its path. `source_label`: the source
    /// locale's name.
    pub fn new(
        site: &'a Site,
        page: &'a LocalePage,
        source_page: Option<&'a LocalePage>,
        siblings: &'a [LocalePage],
        (style, source_style): (&'a Style, &'a Style),
        source_label: &'a str,
        texts: &Texts<'a>,
    ) -> Self {
        let mut comparisons: Vec<Comparison<'a>> = vec![];
        comparisons
            .extend(source_page.map(|source| Comparison::with_source(site, page, source, source_label)));
        comparisons.extend(Comparison::with_itself(site, page, "the source"));
        // A plain page has no source of its version but where another locale carries it.
        if !page.is_bilingual() && !comparisons.iter().any(|c| c.same_version) {
            let name = |p: &LocalePage| site.locale(p.locale).slug.as_ref();
            let bearers = siblings.iter().filter(|p| p.is_bilingual());
            let known =
                bearers.map(|p| Comparison::with_sibling(site, page, p, name(p))).find(|c| c.same_version);
            if let Some(comparison) = known {
                comparisons.insert(0, comparison);
            }
        }
        let segments = match page.is_bilingual() {
            true => bilingual(page, texts),
            false => comparisons.first().map_or_else(|| alone(page, texts), |c| plain(c, texts)),
        };
        Self {
            site,
            page,
            source_page,
            style,
            source_style,
            lexicon: None,
            segments,
            comparisons,
            signatures: [OnceCell::new(), OnceCell::new()],
            numbers: OnceCell::new(),
            habits: OnceCell::new(),
            vocabulary: OnceCell::new(),
            spellings: [OnceCell::new(), OnceCell::new()],
            code: OnceCell::new(),
            names: OnceCell::new(),
            noted: RefCell::default(),
        }
    }

    /// Whether it is beside a page of the version that it was made from.
    pub fn is_compared(&self) -> bool {
        self.comparisons.iter().any(|c| c.basis != Basis::Itself && c.same_version)
    }
}

impl Translation<'_> {
    /// What of a segment a translation keeps (code, addresses, numbers, identifiers; with `names`, also words that begin
    /// with a capital), of the translation and of the source, as sorted hashes.
    pub fn signature(&self, index: usize, names: bool) -> (&[u64], &[u64]) {
        let signature = self.signatures(names).get(index);
        signature.map(|s| (s.kept.0.as_slice(), s.kept.1.as_slice())).unwrap_or_default()
    }

    /// A bit for each hash of [`Self::signature`]: what shares none shares no hash.
    pub fn sieve(&self, index: usize, names: bool) -> (u64, u64) {
        self.signatures(names).get(index).map(|s| s.sieve).unwrap_or_default()
    }

    /// The numbers of a segment, of the translation and of the source, each read as its language writes them.
    pub fn numbers(&self, index: usize) -> (&[Number], &[Number]) {
        let style = self.style;
        let all = self.numbers.get_or_init(|| {
            let halves = self.segments.iter().map(|s| (&s.target.anatomy, &s.source.anatomy));
            halves
                .map(|(target, source)| {
                    let ours = numbers(target, style.decimal, &style.group);
                    (ours, numbers(source, '.', &[',']))
                })
                .collect()
        });
        all.get(index).map(|(ours, theirs)| (ours.as_slice(), theirs.as_slice())).unwrap_or_default()
    }

    fn signatures(&self, names: bool) -> &[Signature] {
        let marks = || (0..self.segments.len()).map(|index| self.marks(index)).collect();
        let bare = self.signatures[0].get_or_init(marks);
        let named = || self.segments.iter().zip(bare).map(|(s, bare)| with_names(s, bare)).collect();
        if names { self.signatures[1].get_or_init(named) } else { bare }
    }

    fn marks(&self, index: usize) -> Signature {
        let segment = &self.segments[index];
        let (ours, theirs) = self.numbers(index);
        let marks = |a: &Anatomy<'_>, numbers: &[Number]| {
            let mut out: Vec<u64> = a.codes.iter().map(|c| hash(&a.code(c))).collect();
            out.extend(a.links.iter().map(|l| hash(&l.dest.as_str())));
            out.extend(a.images.iter().map(|l| hash(&l.dest.as_str())));
            out.extend(numbers.iter().filter(|n| n.digits.len() > 1).map(|n| hash(&n.value.as_str())));
            // `SharePoint` says no more than other names do.
            let product = |at: &Range<usize>, shape: Shape| {
                shape == Shape::Camel && a.raw[at.clone()].starts_with(char::is_uppercase)
            };
            let kept = a.identifiers().iter().filter(|(at, shape)| !product(at, *shape));
            out.extend(kept.map(|(at, _)| hash(&&a.raw[at.clone()])));
            sorted(out)
        };
        let target = marks(&segment.target.anatomy, ours);
        Signature::new(target, marks(&segment.source.anatomy, theirs))
    }

    /// Whether the page has bold where its source has, but for a few places. Some languages set labels in quotes.
    pub fn keeps_bold(&self) -> bool {
        self.habits().keeps_bold
    }

    /// Whether Latin words stand with spaces around them between characters of other scripts; `None`: now so, now so.
    pub fn spaces_latin(&self) -> Option<bool> {
        self.habits().spaces_latin
    }

    /// Whether a block of code on the page holds a text. Blocks beyond `MAX_CODE` bytes in all are not looked into.
    pub fn code_holds(&self, text: &str) -> bool {
        let code = self.code.get_or_init(|| {
            let mut all = String::new();
            for block in &self.page.blocks.blocks {
                if let BlockKind::Code { text, .. } = &block.kind
                    && all.len() + text.len() < MAX_CODE
                {
                    all.push_str(text);
                    all.push('\0');
                }
            }
            all
        });
        text.len() > 3 && memchr::memmem::find(code.as_bytes(), text.as_bytes()).is_some()
    }

    /// Words with a capital that stand in several texts of the page, and in its source if there is one: names, as a rule.
    pub fn page_names(&self) -> &[Box<str>] {
        self.names.get_or_init(|| {
            let mut uses: FxHashMap<&str, u32> = FxHashMap::default();
            for half in self.segments.iter().map(|s| &s.target) {
                for (_, name) in half.anatomy.names() {
                    *uses.entry(name).or_default() += 1;
                }
            }
            let kept = |name: &str| self.source_page.is_none_or(|s| s.text().contains(name));
            let mut out: Vec<Box<str>> = uses
                .into_iter()
                .filter(|(name, n)| *n >= 2 && kept(name))
                .map(|(name, _)| name.into())
                .collect();
            out.sort_unstable();
            out
        })
    }

    /// How often the page has a word, in any case.
    pub fn word_count(&self, word: &str) -> u32 {
        let ready = || tally(self.segments.iter().flat_map(|s| s.target.anatomy.keys.iter().copied()));
        self.vocabulary.get_or_init(ready).get(&word_key(word)).copied().unwrap_or_default()
    }

    /// How often the page has a word as it is written; `there`: in the source.
    pub fn spelled(&self, word: &str, there: bool) -> u32 {
        let halves = self.segments.iter().map(|s| if there { &s.source } else { &s.target });
        let words = halves.flat_map(|h| h.anatomy.words.iter().map(|w| hash(&h.anatomy.word(w))));
        let all = self.spellings[usize::from(there)].get_or_init(|| tally(words));
        all.get(&hash(&word)).copied().unwrap_or_default()
    }

    fn habits(&self) -> Habits {
        *self.habits.get_or_init(|| {
            let (mut bold, mut kept, mut spaced, mut glued) = (0usize, 0usize, 0usize, 0usize);
            for segment in &self.segments {
                let (source, target) = (&segment.source.anatomy, &segment.target.anatomy);
                if !source.strong.is_empty() {
                    bold += 1;
                    kept += usize::from(target.strong.len() >= source.strong.len());
                }
                for word in target.words.iter().filter(|w| !w.unspaced && w.letters) {
                    let before = target.raw[..word.range.start].chars().next_back();
                    let after = target.raw[word.range.end..].chars().next();
                    for side in [before, after].into_iter().flatten() {
                        spaced += usize::from(side == ' ');
                        glued += usize::from(is_unspaced(side));
                    }
                }
            }
            let spaces_latin = match (spaced, glued) {
                (s, g) if s >= 4 && s >= 3 * g => Some(true),
                (s, g) if g >= 4 && g >= 3 * s => Some(false),
                _ => None,
            };
            Habits { keeps_bold: kept * 3 >= bold * 2, spaces_latin }
        })
    }
}

/// How often each number is met.
fn tally(numbers: impl Iterator<Item = u64>) -> FxHashMap<u64, u32> {
    let mut out: FxHashMap<u64, u32> = FxHashMap::default();
    for number in numbers {
        *out.entry(number).or_default() += 1;
    }
    out
}

/// A signature with names.
fn with_names(segment: &Segment<'_>, bare: &Signature) -> Signature {
    let add = |a: &Anatomy<'_>, bare: &[u64]| {
        let mut names = a.names().map(|(_, n)| n).filter(|n| n.is_ascii() && n.len() > 2).peekable();
        if names.peek().is_none() {
            return bare.to_vec();
        }
        sorted(bare.iter().copied().chain(names.map(|n| hash(&n))).collect())
    };
    let (target, source) = &bare.kept;
    Signature::new(add(&segment.target.anatomy, target), add(&segment.source.anatomy, source))
}

fn sorted(mut list: Vec<u64>) -> Vec<u64> {
    list.sort_unstable();
    list.dedup();
    list
}

fn bilingual<'a>(page: &'a LocalePage, texts: &Texts<'a>) -> Vec<Segment<'a>> {
    let text = page.text();
    let blocks: Vec<_> = page.blocks.blocks.iter().filter(|b| b.kind.is_text()).collect();
    let pairs = page.scan.pairs.iter().map(|pair| {
        let at = pair.whole.start as u32;
        let next = blocks.partition_point(|b| b.span.start <= at);
        let block = blocks[..next].iter().rev().take(8).find(|b| b.span.end >= at);
        let in_link = text[..pair.whole.start].ends_with('[') && text[pair.whole.end..].starts_with("](");
        Segment {
            id: Some(&text[pair.id.clone()]),
            target: Half::new(page.file, pair.target.start, &text[pair.target.clone()], texts),
            source: Half::new(page.file, pair.source.start, &text[pair.source.clone()], texts),
            place: block.map(|b| b.kind.clone()),
            in_link,
            sure: true,
        }
    });
    pairs.collect()
}

/// The texts of blocks that belong together. Where the shape of the pages differs much, none does for sure.
fn plain<'a>(comparison: &Comparison<'a>, texts: &Texts<'a>) -> Vec<Segment<'a>> {
    let mut out = vec![];
    for edit in &comparison.edits {
        // A text without a partner has no source.
        if let Edit::Added(j) = edit {
            let block = &comparison.blocks.blocks[*j];
            let range = block.place.range();
            if let (true, Some(raw)) =
                (block.kind.is_text() && !block.text.is_empty(), comparison.page.text().get(range.clone()))
            {
                out.push(Segment {
                    id: None,
                    target: Half::new(comparison.page.file, range.start, raw, texts),
                    source: Half::new(comparison.page.file, range.start, "", texts),
                    place: Some(block.kind.clone()),
                    in_link: false,
                    sure: false,
                });
            }
        }
        let Edit::Both(i, j) = edit else { continue };
        let (there, here) = (&comparison.expected.blocks[*i], &comparison.blocks.blocks[*j]);
        if !here.kind.is_text() || !there.kind.is_text() || here.text.is_empty() || there.text.is_empty() {
            continue;
        }
        let half = |page: &'a LocalePage, block: &super::block::Block| {
            // What another locale carries is spread over the file, a translation after each piece.
            if page.is_bilingual() {
                return Some(Half::spread(block.place, page.source_text().get(block.text.clone())?, texts));
            }
            let range = block.place.range();
            Some(Half::new(page.file, range.start, page.text().get(range)?, texts))
        };
        let (Some(target), Some(source)) = (half(comparison.page, here), half(comparison.reference, there))
        else {
            continue;
        };
        // Of another version, a text that keeps all that a translation keeps still is that of its source.
        let (low, high) = (here.words.min(there.words), here.words.max(there.words));
        let kept = !there.marks.is_empty() && there.marks == here.marks && low * 2 >= high;
        let sure = (comparison.same_version || kept) && here.kind.is_like(&there.kind);
        out.push(Segment { id: None, target, source, place: Some(here.kind.clone()), in_link: false, sure });
    }
    out
}

/// The texts of a page whose source is not there.
fn alone<'a>(page: &'a LocalePage, texts: &Texts<'a>) -> Vec<Segment<'a>> {
    let blocks = page.blocks.blocks.iter().filter(|b| b.kind.is_text() && !b.text.is_empty());
    blocks
        .filter_map(|block| {
            let range = block.place.range();
            Some(Segment {
                id: None,
                target: Half::new(page.file, range.start, page.text().get(range.clone())?, texts),
                source: Half::new(page.file, range.start, "", texts),
                place: Some(block.kind.clone()),
                in_link: false,
                sure: false,
            })
        })
        .collect()
}
