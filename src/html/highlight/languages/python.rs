//! Python.

use super::super::class::Class;
use super::super::language::{Code, Holes, Language, Shape, Text};

pub(in super::super) static PYTHON: Language = Language::new(
    &["python", "py", "python3", "python-interactive"],
    Shape::Code(Code {
        words: &[
            (
                Class::Keyword,
                "and as assert async await break class continue def del elif else except finally for from global if \
                 import in is lambda nonlocal not or pass raise return self cls try while with yield",
            ),
            (Class::Number, "True False None"),
            (Class::Type, "bool bytes dict float int list object set str tuple"),
        ],
        soft: "match case type",
        line_comments: &["#"],
        texts: &[
            LONG,
            Text { open: "f\"\"\"", holes: Holes::Braces, ..LONG },
            Text { open: "r\"\"\"", ..LONG },
            Text { open: "'''", close: "'''", ..LONG },
            Text { open: "f\"", holes: Holes::Braces, ..Text::DOUBLE },
            Text { open: "f'", holes: Holes::Braces, closed: false, ..Text::SINGLE },
            Text { open: "r\"", ..Text::DOUBLE },
            Text { open: "r'", ..Text::SINGLE },
            Text { open: "b\"", ..Text::DOUBLE },
            Text { open: "b'", ..Text::SINGLE },
            Text { open: "u\"", ..Text::DOUBLE },
            Text { open: "u'", ..Text::SINGLE },
            Text::DOUBLE,
            Text::SINGLE,
        ],
        sigils: &[(b'@', Class::Meta)],
        before_functions: "def",
        declares: "class",
        upper: true,
        ..Code::NONE
    }),
);

const LONG: Text = Text { open: "\"\"\"", close: "\"\"\"", lines: true, ..Text::DOUBLE };
