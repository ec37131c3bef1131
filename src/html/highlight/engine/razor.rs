//! Code and markup that take turns: Razor and JSX.

use memchr::memmem;

use super::super::class::Class;
use super::super::language::{Code, Language, Markup, Place};
use super::{Frame, Heading, Lexer, Until, VALUE};

/// Words behind `@` whose line is code.
const LINES: &str = " page model using inject inherits layout namespace implements attribute addTagHelper \
                     removeTagHelper tagHelperPrefix typeparam rendermode preservewhitespace ";
/// Words behind `@` that have a block.
const BLOCKS: &str = " code functions section helper ";
/// Words behind `@` that begin a statement.
const STATEMENTS: &str = " if for foreach while switch lock try do using ";
/// How far an expression without brackets around it is looked at, in bytes.
const MAX_EXPRESSION: usize = 500;

impl Lexer<'_, '_> {
    /// What `@` in markup begins. True: the frames changed. False: it may have moved on.
    pub(super) fn transition(&mut self, spec: &Markup, statements: bool) -> bool {
        let start = self.at;
        let Some(language) = spec.at else { return false };
        match self.byte(start + 1) {
            b'@' => {
                self.at += 2;
                false
            }
            _ if start > 0 && self.bytes[start - 1].is_ascii_alphanumeric() => false,
            b'*' => {
                let found = memmem::find(self.rest(start + 2), b"*@");
                self.at = found.map_or(self.end, |n| start + n + 4);
                self.spans.colour(Class::Comment, start, self.at);
                false
            }
            open @ (b'{' | b'(') if statements || open == b'(' => {
                let close = if open == b'{' { b'}' } else { b')' };
                self.spans.colour(Class::Keyword, start, start + 1);
                self.at += 2;
                self.code_in_markup(language, Until::Close(open, close));
                true
            }
            b if b.is_ascii_alphabetic() || b == b'_' => self.named(language, statements),
            _ => false,
        }
    }

    fn code_in_markup(&mut self, language: &'static Language, until: Until) {
        self.last = b'{';
        self.heading = Heading::None;
        self.frames.push(Frame::Code { language, until, depth: 0 });
    }

    /// `@word`.
    fn named(&mut self, language: &'static Language, statements: bool) -> bool {
        let start = self.at;
        let end = self.run_end(start + 1, |b| b.is_ascii_alphanumeric() || b == b'_');
        let word = std::str::from_utf8(&self.bytes[start + 1..end]).unwrap_or_default();
        let is = |list: &str| list.split_ascii_whitespace().any(|w| w == word);
        let next = self.run_end(end, |b| b.is_ascii_whitespace());
        if statements && is(STATEMENTS) && (word != "using" || self.byte(next) == b'(') {
            self.spans.colour(Class::Keyword, start, end);
            self.at = end;
            self.code_in_markup(language, Until::Statement);
            return true;
        }
        if statements && is(BLOCKS) {
            // A section has a name before its block.
            let name = self.run_end(next, |b| b.is_ascii_alphanumeric() || b == b'_');
            let brace = self.run_end(name, |b| b.is_ascii_whitespace());
            if self.byte(brace) == b'{' {
                self.spans.colour(Class::Keyword, start, end);
                self.spans.colour(Class::Function, next, name);
                self.at = brace + 1;
                self.code_in_markup(language, Until::Close(b'{', b'}'));
                return true;
            }
        }
        if statements && is(LINES) && !matches!(self.byte(end), b'.' | b'(' | b'[') {
            self.spans.colour(Class::Keyword, start, end);
            self.at = end;
            let line_end = self.line_end(end);
            self.enter_until(line_end, language);
            if matches!(word, "model" | "inherits" | "implements" | "layout" | "typeparam") {
                self.heading = Heading::Type;
            }
            return true;
        }
        self.spans.colour(Class::Keyword, start, start + 1);
        self.at = start + 1;
        let to = self.expression_end(end);
        self.enter_until(to, language);
        true
    }

    /// The end of `name.name(…)[…]`, from the end of its first name on.
    fn expression_end(&mut self, from: usize) -> usize {
        let mut end = from;
        let limit = self.end.min(from + MAX_EXPRESSION);
        let word = |b: u8| b.is_ascii_alphabetic() || b == b'_' || b >= 0x80;
        loop {
            let (b, next) = (self.byte(end), self.byte(end + 1));
            match b {
                b'(' | b'[' if !self.hopeless(end, b) => {
                    let mut depth = 0_usize;
                    let close = self.bytes[end..limit].iter().position(|b| {
                        match b {
                            b'(' | b'[' => depth += 1,
                            b')' | b']' => depth -= 1,
                            _ => {}
                        }
                        depth == 0
                    });
                    let Some(len) = close else {
                        *self.unclosed_by(b) = limit;
                        return end;
                    };
                    end += len + 1;
                }
                b'.' if word(next) => end = self.run_end(end + 1, |b| word(b) || b.is_ascii_digit()),
                b'?' if next == b'.' && word(self.byte(end + 2)) => end += 1,
                b'!' if next == b'.' => end += 1,
                _ => return end,
            }
            if end >= limit {
                return end.min(self.end);
            }
        }
    }

    /// Behind the block of a statement its next clause comes.
    pub(super) fn statement_goes_on(&self, at: usize) -> bool {
        let next = self.run_end(at, |b| b.is_ascii_whitespace());
        let end = self.run_end(next, |b| b.is_ascii_alphabetic());
        matches!(&self.bytes[next..end], b"else" | b"catch" | b"finally" | b"while")
    }

    /// Markup in code. True: the frames changed.
    pub(super) fn enter_markup(&mut self, spec: &'static Code, until: Until, depth: u32) -> bool {
        let Some((language, place)) = spec.markup else { return false };
        let start = self.at;
        if self.bytes[start] == b'@' {
            if self.byte(start + 1) == b':' {
                self.spans.colour(Class::Keyword, start, start + 2);
                self.at += 2;
                let line_end = self.line_end(start);
                self.enter_until(line_end, language);
            } else {
                let found = memmem::find(self.rest(start + 2), b"*@");
                self.at = found.map_or(self.end, |n| start + n + 4);
                self.spans.colour(Class::Comment, start, self.at);
            }
            return true;
        }
        if until == Until::Statement && depth == 0 {
            // A statement without its block.
            self.frames.pop();
            return true;
        }
        self.last = if place == Place::Value { VALUE } else { b';' };
        self.frames.push(Frame::Markup { language, within: true, depth: 0 });
        true
    }
}
