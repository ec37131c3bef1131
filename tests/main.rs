//! The one integration-test binary.

mod architecture;
mod browser;
mod cmd;
mod confinement;
mod corpus;
mod determinism;
mod explain;
mod inspect;
mod kill;
mod laws;
#[cfg(feature = "serve")]
mod load;
mod markdown;
mod serve;
mod support;
