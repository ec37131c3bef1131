//! The one integration-test binary.

mod architecture;
mod corpus;
mod determinism;
mod explain;
mod inspect;
mod kill;
mod laws;
mod load;
mod markdown;
mod support;
