//! `.openpublishing.redirection*.json`, `redirections.yml`: where pages went.

use std::ops::Range;

use rustc_hash::FxHashMap;
use serde_yaml::Value;

use super::docfx::{CONFIG_JSON, CONFIG_VALUE, is_absolute};
use super::json::{self, Node};
use super::walk::OUTSIDE_ROOT;
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{join, normalize};
use crate::text::{FileId, Span};

/// Docset path (with extension) → address.
pub(super) type Redirects = FxHashMap<Box<str>, Box<str>>;

/// A page redirected twice.
pub static REDIRECT_TWICE: Rule = Rule {
    code: "redirect/twice",
    severity: Severity::Minor,
    what: "A page is redirected twice, to different addresses. The first one counts.",
    why: "Readers of old links may land on the wrong page.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/.openpublishing.redirection.json
{ \"redirections\": [
  { \"source_path\": \"a.md\", \"redirect_url\": \"/x\" },
  { \"source_path\": \"a.md\", \"redirect_url\": \"/y\" }
] }
=> content/en-us/.openpublishing.redirection.json:3:20
",
    fix: "Remove one of the two.",
    docfx: &["redirection-conflict"],
};

/// Whether a file of this name holds redirections.
pub(super) fn is_redirection(path: &str) -> bool {
    let name = super::walk::name_of(path);
    (name.contains(".openpublishing.redirection") && name.ends_with(".json")) || name == "redirections.yml"
}

/// Adds what `text`, the file at `path`, redirects.
pub(super) fn read(file: FileId, path: &str, text: &str, into: &mut Redirects, findings: &mut Sink) {
    if path.ends_with(".yml") {
        return read_yml(file, path, text, into, findings);
    }
    let (top, faults) = json::parse(text);
    let mut report = |rule: &'static Rule, at: &Range<usize>, message: String| {
        findings.push(Diagnostic::new(rule, Span::new(file, at.start, at.end), message));
    };
    for fault in &faults {
        report(&CONFIG_JSON, &fault.at, fault.message.clone());
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let Some(list) = top.get("redirections") else {
        if faults.is_empty() {
            report(&CONFIG_VALUE, &(0..0), "there is no `redirections` list".into());
        }
        return;
    };
    for entry in list.elements() {
        let from_root = entry.get("source_path_from_root");
        let source = from_root.or_else(|| entry.get("source_path"));
        let (Some((source, from)), Some(to)) =
            (with_text(source), entry.get("redirect_url").and_then(Node::text))
        else {
            // Behind a fault, the last entry may be cut short.
            if faults.is_empty() {
                let message = "a redirection needs `source_path` and `redirect_url`".into();
                report(&CONFIG_VALUE, &entry.at, message);
            }
            continue;
        };
        let slashes = from.replace('\\', "/");
        let path = match from_root {
            Some(_) => normalize(&slashes),
            None if is_absolute(&slashes) => None,
            None => join(folder, &slashes),
        };
        let Some(path) = path else {
            report(&OUTSIDE_ROOT, &source.at, format!("`{from}` leads out of the docset"));
            continue;
        };
        match into.get(path.as_str()) {
            Some(first) if first.as_ref() != to => {
                report(&REDIRECT_TWICE, &source.at, format!("`{from}` is already redirected to `{first}`"));
            }
            Some(_) => {}
            None => {
                into.insert(path.into(), to.into());
            }
        }
    }
}

/// `redirections:` as a map of paths to addresses, or as a list as in the JSON file.
fn read_yml(file: FileId, path: &str, text: &str, into: &mut Redirects, findings: &mut Sink) {
    let mut report = |message: String| {
        findings.push(Diagnostic::new(&CONFIG_VALUE, Span::file(file), message));
    };
    let value = match serde_yaml::from_str::<Value>(text) {
        Ok(value) => value,
        Err(why) => return report(format!("this is no YAML: {why}")),
    };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut add = |from: &str, to: &str| match join(folder, &from.replace('\\', "/")) {
        Some(path) if !is_absolute(from) => {
            into.entry(path.into()).or_insert_with(|| to.into());
        }
        _ => report(format!("`{from}` leads out of the docset")),
    };
    match value.get("redirections") {
        Some(Value::Mapping(map)) => {
            for (from, to) in map.iter().filter_map(|(k, v)| Some((k.as_str()?, v.as_str()?))) {
                add(from, to);
            }
        }
        Some(Value::Sequence(list)) => {
            for entry in list {
                let text = |key: &str| entry.get(key).and_then(Value::as_str);
                if let (Some(from), Some(to)) = (text("source_path"), text("redirect_url")) {
                    add(from, to);
                }
            }
        }
        _ => report("there is no `redirections`".into()),
    }
}

fn with_text(node: Option<&Node>) -> Option<(&Node, &str)> {
    node.and_then(|n| Some((n, n.text()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_has_them_as_a_map_or_as_a_list() {
        for text in [
            "redirections:\n  a.md: /x\n  ../b.md: /y\n",
            "redirections:\n- source_path: a.md\n  redirect_url: /x\n- {source_path: ../b.md, redirect_url: /y}\n",
        ] {
            let (mut map, mut findings) = (Redirects::default(), vec![]);
            read(FileId(0), "docs/redirections.yml", text, &mut map, &mut findings);
            let mut pairs: Vec<_> = map.iter().map(|(k, v)| format!("{k} {v}")).collect();
            pairs.sort();
            assert_eq!((pairs, findings.len()), (vec!["b.md /y".to_owned(), "docs/a.md /x".into()], 0));
        }
    }

    #[test]
    fn paths_start_at_the_file_or_at_the_root_and_never_leave_it() {
        let text = "{\"redirections\": [\n\
            {\"source_path\": \"a\\\\b.md\", \"redirect_url\": \"/x\"},\n\
            {\"source_path_from_root\": \"/c.md\", \"redirect_url\": \"c/d\"},\n\
            \u{a0}{\"source_path\": \"../../e.md\", \"redirect_url\": \"/x\"},\n\
            {\"source_path\": \"/e.md\", \"redirect_url\": \"/x\"},\n\
            {\"source_path\": \"f.md\"";
        let (mut map, mut findings) = (Redirects::default(), vec![]);
        read(FileId(0), "docs/.openpublishing.redirection.json", text, &mut map, &mut findings);
        let mut pairs: Vec<_> = map.iter().map(|(k, v)| format!("{k} {v}")).collect();
        pairs.sort();
        assert_eq!(pairs, ["c.md c/d", "docs/a/b.md /x"]);
        let found: Vec<_> = findings.iter().map(|f| (f.code(), &text[f.primary.span.range()])).collect();
        let out = "path/outside-root";
        assert_eq!(
            found,
            [("config/json", "\u{a0}"), ("config/json", ""), (out, "\"../../e.md\""), (out, "\"/e.md\"")]
        );
    }
}
