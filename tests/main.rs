//! The one integration-test binary.

mod architecture;
mod corpus;
mod laws;
#[cfg(feature = "serve")]
mod serve;
