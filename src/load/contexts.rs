//! Context ids: those in the front matter of a page, those of the map (`contexts.yml`), those published before
//! (`contexts.lock`), and those that a portal's source asks for.

use std::path::Path;

use walkdir::WalkDir;

use super::docfx::CONFIG_JSON;
use super::node::Node;
use super::page::ParsedPage;
use super::yaml;
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{ContextFact, ContextName, ContextSources};
use crate::text::{FileId, Span};

/// Name of the map, unless the settings name another.
pub(super) const MAP: &str = "contexts.yml";

/// Name of the list of published ids.
pub const LOCK: &str = "contexts.lock";

/// What the list begins with.
pub const LOCK_HEAD: &str =
    "# The context ids that portals may use. `diglot build --write-lock` rewrites this file.\n";

/// A map that is not understood.
pub static MAP_VALUE: Rule = Rule {
    code: "context/map-value",
    severity: Severity::Major,
    what: "The context map holds something that is neither `contexts` (id: page, or a list of pages) nor `aliases` \
           (old id: new id).",
    why: "The entry is passed over, so the portal's help button leads nowhere.",
    example: "--- book.toml\n[output.panes]\n--- contexts.yml\ncontexts:\n  \"7391\":\n    page: a\n--- \
              content/en-us/a.md\n# A\n=> contexts.yml:2:4",
    fix: "Write `\"7391\": folder/page#section`, or a list of such places.",
    docfx: &[],
};

/// The ids in a page's front matter, in order.
pub(super) fn of_page(keys: &[String], page: &ParsedPage) -> Vec<ContextFact> {
    let Some(front) = page.front.as_ref().filter(|_| !keys.is_empty()) else { return vec![] };
    let text = page.source.text();
    let mut out: Vec<ContextFact> = vec![];
    for key in keys {
        let Some(entry) = front.entry(key) else { continue };
        let mut from = entry.value.start;
        for value in front.list(text, key) {
            for id in value.split(',').map(str::trim).filter(|id| !id.is_empty()) {
                if id.eq_ignore_ascii_case("NOCSH") || out.iter().any(|o| o.id.eq_ignore_ascii_case(id)) {
                    continue;
                }
                let found = text.get(from..entry.value.end).and_then(|rest| rest.find(id));
                let start = found.map_or(entry.key.start, |at| from + at);
                let end = found.map_or(entry.key.end, |_| start + id.len());
                from = if found.is_some() { end } else { from };
                out.push(ContextFact { id: id.into(), span: Span::new(page.file, start, end) });
            }
        }
    }
    out
}

/// Reads the map.
pub(super) fn map(file: FileId, text: &str, into: &mut ContextSources, sink: &mut Sink) {
    let (top, faults) = yaml::parse(text);
    let span = |at: &std::ops::Range<usize>| Span::new(file, at.start, at.end);
    sink.extend(faults.into_iter().map(|f| Diagnostic::new(&CONFIG_JSON, span(&f.at), f.message)));
    let name =
        |text: &str, at: &std::ops::Range<usize>| ContextName { text: text.trim().into(), span: span(at) };
    let scalar = |node: &Node| node.scalar().map(|text| name(&text, &node.at));
    let mut wrong = |at: &std::ops::Range<usize>, message: &str| {
        sink.push(Diagnostic::new(&MAP_VALUE, span(at), message));
    };
    for table in top.members() {
        match table.key.as_str() {
            "contexts" => {
                for entry in table.value.members() {
                    let places: Option<Vec<ContextName>> =
                        entry.value.elements().iter().map(scalar).collect();
                    match places.filter(|places| !places.is_empty()) {
                        Some(places) => into.map.push((name(&entry.key, &entry.key_at), places)),
                        None => wrong(&entry.key_at, "a context leads to a page, or to a list of pages"),
                    }
                }
            }
            "aliases" => {
                for entry in table.value.members() {
                    match scalar(&entry.value) {
                        Some(to) => into.aliases.push((name(&entry.key, &entry.key_at), to)),
                        None => wrong(&entry.key_at, "an alias stands for one other id"),
                    }
                }
            }
            _ => wrong(&table.key_at, "only `contexts` and `aliases` are known here"),
        }
    }
}

/// Reads the list of published ids: one a line.
pub(super) fn lock(file: FileId, text: &str, into: &mut ContextSources) {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let id = line.trim();
        if !id.is_empty() && !id.starts_with('#') {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span::new(file, start, start + id.len());
            into.locked.push(ContextName { text: id.into(), span });
        }
        at += line.len();
    }
}

/// Extensions of files that a portal's pages are made of.
const PORTAL: [&str; 20] = [
    "html", "htm", "xhtml", "js", "mjs", "cjs", "jsx", "ts", "mts", "tsx", "vue", "svelte", "astro",
    "cshtml", "razor", "aspx", "jsp", "php", "erb", "hbs",
];

/// Folders that hold what others wrote, or what was made.
const FOREIGN: [&str; 5] = ["node_modules", ".git", "bower_components", "dist", "target"];

/// Larger files are made by programs.
const LARGEST: u64 = 4 << 20;

/// The files of a portal's source that ask for contexts: path and text. Links are not followed.
pub(super) fn portal(folder: &Path) -> std::io::Result<Vec<(std::path::PathBuf, String)>> {
    let mut out = vec![];
    let foreign = |e: &walkdir::DirEntry| {
        e.file_type().is_dir()
            && e.depth() > 0
            && e.file_name().to_str().is_some_and(|n| FOREIGN.contains(&n))
    };
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(|e| !foreign(e)) {
        let entry = entry?;
        let known = entry.path().extension().and_then(|e| e.to_str());
        let known = known.is_some_and(|e| PORTAL.iter().any(|p| p.eq_ignore_ascii_case(e)));
        if !entry.file_type().is_file() || !known || entry.metadata()?.len() > LARGEST {
            continue;
        }
        let Ok(text) = String::from_utf8(std::fs::read(entry.path())?) else { continue };
        if !asked(&text).is_empty() {
            out.push((entry.into_path(), text));
        }
    }
    Ok(out)
}

/// The ids in `data-help-context="…"` of a file, and in `context="…"` of the element. What a template fills in is
/// not known.
pub(super) fn asked(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut out = vec![];
    let mut value = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        let lead = rest.len() - rest.trim_start_matches([' ', '=', '{']).len();
        let rest = &rest[lead..];
        let Some(quote) = rest.chars().next().filter(|q| matches!(q, '"' | '\'')) else { return };
        let Some(length) = rest[1..].find(quote) else { return };
        let value = &rest[1..=length];
        if value.contains(['{', '}', '$', '<', '\n', '@']) {
            return;
        }
        let mut at = from + lead + 1;
        for part in value.split(' ') {
            if !part.is_empty() {
                out.push(at..at + part.len());
            }
            at += part.len() + 1;
        }
    };
    const ATTRIBUTE: &str = "data-help-context";
    for (at, _) in text.match_indices(ATTRIBUTE) {
        value(at + ATTRIBUTE.len());
    }
    for (at, _) in text.match_indices("<help-pane") {
        let tag = text[at..].split('>').next().unwrap_or_default();
        for (inner, name) in tag.match_indices(" context") {
            value(at + inner + name.len());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_portals_source_asks_for_is_found_and_what_is_filled_in_later_is_not() {
        let text = "<button data-help-context=\"7391 billing\">?</button>\n<b data-help-context='x'>\n\
                    <i data-help-context={\"jsx\"}> <i data-help-context={id}> <i data-help-context=\"{{ id }}\">\n\
                    <help-pane src=\"/m.json\" context=\"9\"></help-pane> <other context=\"no\">";
        let found: Vec<&str> = asked(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(found, ["7391", "billing", "x", "jsx", "9"]);
    }
}
