//! Which language a column, a file or a tag of a glossary speaks of.

use crate::model::LocaleId;

/// Languages by the names that tools give their columns.
const NAMES: [(&str, &str); 50] = [
    ("arabic", "ar"),
    ("bulgarian", "bg"),
    ("catalan", "ca"),
    ("chinese", "zh"),
    ("croatian", "hr"),
    ("czech", "cs"),
    ("danish", "da"),
    ("dutch", "nl"),
    ("english", "en"),
    ("estonian", "et"),
    ("finnish", "fi"),
    ("french", "fr"),
    ("german", "de"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("hungarian", "hu"),
    ("icelandic", "is"),
    ("indonesian", "id"),
    ("irish", "ga"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("latvian", "lv"),
    ("lithuanian", "lt"),
    ("malay", "ms"),
    ("norwegian", "nb"),
    ("bokmål", "nb"),
    ("nynorsk", "nn"),
    ("persian", "fa"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("serbian", "sr"),
    ("slovak", "sk"),
    ("slovenian", "sl"),
    ("spanish", "es"),
    ("swedish", "sv"),
    ("thai", "th"),
    ("turkish", "tr"),
    ("ukrainian", "uk"),
    ("urdu", "ur"),
    ("vietnamese", "vi"),
    ("welsh", "cy"),
    ("basque", "eu"),
    ("galician", "gl"),
    ("macedonian", "mk"),
    ("bengali", "bn"),
    ("tamil", "ta"),
];

/// What stands behind a language's name, and the tag that both make.
const PLACES: [(&str, &str); 14] = [
    ("united states", "US"),
    ("usa", "US"),
    ("united kingdom", "GB"),
    ("brazil", "BR"),
    ("portugal", "PT"),
    ("mexico", "MX"),
    ("canada", "CA"),
    ("switzerland", "CH"),
    ("austria", "AT"),
    ("hong kong", "HK"),
    ("taiwan", "TW"),
    ("traditional", "Hant"),
    ("prc", "CN"),
    ("simplified", "Hans"),
];

/// A language by its tag or its English name: `sv`, `sv_SE`, `Swedish`, `Portuguese (Brazil)`, `Chinese_Taiwan`.
pub(super) fn parse(text: &str) -> Option<LocaleId> {
    let text = text.trim();
    if let Some(id) = tag(text) {
        return Some(id);
    }
    let words = text.to_lowercase().replace(['_', '(', ')', '-', ',', '[', ']'], " ");
    let mut words = words.split_whitespace();
    let first = words.next()?;
    let (_, language) = NAMES.iter().find(|(name, _)| *name == first)?;
    let rest: String = words.collect::<Vec<_>>().join(" ");
    let place = PLACES.iter().find(|(name, _)| !rest.is_empty() && rest.contains(name));
    match place {
        Some((_, place)) => format!("{language}-{place}").parse().ok(),
        None => language.parse().ok(),
    }
}

/// A language by its tag. `id` is what entries are numbered by, and no Indonesian.
pub(super) fn tag(text: &str) -> Option<LocaleId> {
    let text = text.trim().replace('_', "-");
    (!text.eq_ignore_ascii_case("id")).then(|| LocaleId::from_folder(&text)).flatten()
}

/// The language that a file's name or its folder's says: `sv-se.csv`, `terms.sv-SE.csv`, `glossary_sv.tsv`,
/// `sv-se/terms.csv`.
pub(super) fn of_path(path: &str) -> Option<LocaleId> {
    let mut parts = path.rsplit('/');
    let stem = parts.next()?.rsplit_once('.')?.0;
    let ends = |stem: &str| {
        let starts =
            stem.char_indices().filter(|(_, c)| matches!(c, '.' | '_' | '-' | ' ')).map(|(i, _)| i + 1);
        std::iter::once(0).chain(starts).find_map(|at| tag(&stem[at..]))
    };
    ends(stem).or_else(|| tag(parts.next()?))
}
