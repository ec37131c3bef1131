//! The one integration-test binary.

mod architecture;
mod corpus;
mod inspect;
mod laws;
mod markdown;
