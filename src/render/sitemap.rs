//! The sitemap, with the translations of each page.

use super::alternates::{address, alternates, base};
use super::theme::escape;
use super::{OutputFile, url};
use crate::model::Site;

/// Search engines read no longer list, and no larger file.
const MAX_URLS: usize = 50_000;
const MAX_BYTES: usize = 50_000_000;

/// `sitemap.xml`; for a large site an index with its parts. Nothing without a `site-url`: a sitemap must be absolute.
pub fn sitemap(site: &Site) -> Vec<OutputFile> {
    files(site, MAX_URLS, MAX_BYTES)
}

fn files(site: &Site, max_urls: usize, max_bytes: usize) -> Vec<OutputFile> {
    const START: &str = concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" ",
        "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    );
    const END: &str = "</urlset>\n";
    let Some(base) = base(site) else { return vec![] };
    let mut parts: Vec<String> = vec![];
    let mut urls = 0;
    for page in &site.pages {
        let facts = alternates(site, page.locale, &page.path, page);
        if !facts.listed {
            continue;
        }
        let mut entry = String::from("<url><loc>");
        escape(&address(site, &base, page.locale, &page.path), &mut entry);
        entry.push_str("</loc>");
        if let Some(date) = &page.meta.date {
            entry.push_str("<lastmod>");
            escape(date, &mut entry);
            entry.push_str("</lastmod>");
        }
        for (tag, address) in &facts.hreflang {
            entry.push_str("<xhtml:link rel=\"alternate\" hreflang=\"");
            escape(tag, &mut entry);
            entry.push_str("\" href=\"");
            escape(address, &mut entry);
            entry.push_str("\"/>");
        }
        entry.push_str("</url>\n");
        match parts.last_mut() {
            Some(part) if urls < max_urls && part.len() + entry.len() + END.len() <= max_bytes => {
                part.push_str(&entry);
                urls += 1;
            }
            _ => {
                parts.push(format!("{START}{entry}"));
                urls = 1;
            }
        }
    }
    for part in &mut parts {
        part.push_str(END);
    }
    if parts.len() < 2 {
        let text = parts.pop().unwrap_or_else(|| format!("{START}{END}"));
        return vec![OutputFile { path: "sitemap.xml".into(), bytes: text.into_bytes() }];
    }
    let mut index = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let mut files = vec![];
    for (i, part) in parts.into_iter().enumerate() {
        let path = format!("sitemap-{}.xml", i + 1);
        index.push_str("<sitemap><loc>");
        escape(&format!("{base}{}", url::encode(&path)), &mut index);
        index.push_str("</loc></sitemap>\n");
        files.push(OutputFile { path, bytes: part.into_bytes() });
    }
    index.push_str("</sitemapindex>\n");
    files.insert(0, OutputFile { path: "sitemap.xml".into(), bytes: index.into_bytes() });
    files
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    fn text(file: &OutputFile) -> &str {
        std::str::from_utf8(&file.bytes).unwrap()
    }

    #[test]
    fn only_pages_to_be_found_are_listed_with_their_translations() {
        let site = example::site();
        let files = sitemap(&site);
        let xml = text(&files[0]);
        let listed = |path: &str| xml.contains(&format!("<loc>https://help.example/docs/{path}</loc>"));
        assert!(listed("en-us/guide/start.html") && listed("sv-se/guide/start.html"));
        assert!(!listed("ar-sa/guide/start.html"), "a fallback page");
        assert!(listed("en-us/reference/a.html") && !listed("sv-se/reference/a.html"), "NOINDEX");
        let line =
            xml.lines().find(|l| l.contains("<loc>https://help.example/docs/sv-se/guide/start")).unwrap();
        assert_eq!(line.matches("xhtml:link").count(), 3);
        assert!(line.contains("<lastmod>2024-03-01</lastmod>"), "{line}");
    }

    #[test]
    fn a_long_list_is_split_and_indexed() {
        let site = example::site();
        let whole = text(&sitemap(&site)[0]).matches("<url>").count();
        for split in [files(&site, 3, MAX_BYTES), files(&site, MAX_URLS, 1500)] {
            assert!(text(&split[0]).contains("<sitemap><loc>https://help.example/docs/sitemap-2.xml</loc>"));
            assert_eq!(split[1..].iter().map(|f| text(f).matches("<url>").count()).sum::<usize>(), whole);
            assert!(
                split[1..].iter().all(|f| f.bytes.len() <= 1500 || text(f).matches("<url>").count() <= 3)
            );
        }
        let mut local = site;
        local.config.output.site.site_url.clear();
        assert!(sitemap(&local).is_empty());
    }
}
