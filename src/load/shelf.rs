//! What reading pages needs of the docset: its files and their texts.

use crate::diag::Sink;
use crate::model::{FileTable, Locale};
use crate::text::{FileId, Source};

/// The files of a docset. The real one reads the disk; a test's may hold them in memory.
pub trait Shelf: Sync {
    /// The table of all files.
    fn files(&self) -> &FileTable;
    /// The locales, source first.
    fn locales(&self) -> &[Locale];
    /// A file's text; `None` (and a finding) when it cannot be read.
    fn read(&self, file: FileId, sink: &mut Sink) -> Option<Source>;
}
