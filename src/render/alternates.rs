//! What search engines are told: which address a page has, and which translations there really are.

use super::url;
use crate::model::{LocaleIx, PageFacts, Site};

/// A page's place among its translations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alternates {
    /// The page's address; a fallback page's is that of the page it shows. `None` without a `site-url`.
    pub canonical: Option<String>,
    /// Tag (`x-default` for the source) and address of each translation, itself among them. Empty for a page
    /// that is not to be found, or that has no translation.
    pub hreflang: Vec<(String, String)>,
    /// What `<meta name="robots">` says.
    pub robots: Option<&'static str>,
    /// Whether the page belongs into the sitemap.
    pub listed: bool,
}

/// The facts for what `locale` shows at `path`: `page`.
pub fn alternates(site: &Site, locale: LocaleIx, path: &str, page: &PageFacts) -> Alternates {
    let fallback = page.locale != locale;
    let hidden = fallback || page.meta.noindex;
    let robots = match (hidden, page.meta.nofollow) {
        (true, true) => Some("noindex, nofollow"),
        (true, false) => Some("noindex"),
        (false, true) => Some("nofollow"),
        (false, false) => None,
    };
    let listed = !hidden && page.meta.redirect_url.is_none();
    let Some(base) = base(site) else { return Alternates { robots, listed, ..Alternates::default() } };
    let canonical = Some(address(site, &base, page.locale, path));
    let hreflang = if listed { translations(site, &base, path) } else { vec![] };
    Alternates { canonical, hreflang, robots, listed }
}

/// `[output.site] site-url` with a slash at the end; `None`: not configured.
pub fn base(site: &Site) -> Option<String> {
    let url = site.config.output.site.site_url.trim();
    (!url.is_empty()).then(|| format!("{}/", url.trim_end_matches('/')))
}

/// The absolute address of a page.
pub fn address(site: &Site, base: &str, locale: LocaleIx, path: &str) -> String {
    format!("{base}{}", url::encode(&url::page_output(site, locale, path)))
}

/// Only pages that are there: no fallbacks, none that asks not to be found.
fn translations(site: &Site, base: &str, path: &str) -> Vec<(String, String)> {
    let Some(group) = site.group(path) else { return vec![] };
    let found = |page: &&PageFacts| !page.meta.noindex && page.meta.redirect_url.is_none();
    let pages: Vec<&PageFacts> =
        group.pages.iter().flatten().map(|&id| site.page(id)).filter(found).collect();
    if pages.len() < 2 {
        return vec![];
    }
    let mut list: Vec<(String, String)> = pages
        .iter()
        .map(|p| (site.locale(p.locale).id.to_string(), address(site, base, p.locale, path)))
        .collect();
    if let Some(source) = pages.iter().find(|p| p.locale == Site::SOURCE) {
        list.push(("x-default".into(), address(site, base, source.locale, path)));
    }
    list
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    fn of(site: &Site, tag: &str, path: &str) -> Alternates {
        let locale = example::locale(site, tag);
        alternates(site, locale, path, site.page(site.shown(path, locale).unwrap()))
    }

    #[test]
    fn translations_name_each_other_and_fallbacks_name_their_source() {
        let site = example::site();
        let tags = |a: &Alternates| a.hreflang.iter().map(|(t, _)| t.clone()).collect::<Vec<_>>().join(" ");
        let source = of(&site, "en-us", "guide/start");
        let swedish = of(&site, "sv-se", "guide/start");
        // Arabic lacks the page: it is in nobody's list.
        assert_eq!(tags(&source), "en-US sv-SE x-default");
        assert_eq!(swedish.hreflang, source.hreflang);
        assert_eq!(source.hreflang[2].1, "https://help.example/docs/en-us/guide/start.html");
        assert_eq!(swedish.canonical.as_deref(), Some("https://help.example/docs/sv-se/guide/start.html"));
        let arabic = of(&site, "ar-sa", "guide/start");
        let expect = Alternates {
            canonical: source.canonical.clone(),
            hreflang: vec![],
            robots: Some("noindex"),
            listed: false,
        };
        assert_eq!(arabic, expect);
    }

    #[test]
    fn a_page_that_asks_not_to_be_found_is_in_no_list() {
        let site = example::site();
        // The Swedish page says NOINDEX, NOFOLLOW; the English one does not.
        let swedish = of(&site, "sv-se", "reference/a");
        assert_eq!((swedish.robots, swedish.listed), (Some("noindex, nofollow"), false));
        assert!(swedish.hreflang.is_empty() && swedish.canonical.is_some());
        let source = of(&site, "en-us", "reference/a");
        assert_eq!((source.hreflang.len(), source.robots, source.listed), (0, None, true));
    }

    #[test]
    fn without_a_site_url_there_are_no_absolute_addresses() {
        let mut site = example::site();
        site.config.output.site.site_url.clear();
        let source = of(&site, "en-us", "guide/start");
        assert_eq!(source, Alternates { listed: true, ..Alternates::default() });
        assert_eq!(of(&site, "ar-sa", "guide/start").robots, Some("noindex"));
    }
}
