//! Metadata that settings give to pages.

use serde_yaml::Value;

use crate::text::Span;

/// Keys and values that a page has unless its front matter has them, and where they stand. A later one of the same key wins.
#[derive(Clone, Debug, Default)]
pub struct Defaults(pub Vec<(Box<str>, Value, Option<Span>)>);

impl Defaults {
    fn entry(&self, key: &str) -> Option<&(Box<str>, Value, Option<Span>)> {
        self.0.iter().rev().find(|(k, ..)| k.as_ref() == key)
    }

    /// Where the value of a key stands.
    pub fn span(&self, key: &str) -> Option<Span> {
        self.entry(key)?.2
    }

    /// The value of a key; keys are case-sensitive.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entry(key).map(|(_, value, _)| value)
    }

    /// The text of a key, if it has one.
    pub fn text(&self, key: &str) -> Option<String> {
        match self.get(key)? {
            Value::String(text) => Some(text.clone()),
            Value::Bool(b) => Some(b.to_string()),
            Value::Number(n) => Some(n.to_string()),
            _ => None,
        }
        .filter(|text| !text.trim().is_empty())
    }

    /// The texts of a key: of a list, or of one text.
    pub fn list(&self, key: &str) -> Vec<String> {
        match self.get(key) {
            Some(Value::Sequence(list)) => {
                list.iter().filter_map(|v| v.as_str().map(ToOwned::to_owned)).collect()
            }
            _ => self.text(key).into_iter().collect(),
        }
    }
}
