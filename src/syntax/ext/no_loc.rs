//! Text that is not translated: `:::no-loc text="…":::` (learn-markdown.md §7.6). The form is exact: no blanks, no
//! capitals, one line.

use super::Extension;
use crate::syntax::mark::{Cx, Mark};
use crate::syntax::tree::{Element, Kind};

/// The extension.
pub static EXTENSION: Extension = Extension { name: "no-loc", inline: Some(inline), ..Extension::NONE };

fn inline(text: &str, _: usize, _: &mut Cx<'_>) -> Option<(usize, Mark)> {
    let rest = text.strip_prefix(":::no-loc text=\"")?;
    let mut value = String::new();
    let mut chars = rest.char_indices();
    loop {
        match chars.next()? {
            (_, '\\') => value.push(chars.next()?.1),
            (i, '"') => {
                let end = rest[i..].strip_prefix("\":::")?;
                let element = Element { tag: "span", attrs: vec![("class".into(), "no-loc".into())] };
                let mark = Mark::with_text(Kind::Element(Box::new(element)), value.trim());
                return Some((text.len() - end.len(), mark));
            }
            (_, '\n') => return None,
            (_, c) => value.push(c),
        }
    }
}
