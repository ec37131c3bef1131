//! What results can be narrowed to: the part of the table of contents, the state of the translation.

use rustc_hash::FxHashMap;
use serde_json::json;

use super::vlq;
use crate::model::{LocaleIx, PageFacts, PageId};
use crate::render::nav::Nav;
use crate::render::{Renderer, TranslationState};

/// What a page is filed under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Facets {
    /// Index among the names of sections; 0: none.
    pub section: usize,
    /// How it came to be in the language it is shown in.
    pub state: TranslationState,
}

/// What all pages are filed under.
pub(super) struct Filed {
    /// Names of sections; the first stands for none.
    sections: Vec<String>,
    /// By a page's number.
    pub pages: Vec<Facets>,
}

impl Filed {
    /// Names, then for each run of pages that are filed alike how many, section and state.
    pub fn written(&self) -> String {
        let mut runs = String::new();
        for run in self.pages.chunk_by(|a, b| a == b) {
            let Some(first) = run.first() else { continue };
            vlq::number(run.len() as u32, &mut runs);
            vlq::number(first.section as u32, &mut runs);
            vlq::number(first.state.number() as u32, &mut runs);
        }
        json!([self.sections, runs]).to_string()
    }
}

/// The top entries of the tables of contents, and what each page is filed under.
pub(super) fn filed(renderer: &Renderer, ix: LocaleIx, pages: &[PageId]) -> Filed {
    let site = renderer.site;
    let mut names: Vec<String> = vec![String::new()];
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let mut section = |page: &PageFacts| {
        let nav: &Nav = renderer.nav(ix, &page.path)?;
        let entry = nav.entry(&page.path)?;
        let top = nav.above(entry).first().map(|top| top.name.to_string())?;
        Some(*known.entry(top.clone()).or_insert_with(|| {
            names.push(top);
            names.len() - 1
        }))
    };
    let filed = pages
        .iter()
        .map(|&id| {
            let page = site.page(id);
            let state = TranslationState::of(site, page, page.locale != ix);
            Facets { section: section(page).unwrap_or(0), state }
        })
        .collect();
    Filed { sections: names, pages: filed }
}
