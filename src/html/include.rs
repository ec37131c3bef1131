//! Includes, rendered where they stand.

use crate::syntax::{Document, Include, Kind, NodeId};

use super::escape;
use super::render::Renderer;

impl Renderer<'_> {
    pub(super) fn include(&mut self, doc: &Document, include: &Include) {
        let embed = include.embed.and_then(|i| doc.embeds.get(i as usize));
        match embed {
            Some(embed) if include.inline || self.plain => self.include_inlines(embed),
            Some(embed) if self.site() => self.children(embed, NodeId::ROOT),
            Some(embed) => {
                // DocFX renders an include as a page of its own.
                let groups = std::mem::take(&mut self.tab_groups);
                let selected = std::mem::take(&mut self.selected_tabs);
                self.children(embed, NodeId::ROOT);
                (self.tab_groups, self.selected_tabs) = (groups, selected);
            }
            None if include.inline || self.plain => escape(&include.spelled, self.out),
            None => {
                self.open_block("p");
                escape(&include.spelled, self.out);
                self.close_block();
            }
        }
    }

    /// The inlines of the included paragraphs, joined by spaces.
    fn include_inlines(&mut self, embed: &Document) {
        let mut first = true;
        let mut walk = embed.walk(NodeId::ROOT);
        while let Some(id) = walk.next() {
            let holds_inlines = match embed.kind(id) {
                Kind::Root => embed.node(id).first.is_some_and(|first| is_inline(embed.kind(first))),
                Kind::Paragraph | Kind::Heading(_) | Kind::HtmlBlock => true,
                _ => false,
            };
            if holds_inlines {
                walk.skip_children(id);
                if !std::mem::take(&mut first) {
                    self.out.push(' ');
                }
                match embed.kind(id) {
                    Kind::HtmlBlock => {
                        let parts: Vec<NodeId> = embed.children(id).collect();
                        self.raw_html(embed, &parts);
                    }
                    _ => self.children(embed, id),
                }
            }
        }
    }
}

fn is_inline(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Text(_)
            | Kind::Code(_)
            | Kind::Emphasis
            | Kind::Strong
            | Kind::Strikethrough
            | Kind::Link { .. }
            | Kind::Image { .. }
            | Kind::LearnImage(_)
            | Kind::LearnVideo(_)
            | Kind::Xref(_)
            | Kind::Element(_)
            | Kind::RawHtml(_)
            | Kind::SoftBreak
            | Kind::HardBreak
    )
}
