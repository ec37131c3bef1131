//! References by uid: `<xref:uid>`, `@uid`, `<xref href="uid">` (learn-markdown.md §9). Where they lead is known
//! only when the whole docset is; one that leads nowhere is shown as it was written.

use std::borrow::Cow;
use std::sync::LazyLock;

use memchr::memchr;
use memchr::memmem::{self, Finder};

use super::Extension;
use crate::syntax::mark::{Cx, Mark};
use crate::syntax::tags::{Token, Tokens};
use crate::syntax::tree::{Document, Kind, NodeId, Str, Xref, XrefForm};

/// The extension.
pub static EXTENSION: Extension = Extension { name: "xref", inline: Some(inline), ..Extension::NONE };

/// Nodes within one `<xref>` element: more is an element that is never ended.
const MAX_CONTENT: usize = 64;

/// `<xref:uid>`, `<xref:"uid with blanks">`
fn inline(text: &str, _: usize, _: &mut Cx<'_>) -> Option<(usize, Mark)> {
    let head = text.get(..6).filter(|h| h.eq_ignore_ascii_case("<xref:"))?;
    let rest = &text[head.len()..];
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    let (uid, after) = match quote {
        Some(quote) => rest[1..].split_once(quote)?,
        None => rest.split_at(rest.find('>')?),
    };
    let after = after.strip_prefix('>').filter(|_| !uid.contains('>'))?;
    let len = text.len() - after.len();
    let uid = uid.trim();
    if uid.is_empty() {
        return None;
    }
    let xref = Xref { href: uid.into(), shown: Some(text[..len].into()), form: XrefForm::Angle };
    Some((len, Mark::leaf(Kind::Xref(Box::new(xref)))))
}

/// Makes references of `@uid` in text, and of raw `<xref>` elements.
pub(crate) fn link(doc: &mut Document) {
    static ELEMENT: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("<xref"));
    let text = doc.text().as_bytes();
    let (mentions, elements) = (memchr(b'@', text).is_some(), ELEMENT.find(text).is_some());
    if !mentions && !elements {
        return;
    }
    let mut parents: Vec<NodeId> = vec![];
    let mut walk = doc.walk(NodeId::ROOT);
    while let Some(id) = walk.next() {
        match doc.kind(id) {
            Kind::Link { .. } | Kind::Image { .. } | Kind::CodeBlock { .. } => walk.skip_children(id),
            Kind::Text(s) if mentions && memchr(b'@', doc.str(s).as_bytes()).is_some() => {
                parents.extend(doc.node(id).parent);
            }
            Kind::RawHtml(s) if elements && doc.str(s).contains("<xref") => {
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
        let mut rest = children.as_slice();
        while let Some((&child, after)) = rest.split_first() {
            rest = after;
            match doc.kind(child).clone() {
                Kind::Text(s) => mentions_in(doc, child, &s, &mut out),
                Kind::RawHtml(s) if doc.str(&s).contains("<xref") => {
                    if elements_in(doc, child, &s, &mut out) {
                        rest = after_end(doc, rest);
                    }
                }
                _ => out.push(child),
            }
        }
        doc.set_children(parent, &out);
    }
}

/// The nodes after `</xref>`; all, if there is none.
fn after_end<'a>(doc: &Document, nodes: &'a [NodeId]) -> &'a [NodeId] {
    let is_end = |id: &NodeId| matches!(doc.kind(*id), Kind::RawHtml(s) if doc.str(s) == "</xref>");
    nodes.iter().take(MAX_CONTENT).position(is_end).map_or(nodes, |i| &nodes[i + 1..])
}

/// Cuts one text node at its `@uid`s.
fn mentions_in(doc: &mut Document, id: NodeId, s: &Str, out: &mut Vec<NodeId>) {
    let text = doc.str(s).to_owned();
    let start = doc.node(id).range.start as usize;
    let escaped = doc.text().as_bytes().get(start.wrapping_sub(1)) == Some(&b'\\');
    let mut at = 0;
    let mut from = 0;
    while let Some(i) = memchr(b'@', &text.as_bytes()[from..]).map(|i| from + i) {
        from = i + 1;
        if i == 0 && escaped {
            continue;
        }
        let Some((href, len)) = mention(&text[i..]) else { continue };
        if at < i {
            out.push(doc.part(id, at..i));
        }
        let xref = Xref { href: href.into(), shown: Some(text[i..i + len].into()), form: XrefForm::Mention };
        let place = doc.part(id, i..i + len);
        doc.node_mut(place).kind = Kind::Xref(Box::new(xref));
        out.push(place);
        at = i + len;
        from = at;
    }
    match at {
        0 => out.push(id),
        at if at < text.len() => out.push(doc.part(id, at..text.len())),
        _ => {}
    }
}

/// `@uid`, `@"uid"`, `@'uid'` at the start of `text`: the uid and the length of the whole.
fn mention(text: &str) -> Option<(&str, usize)> {
    const STOPS: &[char] = &['"', '\'', '<', '>', '[', ']', '|'];
    const PAUSES: &[char] = &['.', ',', ';', ':', '!', '?', '~'];
    let rest = text.strip_prefix('@')?;
    let first = rest.chars().next()?;
    if matches!(first, '"' | '\'') {
        let len = rest[1..].find([first, '\n'])?;
        return rest[1 + len..].starts_with(first).then(|| (&rest[1..1 + len], len + 3));
    }
    if !first.is_ascii_alphabetic() {
        return None;
    }
    let ends = |c: char| c.is_whitespace() || STOPS.contains(&c);
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let last = PAUSES.contains(&c) && next.is_none_or(|n| ends(n) || PAUSES.contains(&n));
        if ends(c) || last {
            return Some((&rest[..i], i + 1));
        }
    }
    Some((rest, rest.len() + 1))
}

/// Cuts a piece of raw HTML at its `<xref …>` elements. Whether the last of them is still to be ended.
fn elements_in(doc: &mut Document, id: NodeId, s: &Str, out: &mut Vec<NodeId>) -> bool {
    let html = doc.str(s).to_owned();
    let mut at = 0;
    let mut from = 0;
    let mut open = false;
    let mut ends = true;
    while let Some(i) = memmem::find(&html.as_bytes()[from..], b"<xref").map(|i| from + i) {
        from = i + 5;
        if !html[from..].starts_with(|c: char| c.is_whitespace() || matches!(c, '/' | '>')) {
            continue;
        }
        let Some(len) = tag_len(&html[i..]) else { break };
        let Some(xref) = element(&html[i..i + len]) else {
            from = i + len;
            continue;
        };
        if at < i {
            out.push(doc.part(id, at..i));
        }
        let place = doc.part(id, i..i + len);
        doc.node_mut(place).kind = Kind::Xref(Box::new(xref));
        out.push(place);
        at = i + len;
        if !html[..at].ends_with("/>") {
            match ends.then(|| html[at..].find("</xref>")).flatten() {
                Some(end) => at += end + "</xref>".len(),
                None => (open, ends) = (true, false),
            }
        }
        from = at;
    }
    if at < html.len() {
        let rest = if at == 0 { id } else { doc.part(id, at..html.len()) };
        out.push(rest);
        return false;
    }
    open
}

/// Length of the tag at the start; `None`: it does not end.
fn tag_len(html: &str) -> Option<usize> {
    let mut quote = None;
    for (i, c) in html.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(i + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(q), c) if q == c => quote = None,
            _ => {}
        }
    }
    None
}

/// `<xref href="uid" data-raw-source="…">`
fn element(tag: &str) -> Option<Xref> {
    let Some(Token::Start(tag)) = Tokens::new(tag).next() else { return None };
    let value = |name: &str| tag.value(name).map(Cow::into_owned);
    let shown = value("data-raw-html").or_else(|| value("data-raw-source")).filter(|s| !s.is_empty());
    let href = value("href").or_else(|| value("uid")).unwrap_or_default();
    let quiet = value("data-throw-if-not-resolved").is_some_and(|v| v.eq_ignore_ascii_case("false"))
        || shown.as_deref().is_some_and(|s| s.starts_with('@'));
    let form = if quiet { XrefForm::QuietElement } else { XrefForm::Element };
    (!href.is_empty() || shown.is_some()).then(|| Xref {
        href: href.trim().into(),
        shown: shown.map(Into::into),
        form,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_end_as_docfx_ends_them() {
        for (text, uid, len) in [
            ("@api__1 x", "api__1", 7),
            ("@api@a <", "api@a", 6),
            ("@api...@api", "api", 4),
            ("@a.b.", "a.b", 4),
            ("@a.b, c", "a.b", 4),
            ("@a|b", "a", 2),
            ("@'a p ';", "a p ", 7),
            ("@\"a!pi\",", "a!pi", 7),
            ("@System.String?text=x#y", "System.String?text=x#y", 23),
        ] {
            assert_eq!(mention(text), Some((uid, len)), "{text}");
        }
        for text in ["@", "@1", "@ a", "@'a", "@(a)"] {
            assert_eq!(mention(text), None, "{text}");
        }
    }
}
