//! Which blocks of two documents belong together.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::block::{Block, BlockKind};

/// Larger gaps between certain partners are walked in step, not searched: comparing costs the product.
const MAX_CELLS: usize = 90_000;

/// What two blocks are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Partners: index in the reference, index in the page.
    Both(usize, usize),
    /// In the reference only.
    Missing(usize),
    /// In the page only.
    Added(usize),
}

/// How blocks are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Both are in one language: equal text is certain.
    SameLanguage,
    /// A translation: kinds, code, addresses, numbers and kept anchors tell.
    Translation,
}

/// Aligns two lists of blocks. Every index of both occurs once, in order.
pub fn align(reference: &[Block], page: &[Block], likeness: Likeness) -> Vec<Edit> {
    let mut out = Vec::with_capacity(reference.len().max(page.len()));
    let aligner = Aligner { reference, page, likeness };
    aligner.run(0..reference.len(), 0..page.len(), &mut out, 0);
    out
}

struct Aligner<'a> {
    reference: &'a [Block],
    page: &'a [Block],
    likeness: Likeness,
}

impl Aligner<'_> {
    fn run(&self, mut a: Range<usize>, mut b: Range<usize>, out: &mut Vec<Edit>, depth: u8) {
        while a.start < a.end && b.start < b.end && self.certain(a.start, b.start) {
            out.push(Edit::Both(a.start, b.start));
            (a.start, b.start) = (a.start + 1, b.start + 1);
        }
        let mut tail = 0;
        while a.start < a.end && b.start < b.end && self.certain(a.end - 1, b.end - 1) {
            (a.end, b.end, tail) = (a.end - 1, b.end - 1, tail + 1);
        }
        if a.is_empty() || b.is_empty() {
            out.extend(a.clone().map(Edit::Missing));
            out.extend(b.clone().map(Edit::Added));
        } else {
            let fixed = if depth < 3 { self.unique(&a, &b) } else { vec![] };
            if fixed.is_empty() {
                self.search(a.clone(), b.clone(), out);
            } else {
                let (mut i, mut j) = (a.start, b.start);
                for (x, y) in fixed {
                    self.run(i..x, j..y, out, depth + 1);
                    out.push(Edit::Both(x, y));
                    (i, j) = (x + 1, y + 1);
                }
                self.run(i..a.end, j..b.end, out, depth + 1);
            }
        }
        out.extend((0..tail).map(|n| Edit::Both(a.end + n, b.end + n)));
    }

    /// What makes a block known again; `None`: nothing does.
    fn key(&self, block: &Block) -> Option<(u8, u64)> {
        use std::hash::{Hash, Hasher};
        let class = class(&block.kind);
        if self.likeness == Likeness::Translation
            && let Some(name) = block.address()
        {
            return Some((class, super::outline::hash(&name)));
        }
        match self.likeness {
            Likeness::SameLanguage if block.hash != 0 && !matches!(block.kind, BlockKind::Cell) => {
                Some((class, block.hash))
            }
            Likeness::Translation if !block.marks.is_empty() && !matches!(block.kind, BlockKind::Cell) => {
                Some((class, super::outline::hash(&block.marks)))
            }
            _ => match &block.kind {
                BlockKind::Code { text, .. } => Some((class, super::outline::hash(text))),
                BlockKind::Image(path) | BlockKind::Include(path) | BlockKind::Snippet(path) => {
                    let mut hasher = rustc_hash::FxHasher::default();
                    path.hash(&mut hasher);
                    Some((class, hasher.finish()))
                }
                _ => None,
            },
        }
    }

    fn certain(&self, i: usize, j: usize) -> bool {
        let (a, b) = (&self.reference[i], &self.page[j]);
        if a.kind != b.kind || a.depth != b.depth {
            return false;
        }
        match self.likeness {
            Likeness::SameLanguage => a.hash == b.hash,
            Likeness::Translation => {
                let addressed = matches!(a.kind, BlockKind::Heading(_)) && a.is_addressed_like(b);
                a.marks == b.marks && (addressed || !a.marks.is_empty() || !a.kind.is_text())
            }
        }
    }

    /// Blocks that are known again and stand once in both, in an order that both share: a longest chain of them.
    fn unique(&self, a: &Range<usize>, b: &Range<usize>) -> Vec<(usize, usize)> {
        let mut seen: FxHashMap<(u8, u64), (u32, usize, u32, usize)> = FxHashMap::default();
        for i in a.clone() {
            if let Some(key) = self.key(&self.reference[i]) {
                let entry = seen.entry(key).or_default();
                (entry.0, entry.1) = (entry.0 + 1, i);
            }
        }
        for j in b.clone() {
            if let Some(key) = self.key(&self.page[j]) {
                let entry = seen.entry(key).or_default();
                (entry.2, entry.3) = (entry.2 + 1, j);
            }
        }
        let mut pairs: Vec<(usize, usize)> =
            seen.into_values().filter(|(n, _, m, _)| *n == 1 && *m == 1).map(|(_, i, _, j)| (i, j)).collect();
        pairs.sort_unstable();
        longest_chain(&pairs)
    }

    /// How well two blocks fit; 0: not at all.
    fn score(&self, i: usize, j: usize) -> u32 {
        let (a, b) = (&self.reference[i], &self.page[j]);
        if !a.kind.is_like(&b.kind) {
            // A paragraph that became a heading, or the other way round, is the same text.
            let texts = a.kind.is_text() && b.kind.is_text() && a.hash != 0 && a.hash == b.hash;
            return if texts && self.likeness == Likeness::SameLanguage { 4 } else { 0 };
        }
        let mut score = 4;
        score += 2 * u32::from(a.kind == b.kind) + u32::from(a.depth == b.depth);
        if self.likeness == Likeness::Translation
            && matches!(a.kind, BlockKind::Heading(_))
            && !b.anchors.is_empty()
        {
            if a.is_addressed_like(b) {
                return score + 30;
            }
            score -= 2;
        }
        match self.likeness {
            Likeness::SameLanguage if a.hash != 0 => {
                if a.hash == b.hash {
                    score += 30;
                }
                score += near(a.words, b.words);
            }
            Likeness::Translation => score += near(a.words, b.words),
            Likeness::SameLanguage => {}
        }
        let common = common(&a.marks, &b.marks) as u32;
        let all = a.marks.len().max(b.marks.len()) as u32;
        if let Some(share) = (12 * common).checked_div(all) {
            score += share;
            if common == 0 && a.marks.len() > 1 {
                score = score.saturating_sub(3);
            }
        }
        score
    }

    /// The best alignment of a gap (Needleman and Wunsch).
    fn search(&self, a: Range<usize>, b: Range<usize>, out: &mut Vec<Edit>) {
        let (n, m) = (a.len(), b.len());
        if n.saturating_mul(m) > MAX_CELLS {
            self.in_step(a, b, out);
            return;
        }
        let width = m + 1;
        let mut best = vec![0u32; (n + 1) * width];
        for i in (0..n).rev() {
            for j in (0..m).rev() {
                let score = self.score(a.start + i, b.start + j);
                let take = if score > 0 { score + best[(i + 1) * width + j + 1] } else { 0 };
                best[i * width + j] = take.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < n && j < m {
            let score = self.score(a.start + i, b.start + j);
            let here = best[i * width + j];
            if score > 0 && here == score + best[(i + 1) * width + j + 1] {
                out.push(Edit::Both(a.start + i, b.start + j));
                (i, j) = (i + 1, j + 1);
            } else if here == best[(i + 1) * width + j] {
                out.push(Edit::Missing(a.start + i));
                i += 1;
            } else {
                out.push(Edit::Added(b.start + j));
                j += 1;
            }
        }
        out.extend((a.start + i..a.end).map(Edit::Missing));
        out.extend((b.start + j..b.end).map(Edit::Added));
    }

    fn in_step(&self, a: Range<usize>, b: Range<usize>, out: &mut Vec<Edit>) {
        let (mut i, mut j) = (a.start, b.start);
        while i < a.end && j < b.end {
            if self.score(i, j) > 0 {
                out.push(Edit::Both(i, j));
                (i, j) = (i + 1, j + 1);
                continue;
            }
            let ahead = (1..16).find_map(|k| {
                if i + k < a.end && self.score(i + k, j) > 0 {
                    Some((k, 0))
                } else if j + k < b.end && self.score(i, j + k) > 0 {
                    Some((0, k))
                } else {
                    None
                }
            });
            let (x, y) = ahead.unwrap_or((1, 1));
            out.extend((i..i + x).map(Edit::Missing));
            out.extend((j..j + y).map(Edit::Added));
            (i, j) = (i + x, j + y);
        }
        out.extend((i..a.end).map(Edit::Missing));
        out.extend((j..b.end).map(Edit::Added));
    }
}

impl Block {
    /// What a heading is addressed by: its first kept anchor, otherwise the id that its text gives it.
    fn address(&self) -> Option<&str> {
        match self.kind {
            BlockKind::Heading(_) => {
                self.anchors.first().map(|(name, _)| name.as_ref()).or(self.slug.as_deref())
            }
            _ => None,
        }
    }

    /// Whether a translated heading keeps an anchor of this one, or the id that this one's text gives it.
    pub fn is_addressed_like(&self, translated: &Block) -> bool {
        let names = || self.anchors.iter().map(|(name, _)| name.as_ref()).chain(self.slug.as_deref());
        translated.anchors.iter().any(|(kept, _)| names().any(|name| is_same_address(kept, name)))
    }
}

/// Whether two ids of headings say the same: writers of bilingual pages leave the numbers out that part equal
/// headings, and differ in what becomes of punctuation.
pub fn is_same_address(a: &str, b: &str) -> bool {
    let numbered = |id: &str| -> Option<String> {
        let (head, n) = id.rsplit_once('-')?;
        (!head.is_empty() && n.len() <= 2 && n.bytes().all(|b| b.is_ascii_digit())).then(|| plain(head))
    };
    let (x, y) = (plain(a), plain(b));
    a == b
        || x == y && !x.is_empty()
        || numbered(a).is_some_and(|a| a == y && !a.is_empty())
        || numbered(b).is_some_and(|b| b == x)
        || numbered(a).is_some() && numbered(a) == numbered(b)
}

/// Letters and digits in lower case, without what is left of a `no-loc` directive.
fn plain(id: &str) -> String {
    id.replace("no-loc", "")
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .flat_map(char::to_lowercase)
        .collect()
}

fn class(kind: &BlockKind) -> u8 {
    match kind {
        BlockKind::Heading(_) => 0,
        BlockKind::Paragraph => 1,
        BlockKind::List(_) => 2,
        BlockKind::Item => 3,
        BlockKind::Quote => 4,
        BlockKind::Alert(_) => 5,
        BlockKind::Code { .. } => 6,
        BlockKind::Table(_) => 7,
        BlockKind::Row => 8,
        BlockKind::Cell => 9,
        BlockKind::Image(_) => 10,
        BlockKind::Include(_) => 11,
        BlockKind::Snippet(_) => 12,
        BlockKind::Video(_) => 13,
        BlockKind::Tab(_) => 14,
        BlockKind::Division(_) => 15,
        BlockKind::Html(_) => 16,
        BlockKind::Rule => 17,
    }
}

/// 0–4: how near two numbers of words are to each other.
fn near(a: u32, b: u32) -> u32 {
    let (low, high) = (a.min(b), a.max(b));
    (4 * (low + 1) + high.div_ceil(2)) / (high + 1)
}

/// The size of the common part of two sorted lists.
pub fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, n) = (i + 1, j + 1, n + 1),
        }
    }
    n
}

/// The longest chain of pairs that rises in both (patience sorting); `pairs` is sorted by the first.
fn longest_chain(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tops: Vec<usize> = vec![];
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (n, &(_, j)) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|&t| pairs[t].1 < j);
        before[n] = pile.checked_sub(1).map(|p| tops[p]);
        if pile == tops.len() {
            tops.push(n);
        } else {
            tops[pile] = n;
        }
    }
    let mut out = vec![];
    let mut at = tops.last().copied();
    while let Some(n) = at {
        out.push(pairs[n]);
        at = before[n];
    }
    out.reverse();
    out
}
