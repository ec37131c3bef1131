//! YAML with places. Total: what could be read is returned beside what is wrong. A key that stands twice is kept
//! twice: the last one counts.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::node::{Data, Fault, Member, Node};
use super::places::{Places, offset, without_place};
use crate::syntax::yaml_chars::forbidden;
use crate::syntax::yaml_depth::too_deep;

/// Reads the first document of `text`.
pub(super) fn parse(text: &str) -> (Node, Vec<Fault>) {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    if let Some(at) = too_deep(&text[mark..]) {
        let message = "nested too deeply".to_owned();
        return (Node::default(), vec![Fault { at: mark + at..mark + at + 1, message }]);
    }
    match serde_yaml::from_str::<Raw>(&text[mark..]) {
        Ok(Raw(mut node)) => {
            let mut places = Places::new(text, mark);
            place(&mut node, &mut places);
            (node, vec![])
        }
        Err(error) => {
            let message = error.to_string();
            let place = || error.location().map_or(0, |l| offset(text, l.line(), l.column()));
            let at = forbidden(text, &message).unwrap_or_else(place);
            let message = format!("this is not YAML: {}", without_place(&message));
            (Node::default(), vec![Fault { at: at..at, message }])
        }
    }
}

/// Names that stand twice in one mapping: the place of the second.
pub(super) fn twice(node: &Node) -> Vec<(String, Range<usize>)> {
    let mut out = vec![];
    for (i, member) in node.members().iter().enumerate() {
        if node.members()[..i].iter().any(|m| m.key == member.key) {
            out.push((member.key.clone(), member.key_at.clone()));
        }
        out.extend(twice(&member.value));
    }
    if let Data::Array(elements) = &node.value {
        out.extend(elements.iter().flat_map(twice));
    }
    out
}

fn place(node: &mut Node, places: &mut Places<'_>) {
    match &mut node.value {
        Data::Object(members) => {
            for member in members {
                let text = member.value.scalar();
                let (key_at, at) = places.member(&member.key, text.as_deref().unwrap_or_default());
                (member.key_at, member.value.at) = (key_at, at);
                place(&mut member.value, places);
            }
        }
        Data::Array(elements) => {
            for element in elements {
                match element.scalar() {
                    Some(text) => element.at = places.element(&text),
                    None => {
                        place(element, places);
                        let first = element.members().first().map(|m| m.key_at.clone());
                        element.at = first.unwrap_or(places.at()..places.at());
                    }
                }
            }
        }
        _ => {}
    }
}

/// A value whose places are not known yet.
struct Raw(Node);

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader).map(|value| Raw(Node { value, at: 0..0 }))
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Data;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Data, E> {
        Ok(Data::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Data, E> {
        Ok(Data::Number(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Data, E> {
        Ok(Data::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Data, E> {
        Ok(Data::Number(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Data, E> {
        Ok(Data::String(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Data, E> {
        Ok(Data::Null)
    }

    fn visit_none<E>(self) -> Result<Data, E> {
        Ok(Data::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Data, D::Error> {
        inner.deserialize_any(Reader)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Data, A::Error> {
        let mut elements = vec![];
        while let Some(Raw(node)) = seq.next_element()? {
            elements.push(node);
        }
        Ok(Data::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Data, A::Error> {
        let mut members = vec![];
        while let Some((Raw(key), Raw(value))) = map.next_entry()? {
            let key = key.scalar().unwrap_or_default();
            members.push(Member { key, key_at: 0..0, value });
        }
        Ok(Data::Object(members))
    }

    /// `!tag value`: the value.
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Data, A::Error> {
        let (_, variant): (Raw, _) = data.variant()?;
        variant.newtype_variant::<Raw>().map(|Raw(node)| node.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_places_and_keys_that_stand_twice_are_known() {
        let text = "\u{feff}# a: b\na: 'x'\nlist:\n- y\n- a: 1\n  a: z\nempty:\nb: {c: true, d: [p, q]}\n";
        let (node, faults) = parse(text);
        assert_eq!(faults, []);
        let shown = |n: &Node| text[n.at.clone()].to_owned();
        assert_eq!(shown(node.get("a").unwrap()), "x");
        let list = node.get("list").unwrap().elements();
        assert_eq!((shown(&list[0]).as_str(), shown(list[1].get("a").unwrap()).as_str()), ("y", "z"));
        let flow = node.get("b").unwrap().get("d").unwrap().elements();
        assert_eq!(
            (shown(&flow[1]).as_str(), node.get("b").unwrap().get("c").unwrap().is_true()),
            ("q", true)
        );
        let again: Vec<_> =
            twice(&node).into_iter().map(|(k, at)| (k, text[..at.start].lines().count())).collect();
        assert_eq!(again, [("a".to_owned(), 6)]);
    }

    #[test]
    fn what_is_no_yaml_is_said_with_its_place() {
        for text in ["a: b: c", "[", "\"a", "- a\nb", "\t- a"] {
            let (_, faults) = parse(text);
            assert!(faults.len() == 1 && faults[0].at.start <= text.len(), "{text:?} {faults:?}");
        }
        assert!(matches!(parse("").0.value, Data::Null) && matches!(parse("!x 5").0.value, Data::Number(_)));
    }
}
