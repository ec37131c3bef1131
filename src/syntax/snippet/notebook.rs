//! Cells of Jupyter notebooks, by name.

use serde_json::Value;

/// Why a notebook has no such cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotebookFault {
    /// The file is no JSON.
    NotJson(String),
    /// No cell has the name.
    NoCell,
    /// More than one cell has it.
    SameName(usize),
}

/// The source of the one cell whose `metadata.name` is `name`.
pub fn cell(text: &str, name: &str) -> Result<String, NotebookFault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text).map_err(|e| NotebookFault::NotJson(e.to_string()))?;
    let mut found = vec![];
    gather(&value, name, &mut found);
    match found[..] {
        [] => Err(NotebookFault::NoCell),
        [source] => Ok(joined(source)),
        _ => Err(NotebookFault::SameName(found.len())),
    }
}

/// The sources of the cells of that name, wherever `cells` stand.
fn gather<'a>(value: &'a Value, name: &str, out: &mut Vec<&'a Value>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| gather(item, name, out)),
        Value::Object(map) => {
            if let Some(Value::Array(cells)) = map.get("cells") {
                let named = |c: &&Value| c["metadata"]["name"].as_str() == Some(name);
                out.extend(cells.iter().filter(named).filter_map(|c| c.get("source")));
            }
            map.values().for_each(|item| gather(item, name, out));
        }
        _ => {}
    }
}

fn joined(source: &Value) -> String {
    match source {
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
        other => other.as_str().unwrap_or_default().to_owned(),
    }
}
