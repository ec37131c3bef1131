//! What a piece of running text is made of: words, code, links, emphasis, tags, directives, each with its place.
//!
//! A segment is read by itself, not as a part of its page, so that damage in one (an unclosed fence, a lost
//! bracket) is not damage in all that follow.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::scripts::Scripts;
use super::signs::Signs;
use super::tokens::{self, Shape};
use super::words::{Word, Words};

/// Stands before the text while it is parsed: white space to the rules of emphasis, and nothing that lets a block
/// begin with what follows.
const GUARD: &str = "\u{a0}";

/// Text without these has no parts but words and addresses.
const MARKS: [u8; 9] = [b'`', b'[', b']', b'*', b'_', b'<', b'&', b'\\', b'\n'];

/// A range of the text with the part between its delimiters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// With delimiters. Bytes.
    pub range: Range<usize>,
    /// Without.
    pub inner: Range<usize>,
}

/// How a link is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkStyle {
    /// `[text](dest)`
    Inline,
    /// `[text][label]`; the destination is the label.
    Reference,
    /// `<https://…>`, `<xref:…>`
    Angle,
    /// `https://…`
    Bare,
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The whole.
    pub range: Range<usize>,
    /// What is shown; empty for [`LinkStyle::Angle`] and [`LinkStyle::Bare`].
    pub text: Range<usize>,
    /// Where it leads, unescaped.
    pub dest: String,
    /// How it is written.
    pub style: LinkStyle,
}

/// A tag of raw HTML, or what looks like one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HtmlTag {
    /// `<…>`
    pub range: Range<usize>,
    /// Name as written, `/` before that of an end tag.
    pub name: String,
}

/// The parts of a text, each in order.
#[derive(Debug)]
pub struct Anatomy<'t> {
    /// The text.
    pub raw: &'t str,
    /// Code spans.
    pub codes: Vec<Piece>,
    /// Links.
    pub links: Vec<Link>,
    /// Images.
    pub images: Vec<Link>,
    /// `**…**`
    pub strong: Vec<Piece>,
    /// `*…*`
    pub emphasis: Vec<Piece>,
    /// HTML.
    pub tags: Vec<HtmlTag>,
    /// `[!…]`, `:::…:::`
    pub directives: Vec<Range<usize>>,
    /// Prose: what is shown as text and is neither code nor an address nor an image's text.
    pub prose: Vec<Range<usize>>,
    /// The words of the prose.
    pub words: Vec<Word>,
    /// A number for each word that is the same for the same word in any case.
    pub keys: Vec<u64>,
    /// The letters of the prose by script.
    pub scripts: Scripts,
    /// How many letters and digits the prose has.
    pub size: u32,
    /// Which characters the text holds.
    pub signs: Signs,
    identifiers: OnceCell<Vec<(Range<usize>, Shape)>>,
    names: OnceCell<Vec<Range<usize>>>,
}

impl<'t> Anatomy<'t> {
    /// Takes a text apart. Total.
    pub fn new(raw: &'t str) -> Self {
        let signs = Signs::of(raw);
        let directed = signs.byte(b'[') && signs.byte(b'!')
            || signs.byte(b':') && memchr::memmem::find(raw.as_bytes(), b":::").is_some();
        let directives = if directed { directives(raw) } else { vec![] };
        let quoted = signs.byte(b'\n') && signs.byte(b'>');
        let masked = if quoted || directed { masked(raw, &directives) } else { Cow::Borrowed(raw) };
        let mut out = Self {
            raw,
            codes: vec![],
            links: vec![],
            images: vec![],
            strong: vec![],
            emphasis: vec![],
            tags: vec![],
            directives,
            prose: vec![],
            words: vec![],
            keys: vec![],
            scripts: Scripts::default(),
            size: 0,
            signs,
            identifiers: OnceCell::new(),
            names: OnceCell::new(),
        };
        let plain = !MARKS.iter().any(|b| signs.byte(*b))
            || matches!(masked, Cow::Owned(_)) && !masked.bytes().any(|b| MARKS.contains(&b));
        if plain {
            if !masked.trim().is_empty() {
                out.prose.push(0..raw.len());
            }
        } else {
            out.parse(&masked);
        }
        out.prose = without(std::mem::take(&mut out.prose), &out.directives);
        if signs.byte(b':') && signs.byte(b'/') {
            out.addresses();
        }
        let mut words = Words::of(raw.len());
        out.prose.iter().for_each(|range| words.read(raw, range.clone()));
        (out.words, out.keys, out.scripts, out.size) = (words.list, words.keys, words.scripts, words.size);
        out
    }

    fn parse(&mut self, masked: &str) {
        let guarded = format!("{GUARD}{masked}");
        let mut reference = |link: BrokenLink<'_>| {
            let full = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
            full.then(|| (CowStr::from(link.reference.to_string()), CowStr::from("")))
        };
        let options = Options::ENABLE_STRIKETHROUGH;
        let parser = Parser::new_with_broken_link_callback(&guarded, options, Some(&mut reference));
        let mut open: Vec<(Link, bool)> = vec![];
        let mut images = 0usize;
        for (event, range) in parser.into_offset_iter() {
            let range = range.start.saturating_sub(GUARD.len())..range.end.saturating_sub(GUARD.len());
            if range.start >= range.end && !matches!(event, Event::End(_)) {
                continue;
            }
            match event {
                Event::Start(Tag::Strong) => self.strong.push(delimited(range, 2)),
                Event::Start(Tag::Emphasis) => self.emphasis.push(delimited(range, 1)),
                Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                    open.push((link(range, link_type, &dest_url), false));
                }
                Event::Start(Tag::Image { link_type, dest_url, .. }) => {
                    images += 1;
                    open.push((link(range, link_type, &dest_url), true));
                }
                Event::End(TagEnd::Link | TagEnd::Image) => {
                    let Some((mut link, image)) = open.pop() else { continue };
                    if matches!(link.style, LinkStyle::Inline | LinkStyle::Reference) {
                        link.text = bracketed(self.raw, &link.range, image);
                    }
                    if image {
                        images = images.saturating_sub(1);
                        self.images.push(link);
                    } else {
                        self.links.push(link);
                    }
                }
                Event::Code(_) => {
                    let ticks = self.raw[range.clone()].bytes().take_while(|b| *b == b'`').count();
                    self.codes.push(delimited(range, ticks));
                }
                Event::InlineHtml(_) | Event::Html(_) => self.html(range),
                // A reference such as `&#8230;` is one character.
                Event::Text(_)
                    if self.raw[range.clone()].starts_with('&') && self.raw[range.clone()].ends_with(';') => {
                }
                Event::Text(_) if images == 0 => {
                    let angle = open.last().is_some_and(|(l, _)| l.style == LinkStyle::Angle);
                    if !angle {
                        match self.prose.last_mut() {
                            Some(last) if last.end == range.start => last.end = range.end,
                            _ => self.prose.push(range),
                        }
                    }
                }
                _ => {}
            }
        }
        self.links.sort_by_key(|l| l.range.start);
    }

    fn html(&mut self, range: Range<usize>) {
        for token in crate::syntax::tags::Tokens::new(&self.raw[range.clone()]) {
            use crate::syntax::tags::Token;
            let (tag, slash) = match token {
                Token::Start(tag) => (tag, ""),
                Token::End(tag) => (tag, "/"),
                _ => continue,
            };
            let at = range.start + tag.range.start..range.start + tag.range.end;
            self.tags.push(HtmlTag { range: at, name: format!("{slash}{}", tag.name) });
        }
    }

    /// Takes bare addresses out of the prose.
    fn addresses(&mut self) {
        let mut prose = Vec::with_capacity(self.prose.len());
        for range in std::mem::take(&mut self.prose) {
            let mut at = range.start;
            let text = &self.raw[range.clone()];
            for found in memchr::memmem::find_iter(text.as_bytes(), "://") {
                let scheme = text[..found].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
                let start = range.start + found - scheme;
                if scheme < 3 || start < at {
                    continue;
                }
                let rest = &self.raw[start..range.end];
                let len = rest
                    .find(|c: char| {
                        c.is_whitespace()
                            || matches!(c, '<' | '>' | '"' | '|' | '*' | '،' | '؛' | '؟')
                            || c as u32 >= 0x2e80
                    })
                    .unwrap_or(rest.len());
                let kept = rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '»', '”', '’']);
                let kept = if kept.ends_with(')') && !kept.contains('(') {
                    kept.trim_end_matches(')')
                } else {
                    kept
                };
                let end = start + kept.len();
                if kept.len() < scheme + 4 {
                    continue;
                }
                if at < start {
                    prose.push(at..start);
                }
                let inside = self.links.iter().any(|l| l.range.start <= start && end <= l.range.end);
                if !inside {
                    self.links.push(Link {
                        range: start..end,
                        text: start..start,
                        dest: kept.into(),
                        style: LinkStyle::Bare,
                    });
                }
                at = end;
            }
            if at < range.end {
                prose.push(at..range.end);
            }
        }
        self.prose = prose;
        self.links.sort_by_key(|l| l.range.start);
    }

    /// The prose with everything else left out, a space for each gap.
    pub fn prose_text(&self) -> String {
        let mut out = String::with_capacity(self.raw.len());
        let mut end = None;
        for range in &self.prose {
            if end.is_some_and(|e| e != range.start) {
                out.push(' ');
            }
            out.push_str(&self.raw[range.clone()]);
            end = Some(range.end);
        }
        out
    }

    /// The text of a word.
    pub fn word(&self, word: &Word) -> &'t str {
        &self.raw[word.range.clone()]
    }

    /// The identifiers of the prose.
    pub fn identifiers(&self) -> &[(Range<usize>, Shape)] {
        self.identifiers.get_or_init(|| tokens::identifiers(self))
    }

    /// Words that begin with a capital of the Latin script and stand within a sentence: names, as a rule.
    pub fn names(&self) -> impl Iterator<Item = (&Range<usize>, &'t str)> {
        let ready = || tokens::names(self).into_iter().map(|(range, _)| range).collect();
        self.names.get_or_init(ready).iter().map(|range| (range, &self.raw[range.clone()]))
    }

    /// The words of a range, from lower to upper bound.
    pub fn words_in(&self, range: &Range<usize>) -> &[Word] {
        let from = self.words.partition_point(|w| w.range.start < range.start);
        let to = self.words.partition_point(|w| w.range.end <= range.end);
        self.words.get(from..to.max(from)).unwrap_or_default()
    }

    /// The text of a code span.
    pub fn code(&self, piece: &Piece) -> &'t str {
        self.raw[piece.inner.clone()].trim()
    }

    /// What is shown for a link.
    pub fn link_text(&self, link: &Link) -> &'t str {
        &self.raw[link.text.clone()]
    }

    /// Whether a place lies in code, in a tag, in an address or in a directive.
    pub fn is_literal(&self, at: usize) -> bool {
        let inside = |r: &Range<usize>| r.start <= at && at < r.end;
        self.codes.iter().any(|p| inside(&p.range))
            || self.tags.iter().any(|t| inside(&t.range))
            || self.directives.iter().any(inside)
            || self.links.iter().chain(&self.images).any(|l| inside(&l.range) && !inside(&l.text))
    }
}

fn delimited(range: Range<usize>, width: usize) -> Piece {
    let inner = match range.len() >= 2 * width {
        true => range.start + width..range.end - width,
        false => range.clone(),
    };
    Piece { range, inner }
}

fn link(range: Range<usize>, kind: LinkType, dest: &str) -> Link {
    let style = match kind {
        LinkType::Autolink | LinkType::Email => LinkStyle::Angle,
        LinkType::Inline => LinkStyle::Inline,
        _ => LinkStyle::Reference,
    };
    Link { text: range.start..range.start, range, dest: dest.to_owned(), style }
}

/// The text between the brackets of a link or image, by counting brackets.
fn bracketed(raw: &str, range: &Range<usize>, image: bool) -> Range<usize> {
    let start = range.start + 1 + usize::from(image);
    let bytes = raw.as_bytes();
    let (mut depth, mut at, mut code) = (0usize, start, 0usize);
    while at < range.end {
        match bytes[at] {
            b'\\' => at += 1,
            b'`' => {
                let run = bytes[at..range.end].iter().take_while(|b| **b == b'`').count();
                code = if code == 0 {
                    run
                } else if code == run {
                    0
                } else {
                    code
                };
                at += run - 1;
            }
            b'[' if code == 0 => depth += 1,
            b']' if code == 0 && depth > 0 => depth -= 1,
            b']' if code == 0 => return start..at,
            _ => {}
        }
        at += 1;
    }
    start.min(range.end)..start.min(range.end)
}

/// `[!NAME …]` with its path in brackets, and `:::…:::`.
fn directives(raw: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = vec![];
    let mut at = 0;
    while let Some(i) =
        raw.get(at..).and_then(|rest| [rest.find("[!"), rest.find(":::")].into_iter().flatten().min())
    {
        let start = at + i;
        let rest = &raw[start..];
        let end = if rest.starts_with("[!") && !raw[..start].ends_with('!') {
            directive_end(rest)
        } else {
            rest.get(3..).and_then(|r| r.find(":::")).map(|n| n + 6)
        };
        match end {
            Some(len) => {
                out.push(start..start + len);
                at = start + len;
            }
            None => at = start + 2,
        }
    }
    out
}

/// The length of a directive in brackets: `[!NOTE]`, `[!INCLUDE [title](path)]`.
fn directive_end(text: &str) -> Option<usize> {
    let name = text[2..].bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
    if name == 0 {
        return None;
    }
    let mut depth = 0usize;
    for (i, c) in text.char_indices() {
        match c {
            '\n' => return None,
            '[' => depth += 1,
            ']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(i + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Ranges with others cut out of them; both in order.
fn without(ranges: Vec<Range<usize>>, cuts: &[Range<usize>]) -> Vec<Range<usize>> {
    if cuts.is_empty() {
        return ranges;
    }
    let mut out = vec![];
    for range in ranges {
        let mut at = range.start;
        for cut in cuts.iter().filter(|c| c.start < range.end && c.end > range.start) {
            if at < cut.start {
                out.push(at..cut.start);
            }
            at = at.max(cut.end);
        }
        if at < range.end {
            out.push(at..range.end);
        }
    }
    out
}

/// The text with directives blanked; as long as it was.
fn masked<'t>(raw: &'t str, directives: &[Range<usize>]) -> Cow<'t, str> {
    let quotes = quote_marks(raw);
    if directives.is_empty() && quotes.is_empty() {
        return Cow::Borrowed(raw);
    }
    let mut out = raw.to_owned();
    for range in directives.iter().cloned().chain(quotes) {
        out.replace_range(range.clone(), &" ".repeat(range.len()));
    }
    Cow::Owned(out)
}

/// The `>` at the beginning of further lines: of a quote that the text stands in.
fn quote_marks(raw: &str) -> Vec<Range<usize>> {
    let mut out = vec![];
    for (i, _) in raw.match_indices('\n') {
        for (n, c) in raw[i + 1..].char_indices() {
            match c {
                ' ' | '\t' => {}
                '>' => out.push(i + 1 + n..i + 2 + n),
                _ => break,
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(raw: &str) -> Vec<String> {
        let a = Anatomy::new(raw);
        let mut out = vec![];
        out.extend(a.codes.iter().map(|p| format!("code {}", a.code(p))));
        out.extend(a.links.iter().map(|l| format!("link {:?} {}", a.link_text(l), l.dest)));
        out.extend(a.images.iter().map(|l| format!("image {:?} {}", a.link_text(l), l.dest)));
        out.extend(a.strong.iter().map(|p| format!("strong {}", &raw[p.inner.clone()])));
        out.extend(a.emphasis.iter().map(|p| format!("em {}", &raw[p.inner.clone()])));
        out.extend(a.tags.iter().map(|t| format!("tag {}", t.name)));
        out.extend(a.directives.iter().map(|r| format!("directive {}", &raw[r.clone()])));
        out.push(format!("words {}", a.words.iter().map(|w| a.word(w)).collect::<Vec<_>>().join("|")));
        out
    }

    #[test]
    fn a_text_is_taken_apart_as_markdown_reads_it() {
        for (raw, expected) in [
            ("- a `b c` **d e**.", &["code b c", "strong d e", "words a|d|e"][..]),
            ("[x [y] `]`](z.md \"t\") f", &["code ]", "link \"x [y] `]`\" z.md", "words x|y|f"]),
            ("[x][lab] [UI] <https://a.b/c>", &["link \"x\" lab", "link \"\" https://a.b/c", "words x|UI"]),
            ("Se https://a.b/c(d). Ja", &["link \"\" https://a.b/c(d)", "words Se|Ja"]),
            ("![alt text](a.png) <b>x</b>", &["image \"alt text\" a.png", "tag b", "tag /b", "words x"]),
            (
                "[!INCLUDE [t](a.md)] och [!NOTE]",
                &["directive [!INCLUDE [t](a.md)]", "directive [!NOTE]", "words och"],
            ),
            ("日本語 の `x` l'app", &["code x", "words 日|本|語|の|l'app"]),
            ("**open and \\*no\\*", &["words open|and|no"]),
        ] {
            assert_eq!(show(raw), expected, "{raw}");
        }
    }
}
