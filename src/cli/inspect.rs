//! `diglot inspect`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueHint};

use super::page::OnePage;
use super::{Console, Exit};
use crate::build::Loaded;
use crate::export::{self, PageModel, PageParts};
use crate::load::facts;
use crate::load::page::ParsedPage;

const EXAMPLES: &str = "\
Examples:
  diglot inspect content/sv-se/index.md  all that diglot reads in the page

The output is JSON, described by docs/schemas/page.schema.json: front matter, segments, headings, anchors, links
and where they lead, pictures, alerts, code, includes, and the tree. Findings go to standard error.";

/// `diglot inspect`
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct InspectArgs {
    /// A Markdown page
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
}

pub(super) fn run(args: InspectArgs, console: &Console) -> anyhow::Result<ExitCode> {
    let mut one = OnePage::open(&args.file)?;
    let model = model(&one.loaded, &one.page);
    console.print_with(|out| {
        serde_json::to_writer_pretty(&mut *out, &model)?;
        writeln!(out)
    })?;
    one.print_findings(console);
    Ok(Exit::Clean.into())
}

/// What is printed of a page.
pub fn model(loaded: &Loaded, page: &ParsedPage) -> PageModel {
    let Loaded { docset, site, .. } = loaded;
    let path = &site.files.get(page.file).path;
    let path = path.rsplit_once('.').map_or(path.as_ref(), |(stem, _)| stem);
    let facts = facts::gather(docset, page, path);
    export::inspect(&PageParts {
        site,
        source: &page.source,
        front: page.front.as_ref(),
        meta: &page.meta,
        scan: &page.scan,
        document: &page.document,
        facts: &facts,
        references: &facts::references(&page.document),
        shown: &|file| docset.shown(file),
        read: &|file| docset.source(file).ok(),
    })
}
