//! Markdown, as pages about writing pages show it.

use memchr::memmem;

use super::super::class::Class;
use super::super::engine::Lexer;
use super::super::language::{Language, Shape};

pub(in super::super) static MARKDOWN: Language =
    Language::new(&["markdown", "md", "mdx"], Shape::Steps(line));

fn line(lexer: &mut Lexer<'_, '_>) {
    let mut start = lexer.after_spaces(lexer.at);
    let end = lexer.line_end(start);
    while lexer.byte(start) == b'>' {
        lexer.spans.colour(Class::Meta, start, start + 1);
        start = lexer.after_spaces(start + 1);
    }
    let first = lexer.byte(start);
    let marks = lexer.run_end(start, |b| b == first && b != b'\n');
    let len = marks - start;
    lexer.at = match first {
        b'#' if len <= 6 && matches!(lexer.byte(marks), b' ' | b'\n' | 0) => {
            lexer.spans.colour(Class::Keyword, start, end);
            end
        }
        b'`' | b'~' if len >= 3 => return fenced(lexer, start, marks, end),
        b'-' | b'=' | b'*' | b'_' | b':' if len >= 3 => {
            lexer.spans.colour(Class::Meta, start, end);
            end
        }
        b'-' | b'*' | b'+' if lexer.byte(start + 1) == b' ' => {
            lexer.spans.colour(Class::Keyword, start, start + 1);
            start + 1
        }
        b'0'..=b'9' => {
            let digits = lexer.run_end(start, |b| b.is_ascii_digit());
            if matches!(lexer.byte(digits), b'.' | b')') && lexer.byte(digits + 1) == b' ' {
                lexer.spans.colour(Class::Keyword, start, digits + 1);
            }
            digits
        }
        _ => start,
    };
    while lexer.at < end {
        inline(lexer, end);
    }
    lexer.at = lexer.at.max(end + 1);
}

/// Code between fences, to the end if it is not closed.
fn fenced(lexer: &mut Lexer<'_, '_>, start: usize, marks: usize, first: usize) {
    let fence = &lexer.bytes[start..marks];
    let mut at = first + 1;
    while at < lexer.end {
        let end = lexer.line_end(at);
        let line = lexer.bytes[at..end].trim_ascii();
        at = end + 1;
        if line.starts_with(fence) && line.iter().all(|b| *b == fence[0]) {
            break;
        }
    }
    lexer.spans.colour(Class::Text, start, at);
    lexer.at = at;
}

/// A code span, a comment, a link's target, the name of a Learn directive; or on to the next that may be one.
fn inline(lexer: &mut Lexer<'_, '_>, end: usize) {
    let start = lexer.at;
    let next = lexer.byte(start + 1);
    let (class, from, to) = match lexer.byte(start) {
        b'`' => {
            let close = lexer.quoted_end(start, end, 0);
            (Class::Text, start, close.unwrap_or(start))
        }
        b'<' if lexer.starts_with(start, "<!--") => {
            let close = memmem::find(lexer.rest(start), b"-->").map_or(lexer.end, |n| start + n + 3);
            (Class::Comment, start, close)
        }
        b'[' if next == b'!' => {
            let name = lexer.run_end(start + 2, |b| b.is_ascii_alphanumeric() || b == b'-');
            (Class::Keyword, start + 1, name)
        }
        b']' if next == b'(' => {
            let close = lexer.run_end(start + 2, |b| !matches!(b, b')' | b'(' | b'\n'));
            (Class::Text, start + 2, close)
        }
        _ => (Class::Plain, start, start),
    };
    lexer.spans.colour(class, from, to);
    let to = to.max(start + 1);
    lexer.at = lexer.run_end(to, |b| !matches!(b, b'`' | b'<' | b'[' | b']' | b'\n'));
}
