//! Where the references of one page lead.

use super::target::target_url;
use crate::html::{Href, HrefKind, Urls};
use crate::model::{LinkProblem, LocaleIx, PageId, Site, Target, resolve_link};
use crate::text::FileId;

/// Resolves the references of the page shown at a docset path in a locale.
pub struct PageUrls<'a> {
    site: &'a Site,
    /// Whose page is shown.
    locale: LocaleIx,
    /// The locale the page is written in: where its files are looked for.
    written_in: LocaleIx,
    path: &'a str,
    sizes: Option<&'a Sizes<'a>>,
}

/// Gives width and height of a picture in CSS pixels.
pub type Sizes<'a> = dyn Fn(FileId) -> Option<(u32, u32)> + 'a;

impl<'a> PageUrls<'a> {
    /// For `page`, shown in `locale`: its own page there, or a fallback page.
    pub fn new(site: &'a Site, locale: LocaleIx, page: PageId) -> Self {
        let facts = site.page(page);
        Self { site, locale, written_in: facts.locale, path: &facts.path, sizes: None }
    }

    /// For a file of a locale that may be no page: an include seen alone.
    pub fn of_file(site: &'a Site, locale: LocaleIx, file: FileId) -> Self {
        let path = site.files.get(file).path.as_ref();
        let path = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        Self { site, locale, written_in: locale, path, sizes: None }
    }

    /// Pictures get their size, so that the page does not jump when they are there.
    pub fn with_sizes(self, sizes: &'a Sizes<'a>) -> Self {
        Self { sizes: Some(sizes), ..self }
    }

    fn resolve(&self, file: FileId, dest: &str, media: bool) -> Href {
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
        let mut href = Href::new(target_url(self.site, (self.locale, self.path), &target, dest), kind);
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
