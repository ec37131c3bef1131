//! Pivots: the ways a reader can choose to see a page (`zone-pivot-groups.yml`).

use crate::text::{FileId, Span};

/// One group: a question with its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PivotGroup {
    /// Its id, which pages name in `zone_pivot_groups`.
    pub id: Box<str>,
    /// What is chosen: `Operating system`.
    pub title: Box<str>,
    /// The question: `Choose your operating system`.
    pub prompt: Box<str>,
    /// The answers: id and title.
    pub pivots: Vec<(Box<str>, Box<str>)>,
}

/// The groups of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PivotGroups {
    /// The file.
    pub file: FileId,
    /// In its order.
    pub groups: Vec<PivotGroup>,
}

impl PivotGroups {
    /// The group of an id.
    pub fn group(&self, id: &str) -> Option<&PivotGroup> {
        self.groups.iter().find(|g| g.id.as_ref() == id)
    }

    /// The title of a pivot in the groups of a page.
    pub fn title(&self, groups: &[Box<str>], pivot: &str) -> Option<&str> {
        let own = groups.iter().filter_map(|id| self.group(id));
        own.flat_map(|g| &g.pivots)
            .find(|(id, _)| id.as_ref() == pivot)
            .map(|(_, title)| title.as_ref())
            .filter(|title| !title.is_empty())
    }
}

/// A zone of a page: its pivots and its place.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct PivotZone {
    /// Ids.
    pub pivots: Vec<Box<str>>,
    /// Where its beginning stands.
    #[serde(skip)]
    pub span: Span,
}
