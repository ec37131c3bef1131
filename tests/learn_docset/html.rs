//! HTML as a value: white space, the order of attributes and what only helps readers aside.

use diglot::syntax::tags::{Tag, Token, Tokens};

/// The canonical form of a fragment.
pub fn canonical(html: &str) -> String {
    let mut out = String::new();
    for token in Tokens::new(html) {
        match token {
            Token::Text(part) => text(part, &mut out),
            Token::Start(tag) => start(&tag, &mut out),
            Token::End(tag) => out.push_str(&format!("</{}>", tag.name.to_ascii_lowercase())),
            Token::Comment(_) => {}
        }
    }
    out
}

fn start(tag: &Tag<'_>, out: &mut String) {
    const IGNORED: [&str; 6] = ["data-linktype", "dir", "lang", "translate", "loading", "rel"];
    let mut attributes: Vec<String> = tag
        .attributes()
        .map(|a| (a.name.to_ascii_lowercase(), a.value().trim().to_owned()))
        .filter(|(name, _)| !IGNORED.contains(&name.as_str()))
        .map(|(name, value)| match name.as_str() {
            "href" | "src" | "poster" => (name, diglot::model::decode(&value)),
            _ => (name, value),
        })
        .map(|(name, value)| format!(" {name}={value:?}"))
        .collect();
    attributes.sort();
    out.push_str(&format!("<{}{}>", tag.name.to_ascii_lowercase(), attributes.concat()));
}

/// Text without white space, the commonest references decoded.
fn text(text: &str, out: &mut String) {
    let decoded = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    out.extend(decoded.chars().filter(|c| !c.is_whitespace()));
}
