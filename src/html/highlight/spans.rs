//! Where coloured code goes: the only way by which it gets into HTML.

use memchr::memchr3;

use super::class::Class;

/// Writes code as HTML with few spans: neighbours of one class share one, and white space stays outside.
///
/// Whatever a lexer says, the text comes out whole, in order and escaped: a claim that overlaps an earlier one or
/// splits a character is trimmed.
pub(super) struct Spans<'a, 'o> {
    code: &'a str,
    out: &'o mut String,
    /// All before is written, in bytes of the code.
    done: usize,
    /// The span that may still grow.
    class: Class,
    start: usize,
    end: usize,
    /// The next character that needs escaping, from `done` on.
    special: usize,
}

impl<'a, 'o> Spans<'a, 'o> {
    /// Starts the HTML of `code` at the end of `out`.
    pub fn new(code: &'a str, out: &'o mut String) -> Self {
        out.reserve(code.len() + code.len() / 2);
        let mut spans = Self { code, out, done: 0, class: Class::Plain, start: 0, end: 0, special: 0 };
        spans.find_special();
        spans
    }

    /// Colours `start..end`, in bytes. Claims come in order; what none covers stays plain.
    pub fn colour(&mut self, class: Class, start: usize, end: usize) {
        let bytes = self.code.as_bytes();
        let mut start = start.max(self.end);
        let mut end = end.min(bytes.len());
        while !self.code.is_char_boundary(end) {
            end -= 1;
        }
        while start < end && !self.code.is_char_boundary(start) {
            start += 1;
        }
        while start < end && bytes[end - 1].is_ascii_whitespace() {
            end -= 1;
        }
        while start < end && bytes[start].is_ascii_whitespace() {
            start += 1;
        }
        if start >= end || class == Class::Plain {
            return;
        }
        if class != self.class || !bytes[self.end..start].iter().all(u8::is_ascii_whitespace) {
            self.close();
            self.class = class;
            self.start = start;
        }
        self.end = end;
    }

    /// Writes the rest. False: nothing had a colour.
    pub fn finish(mut self) -> bool {
        let coloured = self.class != Class::Plain;
        self.close();
        self.raw(self.code.len());
        coloured
    }

    fn close(&mut self) {
        if self.class != Class::Plain {
            self.raw(self.start);
            self.out.push_str(self.class.open_tag());
            self.raw(self.end);
            self.out.push_str("</span>");
        }
    }

    /// Writes the code up to `to`.
    fn raw(&mut self, to: usize) {
        while self.special < to {
            self.copy(self.special);
            self.out.push_str(match self.code.as_bytes()[self.special] {
                b'<' => "&lt;",
                b'>' => "&gt;",
                _ => "&amp;",
            });
            self.done = self.special + 1;
            self.find_special();
        }
        self.copy(to);
        self.done = to;
    }

    fn copy(&mut self, to: usize) {
        self.out.push_str(self.code.get(self.done..to).unwrap_or_default());
    }

    fn find_special(&mut self) {
        let rest = &self.code.as_bytes()[self.done..];
        self.special = memchr3(b'<', b'&', b'>', rest).map_or(usize::MAX, |n| self.done + n);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_that_overlap_or_split_characters_are_trimmed() {
        let mut out = String::new();
        let mut spans = Spans::new("a <å> b\n", &mut out);
        for (class, start, end) in [
            (Class::Text, 0, 4),
            (Class::Text, 2, 6),
            (Class::Comment, 4, 5),
            (Class::Comment, 6, 99),
            (Class::Number, 3, 2),
        ] {
            spans.colour(class, start, end);
        }
        assert!(spans.finish());
        assert_eq!(out, "<span class=\"s\">a &lt;å&gt;</span> <span class=\"c\">b</span>\n");
    }

    #[test]
    fn neighbours_of_one_class_share_a_span() {
        let mut out = String::new();
        let mut spans = Spans::new("if new x", &mut out);
        spans.colour(Class::Keyword, 0, 2);
        spans.colour(Class::Keyword, 3, 6);
        spans.finish();
        assert_eq!(out, "<span class=\"k\">if new</span> x");
    }
}
