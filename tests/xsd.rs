//! As much of XML Schema as `junit-10.xsd` needs: which attributes and children an element may have, which it must
//! have, and whether it may hold text. No order of children is checked: that schema demands none of those in use.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element with what stands in it.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Element>,
    pub text: String,
}

impl Element {
    fn open(start: &BytesStart<'_>) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let attributes = start.attributes().map(|a| a.unwrap());
        let attributes =
            attributes.map(|a| (text(a.key.as_ref()), a.unescape_value().unwrap().into_owned())).collect();
        Self { name: text(start.name().as_ref()), attributes, ..Self::default() }
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// All elements below of that name, itself counted.
    pub fn all<'a>(&'a self, name: &str) -> Vec<&'a Element> {
        let mut out = if self.name == name { vec![self] } else { vec![] };
        self.children.iter().for_each(|c| out.extend(c.all(name)));
        out
    }
}

/// Reads a document, which must be well-formed.
pub fn parse(text: &str) -> Element {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().unwrap_or_else(|e| panic!("{e} in {text}"));
        let closed = match event {
            Event::Start(start) => {
                open.push(Element::open(&start));
                None
            }
            Event::Empty(start) => Some(Element::open(&start)),
            Event::End(_) => open.pop(),
            Event::Text(text) => {
                open.last_mut().unwrap().text.push_str(&text.decode().unwrap());
                None
            }
            Event::GeneralRef(_) => {
                open.last_mut().unwrap().text.push('&');
                None
            }
            Event::Eof => break,
            _ => None,
        };
        if let Some(element) = closed {
            open.last_mut().unwrap().children.push(element);
        }
    }
    assert_eq!(open.len(), 1, "not all elements are closed");
    open.remove(0).children.remove(0)
}

/// What is wrong with a document, by path.
pub fn faults(schema: &Element, document: &Element) -> Vec<String> {
    let mut out = vec![];
    check(schema, document, &document.name, &mut out);
    out
}

fn check(schema: &Element, element: &Element, path: &str, out: &mut Vec<String>) {
    let declared =
        schema.children.iter().find(|c| c.name == "xs:element" && c.attribute("name") == Some(&element.name));
    let Some(declared) = declared else { return out.push(format!("{path}: no such element")) };
    let has_text = !element.text.trim().is_empty();
    let Some(complex) = declared.children.iter().find(|c| c.name == "xs:complexType") else {
        return;
    };
    if has_text && complex.attribute("mixed") != Some("true") {
        out.push(format!("{path}: holds text"));
    }
    let attributes = complex.all("xs:attribute");
    for name in element.attributes.keys() {
        if !attributes.iter().any(|a| a.attribute("name") == Some(name)) {
            out.push(format!("{path}: no attribute {name}"));
        }
    }
    for needed in attributes.iter().filter(|a| a.attribute("use") == Some("required")) {
        let name = needed.attribute("name").unwrap();
        if !element.attributes.contains_key(name) {
            out.push(format!("{path}: lacks {name}"));
        }
    }
    let children: BTreeSet<&str> =
        complex.all("xs:element").into_iter().filter_map(|e| e.attribute("ref")).collect();
    for child in &element.children {
        let below = format!("{path}/{}", child.name);
        match children.contains(child.name.as_str()) {
            true => check(schema, child, &below, out),
            false => out.push(format!("{below}: may not stand here")),
        }
    }
}
