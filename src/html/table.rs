//! Tables.

use crate::syntax::{Align, Document, Kind, NodeId};

use super::render::Renderer;

/// Where the walk stands in a table.
pub(super) struct TableState {
    aligns: Box<[Align]>,
    column: usize,
    head: bool,
    body: bool,
}

impl Renderer<'_> {
    pub(super) fn open_table(&mut self, _doc: &Document, _id: NodeId, aligns: &[Align]) {
        self.block_start();
        if self.site() {
            self.out.push_str("<div class=\"table-wrap\" role=\"group\" tabindex=\"0\"");
            let label = self.text("table-label", &[]);
            self.attr("aria-label", &label);
            self.out.push_str(">\n");
        }
        self.out.push_str("<table>\n");
        self.stack.push("table", false);
        self.tables.push(TableState { aligns: aligns.into(), column: 0, head: false, body: false });
    }

    pub(super) fn close_table(&mut self) {
        if self.tables.pop().is_some_and(|t| t.body) {
            self.close_block();
        }
        self.close_block();
        if self.site() {
            self.out.push_str("</div>\n");
        }
    }

    /// `false`: the row is not written.
    pub(super) fn open_row(&mut self, doc: &Document, id: NodeId) -> bool {
        let head = matches!(doc.kind(id), Kind::TableHead);
        // Pages lay out by tables without a head; an empty one would only puzzle a screen reader.
        if head && self.site() && doc.children(id).all(|cell| doc.node(cell).first.is_none()) {
            return false;
        }
        let Some(table) = self.tables.last_mut() else { return false };
        table.column = 0;
        table.head = head;
        let first = !head && !table.body;
        table.body |= first;
        let group = match (head, first) {
            (true, _) => "thead",
            (false, true) => "tbody",
            (false, false) => "",
        };
        for tag in [group, "tr"].into_iter().filter(|tag| !tag.is_empty()) {
            self.open(tag);
            self.out.push('\n');
        }
        true
    }

    pub(super) fn close_row(&mut self) {
        self.close_block();
        if self.tables.last().is_some_and(|t| t.head) {
            self.close_block();
        }
    }

    pub(super) fn open_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else {
            self.stack.push("", false);
            return;
        };
        let align = table.aligns.get(table.column).copied().unwrap_or(Align::None);
        table.column += 1;
        let tag = if table.head { "th" } else { "td" };
        let name = match align {
            Align::None => "",
            Align::Left => "left",
            Align::Center => "center",
            Align::Right => "right",
        };
        self.out.push('<');
        self.out.push_str(tag);
        if self.site() {
            if tag == "th" {
                self.out.push_str(" scope=\"col\"");
            }
            if !name.is_empty() {
                self.out.push_str(" class=\"align-");
                self.out.push_str(name);
                self.out.push('"');
            }
        } else if !name.is_empty() {
            self.out.push_str(" style=\"text-align: ");
            self.out.push_str(name);
            self.out.push_str(";\"");
        }
        self.out.push('>');
        self.stack.push(tag, false);
    }

    pub(super) fn close_cell(&mut self) {
        self.close();
        self.out.push('\n');
    }
}
