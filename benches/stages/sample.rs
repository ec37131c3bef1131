//! The pages that are measured: one locale of a docset, read once.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use diglot::build::{self, Loaded, Unwatched};
use diglot::diag::Sink;
use diglot::load::{self, Docset, LoadOptions, Start};
use diglot::model::{LocaleIx, PageId, Site};
use diglot::syntax::Document;
use diglot::syntax::bilingual::{Scan, Side};
use diglot::text::FileId;

/// One locale of a docset.
pub struct Sample {
    pub docset: Docset,
    pub site: Site,
    pub locale: LocaleIx,
    pub pages: Vec<Page>,
}

/// A page with what the stages before have made of it.
pub struct Page {
    pub id: PageId,
    pub file: FileId,
    pub text: String,
    /// Where its body begins.
    pub start: usize,
    pub scan: Scan,
    pub document: Document,
}

/// What can be measured here.
pub fn names() -> Vec<&'static str> {
    if corpora().is_some() { vec!["office-js", "alchemy"] } else { vec!["own", "generated"] }
}

fn corpora() -> Option<PathBuf> {
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let root = std::env::var_os("DIGLOT_CORPORA").map_or_else(own, PathBuf::from);
    root.is_dir().then_some(root)
}

/// The sample of that name, read when first asked for.
pub fn sample(name: &str) -> &'static Sample {
    static SAMPLES: [OnceLock<Sample>; 4] = [const { OnceLock::new() }; 4];
    let corpus = |folder: &str| corpora().unwrap_or_default().join(folder);
    match name {
        "office-js" => SAMPLES[0].get_or_init(|| read(&corpus("office-js"), "fr-fr")),
        "alchemy" => SAMPLES[1].get_or_init(|| read(&corpus("alchemy"), "sv-se")),
        "own" => SAMPLES[2].get_or_init(|| read(Path::new(env!("CARGO_MANIFEST_DIR")), "sv-se")),
        _ => SAMPLES[3].get_or_init(generated),
    }
}

fn read(folder: &Path, locale: &str) -> Sample {
    let options = LoadOptions {
        cwd: folder.to_owned(),
        start: Start::Folder(folder.to_owned()),
        ..LoadOptions::default()
    };
    let docset = load::load(&options).expect("a docset");
    let Loaded { docset, site, .. } = build::read(docset, &Unwatched);
    let locale =
        site.locale_indices().find(|&ix| site.locale(ix).slug.as_ref() == locale).unwrap_or(Site::SOURCE);
    let pages = site.page_ids().filter(|&id| site.page(id).locale == locale);
    let pages = pages
        .map(|id| {
            let file = site.page(id).file;
            let page = load::page::read(&docset, file, locale, Side::Target, &mut Sink::new());
            let start = page.front.map_or(0, |f| f.block.end);
            let text = page.source.text().to_owned();
            Page { id, file, text, start, scan: page.scan, document: page.document }
        })
        .collect();
    Sample { docset, site, locale, pages }
}

/// 400 bilingual pages with links, tables, alerts and code.
fn generated() -> Sample {
    let top = tempfile::tempdir().expect("a temporary folder");
    for locale in ["en-us", "sv-se"] {
        let folder = top.path().join("content").join(locale);
        std::fs::create_dir_all(&folder).expect("a folder");
        for n in 0..400 {
            let text = page(n, locale == "sv-se");
            std::fs::write(folder.join(format!("page-{n}.md")), text).expect("a file");
        }
    }
    read(top.path(), "sv-se")
}

fn page(n: usize, bilingual: bool) -> String {
    let mut segments = 100;
    let mut segment = |swedish: &str, english: &str| {
        segments += 1;
        match bilingual {
            true => format!(
                "<span data-ttu-id=\"{n:05x}-{segments}\">{swedish}</span><span class=\"sxs-lookup\"><span data-stu-id=\"{n:05x}-{segments}\">{english}</span></span>"
            ),
            false => english.to_owned(),
        }
    };
    let mut out = format!("---\ntitle: \"Page {n}\"\nms.date: 2024-03-01\n---\n");
    let _ = writeln!(out, "# {}\n", segment("Sida om rapporter", "A page about reports"));
    for part in 0..12 {
        let heading = segment("Skapa en rapport", "Create a report");
        let _ = writeln!(out, "## <a name=\"part-{part}\"></a>{heading}\n");
        for _ in 0..3 {
            let swedish = "Välj **Rapporter** i menyn och följ [stegen](page-1.md#part-2) som visas där.";
            let english =
                "Choose **Reports** in the menu and follow [the steps](page-1.md#part-2) shown there.";
            let _ = writeln!(out, "{}\n", segment(swedish, english));
        }
        let _ = writeln!(out, "> [!NOTE]\n> {}\n", segment("Spara först.", "Save first."));
        let _ = writeln!(out, "1. {}", segment("Öppna `report.json`.", "Open `report.json`."));
        let _ = writeln!(out, "2. {}\n", segment("Stäng den.", "Close it."));
        let _ = writeln!(out, "```js\nconst report = await open({part}, {n}); // the report\n```\n");
        let _ = writeln!(out, "| {} | {} |\n|---|---|", segment("Namn", "Name"), segment("Värde", "Value"));
        let _ = writeln!(out, "| `limit` | {} |\n", segment("Högsta antal rader", "Most rows shown"));
    }
    out
}
