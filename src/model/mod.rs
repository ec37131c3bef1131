//! Values: what a docset is, once read. No I/O.

pub mod config;
pub mod contexts;
mod defaults;
mod facts;
mod files;
mod glossary;
pub mod link;
mod locale;
pub mod lookup;
mod meta;
pub mod moniker;
mod pivot;
mod redirect;
mod site;
mod toc;
mod xref;

pub use config::Config;
pub use contexts::{ContextName, ContextSources, Contexts, context_key, pane_id};
pub use defaults::Defaults;
pub use facts::{Anchor, ContextFact, HeadingFact, LinkFact, LinkKind, PageFacts, PageHash, PageState, Part};
pub use files::{FileEntry, FileKind, FileTable, OUTPUT_MARK, RootId, STAGING_MARK, join, normalize};
pub use glossary::{Concept, Glossary, Term, TermLanguage, fit};
pub use link::{
    LinkProblem, Target, decode, has_scheme, relative, relative as relative_reference, resolve_link, split,
};
pub use locale::{Direction, LocaleId, PSEUDO};
pub(crate) use meta::iso_date;
pub use meta::{Conditions, Handoff, Meta, TranslationKind};
pub use moniker::{MonikerSet, Monikers};
pub use pivot::{PivotGroup, PivotGroups, PivotZone};
pub use redirect::{Redirect, Redirects};
#[cfg(test)]
pub(crate) use site::by_path_of;
pub use site::{Group, Locale, LocaleIx, PageId, Parts, Site};
pub use toc::{Toc, TocId, TocNode};
pub use xref::{XrefEntry, XrefHref, Xrefs};
