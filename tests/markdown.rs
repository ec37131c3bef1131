//! The input language, case by case: `tests/suite/*.md`.
//!
//! The first line of a file says what is looked at: `view: tree` (an outline), `view: docfx` or `view: site` (HTML),
//! `view: findings`. A case is a line `=== NAME`, the page, further files each after a line `--- PATH`, a line `=>`
//! and what is expected, up to the next case. A name that ends in `(source)` is read in the source language. In
//! pages `␍` is a carriage return at the end of a line, `␠` a space there, `␉` a tab, `␀` a zero byte, `⁇` a byte
//! order mark. `BLESS=1` rewrites the expectations: read the difference before committing it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use diglot::diag::{Sink, sort_and_dedup};
use diglot::export::{Format, Report, ReportOptions, Sources, entries, report};
use diglot::html::{self, Flavor};
use diglot::load::{Shelf, page};
use diglot::model::{
    Config, FileEntry, FileKind, FileTable, Locale, LocaleId, LocaleIx, PageFacts, Parts, RootId, Site,
};
use diglot::render::PageUrls;
use diglot::syntax::bilingual::Side;
use diglot::syntax::{Document, Kind, NodeId};
use diglot::text::{FileId, Source, Span};

/// The files of one case, in memory.
struct Pages {
    files: Arc<FileTable>,
    locales: Vec<Locale>,
    texts: Vec<Source>,
}

impl Shelf for Pages {
    fn files(&self) -> &FileTable {
        &self.files
    }

    fn locales(&self) -> &[Locale] {
        &self.locales
    }

    fn read(&self, file: FileId, _: &mut Sink) -> Option<Source> {
        self.texts.get(file.0 as usize).cloned()
    }
}

impl Sources for Pages {
    fn source(&self, file: FileId) -> Option<&Source> {
        self.texts.get(file.0 as usize)
    }

    fn path(&self, file: FileId) -> &str {
        self.texts[file.0 as usize].path()
    }
}

fn kind(path: &str) -> FileKind {
    match path.ends_with(".md") {
        false => FileKind::Asset,
        true if path.split('/').any(|folder| folder == "includes") => FileKind::Include,
        true => FileKind::Page,
    }
}

impl Pages {
    fn new(mut files: Vec<(String, String)>) -> Self {
        files.sort();
        let id: LocaleId = "en-us".parse().unwrap();
        let locale = Locale {
            slug: id.slug().into(),
            label: "".into(),
            direction: id.direction(),
            root: RootId(0),
            stand_in: None,
            aliases: vec![],
            bases: vec![],
            chain: vec![],
            id,
        };
        let entry = |(path, text): &(String, String)| FileEntry {
            root: RootId(0),
            path: path.as_str().into(),
            kind: kind(path),
            size: text.len() as u64,
            published: true,
        };
        Self {
            files: Arc::new(FileTable::new(files.iter().map(entry).collect())),
            locales: vec![locale],
            texts: files.into_iter().map(|(path, text)| Source::new(path, text)).collect(),
        }
    }

    fn site(&self) -> Site {
        let pages = self.files.iter().filter(|(_, f)| f.kind == FileKind::Page);
        Site::assemble(Parts {
            config: Config::default(),
            files: self.files.clone(),
            locales: self.locales.clone(),
            pages: pages
                .map(|(id, f)| PageFacts::outline(id, LocaleIx(0), f.path.trim_end_matches(".md")))
                .collect(),
            tocs: vec![],
            locale_tocs: vec![vec![]],
            redirects: vec![Default::default()],
        })
    }

    /// What `view` shows of the page.
    fn show(&self, view: &str, side: Side) -> String {
        let file = self.files.find(RootId(0), PAGE).unwrap();
        let mut findings = vec![];
        let page = page::read(self, file, LocaleIx(0), side, &mut findings);
        if view == "tree" {
            let mut out = String::new();
            self.outline(&page.document, NodeId::ROOT, 0, &mut out);
            return out;
        }
        let site = self.site();
        let context = html::Context {
            flavor: if view == "docfx" { Flavor::Docfx } else { Flavor::Site },
            urls: &PageUrls::of_file(&site, LocaleIx(0), file),
            text: &|id, args| args.iter().fold(id.to_owned(), |text, (_, value)| text + " " + value),
            highlight: None,
            remote_media: true,
            scope: None,
        };
        let mut out = String::new();
        html::render(&page.document, &context, &mut out, &mut findings);
        if view != "findings" {
            return out;
        }
        sort_and_dedup(&mut findings);
        let mut lines = vec![];
        let entries = entries(&findings, &[], None);
        report(
            &Report { entries: &entries, ..Report::default() },
            self,
            Format::Concise,
            &ReportOptions::default(),
            &mut lines,
        )
        .unwrap();
        String::from_utf8(lines).unwrap()
    }

    fn outline(&self, doc: &Document, above: NodeId, depth: usize, out: &mut String) {
        for id in doc.children(above) {
            let span = self.span(doc.span(id));
            writeln!(out, "{:1$}{2} {span}", "", depth * 2, self.node(doc, doc.kind(id))).unwrap();
            match doc.kind(id) {
                Kind::Tab(tab) => self.outline(doc, tab.title, depth + 2, out),
                Kind::Include(include) => {
                    let embed = include.embed.and_then(|i| doc.embeds.get(i as usize));
                    embed.into_iter().for_each(|e| self.outline(e, NodeId::ROOT, depth + 1, out));
                }
                _ => {}
            }
            self.outline(doc, id, depth + 1, out);
        }
    }

    fn span(&self, span: Span) -> String {
        let source = &self.texts[span.file.0 as usize];
        let [a, b] = [span.start, span.end].map(|at| source.position(at));
        format!("{}:{}-{}:{}", a.line, a.column, b.line, b.column)
    }

    fn node(&self, doc: &Document, kind: &Kind) -> String {
        match kind {
            Kind::Heading(h) => {
                let alias = h.alias.as_ref().map_or(String::new(), |a| format!(" (#{a})"));
                format!("Heading {} #{}{alias}", h.level, h.id)
            }
            Kind::List(start) => format!("List {}", start.map_or("-".into(), |n| n.to_string())),
            Kind::Video(url) => format!("Video {url}"),
            Kind::CodeBlock { info, fenced } => {
                format!("{} {:?}", if *fenced { "Fence" } else { "Indented" }, doc.str(info))
            }
            Kind::Tab(tab) => format!("Tab {} {}", tab.id, tab.condition.as_deref().unwrap_or("-")),
            Kind::Include(include) => {
                let place = if include.inline { "inline" } else { "block" };
                format!("Include {place} {} at {}", include.path, self.span(include.path_span))
            }
            Kind::Element(element) => format!("Element {} {:?}", element.tag, element.attrs),
            Kind::Text(s) => format!("{:?}", doc.str(s)),
            Kind::Code(s) => format!("Code {:?}", doc.str(s)),
            Kind::RawHtml(s) => format!("Html {:?}", doc.str(s)),
            Kind::Link { dest, title, form } => {
                format!("Link {form:?} {:?} {:?}", doc.str(dest), doc.str(title))
            }
            Kind::Image { dest, title } => format!("Image {:?} {:?}", doc.str(dest), doc.str(title)),
            Kind::LearnImage(image) => {
                format!("LearnImage {:?} {:?} {:?}", image.variant, image.source, image.alt)
            }
            other => format!("{other:?}"),
        }
    }
}

/// The page of a case.
const PAGE: &str = "docs/page.md";

/// The text of a page, written with visible signs.
fn unspell(text: &str) -> String {
    let signs = [("␍\n", "\r\n"), ("␍", "\r"), ("␠", " "), ("␉", "\t"), ("␀", "\0"), ("⁇", "\u{feff}")];
    signs.iter().fold(text.to_owned(), |text, (sign, means)| text.replace(sign, means))
}

/// The files of a case: the page, then those after `--- PATH`.
fn files(input: &str) -> Vec<(String, String)> {
    let mut files = vec![(PAGE.to_owned(), String::new())];
    for line in input.split_inclusive('\n') {
        match line.strip_prefix("--- ").map(str::trim_end).filter(|p| p.contains('.')) {
            Some(path) => files.push((path.to_owned(), String::new())),
            None => files.last_mut().unwrap().1.push_str(line),
        }
    }
    // A file of a case ends with its last line that is not blank.
    for (_, text) in &mut files {
        *text = unspell(&format!("{}\n", text.trim_end_matches('\n')));
        if text == "\n" {
            text.clear();
        }
    }
    files
}

/// Runs a suite file; gives it as it should be, and the cases that fail.
fn run(path: &Path) -> (String, Vec<String>) {
    let text = fs::read_to_string(path).unwrap();
    let (head, rest) = text.split_once("\n=== ").unwrap_or_else(|| panic!("{}: no case", path.display()));
    let view = head.lines().next().and_then(|l| l.strip_prefix("view: ")).unwrap_or_default();
    assert!(["tree", "docfx", "site", "findings"].contains(&view), "{}: no view", path.display());
    let (mut out, mut wrong, mut names) = (format!("{}\n", head.trim_end()), vec![], BTreeSet::new());
    for case in rest.split("\n=== ") {
        let (name, body) = case.split_once('\n').unwrap_or((case, ""));
        let body = format!("\n{body}\n");
        let (input, expected) = body.split_once("\n=>\n").unwrap_or((&body, ""));
        let input = input.strip_prefix('\n').unwrap_or(input);
        assert!(names.insert(name.to_owned()), "{}: two cases `{name}`", path.display());
        let side = if name.ends_with("(source)") { Side::Source } else { Side::Target };
        let actual = Pages::new(files(input)).show(view, side);
        let (actual, expected) = (actual.trim_end(), expected.trim_end());
        if actual != expected {
            let file = path.file_name().unwrap().to_string_lossy();
            wrong.push(format!("{file}: {name}\n--- expected\n{expected}\n--- actual\n{actual}\n"));
        }
        write!(out, "\n=== {name}\n{}\n=>\n{actual}\n", input.trim_end_matches('\n')).unwrap();
    }
    (out, wrong)
}

#[test]
fn every_case_of_the_input_language_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let mut wrong = vec![];
    for path in paths.iter().filter(|p| p.extension().is_some_and(|e| e == "md")) {
        let (blessed, found) = run(path);
        if std::env::var_os("BLESS").is_some() {
            fs::write(path, blessed).unwrap();
        } else {
            wrong.extend(found);
        }
    }
    assert!(!paths.is_empty());
    assert!(wrong.is_empty(), "{} cases fail:\n{}", wrong.len(), wrong.join("\n"));
}
