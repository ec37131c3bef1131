//! Tables of contents: each file read once, then expanded for each locale, since what a TOC includes may stand in
//! another locale than the TOC itself.

use rustc_hash::FxHashMap;

use super::toc_expand::Expander;
use super::toc_yaml::RawNode;
use super::walk::{has_extension, name_of};
use super::{toc_md, toc_yaml};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{FileKind, FileTable, Locale, RootId, Toc, TocId};
use crate::text::{FileId, Source, Span};

/// A TOC file that cannot be read as one.
pub static TOC_INVALID: Rule = Rule {
    code: "toc/invalid",
    severity: Severity::Critical,
    what: "A table of contents, or a part of it, cannot be understood. That part is left out.",
    why: "The navigation lacks entries, or all of them.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/TOC.yml
- name: Home
  href: index.md
- name: \"Overview
=> content/en-us/TOC.yml:4:1
",
    fix: "Mend the YAML, or in TOC.md write one heading an entry.",
    docfx: &[
        "InvalidTocFile",
        "InvalidMarkdownToc",
        "invalid-toc-syntax",
        "json-syntax-error",
        "yaml-syntax-error",
    ],
};

/// A TOC that is included and not there.
pub static TOC_MISSING: Rule = Rule {
    code: "toc/missing",
    severity: Severity::Critical,
    what: "A table of contents includes another one, or the one of a folder, that does not exist in the locale nor in \
           those it falls back to.",
    why: "A whole branch of the navigation is missing.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/TOC.yml
- name: Home
  href: index.md
- name: Admin
  href: admin/toc.yml
=> content/en-us/TOC.yml:4:9
",
    fix: "Correct the path, or add the TOC.",
    docfx: &["InvalidTocInclude", "toc-not-found"],
};

/// A TOC that includes itself.
pub static TOC_CYCLE: Rule = Rule {
    code: "toc/cycle",
    severity: Severity::Critical,
    what: "A table of contents includes itself, directly or through others. The inner inclusion is left out.",
    why: "The navigation would have no end.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/TOC.yml
- name: Home
  href: index.md
- name: All
  href: TOC.yml
=> content/en-us/TOC.yml:4:9
",
    fix: "Remove one of the inclusions.",
    docfx: &["CircularTocInclusion", "circular-reference"],
};

/// A heading of TOC.md more than one level below the one above it.
pub static TOC_LEVEL: Rule = Rule {
    code: "toc/level",
    severity: Severity::Minor,
    what: "An entry of a TOC.md stands more than one level below the entry above it. It hangs from that entry.",
    why: "DocFX refuses such a file.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/TOC.md
# [Home](index.md)
### [Deep](index.md)
=> content/en-us/TOC.md:2:1
",
    fix: "Add the level between, or remove a `#`.",
    docfx: &["InvalidMarkdownToc", "invalid-toc-level"],
};

/// Two TOCs in a folder.
pub static TOC_SHADOWED: Rule = Rule {
    code: "toc/shadowed",
    severity: Severity::Minor,
    what: "A folder holds more than one table of contents. The YAML file counts, else the JSON file; the others are not used.",
    why: "Whoever edits the other file sees no effect.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/TOC.yml
- name: Home
  href: index.md
--- content/en-us/TOC.md
# [Home](index.md)
=> content/en-us/TOC.md
",
    fix: "Keep one of them.",
    docfx: &["output-path-conflict"],
};

/// A key given twice.
pub static TOC_TWICE: Rule = Rule {
    code: "toc/duplicate-key",
    severity: Severity::Minor,
    what: "An entry of a table of contents has the same key twice. The last one counts.",
    why: "One of the two values is without effect, and may be the one that is meant.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/TOC.yml
- name: Home
  href: gone.md
  href: index.md
=> content/en-us/TOC.yml:3:3
",
    fix: "Remove one of them.",
    docfx: &["yaml-duplicate-key"],
};

/// `tocHref` that leads to no TOC.
pub static TOC_HREF: Rule = Rule {
    code: "toc/no-toc",
    severity: Severity::Major,
    what: "`tocHref` leads to a file that is no table of contents. The entry leads nowhere by it.",
    why: "`tocHref` includes a table of contents, or names the address of another docset; an article is named by `href`.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/TOC.yml
- name: Home
  tocHref: index.md
=> content/en-us/TOC.yml:2:12
",
    fix: "Write `href` for an article; `tocHref` for a TOC file, a folder that has one, or an address that begins with `/`.",
    docfx: &["invalid-toc-href", "InvalidTocLink"],
};

/// A TOC as written.
#[derive(Clone, Debug, Default)]
pub(super) struct RawToc {
    pub nodes: Vec<RawNode>,
}

/// All TOCs and, for each locale, those that serve it, deepest folder first.
pub(super) struct Tocs {
    pub tocs: Vec<Toc>,
    pub locale_tocs: Vec<Vec<TocId>>,
}

/// Reads and expands the TOCs of all locales. `read` gives a file's text, with its own findings reported elsewhere.
pub(super) fn load<E>(
    files: &FileTable,
    locales: &[Locale],
    mut read: impl FnMut(FileId) -> Result<Source, E>,
    findings: &mut Sink,
) -> Result<Tocs, E> {
    let mut raw = FxHashMap::default();
    let mut by_folder: FxHashMap<(RootId, &str), Vec<FileId>> = FxHashMap::default();
    for (id, entry) in files.iter().filter(|(_, e)| e.kind == FileKind::Toc) {
        let source = read(id)?;
        let parse = match () {
            () if has_extension(&entry.path, "md") => toc_md::parse,
            () if has_extension(&entry.path, "json") => toc_yaml::parse_json,
            () => toc_yaml::parse,
        };
        raw.insert(id, parse(id, source.text(), findings));
        by_folder.entry((entry.root, files.folder(id))).or_default().push(id);
    }
    for list in by_folder.values_mut() {
        let rank = |id: FileId| ["yml", "json"].iter().position(|e| has_extension(&files.get(id).path, e));
        list.sort_by_key(|&id| (rank(id).unwrap_or(usize::MAX), id));
        for &other in list[1..].iter().filter(|&&id| files.get(id).published) {
            let message =
                format!("`{}` of this folder counts, not this file", name_of(&files.get(list[0]).path));
            findings.push(Diagnostic::new(&TOC_SHADOWED, Span::file(other), message));
        }
    }
    let mut out = Tocs { tocs: vec![], locale_tocs: vec![] };
    for locale in locales {
        let mut expander = Expander::new(files, locales, locale, &raw, &by_folder, findings);
        let tocs = expander.all();
        let first = out.tocs.len() as u32;
        out.locale_tocs.push((0..tocs.len() as u32).map(|i| TocId(first + i)).collect());
        out.tocs.extend(tocs);
    }
    Ok(out)
}

#[cfg(test)]
#[path = "toc_tests.rs"]
mod tests;
