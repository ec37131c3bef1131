//! Reports for machines are what their schemas ask for.

use std::path::Path;

use serde_json::Value;

use crate::{support, xsd};

/// A docset with findings of every standing, in three scripts, with names that need escaping.
const DOCSET: &str = "\
--- book.toml
[[check.allow]]
code = \"alert/unknown-kind\"
path = \"old/**\"
reason = \"archived\"
--- content/en-us/index.md
# Home & more
--- content/sv-se/index.md
# Hem <b>

Se [den](a<b>&c.md \"x\") och [den](ny.md).

> [!NOET]
> Text

<!-- diglot: allow alert/unknown-kind kommer snart -->
> [!SNART]
> Text
--- content/sv-se/med blanksteg å.md
---
title: a: b
---
[x](#nej)
--- content/sv-se/old/index.md
> [!BORTA]
> Text
--- content/ja-jp/index.md
日本語 [リンク](rinku.md) を <!-- diglot: allow link/mising-page -->
";

fn run(dir: &Path, args: &[&str]) -> (String, Option<i32>) {
    let output = support::diglot().args(args).current_dir(dir).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    (String::from_utf8(output.stdout).unwrap(), output.status.code())
}

fn schema(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn validate(schema: &str, document: &str) -> Value {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let document: Value = serde_json::from_str(document).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&document).map(|e| format!("{e} at {}", e.instance_path)).collect();
    assert_eq!(errors, [""; 0]);
    document
}

const COMMANDS: [&[&str]; 2] = [
    &["check-locales", "--level", "pedantic", "--quiet", "--min-severity", "info", "--fail-on", "never"],
    &["build", "--quiet", "--min-severity", "info", "--fail-on", "never"],
];

#[test]
fn sarif_is_valid_and_holds_every_standing() {
    let (dir, _) = support::written(DOCSET);
    let schema = schema("tests/schemas/sarif-2.1.0.json");
    for command in COMMANDS {
        let (text, _) = run(dir.path(), &[command, &["--format", "sarif"]].concat());
        let log = validate(&schema, &text);
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert!(results.len() > 5, "{command:?}: {text}");
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
        let mut kinds = vec![];
        for result in results {
            let rule = result["ruleIndex"].as_u64().unwrap() as usize;
            assert_eq!(rules[rule]["id"], result["ruleId"]);
            kinds.extend(result["suppressions"][0]["kind"].as_str());
        }
        kinds.sort_unstable();
        assert_eq!(kinds, ["external", "inSource"], "{command:?}");
        assert!(text.contains("content/sv-se/med%20blanksteg%20%C3%A5.md"), "{text}");
    }
    let page = dir.path().join("content/sv-se/index.md");
    let sarif = |extra: &[&str]| run(dir.path(), &[COMMANDS[0], &["--format", "sarif"], extra].concat()).0;
    sarif(&["--write-baseline", "known.txt"]);
    let changed = std::fs::read_to_string(&page)
        .unwrap()
        .replace("(ny.md)", "")
        .replace("# Hem", "# Hem\n\n[x](mer.md)");
    std::fs::write(&page, changed).unwrap();
    let log = validate(&schema, &sarif(&["--baseline", "known.txt"]));
    let results = log["runs"][0]["results"].as_array().unwrap();
    let count = |state: &str| results.iter().filter(|r| r["baselineState"] == state).count();
    assert!(count("new") >= 1 && count("absent") >= 1 && count("unchanged") >= 3, "{results:#?}");
    assert_eq!(count("new") + count("absent") + count("unchanged"), results.len());
}

#[test]
fn junit_is_valid_and_counts_what_it_holds() {
    let (dir, _) = support::written(DOCSET);
    let schema = xsd::parse(&schema("tests/schemas/junit-10.xsd"));
    for command in COMMANDS {
        let (text, _) = run(dir.path(), &[command, &["--format", "junit"]].concat());
        let report = xsd::parse(&text);
        assert_eq!(xsd::faults(&schema, &report), [""; 0]);
        let suites = report.all("testsuite");
        let names: Vec<&str> = suites.iter().map(|s| s.attributes["name"].as_str()).collect();
        assert!(names.ends_with(&["sv-se"]) && names.contains(&"ja-jp"), "{names:?}");
        for suite in suites.iter().copied().chain([&report]) {
            let cases = suite.all("testcase");
            let failed = cases.iter().filter(|c| !c.children.is_empty()).count();
            assert_eq!(suite.attributes["tests"], cases.len().to_string());
            assert_eq!(suite.attributes["failures"], failed.to_string());
            assert!(failed > 0 && failed < cases.len(), "what passes is seen, too");
        }
    }
    let bad = "<testsuites><testsuite name='x' tests='1' errors='0' size='2'>y<testcase><b/></testcase></testsuite></testsuites>";
    let faults = xsd::faults(&schema, &xsd::parse(bad));
    assert_eq!(faults.len(), 5, "the check of the schema can fail: {faults:?}");
}

#[test]
fn json_is_as_its_schema_says() {
    let (dir, _) = support::written(DOCSET);
    let schema = schema("docs/schemas/findings.schema.json");
    for command in COMMANDS {
        let (text, _) = run(dir.path(), &[command, &["--format", "json"]].concat());
        let document = validate(&schema, &text);
        assert_eq!(document["summary"]["allowed"], 2, "{text}");
    }
}
