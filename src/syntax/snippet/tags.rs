//! Tags in code files: `// <name>` … `// </name>` in the comments of a language, `#region name` … `#endregion`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::language;
use super::lines::Lines;

/// A tag may be called without this.
const PREFIX: &str = "snippet";

/// How tags are written in some languages. White space and case do not count.
#[derive(Debug)]
pub struct Family {
    open: &'static str,
    /// After the name.
    open_end: &'static str,
    close: &'static str,
    close_end: &'static str,
    /// Whether an end says what it ends; otherwise it ends the innermost.
    named_end: bool,
    languages: &'static [&'static str],
}

const fn comment(open: &'static str, close: &'static str, languages: &'static [&'static str]) -> Family {
    Family { open, open_end: ">", close, close_end: ">", named_end: true, languages }
}

const fn region(languages: &'static [&'static str]) -> Family {
    Family { open: "#region", open_end: "", close: "#endregion", close_end: "", named_end: false, languages }
}

/// In the order in which they are tried.
static FAMILIES: [Family; 11] = [
    comment("'<", "'</", &["vb", "vbhtml"]),
    comment(
        "//<",
        "//</",
        &[
            "actionscript",
            "arduino",
            "assembly",
            "cpp",
            "csharp",
            "cshtml",
            "cuda",
            "d",
            "fsharp",
            "go",
            "java",
            "javascript",
            "pascal",
            "php",
            "processing",
            "react",
            "rust",
            "scala",
            "smalltalk",
            "swift",
            "typescript",
        ],
    ),
    Family {
        open: "<!--<",
        open_end: ">-->",
        close: "<!--</",
        close_end: ">-->",
        named_end: true,
        languages: &["xml", "xaml", "handlebars", "html", "cshtml", "php", "react", "ruby", "vbhtml"],
    },
    comment("--<", "--</", &["haskell", "lua", "sql"]),
    comment("#<", "#</", &["perl", "powershell", "python", "r", "ruby", "shell"]),
    comment("rem<", "rem</", &["batchfile"]),
    region(&["csharp", "cshtml"]),
    comment("%<", "%</", &["erlang", "matlab"]),
    comment(";<", ";</", &["lisp"]),
    region(&["vb", "vbhtml"]),
    Family {
        open: "/*<",
        open_end: ">*/",
        close: "/*</",
        close_end: ">*/",
        named_end: false,
        languages: &["css"],
    },
];

/// The families of a language, by its name, another name for it or a file extension; `None`: it has none.
pub fn families(language: &str) -> Option<Vec<&'static Family>> {
    let language = language::of_extension(language)?;
    let found: Vec<_> = FAMILIES.iter().filter(|f| f.languages.contains(&language)).collect();
    (!found.is_empty()).then_some(found)
}

/// For languages that are not known.
pub fn all_families() -> Vec<&'static Family> {
    FAMILIES.iter().collect()
}

/// The tags of a file, in one family.
#[derive(Debug, Default)]
pub struct Tags {
    /// Lines between the tags by lower-case name; `last` is 0 while there is no end.
    ranges: FxHashMap<String, Lines>,
    /// 0-based lines that are tags, and so not shown.
    tag_lines: FxHashSet<usize>,
}

impl Tags {
    /// The lines of a tag, called by its name with or without [`PREFIX`].
    pub fn get(&self, name: &str) -> Option<Lines> {
        let name = name.to_lowercase();
        self.ranges.get(&name).or_else(|| self.ranges.get(&format!("{PREFIX}{name}"))).copied()
    }

    /// Whether the 0-based line is a tag.
    pub fn is_tag_line(&self, line: usize) -> bool {
        self.tag_lines.contains(&line)
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.ranges.keys().cloned()
    }
}

/// Finds the tags. Of two beginnings of one name the later counts, of two ends the earlier.
pub fn find(lines: &[&str], family: &Family) -> Tags {
    let mut tags = Tags::default();
    let mut open: Vec<String> = vec![];
    for (i, line) in lines.iter().enumerate() {
        if let Some(name) = name_in(line, family.close, family.close_end)
            && (!family.named_end || is_name(&name))
        {
            tags.tag_lines.insert(i);
            let name = if family.named_end { name } else { open.pop().unwrap_or_default() };
            if let Some(range) = tags.ranges.get_mut(&name).filter(|r| r.last == 0) {
                // An end right after the beginning leaves nothing, which is not the same as no end.
                range.last = (i as u32).max(1);
            }
        } else if let Some(name) = name_in(line, family.open, family.open_end).filter(|n| is_name(n)) {
            tags.tag_lines.insert(i);
            tags.ranges.insert(name.clone(), Lines { first: i as u32 + 2, last: 0 });
            open.push(name);
        }
    }
    tags
}

/// Letters, digits, `_`, `.` and `-`.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))
}

/// What stands between `before` and `after` on a line that is nothing else, in lower case.
fn name_in(line: &str, before: &str, after: &str) -> Option<String> {
    let rest = skip(line, before)?;
    let Some(first) = after.chars().next() else { return Some(rest.trim().to_lowercase()) };
    let (name, rest) = rest.split_at(rest.find(first)?);
    let rest = skip(rest, after)?;
    rest.trim().is_empty().then(|| name.trim().to_lowercase())
}

/// The rest of `line` after `sign`; white space in it and its case do not count.
fn skip<'a>(line: &'a str, sign: &str) -> Option<&'a str> {
    let mut chars = line.char_indices().filter(|(_, c)| !c.is_whitespace());
    let mut end = 0;
    for expected in sign.chars() {
        let (i, c) = chars.next()?;
        if c.to_ascii_lowercase() != expected {
            return None;
        }
        end = i + c.len_utf8();
    }
    line.get(end..)
}
