//! Differences.

use super::super::class::Class;
use super::super::engine::Lexer;
use super::super::language::{Language, Shape};

pub(in super::super) static DIFF: Language = Language::new(&["diff", "patch", "udiff"], Shape::Steps(line));

fn line(lexer: &mut Lexer<'_, '_>) {
    let start = lexer.at;
    let end = lexer.line_end(start);
    let is = |prefix: &str| lexer.starts_with(start, prefix);
    let class = match lexer.byte(start) {
        b'+' if is("+++ ") => Class::Meta,
        b'-' if is("--- ") => Class::Meta,
        b'@' if is("@@") => Class::Meta,
        b'd' if is("diff ") => Class::Meta,
        b'i' if is("index ") => Class::Meta,
        b'+' => Class::Inserted,
        b'-' => Class::Deleted,
        _ => Class::Plain,
    };
    lexer.spans.colour(class, start, end);
    lexer.at = end + 1;
}
