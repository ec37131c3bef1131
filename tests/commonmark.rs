//! CommonMark 0.31's own examples (`tests/commonmark/`, with their licence). Learn's language differs on purpose in a few
//! places: `tests/commonmark/exceptions.txt` lists the examples concerned, each with its reason, and the test fails when
//! the list is wrong in either direction.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use diglot::html::{self, Flavor, Href, HrefKind, Urls};
use diglot::syntax::tags::{Token, Tokens};
use diglot::syntax::{self, Mode};
use diglot::text::{FileId, TextMapper};
use serde_json::Value;

struct AsWritten;

impl Urls for AsWritten {
    fn link(&self, _: FileId, dest: &str) -> Href {
        Href::new(dest, HrefKind::External)
    }

    fn media(&self, _: FileId, dest: &str) -> Href {
        Href::new(dest, HrefKind::External)
    }
}

fn rendered(markdown: &str) -> String {
    let mut whole = TextMapper::new(FileId(0), markdown, 0);
    whole.copy(0..markdown.len());
    let document = syntax::parse(whole.finish(), Mode::Blocks, &mut vec![]);
    let cx = html::Context {
        flavor: Flavor::Docfx,
        urls: &AsWritten,
        text: &|id, _| id.to_owned(),
        highlight: None,
        remote_media: true,
        scope: None,
    };
    let mut out = String::new();
    html::render(&document, &cx, &mut out, &mut vec![]);
    out
}

/// HTML without what DocFX's shapes add (ids of headings, kinds of links, `lang-` for `language-`), and without white
/// space that no reader sees.
fn canonical(html: &str) -> String {
    let mut out = String::new();
    let mut pre = 0;
    for token in Tokens::new(html) {
        match token {
            Token::Text(text) if pre > 0 => out.push_str(&text.replace("&quot;", "\"")),
            Token::Text(text) => {
                let words: Vec<&str> = text.split_ascii_whitespace().collect();
                out.push_str(&words.join(" ").replace("&quot;", "\""));
            }
            Token::Start(tag) => {
                pre += usize::from(tag.name == "pre");
                let heading = tag.name.len() == 2 && tag.name.starts_with('h');
                let mut attributes: Vec<String> = tag
                    .attributes()
                    .filter(|a| a.name != "data-linktype" && !(heading && a.name == "id"))
                    .map(|a| (a.name, a.value().replace("language-", "lang-")))
                    .map(|(name, value)| match name {
                        // How a URL is escaped makes no difference.
                        "href" | "src" => (name, diglot::model::decode(&value)),
                        _ => (name, value),
                    })
                    .map(|(name, value)| format!(" {name}={value:?}"))
                    .collect();
                attributes.sort();
                out.push_str(&format!("<{}{}>", tag.name, attributes.concat()));
            }
            Token::End(tag) => {
                pre -= usize::from(tag.name == "pre" && pre > 0);
                out.push_str(&format!("</{}>", tag.name));
            }
            Token::Comment(text) => out.push_str(text),
        }
    }
    out
}

#[test]
fn the_examples_of_commonmark_hold_but_for_the_exceptions_of_learn() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commonmark");
    let spec = fs::read_to_string(dir.join("spec-0.31.2.json")).unwrap();
    let examples: Vec<Value> = serde_json::from_str(&spec).unwrap();
    assert_eq!(examples.len(), 652);
    let listed = fs::read_to_string(dir.join("exceptions.txt")).unwrap();
    let listed: BTreeMap<u64, &str> = listed
        .lines()
        .filter(|l| !l.starts_with('#') && !l.trim().is_empty())
        .map(|l| l.split_once(": ").map(|(n, reason)| (n.parse().unwrap(), reason)).unwrap())
        .collect();
    let mut failed = BTreeSet::new();
    let mut report = String::new();
    for example in &examples {
        let number = example["example"].as_u64().unwrap();
        let got = canonical(&rendered(example["markdown"].as_str().unwrap()));
        let want = canonical(example["html"].as_str().unwrap());
        if got != want {
            failed.insert(number);
            if !listed.contains_key(&number) {
                report += &format!(
                    "{number} ({}): {:?}\n  expected {want:?}\n  got      {got:?}\n",
                    example["section"].as_str().unwrap(),
                    example["markdown"].as_str().unwrap()
                );
            }
        }
    }
    for number in listed.keys().filter(|n| !failed.contains(n)) {
        report += &format!("{number} holds, and is listed\n");
    }
    println!("{} of {} examples hold", examples.len() - failed.len(), examples.len());
    assert!(report.is_empty(), "{report}");
}
