//! Code of words, numbers, strings and comments.

use memchr::memmem;

use super::super::class::Class;
use super::super::language::{
    Code, DIGIT, Language, OPEN, Place, REST, RULE, SPACE, START, Shape, Table, Word,
};
use super::{Frame, Heading, KEYWORD, Lexer, Until, VALUE, number_len};

/// How far a type's arguments are looked at, in bytes.
const MAX_GENERICS: usize = 200;

impl Lexer<'_, '_> {
    /// Reads code until its frame ends or another begins.
    pub(super) fn code(&mut self, language: &'static Language, until: Until, depth: u32) {
        let Shape::Code(spec) = &language.shape else {
            self.frames.pop();
            return;
        };
        let table = language.table();
        let (frames, limits) = (self.frames.len(), self.limits.len());
        let mut depth = depth;
        if let Some(line_start) = spec.line_start
            && (self.at == 0 || self.bytes[self.at - 1] == b'\n')
        {
            line_start(self);
        }
        while self.at < self.end {
            let b = self.bytes[self.at];
            let kind = table.kind(b);
            if kind & SPACE != 0 {
                self.at += 1;
                continue;
            }
            if kind & OPEN != 0 && self.opened(language, spec, b) {
                if self.frames.len() != frames {
                    break;
                }
                continue;
            }
            if kind & START != 0 {
                self.word(spec, table);
            } else if kind & DIGIT != 0 {
                self.number();
            } else if kind & RULE != 0 {
                if !self.rule(spec, table, until, &mut depth, b) {
                    self.last = b;
                    self.at += 1;
                }
                if self.frames.len() != frames || self.limits.len() != limits {
                    break;
                }
            } else {
                self.last = b;
                self.at += 1;
            }
        }
        if let Some(Frame::Code { depth: kept, .. }) = self.frames.get_mut(frames - 1) {
            *kept = depth;
        }
    }

    /// A comment or string, if one begins here. Strings become a frame.
    fn opened(&mut self, language: &'static Language, spec: &'static Code, b: u8) -> bool {
        let start = self.at;
        for open in spec.line_comments {
            if open.as_bytes()[0] == b && self.starts_with(start, open) && self.may_comment(spec, start) {
                self.at = self.line_end(start);
                self.spans.colour(Class::Comment, start, self.at);
                return true;
            }
        }
        for (open, close) in spec.block_comments {
            if open.as_bytes()[0] == b && self.starts_with(start, open) {
                let inner = start + open.len();
                let found = memmem::find(self.rest(inner), close.as_bytes());
                self.at = found.map_or(self.end, |n| inner + n + close.len());
                self.comment(start, self.at, spec.doc_tags && self.starts_with(start, "/**"));
                return true;
            }
        }
        self.string(language, spec, b)
    }

    fn may_comment(&self, spec: &Code, at: usize) -> bool {
        !spec.spaced_comments
            || at == 0
            || matches!(self.bytes[at - 1], b' ' | b'\t' | b'\n' | b'\r' | b';' | b'(' | b')' | b'{' | b'}')
    }

    fn comment(&mut self, start: usize, end: usize, tags: bool) {
        let mut done = start;
        if tags {
            for at in memchr::memchr_iter(b'@', &self.bytes[start..end]) {
                let at = start + at;
                let to = self.run_end(at + 1, |b| b.is_ascii_alphanumeric()).min(end);
                if to > at + 1 && matches!(self.bytes[at - 1], b' ' | b'\t' | b'*' | b'{') {
                    self.spans.colour(Class::Comment, done, at);
                    self.spans.colour(Class::Keyword, at, to);
                    done = to;
                }
            }
        }
        self.spans.colour(Class::Comment, done, end);
    }

    pub(super) fn number(&mut self) {
        let start = self.at;
        self.at += number_len(self.rest(start)).max(1);
        self.spans.colour(Class::Number, start, self.at);
        self.last = VALUE;
    }

    fn word(&mut self, spec: &'static Code, table: &Table) {
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
        if let Some(word) = known.filter(|w| !w.soft || self.soft_applies(table, end, next)) {
            self.known_word(word, start, end);
            return;
        }
        let class = self.name(spec, table, start, end, next, member);
        self.spans.colour(class, start, end);
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
            return if is_command(&self.bytes[start..end]) { Class::Function } else { Class::Plain };
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
        table.word(&self.bytes[name..to]).is_none_or(|w| w.soft || w.class != Class::Keyword)
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

    /// What begins with a byte that has a rule of its own. False: it is nothing but that byte.
    fn rule(&mut self, spec: &'static Code, table: &Table, until: Until, depth: &mut u32, b: u8) -> bool {
        let start = self.at;
        match b {
            b'\n' => return self.line_break(spec, until),
            b'{' | b'}' | b'(' | b')' => {
                self.heading = Heading::None;
                return self.bracket(until, depth, b);
            }
            b';' => self.heading = Heading::None,
            b':' if self.heading == Heading::Declared => self.heading = Heading::Bases,
            b':' | b',' => {}
            b'=' if self.starts_with(start, "=>") => return self.token(Class::Keyword, 2, b'>'),
            b'=' => {}
            b'-' if spec.arrows && self.starts_with(start, "->") => {
                return self.token(Class::Keyword, 2, b'.');
            }
            b'-' if spec.dashes => return self.option(table),
            b'#' if spec.directives && self.at_line_start(start) => return self.directive(),
            b'/' => return self.regex(),
            b'[' => return self.attribute(table),
            b'<' | b'@' if spec.markup.is_some_and(|(_, place)| self.markup_begins(place, start)) => {
                return self.enter_markup(spec, until, *depth);
            }
            _ => {
                if let Some((_, class)) = spec.sigils.iter().find(|(sigil, _)| *sigil == b) {
                    return self.sigil(*class, table);
                }
            }
        }
        false
    }

    fn token(&mut self, class: Class, len: usize, last: u8) -> bool {
        self.spans.colour(class, self.at, self.at + len);
        self.at += len;
        self.last = last;
        true
    }

    fn line_break(&mut self, spec: &Code, until: Until) -> bool {
        self.at += 1;
        if self.heading != Heading::Bases {
            self.heading = Heading::None;
        }
        // Code in a string of one line ends with the line, and so does the string.
        let mut inner = until;
        while matches!(inner, Until::Close(..)) {
            let below = self.frames.len().checked_sub(2).and_then(|n| self.frames.get(n));
            let Some(Frame::Text { text, .. }) = below else { break };
            if text.lines {
                break;
            }
            self.frames.truncate(self.frames.len() - 2);
            inner = match self.frames.last() {
                Some(Frame::Code { until, .. }) => *until,
                _ => Until::End,
            };
        }
        if let Some(line_start) = spec.line_start {
            line_start(self);
        }
        true
    }

    /// Counts the brackets within; ends the frame at the one that closes it.
    fn bracket(&mut self, until: Until, depth: &mut u32, b: u8) -> bool {
        match until {
            Until::End => {}
            Until::Close(open, _) if b == open => *depth += 1,
            Until::Close(_, close) if b == close => {
                if *depth == 0 {
                    self.at += 1;
                    self.last = VALUE;
                    self.frames.pop();
                    return true;
                }
                *depth -= 1;
            }
            Until::Statement if b == b'{' => *depth += 1,
            Until::Statement if b == b'}' => {
                *depth = depth.saturating_sub(1);
                if *depth == 0 && !self.statement_goes_on(self.at + 1) {
                    self.at += 1;
                    self.frames.pop();
                    return true;
                }
            }
            Until::Close(..) | Until::Statement => {}
        }
        false
    }

    /// `-Name`: an operator or an option.
    fn option(&mut self, table: &Table) -> bool {
        let start = self.at;
        let spaced =
            start == 0 || !matches!(self.bytes[start - 1], b'-' | b'.' | b'/' | b'\\') && self.last != b'.';
        let from = if self.byte(start + 1) == b'-' { start + 2 } else { start + 1 };
        if !spaced || !self.byte(from).is_ascii_alphabetic() {
            return false;
        }
        let end = self.run_end(from, |b| table.kind(b) & REST != 0);
        let word = table.word(&self.bytes[start..end]);
        self.spans.colour(word.map_or(Class::Variable, |w| w.class), start, end);
        self.at = end;
        self.last = if word.is_some() { KEYWORD } else { VALUE };
        true
    }

    /// `#include <x>`: to the end of the line, and of the next where a `\` says so.
    fn directive(&mut self) -> bool {
        let start = self.at;
        loop {
            let end = self.line_end(self.at);
            let line = self.bytes[self.at..end].trim_ascii_end();
            let comment = memmem::find(line, b"//").map(|n| self.at + n);
            self.at = comment.unwrap_or(end);
            if comment.is_some() || !line.ends_with(b"\\") || end == self.end {
                break;
            }
            self.at = end + 1;
        }
        self.spans.colour(Class::Meta, start, self.at);
        true
    }

    /// `[Name`: an attribute or a type.
    fn attribute(&mut self, table: &Table) -> bool {
        let start = self.at;
        if !(matches!(self.last, b'(' | b',' | b']' | b'[' | 0) || self.at_line_start(start))
            || !self.byte(start + 1).is_ascii_alphabetic()
        {
            return false;
        }
        let to = self.run_end(start + 1, |b| table.kind(b) & REST != 0 || b == b'.');
        if !matches!(self.byte(to), b']' | b'(' | b',' | b'[' | b':') {
            return false;
        }
        self.spans.colour(Class::Type, start + 1, to);
        self.at = to;
        self.last = VALUE;
        true
    }

    /// `$name`, `${name}`, `@name`.
    fn sigil(&mut self, class: Class, table: &Table) -> bool {
        let start = self.at;
        let word = |b: u8| table.kind(b) & REST != 0 && b != b'-';
        let mut end = start + 1;
        if self.byte(end) == b'{' && class == Class::Variable {
            let close = self.run_end(end, |b| b != b'}' && b != b'\n');
            end = if self.byte(close) == b'}' { close + 1 } else { end };
        } else {
            end = self.run_end(end, |b| b == self.bytes[start]);
            end = self.run_end(end, word);
            while matches!(self.byte(end), b'.' | b':')
                && (self.byte(end) == b':') == (class == Class::Variable)
                && table.kind(self.byte(end + 1)) & START != 0
            {
                end = self.run_end(end + 1, word);
            }
            if end == start + 1 && class == Class::Variable && matches!(self.byte(end), b'?' | b'^') {
                end += 1;
            }
        }
        if end == start + 1 {
            return false;
        }
        self.token(class, end - start, VALUE)
    }

    fn markup_begins(&self, place: Place, at: usize) -> bool {
        let next = self.byte(at + 1);
        match place {
            Place::Line => {
                self.bytes[at] == b'@' && matches!(next, b'*' | b':')
                    || (next.is_ascii_alphabetic() || matches!(next, b'/' | b'!')) && self.at_line_start(at)
            }
            Place::Value => {
                self.bytes[at] == b'<'
                    && (next.is_ascii_alphabetic() || next == b'>')
                    && !matches!(self.last, VALUE | b')' | b']')
            }
        }
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
