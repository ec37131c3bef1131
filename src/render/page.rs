//! An article's page.

use serde::Serialize;
use tera::Value;

use super::breadcrumbs::breadcrumbs;
use super::contents::contents;
use super::sequence::sequence;
use super::social::Social;
use super::truth::{Truth, edit_url, source_of};
use super::{OutputFile, Renderer, ThemeError, alternates, locales, url};
use crate::model::{Direction, LocaleIx, PageFacts, PageId};

/// A page's article.
pub struct Article<'a> {
    /// Its HTML, made for the place where it is shown ([`super::target_url`]).
    pub html: &'a str,
    /// The same in the language it was translated from, where readers can have both.
    pub original: Option<Original<'a>>,
}

/// An article in its source language; carried by the page, inert until it is asked for.
pub struct Original<'a> {
    /// Its HTML.
    pub html: &'a str,
    /// The language's tag.
    pub lang: String,
    /// Which way it runs.
    pub dir: Direction,
    /// The language's own name.
    pub label: &'a str,
    /// Whether blocks of both languages can be set side by side.
    pub side_by_side: bool,
    /// Whether single segments are marked in both.
    pub reveal: bool,
}

/// The page in the language it was written in.
#[derive(Serialize)]
struct SourcePage<'a> {
    url: String,
    tag: String,
    label: &'a str,
}

impl Renderer<'_> {
    /// The page as `locale` shows it: its own, or a fallback page.
    pub fn page(&self, locale: LocaleIx, page: PageId, article: &Article) -> Result<OutputFile, ThemeError> {
        let site = self.site;
        let page = site.page(page);
        let path = page.path.as_ref();
        let output = url::page_output(site, locale, path);
        let nav = self.nav(locale, path);
        let written_in = site.locale(page.locale);
        let facts = alternates(site, locale, path, page);
        let (previous, next) = sequence(nav, path, &output);
        let fallback = page.locale != locale;
        let turned = written_in.direction != site.locale(locale).direction;
        let words = |day: &str| Some(self.day(locale, day));
        let text = |t: Option<&str>| t.map_or_else(Value::none, Value::from);

        let mut c = self.context(locale, &url::up(&output));
        c.insert_value("title", Value::from(page.title.as_ref()));
        c.insert_value("description", text(page.meta.description.as_deref()));
        c.insert_value("is_home", Value::from(path == "index"));
        c.insert_value("robots", text(facts.robots));
        c.insert_value("canonical", text(facts.canonical.as_deref()));
        c.insert("alternates", &facts.hreflang);
        c.insert("languages", &locales::languages(site, locale, path));
        c.insert_value("has_nav", Value::from(nav.is_some()));
        let nav_html = nav.map(|n| n.html(Some(path), &output)).unwrap_or_default();
        c.insert_value("nav", Value::safe_string(&nav_html));
        c.insert("crumbs", &breadcrumbs(nav, path, &output));
        c.insert_value("contents", Value::safe_string(&contents(&page.headings, turned)));
        c.insert("previous", &previous);
        c.insert("next", &next);
        c.insert_value("content_lang", Value::from(written_in.id.to_string()));
        c.insert_value("content_dir", Value::from(written_in.direction.name()));
        c.insert_value("content_label", Value::from(written_in.label.as_ref()));
        c.insert_value("fallback", Value::from(fallback));
        c.insert_value("date", text(page.meta.date.as_deref().and_then(words).as_deref()));
        let truth = Truth::of(site, page, fallback);
        c.insert_value("translated_by", text(truth.by));
        c.insert_value("translated_on", text(truth.on.and_then(words).as_deref()));
        c.insert_value("commit", text(truth.commit));
        c.insert_value("share", truth.share.map_or_else(Value::none, Value::from));
        c.insert_value("stale_since", text(truth.stale_since.and_then(words).as_deref()));
        c.insert("source", &self.source_page(&output, page));
        c.insert_value("edit_url", text(edit_url(site, page).as_deref()));
        let copied = site.config.output.site.markdown && !fallback;
        let copy = copied.then(|| url::relative(&output, &url::markdown_output(site, locale, path)));
        c.insert_value("markdown", text(copy.as_deref()));
        c.insert("social", &Social::of(site, locale, &facts));
        c.insert_value("article", Value::safe_string(article.html));
        match &article.original {
            None => c.insert_value("original", Value::none()),
            Some(o) => {
                c.insert_value("original", Value::safe_string(o.html));
                c.insert_value("original_lang", Value::from(o.lang.as_str()));
                c.insert_value("original_dir", Value::from(o.dir.name()));
                c.insert_value("original_label", Value::from(o.label));
                c.insert_value("interface_label", Value::from(site.locale(locale).label.as_ref()));
                c.insert_value("side_by_side", Value::from(o.side_by_side));
                c.insert_value("reveal", Value::from(o.reveal));
            }
        }
        let bytes = self.theme.render("page.html", &c)?;
        Ok(OutputFile { path: output, bytes })
    }

    /// The source page of a translation; a fallback page's own place, where there is no source page.
    fn source_page(&self, output: &str, page: &PageFacts) -> Option<SourcePage<'_>> {
        let source = source_of(self.site, page);
        // The source locale of a docset without its original holds translations too.
        if source.is_some_and(|s| s.meta.translation.is_some() || s.segments > 0) {
            return None;
        }
        let ix = source.map_or(page.locale, |source| source.locale);
        let locale = self.site.locale(ix);
        let there = url::page_output(self.site, ix, &page.path);
        let url = url::relative(output, &there);
        (there != output).then(|| SourcePage { url, tag: locale.id.to_string(), label: &locale.label })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Theme, ThemeFile, example, site_catalogs};
    use super::*;
    use crate::l10n::Catalogs;
    use crate::model::Site;

    const ARTICLE: &str = "<h1 id=\"section-0\">Title</h1>\n<p>Text</p>";

    fn page(tag: &str, path: &str, change: impl FnOnce(&mut Site), files: &[ThemeFile]) -> String {
        let mut site = example::site();
        change(&mut site);
        let catalogs = site_catalogs(&site, &Catalogs::new(&[]).0);
        let theme = Theme::new("own", files, catalogs.clone()).unwrap();
        let locale = example::locale(&site, tag);
        let id = site.shown(path, locale).unwrap();
        let file = Renderer::new(&site, &theme, catalogs).page(locale, id, &plain(ARTICLE)).unwrap();
        assert_eq!(file.path, format!("{tag}/{path}.html"));
        String::from_utf8(file.bytes).unwrap()
    }

    fn plain(html: &str) -> Article<'_> {
        Article { html, original: None }
    }

    #[track_caller]
    fn holds(html: &str, parts: &[&str]) {
        for part in parts {
            assert!(html.contains(part), "lacks {part}:\n{html}");
        }
    }

    #[test]
    fn one_renderer_serves_all_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Renderer>();
    }

    #[test]
    fn a_translation_says_what_it_is_and_where_it_came_from() {
        let html = page("sv-se", "guide/start", |_| (), &[]);
        holds(
            &html,
            &[
                "<html lang=\"sv-SE\" dir=\"ltr\">",
                "<title>Kom igång | Sample &amp; Co</title>",
                "content=\"About guide/start &amp; &quot;more&quot;\"",
                "<link rel=\"canonical\" href=\"https://help.example/docs/sv-se/guide/start.html\">",
                "hreflang=\"x-default\" href=\"https://help.example/docs/en-us/guide/start.html\"",
                "<article lang=\"sv-SE\" dir=\"ltr\">\n<h1 id=\"section-0\">Title</h1>",
                "maskinöversattes den \u{2068}9 november 2023\u{2069}",
                "<a href=\"../../en-us/guide/start.html\" hreflang=\"en-US\" data-keep-anchor>",
                "Uppdaterad \u{2068}1 mars 2024\u{2069}",
                "<li><a href=\"#section-2\">Permissions &amp; roles</a></li>",
                "rel=\"prev\" href=\"../index.html\"",
                "rel=\"next\" href=\"../guide/only-english.html\"",
                "<bdi lang=\"en-US\">Only &lt;English&gt;</bdi>",
            ],
        );
        assert!(!html.contains("robots") && !html.contains("<style") && !html.contains(" style="), "{html}");
    }

    #[test]
    fn a_fallback_page_keeps_the_readers_language_round_the_source() {
        let html = page("ar-sa", "guide/deep/leaf", |_| (), &[]);
        holds(
            &html,
            &[
                "<html lang=\"ar-SA\" dir=\"rtl\">",
                "<article lang=\"en-US\" dir=\"ltr\">",
                "لم تُترجم هذه الصفحة بعد",
                "<meta name=\"robots\" content=\"noindex\">",
                "<link rel=\"canonical\" href=\"https://help.example/docs/en-us/guide/deep/leaf.html\">",
                // The menu keeps the page, says where it is not translated, and names each language itself.
                "<a href=\"../../../sv-se/guide/deep/leaf.html\" hreflang=\"sv-SE\" lang=\"sv-SE\" data-keep-anchor><bdi>Svenska</bdi></a></li>",
                "<a href=\"leaf.html\" hreflang=\"ar-SA\" lang=\"ar-SA\" data-keep-anchor aria-current=\"true\"><bdi>العربية</bdi></a> <small>غير مترجمة</small>",
            ],
        );
        assert!(!html.contains("rel=\"alternate\"") && !html.contains("آليًا"), "{html}");
    }

    #[test]
    fn without_a_site_url_no_link_of_the_site_is_absolute() {
        let html = page("sv-se", "guide/start", |s| s.config.output.site.site_url.clear(), &[]);
        let outside = |url: &str| url.starts_with("http") && !url.starts_with("https://example.com/");
        let urls: Vec<&str> = ["href=\"", "src=\""]
            .iter()
            .flat_map(|a| html.split(a).skip(1))
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert!(urls.len() > 20 && !urls.iter().any(|u| outside(u) || u.starts_with('/')), "{urls:?}");
    }

    #[test]
    fn a_theme_replaces_a_block_a_text_or_an_asset_and_keeps_the_rest() {
        let file = |path: &str, text: &str| ThemeFile { path: path.into(), bytes: text.into() };
        let own = [
            file(
                "templates/page.html",
                "{% extends \"default/page.html\" %}{% block footer %}<footer>{{ asset(path=\"x/logo.svg\") }}</footer>{% endblock %}",
            ),
            file("assets/x/logo.svg", "<svg/>"),
            file("README.md", "not used"),
        ];
        let html = page("sv-se", "guide/start", |_| (), &own);
        holds(&html, &["<footer>../../assets/x/logo.", ".svg</footer>", "Hoppa till huvudinnehållet"]);
        assert!(!html.contains("class=\"bottom\""));
    }
}
