//! Emoji by name: `:smile:` after white space (learn-markdown.md §12). The names are GitHub's.

use std::ops::Range;

use memchr::memchr;

use crate::syntax::tree::{Document, Kind, NodeId, Str};

/// No name is longer. Bytes.
const MAX_NAME: usize = 64;

/// Puts emoji in the place of their names.
pub(crate) fn replace(doc: &mut Document) {
    let mut parents: Vec<NodeId> = vec![];
    let mut walk = doc.walk(NodeId::ROOT);
    while let Some(id) = walk.next() {
        match doc.kind(id) {
            Kind::CodeBlock { .. } => walk.skip_children(id),
            Kind::Text(s) if names(doc.str(s)).next().is_some() => {
                parents.extend(doc.node(id).parent);
            }
            _ => {}
        }
    }
    parents.sort_unstable();
    parents.dedup();
    for parent in parents {
        let children: Vec<NodeId> = doc.children(parent).collect();
        let mut out = Vec::with_capacity(children.len() + 2);
        for child in children {
            cut(doc, child, &mut out);
        }
        doc.set_children(parent, &out);
    }
}

/// The parts of a text node with emoji between them; any other node as it is.
fn cut(doc: &mut Document, id: NodeId, out: &mut Vec<NodeId>) {
    let Kind::Text(s) = doc.kind(id).clone() else { return out.push(id) };
    let text = doc.str(&s).to_owned();
    let start = doc.node(id).range.start as usize;
    let before = doc.text().get(..start).and_then(|t| t.chars().next_back());
    let mut at = 0;
    for range in names(&text) {
        let previous = text[..range.start].chars().next_back().or(before);
        let name = &text[range.start + 1..range.end - 1];
        let Some(emoji) = emojis::get_by_shortcode(name).filter(|_| previous.is_none_or(char::is_whitespace))
        else {
            continue;
        };
        if at < range.start {
            out.push(doc.part(id, at..range.start));
        }
        let place = doc.part(id, range.clone());
        doc.node_mut(place).kind = Kind::Text(Str::owned(emoji.as_str()));
        out.push(place);
        at = range.end;
    }
    match at {
        0 => out.push(id),
        at if at < text.len() => out.push(doc.part(id, at..text.len())),
        _ => {}
    }
}

/// Whether something looks like a name.
pub(crate) fn is_name(bytes: &[u8]) -> bool {
    (1..=MAX_NAME).contains(&bytes.len()) && bytes.iter().all(is_letter)
}

fn is_letter(b: &u8) -> bool {
    b.is_ascii_lowercase() || b.is_ascii_digit() || b"_+-".contains(b)
}

/// What looks like `:name:`.
fn names(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + memchr(b':', bytes.get(from..)?)?;
            let name = &bytes[start + 1..(start + 2 + MAX_NAME).min(bytes.len())];
            let len = name.iter().take_while(|b| is_letter(b)).count();
            from = start + 1 + len;
            if len > 0 && name.get(len) == Some(&b':') {
                from += 1;
                return Some(start..from);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_between_colons() {
        let text = "a :smile: b:c :+1: ::x: :A: 12:30:45 :not a name:";
        let found: Vec<&str> = names(text).map(|r| &text[r]).collect();
        assert_eq!(found, [":smile:", ":+1:", ":x:", ":30:"]);
    }
}
