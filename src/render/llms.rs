//! `llms.txt`: what the site holds, for language models: Markdown that lists the pages' Markdown copies.

use rustc_hash::FxHashSet;

use super::alternates::base;
use super::nav::Nav;
use super::{OutputFile, Renderer, url};
use crate::model::{LocaleIx, PageFacts};

impl Renderer<'_> {
    /// The list of each locale, and one of the locales. Only what a locale has itself is listed, without pages that
    /// ask not to be found.
    pub fn llms(&self) -> Vec<OutputFile> {
        let site = self.site;
        if !site.config.output.site.markdown {
            return vec![];
        }
        let mut files: Vec<OutputFile> = site.locale_indices().map(|ix| self.llms_of(ix)).collect();
        let mut text = self.llms_head(crate::model::Site::SOURCE);
        for ix in site.locale_indices() {
            let locale = site.locale(ix);
            let path = format!("{}/llms.txt", locale.slug);
            text.push_str(&format!("- [{}]({})\n", label(&locale.label), self.llms_url(&path, "llms.txt")));
        }
        files.push(OutputFile { path: "llms.txt".into(), bytes: text.into_bytes() });
        files
    }

    fn llms_of(&self, ix: LocaleIx) -> OutputFile {
        let site = self.site;
        let path = format!("{}/llms.txt", site.locale(ix).slug);
        let own = |page: &str| {
            let id = site.group(page)?.page(ix)?;
            Some(site.page(id)).filter(|p| !p.meta.noindex && p.meta.redirect_url.is_none())
        };
        let mut text = self.llms_head(ix);
        let mut listed: FxHashSet<&str> = FxHashSet::default();
        let tocs = site.locale_tocs.get(usize::from(ix.0)).into_iter().flatten();
        let mut navs: Vec<(&str, &Nav)> =
            tocs.filter_map(|&t| Some((site.toc(t).folder.as_ref(), self.navs.get(&(ix, t))?))).collect();
        navs.sort_by_key(|(folder, _)| *folder);
        for (_, nav) in navs {
            let mut section = None;
            for entry in nav.pages() {
                let Some(page) = entry.path.as_deref().and_then(own) else { continue };
                if !listed.insert(&page.path) {
                    continue;
                }
                let top = nav.above(entry).first().map(|top| top.name.to_string());
                if top.is_some() && top != section {
                    text.push_str(&format!("\n## {}\n\n", label(top.as_deref().unwrap_or_default())));
                }
                section = top;
                self.llms_line(ix, &path, page, &mut text);
            }
        }
        let rest: Vec<&PageFacts> = site
            .groups
            .iter()
            .filter_map(|g| own(&g.path))
            .filter(|p| !listed.contains(p.path.as_ref()))
            .collect();
        if !rest.is_empty() && !listed.is_empty() {
            // The format's own word for what can be left out.
            text.push_str("\n## Optional\n\n");
        }
        for page in rest {
            self.llms_line(ix, &path, page, &mut text);
        }
        OutputFile { path, bytes: text.into_bytes() }
    }

    fn llms_head(&self, ix: LocaleIx) -> String {
        let about = self.site.config.book.description.trim();
        let mut text = format!("# {}\n\n", label(&self.book(ix)));
        if !about.is_empty() {
            text.push_str(&format!("> {}\n\n", label(about)));
        }
        text
    }

    fn llms_line(&self, ix: LocaleIx, from: &str, page: &PageFacts, text: &mut String) {
        let to = url::markdown_output(self.site, ix, &page.path);
        text.push_str(&format!("- [{}]({})", label(&page.title), self.llms_url(&to, from)));
        if let Some(about) = &page.meta.description {
            text.push_str(&format!(": {}", label(about)));
        }
        text.push('\n');
    }

    fn llms_url(&self, to: &str, from: &str) -> String {
        base(self.site).map_or_else(|| url::relative(from, to), |base| format!("{base}{}", url::encode(to)))
    }
}

/// Text on one line, without what would end a link's label.
fn label(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('[', "(").replace(']', ")")
}

#[cfg(test)]
mod tests {
    use super::super::{Theme, example, site_catalogs};
    use super::*;
    use crate::l10n::Catalogs;

    #[test]
    fn each_locale_lists_its_own_pages_in_reading_order() {
        let site = example::site();
        let catalogs = site_catalogs(&site, &Catalogs::new(&[]).0);
        let theme = Theme::new("default", &[], catalogs.clone()).unwrap();
        let files = Renderer::new(&site, &theme, catalogs).llms();
        let text = |path: &str| {
            let file = files.iter().find(|f| f.path == path).unwrap();
            String::from_utf8(file.bytes.clone()).unwrap()
        };
        assert!(text("llms.txt").ends_with("- [العربية](https://help.example/docs/ar-sa/llms.txt)\n"));
        let swedish = text("sv-se/llms.txt");
        let line =
            "\n## Guide\n\n- [Kom igång](https://help.example/docs/sv-se/guide/start.md): About guide/start";
        assert!(swedish.starts_with("# Sample & Co\n\n> How") && swedish.contains(line), "{swedish}");
        // Not what it lacks, nor what asks not to be found.
        assert!(!swedish.contains("only-english") && !swedish.contains("reference/a.md"), "{swedish}");
        assert!(
            text("en-us/llms.txt")
                .contains("\n## Optional\n\n- [Reference](https://help.example/docs/en-us/unlisted.md)")
        );
    }
}
