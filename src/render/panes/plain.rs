//! HTML in the plain form that diglot's renderer writes, cleaned in one pass without a tree.
//!
//! A browser's parser mends what it reads: it opens and closes elements, moves them out of tables, drops a line end. For
//! HTML in which there is nothing to mend (every element closed where it was opened, in places where it may stand,
//! every value in quotation marks) the tree is what is written, and the allow-list can be applied while reading. What
//! is not surely of that form is left to the parser. A test holds both ways to the same result.

use std::borrow::Cow;

use super::clean::{allows, filter};

/// Deeper trees are left to the parser.
const DEEPEST: usize = 128;

/// Where an element may stand, and what it does to those around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Anywhere in a text.
    Phrase,
    /// As a phrase, but not within its like.
    Link,
    /// A phrase without content.
    Void,
    /// Ends a paragraph.
    Block,
    /// Ends a paragraph, and has no content.
    VoidBlock,
    Paragraph,
    /// A block, but not directly within its like.
    Heading,
    /// A block whose first line end is not its own.
    Pre,
    /// In a list only.
    Item,
    /// In a list of terms only.
    Term,
    Table,
    /// In a table only; holds rows.
    Rows,
    /// In a table only.
    Caption,
    /// In rows only.
    Row,
    /// In a row only.
    Cell,
}

fn kind(tag: &str) -> Option<Kind> {
    Some(match tag {
        "a" => Kind::Link,
        "abbr" | "b" | "bdi" | "bdo" | "cite" | "code" | "del" | "dfn" | "em" | "i" | "ins" | "kbd"
        | "mark" | "q" | "s" | "samp" | "small" | "span" | "strong" | "sub" | "sup" | "time" | "u"
        | "var" => Kind::Phrase,
        "br" | "img" | "wbr" => Kind::Void,
        "address" | "article" | "aside" | "blockquote" | "details" | "div" | "dl" | "figcaption"
        | "figure" | "footer" | "header" | "ol" | "section" | "summary" | "ul" => Kind::Block,
        "hr" => Kind::VoidBlock,
        "p" => Kind::Paragraph,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
        "pre" => Kind::Pre,
        "li" => Kind::Item,
        "dt" | "dd" => Kind::Term,
        "table" => Kind::Table,
        "thead" | "tbody" | "tfoot" => Kind::Rows,
        "caption" => Kind::Caption,
        "tr" => Kind::Row,
        "td" | "th" => Kind::Cell,
        _ => return None,
    })
}

/// The HTML, clean. `None`: it is not of the plain form.
pub(super) fn cleaned(html: &str) -> Option<String> {
    // What parsers drop or replace, wherever it stands.
    if html.bytes().any(|b| b == 0 || b == b'\r') || html.starts_with('\u{feff}') {
        return None;
    }
    let mut pass = Pass { rest: html, out: String::with_capacity(html.len() + html.len() / 8), open: vec![] };
    while !pass.rest.is_empty() {
        pass.text()?;
        pass.tag()?;
    }
    pass.open.is_empty().then_some(pass.out)
}

struct Pass<'h> {
    rest: &'h str,
    out: String,
    /// The elements that are open.
    open: Vec<(&'h str, Kind)>,
}

impl<'h> Pass<'h> {
    fn is_in(&self, kind: Kind) -> bool {
        self.open.iter().any(|(_, k)| *k == kind)
    }

    fn parent(&self) -> Option<(&'h str, Kind)> {
        self.open.last().copied()
    }

    /// Takes as many characters as are `wanted`.
    fn take(&mut self, wanted: impl Fn(u8) -> bool) -> &'h str {
        let end = self.rest.bytes().position(|b| !wanted(b)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn eat(&mut self, text: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(text)?;
        Some(())
    }

    /// Text up to a tag, or the end.
    fn text(&mut self) -> Option<()> {
        let end = memchr::memchr(b'<', self.rest.as_bytes()).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        let structure = matches!(self.parent(), Some((_, Kind::Table | Kind::Rows | Kind::Row)));
        if structure && text.bytes().any(|b| !matches!(b, b' ' | b'\n')) {
            return None;
        }
        escape(text, false, &mut self.out)
    }

    /// A tag, if there is one.
    fn tag(&mut self) -> Option<()> {
        if self.rest.is_empty() {
            return Some(());
        }
        self.eat("<")?;
        if self.eat("/").is_some() {
            let name = self.take(|b| b.is_ascii_alphanumeric());
            self.eat(">")?;
            let (open, _) = self.open.pop()?;
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
            return (open == name).then_some(());
        }
        let name = self.take(|b| b.is_ascii_alphanumeric());
        let kind = kind(name)?;
        self.may_stand(kind)?;
        self.out.push('<');
        self.out.push_str(name);
        self.attributes(name, matches!(kind, Kind::Void | Kind::VoidBlock))?;
        self.out.push('>');
        if matches!(kind, Kind::Void | Kind::VoidBlock) {
            return Some(());
        }
        if kind == Kind::Pre && self.rest.starts_with('\n') || self.open.len() >= DEEPEST {
            return None;
        }
        self.open.push((name, kind));
        Some(())
    }

    /// Whether a parser leaves an element where it is written.
    fn may_stand(&self, kind: Kind) -> Option<()> {
        let parent = self.parent();
        let within = |wanted: Kind| parent.is_some_and(|(_, kind)| kind == wanted);
        let is_structure = matches!(parent, Some((_, Kind::Table | Kind::Rows | Kind::Row)));
        let fits = match kind {
            Kind::Phrase | Kind::Void => !is_structure,
            Kind::Link => !is_structure && !self.is_in(Kind::Link),
            Kind::Rows | Kind::Caption => within(Kind::Table),
            Kind::Row => within(Kind::Rows),
            Kind::Cell => within(Kind::Row),
            Kind::Item => matches!(parent, Some(("ul" | "ol", _))),
            Kind::Term => matches!(parent, Some(("dl", _))),
            Kind::Heading => !is_structure && !within(Kind::Heading),
            Kind::Block | Kind::VoidBlock | Kind::Paragraph | Kind::Pre | Kind::Table => !is_structure,
        };
        let phrase = matches!(kind, Kind::Phrase | Kind::Link | Kind::Void);
        (fits && (phrase || !self.is_in(Kind::Paragraph))).then_some(())
    }

    /// The attributes up to the end of the tag.
    fn attributes(&mut self, tag: &str, void: bool) -> Option<()> {
        let mut seen: [&str; 12] = [""; 12];
        let begin = self.out.len();
        // Where the attributes that are kept end, and those of them whose value is not.
        let mut ends: Vec<usize> = vec![];
        let mut refused: Vec<usize> = vec![];
        for at in 0.. {
            if self.eat(">").is_some() || void && self.eat(" />").is_some() {
                break;
            }
            self.eat(" ")?;
            let name = self.take(|b| b.is_ascii_lowercase() || b == b'-');
            if name.is_empty() || seen.contains(&name) {
                return None;
            }
            *seen.get_mut(at)? = name;
            let value = match self.eat("=\"") {
                None => "",
                Some(()) => {
                    let end = memchr::memchr(b'"', self.rest.as_bytes())?;
                    let (value, rest) = self.rest.split_at(end);
                    self.rest = rest;
                    self.eat("\"")?;
                    value
                }
            };
            match self.attribute(tag, name, value)? {
                Fate::Gone => continue,
                Fate::Refused => refused.push(ends.len()),
                Fate::Kept => {}
            }
            ends.push(self.out.len());
        }
        if tag == "a" {
            self.out.push_str(" rel=\"noopener\"");
            ends.push(self.out.len());
        }
        if !refused.is_empty() {
            self.without(begin, &ends, &refused);
        }
        Some(())
    }

    /// Takes out attributes in the way of the parser's allow-list: each time, the last one takes the place.
    fn without(&mut self, begin: usize, ends: &[usize], refused: &[usize]) {
        let written = self.out.split_off(begin);
        let starts = std::iter::once(begin).chain(ends.iter().copied());
        let pieces = starts.zip(ends).filter_map(|(from, to)| written.get(from - begin..to - begin));
        let mut pieces: Vec<&str> = pieces.collect();
        for at in refused.iter().rev() {
            pieces.swap_remove(*at);
        }
        self.out.push_str(&pieces.concat());
    }

    fn attribute(&mut self, tag: &str, name: &str, value: &str) -> Option<Fate> {
        let url = matches!(name, "href" | "src" | "poster");
        if !allows(tag, name) || url && is_foreign(value) {
            return Some(Fate::Gone);
        }
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        let mut fate = Fate::Kept;
        match name {
            "id" if !value.starts_with("hp-") => {
                self.out.push_str("hp-");
                escape(value, true, &mut self.out)?;
            }
            _ if url && value.is_empty() => fate = Fate::Refused,
            _ if url => {
                let mut plain = String::with_capacity(value.len());
                unescape(value, &mut plain)?;
                filter(tag, name, &plain).filter(|_| is_plain_url(value))?;
                escape(value, true, &mut self.out)?;
            }
            "aria-labelledby" | "aria-describedby" | "headers" | "role" | "tabindex" => {
                // With nothing that is written in another way.
                if value.bytes().any(|b| matches!(b, b'&' | b'<' | b'>')) {
                    return None;
                }
                let value: Cow<str> = filter(tag, name, value)?;
                escape(&value, true, &mut self.out)?;
            }
            _ => escape(value, true, &mut self.out)?,
        }
        self.out.push('"');
        Some(fate)
    }
}

/// What becomes of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It is written.
    Kept,
    /// It is written, and to be taken out once all are known.
    Refused,
    /// It is not written.
    Gone,
}

/// The references that the renderer writes, and what they stand for.
const REFERENCES: [(&str, char); 6] =
    [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\''), ("&nbsp;", '\u{a0}')];

/// Appends a text or a value as the parser's own serializer writes it.
fn escape(text: &str, value: bool, out: &mut String) -> Option<()> {
    let mut rest = text;
    loop {
        let special = |b: u8| matches!(b, b'&' | b'<' | b'>' | b'"' | 0xC2);
        let end = rest.bytes().position(special).unwrap_or(rest.len());
        let (plain, from) = rest.split_at_checked(end)?;
        out.push_str(plain);
        let Some(c) = from.chars().next() else { return Some(()) };
        let (c, length) = match c {
            '&' => {
                let (reference, c) = REFERENCES.iter().find(|(r, _)| from.starts_with(r))?;
                (*c, reference.len())
            }
            c => (c, c.len_utf8()),
        };
        rest = &from[length..];
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            '"' if value => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// What a value stands for.
fn unescape(value: &str, out: &mut String) -> Option<()> {
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (reference, c) = REFERENCES.iter().find(|(r, _)| rest[at..].starts_with(r))?;
        out.push(*c);
        rest = &rest[at + reference.len()..];
    }
    out.push_str(rest);
    Some(())
}

/// Whether a URL has a scheme that panes do not have.
fn is_foreign(url: &str) -> bool {
    let Some((scheme, _)) = url.split_once(':') else { return false };
    scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.'))
        && !matches!(scheme, "http" | "https" | "mailto")
}

/// Whether every parser of URLs takes it for what it looks like: of the web with a name of letters, an address for
/// mail, or a path.
fn is_plain_url(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else {
        return ["mailto:", "#hp-", "media/", "l/"].iter().any(|start| url.starts_with(start));
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !label.starts_with("xn--")
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    host.split('.').all(label) && last.starts_with(|c: char| c.is_ascii_lowercase())
}

#[cfg(test)]
mod tests;
