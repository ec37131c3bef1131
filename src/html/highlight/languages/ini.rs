//! Settings by line: INI and TOML.

use super::super::class::Class;
use super::super::engine::Lexer;
use super::super::language::{Code, Language, Shape, Text};

pub(in super::super) static INI: Language = Language::new(
    &["ini", "properties", "editorconfig", "cfg", "inf", "reg", "env"],
    Shape::Code(Code { line_comments: &[";", "#"], texts: &[Text { closed: true, ..Text::DOUBLE }], ..SPEC }),
);
pub(in super::super) static TOML: Language = Language::new(
    &["toml"],
    Shape::Code(Code {
        line_comments: &["#"],
        texts: &[
            Text { open: "\"\"\"", close: "\"\"\"", lines: true, ..Text::DOUBLE },
            Text { open: "'''", close: "'''", escape: None, lines: true, ..Text::DOUBLE },
            Text::DOUBLE,
            Text { escape: None, ..Text::SINGLE },
        ],
        ..SPEC
    }),
);

const SPEC: Code = Code {
    words: &[(Class::Number, "true false yes no on off null none")],
    ignore_case: true,
    letters: ("", ".-"),
    spaced_comments: true,
    calls: false,
    line_start: Some(head),
    ..Code::NONE
};

/// `[section]` or the name in `name = value`.
fn head(lexer: &mut Lexer<'_, '_>) {
    let start = lexer.after_spaces(lexer.at);
    let end = lexer.line_end(start);
    if lexer.byte(start) == b'[' {
        let close = lexer.run_end(start, |b| b != b']' && b != b'\n');
        let close = lexer.run_end(close, |b| b == b']');
        if close > start && lexer.after_spaces(close) >= end.saturating_sub(1) {
            lexer.spans.colour(Class::Keyword, start, close);
            lexer.at = close;
        }
        return;
    }
    let name = lexer.run_end(start, |b| !matches!(b, b'=' | b'\n' | b'#' | b';' | b'[' | b'{' | b','));
    if lexer.byte(name) == b'=' && name > start {
        lexer.spans.colour(Class::Tag, start, name);
        lexer.at = name;
    }
}
