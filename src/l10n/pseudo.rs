//! Pseudo-locales: English texts made strange, to see at a glance what is not translated, not mirrored or too narrow.
//! `en-XA` has accents and is longer, `ar-XB` runs from right to left.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::{parser, serializer};

use super::{BUILTIN, FtlFile, REFERENCE};
use crate::model::PSEUDO;

/// Their catalogues, made from the reference.
pub fn pseudo_catalogs() -> Vec<FtlFile> {
    let reference = BUILTIN.iter().find(|(tag, _)| *tag == REFERENCE).map_or("", |(_, text)| *text);
    let make = |tag: &str| {
        let mut resource = match parser::parse(reference.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let mirrored = tag == "ar-XB";
        for entry in &mut resource.body {
            let Entry::Message(message) = entry else { continue };
            let Some(pattern) = &mut message.value else { continue };
            change(pattern, mirrored);
            if !mirrored {
                // What is cut off lacks its end.
                pattern.elements.insert(0, PatternElement::TextElement { value: "⟦".into() });
                pattern.elements.push(PatternElement::TextElement { value: " ~~~⟧".into() });
            }
        }
        let text = serializer::serialize(&resource);
        Some(FtlFile { locale: tag.parse().ok()?, path: format!("{tag}.ftl"), text })
    };
    PSEUDO.into_iter().filter_map(make).collect()
}

fn change(pattern: &mut Pattern<String>, mirrored: bool) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } if mirrored => *value = mirror(value),
            PatternElement::TextElement { value } => *value = value.chars().map(accented).collect(),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                variants.iter_mut().for_each(|v| change(&mut v.value, mirrored));
            }
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => {
                *value = value.chars().map(accented).collect();
            }
            PatternElement::Placeable { .. } => {}
        }
    }
}

/// Each line from right to left, whatever its letters are; the blanks around it stay, as sentences are joined by them.
fn mirror(text: &str) -> String {
    let words = text.trim();
    match words.is_empty() {
        true => text.to_owned(),
        false => text.replacen(words, &format!("\u{202e}{words}\u{202c}"), 1),
    }
}

fn accented(c: char) -> char {
    const FROM: &str = "abcdefghijklmnopqrstuvwyzABCDEFGHIJKLMNOPRSTUWYZ";
    const TO: &str = "áƀçðéƒĝĥíĵķļɱñóþɋŕšţúṽŵýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞŔŠŢÛŴÝŽ";
    FROM.chars().zip(TO.chars()).find(|(from, _)| *from == c).map_or(c, |(_, to)| to)
}

#[cfg(test)]
mod tests {
    use super::super::{Args, Catalogs};
    use super::*;

    #[test]
    fn pseudo_texts_are_whole_strange_and_still_formatted() {
        let files = pseudo_catalogs();
        let (catalogs, findings) = Catalogs::new(&files);
        assert_eq!(findings, []);
        let text = |tag: &str, id: &str| {
            let mut args = Args::new();
            args.set("count", 2);
            let (locale, source) = (tag.parse().unwrap(), "en-us".parse().unwrap());
            catalogs.catalog(&locale, &[], &source).format(id, Some(&args)).into_owned()
        };
        assert_eq!(text("en-XA", "previous-page"), "⟦Þŕéṽíóúš ~~~⟧");
        assert_eq!(text("en-XA", "page-count"), "⟦2 þáĝéš ~~~⟧");
        assert_eq!(text("ar-XB", "previous-page"), "\u{202e}Previous\u{202c}");
    }
}
