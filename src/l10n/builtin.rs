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
pub(super) const STYLES: &[(&str, &str)] = &[];
