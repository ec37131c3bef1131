//! Punctuation, brackets, spaces.

pub mod bidi;
pub mod brackets;
pub mod capitals;
pub mod elision;
pub mod end_mark;
pub mod headless;
pub mod other_marks;
pub mod quotes;
pub mod space_lost;
pub mod spaces;
