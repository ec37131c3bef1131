//! Colours for code: a handful of classes, few spans, each fence done once.

mod names;
mod scopes;

use std::sync::{Arc, Mutex, OnceLock};

use memchr::memchr_iter;
use rustc_hash::FxHashMap;
use syntect::parsing::{ParseState, ScopeStackOp, SyntaxReference, SyntaxSet};

use super::escape;
use scopes::{Class, Classes};

/// Longer code stays plain, in bytes: highlighting is linear at best, at two megabytes a second.
const MAX_CODE: usize = 256 * 1024;
/// Code with a longer line (minified, data) stays plain, in bytes.
const MAX_LINE: usize = 10_000;
const SHARDS: usize = 16;

/// Colours code, remembering what it has done. Share one between the threads of a build.
#[derive(Debug)]
pub struct Highlighter {
    shards: Box<[Mutex<Shard>]>,
    shard_bytes: usize,
}

#[derive(Debug, Default)]
struct Shard {
    done: FxHashMap<[u8; 16], Arc<str>>,
    bytes: usize,
}

impl Default for Highlighter {
    /// Remembers up to 16 MB.
    fn default() -> Self {
        Self::with_memory(16 << 20)
    }
}

impl Highlighter {
    /// A highlighter whose memory of results stays below about `bytes`.
    pub fn with_memory(bytes: usize) -> Self {
        let shards = (0..SHARDS).map(|_| Mutex::default()).collect();
        Self { shards, shard_bytes: bytes / SHARDS }
    }

    /// The code as HTML, escaped, with `<span class="k">` around what has a colour. `None`: it is to be shown
    /// plain (no such language, too long, or nothing to colour).
    pub fn highlight(&self, lang: &str, code: &str) -> Option<Arc<str>> {
        let syntax = find_syntax(lang)?;
        if code.len() > MAX_CODE || has_long_line(code) {
            return None;
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update(syntax.name.as_bytes()).update(&[0]).update(code.as_bytes());
        let mut key = [0; 16];
        hasher.finalize_xof().fill(&mut key);
        let shard = &self.shards[usize::from(key[0]) % self.shards.len()];
        let known = shard.lock().ok().and_then(|shard| shard.done.get(&key).cloned());
        let html = match known {
            Some(html) => html,
            None => {
                // Two threads may do the same code at once: both get the same result.
                let html: Arc<str> = colour(syntax, code).unwrap_or_default().into();
                if let Ok(mut shard) = shard.lock() {
                    let cost = html.len() + 64;
                    if shard.bytes + cost > self.shard_bytes {
                        *shard = Shard::default();
                    }
                    shard.bytes += cost;
                    shard.done.insert(key, html.clone());
                }
                html
            }
        };
        (!html.is_empty()).then_some(html)
    }
}

fn has_long_line(code: &str) -> bool {
    let mut start = 0;
    memchr_iter(b'\n', code.as_bytes()).chain([code.len()]).any(|end| {
        let len = end - start;
        start = end + 1;
        len > MAX_LINE
    })
}

/// All grammars, loaded once.
fn syntaxes() -> &'static SyntaxSet {
    static SET: OnceLock<SyntaxSet> = OnceLock::new();
    SET.get_or_init(two_face::syntax::extra_newlines)
}

/// The grammar of a fence's language; `None`: unknown, or a name that means plain text.
fn find_syntax(lang: &str) -> Option<&'static SyntaxReference> {
    static BY_NAME: OnceLock<FxHashMap<String, usize>> = OnceLock::new();
    if lang.is_empty() || lang.len() > 40 {
        return None;
    }
    let by_name = BY_NAME.get_or_init(|| {
        let mut map = FxHashMap::default();
        for (i, syntax) in syntaxes().syntaxes().iter().enumerate() {
            map.entry(syntax.name.to_lowercase()).or_insert(i);
        }
        for (i, syntax) in syntaxes().syntaxes().iter().enumerate() {
            for extension in &syntax.file_extensions {
                map.entry(extension.to_lowercase()).or_insert(i);
            }
        }
        map
    });
    let lower = lang.to_lowercase();
    let name = names::grammar(&lower)?;
    by_name.get(name).and_then(|&i| syntaxes().syntaxes().get(i))
}

/// The code with its spans; `None`: nothing has a colour, or the grammar fails.
fn colour(syntax: &SyntaxReference, code: &str) -> Option<String> {
    let set = syntaxes();
    let mut state = ParseState::new(syntax);
    let mut classes = Classes::default();
    let mut out = String::with_capacity(code.len() * 2);
    let mut span = Class::Plain;
    let mut coloured = false;
    let mut write = |text: &str, class: Class, out: &mut String| {
        if class != span && !text.trim().is_empty() {
            end_span(span, out);
            if let Some(name) = class.name() {
                coloured = true;
                out.push_str("<span class=\"");
                out.push_str(name);
                out.push_str("\">");
            }
            span = class;
        }
        escape(text, out);
    };
    for line in code.split_inclusive('\n') {
        let ops = state.parse_line(line, set).ok()?;
        let mut at = 0;
        for (offset, op) in ops {
            if let Some(text) = line.get(at..offset)
                && !text.is_empty()
            {
                write(text, classes.current(), &mut out);
                at = offset;
            }
            match op {
                ScopeStackOp::Push(scope) => classes.push(scope),
                ScopeStackOp::Pop(n) => classes.pop(n),
                ScopeStackOp::Clear(amount) => classes.clear(amount),
                ScopeStackOp::Restore => classes.restore(),
                ScopeStackOp::Noop => {}
            }
        }
        write(line.get(at..).unwrap_or_default(), classes.current(), &mut out);
    }
    end_span(span, &mut out);
    coloured.then_some(out)
}

/// Ends a span before the white space that it took along.
fn end_span(span: Class, out: &mut String) {
    if span != Class::Plain {
        let end = out.trim_end().len();
        out.insert_str(end, "</span>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coloured(lang: &str, code: &str) -> String {
        Highlighter::default().highlight(lang, code).map_or_else(|| "plain".into(), |h| h.to_string())
    }

    #[test]
    fn code_gets_few_spans_and_stays_escaped() {
        for (lang, code, expect) in [
            (
                "C#",
                "if (a < 1) // <b>\n",
                "<span class=\"k\">if</span> (a &lt; <span class=\"n\">1</span>) <span class=\"c\">// &lt;b&gt;</span>\n",
            ),
            (
                "json",
                "{ \"a\": \"b\" }\n",
                "{ <span class=\"v\">\"a\"</span>: <span class=\"s\">\"b\"</span> }\n",
            ),
            ("Output", "if a < 1", "plain"),
            ("nosuch", "x", "plain"),
            ("", "x", "plain"),
        ] {
            assert_eq!(coloured(lang, code), expect);
        }
    }

    #[test]
    fn the_names_of_learn_fences_have_grammars() {
        for lang in [
            "powershell",
            "PowerShell",
            "ps",
            "csharp",
            "C#",
            "cs",
            "cshtml",
            "razor",
            "dotnetcli",
            "azurecli",
            "azurepowershell",
            "cmd",
            "command\u{a0}line",
            "http",
            "js",
            "JavaScript",
            "ts",
            "typescript",
            "tsx",
            "jsx",
            "yaml",
            "yml",
            "jsonc",
            "json",
            "xaml",
            "xml",
            "XML",
            "html",
            "css",
            "sql",
            "bash",
            "sh",
            "cpp",
            "c",
            "vb",
            "fsharp",
            "python",
            "diff",
            "dockerfile",
            "ini",
            "toml",
            "java",
            "go",
            "rust",
            "kusto",
            "markdown",
            "md",
            "php",
            "ruby",
            "swift",
            "graphql",
            "terraform",
            "aspx-csharp",
        ] {
            assert!(find_syntax(lang).is_some(), "{lang}");
        }
    }

    #[test]
    fn what_would_take_long_stays_plain() {
        let long = "x".repeat(MAX_LINE + 1);
        assert_eq!(coloured("cs", &long), "plain");
        assert_eq!(coloured("cs", &"if\n".repeat(MAX_CODE)), "plain");
    }

    #[test]
    fn memory_is_bounded_and_results_do_not_depend_on_it() {
        let small = Highlighter::with_memory(SHARDS * 400);
        for i in 0..200 {
            let code = format!("if (x == {i}) return;\n");
            let first = small.highlight("cs", &code);
            assert_eq!(first, small.highlight("cs", &code));
        }
        for shard in &small.shards {
            assert!(shard.lock().unwrap().bytes <= 600);
        }
    }
}
