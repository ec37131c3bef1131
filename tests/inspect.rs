//! `diglot inspect`: what it prints is what its schema says.

use std::fs;
use std::path::{Path, PathBuf};

use diglot::build::{self, Loaded};
use diglot::cli::inspect;
use diglot::export::page_schema;
use diglot::load::{self, LoadOptions, Start, page};
use diglot::model::FileKind;
use diglot::syntax::bilingual::Side;
use diglot::text::FileId;
use serde_json::{Value, json};

use crate::corpus::corpora;

fn schema_path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schemas/page.schema.json")
}

/// `BLESS=1` rewrites the checked-in schema.
#[test]
fn the_checked_in_page_schema_is_current() {
    let path = schema_path();
    let now = format!("{}\n", serde_json::to_string_pretty(&page_schema()).unwrap());
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &now).unwrap();
    }
    let checked_in = fs::read_to_string(&path).unwrap_or_default();
    assert!(checked_in == now, "{} is out of date: run the tests with BLESS=1", path.display());
    assert_eq!(page_schema()["$schema"], "https://json-schema.org/draft/2020-12/schema");
}

fn loaded(folder: &Path) -> Loaded {
    let start = Start::Folder(folder.to_owned());
    build::outline(
        load::load(&LoadOptions { cwd: folder.to_owned(), start, ..Default::default() }).unwrap(),
        true,
    )
}

fn inspected(loaded: &Loaded, file: FileId) -> Value {
    let locale = loaded.site.locale_of(file);
    let page = page::read(&loaded.docset, file, locale, Side::Target, &mut vec![]);
    serde_json::to_value(inspect::model(loaded, &page)).unwrap()
}

/// The files of a docset that `inspect` is for.
fn markdown(loaded: &Loaded) -> Vec<FileId> {
    let is_markdown = |kind| matches!(kind, FileKind::Page | FileKind::Include);
    loaded.site.files.iter().filter(|(_, f)| is_markdown(f.kind)).map(|(id, _)| id).collect()
}

/// Faults of some pages of a docset.
fn faults(loaded: &Loaded, files: impl Iterator<Item = FileId>) -> Vec<String> {
    let schema = serde_json::from_str(&fs::read_to_string(schema_path()).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut faults = vec![];
    for file in files {
        let page = inspected(loaded, file);
        let path = &loaded.site.files.get(file).path;
        faults.extend(validator.iter_errors(&page).map(|e| format!("{path}: {}: {e}", e.instance_path)));
        for segment in page["segments"].as_array().unwrap() {
            for side in ["targetSpan", "sourceSpan"] {
                if segment[side]["start"]["offset"].as_u64() < segment["span"]["start"]["offset"].as_u64() {
                    faults.push(format!("{path}: {segment}"));
                }
            }
        }
    }
    faults
}

#[test]
fn the_pages_of_a_new_docset_are_as_the_schema_says() {
    let loaded = loaded(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/init"));
    let files = markdown(&loaded);
    assert!(files.len() >= 6);
    assert_eq!(faults(&loaded, files.into_iter()), Vec::<String>::new());
}

#[test]
fn three_hundred_real_pages_are_as_the_schema_says() {
    let Some(root) = corpora() else { return };
    let mut docsets: Vec<PathBuf> =
        fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    docsets.sort();
    let each = 300usize.div_ceil(docsets.len());
    let (mut seen, mut wrong) = (0, vec![]);
    for docset in docsets {
        let loaded = loaded(&docset);
        let files = markdown(&loaded);
        let picked: Vec<FileId> = files.iter().copied().step_by((files.len() / each).max(1)).collect();
        seen += picked.len();
        wrong.extend(faults(&loaded, picked.into_iter()));
    }
    eprintln!("{seen} pages inspected");
    assert!(wrong.is_empty(), "{} faults: {:#?}", wrong.len(), &wrong[..wrong.len().min(10)]);
    assert!(seen >= 200);
}

/// Inspects a single file in a folder of its own.
fn alone(files: &[(&str, &[u8])]) -> Value {
    let top = tempfile::TempDir::new().unwrap();
    for (path, bytes) in files {
        let path = top.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let path = top.path().join(files[0].0);
    let start = Start::File(files[0].0.into());
    let cwd = top.path().to_owned();
    let loaded = build::outline(load::load(&LoadOptions { cwd, start, ..Default::default() }).unwrap(), true);
    let file = loaded.docset.file_at(&path).unwrap();
    assert_eq!(faults(&loaded, std::iter::once(file)), Vec::<String>::new());
    inspected(&loaded, file)
}

fn at(offset: u32, line: u32, column: u32) -> Value {
    json!({"offset": offset, "line": line, "column": column})
}

#[test]
fn a_lone_file_is_described_whatever_it_holds() {
    let empty = alone(&[("empty.md", b"")]);
    assert_eq!((&empty["title"], &empty["frontMatter"]), (&json!("empty"), &Value::Null));
    let front = alone(&[("front.md", "\u{feff}---\ntitle: Å\nms.date: 04/08/2021\n---\n".as_bytes())]);
    assert_eq!(front["title"], "Å");
    assert_eq!(front["frontMatter"]["entries"][0]["valueSpan"]["start"], at(14, 2, 8));
    assert_eq!(front["meta"]["date"], "2021-04-08");
    let broken = alone(&[("broken.md", b"---\ntitle: a: b\n---\n# X\n")]);
    assert_eq!(broken["frontMatter"]["valid"], false);
    assert_eq!(broken["frontMatter"]["entries"][0]["value"], "a: b");
    let bytes = alone(&[("bytes.md", b"# a\xff b\n")]);
    assert_eq!(bytes["headings"][0]["text"], "a\u{fffd} b");
    let include = alone(&[("includes/note.md", b"Text\n"), ("a.md", b"# A\n")]);
    assert_eq!(include["kind"], "include");
}

#[test]
fn links_pictures_and_includes_say_where_they_lead() {
    let page = alone(&[
        (
            "a.md",
            b"# A\n\n[!INCLUDE [n](includes/n.md)]\n\n[b](b.md?x#y) [own](#a) [no](#no) [gone](bb.md) <x@y.z> [up](../x.md)\n",
        ),
        ("b.md", b"# B\n"),
        ("includes/n.md", b"![alt](../i.png) <https://e.x/>\n\n> [!TIP]\n> ```sh\n> a\n> b\n> ```\n"),
        ("i.png", b""),
    ]);
    let leads: Vec<&Value> = page["links"].as_array().unwrap().iter().map(|l| &l["leads"]).collect();
    assert_eq!(
        json!(leads),
        json!([
            {"to": "external"},
            {"to": "page", "path": "b", "file": "b.md", "query": "?x", "fragment": "y"},
            {"to": "fragment", "id": "a", "found": true},
            {"to": "fragment", "id": "no", "found": false},
            {"to": "broken", "reason": "missing", "path": "bb.md", "suggestion": "b.md"},
            {"to": "external"},
            {"to": "broken", "reason": "outside", "path": null, "suggestion": null},
        ])
    );
    assert_eq!(page["images"][0]["alt"], "alt");
    assert_eq!(page["images"][0]["leads"], json!({"to": "file", "file": "i.png"}));
    assert_eq!(page["includes"][0]["resolved"], "includes/n.md");
    assert_eq!(page["includes"][0]["span"]["start"], at(19, 3, 15));
    assert_eq!(page["alerts"][0]["file"], "includes/n.md");
    assert_eq!(
        (&page["codeBlocks"][0]["language"], &page["codeBlocks"][0]["lines"]),
        (&json!("sh"), &json!(2))
    );
    let include = &page["document"]["children"][1];
    assert_eq!((&include["type"], &include["children"][0]["type"]), (&json!("include"), &json!("paragraph")));
}

#[test]
fn segments_carry_both_languages_with_their_places() {
    let text = "# <a name=\"t\"></a><span data-ttu-id=\"0a1b2-101\">Ö</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">T</span></span>\n";
    let page = alone(&[("a.md", text.as_bytes())]);
    assert_eq!(page["bilingual"], true);
    let segment = &page["segments"][0];
    assert_eq!((&segment["target"], &segment["source"]), (&json!("Ö"), &json!("T")));
    assert_eq!(segment["sourceSpan"]["start"]["column"], text.chars().position(|c| c == 'T').unwrap() + 1);
    assert_eq!((&page["headings"][0]["id"], &page["headings"][0]["text"]), (&json!("t"), &json!("Ö")));
}
