//! What the search engines call languages.

use crate::model::LocaleId;

/// OpenSearch's analyzer for a language; where it has none, words are taken as they are.
pub(super) fn analyzer(locale: &LocaleId) -> &'static str {
    let tag = locale.to_string();
    match locale.language().as_str() {
        "ar" => "arabic",
        "bg" => "bulgarian",
        "bn" => "bengali",
        "ca" => "catalan",
        "ckb" => "sorani",
        "cs" => "czech",
        "da" => "danish",
        "de" => "german",
        "el" => "greek",
        "en" => "english",
        "es" => "spanish",
        "et" => "estonian",
        "eu" => "basque",
        "fa" => "persian",
        "fi" => "finnish",
        "fr" => "french",
        "ga" => "irish",
        "gl" => "galician",
        "hi" => "hindi",
        "hu" => "hungarian",
        "hy" => "armenian",
        "id" => "indonesian",
        "it" => "italian",
        "lt" => "lithuanian",
        "lv" => "latvian",
        "nb" | "nn" | "no" => "norwegian",
        "nl" => "dutch",
        "pt" if tag.ends_with("-BR") => "brazilian",
        "pt" => "portuguese",
        "ro" => "romanian",
        "ru" => "russian",
        "sv" => "swedish",
        "th" => "thai",
        "tr" => "turkish",
        "ja" | "ko" | "zh" => "cjk",
        _ => "standard",
    }
}

/// The languages that Meilisearch can be told of.
const MEILISEARCH: &[&str] = &[
    "af", "ak", "am", "ar", "az", "be", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "eo", "es", "et",
    "fa", "fi", "fr", "gu", "he", "hi", "hr", "hu", "hy", "id", "it", "ja", "jv", "ka", "km", "kn", "ko",
    "la", "lt", "lv", "mk", "ml", "mr", "my", "nb", "ne", "nl", "or", "pa", "pl", "pt", "ro", "ru", "si",
    "sk", "sl", "sn", "sr", "sv", "ta", "te", "th", "tk", "tl", "tr", "uk", "ur", "uz", "vi", "yi", "zh",
    "zu",
];

/// Meilisearch's name of a language; `None`: it guesses.
pub(super) fn meilisearch(locale: &LocaleId) -> Option<String> {
    let language = match locale.language().as_str() {
        "no" | "nn" => "nb".to_owned(),
        language => language.to_owned(),
    };
    MEILISEARCH.contains(&language.as_str()).then_some(language)
}

/// The languages whose words Typesense reduces to stems.
const STEMMED: &[&str] = &[
    "ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr", "ga", "hi", "hu", "hy", "id", "it", "lt",
    "ne", "nl", "no", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi",
];

/// Typesense's name of a language, and whether it has stems.
pub(super) fn typesense(locale: &LocaleId) -> (String, bool) {
    let language = match locale.language().as_str() {
        "nb" | "nn" => "no".to_owned(),
        language => language.to_owned(),
    };
    let stem = STEMMED.contains(&language.as_str());
    (language, stem)
}
