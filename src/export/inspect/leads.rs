//! Where a reference leads, as data.

use schemars::JsonSchema;
use serde::Serialize;

use super::PageParts;
use super::place::Places;
use crate::model::{LinkFact, LinkProblem, Target, resolve_link};

/// Where a reference leads.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "to", rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub enum Leads {
    /// To a page of the docset.
    Page {
        /// Docset path without extension.
        path: String,
        /// The file; that of another locale where this one falls back.
        file: String,
        /// `?…` as written.
        query: Option<String>,
        /// The fragment, percent-decoded, without `#`.
        fragment: Option<String>,
    },
    /// To another file of the docset.
    File {
        /// The file.
        file: String,
    },
    /// To a place in this page.
    Fragment {
        /// The fragment, percent-decoded, without `#`.
        id: String,
        /// Whether the page has it.
        found: bool,
    },
    /// To a tab of this page.
    Tab {
        /// What stands after `#tab/`.
        id: String,
    },
    /// To a page that moved.
    Moved {
        /// Its new address.
        url: String,
    },
    /// To a place on the host that the docset is published on.
    Host,
    /// To another host, or by another scheme.
    External,
    /// To an API or a page by its uid.
    Uid {
        /// The uid with its query.
        uid: String,
    },
    /// Nowhere.
    Broken {
        /// Why.
        reason: Reason,
        /// The docset path looked for, or the file found that does not count.
        path: Option<String>,
        /// What may have been meant, as it would have to be written.
        suggestion: Option<String>,
    },
}

/// Why a reference leads nowhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// There is no destination.
    Empty,
    /// There is no such file.
    Missing,
    /// The file's name differs in upper and lower case.
    WrongCase,
    /// It leads out of the docset.
    Outside,
    /// The file is an include or left out of the site.
    NotPublished,
    /// It is a folder.
    Folder,
}

pub(super) fn leads(parts: &PageParts<'_>, places: &Places<'_>, link: &LinkFact) -> Leads {
    let facts = parts.facts;
    match resolve_link(parts.site, facts.locale, link.file, &link.dest) {
        Target::Page { page, query, fragment } => {
            let page = parts.site.page(page);
            let query = Some(query.to_owned()).filter(|q| !q.is_empty());
            Leads::Page { path: page.path.to_string(), file: places.path(page.file), query, fragment }
        }
        Target::File { file, .. } => Leads::File { file: places.path(file) },
        Target::Fragment(id) => Leads::Fragment { found: facts.has_anchor(&id), id },
        Target::Tab(id) => Leads::Tab { id: id.to_owned() },
        Target::Redirect { url, .. } => Leads::Moved { url: url.into() },
        Target::SiteAbsolute(_) => Leads::Host,
        Target::External(_) => Leads::External,
        Target::Xref(uid) => Leads::Uid { uid: uid.to_owned() },
        Target::Broken(problem) => broken(places, problem),
    }
}

fn broken(places: &Places<'_>, problem: LinkProblem) -> Leads {
    let (reason, path, suggestion) = match problem {
        LinkProblem::Empty => (Reason::Empty, None, None),
        LinkProblem::Missing { path, suggestion } => (Reason::Missing, Some(path), suggestion),
        LinkProblem::WrongCase { actual, .. } => (Reason::WrongCase, Some(actual), None),
        LinkProblem::Outside => (Reason::Outside, None, None),
        LinkProblem::NotPublished(file) => (Reason::NotPublished, Some(places.path(file)), None),
        LinkProblem::Folder(path) => (Reason::Folder, Some(path), None),
    };
    Leads::Broken { reason, path, suggestion }
}
