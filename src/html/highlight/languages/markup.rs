//! XML, HTML and Razor.

use super::super::language::{Code, Language, Markup, Place, Shape};
use super::{csharp, css, javascript};

pub(in super::super) static XML: Language = Language::new(
    &["xml", "xaml", "wsdl", "csproj", "xsd", "xsl", "xslt", "resx", "svg", "config", "nuspec"],
    Shape::Markup(Markup { script: None, style: None, braces: None, at: None }),
);

pub(in super::super) static HTML: Language = Language::new(
    &["html", "htm", "xhtml", "aspx", "aspx-html", "vue", "vbhtml"],
    Shape::Markup(Markup {
        script: Some(&javascript::JAVASCRIPT),
        style: Some(&css::CSS),
        braces: None,
        at: None,
    }),
);

pub(in super::super) static RAZOR: Language = Language::new(
    &["razor", "cshtml", "cshtml-razor", "blazor"],
    Shape::Markup(Markup {
        script: Some(&javascript::JAVASCRIPT),
        style: Some(&css::CSS),
        braces: None,
        at: Some(&RAZOR_CSHARP),
    }),
);

static RAZOR_CSHARP: Language =
    Language::new(&[], Shape::Code(Code { markup: Some((&RAZOR, Place::Line)), ..csharp::SPEC }));
