//! `<!-- diglot: allow CODE[,CODE] reason -->`: what a page says is right as it is. The comment covers the next block,
//! up to the blank line after it; on a line with other text, that line; as `allow-page`, the whole page. Comments in
//! code are text.

use std::ops::Range;

use memchr::memmem;

/// What our comments begin with.
const NAME: &str = "diglot:";
/// A comment longer than this is none of ours.
const MAX: usize = 4096;

/// What a comment asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// `allow`
    Allow,
    /// `allow-page`
    AllowPage,
    /// Something else, at these bytes of the file.
    Other,
}

/// One comment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Allow {
    /// The comment. Bytes of the text.
    pub comment: Range<usize>,
    /// What it asks for.
    pub word: Word,
    /// Where that word stands.
    pub word_at: Range<usize>,
    /// Where each code stands.
    pub codes: Vec<Range<usize>>,
    /// Why; may be empty.
    pub reason: Range<usize>,
    /// What it covers: findings that begin here.
    pub covers: Range<usize>,
}

/// All comments of a text, in order.
pub fn find(text: &str) -> Vec<Allow> {
    comments(text).into_iter().map(|(comment, alone)| read(text, comment, alone)).collect()
}

/// What is taken out before a page is rendered: the comments; with their lines where nothing else stands there.
pub fn ranges(text: &str) -> Vec<Range<usize>> {
    let whole = |(comment, alone): (Range<usize>, bool)| match alone {
        true => line_start(text, comment.start)..line_end(text, comment.end),
        false => comment,
    };
    comments(text).into_iter().map(whole).collect()
}

/// Each comment, and whether nothing else stands on its lines.
fn comments(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut out = vec![];
    if memmem::find(text.as_bytes(), NAME.as_bytes()).is_none() {
        return out;
    }
    let mut fence: Option<(u8, usize)> = None;
    let mut skip = 0;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let (from, to) = (start, start + line.len());
        start = to;
        let content = line.trim_start_matches([' ', '\t', '>']);
        if let Some(mark) = fence_mark(content) {
            match fence {
                None => fence = Some(mark),
                Some(open) if mark.0 == open.0 && mark.1 >= open.1 => fence = None,
                Some(_) => {}
            }
        }
        if fence.is_some() {
            continue;
        }
        let mut at = from.max(skip);
        while at < to
            && let Some(i) = text[at..to].find("<!--")
        {
            let open = at + i;
            at = open + 4;
            let Some(length) = memmem::find(window(text, at), b"-->") else { continue };
            let end = at + length + 3;
            if !text[at..end].trim_start().starts_with(NAME) || in_code(line, open - from) {
                continue;
            }
            let before = text[line_start(text, open)..open].trim_start_matches([' ', '\t', '>']);
            let after = &text[end..line_end(text, end)];
            out.push((open..end, before.is_empty() && after.trim().is_empty()));
            (at, skip) = (end, end);
        }
    }
    out
}

fn window(text: &str, at: usize) -> &[u8] {
    let bytes = text.as_bytes();
    &bytes[at..bytes.len().min(at + MAX)]
}

/// The mark of a fence that begins a line, and its length.
fn fence_mark(line: &str) -> Option<(u8, usize)> {
    let mark = line.bytes().next().filter(|b| matches!(b, b'`' | b'~'))?;
    let length = line.bytes().take_while(|b| *b == mark).count();
    let rest = &line[length..];
    (length >= 3 && !(mark == b'`' && rest.contains('`'))).then_some((mark, length))
}

/// Whether a byte of a line stands in a code span of that line.
fn in_code(line: &str, place: usize) -> bool {
    let run = |from: usize| line.as_bytes()[from..].iter().take_while(|b| **b == b'`').count();
    let mut at = 0;
    while let Some(i) = line[at..].find('`') {
        let open = at + i;
        let length = run(open);
        let mut close = open + length;
        let end = loop {
            match line[close..].find('`') {
                None => break None,
                Some(i) if run(close + i) == length => break Some(close + i),
                Some(i) => close += i + run(close + i),
            }
        };
        match end {
            Some(end) if (open..end).contains(&place) => return true,
            Some(end) => at = end + length,
            None => at = open + length,
        }
    }
    false
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |i| i + 1)
}

/// Past the line's end mark.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |i| at + i + 1)
}

fn read(text: &str, comment: Range<usize>, alone: bool) -> Allow {
    let inner = comment.start + 4..comment.end - 3;
    let name = text[inner.clone()].find(NAME).map_or(inner.end, |i| inner.start + i + NAME.len());
    let mut words = Words { text, at: name, end: inner.end };
    let word_at = words.next().unwrap_or(inner.end..inner.end);
    let word = match &text[word_at.clone()] {
        "allow" => Word::Allow,
        "allow-page" => Word::AllowPage,
        _ => Word::Other,
    };
    let mut codes = vec![];
    // `a/b,c/d reason` and `a/b, c/d reason`.
    for word in words.by_ref() {
        let more = text[word.clone()].ends_with(',');
        let mut from = word.start;
        for part in text[word].split(',') {
            let code = part.trim_end_matches(':');
            if !code.is_empty() {
                codes.push(from..from + code.len());
            }
            from += part.len() + 1;
        }
        if !more {
            break;
        }
    }
    let rest = &text[words.at..words.end];
    let reason = rest.trim().trim_start_matches(['-', '–', '—', ':']).trim();
    let from = words.at + (reason.as_ptr() as usize - rest.as_ptr() as usize);
    let covers = match word {
        Word::AllowPage => 0..text.len(),
        Word::Other => comment.end..comment.end,
        Word::Allow if alone => comment.end..block_end(text, line_end(text, comment.end)),
        Word::Allow => line_start(text, comment.start)..line_end(text, comment.end),
    };
    Allow { comment, word, word_at, codes, reason: from..from + reason.len(), covers }
}

/// The blank line after the block that begins at or after `at`.
fn block_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut seen = false;
    for line in text[at..].split_inclusive('\n') {
        let blank = line.trim_start_matches([' ', '\t', '>']).trim_end().is_empty();
        if blank && seen {
            break;
        }
        seen |= !blank;
        end += line.len();
    }
    end
}

/// Words between white space.
struct Words<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = &self.text[self.at..self.end];
        let from = self.at + rest.find(|c: char| !c.is_whitespace())?;
        let rest = &self.text[from..self.end];
        let to = from + rest.find(char::is_whitespace).unwrap_or(rest.len());
        self.at = to;
        Some(from..to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Word, codes, reason and what is covered, of each comment.
    fn read(text: &str) -> Vec<(Word, Vec<&str>, &str, &str)> {
        let one = |a: &Allow| {
            let codes = a.codes.iter().map(|c| &text[c.clone()]).collect();
            (a.word, codes, &text[a.reason.clone()], &text[a.covers.clone()])
        };
        find(text).iter().map(one).collect()
    }

    #[test]
    fn a_comment_covers_its_block_its_line_or_its_page() {
        use Word::{Allow, AllowPage, Other};
        let cases: &[(&str, Word, &[&str], &str, &str)] = &[
            ("a\n\n<!-- diglot: allow x/y the name -->\nb\nc\n\nd", Allow, &["x/y"], "the name", "\nb\nc\n"),
            ("<!-- diglot: allow x/y -->\n\nb\n", Allow, &["x/y"], "", "\n\nb\n"),
            ("> <!-- diglot:allow x/y r -->\n> b\n>\n> c", Allow, &["x/y"], "r", "\n> b\n"),
            (
                "a\nb <!-- diglot: allow x/y, z/w: r --> c\nd",
                Allow,
                &["x/y", "z/w"],
                "r",
                "b <!-- diglot: allow x/y, z/w: r --> c\n",
            ),
            (
                "<!-- diglot: allow-page x/y,z/w — 訳 -->",
                AllowPage,
                &["x/y", "z/w"],
                "訳",
                "<!-- diglot: allow-page x/y,z/w — 訳 -->",
            ),
            ("<!-- diglot: alow x/y -->", Other, &["x/y"], "", ""),
            ("<!--\ndiglot: allow\n x/y\n r\n-->\nb", Allow, &["x/y"], "r", "\nb"),
            ("<!-- diglot: -->\nb", Other, &[], "", ""),
        ];
        for (text, word, codes, reason, covers) in cases {
            assert_eq!(read(text), [(*word, codes.to_vec(), *reason, *covers)], "{text}");
        }
    }

    #[test]
    fn comments_in_code_are_text() {
        for text in [
            "```\n<!-- diglot: allow x/y -->\n```\n",
            "~~~md\n```\n<!-- diglot: allow x/y -->\n~~~\n",
            "write ``<!-- diglot: allow ` x/y -->`` here",
            "<!-- no diglot: allow x/y -->",
            "<!-- diglot: allow x/y",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
        let after = "```\nx\n```\n`a` <!-- diglot: allow x/y --> `b`\n";
        assert_eq!(find(after).len(), 1);
    }

    #[test]
    fn what_is_taken_out_leaves_the_page_as_if_it_were_not_there() {
        let without = |text: &str| {
            let mut out = text.to_owned();
            ranges(text).into_iter().rev().for_each(|r| out.replace_range(r, ""));
            out
        };
        assert_eq!(without("- a\n  <!-- diglot: allow x/y -->\n- b\n"), "- a\n- b\n");
        assert_eq!(without("a <!-- diglot: allow x/y -->b\n"), "a b\n");
        assert_eq!(without("a\n<!-- diglot: allow x/y\nr -->"), "a\n");
    }
}
