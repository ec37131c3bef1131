//! Monikers: names of versions, in the order of a definition, and ranges of them (learn-markdown.md §7.4).

use rustc_hash::FxHashMap;

/// The versions that there are, oldest first within each product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Monikers {
    names: Vec<Box<str>>,
    products: Vec<Box<str>>,
    places: FxHashMap<String, usize>,
}

/// A set of monikers, in the order of their definition.
pub type MonikerSet = Vec<Box<str>>;

impl Monikers {
    /// From pairs of name and product.
    pub fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut out = Self::default();
        for (name, product) in pairs {
            out.places.insert(name.to_lowercase(), out.names.len());
            out.names.push(name.into());
            out.products.push(product.into());
        }
        out
    }

    /// Whether none is defined.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(AsRef::as_ref)
    }

    /// The monikers of a range, such as `>= a-1.0 < a-3.0 || b`; or the name that is not defined.
    pub fn range(&self, range: &str) -> Result<MonikerSet, String> {
        let mut inside = vec![false; self.names.len()];
        for part in range.split("||") {
            let mut all: Option<Vec<bool>> = None;
            for (operator, name) in comparators(part) {
                let at = *self.places.get(&name.to_lowercase()).ok_or(name)?;
                let fits = |i: usize| {
                    self.products[i] == self.products[at]
                        && match operator {
                            ">=" => i >= at,
                            ">" => i > at,
                            "<=" => i <= at,
                            "<" => i < at,
                            _ => i == at,
                        }
                };
                let fits: Vec<bool> = (0..self.names.len()).map(fits).collect();
                all = Some(match all {
                    Some(all) => all.iter().zip(&fits).map(|(a, b)| *a && *b).collect(),
                    None => fits,
                });
            }
            for (inside, fits) in inside.iter_mut().zip(all.unwrap_or_default()) {
                *inside |= fits;
            }
        }
        Ok(self.names.iter().zip(inside).filter(|(_, inside)| *inside).map(|(n, _)| n.clone()).collect())
    }
}

/// What two sets share, in the order of the first.
pub fn shared(a: &[Box<str>], b: &[Box<str>]) -> MonikerSet {
    a.iter().filter(|n| b.contains(n)).cloned().collect()
}

/// `>= a <b` as operators and names; a name alone has the operator `=`.
fn comparators(part: &str) -> Vec<(&str, String)> {
    let mut out = vec![];
    let mut operator = "=";
    for word in part.split_whitespace() {
        let found = [">=", "<=", ">", "<", "="].into_iter().find(|op| word.starts_with(op));
        let name = found.map_or(word, |op| &word[op.len()..]);
        operator = found.unwrap_or(operator);
        if !name.is_empty() {
            out.push((operator, name.to_owned()));
            operator = "=";
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_those_of_learn() {
        let names = ["a-1.0", "a-1.1", "a-2.0", "b"];
        let product = |n: &str| n[..1].to_owned();
        let monikers = Monikers::new(names.map(|n| (n.to_owned(), product(n))));
        let of = |range: &str| monikers.range(range).map(|set| set.join(" "));
        for (range, expect) in [
            (">= a-1.1", "a-1.1 a-2.0"),
            (">a-1.0 <= a-1.1", "a-1.1"),
            ("< a-1.1 || b", "a-1.0 b"),
            ("a-1.0 || a-2.0", "a-1.0 a-2.0"),
            ("A-1.0", "a-1.0"),
            ("= b", "b"),
            ("> a-2.0", ""),
            ("", ""),
        ] {
            assert_eq!(of(range).as_deref(), Ok(expect), "{range}");
        }
        assert_eq!(of(">= a-9 || b").unwrap_err(), "a-9");
    }
}
