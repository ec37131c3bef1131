//! Tags: a tokenizer for fragments of HTML as Markdown cuts them: every byte of the fragment belongs to one token, and
//! every token knows its place. What is no complete tag is text. Linear for any input.

use std::borrow::Cow;
use std::ops::Range;

use html5gum::{Token as Html, Tokenizer};
use memchr::{memchr, memmem, memrchr};

/// No real tag has more attributes.
const MAX_ATTRIBUTES: usize = 64;

/// A piece of a fragment.
#[derive(Debug, PartialEq, Eq)]
pub enum Token<'t> {
    /// Text, character references undecoded.
    Text(&'t str),
    /// `<name …>`
    Start(Tag<'t>),
    /// `</name>`
    End(Tag<'t>),
    /// A comment, declaration or processing instruction.
    Comment(&'t str),
}

/// A tag as written.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag<'t> {
    /// The name in the case of the page.
    pub name: &'t str,
    /// Where the whole tag stands in the fragment.
    pub range: Range<usize>,
    /// The part after the name, before `>`.
    rest: &'t str,
    /// Whether it ends in `/>`.
    pub self_closing: bool,
}

/// An attribute as written.
#[derive(Debug, PartialEq, Eq)]
pub struct Attribute<'t> {
    /// The name in the case of the page.
    pub name: &'t str,
    /// The value with its references undecoded; `None`: no `=`.
    pub raw: Option<&'t str>,
    /// Where the attribute stands in the fragment.
    pub range: Range<usize>,
    /// Where its value stands there; empty without one.
    pub value_at: Range<usize>,
}

/// Iterator over the tokens of a fragment.
pub struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// No tag ends at or after this byte.
    last_end: usize,
    /// A quote is missing somewhere: from here on quotes do not protect `>`.
    broken_quotes: bool,
}

impl<'t> Tokens<'t> {
    /// The tokens of `text`.
    pub fn new(text: &'t str) -> Self {
        let last_end = memrchr(b'>', text.as_bytes()).map_or(0, |at| at + 1);
        Self { text, at: 0, last_end, broken_quotes: false }
    }

    /// Skips the content of `<script>` and the like up to its end tag; `false`: there is none.
    pub fn skip_raw_text(&mut self, name: &str) -> bool {
        let bytes = self.text.as_bytes();
        let mut from = self.at;
        while let Some(found) = memmem::find(&bytes[from..], b"</") {
            let after = from + found + 2;
            if self.text.get(after..after + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)) {
                self.at = from + found;
                return true;
            }
            from = after;
        }
        false
    }

    /// Skips everything that is left.
    pub fn skip_rest(&mut self) {
        self.at = self.text.len();
    }

    /// The token that begins with the `<` at `self.at`; `None`: it is only text.
    fn markup(&mut self) -> Option<Token<'t>> {
        let text = self.text;
        let bytes = text.as_bytes();
        let start = self.at;
        if start >= self.last_end && !text[start..].starts_with("<!--") {
            return None;
        }
        match bytes.get(start + 1)? {
            b'!' if text[start..].starts_with("<!--") => {
                let body = start + 4;
                // `<!-->` and `<!--->` are whole comments.
                let short = ["<!-->", "<!--->"].iter().find(|s| text[start..].starts_with(**s));
                self.at = match short {
                    Some(s) => start + s.len(),
                    None => memmem::find(&bytes[body..], b"-->").map_or(text.len(), |n| body + n + 3),
                };
                Some(Token::Comment(&text[start..self.at]))
            }
            b'!' | b'?' => self.bogus_comment(start),
            b'/' if bytes.get(start + 2).is_some_and(u8::is_ascii_alphabetic) => {
                self.tag(start, start + 2).map(Token::End)
            }
            b'/' => self.bogus_comment(start),
            b if b.is_ascii_alphabetic() => self.tag(start, start + 1).map(Token::Start),
            _ => None,
        }
    }

    fn bogus_comment(&mut self, start: usize) -> Option<Token<'t>> {
        let end = start + memchr(b'>', &self.text.as_bytes()[start..])? + 1;
        self.at = end;
        Some(Token::Comment(&self.text[start..end]))
    }

    fn tag(&mut self, start: usize, name_at: usize) -> Option<Tag<'t>> {
        let bytes = self.text.as_bytes();
        let name_end = name_at
            + bytes[name_at..].iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))?;
        let close = match self.tag_end(name_end) {
            Some(close) => close,
            None => {
                self.broken_quotes = true;
                name_end + memchr(b'>', &bytes[name_end..])?
            }
        };
        self.at = close + 1;
        let rest = &self.text[name_end..close];
        let self_closing = rest.strip_suffix('/').is_some_and(|before| {
            // The slash of `<a href=https://host/>` is the value's.
            let last = before.rsplit(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default();
            last.is_empty() || last.ends_with(['"', '\'']) || !last.contains('=')
        });
        let rest = if self_closing { &rest[..rest.len() - 1] } else { rest };
        Some(Tag { name: &self.text[name_at..name_end], range: start..close + 1, rest, self_closing })
    }

    /// The `>` that ends a tag: not one within a quoted value.
    fn tag_end(&self, mut at: usize) -> Option<usize> {
        if self.broken_quotes {
            return memchr(b'>', &self.text.as_bytes()[at..]).map(|n| at + n);
        }
        let bytes = self.text.as_bytes();
        let mut after_equals = false;
        loop {
            match *bytes.get(at)? {
                b'>' => return Some(at),
                q @ (b'"' | b'\'') if after_equals => at += 1 + memchr(q, &bytes[at + 1..])?,
                b => after_equals = b == b'=' || (after_equals && b.is_ascii_whitespace()),
            }
            at += 1;
        }
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        let text = self.text;
        let start = self.at;
        if start >= text.len() {
            return None;
        }
        let mut look = start;
        loop {
            let Some(found) = memchr(b'<', &text.as_bytes()[look..]) else {
                self.at = text.len();
                return Some(Token::Text(&text[start..]));
            };
            let open = look + found;
            if open > start && self.starts_markup(open) {
                self.at = open;
                return Some(Token::Text(&text[start..open]));
            }
            self.at = open;
            if open == start
                && let Some(token) = self.markup()
            {
                return Some(token);
            }
            look = open + 1;
        }
    }
}

impl Tokens<'_> {
    /// Whether the `<` at `at` may begin markup; the text before it is then a token of its own.
    fn starts_markup(&self, at: usize) -> bool {
        matches!(self.text.as_bytes().get(at + 1), Some(b) if b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?'))
    }
}

impl<'t> Tag<'t> {
    /// The attributes in order, up to `MAX_ATTRIBUTES`; of two with the same name both are given.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute<'t>> + use<'t> {
        let end = self.range.end - 1 - usize::from(self.self_closing);
        Attributes { text: self.rest, at: 0, offset: end - self.rest.len() }.take(MAX_ATTRIBUTES)
    }

    /// The first attribute of that name, in any case: of two, it counts.
    pub fn attribute(&self, name: &str) -> Option<Attribute<'t>> {
        self.attributes().find(|a| a.name.eq_ignore_ascii_case(name))
    }

    /// The value of that attribute.
    pub fn value(&self, name: &str) -> Option<Cow<'t, str>> {
        self.attribute(name).map(|a| a.value())
    }

    /// Whether nothing follows the name.
    pub fn is_bare(&self) -> bool {
        self.rest.trim().is_empty()
    }
}

struct Attributes<'t> {
    text: &'t str,
    at: usize,
    offset: usize,
}

impl<'t> Iterator for Attributes<'t> {
    type Item = Attribute<'t>;

    fn next(&mut self) -> Option<Attribute<'t>> {
        let bytes = self.text.as_bytes();
        let until = |from: usize, stop: &dyn Fn(u8) -> bool| {
            from + bytes[from..].iter().position(|&b| stop(b)).unwrap_or(bytes.len() - from)
        };
        let start = until(self.at, &|b| !b.is_ascii_whitespace() && b != b'/');
        if start >= bytes.len() {
            return None;
        }
        // A name may begin with `=` (the specification says so), but not hold one.
        let name_end = until(start + 1, &|b| b.is_ascii_whitespace() || matches!(b, b'=' | b'/'));
        let name_end = (name_end..=bytes.len()).find(|&i| self.text.is_char_boundary(i))?;
        let mut end = name_end;
        let mut value_at = end..end;
        let mut raw = None;
        let equals = until(name_end, &|b| !b.is_ascii_whitespace());
        if bytes.get(equals) == Some(&b'=') {
            let value = until(equals + 1, &|b| !b.is_ascii_whitespace());
            let (range, after) = match bytes.get(value) {
                Some(&q @ (b'"' | b'\'')) => {
                    let close = until(value + 1, &|b| b == q);
                    (value + 1..close, (close + 1).min(bytes.len()))
                }
                _ => {
                    let close = until(value, &|b| b.is_ascii_whitespace());
                    (value..close, close)
                }
            };
            raw = self.text.get(range.clone());
            value_at = range;
            end = after;
        }
        self.at = end;
        let name = self.text.get(start..name_end)?;
        let place = |r: Range<usize>| self.offset + r.start..self.offset + r.end;
        Some(Attribute { name, raw, range: place(start..end), value_at: place(value_at) })
    }
}

/// The text of a [`Token::Text`] with its references decoded as a browser does.
pub fn decoded(raw: &str) -> Cow<'_, str> {
    if memchr(b'&', raw.as_bytes()).is_none() {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    for Ok(token) in Tokenizer::new(&raw.replace('<', "&lt;")) {
        if let Html::String(text) = token {
            out.push_str(&String::from_utf8_lossy(&text));
        }
    }
    Cow::Owned(out)
}

impl<'t> Attribute<'t> {
    /// The value with its references decoded as a browser does; empty without `=`.
    pub fn value(&self) -> Cow<'t, str> {
        let raw = self.raw.unwrap_or_default();
        if memchr(b'&', raw.as_bytes()).is_none() {
            return Cow::Borrowed(raw);
        }
        let tag = format!("<a b=\"{}\">", raw.replace('"', "&quot;"));
        for Ok(token) in Tokenizer::new(&tag) {
            if let Html::StartTag(start) = token
                && let Some(value) = start.attributes.into_values().next()
            {
                return Cow::Owned(String::from_utf8_lossy(&value).into_owned());
            }
        }
        Cow::Borrowed(raw)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> String {
        let tokens = Tokens::new(text).map(|t| match t {
            Token::Text(t) => format!("{t:?}"),
            Token::Start(t) => format!("<{}{}>", t.name, if t.self_closing { "/" } else { "" }),
            Token::End(t) => format!("</{}>", t.name),
            Token::Comment(_) => "#".into(),
        });
        tokens.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn fragments_fall_into_tags_comments_and_text() {
        for (text, expect) in [
            ("a<br>b</p >", "\"a\" <br> \"b\" </p>"),
            ("1 < 2 <3", "\"1 < 2 <3\""),
            ("<a title='>'>x", "<a> \"x\""),
            ("<a href=\"x>y", "<a> \"y\""),
            ("<img alt=\"a\" /><p", "<img/> \"<p\""),
            ("x<!-- <b> -->y<!-- z", "\"x\" # \"y\" #"),
            ("<?php ?><!DOCTYPE html></ x>", "# # #"),
            ("<your tenant><a@b.c>", "<your> <a@b.c>"),
            ("<a b=å c=ö>å", "<a> \"å\""),
            ("<a href=https://x.y/><br/><p a/>", "<a> <br/> <p/>"),
        ] {
            assert_eq!(shape(text), expect, "{text}");
        }
    }

    #[test]
    fn attributes_are_found_with_their_places_and_decoded() {
        let text = "<a HREF = \"x&amp;y\" b='\"&lt;' c=d/e å disabled/>";
        let Some(Token::Start(tag)) = Tokens::new(text).next() else { panic!("no tag") };
        let got: Vec<_> =
            tag.attributes().map(|a| (a.name, a.value().into_owned(), &text[a.range])).collect();
        let values: Vec<_> = tag.attributes().map(|a| &text[a.value_at]).collect();
        assert_eq!(values, ["x&amp;y", "\"&lt;", "d/e", "", ""]);
        assert_eq!(
            got,
            [
                ("HREF", "x&y".into(), "HREF = \"x&amp;y\""),
                ("b", "\"<".into(), "b='\"&lt;'"),
                ("c", "d/e".into(), "c=d/e"),
                ("å", String::new(), "å"),
                ("disabled", String::new(), "disabled"),
            ]
        );
    }

    #[test]
    fn raw_text_ends_at_its_end_tag_only() {
        let mut tokens = Tokens::new("<script>if (a </b>) x</SCRIPT>y");
        tokens.next();
        tokens.skip_raw_text("script");
        assert!(matches!(tokens.next(), Some(Token::End(t)) if t.name == "SCRIPT"));
        assert_eq!(tokens.next(), Some(Token::Text("y")));
    }
}
