//! Go.

use super::super::class::Class;
use super::super::language::{Code, Language, Shape, Text};

pub(in super::super) static GO: Language = Language::new(
    &["go", "golang"],
    Shape::Code(Code {
        words: &[
            (
                Class::Keyword,
                "break case chan const continue default defer else fallthrough for func go goto if import \
                 interface map package range return select struct switch type var",
            ),
            (Class::Number, "true false nil iota"),
            (
                Class::Type,
                "any bool byte complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string \
                 uint uint8 uint16 uint32 uint64 uintptr",
            ),
        ],
        texts: &[
            Text::DOUBLE,
            Text::SINGLE,
            Text { open: "`", close: "`", escape: None, lines: true, ..Text::DOUBLE },
        ],
        before_functions: "func",
        declares: "type",
        ..Code::C
    }),
);
