//! Navigation from a table of contents: resolved once for a locale, then cut to the branch of each page.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::theme::escape;
use super::{target, url};
use crate::model::{LocaleId, LocaleIx, Site, Target, TocId, TocNode, resolve_link};

/// A table of contents with no more entries than this is on every page as a whole; of a longer one, only the page's
/// branch.
const WHOLE: usize = 120;

/// Where an entry leads. Page-relative links are completed for each page, which costs two copies.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Link {
    /// Below the locale's folder; encoded.
    Locale(Box<str>),
    /// Below the site's root; encoded.
    Root(Box<str>),
    /// Anywhere else; escaped.
    Elsewhere(Box<str>),
}

/// An entry of the table of contents.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The text.
    pub name: Box<str>,
    /// Its language where that is not the locale's.
    pub lang: Option<LocaleId>,
    /// Docset path of the page it leads to.
    pub path: Option<Arc<str>>,
    /// The entry above.
    pub parent: Option<usize>,
    /// The text, escaped and tagged with its language where that is another.
    html: Box<str>,
    link: Option<Link>,
    /// Where a closed group that is no link itself leads: to the first link in it.
    first: Option<Link>,
    expanded: bool,
    items: Vec<usize>,
}

/// One table of contents as one locale sees it.
#[derive(Clone, Debug, Default)]
pub struct Nav {
    entries: Vec<Entry>,
    top: Vec<usize>,
    by_path: FxHashMap<Arc<str>, usize>,
    /// The pages in reading order, each once.
    order: Vec<usize>,
    place: FxHashMap<Arc<str>, usize>,
}

impl Nav {
    /// Resolves every entry. A target that the locale lacks leads to its fallback page; an entry that leads
    /// nowhere is shown as a label.
    pub fn new(site: &Site, locale: LocaleIx, toc: TocId) -> Self {
        let mut nav = Self::default();
        nav.top = nav.add(site, locale, None, &site.toc(toc).nodes);
        for (i, entry) in nav.entries.iter().enumerate() {
            if let Some(path) = &entry.path
                && !nav.by_path.contains_key(path)
            {
                nav.by_path.insert(path.clone(), i);
                nav.place.insert(path.clone(), nav.order.len());
                nav.order.push(i);
            }
        }
        nav
    }

    fn add(&mut self, site: &Site, locale: LocaleIx, parent: Option<usize>, nodes: &[TocNode]) -> Vec<usize> {
        let mut added = Vec::with_capacity(nodes.len());
        for node in nodes {
            let at = self.entries.len();
            self.entries.push(entry(site, locale, parent, node));
            let items = self.add(site, locale, Some(at), &node.items);
            let first = items.iter().find_map(|&i| {
                let e = self.entries.get(i)?;
                e.link.clone().or_else(|| e.first.clone())
            });
            if let Some(entry) = self.entries.get_mut(at) {
                (entry.items, entry.first) = (items, first);
            }
            added.push(at);
        }
        added
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The top entries.
    pub fn top(&self) -> impl Iterator<Item = &Entry> {
        self.top.iter().filter_map(|&i| self.entries.get(i))
    }

    /// The entry of a page: its first.
    pub fn entry(&self, path: &str) -> Option<&Entry> {
        self.entries.get(*self.by_path.get(path)?)
    }

    /// The pages in reading order, each once.
    pub fn pages(&self) -> impl Iterator<Item = &Entry> {
        self.order.iter().filter_map(|&i| self.entries.get(i))
    }

    /// The entries above one, topmost first.
    pub fn above(&self, entry: &Entry) -> Vec<&Entry> {
        let mut above = vec![];
        let mut parent = entry.parent;
        while let Some(entry) = parent.and_then(|p| self.entries.get(p)) {
            above.push(entry);
            parent = entry.parent;
        }
        above.reverse();
        above
    }

    /// The pages before and after a page in reading order.
    pub fn neighbours(&self, path: &str) -> (Option<&Entry>, Option<&Entry>) {
        let Some(&place) = self.place.get(path) else { return (None, None) };
        let at = |place: Option<usize>| self.entries.get(*self.order.get(place?)?);
        (at(place.checked_sub(1)), at(place.checked_add(1)))
    }

    /// The list as the page `current` shows it: the top entries, and below each entry on the way to the page its
    /// siblings and children; branches that the author wants open are open. The others are there and hidden, unless
    /// they are too many. `output` is where the page is written.
    pub fn html(&self, current: Option<&str>, output: &str) -> String {
        let current = current.and_then(|path| self.by_path.get(path).copied());
        let mut open = vec![];
        let mut at = current;
        while let Some(i) = at {
            open.push(i);
            at = self.entries.get(i).and_then(|e| e.parent);
        }
        let depth = output.matches('/').count();
        let mut out = String::with_capacity(8 * 1024);
        self.list(&self.top, "<ul>", &Cut { current, open, root: &"../".repeat(depth), depth }, &mut out);
        out
    }

    fn list(&self, items: &[usize], start: &str, cut: &Cut<'_>, out: &mut String) {
        out.push_str(start);
        for &i in items {
            let Some(entry) = self.entries.get(i) else { continue };
            let open = !entry.items.is_empty() && (entry.expanded || cut.open.contains(&i));
            out.push_str(match (entry.items.is_empty(), open) {
                (true, _) => "<li>",
                (false, true) => "<li class=\"open\">",
                (false, false) => "<li class=\"closed\">",
            });
            let link = entry.link.as_ref().or(if open { None } else { entry.first.as_ref() });
            match link {
                None => {
                    out.push_str("<span>");
                    out.push_str(&entry.html);
                    out.push_str("</span>");
                }
                Some(link) => {
                    let current = cut.current == Some(i);
                    out.push_str(if current { "<a aria-current=\"page\" href=\"" } else { "<a href=\"" });
                    link.write(cut.root, cut.depth, out);
                    out.push_str("\">");
                    out.push_str(&entry.html);
                    out.push_str("</a>");
                }
            }
            if open {
                self.list(&entry.items, "<ul>", cut, out);
            } else if !entry.items.is_empty() && self.entries.len() <= WHOLE {
                self.list(&entry.items, "<ul hidden>", cut, out);
            }
            out.push_str("</li>");
        }
        out.push_str("</ul>");
    }
}

/// What a page shows of the whole.
struct Cut<'a> {
    current: Option<usize>,
    open: Vec<usize>,
    root: &'a str,
    depth: usize,
}

impl Link {
    fn seen_from(&self, output: &str) -> String {
        let mut out = String::new();
        self.write(&url::up(output), output.matches('/').count(), &mut out);
        out
    }

    /// `root` leads from the page to the site's root, `depth` folders up.
    fn write(&self, root: &str, depth: usize, out: &mut String) {
        match self {
            // One step less: the page stands in the locale's folder.
            Link::Locale(path) => {
                out.push_str(root.get(..depth.saturating_sub(1) * 3).unwrap_or_default());
                out.push_str(path);
            }
            Link::Root(path) => {
                out.push_str(root);
                out.push_str(path);
            }
            Link::Elsewhere(url) => out.push_str(url),
        }
    }
}

impl Entry {
    /// The entry's link as the page written to `output` has it, escaped; none for a label.
    pub fn url(&self, output: &str) -> Option<String> {
        self.link.as_ref().map(|link| link.seen_from(output))
    }

    /// The entry's link, otherwise the first link below it.
    pub fn url_or_first(&self, output: &str) -> Option<String> {
        self.link.as_ref().or(self.first.as_ref()).map(|link| link.seen_from(output))
    }
}

fn entry(site: &Site, locale: LocaleIx, parent: Option<usize>, node: &TocNode) -> Entry {
    let target = node.href.as_deref().map(|href| (href, resolve_link(site, locale, node.file, href)));
    let page = match &target {
        Some((_, Target::Page { page, .. })) => Some(site.page(*page)),
        _ => None,
    };
    // A name is in the language of its file, a title in that of its page.
    let (name, written_in) = match (node.name.trim(), page) {
        ("", Some(page)) => (page.title.as_ref(), page.locale),
        ("", None) => (node.href.as_deref().unwrap_or_default(), locale),
        (name, _) => (name, site.locale_of(node.file)),
    };
    let lang = (written_in != locale).then(|| site.locale(written_in).id.clone());
    let link = target.and_then(|(href, target)| link(site, locale, &target, href));
    // Isolated, not directed: the entry keeps to the side of the list.
    let mut html = lang.as_ref().map_or_else(String::new, |lang| format!("<bdi lang=\"{lang}\">"));
    escape(name, &mut html);
    html.push_str(if lang.is_some() { "</bdi>" } else { "" });
    Entry {
        name: name.into(),
        lang,
        path: page.map(|p| p.path.clone()),
        parent,
        html: html.into(),
        link,
        first: None,
        expanded: node.expanded,
        items: vec![],
    }
}

fn link(site: &Site, locale: LocaleIx, to: &Target, href: &str) -> Option<Link> {
    match to {
        Target::Page { page, query, fragment } => {
            let mut path = format!("{}.html", url::encode(&site.page(*page).path));
            escape(query, &mut path);
            path.push_str(&fragment.as_deref().map(url::fragment).unwrap_or_default());
            Some(Link::Locale(path.into()))
        }
        Target::File { file, suffix } if site.files.get(*file).kind == crate::model::FileKind::Asset => {
            let mut path = url::encode(&url::file_output(site, *file));
            escape(suffix, &mut path);
            Some(Link::Root(path.into()))
        }
        Target::External(_) | Target::SiteAbsolute(_) | Target::Redirect { .. } => {
            let to = target::target_url(site, (locale, ""), to, href);
            let scheme = to.split_once(':').map(|(s, _)| s.to_ascii_lowercase());
            let known = ["http", "https", "mailto"];
            let safe = to.starts_with('/') || scheme.is_some_and(|s| known.contains(&s.as_str()));
            let mut escaped = String::new();
            escape(&to, &mut escaped);
            safe.then(|| Link::Elsewhere(escaped.into()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    fn nav(tag: &str) -> (Nav, Site) {
        let site = example::site();
        let locale = example::locale(&site, tag);
        let toc = site.toc_for(locale, "index").unwrap();
        (Nav::new(&site, locale, toc), site)
    }

    #[test]
    fn a_page_shows_its_branch_and_holds_the_rest_of_a_short_list() {
        let (nav, _) = nav("sv-se");
        let html = nav.html(Some("guide/deep/leaf"), "sv-se/guide/deep/leaf.html");
        assert_eq!(html.matches("aria-current=\"page\"").count(), 1);
        assert!(html.contains("aria-current=\"page\" href=\"../../guide/deep/leaf.html#top\">"), "{html}");
        // Siblings on the way are shown, the other branch's children are hidden. A closed group without a link of its
        // own leads to its first page.
        assert!(html.contains("href=\"../../guide/start.html\""), "{html}");
        let closed = "<li class=\"closed\"><a href=\"../../reference/a.html\">Referens</a><ul hidden><li><a href=\"../../reference/a.html\">";
        assert!(html.contains(closed), "{html}");
        let mut long = nav.clone();
        let filler = long.entries[0].clone();
        long.entries.extend(std::iter::repeat_n(filler, WHOLE));
        let html = long.html(Some("guide/deep/leaf"), "sv-se/guide/deep/leaf.html");
        assert!(html.contains("Referens</a></li>") && !html.contains("reference/b.html"), "{html}");
        let top = long.html(None, "sv-se/x.html");
        assert!(!top.contains("guide/deep/leaf.html") && top.contains("href=\"guide/start.html\""), "{top}");
    }

    #[test]
    fn names_links_and_languages_come_from_where_they_must() {
        let (nav, _) = nav("sv-se");
        let html = nav.html(Some("guide/start"), "sv-se/guide/start.html");
        // No name: the page's title, in the language of the page that is shown.
        assert!(
            html.contains(
                "<a href=\"../guide/only-english.html\"><bdi lang=\"en-US\">Only &lt;English&gt;</bdi></a>"
            ),
            "{html}"
        );
        assert!(html.contains("href=\"https://example.com/?a&amp;b\""), "{html}");
        assert!(html.contains("<span>Farlig</span>") && html.contains("<span>Borta</span>"), "{html}");
        assert!(html.contains("href=\"../../en-us/media/a%20b.png\""), "{html}");
    }

    #[test]
    fn reading_order_takes_every_page_once() {
        let (nav, _) = nav("sv-se");
        let path = |e: Option<&Entry>| e.and_then(|e| e.path.as_deref()).map(str::to_owned);
        let around = |p| {
            let (before, after) = nav.neighbours(p);
            (path(before), path(after))
        };
        assert_eq!(around("index"), (None, Some("guide/start".into())));
        assert_eq!(
            around("guide/only-english"),
            (Some("guide/start".into()), Some("guide/deep/leaf".into()))
        );
        assert_eq!(around("reference/b"), (Some("reference/a".into()), None));
        assert_eq!(around("unlisted"), (None, None));
        let above: Vec<_> =
            nav.above(nav.entry("guide/deep/leaf").unwrap()).iter().map(|e| e.name.to_string()).collect();
        assert_eq!(above, ["Guide", "Djup"]);
    }
}
