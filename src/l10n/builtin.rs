//! The catalogues that the program carries.

/// The locale whose catalogue is complete by definition; the others are compared with it, and it answers last.
pub const REFERENCE: &str = "en-us";

/// Tag and text of each built-in catalogue. A new locale is a file and a line here.
pub const BUILTIN: &[(&str, &str)] = &[
    ("en-us", include_str!("../../locales/en-us/ui.ftl")),
    ("ar-sa", include_str!("../../locales/ar-sa/ui.ftl")),
    ("de-de", include_str!("../../locales/de-de/ui.ftl")),
    ("fr-fr", include_str!("../../locales/fr-fr/ui.ftl")),
    ("ja-jp", include_str!("../../locales/ja-jp/ui.ftl")),
    ("sv-se", include_str!("../../locales/sv-se/ui.ftl")),
];

/// Language and text of each built-in style file. A new language is a file and a line here.
pub(super) const STYLES: &[(&str, &str)] = &[
    ("ar", include_str!("../../locales/style/ar.toml")),
    ("cs", include_str!("../../locales/style/cs.toml")),
    ("da", include_str!("../../locales/style/da.toml")),
    ("de", include_str!("../../locales/style/de.toml")),
    ("en", include_str!("../../locales/style/en.toml")),
    ("es", include_str!("../../locales/style/es.toml")),
    ("fi", include_str!("../../locales/style/fi.toml")),
    ("fr", include_str!("../../locales/style/fr.toml")),
    ("it", include_str!("../../locales/style/it.toml")),
    ("ja", include_str!("../../locales/style/ja.toml")),
    ("ko", include_str!("../../locales/style/ko.toml")),
    ("nb", include_str!("../../locales/style/nb.toml")),
    ("nl", include_str!("../../locales/style/nl.toml")),
    ("pl", include_str!("../../locales/style/pl.toml")),
    ("pt", include_str!("../../locales/style/pt.toml")),
    ("ru", include_str!("../../locales/style/ru.toml")),
    ("sv", include_str!("../../locales/style/sv.toml")),
    ("tr", include_str!("../../locales/style/tr.toml")),
    ("zh", include_str!("../../locales/style/zh.toml")),
];
