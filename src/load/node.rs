//! A settings file as read, JSON or YAML alike: values with their places.

use std::ops::Range;

use serde_yaml::Value;

/// A value and where it stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    pub value: Data,
    pub at: Range<usize>,
}

/// A value. Numbers are kept as they are written.
#[derive(Clone, Debug, Default)]
pub(super) enum Data {
    #[default]
    Null,
    Bool(bool),
    Number(String),
    String(String),
    Array(Vec<Node>),
    Object(Vec<Member>),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub key: String,
    pub key_at: Range<usize>,
    pub value: Node,
}

/// What is wrong and where.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    pub at: Range<usize>,
    pub message: String,
}

impl Node {
    /// The last member of that name.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.members().iter().rev().find(|m| m.key == name).map(|m| &m.value)
    }

    /// The text of a string.
    pub fn text(&self) -> Option<&str> {
        if let Data::String(text) = &self.value { Some(text) } else { None }
    }

    /// The text of any scalar, however its format typed it.
    pub fn scalar(&self) -> Option<String> {
        match &self.value {
            Data::String(text) | Data::Number(text) => Some(text.clone()),
            Data::Bool(b) => Some(b.to_string()),
            Data::Null | Data::Array(_) | Data::Object(_) => None,
        }
    }

    /// Whether it says yes, as a boolean or as a text.
    pub fn is_true(&self) -> bool {
        matches!(&self.value, Data::Bool(true))
            || self.text().is_some_and(|text| text.trim().eq_ignore_ascii_case("true"))
    }

    /// The elements of an array; a lone value counts as an array of itself, `null` as an empty one.
    pub fn elements(&self) -> &[Node] {
        match &self.value {
            Data::Array(elements) => elements,
            Data::Null => &[],
            _ => std::slice::from_ref(self),
        }
    }

    /// The texts of [`Self::elements`].
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.elements().iter().filter_map(Node::text)
    }

    /// The members of an object.
    pub fn members(&self) -> &[Member] {
        if let Data::Object(members) = &self.value { members } else { &[] }
    }

    /// What it is, for messages.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Data::Null => "null",
            Data::Bool(_) => "a boolean",
            Data::Number(_) => "a number",
            Data::String(_) => "a string",
            Data::Array(_) => "an array",
            Data::Object(_) => "an object",
        }
    }

    /// The value without its places.
    pub fn plain(&self) -> Value {
        match &self.value {
            Data::Null => Value::Null,
            Data::Bool(b) => Value::Bool(*b),
            Data::Number(n) => serde_yaml::from_str(n).unwrap_or_else(|_| Value::String(n.clone())),
            Data::String(text) => Value::String(text.clone()),
            Data::Array(elements) => Value::Sequence(elements.iter().map(Node::plain).collect()),
            Data::Object(members) => Value::Mapping(
                members.iter().map(|m| (Value::String(m.key.clone()), m.value.plain())).collect(),
            ),
        }
    }
}
