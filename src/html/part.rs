//! A part of an article: what stands below one of its headings.

use super::outline::{Block, Outlined, Shape};
use crate::syntax::tags::{Token, Tokens, decoded};

impl Outlined {
    /// Whether it begins with a heading of level 1.
    pub fn has_title(&self) -> bool {
        self.blocks.first().is_some_and(|b| {
            b.kind == Shape::Heading(1)
                && self.html.get(..b.at).is_some_and(|before| before.trim().is_empty())
        })
    }

    /// The text of the title that it begins with.
    pub fn title(&self) -> Option<String> {
        let end = self.blocks.get(1).map_or(self.html.len(), |b| b.at);
        let html = self.html.get(..end).filter(|_| self.has_title())?;
        let mut text = String::new();
        for token in Tokens::new(html) {
            if let Token::Text(part) = token {
                text.push_str(&decoded(part));
            }
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// The article without the title that it begins with.
    pub fn body(&self) -> Outlined {
        if self.has_title() { self.between(1, self.blocks.len()) } else { self.between(0, self.blocks.len()) }
    }

    /// How many headings stand in no other block before the one with `id`; `None`: it is none of them.
    pub fn heading(&self, id: &str) -> Option<usize> {
        let mut attribute = String::from(" id=\"");
        super::escape_attribute(id, &mut attribute);
        attribute.push('"');
        self.headings().position(|(block, _)| {
            let tag = self.start(block).and_then(|at| self.html.get(at..)).unwrap_or_default();
            tag.split('>').next().is_some_and(|tag| tag.contains(&attribute))
        })
    }

    /// Number of headings that stand in no other block.
    pub fn heading_count(&self) -> usize {
        self.headings().count()
    }

    /// What stands below the `nth` heading, up to the next one that is no deeper.
    pub fn section(&self, nth: usize) -> Option<Outlined> {
        let (first, level) = self.headings().nth(nth)?;
        let end = self.headings().find(|(block, l)| *block > first && *l <= level);
        Some(self.between(first + 1, end.map_or(self.blocks.len(), |(block, _)| block)))
    }

    fn headings(&self) -> impl Iterator<Item = (usize, u8)> {
        self.blocks.iter().enumerate().filter_map(|(i, block)| match block.kind {
            Shape::Heading(level) => Some((i, level)),
            _ => None,
        })
    }

    /// The blocks from one up to another; with the first, what stands before it.
    fn between(&self, from: usize, to: usize) -> Outlined {
        let offset = |block: usize| self.blocks.get(block).map_or(self.html.len(), |b| b.at);
        let start = if from == 0 { 0 } else { offset(from) };
        let html = self.html.get(start..offset(to)).unwrap_or_default().to_owned();
        let blocks = self.blocks.get(from..to).unwrap_or_default();
        let blocks = blocks.iter().map(|b| Block::moved(b, start)).collect();
        Outlined { html, blocks }
    }
}
