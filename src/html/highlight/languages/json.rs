//! JSON, with comments.

use super::super::class::Class;
use super::super::language::{Code, Language, Shape, Text};

pub(in super::super) static JSON: Language = Language::new(
    &["json", "jsonc", "json5", "jsonl"],
    Shape::Code(Code {
        words: &[(Class::Number, "true false null")],
        texts: &[Text::DOUBLE, Text::SINGLE],
        calls: false,
        keys: true,
        ..Code::C
    }),
);
