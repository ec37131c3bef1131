//! C and C++.

use super::super::class::Class;
use super::super::language::{Code, Language, Shape, Text};

pub(in super::super) static C: Language = Language::new(&["c", "h"], Shape::Code(SPEC));
pub(in super::super) static CPP: Language = Language::new(
    &["cpp", "c++", "cppcx", "cppwinrt", "hpp", "cc", "cxx", "idl"],
    Shape::Code(Code {
        words: &[
            (
                Class::Keyword,
                "alignas alignof asm auto bool break case catch char char16_t char32_t class co_await co_return \
                 co_yield concept const consteval constexpr constinit const_cast continue decltype default delete \
                 do double dynamic_cast else enum explicit export extern float for friend goto if inline int long \
                 mutable namespace new noexcept operator private protected public register reinterpret_cast \
                 requires return short signed sizeof static static_assert static_cast struct switch template \
                 this thread_local throw try typedef typeid typename union unsigned using virtual void volatile \
                 wchar_t while",
            ),
            (Class::Number, "true false nullptr NULL"),
            TYPES,
        ],
        soft: "final override import module interface runtimeclass",
        texts: &[
            Text { open: "R\"(", close: ")\"", escape: None, lines: true, ..Text::DOUBLE },
            Text { open: "L\"", ..Text::DOUBLE },
            Text::DOUBLE,
            Text::SINGLE,
        ],
        before_types: "new typename",
        declares: "class struct enum union",
        ..SPEC
    }),
);

const TYPES: (Class, &str) = (
    Class::Type,
    "BOOL BYTE DWORD HANDLE HRESULT HWND LPCWSTR LPWSTR PCWSTR PWSTR UINT ULONG WORD int8_t int16_t int32_t \
     int64_t uint8_t uint16_t uint32_t uint64_t size_t ptrdiff_t intptr_t uintptr_t",
);

const SPEC: Code = Code {
    words: &[
        (
            Class::Keyword,
            "auto bool break case char const continue default do double else enum extern float for goto if inline \
             int long register restrict return short signed sizeof static struct switch typedef union unsigned \
             void volatile while _Bool _Static_assert",
        ),
        (Class::Number, "true false NULL"),
        TYPES,
    ],
    texts: &[Text { open: "L\"", ..Text::DOUBLE }, Text::DOUBLE, Text::SINGLE],
    declares: "struct enum union",
    typed: true,
    directives: true,
    ..Code::C
};
