//! A translation read for checking: its segments, its blocks, and how they compare with the source.

mod align;
mod anatomy;
mod block;
mod comparison;
mod corpus;
mod definitions;
pub mod language;
mod numbers;
mod outline;
mod page;
mod scripts;
mod segment;
mod signs;
pub mod tokens;
mod translation;
mod version;
mod words;

pub use align::{Edit, Likeness, align, common, is_same_address};
pub use anatomy::{Anatomy, HtmlTag, Link, LinkStyle, Piece};
pub use block::{Block, BlockKind, Reference, TABS};
pub use comparison::{Basis, Comparison, THERE};
pub use corpus::{Corpus, Digest, FrontKey, FrontKeys, Measure, Term};
pub use definitions::Definitions;
pub use numbers::Number;
pub use outline::{Outline, hash, text_hash};
pub use page::LocalePage;
pub use scripts::{Scripts, is_latin};
pub use segment::{Aspect, Half, Segment, SegmentContext, Texts, counted, excerpt};
pub use signs::Signs;
pub use translation::{Family, Noted, Translation};
pub use words::{Word, inflected, is_hangul};
