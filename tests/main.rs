//! The one integration-test binary.

mod architecture;
mod browser;
mod cmd;
mod commonmark;
mod confinement;
mod corpus;
mod determinism;
mod evidence;
mod explain;
mod formats;
mod inspect;
mod kill;
mod laws;
mod learn_docset;
mod learn_markdown;
#[cfg(feature = "serve")]
mod load;
mod markdown;
mod panes;
mod search;
mod serve;
mod shapes;
mod support;
mod terms;
mod xsd;
