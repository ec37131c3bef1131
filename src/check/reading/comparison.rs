//! A page beside another that should have the same blocks.

use std::cell::OnceCell;
use std::ptr;

use rustc_hash::{FxHashMap, FxHashSet};

use super::align::{Edit, Likeness, align};
use super::block::{Block, BlockKind};
use super::outline::Outline;
use super::page::LocalePage;
use super::version::{MAX_DAMAGE, is_same_version};
use crate::diag::{Diagnostic, Level, Rule, Sink};
use crate::model::Site;
use crate::syntax::bilingual::Pair;

/// With what a page is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The page it was translated from.
    SourcePage,
    /// The source language as another locale's page carries it.
    OtherLocale,
    /// The source language as the page itself carries it.
    Itself,
}

/// Two pages, block by block.
pub struct Comparison<'a> {
    /// The page that is checked.
    pub page: &'a LocalePage,
    /// Its blocks, in the language of the comparison.
    pub blocks: &'a Outline,
    /// The page it is compared with.
    pub reference: &'a LocalePage,
    /// Its blocks.
    pub expected: &'a Outline,
    /// What belongs together.
    pub edits: Vec<Edit>,
    /// With what.
    pub basis: Basis,
    /// How texts are compared.
    pub likeness: Likeness,
    /// Whether nothing but one block differs.
    pub lone: bool,
    /// Whether both are of one version, so that a difference is damage and not age.
    pub same_version: bool,
    /// The name of the other locale, for messages.
    pub other: &'a str,
    /// The docset.
    pub site: &'a Site,
    /// The numbers of the page's segments.
    numbers: OnceCell<FxHashSet<Box<str>>>,
    /// The page's texts that have segments: their place among the edits, the numbers of the first and last segment.
    numbered: OnceCell<Vec<(usize, u32, u32)>>,
    /// The place of each block among the edits.
    places: OnceCell<FxHashMap<*const Block, usize>>,
}

impl<'a> Comparison<'a> {
    /// A page beside the page it was translated from.
    pub fn with_source(site: &'a Site, page: &'a LocalePage, source: &'a LocalePage, other: &'a str) -> Self {
        let likeness = if page.is_bilingual() { Likeness::SameLanguage } else { Likeness::Translation };
        let mut out = Self::new(
            site,
            page,
            page.in_source_language(),
            source,
            &source.blocks,
            Basis::SourcePage,
            likeness,
            other,
        );
        // A source that says it was changed since is of another version, however alike. A translation keeps the date
        // that its source had.
        let (changed, kept, done) = (&source.meta.date, &page.meta.date, &page.meta.handoff().last_handoff);
        let since = |done: &Option<Box<str>>| matches!((changed, done), (Some(c), Some(d)) if d < c);
        let newer = if kept.is_some() { since(kept) } else { since(done) };
        out.same_version &= !newer;
        out
    }

    /// A bilingual page beside that of another locale.
    pub fn with_peer(
        site: &'a Site,
        page: &'a LocalePage,
        peer: &'a LocalePage,
        other: &'a str,
    ) -> Option<Self> {
        let (mine, theirs) = (page.source_blocks.as_ref()?, peer.source_blocks.as_ref()?);
        let basis = Basis::OtherLocale;
        let mut out = Self::new(site, page, mine, peer, theirs, basis, Likeness::SameLanguage, other);
        out.same_version &= page.meta.handoff().source_commit == peer.meta.handoff().source_commit;
        Some(out)
    }

    /// A plain page beside another locale's: beside the source that this one carries, otherwise beside what became of it.
    pub fn with_sibling(
        site: &'a Site,
        page: &'a LocalePage,
        sibling: &'a LocalePage,
        other: &'a str,
    ) -> Self {
        let theirs = sibling.in_source_language();
        let basis = Basis::OtherLocale;
        let mut out =
            Self::new(site, page, &page.blocks, sibling, theirs, basis, Likeness::Translation, other);
        let commits = (&page.meta.handoff().source_commit, &sibling.meta.handoff().source_commit);
        out.same_version &= !matches!(commits, (Some(a), Some(b)) if a != b);
        // A page that has less and says that its source is older is right about it, whatever the commit.
        let dates = (&page.meta.date, &sibling.meta.date);
        out.same_version &= !(out.has_less() && matches!(dates, (Some(a), Some(b)) if a < b));
        out
    }

    /// Both languages of a bilingual page.
    pub fn with_itself(site: &'a Site, page: &'a LocalePage, other: &'a str) -> Option<Self> {
        let own = page.source_blocks.as_ref()?;
        Some(Self::new(site, page, &page.blocks, page, own, Basis::Itself, Likeness::Translation, other))
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of what it makes")]
    fn new(
        site: &'a Site,
        page: &'a LocalePage,
        blocks: &'a Outline,
        reference: &'a LocalePage,
        expected: &'a Outline,
        basis: Basis,
        likeness: Likeness,
        other: &'a str,
    ) -> Self {
        let same_shape = likeness == Likeness::Translation
            && blocks.blocks.len() == expected.blocks.len()
            && blocks
                .blocks
                .iter()
                .zip(&expected.blocks)
                .all(|(a, b)| a.kind.is_like(&b.kind) && a.depth == b.depth);
        let edits = match same_shape {
            true => (0..blocks.blocks.len()).map(|i| Edit::Both(i, i)).collect(),
            false => align(&expected.blocks, &blocks.blocks, likeness),
        };
        let same_version = basis == Basis::Itself || is_same_version(&edits, expected, blocks, likeness);
        let differs = |e: &Edit| match e {
            Edit::Both(i, j) if likeness == Likeness::SameLanguage => {
                expected.blocks[*i].hash != blocks.blocks[*j].hash
            }
            Edit::Both(..) => false,
            Edit::Missing(_) | Edit::Added(_) => true,
        };
        // A few short texts prove nothing.
        let text = |e: &Edit| matches!(e, Edit::Both(i, _) if expected.blocks[*i].hash != 0);
        let same = edits.iter().filter(|e| text(e) && !differs(e)).count();
        // What is lost together is one difference.
        let runs = edits.chunk_by(|a, b| differs(a) == differs(b)).filter(|run| differs(&run[0])).count();
        Self {
            page,
            blocks,
            reference,
            expected,
            edits,
            basis,
            likeness,
            lone: runs == 1 && same >= 3,
            same_version,
            other,
            site,
            numbers: OnceCell::new(),
            numbered: OnceCell::new(),
            places: OnceCell::new(),
        }
    }

    /// Whether the texts before and after a difference are those of the reference. A source that was changed there was
    /// mostly changed around it, too. Of a translation nobody can tell.
    pub fn is_settled(&self, here: Option<&Block>, there: &Block) -> bool {
        if self.likeness != Likeness::SameLanguage {
            return true;
        }
        let at = self.edit_of(there).into_iter().chain(here.and_then(|h| self.edit_of(h))).min();
        let Some(at) = at else { return true };
        let same = |e: &Edit| match e {
            Edit::Both(i, j) => {
                let (a, b) = (&self.expected.blocks[*i], &self.blocks.blocks[*j]);
                (a.hash != 0 || b.hash != 0).then_some(a.hash == b.hash)
            }
            Edit::Missing(i) => (self.expected.blocks[*i].hash != 0).then_some(false),
            Edit::Added(j) => (self.blocks.blocks[*j].hash != 0).then_some(false),
        };
        let before = self.edits[..at].iter().rev().find_map(same).unwrap_or(true);
        let after = self.edits[at + 1..].iter().find_map(same).unwrap_or(true);
        before && after
    }

    /// Partners: of the reference, of the page.
    pub fn pairs(&self) -> impl Iterator<Item = (&'a Block, &'a Block)> {
        let (expected, blocks) = (self.expected, self.blocks);
        self.edits.iter().filter_map(move |e| match e {
            Edit::Both(i, j) => Some((&expected.blocks[*i], &blocks.blocks[*j])),
            _ => None,
        })
    }

    /// Blocks of the reference that the page lacks, each with the block of the page that it should follow; blocks
    /// within such a block left out.
    pub fn missing(&self) -> Vec<(&'a Block, Option<&'a Block>)> {
        let mut out: Vec<(&Block, Option<&Block>)> = vec![];
        let mut before = None;
        let mut within: Option<u8> = None;
        for edit in &self.edits {
            match edit {
                Edit::Missing(i) => {
                    let block = &self.expected.blocks[*i];
                    // A paragraph that holds a picture and nothing else is the picture.
                    if matches!(block.kind, BlockKind::Paragraph) && block.words == 0 {
                        continue;
                    }
                    if within.is_none_or(|depth| block.depth <= depth) {
                        within = Some(block.depth);
                        out.push((block, before));
                    }
                }
                Edit::Both(_, j) => {
                    within = None;
                    before = Some(&self.blocks.blocks[*j]);
                }
                Edit::Added(j) => before = Some(&self.blocks.blocks[*j]),
            }
        }
        out
    }

    /// Whether the page lacks any block of the reference.
    pub fn has_less(&self) -> bool {
        self.edits.iter().any(|e| matches!(e, Edit::Missing(_)))
    }

    /// The place, among the edits, of a block of either page.
    fn edit_of(&self, block: &Block) -> Option<usize> {
        let all = || {
            let blocks = |e: &Edit| match *e {
                Edit::Both(i, j) => [Some(&self.expected.blocks[i]), Some(&self.blocks.blocks[j])],
                Edit::Missing(i) => [Some(&self.expected.blocks[i]), None],
                Edit::Added(j) => [Some(&self.blocks.blocks[j]), None],
            };
            let places = self.edits.iter().enumerate();
            places
                .flat_map(|(n, e)| blocks(e).into_iter().flatten().map(move |b| (ptr::from_ref(b), n)))
                .collect()
        };
        self.places.get_or_init(all).get(&ptr::from_ref(block)).copied()
    }

    /// Whether the page has the segments, by their numbers, that a block of the reference is made of.
    pub fn has_segments_of(&self, block: &Block) -> bool {
        let number =
            |page: &'a LocalePage, pair: &Pair| Some(page.text().get(pair.id.clone())?.split_once('-')?.1);
        let theirs = self.reference.pairs_over(&block.place.range()).iter();
        let mut theirs = theirs.filter_map(|p| number(self.reference, p)).peekable();
        let all =
            || self.page.scan.pairs.iter().filter_map(|p| number(self.page, p)).map(Box::from).collect();
        let ours = self.numbers.get_or_init(all);
        theirs.peek().is_some() && theirs.all(|n| ours.contains(n))
    }

    /// Whether the numbers of the page's segments skip some where a block of the reference should stand. At the end of the
    /// page nobody can tell: then, too.
    pub fn has_gap_at(&self, block: &Block) -> bool {
        let Some(at) = self.edit_of(block) else { return true };
        let all = || {
            let numbers = |(at, e): (usize, &Edit)| match e {
                Edit::Both(_, j) | Edit::Added(j) if self.blocks.blocks[*j].kind.is_text() => {
                    let pairs = self.page.pairs_over(&self.blocks.blocks[*j].place.range());
                    Some((at, self.number(pairs.first()?)?, self.number(pairs.last()?)?))
                }
                _ => None,
            };
            self.edits.iter().enumerate().filter_map(numbers).collect()
        };
        let numbered = self.numbered.get_or_init(all);
        let next = numbered.partition_point(|(place, ..)| *place < at);
        let before = next.checked_sub(1).map(|n| numbered[n]);
        let (Some((.., before)), Some((_, after, _))) = (before, numbered.get(next)) else { return true };
        *after > before + 1
    }

    /// Whether the page has blocks right before or after one that the reference lacks.
    pub fn has_more_at(&self, here: &Block) -> bool {
        let Some(at) = self.edit_of(here) else { return false };
        let added = |e: Option<&Edit>| matches!(e, Some(Edit::Added(_)));
        added(self.edits.get(at + 1)) || at > 0 && added(self.edits.get(at - 1))
    }

    /// Whether no text within a block that the page lacks is lacking itself.
    pub fn holds_nothing_lost(&self, block: &Block) -> bool {
        let Some(at) = self.edit_of(block) else { return true };
        let theirs = |e: &Edit| match *e {
            Edit::Both(i, _) => Some((&self.expected.blocks[i], false)),
            Edit::Missing(i) => Some((&self.expected.blocks[i], true)),
            Edit::Added(_) => None,
        };
        let mut within =
            self.edits[at..].iter().filter_map(theirs).take_while(|(b, _)| b.span.start < block.span.end);
        !within.any(|(b, missing)| missing && b.kind.is_text() && b.words > 0)
    }

    /// Whether the texts within a block that the page lacks are on the page as they are in the reference, and there are such.
    pub fn keeps_texts_of(&self, block: &Block) -> bool {
        let Some(at) = self.edit_of(block) else { return false };
        let mut texts = 0usize;
        for edit in &self.edits[at..] {
            let (theirs, ours) = match *edit {
                Edit::Both(i, j) => (&self.expected.blocks[i], Some(&self.blocks.blocks[j])),
                Edit::Missing(i) => (&self.expected.blocks[i], None),
                Edit::Added(_) => continue,
            };
            if theirs.span.start >= block.span.end {
                break;
            }
            if theirs.hash == 0 || !theirs.kind.is_text() {
                continue;
            }
            if ours.is_none_or(|b| b.hash != theirs.hash) {
                return false;
            }
            texts += 1;
        }
        texts > 0
    }

    /// The number of a segment of the page.
    fn number(&self, pair: &Pair) -> Option<u32> {
        self.page.text().get(pair.id.clone())?.split_once('-')?.1.parse().ok()
    }

    /// Blocks of the page that the reference lacks; blocks within such a block left out.
    pub fn added(&self) -> Vec<&'a Block> {
        let mut out: Vec<&Block> = vec![];
        let mut within: Option<u8> = None;
        for edit in &self.edits {
            match edit {
                Edit::Added(j) => {
                    let block = &self.blocks.blocks[*j];
                    if within.is_none_or(|depth| block.depth <= depth) {
                        within = Some(block.depth);
                        out.push(block);
                    }
                }
                _ => within = None,
            }
        }
        out
    }

    /// How readily a difference is shown that would be shown at `level` if both were surely of one version.
    pub fn level(&self, level: Level) -> Level {
        match self.same_version {
            true => level,
            false => Level::Pedantic,
        }
    }

    /// How readily it is shown that a block is missing: where more differs, the source may be newer.
    pub fn missing_level(&self) -> Level {
        let aged = self.basis == Basis::SourcePage && self.page.is_bilingual() && !self.lone;
        self.level(if aged { Level::Strict } else { Level::Default })
    }

    /// Reports differences of one kind in shape, not in text: a level, a kind, an anchor. A source that was changed since
    /// changes many or none of them; one or two are damage, whatever the version.
    pub fn report_few(&self, found: Vec<Diagnostic>, sink: &mut Sink) {
        let few = found.len() <= MAX_DAMAGE;
        sink.extend(found.into_iter().map(|f| if few { f.level(Level::Default) } else { f }));
    }

    /// A finding at a block of the page, with its partner as another place.
    pub fn differs(&self, rule: &'static Rule, here: &Block, there: &Block, message: String) -> Diagnostic {
        let finding =
            Diagnostic::new(rule, first_line(self.page, here), message).level(self.level(Level::Default));
        match self.basis {
            Basis::Itself => finding,
            _ => finding.related(first_line(self.reference, there), self.there()),
        }
    }

    /// A finding about a block that the page lacks: after the one before it, or at the page's beginning.
    pub fn lacks(
        &self,
        rule: &'static Rule,
        block: &Block,
        after: Option<&Block>,
        message: String,
    ) -> Diagnostic {
        let at = match after {
            Some(block) => first_line(self.page, block),
            None => self.page.span(self.page.start..self.page.start),
        };
        let finding = Diagnostic::new(rule, at, message).level(self.missing_level());
        match self.basis {
            Basis::Itself => finding,
            _ => finding.related(first_line(self.reference, block), self.there()),
        }
    }

    fn there(&self) -> String {
        format!("{} {THERE}", self.other)
    }
}

/// The first line of a block, so that a finding does not underline half a page.
fn first_line(page: &LocalePage, block: &Block) -> crate::text::Span {
    let text = page.text();
    let start = block.span.start as usize;
    let end = (block.span.end as usize).min(text.len()).max(start);
    let line = text.get(start..end).and_then(|t| t.find('\n')).map_or(end, |n| start + n);
    page.span(start..line)
}

/// What is said of the other place of a difference, after the name of the locale.
pub const THERE: &str = "has it here";
