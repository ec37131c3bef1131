//! `.openpublishing.redirection*.json`, `redirections.yml`, `redirections.json`: where pages went.

use std::ops::Range;

use super::docfx::{CONFIG_JSON, CONFIG_VALUE, is_absolute};
use super::node::{Data, Node};
use super::walk::{OUTSIDE_ROOT, has_extension, is_toc, name_of};
use super::{json, yaml};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{Redirect, Redirects, join, normalize};
use crate::text::{FileId, Span};

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

/// A redirection of what is no page.
pub static REDIRECT_NO_PAGE: Rule = Rule {
    code: "redirect/no-page",
    severity: Severity::Major,
    what: "A table of contents, or another file that is no page, is redirected. Such a redirection is left out.",
    why: "Only pages have an address that readers may have kept.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/redirections.yml
redirections:
  old/toc.yml: /index
=> content/en-us/redirections.yml:2:16
",
    fix: "Name a page (.md or .yml), or remove the entry.",
    docfx: &["redirection-invalid"],
};

/// A path of the wrong form.
pub static REDIRECT_PATH: Rule = Rule {
    code: "redirect/path-form",
    severity: Severity::Minor,
    what: "`source_path` begins with `/`, or `source_path_from_root` does not. The entry is left out.",
    why: "The old address leads nowhere, on Learn as on the site.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/.openpublishing.redirection.json
{ \"redirections\": [{ \"source_path\": \"/a.md\", \"redirect_url\": \"/x\" }] }
=> content/en-us/.openpublishing.redirection.json:1:37
",
    fix: "A `source_path` is relative to its file; a `source_path_from_root` begins with `/`.",
    docfx: &["redirection-path-syntax-error"],
};

/// Both ways to name the page.
pub static REDIRECT_BOTH: Rule = Rule {
    code: "redirect/two-paths",
    severity: Severity::Minor,
    what: "A redirection has both `source_path` and `source_path_from_root`. The second one counts.",
    why: "Learn refuses such an entry.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/.openpublishing.redirection.json
{ \"redirections\": [
  { \"source_path\": \"a.md\", \"source_path_from_root\": \"/a.md\", \"redirect_url\": \"/x\" }
] }
=> content/en-us/.openpublishing.redirection.json:2:53
",
    fix: "Keep one of the two.",
    docfx: &["source-path-conflict"],
};

/// Whether a file of this name holds redirections.
pub(super) fn is_redirection(path: &str) -> bool {
    let name = name_of(path);
    (name.contains(".openpublishing.redirection") && name.ends_with(".json"))
        || matches!(name, "redirections.yml" | "redirections.json")
}

/// Adds what `text`, the file at `path`, redirects.
pub(super) fn read(file: FileId, path: &str, text: &str, into: &mut Redirects, findings: &mut Sink) {
    let (top, faults) = if path.ends_with(".yml") { yaml::parse(text) } else { json::parse(text) };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let whole = faults.is_empty();
    let mut reader = Reader { file, folder, whole, into, findings };
    for fault in faults {
        reader.report(&CONFIG_JSON, &fault.at, fault.message);
    }
    let (moved, renamed) = (top.get("redirections"), top.get("renames"));
    if moved.or(renamed).is_none() && whole {
        reader.report(&CONFIG_VALUE, &(0..0), "there is no `redirections` list".into());
    }
    for (list, keeps_id) in [(renamed, true), (moved, false)] {
        match list.map(|node| (node, &node.value)) {
            Some((_, Data::Object(members))) => {
                for member in members {
                    let key = Node { value: Data::String(member.key.clone()), at: member.key_at.clone() };
                    reader.add(&key, false, &member.value, keeps_id);
                }
            }
            Some((node, _)) => node.elements().iter().for_each(|entry| reader.entry(entry)),
            None => {}
        }
    }
}

struct Reader<'a> {
    file: FileId,
    folder: &'a str,
    /// The file could be read to its end.
    whole: bool,
    into: &'a mut Redirects,
    findings: &'a mut Sink,
}

impl Reader<'_> {
    fn report(&mut self, rule: &'static Rule, at: &Range<usize>, message: String) {
        self.findings.push(Diagnostic::new(rule, Span::new(self.file, at.start, at.end), message));
    }

    fn entry(&mut self, entry: &Node) {
        let (from_root, relative) = (entry.get("source_path_from_root"), entry.get("source_path"));
        if let (Some(from_root), Some(_)) = (from_root, relative) {
            let message = "`source_path` is here, too".into();
            self.report(&REDIRECT_BOTH, &from_root.at, message);
        }
        let to = entry.get("redirect_url");
        let keeps_id = entry.get("redirect_document_id").is_some_and(Node::is_true);
        match (from_root.or(relative), to) {
            (Some(from), Some(to)) => self.add(from, from_root.is_some(), to, keeps_id),
            // Behind a fault, the last entry may be cut short.
            (from, to) if self.whole => {
                let at = to.or(from).unwrap_or(entry).at.clone();
                self.report(&CONFIG_VALUE, &at, INCOMPLETE.into());
            }
            _ => {}
        }
    }

    fn add(&mut self, from: &Node, from_root: bool, to: &Node, keeps_id: bool) {
        let (Some(written), Some(url)) = (from.text(), to.text()) else {
            if self.whole {
                self.report(&CONFIG_VALUE, &to.at, INCOMPLETE.into());
            }
            return;
        };
        if written.trim().is_empty() || url.trim().is_empty() {
            return self.report(&CONFIG_VALUE, &to.at, INCOMPLETE.into());
        }
        let slashes = written.replace('\\', "/");
        let rooted = slashes.starts_with('/');
        if rooted != from_root && (rooted || !is_absolute(&slashes)) {
            let message = if rooted {
                "`source_path` is relative to this file: it begins with no `/`"
            } else {
                "`source_path_from_root` begins with `/`"
            };
            return self.report(&REDIRECT_PATH, &from.at, message.into());
        }
        let path = match from_root {
            true => normalize(&slashes),
            false if is_absolute(&slashes) => None,
            false => join(self.folder, &slashes),
        };
        let Some(path) = path else {
            return self.report(&OUTSIDE_ROOT, &from.at, format!("`{written}` leads out of the docset"));
        };
        let page = ["md", "yml", "yaml", "json"].iter().any(|ext| has_extension(&path, ext));
        if !page || is_toc(&path) {
            let message = format!("`{written}` is no page, so it has no address to be kept");
            return self.report(&REDIRECT_NO_PAGE, &to.at, message);
        }
        let span = Span::new(self.file, to.at.start, to.at.end);
        match self.into.get(path.as_str()) {
            Some(first) if first.to.as_ref() != url => {
                let message = format!("`{written}` is already redirected to `{}`", first.to);
                self.report(&REDIRECT_TWICE, &from.at, message);
            }
            Some(_) => {}
            None => {
                self.into.insert(path.into(), Redirect { to: url.trim().into(), keeps_id, span });
            }
        }
    }
}

const INCOMPLETE: &str = "a redirection needs `source_path` (or `source_path_from_root`) and `redirect_url`";

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(map: &Redirects) -> Vec<String> {
        let mut pairs: Vec<_> = map.iter().map(|(k, v)| format!("{k} {}", v.to)).collect();
        pairs.sort();
        pairs
    }

    #[test]
    fn yaml_has_them_as_a_map_or_as_a_list() {
        for text in [
            "redirections:\n  a.md: /x\n  ../b.md: /y\n",
            "renames:\n  a.md: /x\nredirections:\n  ../b.md: /y\n",
            "redirections:\n- source_path: a.md\n  redirect_url: /x\n- {source_path: ../b.md, redirect_url: /y}\n",
        ] {
            let (mut map, mut findings) = (Redirects::default(), vec![]);
            read(FileId(0), "docs/redirections.yml", text, &mut map, &mut findings);
            assert_eq!((pairs(&map), findings.len()), (vec!["b.md /y".to_owned(), "docs/a.md /x".into()], 0));
        }
    }

    #[test]
    fn paths_start_at_the_file_or_at_the_root_and_never_leave_it() {
        let text = "{\"redirections\": [\n\
            {\"source_path\": \"a\\\\b.md\", \"redirect_url\": \"/x\"},\n\
            {\"source_path_from_root\": \"/c.md\", \"redirect_url\": \"c/d\"},\n\
            \u{a0}{\"source_path\": \"../../e.md\", \"redirect_url\": \"/x\"},\n\
            {\"source_path\": \"/e.md\", \"redirect_url\": \"/x\"},\n\
            {\"source_path\": \"e/toc.yml\", \"redirect_url\": \"/x\"},\n\
            {\"source_path\": \"f.md\"";
        let (mut map, mut findings) = (Redirects::default(), vec![]);
        read(FileId(0), "docs/.openpublishing.redirection.json", text, &mut map, &mut findings);
        assert_eq!(pairs(&map), ["c.md c/d", "docs/a/b.md /x"]);
        let found: Vec<_> = findings.iter().map(|f| (f.code(), &text[f.primary.span.range()])).collect();
        assert_eq!(
            found,
            [
                ("config/json", "\u{a0}"),
                ("config/json", ""),
                ("path/outside-root", "\"../../e.md\""),
                ("redirect/path-form", "\"/e.md\""),
                ("redirect/no-page", "\"/x\"")
            ]
        );
    }
}
