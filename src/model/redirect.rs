//! Pages that moved.

use rustc_hash::FxHashMap;

use super::{LocaleId, LocaleIx, PageId, Site, split};
use crate::text::Span;

/// Where a page went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The new address, as written.
    pub to: Box<str>,
    /// Whether the new page is what the old one was (`redirect_document_id`): it stands in the same docset.
    pub keeps_id: bool,
    /// Where the address stands.
    pub span: Span,
}

/// By docset path, with extension.
pub type Redirects = FxHashMap<Box<str>, Redirect>;

impl Site {
    /// Where the page at a docset path without extension went.
    pub fn moved(&self, locale: LocaleIx, path: &str) -> Option<&Redirect> {
        let redirects = self.redirects.get(usize::from(locale.0)).filter(|r| !r.is_empty())?;
        ["md", "yml"].iter().find_map(|ext| redirects.get(format!("{path}.{ext}").as_str()))
    }

    /// The docset path (without extension) that an address of the published docset means, if it can be one: without
    /// the host, the locale and the docset's own address.
    pub fn published_path(&self, url: &str) -> Option<String> {
        let url = self.xrefs.without_host(url);
        let (path, ..) = split(url);
        let mut path = path.strip_prefix('/')?;
        let first = path.split('/').next().unwrap_or_default();
        if first.contains('-') && LocaleId::from_folder(first).is_some() {
            path = path[first.len()..].trim_start_matches('/');
        }
        let base = self.xrefs.base_path.as_deref()?.trim_matches('/');
        let rest =
            path.strip_prefix(base).filter(|r| base.is_empty() || r.is_empty() || r.starts_with('/'))?;
        Some(rest.trim_start_matches('/').to_owned())
    }

    /// The page that `locale` shows at an address of the published docset.
    pub fn published_page(&self, locale: LocaleIx, url: &str) -> Option<PageId> {
        let path = self.published_path(url)?;
        let trimmed = path.trim_end_matches('/');
        let index = if trimmed.is_empty() { "index".to_owned() } else { format!("{trimmed}/index") };
        let candidates = if path.ends_with('/') || path.is_empty() {
            vec![index, trimmed.to_owned()]
        } else {
            vec![trimmed.to_owned(), index]
        };
        let routed = |path: &str| {
            let routes = self.xrefs.routes.iter();
            let from = routes.filter_map(|(from, to)| {
                let to = to.trim_start_matches("./");
                let to = if to == "." { "" } else { to };
                Some(format!("{from}{}", path.strip_prefix(to)?))
            });
            from.chain([path.to_owned()]).collect::<Vec<_>>()
        };
        candidates.iter().flat_map(|path| routed(path)).find_map(|path| self.shown(&path, locale))
    }
}
