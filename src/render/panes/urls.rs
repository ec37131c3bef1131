//! Where the references of a pane lead: another pane, the docset's site, the web. What is none of these is text.

use super::address;
use super::picture::Picture;
use crate::html::{Href, HrefKind, Urls};
use crate::model::{
    Contexts, FileKind, LinkProblem, LocaleIx, PageFacts, PageId, Site, Target, pane_id, resolve_link,
};
use crate::render::urls::{PageUrls, Sizes};
use crate::render::{target, url};
use crate::text::FileId;

/// What panes show or link to besides panes.
#[derive(Clone, Copy, Debug)]
pub enum Medium<'m> {
    /// A file of the docset.
    File(FileId),
    /// A picture that stands in its own address.
    Picture(&'m Picture),
}

/// Gives the path of a medium in the bundle; `None`: it cannot be there.
pub type Media<'a> = dyn Fn(Medium) -> Option<String> + 'a;

/// Resolves the references of a page for its pane.
pub struct PaneUrls<'a> {
    site: &'a Site,
    contexts: &'a Contexts,
    page: &'a PageFacts,
    /// Headings of the page that the pane holds; all, for the pane of the page.
    headings: std::ops::Range<usize>,
    of_page: PageUrls<'a>,
    media: &'a Media<'a>,
}

impl<'a> PaneUrls<'a> {
    /// For a page, or the part of it with these headings.
    pub fn new(
        site: &'a Site,
        contexts: &'a Contexts,
        page: PageId,
        headings: std::ops::Range<usize>,
        (media, sizes): (&'a Media<'a>, &'a Sizes<'a>),
    ) -> Self {
        let facts = site.page(page);
        let of_page = PageUrls::new(site, facts.locale, page).with_sizes(sizes);
        Self { site, contexts, page: facts, headings, of_page, media }
    }

    fn locale(&self) -> LocaleIx {
        self.page.locale
    }

    /// The way to a page: its pane, or its place on the site.
    fn to_page(&self, path: &str, query: &str, fragment: Option<&str>) -> Option<Href> {
        let section = fragment.map(|f| format!("{}#{f}", pane_id(path)));
        let section = section.filter(|id| self.contexts.panes.contains_key(id.as_str()));
        let whole = pane_id(path);
        let whole = self.contexts.panes.contains_key(&whole).then_some(whole);
        let slug = &self.site.locale(self.locale()).slug;
        let fragment = fragment.filter(|f| !f.is_empty());
        let (pane, anchor) = match (whole, section) {
            // The section can be read in the whole.
            (Some(pane), _) => (pane.to_string(), fragment),
            (None, Some(section)) => (section, None),
            (None, None) => {
                let there = url::encode(&url::page_output(self.site, self.locale(), path));
                let fragment = fragment.map(url::fragment).unwrap_or_default();
                return self.on_site(&format!("{there}{query}{fragment}"));
            }
        };
        let hash = anchor.map(|a| url::fragment(&format!("hp-{a}"))).unwrap_or_default();
        let mut href = Href::new(format!("{}{hash}", address::page(slug, &pane, true)), HrefKind::Relative);
        // A section's id has a `#` itself; with the prefix it is clear where the anchor begins.
        let anchor = anchor.map(|a| format!("#hp-{a}")).unwrap_or_default();
        href.mark = Some(("data-hp-pane", format!("{pane}{anchor}")));
        Some(href)
    }

    /// A path from the site's root, if it is known where that is.
    fn on_site(&self, path: &str) -> Option<Href> {
        let base = &self.site.config.output.site.site_url;
        (!base.is_empty()).then(|| self.outside(format!("{base}{path}")))
    }

    /// A path from the root of the site's host.
    fn on_host(&self, path: &str) -> Option<Href> {
        let base = &self.site.config.output.site.site_url;
        let (scheme, rest) = base.split_once("://")?;
        let host = rest.split('/').next().unwrap_or_default();
        Some(self.outside(format!("{scheme}://{host}{path}")))
    }

    /// An absolute address.
    fn outside(&self, address: String) -> Href {
        let address = if address.starts_with("//") { format!("https:{address}") } else { address };
        let portals = self.site.config.output.panes.as_ref().map_or(&[][..], |p| &p.portal_origins);
        let own = portals.iter().any(|origin| {
            let origin = origin.trim_end_matches('/');
            address.get(..origin.len()).is_some_and(|a| a.eq_ignore_ascii_case(origin))
                && matches!(address.as_bytes().get(origin.len()), None | Some(b'/' | b'?' | b'#'))
        });
        let mut href = Href::new(address, HrefKind::External);
        href.mark = own.then(|| ("data-hp-link", "portal".to_owned()));
        href
    }

    fn absolute(&self, address: &str) -> Option<Href> {
        match address.starts_with('/') && !address.starts_with("//") {
            true => self.on_host(address),
            false => Some(self.outside(address.to_owned())),
        }
    }

    fn resolve(&self, file: FileId, dest: &str, media: bool) -> Href {
        let known = if media { self.of_page.media(file, dest) } else { self.of_page.link(file, dest) };
        let target = resolve_link(self.site, self.locale(), file, dest.trim());
        let found = match &target {
            Target::Page { page, query, fragment } => {
                self.to_page(&self.site.page(*page).path, query, fragment.as_deref())
            }
            Target::Broken(LinkProblem::WrongCase { file, .. }) if self.site.page_of(*file).is_some() => {
                let page = self.site.page_of(*file).map(|id| self.site.page(id));
                page.and_then(|page| self.to_page(&page.path, "", None))
            }
            Target::File { file, .. } | Target::Broken(LinkProblem::WrongCase { file, .. }) => {
                self.file(*file, media)
            }
            Target::Fragment(id) => self.fragment(id),
            Target::Redirect { url, suffix } => {
                let suffix = if url.contains(['?', '#']) { "" } else { suffix };
                match url.strip_prefix('/') {
                    Some(_) => {
                        let to = target::site_absolute(self.site, self.locale(), url);
                        self.absolute(&format!("{to}{suffix}"))
                    }
                    None => Some(self.outside(format!("{url}{suffix}"))),
                }
            }
            Target::SiteAbsolute(to) => self.absolute(&target::site_absolute(self.site, self.locale(), to)),
            Target::External(url) => Some(self.outside((*url).to_owned())),
            Target::Xref(_) if known.kind != HrefKind::Broken => self.absolute(&known.url),
            Target::Xref(_) | Target::Tab(_) | Target::Broken(_) => None,
        };
        let mut href = found.unwrap_or_else(|| Href::new("", HrefKind::Broken));
        if href.kind == HrefKind::External && known.kind == HrefKind::Api {
            href.kind = HrefKind::Api;
        }
        (href.size, href.text) = (known.size, known.text);
        href
    }

    fn fragment(&self, id: &str) -> Option<Href> {
        let outside = self.page.headings.iter().position(|h| h.id.as_ref() == id);
        match outside.filter(|at| !self.headings.contains(at)) {
            Some(_) => self.to_page(&self.page.path, "", Some(id)),
            None => Some(Href::new(url::fragment(&format!("hp-{id}")), HrefKind::SelfBookmark)),
        }
    }

    /// A file is part of the bundle; what a browser would run is not, and is linked to where it stands.
    fn file(&self, file: FileId, shown: bool) -> Option<Href> {
        let entry = self.site.files.get(file);
        if entry.kind != FileKind::Asset {
            return None;
        }
        let passive = shown || address::is_passive(&entry.path);
        let bundled = passive.then(|| (self.media)(Medium::File(file))).flatten();
        match bundled {
            Some(path) => Some(Href::new(path, HrefKind::Relative)),
            None => self.on_site(&url::encode(&url::file_output(self.site, file))),
        }
    }
}

impl Urls for PaneUrls<'_> {
    fn link(&self, file: FileId, dest: &str) -> Href {
        self.resolve(file, dest, false)
    }

    fn media(&self, file: FileId, dest: &str) -> Href {
        let picture = Picture::of(dest).and_then(|picture| (self.media)(Medium::Picture(&picture)));
        match picture {
            Some(path) => Href::new(path, HrefKind::Relative),
            None => self.resolve(file, dest, true),
        }
    }
}
