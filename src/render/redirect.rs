//! Pages that moved: a page at the old address that leads to the new one, and `_redirects`, by which a host can do it
//! itself.

use std::fmt::Write as _;

use tera::Value;

use super::{OutputFile, Renderer, ThemeError, alternates, target, url};
use crate::html::sanitize::urls::is_safe;
use crate::model::{LocaleIx, Redirect, Site, has_scheme, split};

impl Renderer<'_> {
    /// The pages of all addresses that are no more, and the map of them for the host. A page of the docset that has
    /// `redirect_url` in its front matter has moved, too.
    pub fn redirects(&self) -> Result<Vec<OutputFile>, ThemeError> {
        let mut files = vec![];
        let mut map = String::new();
        let root = alternates::base(self.site);
        let prefix = root.as_deref().and_then(|r| r.split_once("//")?.1.split_once('/')).map_or("", |p| p.1);
        for locale in self.site.locale_indices() {
            let mut moved: Vec<(String, &Redirect)> = self
                .site
                .redirects
                .get(usize::from(locale.0))
                .into_iter()
                .flatten()
                .map(|(path, redirect)| (stem(path).to_owned(), redirect))
                .collect();
            moved.sort_by(|a, b| a.0.cmp(&b.0));
            moved.dedup_by(|a, b| a.0 == b.0);
            for (path, redirect) in moved {
                let output = url::page_output(self.site, locale, &path);
                let to = new_address(self.site, locale, &output, &redirect.to);
                if !is_safe(&to) || self.site.shown(&path, locale).is_some() {
                    continue;
                }
                files.push(self.redirect(locale, &output, &to)?);
                let absolute = match has_scheme(&to) || to.starts_with('/') {
                    true => to,
                    false => format!("/{prefix}{}", resolved(&output, &to)),
                };
                let _ = writeln!(map, "/{prefix}{} {absolute} 301", url::encode(&output));
            }
        }
        if !map.is_empty() {
            files.push(OutputFile { path: "_redirects".into(), bytes: map.into_bytes() });
        }
        Ok(files)
    }

    fn redirect(&self, locale: LocaleIx, output: &str, to: &str) -> Result<OutputFile, ThemeError> {
        let mut c = self.context(locale, &url::up(output));
        c.insert_value("title", Value::from(self.text(locale, "moved-title", &[])));
        c.insert_value("robots", Value::from("noindex"));
        c.insert_value("to", Value::from(to));
        c.insert("languages", &super::locales::start_pages(self.site, &url::up(output), Some(locale)));
        let bytes = self.theme.render("redirect.html", &c)?;
        Ok(OutputFile { path: output.to_owned(), bytes })
    }
}

fn stem(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}

/// The new address as a link from `output`: within the site where a page of it is meant.
fn new_address(site: &Site, locale: LocaleIx, output: &str, to: &str) -> String {
    let (_, query, fragment) = split(to);
    if let Some(page) = site.published_page(locale, to) {
        let there = url::page_output(site, locale, &site.page(page).path);
        let fragment = fragment.map(|f| format!("#{f}")).unwrap_or_default();
        return format!("{}{query}{fragment}", url::relative(output, &there));
    }
    let to = site.xrefs.without_host(to);
    if has_scheme(to) || to.starts_with("//") {
        return to.to_owned();
    }
    // An address without a host begins at the host's root, whether it says so or not.
    target::site_absolute(site, locale, &format!("/{}", to.trim_start_matches('/'))).into_owned()
}

/// A relative link from an output as a path from the site's root.
fn resolved(output: &str, link: &str) -> String {
    let (folder, _) = output.rsplit_once('/').unwrap_or(("", output));
    let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::super::{Theme, example, site_catalogs};
    use super::*;
    use crate::l10n::Catalogs;

    #[test]
    fn an_old_address_leads_on_with_and_without_a_host_that_knows_of_it() {
        let mut site = example::site();
        site.xrefs.base_path = Some("/docs".into());
        let span = crate::text::Span::file(crate::text::FileId(0));
        let mut add = |path: &str, to: &str| {
            let redirect = Redirect { to: to.into(), keeps_id: true, span };
            site.redirects[0].insert(path.into(), redirect);
        };
        add("guide/old.md", "/docs/guide/start?x=1#y");
        add("away.yml", "https://example.org/<a>");
        let catalogs = site_catalogs(&site, &Catalogs::new(&[]).0);
        let theme = Theme::new("default", &[], catalogs.clone()).unwrap();
        let files = Renderer::new(&site, &theme, catalogs).redirects().unwrap();
        let text = |path: &str| {
            let file = files.iter().find(|f| f.path == path).unwrap_or_else(|| panic!("{path}"));
            String::from_utf8(file.bytes.clone()).unwrap()
        };
        let old = text("en-us/guide/old.html");
        assert!(old.contains("content=\"0; url=start.html?x=1#y\"") && old.contains("noindex"), "{old}");
        assert!(old.contains("<a href=\"start.html?x=1#y\""), "{old}");
        assert!(text("en-us/away.html").contains("https://example.org/&lt;a&gt;"));
        let map = text("_redirects");
        assert!(map.contains("/docs/en-us/guide/old.html /docs/en-us/guide/start.html?x=1#y 301\n"), "{map}");
        assert!(
            map.contains("/docs/sv-se/guide/moved.html https://learn.example/sv-se/new/place 301\n"),
            "{map}"
        );
    }
}
