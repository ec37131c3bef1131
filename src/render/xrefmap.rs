//! `xrefmap.yml`: the uids of a locale's pages, so that other docsets can refer to them (DocFX: `xref` in docfx.json).

use super::alternates::base;
use super::{OutputFile, url};
use crate::model::Site;

/// A map for each locale that shows pages with a uid.
pub fn xref_maps(site: &Site) -> Vec<OutputFile> {
    let mut maps = vec![];
    for locale in site.locale_indices() {
        let slug = &site.locale(locale).slug;
        let mut references = String::new();
        for uid in site.all_uids() {
            let Some(page) = site.by_uid(locale, uid) else { continue };
            let page = site.page(page);
            let output = url::page_output(site, locale, &page.path);
            let href = output.strip_prefix(slug.as_ref()).unwrap_or(&output).trim_start_matches('/');
            let (uid, name, href) = (quoted(uid), quoted(&page.title), quoted(&url::encode(href)));
            references
                .push_str(&format!("- uid: {uid}\n  name: {name}\n  fullName: {name}\n  href: {href}\n"));
        }
        if references.is_empty() {
            continue;
        }
        let base =
            base(site).map(|b| format!("baseUrl: {}\n", quoted(&format!("{b}{slug}/")))).unwrap_or_default();
        let text = format!("### YamlMime:XRefMap\n{base}sorted: true\nreferences:\n{references}");
        maps.push(OutputFile { path: format!("{slug}/xrefmap.yml"), bytes: text.into_bytes() });
    }
    maps
}

/// A YAML text in double quotes; JSON's form is one of YAML's.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    #[test]
    fn every_locale_has_the_uids_of_all_pages_it_shows() {
        let mut site = example::site();
        assert!(xref_maps(&site).is_empty());
        let page = site.group("guide/only-english").and_then(|g| g.pages[0]).unwrap();
        site.uids.insert("x: \"y\"".into(), vec![page]);
        let maps = xref_maps(&site);
        assert_eq!(maps.len(), site.locales.len());
        let map = maps.iter().find(|m| m.path == "sv-se/xrefmap.yml").unwrap();
        let text = String::from_utf8(map.bytes.clone()).unwrap();
        assert!(text.contains("- uid: \"x: \\\"y\\\"\"\n"), "{text}");
        assert!(text.contains("  href: \"guide/only-english.html\"\n"), "{text}");
    }
}
