//! `TOC.yml` and `toc.json` as written.

use std::ops::Range;

use super::node::{Data, Fault, Node};
use super::places::Placed;
use super::toc::{RawToc, TOC_INVALID, TOC_TWICE};
use super::{json, yaml};
use crate::diag::{Diagnostic, Rule, Sink};
use crate::text::{FileId, Span};

/// One entry as written.
#[derive(Clone, Debug, Default)]
pub(super) struct RawNode {
    pub name: Option<Placed>,
    pub display_name: Option<String>,
    pub href: Option<Placed>,
    pub toc_href: Option<Placed>,
    pub topic_href: Option<Placed>,
    pub homepage: Option<Placed>,
    pub uid: Option<Placed>,
    pub expanded: bool,
    pub items: Vec<RawNode>,
    /// Where the entry begins.
    pub at: Range<usize>,
}

/// Reads a YAML TOC.
pub(super) fn parse(file: FileId, text: &str, findings: &mut Sink) -> RawToc {
    let read = yaml::parse(text);
    for (key, at) in yaml::twice(&read.0) {
        let message = format!("`{key}` stands twice in this entry");
        findings.push(Diagnostic::new(&TOC_TWICE, Span::new(file, at.start, at.end), message));
    }
    toc(file, read, false, findings)
}

/// Reads a JSON TOC.
pub(super) fn parse_json(file: FileId, text: &str, findings: &mut Sink) -> RawToc {
    if text.trim().is_empty() {
        return RawToc::default();
    }
    toc(file, json::parse(text), true, findings)
}

/// `quoted`: the places of texts hold their quotes.
fn toc(file: FileId, (top, faults): (Node, Vec<Fault>), quoted: bool, findings: &mut Sink) -> RawToc {
    let mut reader = Reader { file, quoted, findings };
    for fault in faults {
        reader.report(&TOC_INVALID, fault.at, fault.message);
    }
    let list = match &top.value {
        Data::Object(members) => {
            let items = top.get("items");
            let known = |key: &str| matches!(key, "metadata" | "order" | "name") || key.contains('.');
            if items.is_none() && !members.iter().all(|m| known(&m.key)) {
                reader.report(&TOC_INVALID, 0..0, NO_LIST.into());
            }
            items
        }
        _ => Some(&top),
    };
    let nodes = match list.map(|l| &l.value) {
        Some(Data::Array(list)) => reader.list(list),
        None | Some(Data::Null) => vec![],
        Some(_) => {
            reader.report(&TOC_INVALID, 0..0, NO_LIST.into());
            vec![]
        }
    };
    RawToc { nodes }
}

const NO_LIST: &str = "a TOC is a list of entries, or has one in `items`";

struct Reader<'a> {
    file: FileId,
    quoted: bool,
    findings: &'a mut Sink,
}

impl Reader<'_> {
    fn report(&mut self, rule: &'static Rule, at: Range<usize>, message: String) {
        self.findings.push(Diagnostic::new(rule, Span::new(self.file, at.start, at.end), message));
    }

    fn list(&mut self, list: &[Node]) -> Vec<RawNode> {
        let mut nodes = vec![];
        for node in list {
            match &node.value {
                Data::Object(_) => nodes.push(self.node(node)),
                Data::Null => {}
                _ => {
                    let message = "an entry of a TOC has `name` and `href`; this one is a plain value";
                    self.report(&TOC_INVALID, node.at.clone(), message.into());
                }
            }
        }
        nodes
    }

    fn node(&mut self, entry: &Node) -> RawNode {
        let mut node = RawNode { at: entry.at.clone(), ..RawNode::default() };
        for member in entry.members() {
            let value = &member.value;
            let text = value.scalar();
            let quoted = usize::from(self.quoted && value.text().is_some());
            let at = value.at.start + quoted..value.at.end - quoted;
            let placed = || text.clone().map(|text| Placed { text, at: at.clone() });
            match member.key.as_str() {
                "name" => node.name = placed(),
                "href" => node.href = placed(),
                "tocHref" => node.toc_href = placed(),
                "topicHref" => node.topic_href = placed(),
                "homepage" => node.homepage = placed(),
                "uid" | "topicUid" | "homepageUid" => node.uid = placed(),
                "displayName" => node.display_name = text,
                "expanded" => node.expanded = value.is_true(),
                "items" => match &value.value {
                    Data::Array(list) => node.items = self.list(list),
                    Data::Null => {}
                    _ => {
                        let message = "`items` must be a list of entries";
                        self.report(&TOC_INVALID, value.at.clone(), message.into());
                    }
                },
                _ => {}
            }
        }
        node
    }
}
