//! Where a finding belongs in MQM, the industry's typology of translation errors (themqm.org, core).

/// The category of a code, `dimension/type`. Codes of one group share it, unless they say otherwise here.
pub fn mqm(code: &str) -> &'static str {
    let (group, name) = code.split_once('/').unwrap_or((code, ""));
    match (group, name) {
        ("translation", "untranslated" | "mixed-language") => "accuracy/untranslated",
        ("translation", "emptied" | "omission") => "accuracy/omission",
        ("translation", "addition" | "doubled") => "accuracy/addition",
        ("translation", "repeated-word") => "linguistic-conventions/grammar",
        ("translation", "encoding") => "linguistic-conventions/character-encoding",
        ("translation", _) => "accuracy/mistranslation",
        ("bilingual", "segment-gap") => "accuracy/omission",
        ("structure", "page-missing") | ("docset", "page-missing") => "accuracy/omission",
        ("code" | "identifier" | "placeholder", _) => "accuracy/do-not-translate",
        ("metadata" | "front-matter", "untranslated") => "accuracy/untranslated",
        ("image", "alt-untranslated") => "accuracy/untranslated",
        ("image", "alt-empty") => "accuracy/omission",
        ("term", "do-not-translate") => "accuracy/do-not-translate",
        ("term", _) => "terminology/inconsistent-use",
        ("ui", "term-inconsistent") => "terminology/inconsistent-use",
        ("ui", "label-case") => "linguistic-conventions/spelling",
        ("ui", _) => "accuracy/omission",
        ("number", "version-localized") => "locale-conventions/number-format",
        ("number", _) => "accuracy/mistranslation",
        ("typography", "bidi") => "locale-conventions/bidirectional-text",
        ("typography", _) => "linguistic-conventions/punctuation",
        ("displacement", _) => "linguistic-conventions/word-order",
        ("docset" | "toc", _) => "accuracy/omission",
        _ => "design-and-markup/markup",
    }
}
