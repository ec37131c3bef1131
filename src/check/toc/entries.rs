//! The entries of a locale's own tables of contents, each by what it leads to.

use std::collections::BTreeMap;

use crate::model::{LocaleIx, Site, TocNode, join};

/// What an entry is known by in all locales.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The folder of its table.
    pub folder: String,
    /// Where it leads, `./a.md` being `a.md`; nothing for an entry that only has others below.
    pub href: Option<String>,
    /// How many entries before lead there; of entries that lead nowhere, its place in the tree.
    pub nth: Vec<usize>,
}

/// The entries that stand in files of a locale, in their order.
pub fn entries(site: &Site, locale: LocaleIx) -> Vec<(Key, &TocNode)> {
    let mut out = vec![];
    for &id in site.locale_tocs.get(usize::from(locale.0)).into_iter().flatten() {
        let toc = site.toc(id);
        let mut met: BTreeMap<String, usize> = BTreeMap::new();
        // Where the walk is: how many entries of each level were met.
        let mut path: Vec<usize> = vec![];
        toc.visit(&mut |node, depth| {
            path.truncate(depth + 1);
            match path.get_mut(depth) {
                Some(n) => *n += 1,
                None => path.push(0),
            }
            let href = node.href.as_deref().map(|href| {
                let path = join(".", href).filter(|_| !href.contains("://"));
                path.unwrap_or_else(|| href.to_string())
            });
            let nth = match &href {
                None => path.clone(),
                Some(href) => {
                    let count = met.entry(href.clone()).or_default();
                    *count += 1;
                    vec![*count - 1]
                }
            };
            if site.locale_of(node.file) == locale {
                out.push((Key { folder: toc.folder.to_string(), href, nth }, node));
            }
        });
    }
    out
}
