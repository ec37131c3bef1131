//! Command lines.

use memchr::memmem;

use super::super::class::Class;
use super::super::language::{Language, Shape, Shell, Word};
use super::{Lexer, number_len};

impl Lexer<'_, '_> {
    /// Reads a line.
    pub(super) fn shell_line(&mut self, language: &'static Language) {
        let Shape::Shell(spec) = &language.shape else {
            self.frames.pop();
            return;
        };
        let first = self.run_end(self.at, |b| b.is_ascii_whitespace());
        let prompt = self.prompt_end(first);
        let begins = self.command;
        self.at = prompt;
        if spec.output && prompt == first && begins && !self.known_command(language) {
            self.at = (self.line_end(first) + 1).min(self.end);
            return;
        }
        while self.at < self.end {
            let b = self.bytes[self.at];
            match b {
                b'\n' => {
                    self.at += 1;
                    self.command = true;
                    return;
                }
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'\\' | b'^' | b'`' if matches!(self.byte(self.at + 1), b'\n' | b'\r') => {
                    self.at = (self.line_end(self.at) + 1).min(self.end);
                    self.command = false;
                    if spec.output {
                        return;
                    }
                }
                b'#' if !spec.dos && self.separate() => self.shell_comment(),
                b':' if spec.dos && self.command && self.byte(self.at + 1) == b':' => self.shell_comment(),
                b'|' | b';' | b'&' | b'(' | b')' | b'`' => {
                    self.at += 1;
                    self.command = b != b')';
                }
                b'<' if self.starts_with(self.at, "<<") && !spec.dos => self.here_document(),
                b'<' | b'>' => self.at += 1,
                b'"' | b'\'' if self.separate() => self.shell_quoted(spec),
                _ => self.shell_word(language, spec),
            }
        }
        self.command = true;
    }

    /// Behind `$ `, `name@host:~$ `, `PS C:\> `, `C:\x>` at the start of a line.
    fn prompt_end(&self, at: usize) -> usize {
        let line_end = self.line_end(at);
        let line = &self.bytes[at..line_end.min(at + 200)];
        let is = |p: &[u8]| line.starts_with(p);
        let found = if is(b"$ ") || is(b"> ") {
            Some(2)
        } else if is(b"PS ") || is(b"PS>") || line.get(1..3) == Some(b":\\") {
            let len = memchr::memchr(b'>', line).map(|n| n + 1);
            len.filter(|len| !line[..*len].contains(&b'"'))
        } else {
            let len = memmem::find(line, b"$ ").or_else(|| memmem::find(line, b"# ")).map(|n| n + 2);
            len.filter(|len| {
                let prompt = &line[..*len - 2];
                prompt.contains(&b'@')
                    && !prompt.iter().any(|b| matches!(b, b' ' | b'"' | b'\'' | b'$' | b'='))
            })
        };
        found.map_or(at, |len| at + len)
    }

    fn known_command(&self, language: &'static Language) -> bool {
        let end = self.run_end(self.at, |b| !b.is_ascii_whitespace());
        self.byte(end.saturating_sub(1)) != b':'
            && language.table().word(&self.bytes[self.at..end]).is_some_and(|w| w.class != Class::Plain)
    }

    /// Nothing of a word stands right before.
    fn separate(&self) -> bool {
        let at = self.at;
        at == 0 || !self.bytes[at - 1].is_ascii_alphanumeric()
    }

    fn shell_comment(&mut self) {
        let start = self.at;
        self.at = self.line_end(start);
        self.spans.colour(Class::Comment, start, self.at);
    }

    /// A string, if it is closed.
    fn shell_quoted(&mut self, spec: &Shell) {
        let start = self.at;
        let quote = self.bytes[start];
        self.command = false;
        if self.hopeless(start, quote) {
            self.at += 1;
            return;
        }
        let one_line = spec.dos || spec.output;
        let mut end = start + 1;
        while end < self.end && self.bytes[end] != quote && !(one_line && self.bytes[end] == b'\n') {
            end += if self.bytes[end] == b'\\' && quote == b'"' && !spec.dos { 2 } else { 1 };
        }
        if self.byte(end) != quote {
            *self.unclosed_by(quote) = end;
            self.at += 1;
            return;
        }
        self.at = end + 1;
        let mut done = start;
        let mut at = start;
        while quote == b'"' && at < end {
            let to = self.shell_variable(spec, at).min(end);
            if to > at {
                self.spans.colour(Class::Text, done, at);
                self.spans.colour(Class::Variable, at, to);
                done = to;
            }
            at = to.max(at + 1);
        }
        self.spans.colour(Class::Text, done, self.at);
    }

    /// The end of the variable at a place; the place: there is none.
    fn shell_variable(&self, spec: &Shell, at: usize) -> usize {
        match self.bytes[at] {
            b'$' if !spec.dos => {
                let end = self.variable_end(at);
                match self.byte(at + 1) {
                    b'?' | b'@' | b'#' | b'!' | b'*' if end <= at + 1 => at + 2,
                    _ if end > at + 1 => end,
                    _ => at,
                }
            }
            b'%' if spec.dos => {
                let word = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'~' | b'(' | b')');
                let name = if self.byte(at + 1) == b'%' { at + 2 } else { at + 1 };
                let end = self.run_end(name, word);
                match self.byte(end) {
                    _ if name == at + 1 && self.byte(name) == b'~' => end,
                    b'%' if name == at + 1 && end > name => end + 1,
                    _ if name == at + 2 && end > name => name + 1,
                    _ if self.byte(name).is_ascii_digit() => name + 1,
                    _ => at,
                }
            }
            _ => at,
        }
    }

    fn shell_word(&mut self, language: &'static Language, spec: &Shell) {
        let start = self.at;
        let variable = self.shell_variable(spec, start);
        if variable > start {
            self.spans.colour(Class::Variable, start, variable);
            self.at = variable;
            self.command = false;
            return;
        }
        let ends = |b: u8| {
            b.is_ascii_whitespace()
                || matches!(b, b'|' | b';' | b'&' | b'(' | b')' | b'<' | b'>' | b'"' | b'`')
                || b == b'$' && !spec.dos
                || b == b'%' && spec.dos
                || b == b'\''
        };
        let end = self.run_end(start + 1, |b| !ends(b));
        let word = &self.bytes[start..end];
        self.at = end;
        let command = std::mem::replace(&mut self.command, false);
        let known = language.table().word(word);
        if word[0] == b'-' && word.len() > 1 {
            let name = word.iter().position(|b| matches!(b, b'=' | b':')).unwrap_or(word.len());
            self.spans.colour(Class::Variable, start, start + name);
            return;
        }
        if spec.dos && word[0] == b'/' && word.len() <= 12 && word[1..].iter().all(u8::is_ascii_alphanumeric)
        {
            self.spans.colour(Class::Variable, start, end);
            return;
        }
        if !command {
            if number_len(word) == word.len() && word.iter().all(|b| b.is_ascii_digit() || *b == b'.') {
                self.spans.colour(Class::Number, start, end);
            } else if let Some(known) = known.filter(|w| w.class == Class::Keyword && is_joint(word)) {
                self.spans.colour(known.class, start, end);
                self.command = true;
            }
            return;
        }
        if spec.dos && word.eq_ignore_ascii_case(b"rem") {
            self.at = start;
            self.shell_comment();
        } else if spec.dos && word[0] == b':' {
            self.spans.colour(Class::Meta, start, end);
        } else if let Some(known) = known.or_else(|| silent_command(language, word)) {
            self.spans.colour(known.class, start, end);
            self.command = known.class == Class::Keyword && !takes_words(word) || word == b"sudo";
        } else if let Some(name) = assignment(word) {
            self.spans.colour(Class::Variable, start, start + name);
            self.command = start + name + 1 == end && self.byte(end) == b' ' || end > start + name + 1;
        } else if is_program(word) {
            self.spans.colour(Class::Function, start, end);
        }
    }

    /// `<<END`: text up to the line that is `END`.
    fn here_document(&mut self) {
        let start = self.at;
        let name = self.run_end(start + 2, |b| matches!(b, b'-' | b'\'' | b'"' | b' '));
        let to = self.run_end(name, |b| b.is_ascii_alphanumeric() || b == b'_');
        self.at = start + 2;
        if to == name || self.hopeless(start, b'<') {
            return;
        }
        let tag = &self.bytes[name..to];
        let body = self.line_end(to);
        let mut line = body + 1;
        while line < self.end {
            let end = self.line_end(line);
            if self.bytes[line..end].trim_ascii() == tag {
                self.at = end;
                self.spans.colour(Class::Text, body, end);
                return;
            }
            line = end + 1;
        }
        *self.unclosed_by(b'<') = self.end;
    }
}

/// `@echo`: a command that is not shown.
fn silent_command(language: &'static Language, word: &[u8]) -> Option<Word> {
    word.strip_prefix(b"@").and_then(|word| language.table().word(word))
}

/// The length of the name in `name=value`.
fn assignment(word: &[u8]) -> Option<usize> {
    let at = memchr::memchr(b'=', word)?;
    let name = &word[..at];
    (!name.is_empty() && name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'_')).then_some(at)
}

/// Could be a program's name, and not the first word of a sentence.
fn is_program(word: &[u8]) -> bool {
    word.iter().all(|b| {
        b.is_ascii_lowercase()
            || b.is_ascii_digit()
            || matches!(b, b'.' | b'/' | b'_' | b'-' | b'~' | b'+' | b'\\')
    }) && word.iter().any(u8::is_ascii_alphabetic)
        || matches!(word[0], b'.' | b'~') && word.contains(&b'/')
        || word.to_ascii_lowercase().ends_with(b".exe")
}

/// Keywords in the middle of a line, behind which a command comes.
fn is_joint(word: &[u8]) -> bool {
    matches!(word, b"do" | b"then" | b"else" | b"in")
}

/// Keywords behind which words come, no command.
fn takes_words(word: &[u8]) -> bool {
    [
        &b"for"[..],
        b"case",
        b"function",
        b"select",
        b"goto",
        b"call",
        b"export",
        b"set",
        b"setx",
        b"in",
        b"local",
        b"unset",
    ]
    .iter()
    .any(|w| word.eq_ignore_ascii_case(w))
}
