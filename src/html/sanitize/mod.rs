//! Raw HTML of pages, by allow-list. Nothing of a page's markup is copied: tags are read, judged and written
//! anew, so the output holds only what the tables of [`elements`] and [`attributes`] name, and it balances.

pub mod attributes;
pub mod elements;
mod fragment;
pub(super) mod raw;
mod stack;
pub mod urls;

pub(super) use fragment::Fragment;
pub(super) use stack::Stack;
