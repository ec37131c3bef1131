//! One page named on the command line, with the docset around it.

use std::path::Path;

use anyhow::{Context, anyhow};

use super::Console;
use super::findings::Plain;
use crate::build::{self, Loaded};
use crate::diag::{Severity, Sink, sort_and_dedup};
use crate::load::page::{self, ParsedPage};
use crate::load::{self, Docset, LoadOptions, Start};
use crate::model::LocaleIx;
use crate::syntax::bilingual::Side;
use crate::syntax::{Document, Kind, NodeId};

/// Whether a file is named like a page.
pub fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("md"))
}

/// Why a file that exists is no file of the docset found for it.
fn no_page(path: &Path, docset: &Docset) -> anyhow::Error {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let cwd = std::env::current_dir().and_then(|d| d.canonicalize()).unwrap_or_default();
    let show = |p: &Path| p.strip_prefix(&cwd).unwrap_or(p).display().to_string();
    if docset.roots.iter().any(|root| path.starts_with(root)) {
        return anyhow!(
            "{} is left out of the docset: its folder, or one above, is hidden, a tool's or output",
            show(&path)
        );
    }
    let roots: Vec<String> = docset.roots.iter().map(|root| show(root)).collect();
    anyhow!("{} stands outside the docset's folders: {}", show(&path), roots.join(", "))
}

/// A page, its tree and the docset it belongs to.
pub struct OnePage {
    /// The docset; of other pages only the place is known.
    pub loaded: Loaded,
    /// The page.
    pub page: ParsedPage,
    /// Findings of this page.
    pub findings: Sink,
}

impl OnePage {
    /// Finds and reads the page at a path.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let cwd = std::env::current_dir().context("cannot tell the current folder")?;
        match path.metadata() {
            Ok(meta) if meta.is_dir() => return Err(anyhow!("{} is a folder: name a page", path.display())),
            Ok(_) if !is_markdown(path) => {
                return Err(anyhow!("{} is no Markdown page (.md)", path.display()));
            }
            Ok(_) => {}
            Err(e) => return Err(anyhow::Error::new(e).context(format!("cannot open {}", path.display()))),
        }
        let options = LoadOptions { cwd, start: Start::File(path.to_owned()), ..LoadOptions::default() };
        let docset = load::load(&options)?;
        // A killed build is ended by whichever command comes next. This one needs no output folder: what is wrong
        // with that is for `build` to say.
        let _ = build::publish::recover(&docset.build_dir);
        let file = docset.file_at(path).ok_or_else(|| no_page(path, &docset))?;
        let root = docset.files.get(file).root;
        let locale = docset.locales.iter().position(|l| l.root == root).unwrap_or_default();
        let locale = LocaleIx(locale as u16);
        let mut findings = vec![];
        let page = page::read(&docset, file, locale, Side::Target, &mut findings);
        let loaded = build::outline(docset, refers_by_uid(&page.document));
        Ok(Self { loaded, page, findings })
    }

    /// Prints the findings to standard error.
    pub fn print_findings(&mut self, console: &Console) {
        sort_and_dedup(&mut self.findings);
        Plain { min_severity: Severity::Minor }.print_aside(&self.findings, &self.loaded.docset, console);
    }
}

/// Whether the page or an include refers to something by its uid.
fn refers_by_uid(doc: &Document) -> bool {
    let here = doc.walk(NodeId::ROOT).any(|id| match doc.kind(id) {
        Kind::Xref(_) => true,
        Kind::Link { dest, .. } => doc.str(dest).starts_with("xref:"),
        Kind::RawHtml(html) => doc.str(html).contains("xref:"),
        _ => false,
    });
    here || doc.embeds.iter().any(refers_by_uid)
}
