//! Tab groups. The site shows every panel under its title; the theme's script makes tabs of them.

use crate::syntax::{Document, Kind, NodeId, Tab};

use super::render::Renderer;

/// A group that the walk is in.
pub(super) struct OpenGroup {
    number: u32,
    /// Index of the tab to come.
    next: usize,
    /// Index of the tab shown first (Docfx).
    active: usize,
}

impl Renderer<'_> {
    pub(super) fn open_tab_group(&mut self, doc: &Document, id: NodeId) {
        self.block_start();
        self.tab_groups += 1;
        self.open_groups.push(OpenGroup { number: self.tab_groups, next: 0, active: 0 });
        if self.site() {
            self.out.push_str("<div class=\"tabs\"");
            let group = format!("tabgroup_{}{}", self.cx.scope.unwrap_or_default(), self.tab_groups);
            self.attr("id", &group);
            self.out.push_str(" data-tabgroup>\n");
            self.stack.push("div", false);
            return;
        }
        self.docfx_tab_list(doc, id);
    }

    fn docfx_tab_list(&mut self, doc: &Document, id: NodeId) {
        let tabs: Vec<&Tab> = doc
            .children(id)
            .filter_map(|child| match doc.kind(child) {
                Kind::Tab(tab) => Some(tab.as_ref()),
                _ => None,
            })
            .collect();
        let visible = |tab: &Tab| {
            let condition = tab.condition.as_deref().unwrap_or_default();
            condition.is_empty() || self.selected_tabs.iter().any(|s| s.split('+').next() == Some(condition))
        };
        let shown: Vec<bool> = tabs.iter().map(|tab| visible(tab)).collect();
        let chosen = |tab: &Tab| {
            tab.id.split('+').any(|id| self.selected_tabs.iter().any(|s| s.split('+').any(|t| t == id)))
        };
        let active = (0..tabs.len())
            .find(|&i| shown[i] && chosen(tabs[i]))
            .or_else(|| shown.iter().position(|&s| s))
            .unwrap_or(0);
        self.out.push_str(&format!(
            "<div class=\"tabGroup\" id=\"tabgroup_{}\">\n<ul role=\"tablist\">\n",
            self.tab_groups
        ));
        for (i, tab) in tabs.iter().enumerate() {
            self.out.push_str("<li role=\"presentation\"");
            if !shown[i] {
                self.out.push_str(" aria-hidden=\"true\" hidden=\"hidden\"");
            }
            let panel = self.panel_id(tab);
            self.out.push_str(">\n<a");
            self.attr("href", &format!("#{panel}"));
            self.attr("role", "tab");
            self.attr("aria-controls", &panel);
            self.tab_data(tab);
            self.out.push_str(if i == active {
                " tabindex=\"0\" aria-selected=\"true\">"
            } else {
                " tabindex=\"-1\">"
            });
            self.stack.push("a", true);
            self.children(doc, tab.title);
            self.close();
            self.out.push_str("\n</li>\n");
        }
        self.out.push_str("</ul>\n");
        if let Some(tab) = tabs.get(active) {
            self.selected_tabs.push(tab.id.clone());
        }
        if let Some(group) = self.open_groups.last_mut() {
            group.active = active;
        }
        self.stack.push("div", false);
    }

    pub(super) fn close_tab_group(&mut self) {
        self.open_groups.pop();
        self.close_block();
    }

    pub(super) fn open_tab(&mut self, doc: &Document, tab: &Tab) {
        self.block_start();
        let panel = self.panel_id(tab);
        let active = self.open_groups.last_mut().is_none_or(|group| {
            group.next += 1;
            group.next == group.active + 1
        });
        if !self.site() {
            self.out.push_str("<section");
            self.attr("id", &panel);
            self.attr("role", "tabpanel");
            self.tab_data(tab);
            if !active {
                self.out.push_str(" aria-hidden=\"true\" hidden=\"hidden\"");
            }
            self.out.push_str(">\n");
            self.stack.push("section", false);
            return;
        }
        let title = panel.replacen("tabpanel", "tab", 1);
        self.out.push_str("<div class=\"tab\" role=\"group\"");
        self.attr("id", &panel);
        self.tab_data(tab);
        self.attr("aria-labelledby", &title);
        self.out.push_str(">\n<p class=\"tab-title\"");
        self.attr("id", &title);
        self.out.push('>');
        self.stack.push("div", false);
        self.stack.push("p", false);
        self.children(doc, tab.title);
        self.close_block();
    }

    fn panel_id(&self, tab: &Tab) -> String {
        let scope = self.cx.scope.unwrap_or_default();
        let number = self.open_groups.last().map_or(0, |group| group.number);
        let mut id = format!("tabpanel_{scope}{number}_{}", tab.id);
        if let Some(condition) = tab.condition.as_deref().filter(|c| !c.is_empty()) {
            id.push('_');
            id.push_str(condition);
        }
        id
    }

    fn tab_data(&mut self, tab: &Tab) {
        self.attr("data-tab", &tab.id);
        if let Some(condition) = tab.condition.as_deref().filter(|c| !c.is_empty()) {
            self.attr("data-condition", condition);
        }
    }
}
