//! Locale ids and the one fallback rule.

use std::fmt;
use std::str::FromStr;

use icu_locale::{
    LanguageIdentifier, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander, LocaleFallbacker,
};
use serde::{Serialize, Serializer};

/// The pseudo-locales, made on demand to try a theme with: accented and longer, and from right to left.
pub const PSEUDO: [&str; 2] = ["en-XA", "ar-XB"];

/// A canonical BCP 47 language tag: `sv-SE`. Folders and URLs use [`LocaleId::slug`].
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct LocaleId(LanguageIdentifier);

/// Which way the script runs.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the `dir` attribute.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

impl LocaleId {
    /// The identifier, for ICU4X.
    pub fn identifier(&self) -> &LanguageIdentifier {
        &self.0
    }

    /// Lower case, for folders and URLs: `sv-se`.
    pub fn slug(&self) -> String {
        self.0.to_string().to_ascii_lowercase()
    }

    /// The language subtag alone: `sv`.
    pub fn language(&self) -> String {
        self.0.language.to_string()
    }

    /// The script that the locale is written in, by CLDR where the tag does not say.
    pub fn script(&self) -> String {
        self.maximized().1
    }

    /// Which way the locale's script runs, by CLDR.
    pub fn direction(&self) -> Direction {
        let rtl = LocaleDirectionality::new_common().is_right_to_left(&self.0);
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }

    /// Whether a folder of this name can be a locale without being configured: a language of two or three
    /// letters that CLDR knows, with at least a script or a region, or a well-known bare language.
    pub fn from_folder(name: &str) -> Option<Self> {
        let id: LocaleId = name.parse().ok()?;
        let mut full = id.0.clone();
        let known = LocaleExpander::new_extended().maximize(&mut full)
            == icu_locale::TransformResult::Modified
            || (id.0.script.is_some() && id.0.region.is_some());
        let shaped = id.0.region.is_some() || id.0.script.is_some() || name.len() == 2;
        (known && shaped).then_some(id)
    }

    /// The locales to look in for content missing in this one, by the rule of the toolkit: truncation, CLDR
    /// parents, locales of the same maximized language and script (in the order of `available`), the configured
    /// `fallback`, the source locale. Never this locale itself; no locale twice.
    pub fn fallback_chain(
        &self,
        available: &[LocaleId],
        configured: &[LocaleId],
        source: &LocaleId,
    ) -> Vec<LocaleId> {
        let mut chain: Vec<LocaleId> = vec![];
        let mut add = |id: LocaleId| {
            if id != *self && available.contains(&id) && !chain.contains(&id) {
                chain.push(id);
            }
        };
        for parent in self.truncations() {
            add(parent);
        }
        for parent in self.parents() {
            add(parent);
        }
        let key = self.maximized();
        for other in available.iter().filter(|o| o.maximized() == key) {
            add(other.clone());
        }
        for id in configured {
            add(id.clone());
        }
        add(source.clone());
        chain
    }

    /// The tag cut from the right, longest first: `zh-Hant-HK` → `zh-Hant`, `zh`.
    pub fn truncations(&self) -> Vec<LocaleId> {
        let mut out = vec![];
        let mut id = self.0.clone();
        while id.variants.iter().next().is_some() || id.region.is_some() || id.script.is_some() {
            if !id.variants.is_empty() {
                id.variants.clear();
            } else if id.region.is_some() {
                id.region = None;
            } else {
                id.script = None;
            }
            out.push(LocaleId(id.clone()));
        }
        out
    }

    /// CLDR parents: `es-MX` → `es-419` → `es`.
    pub fn parents(&self) -> Vec<LocaleId> {
        let mut out = vec![];
        let fallbacker = LocaleFallbacker::new();
        let mut it = fallbacker.for_config(Default::default()).fallback_for((&self.0).into());
        while !it.get().is_unknown() && out.len() < 8 {
            it.step();
            if !it.get().is_unknown() {
                out.push(LocaleId(it.get().into_locale().id));
            }
        }
        out
    }

    /// Whether it is the region where its language is most likely spoken, or names none.
    pub fn is_likely(&self) -> bool {
        let mut likely = LanguageIdentifier { language: self.0.language, ..LanguageIdentifier::UNKNOWN };
        LocaleExpander::new_extended().maximize(&mut likely);
        self.0.region.is_none() || self.0.region == likely.region
    }

    /// Language and script, likely subtags added.
    fn maximized(&self) -> (String, String) {
        let mut id = self.0.clone();
        LocaleExpander::new_extended().maximize(&mut id);
        (id.language.to_string(), id.script.map(|s| s.to_string()).unwrap_or_default())
    }
}

impl FromStr for LocaleId {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        let mut locale: icu_locale::Locale =
            s.parse().map_err(|_| format!("`{s}` is no BCP 47 language tag, such as `sv-se`"))?;
        LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
        Ok(Self(locale.id))
    }
}

impl fmt::Display for LocaleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.to_string())
    }
}

impl Serialize for LocaleId {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(list: &str) -> Vec<LocaleId> {
        list.split_whitespace().map(|t| t.parse().unwrap()).collect()
    }

    #[track_caller]
    fn chain(of: &str, available: &str, configured: &str, expect: &str) {
        let (of, source) = (of.parse::<LocaleId>().unwrap(), "en-US".parse().unwrap());
        let got = of.fallback_chain(&ids(available), &ids(configured), &source);
        assert_eq!(got, ids(expect));
    }

    #[test]
    fn fallback_goes_by_truncation_then_cldr_parents_then_script_then_configuration_then_source() {
        chain("sv-fi", "en-us sv-se sv de-de", "de-de", "sv sv-se de-de en-us");
        chain("es-mx", "en-us es-es es-419 es", "", "es es-419 es-es en-us");
        chain("zh-hk", "en-us zh-cn zh-tw", "", "zh-tw en-us");
        chain("sr-latn-rs", "en-us sr-cyrl-rs", "", "en-us");
    }

    #[test]
    fn folders_are_locales_only_when_they_look_like_one() {
        for yes in ["sv-se", "zh-Hans", "sr-latn-rs", "en", "fil-ph"] {
            assert!(LocaleId::from_folder(yes).is_some(), "{yes}");
        }
        for no in ["docs", "media", "includes", "img", "xx-yy-zz-1", "src", "api"] {
            assert!(LocaleId::from_folder(no).is_none(), "{no}");
        }
    }

    #[test]
    fn tags_are_canonical_and_slugs_lower_case() {
        let id: LocaleId = "SV-se".parse().unwrap();
        assert_eq!((id.to_string(), id.slug()), ("sv-SE".into(), "sv-se".into()));
        assert_eq!("ar-SA".parse::<LocaleId>().unwrap().direction(), Direction::Rtl);
    }
}
