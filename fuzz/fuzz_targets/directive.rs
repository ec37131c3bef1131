//! Each extension's own syntax, followed by anything, wherever a directive may stand: alone, in a quote, a list, a cell, a
//! heading, a link, an inline include. The first byte chooses the directive, the second its place.
#![no_main]

use diglot::html::{self, Flavor, Href, HrefKind, Urls};
use diglot::syntax::{self, Document, Kind, Mode, NodeId};
use diglot::text::{FileId, TextMapper};
use libfuzzer_sys::fuzz_target;

/// How each extension begins.
const BEGINNINGS: &[&str] = &[
    "[!INCLUDE [t](",
    "[!include-[",
    "[!NOTE",
    "[!VIDEO https://",
    "[!div ",
    "[!code-csharp[t](",
    "[!notebook-",
    ":::image ",
    ":::image type=\"complex\" source=\"a\" alt-text=\"b\":::\n",
    ":::video ",
    ":::code ",
    "::: zone ",
    "::: zone-end",
    ":::: moniker range=\"",
    ":::: moniker-end",
    ":::row",
    ":::column ",
    ":::no-loc text=\"",
    "::: form ",
    "<xref:",
    "<xref href=\"",
    "@",
    "@\"",
    "#tab/",
    ":smile:",
    "https://",
    "www.",
    "[^1]: ",
    "- [x] ",
    "$",
    "|",
];

/// Where it stands: what comes before, and after.
const PLACES: &[(&str, &str)] = &[
    ("", "\n"),
    ("> ", "\n> more\n"),
    ("- ", "\n  more\n"),
    ("1. > - ", "\n"),
    ("| a | ", " |\n|-|-|\n| b | c |\n"),
    ("# ", "\n"),
    ("[", "](b.md)\n"),
    ("![", "](b.png)\n"),
    ("**", "**\n"),
    ("a ", " b\n"),
    ("    ", "\n"),
    ("```\n", "\n```\n"),
    ("<div>", "</div>\n"),
    ("## [T](#tab/a)\n\n", "\n\n---\n"),
    (":::row:::\n:::column:::\n", "\n:::column-end:::\n:::row-end:::\n"),
];

struct AsWritten;

impl Urls for AsWritten {
    fn link(&self, _: FileId, dest: &str) -> Href {
        Href::new(dest, HrefKind::Relative)
    }

    fn media(&self, _: FileId, dest: &str) -> Href {
        Href::new(dest, HrefKind::Relative)
    }
}

fuzz_target!(|bytes: &[u8]| {
    let [directive, place, rest @ ..] = bytes else { return };
    let rest = String::from_utf8_lossy(rest);
    let beginning = BEGINNINGS[usize::from(*directive) % BEGINNINGS.len()];
    let (before, after) = PLACES[usize::from(*place) % PLACES.len()];
    let text = format!("{before}{beginning}{rest}{after}{beginning}");
    for mode in [Mode::Blocks, Mode::Inline] {
        let mut whole = TextMapper::new(FileId(0), &text, 0);
        whole.copy(0..text.len());
        let mut findings = vec![];
        let extras = syntax::Extras {
            footnotes: true,
            task_lists: true,
            definition_lists: true,
            math: true,
            ..Default::default()
        };
        let document = syntax::parse_with(whole.finish(), mode, extras, &mut findings);
        in_bounds(&document, &text);
        for finding in &findings {
            assert!(text.get(finding.primary.span.range()).is_some(), "{finding:?}");
        }
        for flavor in [Flavor::Site, Flavor::Docfx, Flavor::Learn] {
            let cx = html::Context {
                flavor,
                urls: &AsWritten,
                text: &|id, _| id.to_owned(),
                highlight: None,
                remote_media: false,
                scope: None,
            };
            let mut out = String::new();
            html::render(&document, &cx, &mut out, &mut findings);
        }
    }
});

/// Every node stands within the text, between characters; no placeholder is left.
fn in_bounds(doc: &Document, text: &str) {
    for id in doc.walk(NodeId::ROOT) {
        assert!(text.get(doc.span(id).range()).is_some(), "{:?}", doc.kind(id));
        assert!(!matches!(doc.kind(id), Kind::Mark(_)), "a mark is left");
    }
    assert!(!doc.text().is_empty() || text.is_empty() || doc.is_empty());
}
