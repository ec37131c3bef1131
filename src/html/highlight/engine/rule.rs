//! What begins with a character that means something to a language: brackets, sigils, options, directives.

use memchr::memmem;

use super::super::class::Class;
use super::super::language::{Code, Place, REST, START, Table};
use super::{Frame, Heading, KEYWORD, Lexer, Until, VALUE};

impl Lexer<'_, '_> {
    /// What begins with a byte that has a rule of its own. False: it is nothing but that byte.
    pub(super) fn rule(
        &mut self,
        spec: &'static Code,
        table: &Table,
        until: Until,
        depth: &mut u32,
        b: u8,
    ) -> bool {
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
            b'[' => return self.attribute(spec, table),
            b'<' | b'@' if spec.markup.is_some_and(|(_, place)| self.markup_begins(place, start)) => {
                return self.enter_markup(spec, until, *depth);
            }
            // In Razor's code the name behind is code, and `@if` a keyword.
            b'@' if spec.markup.is_some() => return self.token(Class::Keyword, 1, b),
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
        if spec.dashes && self.last != b'`' {
            self.last = b'\n';
        }
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
    fn attribute(&mut self, spec: &Code, table: &Table) -> bool {
        let start = self.at;
        let value = spec.dashes && !matches!(self.last, VALUE | b')');
        if !(matches!(self.last, b'(' | b',' | b']' | b'[' | 0) || value || self.at_line_start(start))
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
            end = self.braces_end(end).unwrap_or(end);
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
        let class = table.word(&self.bytes[start..end]).map_or(class, |w| w.class);
        self.token(class, end - start, VALUE)
    }

    fn markup_begins(&self, place: Place, at: usize) -> bool {
        let next = self.byte(at + 1);
        match place {
            Place::Line => {
                self.bytes[at] == b'@' && matches!(next, b'*' | b':')
                    || self.bytes[at] == b'<'
                        && (next.is_ascii_alphabetic() || matches!(next, b'/' | b'!'))
                        && self.at_line_start(at)
            }
            Place::Value => {
                self.bytes[at] == b'<'
                    && (next.is_ascii_alphabetic() || next == b'>')
                    && !matches!(self.last, VALUE | b')' | b']')
            }
        }
    }
}
