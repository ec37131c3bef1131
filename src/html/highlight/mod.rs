//! Colours for code: a handful of classes, few spans.
//!
//! Nearly every fence is read by the lexer here, driven by data, in one pass; what pages seldom name goes to
//! syntect's grammars.
//!
//! Own code stands beside the library because colouring was three quarters of a build's time: on the fences of real
//! pages syntect reads 0.3–2 MB/s of what they hold most (C#, JavaScript, HTML; 6 MB/s of XML), the lexer 100–300,
//! which is two orders of magnitude, and it needs no grammars in memory. It knows less (it parses nothing, it looks
//! at a word's neighbours), and for Razor, Kusto and Visual Basic, which have no grammar there, more.
//! At that speed a cache of what was coloured costs more than it saves; only the grammars have one.

mod class;
mod engine;
mod grammar;
mod language;
mod languages;
mod memory;
mod spans;
#[cfg(test)]
mod tests;

use grammar::Grammars;

/// Names longer than this, in bytes, name no language.
const MAX_NAME: usize = 40;

/// Colours code. Share one between the threads of a build: what is dear it does once.
#[derive(Debug)]
pub struct Highlighter {
    grammars: Grammars,
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
        Self { grammars: Grammars::with_memory(bytes) }
    }

    /// What the grammars have coloured, for [`Highlighter::recall`]; `None`: nothing that was not recalled.
    pub fn remembered(&self) -> Option<Vec<u8>> {
        Some(memory::write(&self.grammars.fresh()?))
    }

    /// Takes in what an earlier highlighter remembered. False: the bytes are damaged or of another version.
    pub fn recall(&self, bytes: &[u8]) -> bool {
        let Some(records) = memory::read(bytes) else { return false };
        records.into_iter().for_each(|record| self.grammars.put(record, false));
        true
    }

    /// Appends the code as HTML, escaped, with `<span class="k">` around what has a colour. False: nothing was
    /// written, the code is to be shown plain (no such language, too long for a grammar, or nothing to colour).
    pub fn highlight(&self, lang: &str, code: &str, out: &mut String) -> bool {
        if lang.is_empty() || lang.len() > MAX_NAME {
            return false;
        }
        let name = lang.to_lowercase();
        let start = out.len();
        let coloured = match languages::find(&name) {
            Some(language) => engine::run(language, code, out),
            None => self.grammars.highlight(&name, code, out),
        };
        if !coloured {
            out.truncate(start);
        }
        coloured
    }
}
