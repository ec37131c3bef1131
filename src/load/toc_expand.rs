//! One locale's view of the TOCs: includes expanded, folders turned into their first article, ways out refused.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::docfx::is_absolute;
use super::places::Placed;
use super::toc::{RawToc, TOC_CYCLE, TOC_HREF, TOC_INVALID, TOC_MISSING};
use super::toc_yaml::RawNode;
use super::walk::{OUTSIDE_ROOT, is_toc, name_of};
use crate::diag::{Diagnostic, Rule, Sink, closest};
use crate::model::{FileTable, Locale, RootId, Toc, TocNode, decode, has_scheme, join, relative, split};
use crate::text::{FileId, Span};

/// Entries of one TOC, includes counted: files that include each other twice at each level double with each.
const MAX_NODES: usize = 200_000;

/// Levels of one TOC, includes counted: recursion must end before the stack does.
const MAX_DEPTH: usize = 100;

/// The work on one locale's TOCs.
pub(super) struct Expander<'a> {
    files: &'a FileTable,
    locales: &'a [Locale],
    locale: &'a Locale,
    raw: &'a FxHashMap<FileId, RawToc>,
    by_folder: &'a FxHashMap<(RootId, &'a str), Vec<FileId>>,
    findings: &'a mut Sink,
    /// Entries of the TOC at work.
    count: usize,
    depth: usize,
    /// TOCs that another one includes: they have no navigation of their own.
    included: FxHashSet<FileId>,
}

/// What an entry's destination is.
enum Leads {
    /// A TOC to include.
    Toc(FileId),
    /// The first article of a folder's TOC, as a reference from this file.
    Article(String),
    /// As written.
    Elsewhere,
    /// Nowhere; already reported.
    Nowhere,
}

impl<'a> Expander<'a> {
    /// For `locale`; `raw` are all TOC files, `by_folder` those of each folder, the one that counts first.
    pub fn new(
        files: &'a FileTable,
        locales: &'a [Locale],
        locale: &'a Locale,
        raw: &'a FxHashMap<FileId, RawToc>,
        by_folder: &'a FxHashMap<(RootId, &'a str), Vec<FileId>>,
        findings: &'a mut Sink,
    ) -> Self {
        let included = FxHashSet::default();
        Self { files, locales, locale, raw, by_folder, findings, count: 0, depth: 0, included }
    }

    /// The roots to look in, nearest first.
    fn roots(&self) -> impl Iterator<Item = RootId> + use<'a> {
        let locales = self.locales;
        let chain = self.locale.chain.iter().filter_map(move |ix| locales.get(ix.0 as usize));
        std::iter::once(self.locale.root).chain(self.locale.stand_in).chain(chain.map(|l| l.root))
    }

    /// The TOCs that serve the locale: of each folder the locale's own, else the nearest one it falls back to.
    pub fn all(&mut self) -> Vec<Toc> {
        let mut folders: FxHashMap<&str, FileId> = FxHashMap::default();
        for root in self.roots() {
            for ((_, folder), list) in self.by_folder.iter().filter(|((r, _), _)| *r == root) {
                if let Some(&file) = list.iter().find(|&&file| self.files.get(file).published) {
                    folders.entry(folder).or_insert(file);
                }
            }
        }
        let mut folders: Vec<_> = folders.into_iter().collect();
        folders.sort_by_key(|(folder, _)| (depth(folder), *folder));
        let mut tocs: Vec<Toc> = vec![];
        for (folder, file) in folders {
            if self.included.contains(&file) || self.is_breadcrumb(folder, file) {
                continue;
            }
            self.count = 0;
            let nodes = self.expand(file, &mut vec![file]);
            tocs.push(Toc { file, folder: folder.into(), nodes });
        }
        tocs.retain(|t| !self.included.contains(&t.file));
        tocs.reverse();
        tocs
    }

    /// Breadcrumbs are no navigation: their entries say which prefix of the address belongs where.
    fn is_breadcrumb(&self, folder: &str, file: FileId) -> bool {
        fn only_crumbs(nodes: &[RawNode]) -> bool {
            nodes.iter().all(|n| n.href.is_none() && only_crumbs(&n.items))
        }
        let named = matches!(name_of(folder).to_ascii_lowercase().as_str(), "breadcrumb" | "breadcrumbs");
        let nodes = self.raw.get(&file).map(|r| r.nodes.as_slice()).unwrap_or_default();
        let absolute = |n: &RawNode| n.toc_href.as_ref().is_some_and(|h| h.text.starts_with('/'));
        named || only_crumbs(nodes) && nodes.iter().any(absolute)
    }

    fn expand(&mut self, file: FileId, stack: &mut Vec<FileId>) -> Vec<TocNode> {
        let raw = self.raw;
        let nodes = raw.get(&file).map(|r| r.nodes.as_slice()).unwrap_or_default();
        self.nodes(file, nodes, stack)
    }

    fn nodes(&mut self, file: FileId, nodes: &[RawNode], stack: &mut Vec<FileId>) -> Vec<TocNode> {
        let mut out = vec![];
        if self.depth >= MAX_DEPTH {
            self.report(
                &TOC_INVALID,
                file,
                &(0..0),
                format!("nested more than {MAX_DEPTH} levels deep"),
                None,
            );
            return out;
        }
        self.depth += 1;
        for node in nodes {
            self.count += 1;
            if self.count > MAX_NODES {
                let message = format!("with its includes, this TOC has more than {MAX_NODES} entries");
                self.report(&TOC_INVALID, stack.first().copied().unwrap_or(file), &(0..0), message, None);
                break;
            }
            out.push(self.node(file, node, stack));
        }
        self.depth -= 1;
        out
    }

    fn node(&mut self, file: FileId, raw: &RawNode, stack: &mut Vec<FileId>) -> TocNode {
        let mut items = vec![];
        let mut href = None;
        let mut borrowed = false;
        // The article of the entry itself, when its `href` is a TOC.
        let own = raw.topic_href.as_ref().or(raw.homepage.as_ref());
        // An entry with both is the article, and has the TOC below.
        let article = raw.href.as_ref().filter(|_| raw.toc_href.is_some());
        let article = own.or(article.filter(|href| !self.is_toc_or_folder(href)));
        let dest = raw.toc_href.as_ref().or(raw.href.as_ref());
        if let Some(dest) = dest {
            match self.leads(file, dest, stack) {
                Leads::Toc(inner) if stack.contains(&inner) => {
                    let message = format!("`{}` includes itself here", name_of(&self.files.get(inner).path));
                    let via = stack.last().copied().filter(|&f| f != file && f != inner).map(Span::file);
                    self.report(&TOC_CYCLE, file, &dest.at, message, via);
                }
                Leads::Toc(inner) => {
                    self.included.insert(inner);
                    stack.push(inner);
                    items = self.expand(inner, stack);
                    stack.pop();
                }
                Leads::Article(article) => (href, borrowed) = (Some(article), true),
                Leads::Elsewhere
                    if raw.toc_href.is_some()
                        && self.target(file, dest).is_some()
                        && !self.is_toc_or_folder(dest) =>
                {
                    let message = format!("`{}` is no table of contents", dest.text);
                    self.report(&TOC_HREF, file, &dest.at, message, None);
                }
                Leads::Elsewhere => href = Some(dest.text.clone()),
                Leads::Nowhere => {}
            }
        }
        // Of an address of another docset and one of its pages, the first is where the entry leads on Learn; a reader
        // wants the page.
        if let Some(own) = article {
            let escapes = matches!(self.leads_elsewhere(file, own), Leads::Nowhere);
            (href, borrowed) = if escapes { (href, borrowed) } else { (Some(own.text.clone()), false) };
        }
        let uid = raw.uid.as_ref().filter(|uid| href.is_none() && !uid.text.trim().is_empty());
        if let Some(uid) = uid {
            href = Some(format!("xref:{}", uid.text.trim()));
        }
        items.extend(self.nodes(file, &raw.items, stack));
        let place = article.or(dest).or(raw.uid.as_ref()).or(raw.name.as_ref()).map_or(&raw.at, |p| &p.at);
        let at = |place: &Range<usize>| match place.end {
            0 => Span::file(file),
            _ => Span::new(file, place.start, place.end),
        };
        let (span, name_span) = (at(place), at(raw.name.as_ref().map_or(place, |name| &name.at)));
        let text = |placed: &Option<Placed>| placed.as_ref().map(|p| Box::<str>::from(p.text.trim()));
        TocNode {
            name: text(&raw.name).unwrap_or_default(),
            display_name: raw.display_name.as_deref().map(Into::into),
            href: href.map(|h| h.trim().to_owned()).filter(|h| !h.is_empty()).map(Into::into),
            uid: text(&raw.uid),
            borrowed,
            expanded: raw.expanded,
            file,
            span,
            name_span,
            items,
        }
    }

    /// Whether a destination is a TOC, or a folder that may have one.
    fn is_toc_or_folder(&self, dest: &Placed) -> bool {
        let (path, ..) = split(dest.text.trim());
        is_toc(path) || path.ends_with(['/', '\\'])
    }

    /// A destination that cannot be an inclusion: only whether it stays inside.
    fn leads_elsewhere(&mut self, file: FileId, dest: &Placed) -> Leads {
        match self.target(file, dest) {
            Some(None) => self.outside(file, dest),
            _ => Leads::Elsewhere,
        }
    }

    fn outside(&mut self, file: FileId, dest: &Placed) -> Leads {
        let message = format!("`{}` leads out of the docset", dest.text);
        self.report(&OUTSIDE_ROOT, file, &dest.at, message, None);
        Leads::Nowhere
    }

    /// The docset path of a relative destination: `Some(None)` when it leads out, `None` when it is no path.
    fn target(&self, file: FileId, dest: &Placed) -> Option<Option<String>> {
        let text = dest.text.trim();
        let (path, ..) = split(text);
        let local = text.len() >= 5 && text.get(..5).is_some_and(|s| s.eq_ignore_ascii_case("file:"));
        if !local && (has_scheme(text) || text.starts_with("//") || path.is_empty()) {
            return None;
        }
        let path = decode(path).replace('\\', "/");
        if path.starts_with('/') && !is_toc(&path) {
            return None;
        }
        if local || is_absolute(&path) {
            return Some(None);
        }
        let folder = self.files.folder(file);
        Some(match path.strip_prefix("~/") {
            Some(rest) => join(self.base(folder), rest),
            None => join(folder, &path),
        })
    }

    fn base(&self, folder: &str) -> &str {
        let holds =
            |base: &&str| base.is_empty() || folder == *base || folder.starts_with(&format!("{base}/"));
        self.locale.bases.iter().map(AsRef::as_ref).find(holds).unwrap_or_default()
    }

    fn leads(&mut self, file: FileId, dest: &Placed, stack: &[FileId]) -> Leads {
        let path = match self.target(file, dest) {
            None => return Leads::Elsewhere,
            Some(None) => return self.outside(file, dest),
            Some(Some(path)) => path,
        };
        let (written, ..) = split(dest.text.trim());
        if is_toc(&path) {
            return match self.find(&path) {
                Some(inner) => Leads::Toc(inner),
                None => self.missing(file, dest, &path),
            };
        }
        if !written.ends_with(['/', '\\']) {
            return Leads::Elsewhere;
        }
        let list = self.roots().find_map(|root| self.by_folder.get(&(root, path.as_str())));
        let Some(&inner) = list.and_then(|l| l.first()) else {
            let page = ["index.md", "index.yml", "README.md"]
                .iter()
                .map(|name| if path.is_empty() { (*name).to_owned() } else { format!("{path}/{name}") })
                .find(|p| self.roots().any(|root| self.files.find(root, p).is_some()));
            return match page {
                Some(page) => Leads::Article(relative(self.files.folder(file), &page)),
                None => self.missing(file, dest, &path),
            };
        };
        if stack.contains(&inner) {
            return Leads::Elsewhere;
        }
        match self.first_article(inner, self.nodes_of(inner), &mut vec![inner]) {
            Some(article) => Leads::Article(relative(self.files.folder(file), &article)),
            None => Leads::Elsewhere,
        }
    }

    /// The docset path of the first entry that is a file, in what a TOC includes too.
    fn first_article(&self, file: FileId, nodes: &[RawNode], open: &mut Vec<FileId>) -> Option<String> {
        nodes.iter().find_map(|node| {
            let own = node.topic_href.as_ref().or(node.homepage.as_ref()).or(node.href.as_ref());
            let path = own.or(node.toc_href.as_ref()).and_then(|dest| self.target(file, dest)).flatten();
            let included = path.as_deref().filter(|p| is_toc(p)).and_then(|p| self.find(p));
            let inner = included.filter(|inner| !open.contains(inner) && open.len() < MAX_DEPTH);
            path.filter(|p| !is_toc(p) && self.roots().any(|r| self.files.find(r, p).is_some()))
                .or_else(|| {
                    let inner = inner?;
                    open.push(inner);
                    let found = self.first_article(inner, self.nodes_of(inner), open);
                    open.pop();
                    found
                })
                .or_else(|| self.first_article(file, &node.items, open))
        })
    }

    fn nodes_of(&self, file: FileId) -> &'a [RawNode] {
        self.raw.get(&file).map(|r| r.nodes.as_slice()).unwrap_or_default()
    }

    /// A TOC at `path`, in the locale or along its chain; a name in another case counts, as it does for Learn.
    fn find(&self, path: &str) -> Option<FileId> {
        let exact = self.roots().find_map(|root| self.files.find(root, path));
        exact
            .or_else(|| self.roots().find_map(|root| self.files.find_ignoring_case(root, path)))
            .filter(|id| self.raw.contains_key(id))
    }

    fn missing(&mut self, file: FileId, dest: &Placed, path: &str) -> Leads {
        let message = format!("`{}` includes a table of contents that does not exist", dest.text);
        let finding = Diagnostic::new(&TOC_MISSING, Span::new(file, dest.at.start, dest.at.end), message);
        let near = closest(
            path,
            self.raw.keys().map(|&id| self.files.get(id).path.as_ref()).collect::<BTreeSet<_>>(),
        );
        let folder = self.files.folder(file);
        self.findings.push(match near {
            Some(near) => finding.hint(format!("did you mean `{}`?", relative(folder, near))),
            None => finding.hint(format!("looked for `{path}` in the locale and those it falls back to")),
        });
        Leads::Nowhere
    }

    fn report(
        &mut self,
        rule: &'static Rule,
        file: FileId,
        at: &std::ops::Range<usize>,
        message: String,
        via: Option<Span>,
    ) {
        let finding = Diagnostic::new(rule, Span::new(file, at.start, at.end), message);
        self.findings.push(match via {
            Some(via) => finding.related(via, "included from here"),
            None => finding,
        });
    }
}

fn depth(folder: &str) -> usize {
    if folder.is_empty() { 0 } else { folder.split('/').count() }
}
