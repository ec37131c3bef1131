//! Any bytes as a page and two includes: read whole, checked, rendered in both flavours.
#![no_main]

use std::sync::{Arc, LazyLock};

use diglot::check::{self, PageContext};
use diglot::diag::Sink;
use diglot::html::{self, Flavor, Highlighter};
use diglot::load::{self, Shelf};
use diglot::model::{
    Config, Direction, FileEntry, FileKind, FileTable, Locale, LocaleIx, PageId, Parts, RootId, Site,
};
use diglot::render::PageUrls;
use diglot::syntax::bilingual::{self, Side};
use diglot::syntax::{self, Document, Kind, Mode, NodeId};
use diglot::text::{FileId, Source};
use html5gum::{Token, Tokenizer};
use libfuzzer_sys::fuzz_target;

/// Divides the input into the page and the two files that it may include.
const DIVIDER: char = '\u{1e}';
const PATHS: [(&str, FileKind); 4] = [
    ("a.md", FileKind::Include),
    ("b.md", FileKind::Include),
    ("p.md", FileKind::Page),
    ("x.png", FileKind::Asset),
];

/// A docset in memory.
struct Memory {
    files: Arc<FileTable>,
    locales: Vec<Locale>,
    texts: [String; 4],
}

impl Memory {
    fn new(texts: [String; 4]) -> Self {
        static FILES: LazyLock<Arc<FileTable>> = LazyLock::new(|| {
            let entry = |(path, kind): (&str, FileKind)| FileEntry {
                root: RootId(0),
                path: path.into(),
                kind,
                size: 0,
                published: true,
            };
            Arc::new(FileTable::new(PATHS.into_iter().map(entry).collect()))
        });
        static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(|| {
            vec![Locale {
                id: "en-us".parse().unwrap(),
                slug: "en-us".into(),
                label: "English".into(),
                direction: Direction::Ltr,
                root: RootId(0),
                stand_in: None,
                aliases: vec![],
                bases: vec![],
                chain: vec![],
            }]
        });
        Self { files: FILES.clone(), locales: LOCALES.clone(), texts }
    }

    fn text(&self, file: FileId) -> &str {
        &self.texts[file.0 as usize]
    }
}

impl Shelf for Memory {
    fn files(&self) -> &FileTable {
        &self.files
    }

    fn locales(&self) -> &[Locale] {
        &self.locales
    }

    fn read(&self, file: FileId, _: &mut Sink) -> Option<Source> {
        let path = PATHS[file.0 as usize].0;
        Some(Source::new(path, self.text(file)))
    }
}

fuzz_target!(|bytes: &[u8]| {
    let input = String::from_utf8_lossy(bytes);
    let mut parts = input.split(DIVIDER).map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    let (page, a, b) = (next(), next(), next());
    let memory = Memory::new([a, b, page, String::new()]);
    let (file, locale) = (FileId(2), LocaleIx(0));
    let mut findings = vec![];
    let mut trees = vec![];
    let mut facts = None;
    for side in [Side::Target, Side::Source] {
        let read = load::page::read(&memory, file, locale, side, &mut findings);
        in_bounds(&memory, &read.document);
        facts = Some(load::facts::gather(&memory, &read, "p"));
        trees.push(read.document);
    }
    let text = memory.text(file);
    let scan = bilingual::scan(text.as_bytes());
    let derived = bilingual::derive(file, text, 0, &scan, Side::Target);
    let inline = syntax::parse(derived, Mode::Inline, &mut findings);
    in_bounds(&memory, &inline);
    trees.push(inline);
    let site = Site::assemble(Parts {
        config: Config::default(),
        files: memory.files.clone(),
        locales: memory.locales.clone(),
        pages: facts.into_iter().collect(),
        tocs: vec![],
        locale_tocs: vec![vec![]],
        redirects: vec![Default::default()],
    });
    check::page(&PageContext::new(&site, PageId(0)), &mut findings);
    check::docset(&site, &mut findings);
    let urls = PageUrls::new(&site, locale, PageId(0));
    // What it remembers changes no result.
    static HIGHLIGHTER: LazyLock<Highlighter> = LazyLock::new(Highlighter::default);
    for doc in &trees {
        let mut cx = html::Context {
            flavor: Flavor::Site,
            urls: &urls,
            text: &|id, _| id.to_owned(),
            highlight: Some(&HIGHLIGHTER),
            remote_media: false,
            scope: None,
        };
        let mut out = String::new();
        html::render(doc, &cx, &mut out, &mut findings);
        balanced(&out);
        out.clear();
        cx.scope = Some("s");
        html::render(doc, &cx, &mut out, &mut findings);
        balanced(&out);
        cx.scope = None;
        cx.flavor = Flavor::Docfx;
        html::render(doc, &cx, &mut out, &mut findings);
        cx.flavor = Flavor::Site;
        for id in doc.walk(NodeId::ROOT).filter(|&id| matches!(doc.kind(id), Kind::Heading(_))) {
            out.clear();
            html::render_inlines(doc, id, &cx, &mut out);
            balanced(&out);
        }
    }
    for finding in &findings {
        let spans = finding.related.iter().map(|l| l.span).chain([finding.primary.span]);
        let fixes = finding.fix.iter().map(|f| f.span);
        for span in spans.chain(fixes) {
            let text = memory.text(span.file);
            assert!(text.get(span.range()).is_some(), "{finding:?}");
        }
    }
});

/// Every node stands within its file, between characters; no placeholder is left.
fn in_bounds(memory: &Memory, doc: &Document) {
    for id in doc.walk(NodeId::ROOT) {
        let span = doc.span(id);
        let text = memory.text(span.file);
        assert!(text.get(span.range()).is_some(), "{span:?} of {:?}", doc.kind(id));
        assert!(!matches!(doc.kind(id), Kind::Mark(_)), "a mark is left at {span:?}");
    }
    for embed in &doc.embeds {
        in_bounds(memory, embed);
    }
}

/// The elements of the site flavour nest, and none of them runs a script or is styled by the page.
fn balanced(html: &str) {
    let mut open: Vec<String> = vec![];
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert!(
                    !matches!(name.as_str(), "script" | "style" | "object" | "embed" | "base" | "meta"),
                    "<{name}> in {html}"
                );
                for attribute in tag.attributes.keys() {
                    let name: &[u8] = attribute;
                    assert!(!name.starts_with(b"on") && name != b"style", "{html}");
                }
                if name == "a" {
                    assert!(!open.contains(&name), "a link within a link in {html}");
                }
                let void = ["img", "br", "hr", "input", "source", "track", "wbr", "col", "area"];
                if !void.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                assert_eq!(open.pop().as_deref(), Some(name.as_ref()), "{html}");
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} left open in {html}");
}
