//! Metadata that settings give to pages.

use serde_yaml::Value;

/// Keys and values that a page has unless its front matter has them. A later one of the same key wins.
#[derive(Clone, Debug, Default)]
pub struct Defaults(pub Vec<(Box<str>, Value)>);

impl Defaults {
    /// The value of a key; keys are case-sensitive.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().rev().find(|(k, _)| k.as_ref() == key).map(|(_, v)| v)
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
