//! Java.

use super::super::class::Class;
use super::super::language::{Code, Language, Shape, Text};

pub(in super::super) static JAVA: Language = Language::new(
    &["java"],
    Shape::Code(Code {
        words: &[
            (
                Class::Keyword,
                "abstract assert boolean break byte case catch char class const continue default do double else \
                 enum extends final finally float for goto if implements import instanceof int interface long \
                 native new package private protected public return short static strictfp super switch \
                 synchronized this throw throws transient try void volatile while",
            ),
            (Class::Number, "true false null"),
        ],
        soft: "permits record sealed var yield",
        doc_tags: true,
        texts: &[
            Text { open: "\"\"\"", close: "\"\"\"", lines: true, ..Text::DOUBLE },
            Text::DOUBLE,
            Text::SINGLE,
        ],
        sigils: &[(b'@', Class::Meta)],
        before_types: "new extends implements instanceof throws",
        declares: "class interface enum record",
        typed: true,
        upper: true,
        arrows: true,
        ..Code::C
    }),
);
