//! The URL of what a link leads to, as seen from a page of the site.

use std::borrow::Cow;

use super::url;
use crate::model::{FileKind, LinkProblem, LocaleId, LocaleIx, Site, Target};
use crate::text::FileId;

/// The URL for `target` in the page shown at `from` (a locale and a docset path). `dest` is the destination as
/// written: what leads nowhere, or is no part of the site, keeps it. The URL is not escaped for HTML.
///
/// A page is linked to in the locale that shows the link: what that locale lacks stands there as a fallback page.
/// A file is linked to in the folder of the locale that has it.
pub fn target_url<'d>(
    site: &Site,
    from: (LocaleIx, &str),
    target: &Target<'_>,
    dest: &'d str,
) -> Cow<'d, str> {
    let (locale, path) = from;
    match target {
        Target::Page { page, query, fragment } => {
            let here = url::page_output(site, locale, path);
            let there = url::page_output(site, locale, &site.page(*page).path);
            let fragment = fragment.as_deref().map(url::fragment).unwrap_or_default();
            format!("{}{query}{fragment}", url::relative(&here, &there)).into()
        }
        Target::File { file, suffix } => match file_url(site, from, *file) {
            Some(url) => format!("{url}{suffix}").into(),
            None => dest.into(),
        },
        Target::Broken(LinkProblem::WrongCase { file, .. }) => {
            let suffix = dest.find(['?', '#']).map_or("", |at| &dest[at..]);
            let url = match site.page_of(*file) {
                Some(page) => {
                    let here = url::page_output(site, locale, path);
                    Some(url::relative(&here, &url::page_output(site, locale, &site.page(page).path)))
                }
                None => file_url(site, from, *file),
            };
            url.map_or(dest.into(), |url| format!("{url}{suffix}").into())
        }
        Target::Fragment(id) => url::fragment(id).into(),
        Target::Redirect { url, suffix } => {
            let suffix = if url.contains(['?', '#']) { "" } else { suffix };
            let absolute = url.starts_with('/').then(|| site_absolute(site, locale, url));
            format!("{}{suffix}", absolute.as_deref().unwrap_or(url)).into()
        }
        Target::SiteAbsolute(to) => site_absolute(site, locale, to).into_owned().into(),
        Target::Tab(_) | Target::External(_) | Target::Xref(_) | Target::Broken(_) => dest.into(),
    }
}

/// Only what is copied to the site has a URL there: no TOCs, no settings.
fn file_url(site: &Site, (locale, path): (LocaleIx, &str), file: FileId) -> Option<String> {
    (site.files.get(file).kind == FileKind::Asset)
        .then(|| url::relative(&url::page_output(site, locale, path), &url::file_output(site, file)))
}

/// A `/path` destination below `[output.site] absolute-base`. A path that names a locale itself does not get a
/// second one.
pub(super) fn site_absolute<'a>(site: &Site, locale: LocaleIx, dest: &'a str) -> Cow<'a, str> {
    let base = site.config.output.site.absolute_base.trim_end_matches('/');
    if base.is_empty() {
        return dest.into();
    }
    let dest = dest.replace('\\', "/");
    let first = dest.trim_start_matches('/').split(['/', '?', '#']).next().unwrap_or_default();
    let base = if first.contains('-') && LocaleId::from_folder(first).is_some() {
        base.replace("/{locale}", "")
    } else {
        base.replace("{locale}", &site.locale(locale).slug)
    };
    format!("{base}{dest}").into()
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;
    use crate::model::resolve_link;

    #[test]
    fn every_kind_of_destination_has_its_url() {
        let site = example::site();
        let sv = example::locale(&site, "sv-se");
        let here = site.page(site.group("guide/start").unwrap().pages[sv.0 as usize].unwrap()).file;
        let cases = [
            // A page that Swedish lacks is shown there all the same.
            ("only-english.md", "only-english.html"),
            ("../index.md?view=1#top", "../index.html?view=1#top"),
            ("start.md#så här", "start.html#s%C3%A5%20h%C3%A4r"),
            // The picture stands in the English folder only.
            ("../media/a%20b.png", "../../en-us/media/a%20b.png"),
            ("ONLY-english.md#x", "only-english.html#x"),
            ("gone.md", "gone.md"),
            ("#here", "#here"),
            ("https://example.com/", "https://example.com/"),
            ("/azure/x#y", "https://learn.example/sv-se/azure/x#y"),
            ("/en-gb/azure", "https://learn.example/en-gb/azure"),
            ("moved.md?a=b", "https://learn.example/sv-se/new/place?a=b"),
            ("../toc.yml", "../toc.yml"),
        ];
        for (dest, expect) in cases {
            let target = resolve_link(&site, sv, here, dest);
            assert_eq!(target_url(&site, (sv, "guide/start"), &target, dest), expect, "{dest} {target:?}");
        }
    }
}
