//! Whether two pages are of one version: then what differs is damage, not age.

use std::borrow::Cow;

use super::align::{Edit, Likeness, common};
use super::block::{Block, BlockKind};
use super::outline::Outline;
use crate::check::link::address::without_locale;

/// Differences that one piece of damage makes. More of them, and the pages are of different versions.
pub const MAX_DAMAGE: usize = 2;

/// Texts of one version agree but for a few blocks.
pub fn is_same_version(edits: &[Edit], expected: &Outline, blocks: &Outline, likeness: Likeness) -> bool {
    let is_text = |b: &Block| b.hash != 0 || matches!(b.kind, BlockKind::Code { .. });
    let (mut both, mut changed, mut gaps, mut lone, mut renamed) = (0usize, 0usize, 0usize, 0usize, 0usize);
    let mut others = 0usize;
    let mut in_gap = false;
    for edit in edits {
        match edit {
            Edit::Both(i, j) => {
                in_gap = false;
                let (a, b) = (&expected.blocks[*i], &blocks.blocks[*j]);
                if !is_text(a) && !is_text(b) {
                    continue;
                }
                both += 1;
                renamed += usize::from(likeness == Likeness::Translation && is_renamed(a, b));
                others += usize::from(likeness == Likeness::Translation && !kept(a).eq(kept(b)));
                changed += usize::from(match likeness {
                    Likeness::SameLanguage => {
                        a.hash != b.hash || is_other_code(a, b) || dests(expected, *i) != dests(blocks, *j)
                    }
                    Likeness::Translation => is_other_text(a, b),
                });
            }
            // Cells come and go with their rows and columns.
            Edit::Missing(i) if matches!(expected.blocks[*i].kind, BlockKind::Cell) => {}
            Edit::Added(j) if matches!(blocks.blocks[*j].kind, BlockKind::Cell) => {}
            Edit::Missing(_) | Edit::Added(_) => {
                // What is lost together is one piece of damage.
                gaps += usize::from(!in_gap);
                in_gap = true;
                lone += 1;
            }
        }
    }
    let allowed = match likeness {
        Likeness::SameLanguage => MAX_DAMAGE,
        // A few short texts prove little.
        Likeness::Translation if both < 6 => 1,
        Likeness::Translation => MAX_DAMAGE.max(both / 12),
    };
    let small = likeness == Likeness::Translation && both < 6;
    both > 0
        && renamed < 2
        && others <= MAX_DAMAGE
        && !(small && changed > renamed)
        && changed + gaps <= allowed
        && lone <= both.max(4)
}

/// Where the links of a block lead.
fn dests(outline: &Outline, block: usize) -> Vec<Cow<'_, str>> {
    let mut out: Vec<Cow<'_, str>> = outline.links_of(block).map(|l| without_locale(&l.dest)).collect();
    out.sort_unstable();
    out
}

/// Whether two blocks of code differ in more than white space.
fn is_other_code(a: &Block, b: &Block) -> bool {
    let (BlockKind::Code { text: a, .. }, BlockKind::Code { text: b, .. }) = (&a.kind, &b.kind) else {
        return false;
    };
    a != b && !a.split_whitespace().eq(b.split_whitespace())
}

/// Whether a translated block cannot be a translation of the other: it keeps another anchor, or nothing of what a
/// translation keeps.
fn is_other_text(source: &Block, target: &Block) -> bool {
    let (theirs, ours): (Vec<u64>, Vec<u64>) = (kept(source).collect(), kept(target).collect());
    let foreign = common(&theirs, &ours) == 0 && theirs.len().max(ours.len()) >= 2;
    let length = source.words > 12 && (target.words * 4 < source.words || target.words > source.words * 5);
    is_renamed(source, target) || foreign || length
}

/// Code and addresses: what a translation keeps for certain, but for damage, which is rare (in 495 bilingual pages of
/// office-js four links and four pieces of code). Of numbers it writes some in words.
fn kept(block: &Block) -> impl Iterator<Item = u64> + '_ {
    block.marks.iter().copied().filter(|m| m & 1 == 0)
}

/// Whether a translated heading keeps the anchor of another one than this.
fn is_renamed(source: &Block, target: &Block) -> bool {
    matches!(source.kind, BlockKind::Heading(_))
        && !target.anchors.is_empty()
        && !source.is_addressed_like(target)
}
