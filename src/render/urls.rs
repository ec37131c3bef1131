//! Where the references of one page lead.

use super::learn_url::learn_url;
use super::target::target_url;
use super::url;
use crate::html::{Href, HrefKind, Urls};
use crate::model::{LinkProblem, LocaleIx, PageId, Site, Target, XrefHref, resolve_link};
use crate::text::FileId;

/// Resolves the references of the page shown at a docset path in a locale.
pub struct PageUrls<'a> {
    site: &'a Site,
    /// Whose page is shown.
    locale: LocaleIx,
    /// The locale the page is written in: where its files are looked for.
    written_in: LocaleIx,
    path: &'a str,
    /// As on Learn.
    learn: bool,
    sizes: Option<&'a Sizes<'a>>,
}

/// Gives width and height of a picture in CSS pixels.
pub type Sizes<'a> = dyn Fn(FileId) -> Option<(u32, u32)> + 'a;

impl<'a> PageUrls<'a> {
    /// For `page`, shown in `locale`: its own page there, or a fallback page.
    pub fn new(site: &'a Site, locale: LocaleIx, page: PageId) -> Self {
        let facts = site.page(page);
        Self { site, locale, written_in: facts.locale, path: &facts.path, learn: false, sizes: None }
    }

    /// For a file of a locale that may be no page: an include seen alone.
    pub fn of_file(site: &'a Site, locale: LocaleIx, file: FileId) -> Self {
        let path = site.files.get(file).path.as_ref();
        let path = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        Self { site, locale, written_in: locale, path, learn: false, sizes: None }
    }

    /// The same with the addresses of the engine behind Learn.
    pub fn as_on_learn(self) -> Self {
        Self { learn: true, ..self }
    }

    /// Pictures get their size, so that the page does not jump when they are there.
    pub fn with_sizes(self, sizes: &'a Sizes<'a>) -> Self {
        Self { sizes: Some(sizes), ..self }
    }

    fn url(&self, target: &Target<'_>, dest: &str) -> String {
        let learn = self.learn.then(|| learn_url(self.site, self.path, target, dest)).flatten();
        learn.unwrap_or_else(|| target_url(self.site, (self.locale, self.path), target, dest).into_owned())
    }

    /// A reference by uid; `dest` with its `xref:`.
    fn xref(&self, file: FileId, dest: &str) -> Href {
        let xref = XrefHref::parse(dest.strip_prefix("xref:").unwrap_or(dest));
        let target = resolve_link(self.site, self.written_in, file, dest);
        if let Target::Page { page, .. } = &target {
            let mut href = Href::new(self.url(&target, dest), HrefKind::Relative);
            if let Some((_, part)) = self
                .site
                .part(&xref.uid)
                .filter(|_| self.site.page(*page).meta.uid.as_deref() != Some(&xref.uid))
            {
                let name = if part.name.is_empty() { &part.uid } else { &part.name };
                (href.kind, href.text) = (HrefKind::Api, Some(xref.text.unwrap_or_else(|| name.to_string())));
                return href;
            }
            href.text = Some(xref.text.unwrap_or_else(|| self.site.page(*page).title.to_string()));
            return href;
        }
        let xrefs = &self.site.xrefs;
        let Some(entry) = xrefs.entries.get(xref.uid.as_str()).filter(|e| !e.href.is_empty()) else {
            let mut href = Href::new("", HrefKind::Broken);
            href.text = xref.alt;
            return href;
        };
        let property = xref.property.and_then(|p| entry.properties.iter().find(|(n, _)| **n == *p));
        let name = match (&xref.text, property) {
            (Some(text), _) => text,
            (None, Some((_, value))) => value.as_ref(),
            (None, None) if entry.name.is_empty() => entry.uid.as_ref(),
            (None, None) => entry.name.as_ref(),
        };
        let fragment = xref.fragment.as_deref().map(url::fragment).unwrap_or_default();
        let address = if self.learn { xrefs.without_host(&entry.href) } else { &entry.href };
        let url = format!("{address}{}{fragment}", xref.query);
        let kind = if xref.text.is_some() { HrefKind::External } else { HrefKind::Api };
        let mut href = Href::new(url, kind);
        href.text = Some(name.to_owned());
        href
    }

    fn resolve(&self, file: FileId, dest: &str, media: bool) -> Href {
        if dest.trim_start().starts_with("xref:") {
            return self.xref(file, dest.trim());
        }
        let target = resolve_link(self.site, self.written_in, file, dest);
        let kind = match &target {
            Target::Page { .. } | Target::File { .. } => HrefKind::Relative,
            Target::Broken(LinkProblem::WrongCase { .. }) => HrefKind::Relative,
            Target::Fragment(_) | Target::Tab(_) => HrefKind::SelfBookmark,
            Target::Redirect { url, .. } if url.starts_with('/') => HrefKind::AbsolutePath,
            Target::Redirect { .. } | Target::External(_) => HrefKind::External,
            Target::SiteAbsolute(_) => HrefKind::AbsolutePath,
            Target::Xref(_) | Target::Broken(_) => HrefKind::Broken,
        };
        let url = self.url(&target, dest);
        let kind = if kind == HrefKind::External && url.starts_with('/') && !url.starts_with("//") {
            HrefKind::AbsolutePath
        } else {
            kind
        };
        let mut href = Href::new(url, kind);
        if let (true, Some(sizes)) = (media, self.sizes)
            && let Target::File { file, .. } | Target::Broken(LinkProblem::WrongCase { file, .. }) = target
        {
            href.size = sizes(file);
        }
        href
    }
}

impl Urls for PageUrls<'_> {
    fn link(&self, file: FileId, dest: &str) -> Href {
        self.resolve(file, dest, false)
    }

    fn media(&self, file: FileId, dest: &str) -> Href {
        self.resolve(file, dest, true)
    }
}
