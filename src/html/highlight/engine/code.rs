//! Code of words, numbers, strings and comments.

use memchr::memmem;

use super::super::class::Class;
use super::super::language::{Code, DIGIT, Language, OPEN, RULE, SPACE, START, Shape};
use super::{Frame, Lexer, Until, VALUE, number_len};

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
}
