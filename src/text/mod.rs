//! Bytes and positions. Knows nothing of Markdown, files on disk or findings.
//!
//! Every offset is a byte offset into UTF-8 text (`u32`, so a file ends below 4 GiB). Lines and columns are
//! 1-based; a column counts Unicode scalar values, a display column counts terminal cells.

mod letters;
mod line_index;
mod offset_map;
mod source;
mod span;
mod strings;
mod words;

pub use letters::{is_letter, is_letter_or_digit, is_titled, letters_and_digits};
pub use line_index::{LineIndex, Position};
pub use offset_map::{MappedText, OffsetMap, TextMapper};
pub use source::Source;
pub use span::{FileId, Span};
pub use strings::Strings;
pub use words::{Fold, WordCount, is_unspaced, word_key};
