//! Pages made to be slow: each pattern at a size, twice and four times that. Seconds must grow as the size does: a
//! growth much above 2 is a fault. `cargo bench --bench hostile`; `cargo bench --bench hostile -- list` for the patterns
//! with that word in their name; `-- extremes` for what is nested 10,000 deep, and for lines of 50 MB.

#[path = "stages/clock.rs"]
mod clock;

use diglot::diag::Sink;
use diglot::html::{self, Flavor, Highlighter, Href, HrefKind, Urls};
use diglot::load::{self, Shelf};
use diglot::model::{Direction, FileEntry, FileKind, FileTable, Locale, LocaleIx, RootId};
use diglot::syntax::bilingual::Side;
use diglot::text::{FileId, Source};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What a page begins with, what is repeated (`§` is the number of the turn), and what it ends with.
type Pattern = (&'static str, &'static str, &'static str, &'static str);

const PATTERNS: &[Pattern] = &[
    ("brackets", "", "[", ""),
    ("brackets closed", "", "[a]", ""),
    ("brackets and parentheses", "", "[a](", ""),
    ("images open", "", "![", ""),
    ("stars", "", "*", ""),
    ("stars between letters", "", "a**b*", ""),
    ("underscores", "", "_a __", ""),
    ("tildes", "", "~a ~~", ""),
    ("backticks", "", "`a``", ""),
    ("angles", "", "<", ""),
    ("tags open", "", "<a ", ""),
    ("comments open", "", "<!-- a ", ""),
    ("comments open, lines", "", "<!-- a\n\n", ""),
    ("instructions open", "", "a <? ", ""),
    ("declarations open", "", "a <!A ", ""),
    ("cdata open", "", "a <![CDATA[ ", ""),
    ("quotes deep", "", "> ", "a"),
    ("quotes, lines", "", "> a\n\n", ""),
    ("lists deep", "", "- ", "a"),
    ("numbers deep", "", "1. ", "a"),
    ("list items", "", "- a\n", ""),
    ("divs open", "", "<div>\n\n", ""),
    ("divs open, one line", "", "<div>", ""),
    ("divs closed too often", "", "</div>\n\n", ""),
    ("inline tags open", "a ", "<b>", ""),
    ("ids", "", "<a id=\"i§\"></a> ", ""),
    ("ids, one block", "<div>", "<a id=\"i§\" href=\"#x\"></a>", "</div>"),
    ("ids, one tag", "<div ", "id§=\"i§\" ", ">"),
    ("one line", "", "word ", ""),
    ("one word", "", "a", ""),
    ("entities", "", "&amp;", ""),
    ("backslashes", "", "\\", ""),
    ("headings alike", "", "# A\n\n", ""),
    ("headings with numbers", "", "# A-§\n\n", ""),
    ("headings, underlined", "", "a\n=\n", ""),
    ("tables", "", "|a|b|\n|-|-|\n|c|d|\n\n", ""),
    ("table rows", "|a|b|\n|-|-|\n", "|c|d|\n", ""),
    ("table columns", "", "|a", "|"),
    ("definitions", "", "[a§]: b\n", ""),
    ("references", "[a]: b\n\n", "[x][a] ", ""),
    ("links", "", "[a](b§.md) ", ""),
    ("bare urls", "", "https://a.b/c§d ", ""),
    ("bare urls in brackets", "", "(https://a.b/c", ""),
    ("bare schemes", "", "(https://", ""),
    ("bare www", "", "www.", ""),
    ("bare mails", "", "mailto:a@", ""),
    ("bare entities", "https://a.b/", "&a;", ""),
    ("autolinks", "", "<https://a.b> ", ""),
    ("images of learn", "", ":::image type=\"content\" source=\"x.png\" alt-text=\"x\"::: ", ""),
    ("images of learn, open", "", ":::image source=\"x ", ""),
    ("images of learn, attributes", ":::image ", "type=\"icon\" ", ""),
    ("complex images open", "", ":::image type=\"complex\" source=\"x.png\" alt-text=\"x\":::\n\n", ""),
    ("complex images, ends", "", ":::image-end:::\n\n", ""),
    ("zones open", "", "::: zone pivot=\"a\"\n\n", ""),
    ("zones closed", "", "::: zone-end\n\n", ""),
    ("rows open, columns closed", "", ":::row:::\n\n:::column-end:::\n\n", ""),
    ("monikers open", "", "::: moniker range=\"a\"\n\n", ""),
    ("colons", "", ":::", ""),
    ("colons with names", "", ":::image ", ""),
    ("zones nested", "", "::: zone pivot=\"a\"\n", ""),
    ("rows nested", "", ":::row:::\n:::column:::\n", ""),
    ("snippets", "", "[!code-csharp[a](gone.cs?range=1-2)]\n\n", ""),
    ("snippets open", "", "[!code-", ""),
    ("code directives", "", ":::code source=\"gone.cs\":::\n\n", ""),
    ("no-loc", "", ":::no-loc text=\"a\"::: ", ""),
    ("no-loc open", "", ":::no-loc text=\"a ", ""),
    ("videos of learn, open", "", ":::video source=\"", ""),
    ("sections nested", "", "> [!div class=\"a\"]\n> ", "a"),
    ("mentions", "", "@a", ""),
    ("mentions quoted, open", "", "@\"a ", ""),
    ("xrefs open", "", "<xref:a ", ""),
    ("xref elements", "", "<xref href=\"a\"></xref>", ""),
    ("emoji", "", ":smile:", ""),
    ("bars", "", "a | b ", ""),
    ("bars in code", "", "`a|b` | ", ""),
    ("conflicts", "", "<<<<<<< a\n", ""),
    ("alerts", "", "> [!NOTE]\n> a\n\n", ""),
    ("alerts, one quote", "", "> [!NOTE]\n> a\n", ""),
    ("alerts outside", "", "[!NOTE]\n\n", ""),
    ("alert words", "> ", "[!NOTE] ", ""),
    ("videos", "", "> [!VIDEO https://a.b/c]\n\n", ""),
    ("includes", "", "[!INCLUDE [a](gone.md)]\n\n", ""),
    ("includes, one line", "", "[!INCLUDE [a](gone.md)] ", ""),
    ("includes open", "", "[!INCLUDE [a", ""),
    ("include paths open", "", "[!INCLUDE[a](b", ""),
    ("include titles open", "", "[!INCLUDE[a](b \"", ""),
    ("tabs", "", "## [T](#tab/t§)\n\na\n\n", ""),
    ("tabs alike", "", "## [T](#tab/t)\n\na\n\n", ""),
    ("tab groups", "", "## [T](#tab/t)\n\na\n\n---\n\n", ""),
    (
        "pairs",
        "",
        "<span data-ttu-id=\"0a1b2-1\">a</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-1\">b</span></span> ",
        "",
    ),
    ("targets open", "", "<span data-ttu-id=\"0a1b2-1\">", ""),
    ("sources open", "<span data-ttu-id=\"0a1b2-1\">", "<span data-stu-id=\"0a1b2-1\">", ""),
    (
        "separators",
        "<span data-ttu-id=\"0a1b2-1\">a",
        "</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-1\">b",
        "",
    ),
    (
        "damaged quotes",
        "",
        "<span data-ttu-id=&quot;0a1b2-1&quot;>a</span><span class=&quot;sxs-lookup&quot;><span data-stu-id=&quot;0a1b2-1&quot;>b</span></span> <a name=&quot;x&quot;></a>",
        "",
    ),
    ("fences open", "", "```\na\n", ""),
    ("fences nested", "", "- ```\n  a\n", ""),
    ("fences of code", "", "```js\nlet a§ = (1;\n```\n\n", ""),
    ("code deep", "```js\n", "(", "\n```\n"),
    ("code lines", "```js\n", "if (a§) {\n", "```\n"),
    ("code comments open", "```xml\n", "<!-- <a b=\"§\n", "```\n"),
    ("front matter keys", "---\n", "k§: a\n", "---\n"),
    ("front matter keys alike", "---\n", "a: b\n", "---\n"),
    ("front matter deep", "---\na: ", "[", "\n---\n"),
    ("front matter lists deep", "---\na:\n ", "- ", "\n---\n"),
    ("front matter questions deep", "---\n", "? ", "\n---\n"),
    ("front matter mappings deep", "---\na: ", "{a: ", "\n---\n"),
    ("front matter aliases", "---\na: &a [x]\nb: [", "*a, ", "]\n---\n"),
    ("front matter open", "", "---\na: b\n", ""),
    ("placeholders", "", "\u{fdd0}0\u{fdd1}", ""),
    ("nulls", "", "\0", ""),
    ("blank lines", "", "\n", ""),
    ("tabulators", "", "\t", "a"),
    ("carriage returns", "", "a\r", ""),
    ("xrefs", "", "<xref:a§> @a.b ", ""),
    ("styles", "", "<p style=\"text-align:center\" onclick=\"x\">a ", ""),
    ("scripts", "", "<script>a ", ""),
    ("cells open", "<table>", "<tr><td>", ""),
    ("paragraphs open", "", "<p>", ""),
    ("links open", "a ", "<a href=\"b.md\">", ""),
];

struct Memory {
    files: FileTable,
    locales: Vec<Locale>,
    source: Source,
}

impl Memory {
    fn new(text: &str) -> Self {
        let entry = FileEntry {
            root: RootId(0),
            path: "p.md".into(),
            kind: FileKind::Page,
            size: text.len() as u64,
            published: true,
        };
        let locale = Locale {
            id: "en-us".parse().expect("a tag"),
            slug: "en-us".into(),
            label: "English".into(),
            direction: Direction::Ltr,
            root: RootId(0),
            stand_in: None,
            aliases: vec![],
            bases: vec![],
            chain: vec![],
        };
        Self { files: FileTable::new(vec![entry]), locales: vec![locale], source: Source::new("p.md", text) }
    }
}

impl Shelf for Memory {
    fn files(&self) -> &FileTable {
        &self.files
    }

    fn locales(&self) -> &[Locale] {
        &self.locales
    }

    fn read(&self, _: FileId, _: &mut Sink) -> Option<Source> {
        Some(self.source.clone())
    }
}

struct AsWritten;

impl Urls for AsWritten {
    fn link(&self, _: FileId, dest: &str) -> Href {
        Href::new(dest, HrefKind::Relative)
    }

    fn media(&self, _: FileId, dest: &str) -> Href {
        Href::new(dest, HrefKind::Relative)
    }
}

/// Seconds for reading, for the facts, for the site's HTML and for DocFX's.
fn measure(text: &str) -> [f64; 4] {
    let memory = Memory::new(text);
    let mut findings = vec![];
    let mut times = [0.0; 4];
    let mut began = clock::seconds();
    let mut lap = |slot: usize| {
        times[slot] = clock::seconds() - began;
        began = clock::seconds();
    };
    let page = load::page::read(&memory, FileId(0), LocaleIx(0), Side::Target, &mut findings);
    lap(0);
    let facts = load::facts::gather(&memory, &page, "p");
    lap(1);
    let highlighter = Highlighter::default();
    for (slot, flavor) in [(2, Flavor::Site), (3, Flavor::Docfx)] {
        let cx = html::Context {
            flavor,
            urls: &AsWritten,
            text: &|id, _| id.to_owned(),
            highlight: Some(&highlighter),
            remote_media: false,
            scope: None,
        };
        let mut out = String::new();
        html::render(&page.document, &cx, &mut out, &mut findings);
        std::hint::black_box(&out);
        lap(slot);
    }
    std::hint::black_box((facts, findings));
    times
}

fn text((_, before, unit, after): &Pattern, bytes: usize) -> String {
    let mut out = String::from(*before);
    let mut turn = 0;
    while out.len() < bytes {
        match unit.contains('§') {
            true => out.push_str(&unit.replace('§', &turn.to_string())),
            false => out.push_str(unit),
        }
        turn += 1;
    }
    out.push_str(after);
    out
}

/// What is nested 10,000 deep, and one line of 50 MB.
fn extremes() {
    let deep = |unit: &str| unit.repeat(10_000) + "a";
    let texts = [
        ("quotes 10,000 deep", deep("> ")),
        ("lists 10,000 deep", deep("- ")),
        ("numbers 10,000 deep", deep("1. ")),
        ("emphasis 10,000 deep", "*a ".repeat(10_000) + &"b* ".repeat(10_000)),
        ("links 10,000 deep", "[".repeat(10_000) + "a" + &"](b)".repeat(10_000)),
        ("elements 10,000 deep", deep("<div>")),
        ("zones 10,000 deep", deep("::: zone pivot=\"a\"\n")),
        ("rows 10,000 deep", deep(":::row:::\n:::column:::\n")),
        ("a line of 50 MB", "word ".repeat(10 << 20)),
        ("a line of 50 MB of brackets", "[".repeat(50 << 20)),
        ("a line of 50 MB of stars", "*".repeat(50 << 20)),
        ("a line of 50 MB of angles", "<".repeat(50 << 20)),
    ];
    println!("seconds for read, facts, site, docfx");
    for (name, text) in texts {
        let times = std::thread::Builder::new().stack_size(2 << 20).spawn(move || measure(&text));
        match times.map(std::thread::JoinHandle::join) {
            Ok(Ok(times)) => println!("{name:32} {}", times.map(|s| format!("{s:8.4}")).join(" ")),
            _ => println!("{name:32} FAILED"),
        }
    }
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    if args.iter().any(|a| a == "extremes") {
        return extremes();
    }
    let mut kib = 32;
    let mut words = vec![];
    for arg in args {
        match arg.parse() {
            Ok(n) => kib = n,
            Err(_) => words.push(arg),
        }
    }
    println!(
        "seconds for read, facts, site, docfx at {kib}, {} and {} KiB; growth from the second to the third",
        kib * 2,
        kib * 4
    );
    for pattern in
        PATTERNS.iter().filter(|p| words.is_empty() || words.iter().any(|w| p.0.contains(w.as_str())))
    {
        let mut rows = vec![];
        for factor in [1, 2, 4] {
            let text = text(pattern, (kib << 10) * factor);
            // As much stack as a thread of a build has.
            let times = std::thread::Builder::new().stack_size(2 << 20).spawn(move || measure(&text));
            match times.map(std::thread::JoinHandle::join) {
                Ok(Ok(times)) => rows.push(times),
                _ => println!("{:32} FAILED", pattern.0),
            }
            // Four times this would take too long to wait for.
            if rows.last().is_some_and(|t| t.iter().sum::<f64>() > 8.0) {
                break;
            }
        }
        let total = |i: usize| rows.get(i).map_or(f64::NAN, |t: &[f64; 4]| t.iter().sum::<f64>());
        let last = rows.len().saturating_sub(1);
        let growth = total(last) / total(last.saturating_sub(1));
        let parts = rows.last().map_or_else(String::new, |t| t.map(|s| format!("{s:8.4}")).join(" "));
        let mark = if growth > 2.8 && total(last) > 0.05 { "  <- faster than the size" } else { "" };
        println!(
            "{:32} {:8.4} {:8.4} {:8.4}  x{growth:<5.2}  {parts}{mark}",
            pattern.0,
            total(0),
            total(1),
            total(2)
        );
    }
}
