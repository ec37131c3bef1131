//! What a page check sees.

use crate::model::{
    LinkFact, LinkKind, LinkProblem, LocaleIx, PageFacts, PageId, Site, Target, resolve_link,
};

/// A reference with where it leads.
pub struct Reference<'a> {
    /// As it stands in the page.
    pub link: &'a LinkFact,
    /// Where it leads.
    pub target: Target<'a>,
}

impl Reference<'_> {
    /// Why it leads nowhere, if it does.
    pub fn problem(&self) -> Option<&LinkProblem> {
        match &self.target {
            Target::Broken(problem) => Some(problem),
            _ => None,
        }
    }

    /// Whether it is a link to follow.
    pub fn is_link(&self) -> bool {
        self.link.kind == LinkKind::Link
    }

    /// `link` or `image`, for messages.
    pub fn noun(&self) -> &'static str {
        match self.link.kind {
            LinkKind::Link | LinkKind::Mention => "link",
            LinkKind::Image | LinkKind::Lightbox => "image",
            LinkKind::Media => "media file",
        }
    }
}

/// One page with its references resolved once, for all checks.
pub struct PageContext<'a> {
    /// The docset.
    pub site: &'a Site,
    /// Its id.
    pub id: PageId,
    /// Its facts.
    pub page: &'a PageFacts,
    /// Its references, in order.
    pub references: Vec<Reference<'a>>,
}

impl<'a> PageContext<'a> {
    /// Resolves the references of a page.
    pub fn new(site: &'a Site, id: PageId) -> Self {
        let page = site.page(id);
        let resolve = |link: &'a LinkFact| Reference {
            link,
            target: resolve_link(site, page.locale, link.file, &link.dest),
        };
        Self { site, id, page, references: page.links.iter().map(resolve).collect() }
    }

    /// The page's locale.
    pub fn locale(&self) -> LocaleIx {
        self.page.locale
    }

    /// The references that lead nowhere, with the reason.
    pub fn broken(&self) -> impl Iterator<Item = (&Reference<'a>, &LinkProblem)> {
        self.references.iter().filter_map(|r| Some((r, r.problem()?)))
    }
}
