//! docfx.json and docfx.yml, the settings file of Learn's own engine: which files are pages and which resources are
//! published. Globs mean what they mean to Learn's publishing: case does not count, dot files never match, `**` and
//! more stars are any folders, and `**.md` is `**/*.md`.

use globset::{GlobBuilder, GlobMatcher, GlobSet, GlobSetBuilder};

use super::node::{Data, Member, Node};
use super::pending::Pending;
use super::walk::OUTSIDE_ROOT;
use super::{json, yaml};
use crate::diag::{Rule, Severity};
use crate::model::{RootId, join};

/// A settings file that cannot be read.
pub static CONFIG_JSON: Rule = Rule {
    code: "config/json",
    severity: Severity::Major,
    what: "A settings file (docfx.json, docfx.yml, redirections, a moniker definition) is not valid JSON or YAML. Of \
           JSON, what stands before the fault, and after it where reading can go on, still counts; comments and \
           trailing commas are allowed.",
    why: "Rules or redirections are lost: pages appear that should not, and old addresses lead nowhere.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/docfx.json
{
  \"build\": { \"content\": [ oops ] }
}
=> content/en-us/docfx.json:2:27
",
    fix: "Mend the file at the place shown.",
    docfx: &["json-syntax-error", "yaml-syntax-error"],
};

/// A value in a JSON file that means nothing.
pub static CONFIG_VALUE: Rule = Rule {
    code: "config/value",
    severity: Severity::Minor,
    what: "A value in a docfx.json or redirection file has the wrong type or cannot be used. It is left out.",
    why: "A rule or a redirection that its writer counts on has no effect.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/docfx.json
{ \"build\": { \"content\": [ { \"files\": [ 7 ] } ] } }
=> content/en-us/docfx.json:1:40
",
    fix: "Write what the message says is expected.",
    docfx: &["glob-pattern-invalid", "missing-attribute", "violate-schema"],
};

/// One docfx.json or docfx.yml.
#[derive(Default)]
pub(super) struct Docfx {
    pub root: RootId,
    /// Its path.
    pub path: String,
    /// Its folder: what `~/` means there.
    pub folder: String,
    /// Its settings: what stands under `build`, where there is such a key.
    pub build: Node,
    content: Option<Vec<Mapping>>,
    resource: Option<Vec<Mapping>>,
    /// Folders that hold what is taken from other repositories, and where they are. Where
    /// that is a folder of the same name, nothing in it is a page.
    pub dependencies: Vec<(String, String)>,
}

#[derive(Clone)]
struct Mapping {
    base: String,
    /// `group`, or `version`: which monikers its files have.
    group: Option<String>,
    files: GlobSet,
    exclude: GlobSet,
}

impl Mapping {
    fn holds(&self, path: &str) -> bool {
        below(&self.base, path).is_some_and(|rest| {
            !rest.split('/').any(|part| part.starts_with('.'))
                && self.files.is_match(rest)
                && !self.exclude.is_match(rest)
        })
    }
}

/// The rest of `path` below `folder`.
fn below<'a>(folder: &str, path: &'a str) -> Option<&'a str> {
    if folder.is_empty() { Some(path) } else { path.strip_prefix(folder)?.strip_prefix('/') }
}

impl Docfx {
    /// The deepest folder at or above `path` that this file governs; its length. `None`: it does not govern it.
    pub fn governs(&self, path: &str) -> Option<usize> {
        let mappings = self.content.iter().chain(&self.resource).flatten().map(|m| m.base.as_str());
        mappings.chain([self.folder.as_str()]).filter(|f| below(f, path).is_some()).map(str::len).max()
    }

    /// Whether `build.content` holds the file; `None`: there is no such list.
    pub fn content(&self, path: &str) -> Option<bool> {
        if self.dependencies.iter().any(|(name, there)| name == there && below(name, path).is_some()) {
            return Some(false);
        }
        Some(self.content.as_ref()?.iter().any(|m| m.holds(path)))
    }

    /// Whether `build.resource` holds the file; `None`: there is no such list.
    pub fn resource(&self, path: &str) -> Option<bool> {
        Some(self.resource.as_ref()?.iter().any(|m| m.holds(path)))
    }
}

impl Docfx {
    /// The group of the first mapping that holds a file.
    pub fn group(&self, path: &str) -> Option<&str> {
        self.content.iter().chain(&self.resource).flatten().find(|m| m.holds(path))?.group.as_deref()
    }

    /// The rest of a path below the file's folder.
    pub fn inside<'a>(&self, path: &'a str) -> Option<&'a str> {
        below(&self.folder, path)
    }
}

/// Reads the docfx.json that stands at `path` below `root`.
pub(super) fn parse(root: RootId, path: &str, text: &str) -> (Docfx, Vec<Pending>) {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let (top, faults) = if path.ends_with(".json") { json::parse(text) } else { yaml::parse(text) };
    let mut reader = Reader { root, path, folder: &folder, pending: vec![] };
    for fault in faults {
        reader.report(&CONFIG_JSON, fault.at, fault.message);
    }
    let build = top.get("build").cloned().unwrap_or(top);
    let mut list = |key| build.get(key).map(|node| reader.mappings(node));
    let (mut content, resource) = (list("content"), list("resource"));
    if content.is_none() && (build.get("files").is_some() || build.get("exclude").is_some()) {
        let mapping = reader.mapping(build.get("files"), build.get("exclude"), folder.clone(), None);
        content = Some(mapping.into_iter().collect());
    }
    let pending = reader.pending;
    let dependencies = build.get("dependencies").map(Node::members).unwrap_or_default();
    let dependency = |m: &Member| {
        let name = join(&folder, &m.key)?;
        // A folder of the docset, or a repository that is cloned into the folder of the name.
        let local = m.value.text().filter(|to| !crate::model::has_scheme(to));
        let there =
            local.and_then(|to| join(&folder, &to.replace('\\', "/"))).unwrap_or_else(|| name.clone());
        Some((name, there))
    };
    let dependencies = dependencies.iter().filter_map(dependency).collect();
    // A file so broken that nothing was understood decides nothing.
    let some = |list: Option<Vec<Mapping>>| list.filter(|l| !l.is_empty());
    let (content, resource, path) = (some(content), some(resource), path.to_owned());
    (Docfx { root, path, content, resource, folder, build, dependencies }, pending)
}

struct Reader<'a> {
    root: RootId,
    path: &'a str,
    folder: &'a str,
    pending: Vec<Pending>,
}

impl Reader<'_> {
    fn report(&mut self, rule: &'static Rule, at: std::ops::Range<usize>, message: String) {
        let path = self.path.into();
        self.pending.push(Pending { rule, root: self.root, path, at, message, hint: None });
    }

    /// `"glob"`, `["glob", …]` or `[{files, exclude, src}, …]`.
    fn mappings(&mut self, node: &Node) -> Vec<Mapping> {
        let elements = node.elements();
        if elements.iter().any(|e| e.text().is_some()) && node.get("files").is_none() {
            return self.mapping(Some(node), None, self.folder.to_owned(), None).into_iter().collect();
        }
        let mut mappings = vec![];
        for element in elements {
            let Some(base) = self.base(element) else { continue };
            let group = element.get("group").or_else(|| element.get("version")).and_then(Node::text);
            if matches!(element.value, Data::Object(_)) {
                let (files, exclude) = (element.get("files"), element.get("exclude"));
                mappings.extend(self.mapping(files, exclude, base, group.map(Into::into)));
            } else {
                let message = format!("expected an object with `files`, found {}", element.kind());
                self.report(&CONFIG_VALUE, element.at.clone(), message);
            }
        }
        mappings
    }

    /// The folder that an element's globs start from.
    fn base(&mut self, element: &Node) -> Option<String> {
        let Some(node) = element.get("src").or_else(|| element.get("cwd")) else {
            return Some(self.folder.to_owned());
        };
        let Some(src) = node.text() else { return Some(self.folder.to_owned()) };
        let path = src.replace('\\', "/");
        let base = if is_absolute(&path) { None } else { join(self.folder, &path) };
        if base.is_none() {
            self.report(&OUTSIDE_ROOT, node.at.clone(), format!("`{src}` leads out of the docset"));
        }
        base
    }

    /// Without `files`: everything in the folder.
    fn mapping(
        &mut self,
        files: Option<&Node>,
        exclude: Option<&Node>,
        base: String,
        group: Option<String>,
    ) -> Option<Mapping> {
        let all = Node { value: Data::String("**".into()), at: 0..0 };
        let files = self.globs(Some(files.unwrap_or(&all)), &base)?;
        let exclude = self.globs(exclude, &base)?;
        Some(Mapping { base, group, files, exclude })
    }

    fn globs(&mut self, node: Option<&Node>, base: &str) -> Option<GlobSet> {
        let mut set = GlobSetBuilder::new();
        for node in node.map(Node::elements).unwrap_or_default() {
            let Some(text) = node.text() else {
                let message = format!("expected a glob such as \"**/*.md\", found {}", node.kind());
                self.report(&CONFIG_VALUE, node.at.clone(), message);
                continue;
            };
            let pattern = text.trim().replace('\\', "/");
            if is_absolute(&pattern) || leads_out(base, &pattern) {
                self.report(&OUTSIDE_ROOT, node.at.clone(), format!("`{text}` leads out of the docset"));
                continue;
            }
            match glob(&pattern) {
                Ok(glob) => {
                    set.add(glob);
                }
                Err(why) => {
                    self.report(&CONFIG_VALUE, node.at.clone(), format!("`{text}` is no glob: {why}"));
                }
            }
        }
        set.build().ok()
    }
}

/// Whether a path starts at the root of a disk.
pub(super) fn is_absolute(path: &str) -> bool {
    let drive = path.as_bytes();
    path.starts_with('/') || matches!(drive, [letter, b':', ..] if letter.is_ascii_alphabetic())
}

/// Whether the `..` at a pattern's start climb above the docset.
fn leads_out(base: &str, pattern: &str) -> bool {
    let ups: Vec<&str> = pattern.split('/').take_while(|p| matches!(*p, ".." | "." | "")).collect();
    !ups.is_empty() && join(base, &ups.join("/")).is_none()
}

/// One of DocFX's globs, for paths below the folder of its file.
pub(super) fn matcher(pattern: &str) -> Option<GlobMatcher> {
    glob(&pattern.trim().replace('\\', "/")).ok().map(|glob| glob.compile_matcher())
}

/// One of DocFX's globs in the terms of `globset`.
fn glob(pattern: &str) -> Result<globset::Glob, globset::Error> {
    let mut parts: Vec<String> = vec![];
    for part in pattern.split('/').filter(|p| !matches!(*p, "" | ".")) {
        let stars = part.bytes().take_while(|b| *b == b'*').count();
        let rest = &part[stars..];
        if stars >= 2 {
            if parts.last().is_none_or(|p| p != "**") {
                parts.push("**".into());
            }
            if !rest.is_empty() {
                parts.push(format!("*{rest}"));
            }
        } else {
            parts.push(part.to_owned());
        }
    }
    if pattern.ends_with('/') {
        parts.push("**".into());
    }
    GlobBuilder::new(&parts.join("/"))
        .case_insensitive(true)
        .literal_separator(true)
        .backslash_escape(false)
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(list: &str, path: &str) -> Option<bool> {
        let (docfx, pending) =
            parse(RootId(0), "docs/docfx.json", &format!("{{\"build\":{{\"content\":{list}}}}}"));
        assert!(pending.is_empty(), "{pending:?}");
        docfx.content(path)
    }

    #[test]
    fn globs_mean_what_learn_means() {
        for (pattern, path, expect) in [
            ("**/*.md", "a.md", true),
            ("**/*.md", "a/b/C.MD", true),
            ("*.md", "a/b.md", false),
            ("**.md", "a/b.md", true),
            ("***/readme.md", "README.md", true),
            ("***/readme.md", "x/y/README.md", true),
            ("**/includes/**", "includes/a.md", true),
            ("**/includes/**", "x/includes/y/a.md", true),
            ("samples/**", "samples/a.md", true),
            ("samples/", "samples/a.md", true),
            ("whats-new/**/**.md", "whats-new/a.md", true),
            ("articles/{a,b}/*.{md,yml}", "articles/b/x.yml", true),
            ("?.md", "ab.md", false),
            ("[!.]*", "a.md", true),
            ("./a.md", "a.md", true),
            ("a.md", "b/a.md", false),
        ] {
            let list = format!(r#"[{{"files": "{pattern}"}}]"#);
            assert_eq!(content(&list, &format!("docs/{path}")), Some(expect), "{pattern} {path}");
        }
    }

    #[test]
    fn lists_are_read_in_all_their_forms() {
        assert_eq!(content(r#""**/*.md""#, "docs/a.md"), Some(true));
        assert_eq!(content(r#"["*.md", "x/*.md"]"#, "docs/x/a.md"), Some(true));
        let list = r#"[{"files": ["**"], "exclude": ["obj/**"], "src": "../other"}]"#;
        assert_eq!(content(list, "other/a.md"), Some(true));
        assert_eq!(content(list, "other/obj/a.md"), Some(false));
        assert_eq!(content(list, "other/.git/a.md"), Some(false));
        assert_eq!(content("[]", "docs/a.md"), None);
    }

    #[test]
    fn what_leads_out_or_makes_no_sense_is_reported_in_its_place() {
        let text = r#"{"build": {"content": [{"files": ["../../x/*.md", 5, "a[", "ok.md"], "src": "."}, {"files": "*", "src": "../.."}, 3], "resource": {"files": "/etc/*"}}}"#;
        let (docfx, pending) = parse(RootId(0), "docs/docfx.json", text);
        let found: Vec<_> = pending.iter().map(|p| (p.rule.code, &text[p.at.clone()])).collect();
        let (out, bad) = ("path/outside-root", "config/value");
        let expect = [(out, "\"../../x/*.md\""), (bad, "5"), (bad, "\"a[\""), (out, "\"../..\""), (bad, "3")];
        assert_eq!(found[..5], expect);
        assert_eq!(found[5], (out, "\"/etc/*\""));
        assert_eq!(docfx.content("docs/ok.md"), Some(true));
    }
}
