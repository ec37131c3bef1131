//! The pages that hosts show for addresses that lead nowhere.

use super::alternates::base;
use super::{OutputFile, Renderer, ThemeError, locales};
use crate::model::{LocaleIx, Site};
use tera::Value;

impl Renderer<'_> {
    /// `404.html` of the site and of every locale that has no article of that name. A host shows it at any address,
    /// so its links are absolute where `site-url` says how; otherwise they are relative to where it stands.
    pub fn not_found(&self) -> Result<Vec<OutputFile>, ThemeError> {
        let mut files = vec![self.not_found_page(Site::SOURCE, "404.html".into(), "")?];
        for locale in self.site.locale_indices().filter(|&ix| self.site.shown("404", ix).is_none()) {
            let path = super::url::page_output(self.site, locale, "404");
            files.push(self.not_found_page(locale, path, "../")?);
        }
        Ok(files)
    }

    fn not_found_page(&self, locale: LocaleIx, path: String, up: &str) -> Result<OutputFile, ThemeError> {
        let base = base(self.site);
        let root = base.as_deref().unwrap_or(up);
        let mut c = self.context(locale, root);
        let title = self.catalog(locale).map(|c| c.format("not-found-title", None).into_owned());
        c.insert_value("title", Value::from(title.unwrap_or_default()));
        c.insert_value("robots", Value::from("noindex"));
        c.insert("languages", &locales::start_pages(self.site, root, Some(locale)));
        let bytes = self.theme.render("not-found.html", &c)?;
        Ok(OutputFile { path, bytes })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Theme, example, site_catalogs};
    use super::*;
    use crate::l10n::Catalogs;

    #[test]
    fn links_work_wherever_the_page_is_shown_once_the_address_is_known() {
        let pages = |site_url: &str| {
            let mut site = example::site();
            site.config.output.site.site_url = site_url.into();
            let catalogs = site_catalogs(&site, &Catalogs::new(&[]).0);
            let theme = Theme::new("default", &[], catalogs.clone()).unwrap();
            let files = Renderer::new(&site, &theme, catalogs).not_found().unwrap();
            files.into_iter().map(|f| (f.path, String::from_utf8(f.bytes).unwrap())).collect::<Vec<_>>()
        };
        let known = pages("https://help.example/docs/");
        let paths: Vec<_> = known.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["404.html", "en-us/404.html", "sv-se/404.html", "ar-sa/404.html"]);
        let swedish = &known[2].1;
        assert!(swedish.contains("<h1>Sidan hittades inte</h1>") && swedish.contains("content=\"noindex\""));
        assert!(swedish.contains("href=\"https://help.example/docs/assets/style."), "{swedish}");
        assert!(swedish.contains("href=\"https://help.example/docs/sv-se/index.html\""), "{swedish}");
        assert!(pages("")[2].1.contains("href=\"../assets/style."));
    }
}
