//! What of a piece of code is a comment, by its language.

use super::language::one_name;

/// How a language marks comments.
pub struct Comments {
    /// What begins one that ends with its line.
    line: &'static [&'static str],
    /// What begins and ends one of several lines.
    block: &'static [(&'static str, &'static str)],
    /// What a text in quotes begins and ends with: there is no comment in it.
    quotes: &'static [char],
    /// Whether a mark counts only at the beginning of a line or after white space.
    apart: bool,
}

const SLASHES: Comments = Comments {
    line: &["//", "#region", "#endregion"],
    block: &[("/*", "*/")],
    quotes: &['"', '\'', '`'],
    apart: false,
};
const HASH: Comments = Comments { line: &["#"], block: &[("<#", "#>")], quotes: &['"'], apart: true };
const PYTHON: Comments = Comments {
    line: &["#"],
    block: &[("\"\"\"", "\"\"\""), ("'''", "'''")],
    quotes: &['"', '\''],
    apart: true,
};
const DASHES: Comments =
    Comments { line: &["--", "//"], block: &[("/*", "*/")], quotes: &['"', '\''], apart: false };
const BASIC: Comments = Comments { line: &["'", "REM "], block: &[], quotes: &['"'], apart: true };
const BATCH: Comments = Comments { line: &["REM ", "rem ", "::"], block: &[], quotes: &[], apart: true };
const PERCENT: Comments = Comments { line: &["%"], block: &[], quotes: &[], apart: true };
const STYLES: Comments = Comments { line: &[], block: &[("/*", "*/")], quotes: &['"', '\''], apart: false };
const MARKUP: Comments = Comments {
    line: &["//"],
    block: &[("<!--", "-->"), ("/*", "*/"), ("@*", "*@"), ("<%--", "--%>")],
    quotes: &[],
    apart: true,
};
/// Of an unknown language: what hardly begins anything else.
const UNKNOWN: Comments = Comments {
    line: &["//", "# ", "-- ", "REM ", "' ", "% "],
    block: &[("/*", "*/"), ("<!--", "-->"), ("\"\"\"", "\"\"\"")],
    quotes: &[],
    apart: true,
};

impl Comments {
    /// Those of a language, by the name that a fence gives it.
    pub fn of(language: &str) -> &'static Comments {
        let name = language.to_ascii_lowercase();
        let name = one_name(name.strip_suffix("-interactive").unwrap_or(&name));
        match name.as_str() {
            "javascript" | "jsx" | "typescript" | "tsx" | "csharp" | "java" | "c" | "cpp" | "go" | "rust"
            | "swift" | "kotlin" | "scala" | "dart" | "php" | "fsharp" | "objective-c" | "json" | "jsonc"
            | "json5" | "scss" | "less" | "kusto" | "bicep" | "powerfx" | "powerapps-dot" | "groovy"
            | "proto" | "protobuf" => &SLASHES,
            "sh" | "bash" | "zsh" | "powershell" | "yaml" | "ruby" | "r" | "toml" | "dockerfile"
            | "docker" | "makefile" | "perl" | "azurecli" | "azurepowershell" | "graphql" | "elixir"
            | "julia" | "terraform" | "hcl" | "nginx" | "properties" => &HASH,
            "python" => &PYTHON,
            "sql" | "tsql" | "t-sql" | "plsql" | "haskell" | "lua" | "dax" | "ada" | "powerquery" | "m" => {
                &DASHES
            }
            "vb" | "vba" | "vbs" | "vbscript" => &BASIC,
            "cmd" | "dos" => &BATCH,
            "matlab" | "tex" | "latex" | "erlang" | "prolog" => &PERCENT,
            "css" => &STYLES,
            "html" | "xml" | "xaml" | "xhtml" | "svg" | "razor" | "cshtml" | "aspx" | "aspx-csharp"
            | "vue" | "markdown" => &MARKUP,
            _ => &UNKNOWN,
        }
    }

    /// The lines of a piece of code without comments, white space around them, and empty ones.
    pub fn cut(&self, code: &str) -> Vec<String> {
        let mut out = vec![];
        let mut open: Option<&str> = None;
        for line in code.lines() {
            let mut kept = String::new();
            let mut quote: Option<char> = None;
            let mut rest = line.trim();
            while let Some(c) = rest.chars().next() {
                if let Some(end) = open {
                    let Some(at) = rest.find(end) else { break };
                    rest = &rest[at + end.len()..];
                    open = None;
                    continue;
                }
                if quote.is_none() {
                    let before = kept.chars().next_back();
                    let parted = before.is_none_or(char::is_whitespace);
                    if let Some((start, end)) = self.block.iter().find(|(start, _)| rest.starts_with(start))
                        // A text in three quotes that something is set to is code; and so is `src/*`.
                        && (start != end || kept.trim().is_empty())
                        && (*start != "/*" || !self.apart || parted)
                    {
                        open = Some(end);
                        rest = &rest[start.len()..];
                        continue;
                    }
                    let fits = if self.apart { parted } else { before != Some(':') };
                    if fits && self.line.iter().any(|mark| begins(rest, mark)) {
                        break;
                    }
                }
                kept.push(c);
                rest = &rest[c.len_utf8()..];
                match quote {
                    Some(_) if c == '\\' => {
                        let Some(next) = rest.chars().next() else { break };
                        kept.push(next);
                        rest = &rest[next.len_utf8()..];
                    }
                    Some(q) if c == q => quote = None,
                    None if self.quotes.contains(&c) => quote = Some(c),
                    _ => {}
                }
            }
            let kept = kept.trim();
            if !kept.is_empty() {
                out.push(kept.to_owned());
            }
        }
        out
    }
}

/// Whether a text begins with the mark of a comment; what a space should end may end with the line.
fn begins(text: &str, mark: &str) -> bool {
    text.starts_with(mark) || text == mark.trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_cut_as_the_language_marks_them() {
        for (language, code, kept) in [
            (
                "js",
                "run(\"http://a.b\"); // now\n/* all\n   of it */ stop();",
                &["run(\"http://a.b\");", "stop();"][..],
            ),
            ("js", "run();//now", &["run();"]),
            ("csharp", "#region Names\nrun();\n#endregion", &["run();"]),
            ("c", "#include <a.h>", &["#include <a.h>"]),
            ("css", "#button { } /* red */", &["#button { }"]),
            ("sh", "# now\nrun --path a # again\necho \"# b\"", &["run --path a", "echo \"# b\""]),
            ("python", "\"\"\"Runs.\n\nOnce.\"\"\"\nx = \"\"\"a", &["x = \"\"\"a"]),
            ("sql", "select 1 -- one", &["select 1"]),
            ("vb", "Run() ' now", &["Run()"]),
            ("", "run --path a\n#button\n# now\nhttps://a.b", &["run --path a", "#button", "https://a.b"]),
        ] {
            assert_eq!(Comments::of(language).cut(code), kept, "{language}");
        }
    }
}
