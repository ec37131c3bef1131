//! `diglot export`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand, ValueHint};

use super::args::DocsetArgs;
use super::options::DocsetOptions;
use super::progress::Bars;
use super::{Console, Exit};
use crate::build::{self, SearchExport};
use crate::diag::closest;
use crate::export::{SEARCH_ENGINES, SearchEngine};
use crate::load::{LoadOptions, Start};
use crate::model::{LocaleIx, Site};

const EXAMPLES: &str = "\
Examples:
  diglot export search-documents --format meilisearch --output search
  diglot export search-documents --format opensearch --locale sv-se > sv-se.ndjson
  diglot export search-documents --format typesense --locale sv-se --settings";

const SEARCH_EXAMPLES: &str = "\
Examples:
  diglot export search-documents --format meilisearch --output search   a file for each locale
  diglot export search-documents --format meilisearch --output search --settings
  diglot export search-documents --format opensearch --locale sv-se > sv-se.ndjson

A document is a section of a page. An index holds the pages of one locale, those that it lacks in the language that they
are shown in. docs/search.md has the fields and the commands that import them.";

/// `diglot export`
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ExportArgs {
    /// What to export.
    #[command(subcommand)]
    pub what: What,
}

/// What can be exported.
#[derive(Debug, Subcommand)]
pub enum What {
    /// Write the docset for a search engine: one document a section
    SearchDocuments(SearchDocumentsArgs),
}

/// `diglot export search-documents`
#[derive(Debug, Args)]
#[command(after_help = SEARCH_EXAMPLES)]
pub struct SearchDocumentsArgs {
    /// Which docset.
    #[command(flatten)]
    pub docset: DocsetArgs,

    /// The search engine: opensearch (bulk requests), meilisearch or typesense
    #[arg(long, value_name = "ENGINE", value_parser = engine())]
    #[arg(hide_possible_values = true)]
    pub format: SearchEngine,

    /// Write this locale only; may be repeated
    #[arg(short, long = "locale", value_name = "TAG")]
    pub locales: Vec<String>,

    /// What the names of the indexes begin with; the locale follows
    #[arg(long, value_name = "NAME", default_value = "docs")]
    pub index: String,

    /// Write the settings of the indexes instead of documents
    #[arg(long)]
    pub settings: bool,

    /// Write a file for each locale into DIR; needed for more than one
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub output: Option<PathBuf>,
}

fn engine() -> impl TypedValueParser<Value = SearchEngine> {
    PossibleValuesParser::new(SEARCH_ENGINES.map(|e| PossibleValue::new(e.name()))).map(|name| {
        let known = SEARCH_ENGINES.into_iter().find(|e| e.name() == name);
        known.unwrap_or(SearchEngine::OpenSearch)
    })
}

pub(super) fn run(args: ExportArgs, console: &Console) -> anyhow::Result<ExitCode> {
    match args.what {
        What::SearchDocuments(args) => search_documents(args, console),
    }
}

fn search_documents(args: SearchDocumentsArgs, console: &Console) -> anyhow::Result<ExitCode> {
    let SearchDocumentsArgs { docset, format, locales, index, settings, output } = args;
    if !is_index_name(&index) {
        bail!("--index {index}: small letters, digits, `-` and `_` make the name of an index");
    }
    let docset: DocsetOptions = docset.try_into()?;
    let cwd = std::env::current_dir().context("cannot tell the current folder")?;
    let start = if docset.here { Start::Here } else { Start::Folder(docset.root) };
    let load = LoadOptions {
        cwd,
        start,
        config: docset.config,
        set: docset.sets,
        rules: build::codes(),
        portal: None,
    };
    let watch = Bars::new(console);
    let export = SearchExport::open(&load, &watch)?;
    let chosen = chosen(export.site(), &locales)?;
    let name = |ix: LocaleIx| format!("{index}-{}", export.site().locale(ix).slug);
    let text = |ix: LocaleIx| -> anyhow::Result<String> {
        let text = serde_json::to_string_pretty(&format.settings(&export.index(&name(ix), ix)))?;
        Ok(format!("{text}\n"))
    };
    let Some(dir) = output else {
        let [locale] = chosen.as_slice() else {
            bail!(
                "there are {} locales: choose one with --locale, or name a folder with --output",
                chosen.len()
            );
        };
        if settings {
            console.print(&text(*locale)?)?;
        } else {
            console
                .print_with(|out| export.write((&name(*locale), *locale), format, out, &watch).map(|_| ()))?;
        }
        return Ok(Exit::Clean.into());
    };
    let mut documents = 0;
    for &locale in &chosen {
        let name = name(locale);
        if settings {
            build::write_file(&dir, &format!("{name}.settings.json"), text(locale)?.as_bytes())?;
        } else {
            build::write_report(&dir.join(format!("{name}.ndjson")), |out| {
                documents += export.write((&name, locale), format, out, &watch)?;
                Ok(())
            })?;
        }
    }
    drop(watch);
    let what = match settings {
        true => "settings".to_owned(),
        false => format!("{documents} documents"),
    };
    console.note(&format!("{what} of {} locales written to {}", chosen.len(), dir.display()));
    Ok(Exit::Clean.into())
}

/// Whether all three search engines take it as the beginning of a name.
fn is_index_name(name: &str) -> bool {
    let known = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_');
    name.bytes().all(known) && name.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// The locales that were named; none: all of them.
fn chosen(site: &Site, tags: &[String]) -> anyhow::Result<Vec<LocaleIx>> {
    let one = |tag: &String| {
        let id = tag.parse().ok();
        let known = site.locale_indices().find(|ix| Some(&site.locale(*ix).id) == id.as_ref());
        known.with_context(|| {
            let slugs: Vec<&str> = site.locales.iter().map(|l| l.slug.as_ref()).collect();
            let answer = match closest(tag, slugs.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are {}", slugs.join(", ")),
            };
            format!("there is no locale `{tag}` in this docset: {answer}")
        })
    };
    if tags.is_empty() { Ok(site.locale_indices().collect()) } else { tags.iter().map(one).collect() }
}
