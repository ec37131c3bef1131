//! Words: what they are by what stands around them.

use super::super::class::Class;
use super::super::language::{Code, REST, START, Table, Word};
use super::{Heading, KEYWORD, Lexer, VALUE};

/// How far a type's arguments are looked at, in bytes.
const MAX_GENERICS: usize = 200;

impl Lexer<'_, '_> {
    /// Reads a word.
    pub(super) fn word(&mut self, spec: &'static Code, table: &Table) {
        let start = self.at;
        let mut end = start + 1;
        while end < self.end && table.kind(self.bytes[end]) & REST != 0 {
            end += 1;
        }
        // A dash that ends a word is none of it.
        while spec.dashes && end > start + 1 && self.bytes[end - 1] == b'-' {
            end -= 1;
        }
        self.at = end;
        let before = if start > 0 { self.bytes[start - 1] } else { b' ' };
        let member = before == b'.' && !(start > 1 && self.bytes[start - 2] == b'.')
            || spec.dashes && matches!(before, b'\\' | b'/' | b':' | b'-');
        let next = self.after_spaces(end);
        let known = if member { None } else { table.word(&self.bytes[start..end]) };
        let applies = |w: &Word| match w.class {
            _ if w.soft => self.soft_applies(table, end, next),
            Class::Function => self.command_begins(),
            _ => true,
        };
        if let Some(word) = known.filter(applies) {
            self.known_word(word, start, end);
            return;
        }
        let class = self.name(spec, table, start, end, next, member);
        // The dots of a type's name are its own: fewer spans.
        let dotted = class == Class::Type && self.heading == Heading::Type && self.byte(end) == b'.';
        self.spans.colour(class, start, end + usize::from(dotted));
        self.last = VALUE;
        self.heading = match self.heading {
            Heading::Type if matches!(self.byte(end), b'.' | b':') => Heading::Type,
            Heading::Declaration => Heading::Declared,
            Heading::Type | Heading::Function => Heading::None,
            other => other,
        };
    }

    fn known_word(&mut self, word: Word, start: usize, end: usize) {
        self.spans.colour(word.class, start, end);
        self.last = if word.class == Class::Keyword { KEYWORD } else { VALUE };
        if word.before_type {
            self.heading = Heading::Type;
        } else if word.declares {
            self.heading = Heading::Declaration;
        } else if word.before_function {
            self.heading = Heading::Function;
        } else if matches!(self.heading, Heading::Type | Heading::Declaration) {
            self.heading = Heading::None;
        }
    }

    /// A word that is a keyword only at times is one here.
    fn soft_applies(&self, table: &Table, end: usize, next: usize) -> bool {
        let b = self.byte(next);
        match b {
            b'{' => true,
            b'"' | b'\'' | b'*' | b'@' => next > end,
            b';' => matches!(self.last, b'{' | b'}' | b';' | KEYWORD),
            b'=' => self.starts_with(next, "=>"),
            _ => next > end && table.kind(b) & START != 0 || matches!(b, b'\n' | b'\r') && self.last != b'=',
        }
    }

    /// In a language of commands: one may begin here.
    fn command_begins(&self) -> bool {
        matches!(self.last, 0 | b'\n' | b'|' | b';' | b'{' | b'(' | b'=' | b'&' | b'>')
    }

    /// The class of a word that is none of the language's.
    fn name(
        &mut self,
        spec: &'static Code,
        table: &Table,
        start: usize,
        end: usize,
        next: usize,
        member: bool,
    ) -> Class {
        let (first, b) = (self.bytes[start], self.byte(end));
        let arguments = if spec.typed && b == b'<' { self.generics_end(end) } else { 0 };
        let calls = spec.calls && (b == b'(' || arguments > 0 && self.byte(arguments) == b'(');
        if arguments > 0 && (calls || first.is_ascii_uppercase()) {
            self.generics = self.generics.max(arguments);
        }
        match self.heading {
            Heading::Type if b == b'.' && first.is_ascii_lowercase() => return Class::Plain,
            Heading::Type | Heading::Declaration | Heading::Bases => return Class::Type,
            Heading::Function if self.byte(next) != b'.' => return Class::Function,
            _ => {}
        }
        if spec.dashes && self.bytes[start..end].contains(&b'-') {
            let command = first.is_ascii_uppercase() || self.command_begins();
            return if command && is_command(&self.bytes[start..end]) {
                Class::Function
            } else {
                Class::Plain
            };
        }
        if calls {
            return Class::Function;
        }
        if start < self.generics || arguments > 0 && first.is_ascii_uppercase() {
            return Class::Type;
        }
        if spec.typed && !member && self.before_a_name(table, end) {
            return Class::Type;
        }
        // A cast: a name in brackets with another right behind them.
        if spec.typed && b == b')' && self.last == b'(' && table.kind(self.byte(end + 1)) & START != 0 {
            return Class::Type;
        }
        if spec.upper && !member && first.is_ascii_uppercase() && b != b':' {
            let lower = self.bytes[start..end].iter().any(u8::is_ascii_lowercase);
            return match lower || end == start + 1 {
                true => Class::Type,
                false => Class::Number,
            };
        }
        if spec.colon_types && self.last == b':' && first.is_ascii_uppercase() {
            return Class::Type;
        }
        Class::Plain
    }

    /// A name comes behind the word, so that the word is a type: `Name name`, `Name[] name`, `Name? name`.
    fn before_a_name(&self, table: &Table, end: usize) -> bool {
        let mut at = end;
        loop {
            match self.byte(at) {
                b'?' | b'*' | b'&' => at += 1,
                b'[' if self.byte(at + 1) == b']' => at += 2,
                _ => break,
            }
        }
        let mut name = self.after_spaces(at);
        if name == at {
            return false;
        }
        if at == end && matches!(self.byte(name), b'*' | b'&') && table.kind(self.byte(name + 1)) & START != 0
        {
            name += 1;
        }
        if table.kind(self.byte(name)) & START == 0 {
            return false;
        }
        let to = self.run_end(name, |b| table.kind(b) & REST != 0);
        table.word(&self.bytes[name..to]).is_none_or(|w| w.class != Class::Keyword)
    }

    /// The end of `<…>` if that can only be the arguments of a type; 0: it cannot.
    fn generics_end(&self, open: usize) -> usize {
        let mut depth = 0_u32;
        for (n, b) in self.rest(open).iter().take(MAX_GENERICS).enumerate() {
            match b {
                b'<' => depth += 1,
                b'>' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return open + n + 1;
                    }
                }
                b' ' | b',' | b'.' | b'?' | b'[' | b']' | b'*' | b'&' | b'_' | b'|' | b':' => {}
                b if b.is_ascii_alphanumeric() => {}
                _ => return 0,
            }
        }
        0
    }
}

/// `Verb-Noun`, as PowerShell's commands are named.
fn is_command(word: &[u8]) -> bool {
    let mut parts = word.split(|b| *b == b'-');
    let verb = parts.next().unwrap_or_default();
    let noun = parts.next().unwrap_or_default();
    parts.next().is_none()
        && verb.len() > 1
        && verb.iter().all(u8::is_ascii_alphabetic)
        && noun.first().is_some_and(u8::is_ascii_alphabetic)
}
