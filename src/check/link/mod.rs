//! Links to follow.

pub mod address;
pub mod address_shown;
pub mod anchor_slipped;
pub mod bad_host;
pub mod changed_on_page;
pub mod empty;
pub mod empty_text;
pub mod folder;
pub mod locale_in_url;
pub mod missing;
pub mod no_definition;
pub mod not_published;
pub mod outside_root;
pub mod space_lost;
pub mod split;
pub mod swapped;
pub mod target_changed;
pub mod wrong_case;
