//! Bilingual pairs: one fixed byte pattern that carries a segment in two languages.
//!
//! ```text
//! pair  := <span data-ttu-id=Q id Q>TARGET</span><span class=Q sxs-lookup Q><span data-stu-id=Q id Q>SOURCE</span></span>
//! Q     := "  or  &quot;   (damage: a stray quote made the writer encode the next ones)
//! ```
//! The pattern held in 529,416 of 529,416 pairs of nine public trees. Pairs are found in the bytes, before any
//! Markdown is parsed, and each language is projected out of the text and parsed alone.

use std::ops::Range;

use memchr::memmem;

use super::fences::closed_fences;
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::text::{FileId, MappedText, Source, Span, TextMapper};

const TARGET_OPEN: &[u8] = b"<span data-ttu-id=";
const SOURCE_OPEN: &[u8] = b"<span data-stu-id=";
const SPAN_CLOSE: &[u8] = b"</span>";

/// Stands where a pair's own tag was glued to text, so that emphasis delimiters see the same neighbours as
/// with the tags in place. A processing instruction: inline HTML to CommonMark, dropped by the tree builder.
pub(crate) const EDGE: &str = "<?d?>";

/// Which language of a pair.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Side {
    /// The translation.
    Target,
    /// The language translated from.
    Source,
}

/// One pair, by byte ranges of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair {
    /// The whole pattern.
    pub whole: Range<usize>,
    /// The id in the target's tag.
    pub id: Range<usize>,
    /// The id in the source's tag; the same text unless damaged.
    pub source_id: Range<usize>,
    /// The translation.
    pub target: Range<usize>,
    /// The source text.
    pub source: Range<usize>,
    /// Whether a tag is written with `&quot;`.
    pub quote_damage: bool,
}

impl Pair {
    /// The range of one language.
    pub fn side(&self, side: Side) -> Range<usize> {
        match side {
            Side::Target => self.target.clone(),
            Side::Source => self.source.clone(),
        }
    }
}

/// What the scanner found.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Scan {
    /// The pairs, in order, not overlapping.
    pub pairs: Vec<Pair>,
    /// Places with a tag of the pattern that belongs to no pair.
    pub strays: Vec<Range<usize>>,
}

/// The file that a document is a language of.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The whole text of the file.
    pub source: Source,
    /// Where the body begins: after the front matter.
    pub start: usize,
    /// Its pairs.
    pub scan: Scan,
    /// The language that was projected.
    pub side: Side,
}

impl Origin {
    /// The file offset as both languages have it: one within a pair is that of the pair.
    pub fn shared(&self, offset: u32) -> u32 {
        let at = offset as usize;
        let i = self.scan.pairs.partition_point(|p| p.whole.end <= at);
        match self.scan.pairs.get(i) {
            Some(pair) if pair.whole.start <= at => pair.whole.start as u32,
            _ => offset,
        }
    }
}

/// A tag of the bilingual markup that belongs to no pair.
pub static UNPAIRED: Rule = Rule {
    code: "bilingual/unpaired",
    severity: Severity::Major,
    what: "A tag of the bilingual markup (`data-ttu-id`, `data-stu-id`) that is part of no complete pair.",
    why: "Both languages of the segment show, or the tag shows as text: the page cannot be split into its languages there.",
    example: "--- content/en-us/a.md\n# A\n\nText\n--- content/sv-se/a.md\n# A\n\n<span data-ttu-id=\"0a1b2-101\">Text</span>\n=> content/sv-se/a.md:3:1",
    fix: "Restore the pair: `<span data-ttu-id=\"ID\">TARGET</span><span class=\"sxs-lookup\"><span data-stu-id=\"ID\">SOURCE</span></span>`.",
    docfx: &[],
};

/// Tags written with `&quot;`.
pub static QUOTE_WINDOW: Rule = Rule {
    code: "bilingual/quote-window",
    severity: Severity::Minor,
    what: "Quotes encoded as `&quot;` inside the bilingual tags, from a stray quote to the next.",
    why: "Within the window every quote is encoded, in heading anchors and code as well: attributes break and samples show `&quot;`.",
    example: "--- content/en-us/a.md\n# A\n\nText\n--- content/sv-se/a.md\n# A\n\n<span data-ttu-id=&quot;0a1b2-101&quot;>Text</span><span class=&quot;sxs-lookup&quot;><span data-stu-id=&quot;0a1b2-101&quot;>Text</span></span>\n=> content/sv-se/a.md:3:1",
    fix: "Write `\"` instead of `&quot;` in the tags, anchors and code of the passage.",
    docfx: &[],
};

/// Reads `"` or `&quot;` at `at`; gives the end and whether it was damaged.
fn quote(text: &[u8], at: usize) -> Option<(usize, bool)> {
    let rest = text.get(at..)?;
    if rest.starts_with(b"\"") {
        Some((at + 1, false))
    } else if rest.starts_with(b"&quot;") {
        Some((at + 6, true))
    } else {
        None
    }
}

/// Reads `Q id Q>` at `at`: the id's range, the end, whether a quote was damaged.
fn id_and_close(text: &[u8], at: usize) -> Option<(Range<usize>, usize, bool)> {
    let (start, damaged) = quote(text, at)?;
    let len = text[start..].iter().take(40).take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
    let (end, damaged_end) = quote(text, start + len)?;
    let closed = len > 0 && text.get(end) == Some(&b'>');
    closed.then(|| (start..start + len, end + 1, damaged || damaged_end))
}

/// The separator whose source tag begins at `at`: where it starts (at `</span>`), the id, its end, damage.
fn separator(text: &[u8], at: usize) -> Option<(usize, Range<usize>, usize, bool)> {
    let (id, end, mut damaged) = id_and_close(text, at + SOURCE_OPEN.len())?;
    let before = text[..at].strip_suffix(b">")?;
    let trim = |b: &'_ [u8]| -> Option<(usize, bool)> {
        b.strip_suffix(b"&quot;")
            .map(|r| (r.len(), true))
            .or_else(|| b.strip_suffix(b"\"").map(|r| (r.len(), false)))
    };
    let (n, d) = trim(before)?;
    damaged |= d;
    let before = text[..n].strip_suffix(b"sxs-lookup")?;
    let (n, d) = trim(before)?;
    damaged |= d;
    let before = text[..n].strip_suffix(b"</span><span class=")?;
    Some((before.len(), id, end, damaged))
}

/// Where the source text that begins at `from` ends: the first `</span></span>` before `limit` that leaves it
/// balanced in `<span>`s, otherwise the first at all.
fn source_end(text: &[u8], from: usize, limit: usize) -> Option<usize> {
    let mut first = None;
    let mut depth = 0i32;
    let mut at = from;
    while let Some(i) = memchr::memchr(b'<', &text[at..limit]) {
        let here = at + i;
        let rest = &text[here..limit];
        if rest.starts_with(SPAN_CLOSE) {
            if rest[SPAN_CLOSE.len()..].starts_with(SPAN_CLOSE) {
                if depth == 0 {
                    return Some(here);
                }
                first = first.or(Some(here));
            }
            depth -= 1;
        } else if rest.starts_with(b"<span")
            && rest.get(5).is_some_and(|b| b.is_ascii_whitespace() || *b == b'>')
        {
            let close = memchr::memchr(b'>', rest);
            let self_closing = close.is_some_and(|c| rest[c - 1] == b'/');
            depth += i32::from(!self_closing);
        }
        at = here + 1;
    }
    first
}

/// Finds all pairs of a text. Total, linear. A pair inside a closed code fence is text about pairs, not a pair.
pub fn scan(text: &[u8]) -> Scan {
    let mut scan = Scan::default();
    let attributes = attributes(text);
    if attributes.is_empty() {
        return scan;
    }
    let opens = |open: &'static [u8], target: bool| {
        let before = open.len() - ATTRIBUTE.len();
        let own = attributes.iter().filter(move |a| a.target == target);
        own.filter_map(move |a| a.at.checked_sub(before)).filter(|&at| text[at..].starts_with(open))
    };
    let mut targets = opens(TARGET_OPEN, true).peekable();
    let mut sources = opens(SOURCE_OPEN, false).peekable();
    let fences = if targets.peek().is_some() { closed_fences(text) } else { vec![] };
    let fenced = |at: usize| {
        let i = fences.partition_point(|f| f.end <= at);
        fences.get(i).is_some_and(|f| f.start <= at)
    };
    while let Some(open) = targets.next() {
        let limit = targets.peek().copied().unwrap_or(text.len());
        if fenced(open) {
            continue;
        }
        while sources.next_if(|at| *at < open).is_some() {}
        scan.pairs.extend(pair_at(text, open, limit, || sources.next_if(|at| *at < limit)));
    }
    let mut pairs = scan.pairs.iter().peekable();
    scan.strays = attributes
        .iter()
        .map(|a| a.at - ATTRIBUTE_HEAD)
        .filter(|&at| {
            while pairs.next_if(|p| p.whole.end <= at).is_some() {}
            let own = |p: &&Pair| p.whole.start <= at && !p.target.contains(&at) && !p.source.contains(&at);
            !pairs.peek().is_some_and(own) && !fenced(at)
        })
        .map(|at| widened(text, at))
        .collect();
    scan
}

/// The pair that begins at `open` and ends before `limit`; `source` gives the next source tag before it.
fn pair_at(
    text: &[u8],
    open: usize,
    limit: usize,
    mut source: impl FnMut() -> Option<usize>,
) -> Option<Pair> {
    let (id, target_start, mut damaged) = id_and_close(text, open + TARGET_OPEN.len())?;
    loop {
        let at = source()?;
        if at < target_start {
            continue;
        }
        let Some((target_end, source_id, source_start, d)) = separator(text, at) else { continue };
        if target_end < target_start {
            return None;
        }
        damaged |= d;
        let end = source_end(text, source_start, limit)?;
        return Some(Pair {
            whole: open..end + 2 * SPAN_CLOSE.len(),
            id,
            source_id,
            target: target_start..target_end,
            source: source_start..end,
            quote_damage: damaged,
        });
    }
}

/// What both attributes of the pattern end with, and the length of what is before that.
const ATTRIBUTE: &[u8] = b"tu-id=";
const ATTRIBUTE_HEAD: usize = b"data-t".len();

/// An attribute of the pattern, in whatever tag.
struct Attribute {
    /// Where [`ATTRIBUTE`] begins.
    at: usize,
    target: bool,
}

/// The pattern's attributes, in order: everything else is found from them, so that a text is searched once.
fn attributes(text: &[u8]) -> Vec<Attribute> {
    memmem::find_iter(text, ATTRIBUTE)
        .filter_map(|at| match text.get(at.checked_sub(ATTRIBUTE_HEAD)?..at)? {
            b"data-t" => Some(Attribute { at, target: true }),
            b"data-s" => Some(Attribute { at, target: false }),
            _ => None,
        })
        .collect()
}

/// An attribute's place, widened to its tag.
fn widened(text: &[u8], at: usize) -> Range<usize> {
    let start = if text[..at].ends_with(b"<span ") { at - 6 } else { at };
    let line = memchr::memchr2(b'>', b'\n', &text[at..]).unwrap_or(text.len() - at);
    let end = at + line + usize::from(text.get(at + line) == Some(&b'>'));
    start..end
}

/// One language of the text as bytes: every pair replaced by that side, everything else copied.
pub fn project(text: &[u8], scan: &Scan, side: Side) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    for pair in &scan.pairs {
        out.extend_from_slice(&text[at..pair.whole.start]);
        out.extend_from_slice(&text[pair.side(side)]);
        at = pair.whole.end;
    }
    out.extend_from_slice(&text[at..]);
    out
}

/// One language of `text[from..]` for parsing: as [`project`], with the offset map, with `EDGE` where a
/// delimiter would otherwise get other neighbours, and with `&quot;` repaired in heading anchors of a page
/// whose tags were damaged.
pub fn derive(file: FileId, text: &str, from: usize, scan: &Scan, side: Side) -> MappedText {
    let pairs: usize = scan.pairs.iter().map(|p| p.whole.len() - p.side(side).len()).sum();
    let bytes = text.len().saturating_sub(from + pairs) + 64;
    let mut out = TextMapper::sized(file, text, bytes, 2 * scan.pairs.len() + 1);
    let damaged = scan.pairs.iter().any(|p| p.quote_damage);
    let glue = |out: &mut TextMapper, range: Range<usize>| {
        if damaged { copy_mending_anchors(out, text, range) } else { out.copy(range) }
    };
    let mut at = from;
    for pair in scan.pairs.iter().filter(|p| p.whole.start >= from) {
        glue(&mut out, at..pair.whole.start);
        let inner = pair.side(side);
        let piece = &text[inner.clone()];
        let before = text[..pair.whole.start].chars().next_back();
        let after = text[pair.whole.end..].chars().next();
        if edge_needed(before, piece.chars().next()) {
            out.replace(pair.whole.start..pair.whole.start, EDGE);
        }
        out.copy(inner);
        if edge_needed(after, piece.chars().next_back()) {
            out.replace(pair.whole.end..pair.whole.end, EDGE);
        }
        at = pair.whole.end;
    }
    glue(&mut out, at..text.len());
    out.finish()
}

/// Whether deleting a tag between `outer` and `inner` could change what a delimiter run means.
fn edge_needed(outer: Option<char>, inner: Option<char>) -> bool {
    let delimiter = |c: char| matches!(c, '*' | '_' | '`' | '~');
    let (Some(outer), Some(inner)) = (outer, inner) else { return false };
    if outer.is_whitespace() || matches!(outer, '|' | '[' | ']' | '(' | ')' | '<' | '>') {
        return false;
    }
    delimiter(outer) || delimiter(inner)
}

fn copy_mending_anchors(out: &mut TextMapper, text: &str, range: Range<usize>) {
    let bytes = text.as_bytes();
    let mut at = range.start;
    for start in memmem::find_iter(&bytes[range.clone()], b"<a name=").map(|i| range.start + i) {
        let Some((id, end, true)) = id_and_close(bytes, start + 8) else { continue };
        if start < at || end > range.end {
            continue;
        }
        out.copy(at..start + 8);
        out.replace(start + 8..id.start, "\"");
        out.copy(id.clone());
        out.replace(id.end..end - 1, "\"");
        at = end - 1;
    }
    out.copy(at..range.end);
}

/// The findings of a scan: unpaired tags, quote windows (one for each run of damaged pairs).
pub fn findings(file: FileId, scan: &Scan, sink: &mut Sink) {
    let span = |r: &Range<usize>| Span::new(file, r.start, r.end);
    for stray in &scan.strays {
        sink.push(
            Diagnostic::new(&UNPAIRED, span(stray), "this tag belongs to no bilingual pair")
                .hint("a pair is `<span data-ttu-id=\"ID\">…</span><span class=\"sxs-lookup\"><span data-stu-id=\"ID\">…</span></span>`"),
        );
    }
    let mut run: Option<(&Pair, &Pair)> = None;
    for pair in scan.pairs.iter().map(Some).chain([None]) {
        match (pair.filter(|p| p.quote_damage), run) {
            (Some(p), None) => run = Some((p, p)),
            (Some(p), Some((first, _))) => run = Some((first, p)),
            (None, Some((first, last))) => {
                let (first_tag, n) = (first.whole.start..first.target.start, last.whole.start);
                let mut d = Diagnostic::new(
                    &QUOTE_WINDOW,
                    span(&first_tag),
                    "quotes are encoded as `&quot;` in bilingual tags",
                )
                .label("the window begins near here");
                if n > first.whole.start {
                    d = d.related(span(&(last.whole.start..last.target.start)), "and reaches to here");
                }
                sink.push(d);
                run = None;
            }
            (None, None) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(target: &str, source: &str) -> String {
        format!(
            "<span data-ttu-id=\"0a1b2-101\">{target}</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">{source}</span></span>"
        )
    }

    fn both(text: &str) -> (String, String) {
        let scan = scan(text.as_bytes());
        let side = |s| String::from_utf8(project(text.as_bytes(), &scan, s)).unwrap();
        (side(Side::Target), side(Side::Source))
    }

    #[test]
    fn a_source_may_hold_spans_and_stray_span_tags() {
        for (target, source) in [
            ("**Gäller**", "**Applies**"),
            ("x", "<span style=\"a\">R</span>"),
            ("x", "<span id=\"a\"><span id=\"b\"></span></span>Set up"),
            ("x", "*yourbusiness.<span>com*"),
            ("x", "Tail. </span> com"),
            ("`<span asp-for`", "`<span asp-for`"),
        ] {
            let text = format!("a {} b {}\n", pair(target, source), pair("t", "s"));
            assert_eq!(both(&text), (format!("a {target} b t\n"), format!("a {source} b s\n")));
        }
    }

    #[test]
    fn encoded_quotes_are_accepted_and_reported() {
        let text = pair("t", "s").replace('"', "&quot;");
        assert_eq!(both(&text), ("t".into(), "s".into()));
        let mut sink = vec![];
        findings(FileId(0), &scan(text.as_bytes()), &mut sink);
        assert_eq!(sink.len(), 1);
    }

    #[test]
    fn pairs_in_closed_fences_are_text_but_comments_hide_no_fence() {
        let p = pair("t", "s");
        let fenced = format!("```html\n{p}\n```\n");
        assert_eq!(both(&fenced).0, fenced);
        let open = format!("```html\n{p}\n");
        assert_eq!(both(&open).0, "```html\nt\n");
        let nested = format!(
            "1. a\n\n    - b\n\n        ```md\n          ```json\n          ```\n        ```\n\n    - {p}\n\n```\nx\n```\n"
        );
        assert!(both(&nested).0.contains("- t\n"));
        let comment = format!("<!--\n```ps\n```-->\n\n{p}\n\n```ps\nx\n```\n");
        assert_eq!(both(&comment).0, "<!--\n```ps\n```-->\n\nt\n\n```ps\nx\n```\n");
    }

    #[test]
    fn a_tag_without_its_pair_is_reported_once() {
        for text in [
            "<span data-ttu-id=\"a1234-101\">x</span>",
            "TEXT span data-ttu-id=\"af9b2-260\">x",
            "<span data-stu-id=\"a-1\">",
        ] {
            let found = scan(text.as_bytes());
            assert_eq!((found.pairs.len(), found.strays.len()), (0, 1), "{text}");
        }
    }

    #[test]
    fn glued_emphasis_keeps_its_neighbours() {
        let text = format!("{}テキスト", pair("**注意:**", "**Note:**"));
        let scan = scan(text.as_bytes());
        assert_eq!(derive(FileId(0), &text, 0, &scan, Side::Target).text, "**注意:**<?d?>テキスト");
        let heading = format!("# <a name=\"x&quot;></a>{}", pair("t", "s").replace('"', "&quot;"));
        let scan = super::scan(heading.as_bytes());
        assert_eq!(derive(FileId(0), &heading, 0, &scan, Side::Source).text, "# <a name=\"x\"></a>s");
    }
}
