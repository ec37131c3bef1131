//! From a table to what it says: a row is a concept.

use std::ops::Range;

use super::columns::{self, Column};
use super::table::{Cell, Table};
use super::{Content, answer, is_forbidden, language};
use crate::model::{Concept, LocaleId, Term, TermLanguage};
use crate::text::{FileId, Span};

/// Reads a table. `locale`: the language that the file's name says; `targets`: how many languages the docset is
/// translated into.
pub(super) fn read(
    file: FileId,
    text: &str,
    table: &Table,
    locale: Option<LocaleId>,
    targets: usize,
) -> Content {
    let mut content = Content { concepts: vec![], faults: table.faults.clone() };
    let Some((head, rows)) = table.rows.split_first() else { return content };
    let mut columns: Vec<Column> = head.iter().map(|c| columns::of(&c.text)).collect();
    let terms = |c: &Column| matches!(c, Column::Terms(_) | Column::Forbidden(_));
    if !columns.iter().any(terms) {
        let message = "the first row names no language (such as `sv-se`), no `source` and no `target`";
        content.faults.push((whole(head), message.into()));
        return content;
    }
    let source = |c: &Column| matches!(c, Column::Terms(TermLanguage::Source));
    // A table of several languages without a column `source` has the source language among them. Where there is one,
    // `target` needs a language, or there is but one.
    let target = columns.iter().position(|c| *c == Column::Terms(TermLanguage::Target));
    if let (Some(i), None, false, true) = (target, &locale, columns.contains(&Column::Locale), targets > 1) {
        let message = "this does not say which language it is in: name the column or the file by its tag";
        content.faults.push((head[i].at.clone(), message.into()));
        return content;
    }
    let languages = columns.iter().filter(|c| matches!(c, Column::Terms(TermLanguage::Of(_)))).count();
    if !columns.iter().any(source) && languages < 2 && target.is_none() {
        let message = "terms of one language only: a column `source`, or one of its language, is missing";
        content.faults.push((whole(head), message.into()));
    }
    bind(&mut columns);
    let sheet = Sheet { file, text, columns: &columns, locale, separator: table.separator };
    for row in rows {
        if row.len() > columns.len() {
            let extra = row[columns.len()..].iter().any(|c| !c.text.is_empty());
            if extra {
                let message = format!("{} cells; the first row has {}", row.len(), columns.len());
                content.faults.push((row[columns.len()].at.clone(), message));
            }
        }
        match sheet.concept(row) {
            Ok(concept) => content.concepts.push(concept),
            Err(why) => content.faults.push((whole(row), why.into())),
        }
    }
    content
}

/// Columns of the same name follow the language that each speaks of.
fn bind(columns: &mut [Column]) {
    for kind in [Column::Status(None), Column::Forbidden(None)] {
        if columns.iter().filter(|c| **c == kind).count() < 2 {
            continue;
        }
        let mut last = None;
        for column in columns.iter_mut() {
            match column {
                Column::Terms(TermLanguage::Of(id)) => last = Some(id.clone()),
                Column::Status(of @ None) if kind == Column::Status(None) => of.clone_from(&last),
                Column::Forbidden(of @ None) if kind == Column::Forbidden(None) => of.clone_from(&last),
                _ => {}
            }
        }
    }
}

fn whole(row: &[Cell]) -> Range<usize> {
    row.first().map_or(0, |c| c.at.start)..row.last().map_or(0, |c| c.at.end)
}

struct Sheet<'a> {
    file: FileId,
    text: &'a str,
    columns: &'a [Column],
    locale: Option<LocaleId>,
    separator: char,
}

impl Sheet<'_> {
    fn concept(&self, row: &[Cell]) -> Result<Concept, &'static str> {
        let mut concept = Concept::default();
        let cells = || self.columns.iter().zip(row).filter(|(_, c)| !c.text.is_empty());
        let named = cells().find_map(|(column, cell)| match column {
            Column::Locale => language::parse(&cell.text),
            _ => None,
        });
        let target = named.or_else(|| self.locale.clone()).map_or(TermLanguage::Target, TermLanguage::Of);
        // What is forbidden in a row, but for its source.
        let mut banned: Vec<Option<&LocaleId>> = vec![];
        for (column, cell) in cells() {
            match column {
                Column::Terms(TermLanguage::Target) => self.add(&mut concept, cell, &target, false),
                Column::Terms(language) => self.add(&mut concept, cell, language, false),
                Column::Forbidden(of) => match answer(&cell.text) {
                    Some(true) => banned.push(of.as_ref()),
                    Some(false) => {}
                    None => {
                        let language = of.clone().map_or_else(|| target.clone(), TermLanguage::Of);
                        self.add(&mut concept, cell, &language, true);
                    }
                },
                Column::Status(of) => {
                    if is_forbidden(&cell.text) {
                        banned.push(of.as_ref());
                    }
                    let status = cell.text.to_lowercase();
                    if status.contains("casesense") {
                        concept.case = Some(true);
                    } else if status.contains("caseinsense") {
                        concept.case = Some(false);
                    }
                }
                Column::Case => concept.case = answer(&cell.text),
                Column::Translatable => concept.kept |= answer(&cell.text) == Some(false),
                Column::Kept => concept.kept |= answer(&cell.text) == Some(true),
                Column::Note if concept.note.is_none() => concept.note = Some(cell.text.as_str().into()),
                Column::Note | Column::Locale | Column::Other => {}
            }
        }
        let first = self.columns.iter().find_map(|c| match c {
            Column::Terms(language) => Some(language),
            _ => None,
        });
        let has_source = self.columns.contains(&Column::Terms(TermLanguage::Source));
        let source = if has_source { Some(&TermLanguage::Source) } else { first };
        for term in &mut concept.terms {
            let banned = banned.iter().any(|of| match (of, &term.language) {
                (Some(of), TermLanguage::Of(language)) => *of == language,
                (Some(_), _) => false,
                (None, language) => Some(language) != source,
            });
            term.forbidden |= banned;
        }
        let approved = |t: &Term| !t.forbidden;
        let starts = concept.terms.iter().any(|t| Some(&t.language) == source);
        if !starts && has_source && concept.terms.iter().any(approved) {
            return Err("a translation without its source term");
        }
        if !starts && !has_source && concept.terms.len() == 1 && concept.terms.iter().all(approved) {
            return Err("a term in one language only");
        }
        Ok(concept)
    }

    /// The terms of a cell: several are separated by `|`, by lines, by `;` where that does not separate cells.
    fn add(&self, concept: &mut Concept, cell: &Cell, language: &TermLanguage, forbidden: bool) {
        let parts = cell.text.split(|c| matches!(c, '|' | '\n') || c == ';' && self.separator != ';');
        for text in parts.map(str::trim).filter(|t| !t.is_empty()) {
            let written = self.text.get(cell.at.clone()).unwrap_or_default();
            let at = written.find(text).map_or(cell.at.clone(), |i| {
                let start = cell.at.start + i;
                start..start + text.len()
            });
            let place = Span::new(self.file, at.start, at.end);
            concept.terms.push(Term { language: language.clone(), text: text.into(), place, forbidden });
        }
    }
}
