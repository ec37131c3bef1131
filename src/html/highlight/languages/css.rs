//! CSS and its kin.

use memchr::memmem;

use super::super::class::Class;
use super::super::engine::{Lexer, number_len};
use super::super::language::{Language, Shape};

pub(in super::super) static CSS: Language =
    Language::new(&["css", "scss", "less", "sass"], Shape::Steps(step));

/// Reads white space, a comment, a rule's head, or a declaration.
fn step(lexer: &mut Lexer<'_, '_>) {
    let start = lexer.at;
    match lexer.byte(start) {
        b if b.is_ascii_whitespace() || matches!(b, b'{' | b'}' | b';') => lexer.at += 1,
        b'/' if comment(lexer) => {}
        b'@' => {
            lexer.at = lexer.run_end(start + 1, is_name);
            lexer.spans.colour(Class::Keyword, start, lexer.at);
            let end = statement_end(lexer, lexer.at);
            values(lexer, end);
        }
        _ => {
            let end = statement_end(lexer, start);
            let colon = lexer.run_end(start, |b| is_name(b) || b == b'$');
            let colon = lexer.after_spaces(colon);
            let declares = lexer.byte(colon) == b':' && lexer.byte(end) != b'{';
            if declares {
                lexer.spans.colour(Class::Variable, start, colon);
                lexer.at = colon + 1;
                values(lexer, end);
            } else {
                selector(lexer, end);
            }
        }
    }
}

fn is_name(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_') || b >= 0x80
}

fn comment(lexer: &mut Lexer<'_, '_>) -> bool {
    let start = lexer.at;
    let end = if lexer.starts_with(start, "/*") {
        memmem::find(lexer.rest(start + 2), b"*/").map_or(lexer.end, |n| start + n + 4)
    } else if lexer.starts_with(start, "//") {
        lexer.line_end(start)
    } else {
        return false;
    };
    lexer.spans.colour(Class::Comment, start, end);
    lexer.at = end;
    true
}

/// The `{`, `;` or `}` that ends what begins here.
fn statement_end(lexer: &Lexer<'_, '_>, start: usize) -> usize {
    let mut at = start;
    let mut depth = 0_usize;
    while at < lexer.end {
        match lexer.byte(at) {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b'#' if lexer.byte(at + 1) == b'{' => at = lexer.run_end(at, |b| b != b'}' && b != b'\n'),
            b'{' | b';' | b'}' if depth == 0 => return at,
            b'\n' if lexer.byte(at + 1) == b'}' => return at,
            _ => {}
        }
        at += 1;
    }
    lexer.end
}

fn selector(lexer: &mut Lexer<'_, '_>, end: usize) {
    while lexer.at < end {
        let start = lexer.at;
        match lexer.byte(start) {
            b'/' if comment(lexer) => {}
            b'.' | b'#' => {
                lexer.at = lexer.run_end(start + 1, is_name);
                lexer.spans.colour(Class::Type, start, lexer.at);
            }
            b':' => lexer.at = lexer.run_end(start + 1, |b| is_name(b) || b == b':'),
            b'"' | b'\'' => quoted(lexer, end),
            b'[' => lexer.at = lexer.run_end(start + 1, is_name),
            b if is_name(b) => {
                lexer.at = lexer.run_end(start, is_name);
                lexer.spans.colour(Class::Tag, start, lexer.at);
            }
            _ => lexer.at += 1,
        }
    }
}

fn values(lexer: &mut Lexer<'_, '_>, end: usize) {
    while lexer.at < end {
        let start = lexer.at;
        let b = lexer.byte(start);
        let next = lexer.byte(start + 1);
        match b {
            b'/' if comment(lexer) => {}
            b'"' | b'\'' => quoted(lexer, end),
            b'#' | b'!' => {
                lexer.at = lexer.run_end(start + 1, is_name);
                let class = if b == b'#' { Class::Number } else { Class::Keyword };
                lexer.spans.colour(class, start, lexer.at);
            }
            b'$' | b'@' => {
                lexer.at = lexer.run_end(start + 1, is_name);
                lexer.spans.colour(Class::Variable, start, lexer.at);
            }
            b'0'..=b'9' => number(lexer, start, start),
            b'.' | b'-' | b'+' if next.is_ascii_digit() => number(lexer, start, start + 1),
            b'-' if next == b'.' => number(lexer, start, start + 2),
            b if is_name(b) => {
                lexer.at = lexer.run_end(start, is_name);
                let class = match lexer.byte(lexer.at) {
                    b'(' => Class::Function,
                    _ if lexer.bytes[start..lexer.at].starts_with(b"--") => Class::Variable,
                    _ if b.is_ascii_lowercase() => Class::Number,
                    _ => Class::Plain,
                };
                lexer.spans.colour(class, start, lexer.at);
                if class == Class::Function && lexer.bytes[start..lexer.at].eq_ignore_ascii_case(b"url") {
                    lexer.at = lexer.run_end(lexer.at, |b| !matches!(b, b')' | b'"' | b'\'' | b'\n'));
                }
            }
            _ => lexer.at += 1,
        }
    }
}

fn number(lexer: &mut Lexer<'_, '_>, start: usize, digits: usize) {
    let end = digits + number_len(lexer.rest(digits));
    lexer.at = if lexer.byte(end) == b'%' { end + 1 } else { end }.max(start + 1);
    lexer.spans.colour(Class::Number, start, lexer.at);
}

fn quoted(lexer: &mut Lexer<'_, '_>, end: usize) {
    let start = lexer.at;
    lexer.at = lexer.quoted_end(start, end, b'\\').unwrap_or(start + 1);
    if lexer.at > start + 1 {
        lexer.spans.colour(Class::Text, start, lexer.at);
    }
}
