//! What reading pages needs of the docset: its files and their texts.

use super::Docset;
use super::settings::PageSettings;
use crate::diag::Sink;
use crate::model::{FileKind, FileTable, Locale};
use crate::syntax::Extras;
use crate::text::{FileId, Source};

/// The files of a docset. The real one reads the disk; a test's may hold them in memory.
pub trait Shelf: Sync {
    /// The table of all files.
    fn files(&self) -> &FileTable;
    /// The locales, source first.
    fn locales(&self) -> &[Locale];
    /// Markdown that the docset asks for.
    fn extras(&self) -> Extras {
        Extras::default()
    }
    /// Keys of the front matter that hold context ids.
    fn context_keys(&self) -> &[String] {
        &[]
    }
    /// What the docset's settings say of a page.
    fn settings(&self, _: FileId) -> PageSettings {
        PageSettings::default()
    }
    /// A file's text; `None` (and a finding) when it cannot be read.
    fn read(&self, file: FileId, sink: &mut Sink) -> Option<Source>;
}

impl Shelf for Docset {
    fn files(&self) -> &FileTable {
        &self.files
    }

    fn locales(&self) -> &[Locale] {
        &self.locales
    }

    fn extras(&self) -> Extras {
        self.config.markdown.extras()
    }

    fn context_keys(&self) -> &[String] {
        self.config.output.panes.as_ref().map_or(&[], |panes| &panes.context_keys)
    }

    fn settings(&self, file: FileId) -> PageSettings {
        self.page_settings(file)
    }

    /// Includes are kept once read, since many pages use them; pages are not. A file that went away while the
    /// build runs is read as empty: its page is whole again in the next build.
    fn read(&self, file: FileId, sink: &mut Sink) -> Option<Source> {
        if self.files.get(file).kind == FileKind::Include {
            let text = self.keep(file).ok()?;
            sink.extend(text.findings.iter().cloned());
            return Some(text.source.clone());
        }
        let text = self.text(file).ok()?;
        sink.extend(text.findings);
        Some(text.source)
    }
}
