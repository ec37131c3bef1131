//! References by uid: pages by the `uid` of their front matter, and what maps of other docsets know.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::link::{decode, split};
use super::{LocaleIx, PageId, Part, Site};

/// What a map says of a uid.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct XrefEntry {
    /// The uid.
    pub uid: Box<str>,
    /// Its short name; empty: the uid.
    pub name: Box<str>,
    /// Where it leads; empty: nowhere.
    pub href: Box<str>,
    /// Other properties by name: `fullName`, `nameWithType`.
    pub properties: Vec<(Box<str>, Box<str>)>,
}

/// The maps of other docsets, and what the settings say of addresses.
#[derive(Clone, Debug, Default)]
pub struct Xrefs {
    /// By uid; of two maps the first counts.
    pub entries: FxHashMap<Box<str>, XrefEntry>,
    /// The docset's own hosts, whose addresses are written without them (`hostName` and the like).
    pub hosts: Vec<Box<str>>,
    /// The path below the host at which the docset is published; `None`: unknown.
    pub base_path: Option<Box<str>>,
    /// Whether links of pages lose it too (`removeHostName`).
    pub remove_host: bool,
    /// All versions that the settings define, oldest first.
    pub versions: Vec<Box<str>>,
    /// Folders of the docset and where their pages are published (`routes`), the longest first.
    pub routes: Vec<(Box<str>, Box<str>)>,
}

impl Xrefs {
    /// Where the page at a docset path is published on Learn.
    pub fn routed<'p>(&self, path: &'p str) -> Cow<'p, str> {
        let route = self.routes.iter().find_map(|(from, to)| Some((path.strip_prefix(from.as_ref())?, to)));
        route.map_or(Cow::Borrowed(path), |(rest, to)| format!("{}{rest}", to.trim_start_matches('.')).into())
    }

    /// `url` without the docset's own host.
    pub fn without_host<'u>(&self, url: &'u str) -> &'u str {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let own = rest.and_then(|rest| {
            self.hosts.iter().find_map(|host| {
                let (head, rest) = (rest.get(..host.len())?, &rest[host.len()..]);
                (head.eq_ignore_ascii_case(host) && rest.starts_with('/')).then_some(rest)
            })
        });
        own.unwrap_or(url)
    }
}

/// A reference as written after `xref:` or `@`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XrefHref {
    /// The uid.
    pub uid: String,
    /// `text=…`: the text to show.
    pub text: Option<String>,
    /// `alt=…`: the text to show when it leads nowhere.
    pub alt: Option<String>,
    /// `displayProperty=…`: the property to show.
    pub property: Option<String>,
    /// Other parts of the query, with `?`; may be empty.
    pub query: String,
    /// The fragment, percent-decoded.
    pub fragment: Option<String>,
}

impl XrefHref {
    /// Reads `uid?text=…#fragment`.
    pub fn parse(href: &str) -> Self {
        let (uid, query, fragment) = split(href.trim());
        let mut out = Self { uid: decode(uid), fragment: fragment.map(decode), ..Self::default() };
        let mut rest = vec![];
        for part in query.trim_start_matches('?').split('&').filter(|p| !p.is_empty()) {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            let value = || Some(decode(&value.replace('+', " "))).filter(|v| !v.is_empty());
            match key {
                "text" => out.text = value(),
                "alt" => out.alt = value(),
                "displayProperty" => out.property = value(),
                "altProperty" | "title" => {}
                _ => rest.push(part),
            }
        }
        if !rest.is_empty() {
            out.query = format!("?{}", rest.join("&"));
        }
        out
    }
}

impl Site {
    /// The page of a uid, as a page of `locale` refers to it.
    pub fn by_uid(&self, locale: LocaleIx, uid: &str) -> Option<PageId> {
        let pages = self.uids.get(uid)?;
        // Of pages for different versions, that of the latest.
        let rank = |id: PageId| {
            let last = self.page(id).monikers.as_ref().and_then(|m| m.last());
            last.and_then(|m| self.xrefs.versions.iter().position(|v| v == m)).map_or(0, |at| at + 1)
        };
        let written_in = |ix: LocaleIx| {
            let own = pages.iter().copied().filter(|&id| self.page(id).locale == ix);
            own.rev().max_by_key(|&id| rank(id))
        };
        let chain = || self.locale(locale).chain.iter().copied();
        let page = written_in(locale).or_else(|| chain().find_map(written_in)).or(pages.first().copied())?;
        self.shown(&self.page(page).path, locale).or(Some(page))
    }

    /// The part of a page by its uid.
    pub fn part(&self, uid: &str) -> Option<(PageId, &Part)> {
        let &(page, n) = self.parts.get(uid)?;
        Some((page, self.page(page).parts.get(n)?))
    }

    /// All uids of pages.
    pub fn all_uids(&self) -> impl Iterator<Item = &str> {
        self.uids.keys().map(AsRef::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_has_uid_query_and_fragment() {
        let href = XrefHref::parse("System.Action%601?displayProperty=fullName&view=a&text=My+text#x");
        assert_eq!(href.uid, "System.Action`1");
        assert_eq!((href.property.as_deref(), href.text.as_deref()), (Some("fullName"), Some("My text")));
        assert_eq!((href.query.as_str(), href.fragment.as_deref()), ("?view=a", Some("x")));
        assert_eq!(XrefHref::parse("a").uid, "a");
    }

    #[test]
    fn the_docsets_own_host_goes() {
        let xrefs = Xrefs { hosts: vec!["learn.example".into()], ..Xrefs::default() };
        assert_eq!(xrefs.without_host("https://Learn.example/a/b"), "/a/b");
        assert_eq!(xrefs.without_host("https://learn.example.org/a"), "https://learn.example.org/a");
        assert_eq!(Xrefs::default().without_host("https://x/a"), "https://x/a");
    }
}
