//! URLs as the engine behind Learn has them: no extension, `index` is its folder, a moved page keeps its old address.

use super::url;
use crate::model::{LinkProblem, Site, Target, split};

/// The URL for `target` on the page at the docset path `path`; `None`: as on the site.
pub fn learn_url(site: &Site, path: &str, target: &Target<'_>, dest: &str) -> Option<String> {
    match target {
        Target::Page { page, query, fragment } => {
            let fragment = fragment.as_deref().map(url::fragment).unwrap_or_default();
            let to = site.xrefs.routed(&site.page(*page).path);
            if site.page(*page).data {
                return Some(format!("{}.json{query}{fragment}", page_url(&site.xrefs.routed(path), &to)));
            }
            Some(format!("{}{query}{fragment}", page_url(&site.xrefs.routed(path), &to)))
        }
        Target::File { file, suffix } => {
            Some(format!("{}{suffix}", url::relative(path, &site.files.get(*file).path)))
        }
        Target::Redirect { .. } => {
            let (old, _, _) = split(dest);
            let stem = old.strip_suffix(".md").unwrap_or(old);
            Some(format!("{stem}{}", &dest[old.len()..]))
        }
        Target::External(to) if site.xrefs.remove_host => Some(site.xrefs.without_host(to).to_owned()),
        // A path of the writer's own disk.
        Target::Broken(LinkProblem::Outside) if dest.as_bytes().get(1) == Some(&b':') => Some(String::new()),
        _ => None,
    }
}

fn page_url(from: &str, to: &str) -> String {
    let to = to.strip_suffix("index").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(to);
    let url = url::relative(from, to);
    if url.is_empty() { "./".into() } else { url }
}

#[cfg(test)]
mod tests {
    use super::page_url;

    #[test]
    fn an_index_is_its_folder() {
        for (from, to, expect) in [
            ("docs/a", "docs/b", "b"),
            ("docs/a", "docs/a/index", "a/"),
            ("docs/a/a", "docs/a/index", "./"),
            ("docs/a/index", "docs/a", "../a"),
            ("a", "index", "./"),
            ("docs/a", "index", "../"),
            ("a", "reindex", "reindex"),
        ] {
            assert_eq!(page_url(from, to), expect, "{from} → {to}");
        }
    }
}
