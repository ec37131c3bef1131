//! Glossaries: tables (CSV, TSV), TBX and its kin, lists of names. What cannot be read of one is a finding at its
//! place; the rest counts.

mod columns;
mod language;
mod list;
mod sheet;
mod table;
mod tbx;

use std::ops::Range;

use super::aids::Role;
use super::walk::has_extension;
use super::{Docset, ReadError};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{Concept, Glossary, Term, TermLanguage};
use crate::text::{FileId, Span};

/// A glossary that cannot be used, or a part of one.
pub static GLOSSARY_FILE: Rule = Rule {
    code: "term/glossary-file",
    severity: Severity::Major,
    what: "A glossary that the settings name is not there, or a part of it cannot be read.",
    why: "Translations are not checked against the terms that are lost with it.",
    example: "\
--- book.toml
[check]
glossary = [\"terms.csv\"]
--- terms.csv
en-us,sv-se
vessel,fartyg
,hamn
--- content/en-us/index.md
# Home
--- content/sv-se/index.md
# Hem
=> terms.csv:3:1
",
    fix: "Correct the path (it is relative to book.toml, and inside its folder), or mend the file at that place.",
    docfx: &[],
};

/// What is wrong with a file, where.
type Fault = (Range<usize>, String);

/// What a file says.
struct Content {
    concepts: Vec<Concept>,
    faults: Vec<Fault>,
}

/// Faults of one file that are reported; a file of another kind has one in every row.
const MAX_FAULTS: usize = 10;

/// Reads all glossaries of a docset.
pub fn read(docset: &Docset) -> Result<(Glossary, Sink), ReadError> {
    let mut glossary = Glossary::default();
    let mut sink = docset.glossary_faults.clone();
    for aid in docset.aids.iter().filter(|b| b.role == Role::Glossary) {
        let text = docset.text(aid.file)?;
        sink.extend(text.findings);
        let content = content(docset, aid.file, &aid.below, text.source.text());
        glossary.concepts.extend(content.concepts);
        let more = content.faults.len().saturating_sub(MAX_FAULTS);
        for (at, message) in content.faults.into_iter().take(MAX_FAULTS) {
            sink.push(Diagnostic::new(&GLOSSARY_FILE, Span::new(aid.file, at.start, at.end), message));
        }
        if let (true, Some(last)) = (more > 0, sink.last_mut()) {
            last.hint = Some(format!("{more} more places in this file are like these"));
        }
    }
    let names = docset.config.check.do_not_translate.iter().zip(&docset.kept_spans);
    let names = names.filter(|(name, _)| !name.trim().is_empty());
    glossary.concepts.extend(names.map(|(name, place)| kept(name.trim(), *place)));
    Ok((glossary, sink))
}

/// A name that stays as it is.
fn kept(name: &str, place: Span) -> Concept {
    let term = Term { language: TermLanguage::Source, text: name.into(), place, forbidden: false };
    Concept { terms: vec![term], kept: true, case: Some(true), note: None }
}

fn content(docset: &Docset, file: FileId, path: &str, text: &str) -> Content {
    let is = |ext: &str| has_extension(path, ext);
    if is("txt") {
        list::read(file, text)
    } else if is("tbx") || is("xml") {
        tbx::read(file, text)
    } else {
        let targets = docset.locales.len().saturating_sub(1);
        sheet::read(file, text, &table::parse(text, is("tsv")), language::of_path(path), targets)
    }
}

/// Whether words in a glossary's own columns say that a term is not to be used.
fn is_forbidden(status: &str) -> bool {
    let status = status.to_lowercase();
    let words = [
        "deprecated",
        "superseded",
        "forbidden",
        "obsolete",
        "prohibited",
        "rejected",
        "banned",
        "disallowed",
        "not recommended",
        "notrecommended",
        "do not use",
        "donotuse",
        "not allowed",
    ];
    words.iter().any(|w| status.contains(w))
}

/// Yes or no, as tools and people write it.
fn answer(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "x" | "on" => Some(true),
        "no" | "n" | "false" | "0" | "off" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
