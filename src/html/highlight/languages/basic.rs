//! Visual Basic, and the dialects before it.

use super::super::class::Class;
use super::super::language::{Code, Holes, Language, Shape, Text};

pub(in super::super) static VISUAL_BASIC: Language = Language::new(
    &["vb", "vbnet", "vb.net", "visualbasic", "vba", "vbs", "vbscript", "basic", "aspx-vb"],
    Shape::Code(Code {
        words: &[
            (
                Class::Keyword,
                "addhandler addressof aggregate alias and andalso as async await byref byval call case catch class \
                 const continue declare default delegate dim directcast do each else elseif end enum erase error \
                 event exit finally for friend from function get gettype global gosub goto handles if implements \
                 imports in inherits interface into is isnot let lib like loop me mod module mustinherit \
                 mustoverride mybase myclass namespace narrowing new next not notinheritable notoverridable of on \
                 operator option optional or order orelse overloads overridable overrides paramarray partial \
                 preserve private property protected public raiseevent readonly redim removehandler resume return \
                 select set shadows shared static step stop structure sub synclock then throw to try trycast \
                 typeof until using wend when where while widening with withevents writeonly xor yield",
            ),
            (Class::Number, "true false nothing null empty"),
            (
                Class::Type,
                "boolean byte char date decimal double integer long object sbyte short single string uinteger ulong \
                 ushort variant",
            ),
        ],
        ignore_case: true,
        line_comments: &["'"],
        texts: &[
            Text { open: "$\"", escape: None, doubled: true, holes: Holes::Braces, ..Text::DOUBLE },
            Text { escape: None, doubled: true, ..Text::DOUBLE },
        ],
        before_functions: "function sub",
        before_types: "new as of inherits implements",
        declares: "class interface structure enum module",
        directives: true,
        ..Code::NONE
    }),
);
