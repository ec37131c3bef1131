//! JavaScript and TypeScript, and both with markup.

use super::super::class::Class;
use super::super::language::{Code, Holes, Language, Markup, Place, Shape, Text};

pub(in super::super) static JAVASCRIPT: Language =
    Language::new(&["js", "javascript", "node", "nodejs", "jscript", "mjs"], Shape::Code(JS));
pub(in super::super) static JSX: Language =
    Language::new(&["jsx"], Shape::Code(Code { markup: Some((&JSX_ELEMENTS, Place::Value)), ..JS }));
pub(in super::super) static TYPESCRIPT: Language = Language::new(&["ts", "typescript"], Shape::Code(TS));
pub(in super::super) static TSX: Language =
    Language::new(&["tsx"], Shape::Code(Code { markup: Some((&TSX_ELEMENTS, Place::Value)), ..TS }));

static JSX_ELEMENTS: Language =
    Language::new(&[], Shape::Markup(Markup { script: None, style: None, braces: Some(&JSX), at: None }));
static TSX_ELEMENTS: Language =
    Language::new(&[], Shape::Markup(Markup { script: None, style: None, braces: Some(&TSX), at: None }));

const JS: Code = Code {
    words: &[
        (
            Class::Keyword,
            "async await break case catch class const continue debugger default delete do else export extends \
             finally for function if import in instanceof let new return super switch this throw try typeof \
             var void while with yield",
        ),
        (Class::Number, "true false null undefined NaN Infinity"),
        (Class::Type, "console document window module process globalThis"),
    ],
    soft: "from of as static get set",
    letters: ("$", ""),
    doc_tags: true,
    texts: &[
        Text::DOUBLE,
        Text::SINGLE,
        Text { open: "`", close: "`", lines: true, holes: Holes::Dollar, ..Text::DOUBLE },
    ],
    before_functions: "function",
    before_types: "new extends instanceof",
    declares: "class",
    upper: true,
    arrows: true,
    regexes: true,
    ..Code::C
};

const TS: Code = Code {
    words: &[
        (
            Class::Keyword,
            "async await break case catch class const continue debugger default delete do else enum export \
             extends finally for function if implements import in instanceof interface let new private \
             protected public readonly return super switch this throw try typeof var void while with yield",
        ),
        (Class::Number, "true false null undefined NaN Infinity"),
        (
            Class::Type,
            "console document window module process globalThis string number boolean any unknown never bigint",
        ),
    ],
    soft: "abstract as asserts declare from get infer is keyof namespace of override satisfies set static type",
    before_types: "new extends implements instanceof",
    declares: "class interface enum type",
    sigils: &[(b'@', Class::Meta)],
    colon_types: true,
    typed: true,
    ..JS
};
