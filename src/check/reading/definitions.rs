//! The labels that a page defines for its links: `[label]: address`.

use std::ops::Range;

use rustc_hash::FxHashMap;

/// Read once: a page may refer to them in every sentence.
#[derive(Default)]
pub struct Definitions {
    /// Where each address stands, by its label as it is written; the first one counts.
    addresses: FxHashMap<Box<str>, Range<usize>>,
    /// Whether any line looks like a definition.
    any: bool,
}

impl Definitions {
    /// Those of a text, in lines below its first.
    pub fn new(text: &str) -> Self {
        let mut out = Self::default();
        let first = text.find('\n').map_or(text.len(), |end| end + 1);
        let mut at = first;
        for line in text[first..].split_inclusive('\n') {
            out.any |= line.trim_start().starts_with('[') && line.contains("]:");
            if let Some((label, address)) = line.strip_prefix('[').and_then(|rest| rest.split_once("]:")) {
                let start = at + line.len() - address.len();
                let end = start + address.trim_end_matches(['\r', '\n']).len();
                out.addresses.entry(label.into()).or_insert(start..end);
            }
            at += line.len();
        }
        out
    }

    /// Whether there may be any.
    pub fn any(&self) -> bool {
        self.any
    }

    /// Where a label leads in the text that they were read from.
    pub fn address<'t>(&self, text: &'t str, label: &str) -> Option<&'t str> {
        text.get(self.addresses.get(label)?.clone()).map(str::trim).filter(|address| !address.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_definition_of_a_label_below_the_first_line_counts() {
        let text = "[z]: first\n[a]:  https://a.example \r\n[a]: b\n[b]:\n  [c]: d\n[a] and [b]\n";
        let known = Definitions::new(text);
        let of = |label| known.address(text, label);
        assert_eq!(["a", "b", "c", "z", "A"].map(of), [Some("https://a.example"), None, None, None, None]);
        assert!(known.any() && Definitions::new("a\n  [c]: d").any());
        assert!(!Definitions::new("[z]: first\na ]: b").any());
    }
}
