//! Start pages: the list of languages, and the start page of a locale that has written none.

use memchr::memmem;
use serde::Serialize;
use tera::Value;

use super::{OutputFile, Renderer, ThemeError, locales, nav::Nav, url};
use crate::model::{LocaleIx, Site};

/// A line of a locale's start page.
#[derive(Serialize)]
struct Line {
    name: String,
    lang: Option<String>,
    url: Option<String>,
}

/// Stands for the lines while the rest of the page is rendered. No text that is escaped holds it.
const ENTRIES: &str = "<!--diglot:entries-->";

/// `page` with its lines, which are copied once: of a large docset they are megabytes.
fn with_entries(page: &[u8], lines: &[Vec<u8>]) -> Vec<u8> {
    let places: Vec<usize> = memmem::find_iter(page, ENTRIES).collect();
    let len: usize = lines.iter().map(Vec::len).sum();
    let mut out = Vec::with_capacity(page.len() + places.len() * len);
    let mut at = 0;
    for place in places {
        out.extend_from_slice(&page[at..place]);
        lines.iter().for_each(|some| out.extend_from_slice(some));
        at = place + ENTRIES.len();
    }
    out.extend_from_slice(&page[at..]);
    out
}

impl Renderer<'_> {
    /// `index.html` of the site.
    pub fn landing(&self) -> Result<OutputFile, ThemeError> {
        let path = "index.html".to_owned();
        let mut c = self.context(Site::SOURCE, "");
        self.describe(&mut c);
        c.insert_value("languages", Value::from(Vec::<Value>::new()));
        c.insert("choices", &locales::start_pages(self.site, "", None));
        let bytes = self.theme.render("landing.html", &c)?;
        Ok(OutputFile { path, bytes })
    }

    /// `index.html` of a locale; `None`: there is an article for it, its own or a fallback.
    pub fn locale_landing(&self, locale: LocaleIx) -> Result<Option<OutputFile>, ThemeError> {
        if self.site.shown("index", locale).is_some() {
            return Ok(None);
        }
        let path = url::page_output(self.site, locale, "index");
        let entries = self.entries(locale, &path);
        let shown = self.site.groups.iter().filter_map(|g| self.site.shown(&g.path, locale));
        let (mut count, mut translated) = (0_u64, 0_u64);
        for page in shown {
            count += 1;
            translated += u64::from(self.site.page(page).locale == locale);
        }
        let mut c = self.context(locale, &url::up(&path));
        self.describe(&mut c);
        c.insert("languages", &locales::start_pages(self.site, &url::up(&path), Some(locale)));
        c.insert_value("listed_pages", Value::from(entries.is_none()));
        let entries = match entries {
            Some(entries) => self.lines(&mut c, entries.into_iter())?,
            None => self.lines(&mut c, self.all_pages(locale, &path))?,
        };
        c.insert_value("entries", Value::safe_string(ENTRIES));
        c.insert_value("count", Value::from(count));
        c.insert_value("translated", Value::from(translated));
        let bytes = with_entries(&self.theme.render("locale.html", &c)?, &entries);
        Ok(Some(OutputFile { path, bytes }))
    }

    fn describe(&self, c: &mut tera::Context) {
        let about = self.site.config.book.description.trim();
        let about = if about.is_empty() { Value::none() } else { Value::from(about) };
        c.insert_value("about", about.clone());
        c.insert_value("description", about);
    }

    /// The top entries of the tables of contents nearest to the root.
    fn entries(&self, locale: LocaleIx, output: &str) -> Option<Vec<Line>> {
        let tocs = self.site.locale_tocs.get(usize::from(locale.0))?;
        let depth = |folder: &str| folder.split('/').filter(|p| !p.is_empty()).count();
        let nearest = tocs.iter().map(|&id| depth(&self.site.toc(id).folder)).min()?;
        let mut near: Vec<_> =
            tocs.iter().filter(|&&id| depth(&self.site.toc(id).folder) == nearest).collect();
        near.sort_by_key(|&&id| &self.site.toc(id).folder);
        let navs = near.into_iter().filter_map(|&id| self.navs.get(&(locale, id)));
        let lines: Vec<Line> = navs
            .flat_map(Nav::top)
            .map(|e| Line {
                name: e.name.to_string(),
                lang: e.lang.as_ref().map(ToString::to_string),
                url: e.url_or_first(output),
            })
            .collect();
        // A table of contents without a link is none.
        lines.iter().any(|l| l.url.is_some()).then_some(lines)
    }

    /// Renders a few lines at a time: there may be tens of thousands.
    fn lines(
        &self,
        c: &mut tera::Context,
        mut all: impl Iterator<Item = Line>,
    ) -> Result<Vec<Vec<u8>>, ThemeError> {
        let mut html = vec![];
        loop {
            let some: Vec<Line> = all.by_ref().take(256).collect();
            if some.is_empty() {
                return Ok(html);
            }
            c.insert("entries", &some);
            html.push(self.theme.render("entries.html", c)?);
        }
    }

    fn all_pages(&self, locale: LocaleIx, output: &str) -> impl Iterator<Item = Line> {
        let line = move |path: &str| {
            let page = self.site.page(self.site.shown(path, locale)?);
            let foreign = page.locale != locale;
            Some(Line {
                name: page.title.to_string(),
                lang: foreign.then(|| self.site.locale(page.locale).id.to_string()),
                url: Some(url::relative(output, &url::page_output(self.site, locale, path))),
            })
        };
        self.site.groups.iter().filter_map(move |g| line(&g.path))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Theme, example, site_catalogs};
    use super::*;
    use crate::l10n::Catalogs;
    use crate::model::by_path_of;

    /// The site's start page, and a locale's where there is one.
    fn starts(tag: &str, change: impl FnOnce(&mut Site)) -> (String, Option<String>) {
        let mut site = example::site();
        change(&mut site);
        let catalogs = site_catalogs(&site, &Catalogs::new(&[]).0);
        let theme = Theme::new("default", &[], catalogs.clone()).unwrap();
        let renderer = Renderer::new(&site, &theme, catalogs);
        let text = |file: OutputFile| String::from_utf8(file.bytes).unwrap();
        let locale = renderer.locale_landing(example::locale(&site, tag)).unwrap();
        (text(renderer.landing().unwrap()), locale.map(text))
    }

    /// Takes the locales' `index` pages away.
    fn without_index(site: &mut Site) {
        for page in site.pages.iter_mut().filter(|p| p.path.as_ref() == "index") {
            page.path = "home".into();
        }
        for group in site.groups.iter_mut().filter(|g| g.path.as_ref() == "index") {
            group.path = "home".into();
        }
        site.by_path = by_path_of(&site.groups);
    }

    #[test]
    fn the_first_page_lists_the_languages_by_their_own_names() {
        let (html, locale) = starts("sv-se", |_| ());
        assert!(html.contains(
            "<a href=\"ar-sa/index.html\" hreflang=\"ar-SA\" lang=\"ar-SA\"><bdi>العربية</bdi></a>"
        ));
        assert!(
            html.contains("href=\"assets/style.") && html.contains("<title>Sample &amp; Co</title>"),
            "{html}"
        );
        assert_eq!(locale, None, "there is an article for it");
        assert!(!html.contains("refresh"));
        let (alone, _) = starts("en-us", |site| {
            site.locales.truncate(1);
            site.locale_tocs.truncate(1);
        });
        assert!(alone.contains("content=\"0; url=en-us/index.html\""), "{alone}");
    }

    #[test]
    fn a_locale_without_index_shows_the_top_of_its_contents_or_all_its_pages() {
        let (_, html) = starts("sv-se", without_index);
        let html = html.unwrap();
        assert!(html.contains("<li><a href=\"reference/a.html\"><bdi>Referens</bdi></a></li>"), "{html}");
        assert!(html.contains("5 av 7 sidor översatta") && !html.contains("reference/b.html"), "{html}");
        let (_, html) = starts("ar-sa", |site| {
            without_index(site);
            site.locale_tocs.iter_mut().for_each(Vec::clear);
        });
        let html = html.unwrap();
        assert!(html.contains(
            "<li><a href=\"guide/only-english.html\"><bdi lang=\"en-US\">Only &lt;English&gt;</bdi></a></li>"
        ));
        assert!(html.contains("جميع الصفحات") && html.contains("reference/b.html"), "{html}");
    }
}
