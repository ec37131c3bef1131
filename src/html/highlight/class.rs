//! The colours that code can have.

/// A colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// None.
    Plain,
    /// Comments.
    Comment,
    /// Keywords.
    Keyword,
    /// Strings.
    Text,
    /// Numbers and other constants.
    Number,
    /// Functions and commands.
    Function,
    /// Types.
    Type,
    /// Variables, attributes, options, keys of JSON.
    Variable,
    /// Tags and the keys of YAML.
    Tag,
    /// Preprocessor, annotations, headers.
    Meta,
    /// Inserted lines.
    Inserted,
    /// Deleted lines.
    Deleted,
}

impl Class {
    /// What opens a span of the class; empty: no span.
    pub fn open_tag(self) -> &'static str {
        match self {
            Class::Plain => "",
            Class::Comment => "<span class=\"c\">",
            Class::Keyword => "<span class=\"k\">",
            Class::Text => "<span class=\"s\">",
            Class::Number => "<span class=\"n\">",
            Class::Function => "<span class=\"f\">",
            Class::Type => "<span class=\"t\">",
            Class::Variable => "<span class=\"v\">",
            Class::Tag => "<span class=\"p\">",
            Class::Meta => "<span class=\"m\">",
            Class::Inserted => "<span class=\"i\">",
            Class::Deleted => "<span class=\"d\">",
        }
    }
}
