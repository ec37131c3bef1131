//! The catalogues that the program carries.

use std::sync::{Arc, LazyLock, OnceLock};

use fluent::FluentResource;

use crate::model::LocaleId;

/// The locale whose catalogue is complete by definition; the others are compared with it, and it answers last.
pub const REFERENCE: &str = "en-us";

/// Tag and text of each built-in catalogue. A new locale is a file and a line here.
pub const BUILTIN: &[(&str, &str)] = &[
    ("en-us", include_str!("../../locales/en-us/ui.ftl")),
    ("ar-sa", include_str!("../../locales/ar-sa/ui.ftl")),
    ("cs-cz", include_str!("../../locales/cs-cz/ui.ftl")),
    ("da-dk", include_str!("../../locales/da-dk/ui.ftl")),
    ("de-de", include_str!("../../locales/de-de/ui.ftl")),
    ("es-es", include_str!("../../locales/es-es/ui.ftl")),
    ("fi-fi", include_str!("../../locales/fi-fi/ui.ftl")),
    ("fr-fr", include_str!("../../locales/fr-fr/ui.ftl")),
    ("it-it", include_str!("../../locales/it-it/ui.ftl")),
    ("ja-jp", include_str!("../../locales/ja-jp/ui.ftl")),
    ("ko-kr", include_str!("../../locales/ko-kr/ui.ftl")),
    ("nb-no", include_str!("../../locales/nb-no/ui.ftl")),
    ("nl-nl", include_str!("../../locales/nl-nl/ui.ftl")),
    ("pl-pl", include_str!("../../locales/pl-pl/ui.ftl")),
    ("pt-br", include_str!("../../locales/pt-br/ui.ftl")),
    ("ru-ru", include_str!("../../locales/ru-ru/ui.ftl")),
    ("sv-se", include_str!("../../locales/sv-se/ui.ftl")),
    ("tr-tr", include_str!("../../locales/tr-tr/ui.ftl")),
    ("zh-cn", include_str!("../../locales/zh-cn/ui.ftl")),
    ("zh-tw", include_str!("../../locales/zh-tw/ui.ftl")),
];

/// Language and text of each built-in style file. A new language is a file and a line here.
pub(super) const STYLES: &[(&str, &str)] = &[
    ("ar", include_str!("../../locales/style/ar.toml")),
    ("bg", include_str!("../../locales/style/bg.toml")),
    ("ca", include_str!("../../locales/style/ca.toml")),
    ("cs", include_str!("../../locales/style/cs.toml")),
    ("da", include_str!("../../locales/style/da.toml")),
    ("de", include_str!("../../locales/style/de.toml")),
    ("el", include_str!("../../locales/style/el.toml")),
    ("en", include_str!("../../locales/style/en.toml")),
    ("es", include_str!("../../locales/style/es.toml")),
    ("et", include_str!("../../locales/style/et.toml")),
    ("eu", include_str!("../../locales/style/eu.toml")),
    ("fi", include_str!("../../locales/style/fi.toml")),
    ("fr", include_str!("../../locales/style/fr.toml")),
    ("gl", include_str!("../../locales/style/gl.toml")),
    ("he", include_str!("../../locales/style/he.toml")),
    ("hi", include_str!("../../locales/style/hi.toml")),
    ("hr", include_str!("../../locales/style/hr.toml")),
    ("hu", include_str!("../../locales/style/hu.toml")),
    ("id", include_str!("../../locales/style/id.toml")),
    ("it", include_str!("../../locales/style/it.toml")),
    ("ja", include_str!("../../locales/style/ja.toml")),
    ("ko", include_str!("../../locales/style/ko.toml")),
    ("lt", include_str!("../../locales/style/lt.toml")),
    ("lv", include_str!("../../locales/style/lv.toml")),
    ("ms", include_str!("../../locales/style/ms.toml")),
    ("nb", include_str!("../../locales/style/nb.toml")),
    ("nl", include_str!("../../locales/style/nl.toml")),
    ("pl", include_str!("../../locales/style/pl.toml")),
    ("pt", include_str!("../../locales/style/pt.toml")),
    ("ro", include_str!("../../locales/style/ro.toml")),
    ("ru", include_str!("../../locales/style/ru.toml")),
    ("sk", include_str!("../../locales/style/sk.toml")),
    ("sl", include_str!("../../locales/style/sl.toml")),
    ("sr", include_str!("../../locales/style/sr.toml")),
    ("sv", include_str!("../../locales/style/sv.toml")),
    ("th", include_str!("../../locales/style/th.toml")),
    ("tr", include_str!("../../locales/style/tr.toml")),
    ("uk", include_str!("../../locales/style/uk.toml")),
    ("vi", include_str!("../../locales/style/vi.toml")),
    ("zh", include_str!("../../locales/style/zh.toml")),
];

/// A built-in catalogue, parsed once somebody reads it: a build reads few of them.
pub(super) struct Builtin {
    pub(super) locale: LocaleId,
    text: &'static str,
    parsed: OnceLock<Option<Arc<FluentResource>>>,
}

impl Builtin {
    /// All of them, in the order of [`BUILTIN`].
    pub(super) fn all() -> &'static [Builtin] {
        static ALL: LazyLock<Vec<Builtin>> = LazyLock::new(|| {
            let of = |(tag, text): &(&str, &'static str)| {
                Some(Builtin { locale: tag.parse().ok()?, text, parsed: OnceLock::new() })
            };
            BUILTIN.iter().filter_map(of).collect()
        });
        &ALL
    }

    /// Its messages.
    pub(super) fn resource(&self) -> Option<Arc<FluentResource>> {
        let parse = || FluentResource::try_new(self.text.to_owned()).ok().map(Arc::new);
        self.parsed.get_or_init(parse).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manual_names_the_languages_of_the_texts() {
        let manual = include_str!("../../docs/configuration.md");
        let list = manual.lines().find(|line| line.starts_with("**Texts.**")).unwrap();
        let named: Vec<&str> = list.split('`').skip(1).step_by(2).collect();
        let mut tags: Vec<&str> = BUILTIN.iter().map(|(tag, _)| *tag).collect();
        tags.sort_unstable();
        assert_eq!(named, tags);
    }
}
