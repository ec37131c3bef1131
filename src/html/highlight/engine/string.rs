//! Strings, and the code in them.

use memchr::{memchr, memchr3};

use super::super::class::Class;
use super::super::language::{Code, Holes, Language, Text};
use super::{Frame, Heading, Lexer, Until, VALUE};

/// How far a variable's name in braces goes, in bytes.
const MAX_NAME: usize = 100;

/// Where reading a string stopped.
enum Stop {
    /// Behind its end.
    Closed(usize),
    /// It has none up to here.
    Unclosed(usize),
    /// At code in it.
    Hole(usize),
}

impl Lexer<'_, '_> {
    /// A string, if one begins here; code in it becomes a frame.
    pub(super) fn string(&mut self, language: &'static Language, spec: &'static Code, b: u8) -> bool {
        let start = self.at;
        for text in spec.texts {
            if text.open.as_bytes()[0] != b || !self.starts_with(start, text.open) {
                continue;
            }
            let mut inner = start + text.open.len();
            let mut fence = 0;
            if text.fenced {
                inner = self.run_end(inner, |b| b == b'"');
                fence = self.bytes[start..inner].iter().filter(|b| **b == b'"').count();
            }
            if text.closed {
                // An apostrophe: no later one of this line is asked again.
                if self.hopeless(start, b) {
                    continue;
                }
                if let Stop::Unclosed(to) = self.scan(text, fence, inner) {
                    *self.unclosed_by(b) = to;
                    continue;
                }
            }
            self.at = inner;
            match self.text_piece(text, fence, start) {
                Some(hole) => {
                    self.frames.push(Frame::Text { language, text, fence });
                    self.frames.push(Frame::Code { language, until: hole, depth: 0 });
                }
                None if spec.keys && self.byte(self.after_spaces(self.at)) == b':' => {
                    self.spans.colour(Class::Variable, start, self.at);
                }
                None => self.spans.colour(Class::Text, start, self.at),
            }
            return true;
        }
        false
    }

    /// Reads on in a string.
    pub(super) fn text(&mut self, language: &'static Language, text: &'static Text, fence: usize) {
        let start = self.at;
        match self.text_piece(text, fence, start) {
            Some(hole) => self.frames.push(Frame::Code { language, until: hole, depth: 0 }),
            None => {
                self.spans.colour(Class::Text, start, self.at);
                self.frames.pop();
            }
        }
    }

    /// Reads a string to its end, whose piece is left uncoloured, or to the code in it.
    fn text_piece(&mut self, text: &Text, fence: usize, start: usize) -> Option<Until> {
        let mut start = start;
        self.last = VALUE;
        loop {
            let at = match self.scan(text, fence, self.at) {
                Stop::Closed(to) | Stop::Unclosed(to) => {
                    if text.holes == Holes::Variables {
                        self.spans.colour(Class::Text, start, to);
                    }
                    self.at = to;
                    return None;
                }
                Stop::Hole(at) => at,
            };
            let (until, len) = match (text.holes, self.byte(at + 1)) {
                (Holes::Dollar, _) => (Until::Close(b'{', b'}'), 2),
                (Holes::Variables, b'(') => (Until::Close(b'(', b')'), 2),
                (Holes::Variables, _) => {
                    let end = self.variable_end(at);
                    if end > at + 1 {
                        self.spans.colour(Class::Text, start, at);
                        self.spans.colour(Class::Variable, at, end);
                        start = end;
                    }
                    self.at = end.max(at + 1);
                    continue;
                }
                _ => (Until::Close(b'{', b'}'), 1),
            };
            self.spans.colour(Class::Text, start, at);
            self.at = at + len;
            self.last = b'{';
            self.heading = Heading::None;
            return Some(until);
        }
    }

    /// The end of `$name`, `${name}`, `$scope:name`.
    pub(super) fn variable_end(&self, at: usize) -> usize {
        let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80;
        if self.byte(at + 1) == b'{' {
            return self.braces_end(at + 1).unwrap_or(at);
        }
        let end = self.run_end(at + 1, word);
        let scoped = end > at + 1 && self.byte(end) == b':' && word(self.byte(end + 1));
        if scoped { self.run_end(end + 1, word) } else { end }
    }

    /// Behind the `}` of `{name}`.
    pub(super) fn braces_end(&self, at: usize) -> Option<usize> {
        let name = self.rest(at).iter().take(MAX_NAME);
        let close = name.take_while(|b| **b != b'\n').position(|b| *b == b'}')?;
        Some(at + close + 1)
    }

    fn scan(&self, text: &Text, fence: usize, from: usize) -> Stop {
        let close = text.close.as_bytes();
        let first = close[0];
        let (escape, hole) = (
            text.escape.unwrap_or(first),
            match text.holes {
                Holes::None => first,
                Holes::Braces => b'{',
                Holes::Dollar | Holes::Variables => b'$',
            },
        );
        let line = if text.lines { first } else { b'\n' };
        let mut at = from;
        // At most four bytes matter, and few come before one of them: a plain loop beats a search.
        while at < self.end {
            let b = self.bytes[at];
            if b != first && b != escape && b != hole && b != line {
                at += 1;
                continue;
            }
            if text.escape == Some(b) {
                at += 2;
            } else if b == first && fence > 0 {
                let to = self.run_end(at, |b| b == first);
                if to - at >= fence {
                    return Stop::Closed(to);
                }
                at = to;
            } else if b == first && self.rest(at).starts_with(close) {
                let to = at + close.len();
                if !(text.doubled && self.byte(to) == first) {
                    return Stop::Closed(to);
                }
                at = to + 1;
            } else if b == b'\n' && !text.lines {
                return Stop::Unclosed(at);
            } else if b == hole && text.holes != Holes::None {
                match (text.holes, self.byte(at + 1)) {
                    (Holes::Braces, b'{') => at += 2,
                    (Holes::Dollar, next) if next != b'{' => at += 1,
                    _ => return Stop::Hole(at),
                }
            } else {
                at += 1;
            }
        }
        Stop::Unclosed(self.end)
    }

    /// `/…/`: a string, where a value may begin and the line has its end.
    pub(super) fn regex(&mut self) -> bool {
        let start = self.at;
        if matches!(self.last, VALUE | b')' | b']') || self.hopeless(start, b'/') {
            return false;
        }
        let mut at = start + 1;
        let mut class = false;
        while at < self.end && self.bytes[at] != b'\n' {
            match self.bytes[at] {
                b'\\' if self.byte(at + 1) != b'\n' => at += 1,
                b'[' => class = true,
                b']' => class = false,
                b'/' if !class => {
                    self.at = self.run_end(at + 1, |b| b.is_ascii_alphabetic());
                    self.spans.colour(Class::Text, start, self.at);
                    self.last = VALUE;
                    return true;
                }
                _ => {}
            }
            at += 1;
        }
        *self.unclosed_by(b'/') = at;
        false
    }

    /// `"…"` or `'…'` of markup and simple languages: the place behind its end, if it has one before `end`.
    pub(in super::super) fn quoted_end(&mut self, at: usize, end: usize, escape: u8) -> Option<usize> {
        let quote = self.byte(at);
        if self.hopeless(at, quote) {
            return None;
        }
        let end = end.min(self.end);
        let mut from = at + 1;
        let to = loop {
            let rest = self.bytes.get(from..end).unwrap_or_default();
            let found = match escape {
                0 => memchr(quote, rest),
                _ => memchr3(quote, escape, b'\n', rest),
            };
            let Some(found) = found.map(|n| from + n) else { break end };
            match self.bytes[found] {
                b if b == quote => return Some(found + 1),
                b if b == escape => from = found + 2,
                _ => break found,
            }
        };
        *self.unclosed_by(quote) = to;
        None
    }
}
