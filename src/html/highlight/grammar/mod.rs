//! The languages that pages seldom name: by syntect's grammars, loaded when the first such fence comes, each piece
//! of code done once.

mod scopes;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use memchr::memchr_iter;
use rustc_hash::FxHashMap;
use syntect::parsing::{ParseState, ScopeStackOp, SyntaxReference, SyntaxSet};

use super::memory::Record;
use super::spans::Spans;
use scopes::Classes;

/// Longer code stays plain, in bytes: grammars read half a megabyte a second.
pub(super) const MAX_CODE: usize = 256 * 1024;
/// Code with a longer line (minified, data) stays plain, in bytes.
pub(super) const MAX_LINE: usize = 10_000;
const SHARDS: usize = 16;

/// What the grammars have coloured, for all threads of a build.
#[derive(Debug)]
pub(super) struct Grammars {
    shards: Box<[Mutex<Shard>]>,
    shard_bytes: usize,
    /// Whether anything was coloured that was not known.
    fresh: AtomicBool,
}

#[derive(Debug, Default)]
struct Shard {
    done: FxHashMap<[u8; 16], Done>,
    bytes: usize,
}

#[derive(Debug)]
struct Done {
    /// Empty: shown plain.
    html: Arc<str>,
    /// Whether this build has asked for it.
    used: bool,
}

impl Grammars {
    /// Remembers up to about `bytes` of results.
    pub fn with_memory(bytes: usize) -> Self {
        let shards = (0..SHARDS).map(|_| Mutex::default()).collect();
        Self { shards, shard_bytes: bytes / SHARDS, fresh: AtomicBool::new(false) }
    }

    /// Appends `code` as HTML. False: nothing was written.
    pub fn highlight(&self, name: &str, code: &str, out: &mut String) -> bool {
        if code.len() > MAX_CODE || has_long_line(code) {
            return false;
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update(name.as_bytes()).update(&[0]).update(code.as_bytes());
        let mut key = [0; 16];
        hasher.finalize_xof().fill(&mut key);
        let html = self.known(key).unwrap_or_else(|| {
            // Two threads may do the same code at once: both get the same result.
            let html = find_syntax(name).and_then(|syntax| colour(syntax, code)).unwrap_or_default();
            let html: Arc<str> = html.into();
            self.fresh.store(true, Ordering::Relaxed);
            self.put((key, html.clone()), true);
            html
        });
        out.push_str(&html);
        !html.is_empty()
    }

    fn shard(&self, key: [u8; 16]) -> &Mutex<Shard> {
        &self.shards[usize::from(key[0]) % self.shards.len()]
    }

    fn known(&self, key: [u8; 16]) -> Option<Arc<str>> {
        let mut shard = self.shard(key).lock().ok()?;
        let done = shard.done.get_mut(&key)?;
        done.used = true;
        Some(done.html.clone())
    }

    /// Remembers a result.
    pub fn put(&self, (key, html): Record, used: bool) {
        if let Ok(mut shard) = self.shard(key).lock() {
            let cost = html.len() + 64;
            if shard.bytes + cost > self.shard_bytes {
                *shard = Shard::default();
            }
            shard.bytes += cost;
            shard.done.insert(key, Done { html, used });
        }
    }

    /// All results that were asked for, by key; `None`: all of them were known.
    pub fn fresh(&self) -> Option<Vec<Record>> {
        if !self.fresh.load(Ordering::Relaxed) {
            return None;
        }
        let mut all = vec![];
        for shard in self.shards.iter().filter_map(|s| s.lock().ok()) {
            all.extend(shard.done.iter().filter(|(_, d)| d.used).map(|(key, d)| (*key, d.html.clone())));
        }
        all.sort();
        Some(all)
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

/// The grammar of a language by its lower-case name.
fn find_syntax(name: &str) -> Option<&'static SyntaxReference> {
    static BY_NAME: OnceLock<FxHashMap<String, usize>> = OnceLock::new();
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
    let name = match name {
        "fsharp" | "fs" => "f#",
        "docker" => "dockerfile",
        "tf" | "hcl" => "terraform",
        "objc" | "objectivec" => "objective-c",
        other => other,
    };
    by_name.get(name).and_then(|&i| syntaxes().syntaxes().get(i))
}

/// The code with its spans; `None`: nothing has a colour, or the grammar fails.
fn colour(syntax: &SyntaxReference, code: &str) -> Option<String> {
    let set = syntaxes();
    let mut state = ParseState::new(syntax);
    let mut classes = Classes::default();
    let mut out = String::new();
    let mut spans = Spans::new(code, &mut out);
    let mut start = 0;
    for line in code.split_inclusive('\n') {
        let ops = state.parse_line(line, set).ok()?;
        let mut at = 0;
        for (offset, op) in ops {
            if offset > at {
                spans.colour(classes.current(), start + at, start + offset);
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
        spans.colour(classes.current(), start + at, start + line.len());
        start += line.len();
    }
    spans.finish().then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_without_a_lexer_have_grammars() {
        for name in
            ["fsharp", "f#", "rust", "php", "ruby", "swift", "kotlin", "graphql", "terraform", "dockerfile"]
        {
            assert!(find_syntax(name).is_some(), "{name}");
        }
    }

    #[test]
    fn memory_is_bounded_and_results_do_not_depend_on_it() {
        let small = Grammars::with_memory(SHARDS * 400);
        for i in 0..100 {
            let code = format!("if x == {i} {{ return; }}\n");
            let (mut first, mut second) = (String::new(), String::new());
            assert!(small.highlight("rust", &code, &mut first));
            small.highlight("rust", &code, &mut second);
            assert_eq!(first, second);
        }
        for shard in &small.shards {
            assert!(shard.lock().unwrap().bytes <= 600);
        }
    }
}
