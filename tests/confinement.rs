//! Nothing outside the docset is read or published, however a page, a table of contents, a settings file of Learn or
//! a symbolic link asks for it: each attempt is a finding in its place, and the build goes on.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::support;

/// Stands in every file that must not be read.
const SECRET: &str = "SECRET-6f1d0c";

/// A docset in `top/docs`, with secrets around it.
struct Bench {
    top: TempDir,
}

impl Bench {
    /// Writes `text` into `top/docs`; `{TOP}` in it is the absolute path of `top`.
    fn new(text: &str) -> Self {
        let top = TempDir::new().unwrap();
        let mut secrets = String::new();
        for folder in ["outside", "docs", "docs/content/elsewhere"] {
            for name in ["secret.md", "secret.png", "secret.json", "toc.yml", "sub/secret.md"] {
                secrets += &format!("--- {folder}/{name}\n- name: {SECRET}\n");
            }
        }
        support::write(top.path(), &secrets);
        let bench = Self { top };
        support::write(&bench.docs(), "--- content/en-us/index.md\n# Home\n");
        support::write(&bench.docs(), &bench.filled(text));
        bench
    }

    fn docs(&self) -> PathBuf {
        self.top.path().join("docs")
    }

    fn filled(&self, text: &str) -> String {
        let top = self.top.path().canonicalize().unwrap();
        text.replace("{TOP}", top.to_str().unwrap())
    }

    /// Builds; gives the findings without those that are only worth knowing.
    #[track_caller]
    fn findings(&self) -> Vec<String> {
        let mut built = support::build(&self.docs());
        built.findings.retain(|f| f.severity > diglot::diag::Severity::Info);
        let site = support::tree(&self.docs().join("build"));
        assert!(site.contains_key("en-us/index.html"), "{:?}", site.keys());
        for (path, bytes) in &site {
            assert!(!support::holds(bytes, SECRET), "{path} holds the secret");
            assert!(!path.contains("secret") && !path.contains("elsewhere"), "{path} was published");
        }
        for finding in &built.findings {
            let told = format!("{finding:?}");
            assert!(!told.contains(SECRET), "{told}");
        }
        support::places(&built.docset, &built.findings)
    }
}

/// A page with one paragraph for each destination, `{}` in `template`; and the findings expected: a code alone stands
/// at the destination, one with a column there.
#[track_caller]
fn page(template: &str, attempts: &[(&str, &str)]) {
    let (before, _) = template.split_once("{}").unwrap();
    // In Markdown's own links, a backslash escapes punctuation.
    let escapes = template.contains("](") && !template.starts_with("[!INCLUDE");
    let mut text = String::from("--- content/en-us/a.md\n# A\n");
    let mut expected = vec![];
    for (i, (dest, code)) in attempts.iter().enumerate() {
        let dest = if escapes { dest.replace('\\', "\\\\") } else { (*dest).to_owned() };
        text += &format!("\n{}\n", template.replace("{}", &dest));
        // The tag or link as a whole is at fault, not where it leads.
        let whole = *code == SCHEME && !template.starts_with(":::");
        let column = if whole { 1 } else { before.chars().count() + 1 };
        if !code.is_empty() {
            expected.push(format!("{code} content/en-us/a.md:{}:{column}", 3 + 2 * i));
        }
    }
    assert_eq!(Bench::new(&text).findings(), expected, "{template}");
}

const SCHEME: &str = "html/disallowed";
const OUT: &str = "link/outside-root";

/// What is read into a page.
const TEXTS: [&str; 16] = [
    "../../secret.md",
    "../../../outside/secret.md",
    "../elsewhere/secret.md",
    "../../../../../../../../etc/passwd",
    "~/../../secret.md",
    "{TOP}/outside/secret.md",
    "/etc/passwd",
    "file://{TOP}/outside/secret.md",
    "FILE:/etc/passwd",
    "C:/outside/secret.md",
    "C:\\outside\\secret.md",
    "..\\..\\secret.md",
    "..%2f..%2fsecret.md",
    "..%5c..%5csecret.md",
    "%2fetc%2fpasswd",
    "includes/../../../secret.md",
];

#[test]
fn includes_stay_inside() {
    page("[!INCLUDE [x]({})]", &TEXTS.map(|text| (text, "include/outside-root")));
    page("[!INCLUDE [x](<{}>)]", &TEXTS.map(|text| (text, "include/outside-root")));
}

#[test]
fn snippets_stay_inside() {
    let attempts = TEXTS.map(|text| (text, "snippet/outside-root"));
    page("[!code-csharp[x]({})]", &attempts);
    page(":::code language=\"csharp\" source=\"{}\":::", &attempts);
}

#[test]
fn images_stay_inside() {
    let absolute = "image/absolute-path";
    let attempts = [
        ("../../secret.png", OUT),
        ("../elsewhere/secret.png", OUT),
        ("../../../../../../../../etc/passwd", OUT),
        ("~/../../secret.png", OUT),
        ("{TOP}/outside/secret.png", absolute),
        ("file://{TOP}/outside/secret.png", SCHEME),
        ("C:/outside/secret.png", OUT),
        ("..\\..\\secret.png", OUT),
        ("..%2f..%2fsecret.png", OUT),
        ("..%5c..%5csecret.png", OUT),
        ("%2e%2e/%2e%2e/secret.png", OUT),
        ("%2fetc%2fpasswd", OUT),
    ];
    page("![x]({})", &attempts);
    page(":::image type=\"content\" source=\"{}\" alt-text=\"x\":::", &attempts);
    page("<img src=\"{}\" alt=\"x\">", &attempts);
}

#[test]
fn links_stay_inside() {
    // An absolute link leads to another place of the web server: no file of the machine is meant.
    let attempts = [
        ("../../secret.md", OUT),
        ("../elsewhere/secret.md", OUT),
        ("../../../../../../../../etc/passwd", OUT),
        ("~/../../secret.json", OUT),
        ("{TOP}/outside/secret.md", ""),
        ("file://{TOP}/outside/secret.md", SCHEME),
        ("C:/outside/secret.md", OUT),
        ("..\\..\\secret.md", OUT),
        ("..%2f..%2fsecret.md", OUT),
        ("%2fetc%2fpasswd", OUT),
    ];
    page("[x]({})", &attempts);
    page("<a href=\"{}\">x</a>", &attempts);
}

#[test]
fn tables_of_contents_stay_inside() {
    let attempts = [
        "../../secret.md",
        "../../toc.yml",
        "../elsewhere/toc.yml",
        "../elsewhere/",
        "{TOP}/outside/toc.yml",
        "file://{TOP}/outside/toc.yml",
        "C:/outside/toc.yml",
        "C:\\outside\\secret.md",
        "..\\..\\toc.yml",
        "..%2f..%2ftoc.yml",
        "~/../../toc.yml",
    ];
    let at = |name: &str, line: usize, column: usize| {
        format!("path/outside-root content/en-us/{name}:{line}:{column}")
    };

    let entries: String = attempts.iter().map(|a| format!("- name: x\n  href: '{a}'\n")).collect();
    let yml = Bench::new(&format!("--- content/en-us/TOC.yml\n{entries}"));
    let expected: Vec<String> = (0..attempts.len()).map(|i| at("TOC.yml", 2 + 2 * i, 10)).collect();
    assert_eq!(yml.findings(), expected);

    let entries: String = attempts.iter().map(|a| format!("# [x]({a})\n")).collect();
    let md = Bench::new(&format!("--- content/en-us/TOC.md\n{entries}"));
    let expected: Vec<String> = (0..attempts.len()).map(|i| at("TOC.md", 1 + i, 7)).collect();
    assert_eq!(md.findings(), expected);
}

#[test]
fn settings_of_learn_stay_inside() {
    let docfx = "\
--- content/en-us/docfx.json
{ \"build\": {
  \"content\": [
    { \"files\": [ \"**/*.md\", \"../**/*.md\", \"{TOP}/outside/*.md\", \"..\\\\..\\\\*.md\" ] },
    { \"files\": \"**/*.md\", \"src\": \"../elsewhere\" },
    { \"files\": \"**/*.md\", \"src\": \"{TOP}/outside\" },
    { \"files\": \"**/*.md\", \"src\": \"C:/outside\" } ],
  \"resource\": [ { \"files\": \"**\", \"src\": \"../../../outside\" } ] } }
";
    let places: Vec<String> =
        Bench::new(docfx).findings().iter().map(|f| f.rsplit_once(':').unwrap().0.to_owned()).collect();
    let at = |line: usize| format!("path/outside-root content/en-us/docfx.json:{line}");
    assert_eq!(places, [3, 3, 3, 4, 5, 6, 7].map(at));

    let redirects = "\
--- content/en-us/.openpublishing.redirection.json
{ \"redirections\": [
  { \"source_path\": \"../elsewhere/secret.md\", \"redirect_url\": \"/x\" },
  { \"source_path\": \"{TOP}/outside/secret.md\", \"redirect_url\": \"/x\" },
  { \"source_path\": \"..\\\\..\\\\secret.md\", \"redirect_url\": \"/x\" },
  { \"source_path\": \"C:\\\\outside\\\\secret.md\", \"redirect_url\": \"/x\" } ] }
";
    let at =
        |code: &str, line: usize| format!("{code} content/en-us/.openpublishing.redirection.json:{line}:20");
    let out = "path/outside-root";
    let expected = [at(out, 2), at("redirect/path-form", 3), at(out, 4), at(out, 5)];
    assert_eq!(Bench::new(redirects).findings(), expected);
}

#[test]
fn symbolic_links_are_followed_inside_only() {
    let bench = Bench::new(
        "\
--- content/en-us/a.md
# A

![inside](media/inside.png) ![file](media/secret.png) [page](secret.md) [folder](folder/secret.md)
--- content/en-us/media/real.png
PNG
--- content/en-us/media/inside.png -> real.png
--- content/en-us/media/secret.png -> ../../../../outside/secret.png
--- content/en-us/secret.md -> {TOP}/outside/secret.md
--- content/en-us/toc.yml -> ../../../outside/toc.yml
--- content/en-us/folder -> ../../../outside
--- content/en-us/near -> ../elsewhere
--- content/en-us/here -> .
--- content/en-us/one -> two
--- content/en-us/two -> one
--- content/en-us/up -> ../..
",
    );
    let at = |code: &str, name: &str| format!("{code} content/en-us/{name}");
    let mut found = bench.findings();
    found.sort();
    let mut expected = vec![
        at("link/missing-page", "a.md:3:62"),
        at("link/missing-page", "a.md:3:82"),
        at("image/missing", "a.md:3:37"),
        at("path/outside-root", "media/secret.png:1:1"),
        at("path/outside-root", "secret.md:1:1"),
        at("path/outside-root", "toc.yml:1:1"),
        at("path/outside-root", "folder:1:1"),
        at("path/outside-root", "near:1:1"),
        at("path/outside-root", "up:1:1"),
        at("file/dangling-link", "here:1:1"),
        at("file/dangling-link", "one:1:1"),
        at("file/dangling-link", "two:1:1"),
    ];
    expected.sort();
    assert_eq!(found, expected);
    let image = fs::read(bench.docs().join("build/en-us/media/inside.png"));
    assert_eq!(image.unwrap(), b"PNG\n");
}

#[test]
fn a_locale_that_is_a_link_is_a_root_because_its_name_says_so() {
    let bench = Bench::new("--- content/sv-se -> ../../swedish\n");
    support::write(bench.top.path(), "--- swedish/a.md\n# A\n--- swedish/b.md -> ../outside/secret.md\n");
    assert_eq!(bench.findings(), ["path/outside-root ../swedish/b.md:1:1"]);
    assert!(bench.docs().join("build/sv-se/a.html").exists());
}

#[test]
fn a_theme_and_texts_are_read_without_following_links() {
    let bench = Bench::new(
        "\
--- book.toml
[output.site]
theme = \"own\"
--- themes/own/assets/secret.css -> {TOP}/outside/secret.md
--- themes/own/assets/sub -> {TOP}/outside
--- locales/en-us/more.ftl -> {TOP}/outside/secret.md
",
    );
    assert_eq!(bench.findings(), [""; 0]);
}

/// Settings that name an output folder are refused, and the folder is as before.
#[track_caller]
fn refused(build_dir: &str, put: &str) {
    let bench = Bench::new(&format!("--- book.toml\n[build]\nbuild-dir = \"{build_dir}\"\n{put}"));
    let before = support::tree(bench.top.path());
    let error = support::try_build(&bench.docs()).err().expect(build_dir).to_string();
    let reasons = ["was not made by diglot", "holds the sources", "cannot be the output folder"];
    assert!(reasons.iter().any(|r| error.contains(r)), "{build_dir}: {error}");
    assert_eq!(support::differences(&before, &support::tree(bench.top.path())), [""; 0], "{build_dir}");
}

#[test]
fn a_folder_that_diglot_did_not_make_is_never_touched() {
    refused("mine", "--- mine/letter.txt\nDear all\n");
    refused("../outside", "");
    refused("{TOP}/outside", "");
    refused("link", "--- link -> ../outside\n");
    refused("content", "");
    refused("content/en-us/media", "--- content/en-us/media/a.png\nPNG\n");
    refused(".", "");
    refused("..", "");
    refused("file.txt", "--- file.txt\nDear all\n");
    refused("file.txt/site", "--- file.txt\nDear all\n");
    refused("site", "--- site.staging/letter.txt\nDear all\n");
}

#[test]
fn a_file_that_a_person_put_into_the_output_is_never_replaced() {
    let bench = Bench::new("");
    bench.findings();
    support::write(&bench.docs(), "--- build/en-us/a.html\nDear all\n--- content/en-us/a.md\n# A\n");
    let before = support::tree(bench.top.path());
    let error = support::try_build(&bench.docs()).err().unwrap().to_string();
    assert!(error.contains("a.html stands where diglot wants to write"), "{error}");
    assert_eq!(support::differences(&before, &support::tree(bench.top.path())), [""; 0]);
}
