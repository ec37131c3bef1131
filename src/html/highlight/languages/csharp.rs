//! C#.

use super::super::class::Class;
use super::super::language::{Code, Holes, Language, Shape, Text};

pub(in super::super) static CSHARP: Language =
    Language::new(&["csharp", "c#", "cs", "cs-i", "aspx-csharp", "aspx-cs"], Shape::Code(SPEC));

/// Shared with Razor, where markup may stand in it.
pub(super) const SPEC: Code = Code {
    words: &[
        (
            Class::Keyword,
            "abstract as async await base bool break byte case catch char checked const continue decimal \
             default delegate do double else enum event explicit extern finally fixed float for foreach goto if \
             implicit in int interface internal is lock long nameof namespace new object operator out \
             override params private protected public readonly ref return sbyte sealed short sizeof stackalloc \
             static string struct switch this throw try typeof uint ulong unchecked unsafe ushort using var \
             virtual void volatile while class yield",
        ),
        (Class::Number, "true false null"),
    ],
    soft: "add and ascending by descending dynamic equals from get global group init into join let not on or \
           orderby partial record remove required scoped select set unmanaged when where with",
    before_types: "new is as",
    declares: "class struct interface enum record",
    texts: &[
        Text { open: "$\"\"\"", close: "\"\"\"", holes: Holes::Braces, ..RAW },
        Text { open: "$$\"\"\"", close: "\"\"\"", ..RAW },
        RAW,
        Text { open: "$@\"", holes: Holes::Braces, ..VERBATIM },
        Text { open: "@$\"", holes: Holes::Braces, ..VERBATIM },
        VERBATIM,
        Text { open: "$\"", holes: Holes::Braces, ..Text::DOUBLE },
        Text::DOUBLE,
        Text::SINGLE,
    ],
    sigils: &[(b'@', Class::Keyword)],
    typed: true,
    bracket_types: true,
    arrows: true,
    directives: true,
    ..Code::C
};

const VERBATIM: Text = Text { open: "@\"", escape: None, doubled: true, lines: true, ..Text::DOUBLE };
const RAW: Text =
    Text { open: "\"\"\"", close: "\"\"\"", escape: None, lines: true, fenced: true, ..Text::DOUBLE };
