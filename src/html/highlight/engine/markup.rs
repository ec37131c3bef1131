//! Markup: tags, attributes, references, comments.

use memchr::memmem;

use super::super::class::Class;
use super::super::language::{Language, Markup, Shape};
use super::{Frame, Lexer, Until};

/// Elements without content.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

impl Lexer<'_, '_> {
    /// Reads content until its frame ends or another begins.
    pub(super) fn markup(&mut self, language: &'static Language, within: bool, depth: u32) {
        let Shape::Markup(spec) = &language.shape else {
            self.frames.pop();
            return;
        };
        let (at_sign, brace) = (spec.at.is_some(), spec.braces.is_some());
        while self.at < self.end {
            let start = self.at;
            let changed = match self.bytes[start] {
                b'<' => self.less(language, within, depth),
                b'@' if at_sign => self.transition(spec, true),
                b'{' if brace => self.braces(spec),
                b'&' => self.reference(),
                _ => false,
            };
            if changed {
                return;
            }
            if self.at == start {
                let plain = |b| b != b'<' && b != b'&' && !(b == b'@' && at_sign) && !(b == b'{' && brace);
                self.at = self.run_end(start + 1, plain);
            }
        }
    }

    /// What begins with `<`. True: the frames changed.
    fn less(&mut self, language: &'static Language, within: bool, depth: u32) -> bool {
        let start = self.at;
        let next = self.byte(start + 1);
        for (open, close, class) in [
            ("<!--", "-->", Class::Comment),
            ("<![CDATA[", "]]>", Class::Text),
            ("<!", ">", Class::Meta),
            ("<%--", "--%>", Class::Comment),
            ("<%", "%>", Class::Meta),
        ] {
            if matches!(next, b'!' | b'%') && self.starts_with(start, open) {
                let inner = start + open.len();
                let found = memmem::find(self.rest(inner), close.as_bytes());
                self.at = found.map_or(self.end, |n| inner + n + close.len());
                self.spans.colour(class, start, self.at);
                return self.leave(within, depth);
            }
        }
        let name = start + if matches!(next, b'/' | b'?') { 2 } else { 1 };
        let to = self.run_end(name, is_name);
        let fragment = within && to == name && self.byte(name) == b'>';
        if to == name && !fragment || matches!(self.byte(name), b'0'..=b'9' | b'-' | b'.') {
            return false;
        }
        self.spans.colour(Class::Tag, start, to);
        self.at = to;
        self.frames.push(Frame::Tag { language, name: (name, to), closing: next == b'/' });
        true
    }

    /// Ends content that stands within code once all its elements are closed.
    fn leave(&mut self, within: bool, depth: u32) -> bool {
        if within && depth == 0 {
            self.frames.pop();
            self.last = super::VALUE;
        }
        within && depth == 0
    }

    /// `&name;`.
    fn reference(&mut self) -> bool {
        let start = self.at;
        let to = self.run_end(start + 1, |b| b.is_ascii_alphanumeric() || b == b'#');
        if to > start + 1 && to < start + 34 && self.byte(to) == b';' {
            self.at = to + 1;
            self.spans.colour(Class::Number, start, self.at);
        }
        false
    }

    /// `{code}` of JSX.
    fn braces(&mut self, spec: &Markup) -> bool {
        self.at += 1;
        if let Some(language) = spec.braces {
            self.last = b'{';
            self.frames.push(Frame::Code { language, until: Until::Close(b'{', b'}'), depth: 0 });
        }
        true
    }

    /// Reads in a tag, behind its name, until it ends or a frame begins.
    pub(super) fn tag(&mut self, language: &'static Language, name: (usize, usize), closing: bool) {
        let Shape::Markup(spec) = &language.shape else {
            self.frames.pop();
            return;
        };
        while self.at < self.end {
            let start = self.at;
            match self.bytes[start] {
                b if b.is_ascii_whitespace() => self.at += 1,
                b'>' => return self.tag_end(spec, name, closing, 1),
                b'/' | b'?' if self.byte(start + 1) == b'>' => return self.tag_end(spec, name, closing, 2),
                b'<' => {
                    self.frames.pop();
                    return;
                }
                b'{' if spec.braces.is_some() => {
                    self.braces(spec);
                    return;
                }
                b'@' if spec.at.is_some() && !self.byte(start + 1).is_ascii_lowercase() => {
                    if self.transition(spec, false) {
                        return;
                    }
                    self.at = self.at.max(start + 1);
                }
                b'"' | b'\'' => {
                    let Some(closed) = self.quoted_end(start, self.end, 0) else {
                        self.at += 1;
                        continue;
                    };
                    if spec.at.is_some() {
                        self.at += 1;
                        self.spans.colour(Class::Text, start, self.at);
                        self.frames.push(Frame::Value { language, quote: self.bytes[start] });
                        return;
                    }
                    self.at = closed;
                    self.spans.colour(Class::Text, start, self.at);
                }
                b'=' => self.attribute_value(),
                _ => {
                    self.at = self.run_end(start + 1, |b| is_name(b) && b != b'{');
                    self.spans.colour(Class::Variable, start, self.at);
                }
            }
        }
    }

    /// `=`, and the value behind it if it has no quotes.
    fn attribute_value(&mut self) {
        self.at = self.run_end(self.at + 1, |b| b.is_ascii_whitespace());
        let start = self.at;
        if !matches!(self.byte(start), b'"' | b'\'' | b'{' | b'@' | b'>' | b'<') {
            self.at =
                self.run_end(start, |b| !b.is_ascii_whitespace() && !matches!(b, b'>' | b'<' | b'"' | b'\''));
            if self.at > start && self.bytes[self.at - 1] == b'/' && self.byte(self.at) == b'>' {
                self.at -= 1;
            }
            self.spans.colour(Class::Text, start, self.at);
        }
    }

    fn tag_end(&mut self, spec: &Markup, name: (usize, usize), closing: bool, len: usize) {
        self.spans.colour(Class::Tag, self.at, self.at + len);
        self.at += len;
        self.frames.pop();
        let name = self.bytes.get(name.0..name.1).unwrap_or_default();
        let Some(Frame::Markup { within, depth, .. }) = self.frames.last_mut() else { return };
        if closing {
            *depth = depth.saturating_sub(1);
        } else if len == 1 && !(spec.braces.is_none() && is_void(name)) {
            *depth += 1;
        }
        let (within, depth) = (*within, *depth);
        if self.leave(within, depth) || closing || len > 1 {
            return;
        }
        let inner = match name {
            _ if name.eq_ignore_ascii_case(b"script") => spec.script,
            _ if name.eq_ignore_ascii_case(b"style") => spec.style,
            _ => None,
        };
        if let Some(language) = inner {
            let end = self.element_end(name);
            self.enter_until(end, language);
        }
    }

    /// Where the closing tag of an element whose content is no markup begins.
    fn element_end(&self, name: &[u8]) -> usize {
        let closes = |at: &usize| {
            let rest = self.rest(at + 2);
            rest.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name))
        };
        let mut ends = memmem::find_iter(self.rest(self.at), b"</").map(|n| self.at + n);
        ends.find(closes).unwrap_or(self.end)
    }

    /// Reads on in an attribute's value that may hold code.
    pub(super) fn value(&mut self, language: &'static Language, quote: u8) {
        let Shape::Markup(spec) = &language.shape else {
            self.frames.pop();
            return;
        };
        while self.at < self.end {
            let start = self.at;
            self.at = self.run_end(start, |b| b != quote && b != b'@');
            let closed = self.byte(self.at) == quote;
            self.at += usize::from(closed);
            self.spans.colour(Class::Text, start, self.at);
            if closed {
                self.frames.pop();
                return;
            }
            let at_sign = self.at;
            if self.at < self.end && self.transition(spec, false) {
                return;
            }
            if self.at == at_sign {
                self.at = self.run_end(at_sign, |b| b == b'@').min(at_sign + 2);
            }
            self.spans.colour(Class::Text, at_sign, self.at);
        }
    }
}

fn is_name(b: u8) -> bool {
    !b.is_ascii_whitespace()
        && !matches!(b, b'>' | b'/' | b'<' | b'=' | b'"' | b'\'' | b'?' | b'&' | b'(' | b'%')
}

fn is_void(name: &[u8]) -> bool {
    name.len() <= 6 && VOID.iter().any(|void| name.eq_ignore_ascii_case(void.as_bytes()))
}
