//! What the columns of a glossary mean, by their heads: those of Weblate, memoQ, Trados, Crowdin, Lokalise and of
//! people.

use super::language;
use crate::model::{LocaleId, TermLanguage};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Terms.
    Terms(TermLanguage),
    /// Terms that must not be used, or whether those of the row are.
    Forbidden(Option<LocaleId>),
    /// What is to be thought of the terms of a language.
    Status(Option<LocaleId>),
    /// Whether case matters.
    Case,
    /// Whether the term is translated.
    Translatable,
    /// Whether it stays as it is.
    Kept,
    /// The language of the column `target`.
    Locale,
    /// Remarks.
    Note,
    /// Anything else.
    Other,
}

/// Reads a column's head.
pub(super) fn of(head: &str) -> Column {
    let (words, tag) = parts(head);
    match words.as_str() {
        "" | "term" | "terms" | "translation" | "translations" | "target" | "approved" | "preferred"
        | "synonym" | "synonyms" | "variant" | "variants" | "admitted"
            if tag.is_some() =>
        {
            tag.map_or(Column::Other, |t| Column::Terms(TermLanguage::Of(t)))
        }
        "source" | "source term" | "source text" | "source string" | "term" | "from" => {
            Column::Terms(TermLanguage::Source)
        }
        "target" | "target term" | "target text" | "target string" | "translation" | "translations"
        | "approved" | "approved term" | "approved terms" | "preferred" | "preferred term" | "synonym"
        | "synonyms" | "variants" | "to" => Column::Terms(TermLanguage::Target),
        "case sensitive" | "casesensitive" | "match case" | "case" => Column::Case,
        "translatable" | "translate" | "translation needed" => Column::Translatable,
        "do not translate" | "dnt" | "untranslatable" | "non translatable" | "nontranslatable"
        | "read only" | "readonly" => Column::Kept,
        "locale" | "language" | "lang" | "target language" | "target locale" => Column::Locale,
        "status" | "term status" | "usage status" | "usage" | "term info" | "administrative status" => {
            Column::Status(tag)
        }
        "note"
        | "notes"
        | "comment"
        | "comments"
        | "remark"
        | "remarks"
        | "definition"
        | "description"
        | "explanation"
        | "usage note"
        | "translator comments"
        | "def" => Column::Note,
        words if super::is_forbidden(words) => Column::Forbidden(tag),
        _ => Column::Other,
    }
}

/// The words of a head in lower case, and the language that it names: `Term [sv]`, `de_description`,
/// `forbidden sv-SE`, `Swedish`.
fn parts(head: &str) -> (String, Option<LocaleId>) {
    if let Some(tag) = language::parse(head) {
        return (String::new(), Some(tag));
    }
    let plain = |text: &str| {
        let spaced = text.to_lowercase().replace(['_', '-', ':', '.', '/', '(', ')', '[', ']'], " ");
        spaced.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let trimmed = head.trim();
    for (open, close) in [('[', ']'), ('(', ')')] {
        if let Some((before, inside)) = trimmed.strip_suffix(close).and_then(|h| h.rsplit_once(open))
            && let Some(tag) = language::parse(inside)
        {
            return (plain(before), Some(tag));
        }
    }
    let gaps = trimmed.char_indices().filter(|(_, c)| matches!(c, ' ' | '_' | ':' | '.' | '/'));
    for (i, c) in gaps {
        let (before, after) = (&trimmed[..i], &trimmed[i + c.len_utf8()..]);
        if let Some(tag) = language::tag(after) {
            return (plain(before), Some(tag));
        }
        // `target language` is no language.
        if let Some(tag) = language::tag(before) {
            return (plain(after), Some(tag));
        }
    }
    (plain(head), None)
}
