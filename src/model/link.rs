//! Where a reference leads. The one resolver for pages, TOCs, checks and rendering; it looks at facts only.

use super::files::folder_of;
use super::{FileKind, LocaleIx, PageId, Site, XrefHref, lookup};
use crate::diag::closest;
use crate::text::FileId;

/// What a destination is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// A page of the docset. In a locale that lacks it, its fallback page stands at the same path.
    Page {
        /// The page shown there.
        page: PageId,
        /// `?…`, with the question mark; may be empty.
        query: &'a str,
        /// The fragment, percent-decoded, without `#`; `None`: none given.
        fragment: Option<String>,
    },
    /// Another file of the docset (an image, a download).
    File {
        /// The file.
        file: FileId,
        /// `?…#…` as written.
        suffix: &'a str,
    },
    /// A place in the same page: the fragment, percent-decoded, without `#`.
    Fragment(String),
    /// `#tab/…`: a tab of the page.
    Tab(&'a str),
    /// A page that moved: its new address.
    Redirect {
        /// As the redirection file has it.
        url: Box<str>,
        /// `?…#…` as written.
        suffix: &'a str,
    },
    /// `/…`: absolute within the host.
    SiteAbsolute(&'a str),
    /// Has a scheme, or begins with `//`.
    External(&'a str),
    /// `xref:…` that no page of the docset is known by: a map may know it ([`Site::xrefs`]).
    Xref(&'a str),
    /// Nothing there.
    Broken(LinkProblem),
}

/// Why a relative destination leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkProblem {
    /// No text between the brackets of the destination.
    Empty,
    /// No such file; perhaps this one was meant (relative to the linking file's folder).
    Missing {
        /// The path looked for, from the docset root.
        path: String,
        /// A near path, as it would have to be written.
        suggestion: Option<String>,
    },
    /// The file is there in another case.
    WrongCase {
        /// As the disk has it, from the docset root.
        actual: String,
        /// The file of that name.
        file: FileId,
    },
    /// It leads above the docset's root.
    Outside,
    /// The file is there and is no page: an include, or excluded.
    NotPublished(FileId),
    /// It is a folder.
    Folder(String),
}

/// Splits a destination into path, query with `?`, and fragment without `#`.
pub fn split(dest: &str) -> (&str, &str, Option<&str>) {
    let (rest, fragment) = match dest.split_once('#') {
        Some((rest, fragment)) => (rest, Some(fragment)),
        None => (dest, None),
    };
    let at = rest.find('?').unwrap_or(rest.len());
    (&rest[..at], &rest[at..], fragment)
}

/// Percent-decoding; what is no UTF-8 afterwards stays as written.
pub fn decode(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Into::into)
}

/// Whether `dest` begins with a URL scheme. A single letter is a drive, not a scheme.
pub fn has_scheme(dest: &str) -> bool {
    dest.split_once(':').is_some_and(|(s, _)| {
        s.len() > 1
            && s.starts_with(|c: char| c.is_ascii_alphabetic())
            && s.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

/// Whether `dest` is an address of the web whose host can be none: with blanks, escapes or brackets in it.
pub fn has_bad_host(dest: &str) -> bool {
    let Some((scheme, rest)) = dest.split_once("://") else { return false };
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    web && !host.starts_with('[')
        && (host.is_empty() || host.chars().any(|c| c.is_whitespace() || "%<>\"{}|\\^`[]".contains(c)))
}

/// Resolves `dest`, written in `file`, for a page of `locale`. Backslashes count as slashes (DocFX:
/// `RelativePath`); a path is percent-decoded; `~/` is the folder of the nearest docfx.json, otherwise the root.
pub fn resolve_link<'a>(site: &Site, locale: LocaleIx, file: FileId, dest: &'a str) -> Target<'a> {
    let dest = dest.trim();
    if dest.is_empty() {
        return Target::Broken(LinkProblem::Empty);
    }
    if let Some(href) = dest.strip_prefix("xref:") {
        let xref = XrefHref::parse(href);
        let (_, query, _) = split(href);
        return match site.by_uid(locale, &xref.uid) {
            Some(page) => {
                let query = if xref.query == query { query } else { "" };
                Target::Page { page, query, fragment: xref.fragment }
            }
            None => match site.part(&xref.uid) {
                Some((page, part)) => {
                    let page = site.shown(&site.page(page).path, locale).unwrap_or(page);
                    Target::Page { page, query: "", fragment: Some(part.fragment()) }
                }
                None => Target::Xref(href),
            },
        };
    }
    if has_scheme(dest) || dest.starts_with("//") {
        return Target::External(dest);
    }
    let (path, query, fragment) = split(dest);
    if path.is_empty() {
        if let (false, Some(page)) = (query.is_empty(), site.page_of(file)) {
            return Target::Page { page, query, fragment: fragment.map(decode) };
        }
        let fragment = fragment.unwrap_or_default();
        return match fragment.strip_prefix("tab/") {
            Some(tab) => Target::Tab(tab),
            None => Target::Fragment(decode(fragment)),
        };
    }
    if path.starts_with(['/', '\\']) {
        return Target::SiteAbsolute(dest);
    }
    let suffix = &dest[path.len()..];
    let decoded = decode(path).replace('\\', "/");
    let folder = site.files.folder(file);
    let Some(full) = lookup::locate(site.locale(locale), folder, &decoded) else {
        return Target::Broken(LinkProblem::Outside);
    };
    let fragment = fragment.map(decode);
    if let Some(moved) = site.redirects[locale.0 as usize].get(full.as_str()) {
        return Target::Redirect { url: moved.to.clone(), suffix };
    }
    let Some(found) = site.find_file(locale, &full) else {
        return Target::Broken(missing(site, locale, folder, full));
    };
    target_of(site, locale, found, query, fragment, suffix)
}

fn target_of<'a>(
    site: &Site,
    locale: LocaleIx,
    found: FileId,
    query: &'a str,
    fragment: Option<String>,
    suffix: &'a str,
) -> Target<'a> {
    if let Some(page) = site.page_of(found) {
        let page = site.shown(&site.page(page).path, locale).unwrap_or(page);
        return Target::Page { page, query, fragment };
    }
    let entry = site.files.get(found);
    // What stands in for a page of the source leads to that page.
    if site.locales.iter().any(|l| l.stand_in == Some(entry.root))
        && let Some(page) = entry.path.rsplit_once('.').and_then(|(stem, _)| site.shown(stem, locale))
    {
        return Target::Page { page, query, fragment };
    }
    match entry.kind {
        FileKind::Page | FileKind::Include => Target::Broken(LinkProblem::NotPublished(found)),
        _ => Target::File { file: found, suffix },
    }
}

fn missing(site: &Site, locale: LocaleIx, folder: &str, full: String) -> LinkProblem {
    let roots = || lookup::roots(&site.locales, locale);
    if let Some(file) = roots().find_map(|r| site.files.find_ignoring_case(r, &full)) {
        return LinkProblem::WrongCase { actual: site.files.get(file).path.to_string(), file };
    }
    if full.is_empty() || roots().any(|r| site.files.has_folder(r, &full)) {
        return LinkProblem::Folder(full);
    }
    let suggestion = roots().find_map(|root| {
        let here = site.files.in_folder(root, folder_of(&full)).map(|id| site.files.get(id).path.as_ref());
        closest(&full, here).or_else(|| {
            let name = full.rsplit('/').next().unwrap_or(&full);
            site.files.named(root, name).map(|id| site.files.get(id).path.as_ref())
        })
    });
    let suggestion = suggestion.map(|path| relative(folder, path));
    LinkProblem::Missing { path: full, suggestion }
}

/// The reference that leads from `folder` to `path`, both from the same root.
pub fn relative(folder: &str, path: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    let to: Vec<&str> = path.split('/').collect();
    let same = from.iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let mut parts = vec![".."; from.len() - same];
    parts.extend(&to[same..]);
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_references_lead_from_one_folder_to_another() {
        assert_eq!(relative("a/b", "a/c/d.md"), "../c/d.md");
        assert_eq!(relative("", "a.md"), "a.md");
        assert_eq!(relative("a", "a/b.md"), "b.md");
    }

    #[test]
    fn a_drive_letter_is_no_scheme() {
        assert!(has_scheme("https://x") && has_scheme("mailto:a"));
        assert!(!has_scheme("c:/x") && !has_scheme("a/b:c"));
    }

    #[test]
    fn a_host_has_no_blanks_and_no_escapes() {
        for good in ["https://a.b/%20", "http://[::1]/", "https://bücher.example", "mailto:a%20b", "a.md"] {
            assert!(!has_bad_host(good), "{good}");
        }
        for bad in ["http://a%20b/", "https://", "http://<host>/x", "HTTP://{name}.example"] {
            assert!(has_bad_host(bad), "{bad}");
        }
    }
}
