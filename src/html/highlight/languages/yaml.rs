//! YAML.

use super::super::class::Class;
use super::super::engine::{Lexer, number_len};
use super::super::language::{Language, Shape};

pub(in super::super) static YAML: Language =
    Language::new(&["yaml", "yml", "azurepipelines"], Shape::Steps(line));

fn line(lexer: &mut Lexer<'_, '_>) {
    let begin = lexer.at;
    let end = lexer.line_end(begin);
    let mut at = lexer.after_spaces(begin);
    if at == begin && (lexer.starts_with(at, "---") || lexer.starts_with(at, "...") || lexer.byte(at) == b'%')
    {
        lexer.spans.colour(Class::Meta, at, end);
        lexer.at = end + 1;
        return;
    }
    while matches!(lexer.byte(at), b'-' | b'?') && matches!(lexer.byte(at + 1), b' ' | b'\n' | 0) {
        at = lexer.after_spaces(at + 1).min(end);
    }
    let indent = at - begin;
    let mut block = false;
    lexer.at = at;
    while lexer.at < end {
        let start = lexer.at;
        match lexer.byte(start) {
            b' ' | b'\t' | b'\r' | b'{' | b'}' | b'[' | b']' | b',' | b':' => lexer.at += 1,
            b'#' if start == begin || matches!(lexer.bytes[start - 1], b' ' | b'\t') => {
                lexer.spans.colour(Class::Comment, start, end);
                lexer.at = end;
            }
            b'&' | b'*' | b'!' => {
                let to = word_end(lexer, start).min(end);
                let class = if lexer.byte(start) == b'!' { Class::Type } else { Class::Variable };
                lexer.spans.colour(class, start, to);
                lexer.at = to;
            }
            b'|' | b'>'
                if matches!(lexer.byte(start + 1), b'\n' | b'\r' | b'-' | b'+' | b' ' | b'0'..=b'9') =>
            {
                block = true;
                lexer.at = word_end(lexer, start).min(end);
            }
            _ => scalar(lexer, start, end),
        }
    }
    lexer.at = end + 1;
    if block {
        block_text(lexer, indent);
    }
}

fn word_end(lexer: &Lexer<'_, '_>, at: usize) -> usize {
    lexer.run_end(at + 1, |b| !b.is_ascii_whitespace() && !matches!(b, b',' | b'}' | b']'))
}

/// A key or a value.
fn scalar(lexer: &mut Lexer<'_, '_>, start: usize, end: usize) {
    let quote = lexer.byte(start);
    let quoted = match quote {
        b'"' => lexer.quoted_end(start, end, b'\\'),
        b'\'' => lexer.quoted_end(start, end, 0),
        _ => None,
    };
    let to = quoted.unwrap_or_else(|| plain_end(lexer, start, end));
    lexer.at = to.max(start + 1);
    let colon = lexer.after_spaces(to);
    let key = lexer.byte(colon) == b':' && matches!(lexer.byte(colon + 1), b' ' | b'\t' | b'\n' | b'\r' | 0);
    let text = lexer.bytes[start..to].trim_ascii_end();
    let class = match text {
        _ if key => Class::Tag,
        b"true" | b"false" | b"null" | b"~" | b"yes" | b"no" | b"on" | b"off" | b"True" | b"False" => {
            Class::Number
        }
        _ if !text.is_empty() && number_len(text) == text.len() => Class::Number,
        _ => Class::Text,
    };
    lexer.spans.colour(class, start, to);
}

/// The end of a scalar without quotes: `: `, ` #`, or what separates items in brackets.
fn plain_end(lexer: &Lexer<'_, '_>, start: usize, end: usize) -> usize {
    let stops = |at: &usize| match lexer.bytes[*at] {
        b':' => matches!(lexer.byte(at + 1), b' ' | b'\t' | b'\n' | b'\r' | 0),
        b'#' => *at > start && matches!(lexer.bytes[at - 1], b' ' | b'\t'),
        b',' => matches!(lexer.byte(at + 1), b' '),
        b'}' | b']' => true,
        _ => false,
    };
    (start..end).find(stops).unwrap_or(end)
}

/// The lines of `|` and `>`: those further in than their key.
fn block_text(lexer: &mut Lexer<'_, '_>, indent: usize) {
    let start = lexer.at;
    let mut at = start;
    while at < lexer.end {
        let end = lexer.line_end(at);
        let text = lexer.after_spaces(at);
        if text < end && text - at <= indent && lexer.byte(text) != b'\r' {
            break;
        }
        at = end + 1;
    }
    lexer.spans.colour(Class::Text, start, at);
    lexer.at = at;
}
