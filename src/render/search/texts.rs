//! The texts of pages, for excerpts: several pages a file, and the rest of a long page in files of its own.

use serde::Serialize;

use crate::html::Passage;

/// A longer section is several, so that an excerpt is never far.
const SECTION: usize = 3_500;
/// So much of a page's text stands with its title.
const NEAR: usize = 3_600;
/// The rest comes in pieces of this size: compressed, as much as a file of several pages.
const FAR: usize = 11_000;
/// No page has more sections that can be told apart.
const MOST: usize = 4_000;
/// What a file of texts should hold before compression.
const PACK: usize = 7_000;

/// A part of a page that a result can lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section<'a> {
    pub heading: &'a str,
    pub anchor: Option<&'a str>,
    /// Prose, then code.
    pub text: String,
    /// How much of the text is prose.
    pub prose: usize,
    /// Whether it goes on with the section before.
    pub continued: bool,
}

impl Section<'_> {
    pub fn prose(&self) -> &str {
        self.text.get(..self.prose).unwrap_or_default()
    }

    pub fn code(&self) -> &str {
        self.text.get(self.prose..).unwrap_or_default()
    }
}

/// The passages as sections of a bounded size.
pub(super) fn sections(passages: &[Passage]) -> Vec<Section<'_>> {
    let mut sections = vec![];
    for (i, passage) in passages.iter().enumerate() {
        let heading = if i == 0 { "" } else { passage.heading.as_str() };
        let anchor = passage.anchor.as_deref();
        let mut pieces = pieces(&passage.text);
        let code = passage.code.as_str();
        let last = pieces.pop().unwrap_or_default();
        for (n, piece) in pieces.iter().enumerate() {
            let (text, prose) = ((*piece).to_owned(), piece.len());
            sections.push(Section { heading, anchor, text, prose, continued: n > 0 });
        }
        let text = match cut(code, SECTION) {
            "" => last.to_owned(),
            code => [last, "\n", code].concat(),
        };
        let prose = last.len();
        sections.push(Section { heading, anchor, text, prose, continued: !pieces.is_empty() });
    }
    sections.truncate(MOST);
    sections
}

/// A text in pieces that end at the end of a line or at a space.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = vec![];
    let mut rest = text;
    while rest.len() > SECTION {
        let head = cut(rest, SECTION);
        let end = head.rfind('\n').or_else(|| head.rfind(' ')).filter(|&at| at > SECTION / 2);
        let (piece, after) = rest.split_at(end.unwrap_or(head.len()));
        pieces.push(piece);
        rest = after.trim_start();
    }
    pieces.push(rest);
    pieces
}

/// The beginning of a text, at most `most` bytes.
fn cut(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// What a result shows of its page.
pub(super) struct PageText<'a> {
    /// From the site's root.
    pub url: String,
    pub title: &'a str,
    pub state: usize,
    /// Index of the language among those of the locale's index.
    pub language: usize,
    pub crumbs: Vec<String>,
    pub sections: &'a [Section<'a>],
}

/// A section in a file of texts: heading, anchor, and its text or the file and the place where that stands.
#[derive(Serialize)]
#[serde(untagged)]
enum Entry<'a> {
    Near(&'a str, &'a str, &'a str),
    Far(&'a str, &'a str, usize, usize),
}

/// The page for its file of texts, and its further files.
pub(super) fn written(page: &PageText) -> (String, Vec<String>) {
    let mut near = 0;
    let mut far: Vec<Vec<&str>> = vec![];
    let mut size = 0;
    let mut sections = vec![];
    for section in page.sections {
        let (heading, anchor) = (section.heading, section.anchor.unwrap_or_default());
        let len = section.text.len();
        if far.is_empty() && (near == 0 || near + len <= NEAR) {
            near += len;
            sections.push(Entry::Near(heading, anchor, &section.text));
        } else {
            if far.is_empty() || size + len > FAR {
                far.push(vec![]);
                size = 0;
            }
            size += len;
            let file = far.len() - 1;
            if let Some(texts) = far.last_mut() {
                sections.push(Entry::Far(heading, anchor, file, texts.len()));
                texts.push(&section.text);
            }
        }
    }
    let head = (&page.url, page.title, page.state, page.language, &page.crumbs, sections);
    (text(&head), far.iter().map(text).collect())
}

/// A value as JSON.
pub(super) fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// How many pages share a file, when these are the sizes of their texts.
pub(super) fn pages_in_a_pack(sizes: impl Iterator<Item = usize>) -> usize {
    let (count, sum) = sizes.fold((0, 0), |(n, sum), size| (n + 1, sum + size.min(NEAR) + 250));
    let average: usize = sum / count.max(1);
    (PACK / average.max(1)).clamp(1, 64)
}
