//! Requests and responses of HTTP, with their bodies.

use super::super::class::Class;
use super::super::engine::Lexer;
use super::super::language::{Language, Shape};
use super::{json, markup};

pub(in super::super) static HTTP: Language =
    Language::new(&["http", "https", "rest", "msgraph"], Shape::Steps(line));

const METHODS: &[&[u8]] =
    &[b"GET", b"POST", b"PUT", b"PATCH", b"DELETE", b"HEAD", b"OPTIONS", b"TRACE", b"CONNECT", b"MERGE"];

fn line(lexer: &mut Lexer<'_, '_>) {
    let start = lexer.after_spaces(lexer.at);
    let end = lexer.line_end(start);
    let name_end = lexer.run_end(start, |b| b.is_ascii_alphanumeric() || b == b'-').min(end);
    let name = &lexer.bytes[start..name_end];
    if METHODS.contains(&name) {
        lexer.spans.colour(Class::Keyword, start, name_end);
        let url = lexer.after_spaces(name_end);
        let url_end = lexer.run_end(url, |b| !b.is_ascii_whitespace());
        lexer.spans.colour(Class::Text, url, url_end);
        lexer.spans.colour(Class::Keyword, lexer.after_spaces(url_end), end);
    } else if name == b"HTTP" && lexer.byte(name_end) == b'/' {
        let status = lexer.run_end(start, |b| b != b' ').min(end);
        lexer.spans.colour(Class::Keyword, start, status);
        lexer.spans.colour(Class::Number, status, end);
    } else if lexer.byte(name_end) == b':' && name_end > start && !lexer.starts_with(name_end, "://") {
        lexer.spans.colour(Class::Tag, start, name_end);
    } else if matches!(lexer.byte(start), b'{' | b'[' | b'<') {
        let language = if lexer.byte(start) == b'<' { &markup::XML } else { &json::JSON };
        lexer.at = start;
        let end = lexer.end;
        return lexer.enter_until(end, language);
    } else if lexer.starts_with(start, "#") {
        lexer.spans.colour(Class::Comment, start, end);
    }
    lexer.at = end + 1;
}
