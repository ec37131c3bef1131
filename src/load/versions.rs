//! Versions of a page, and of the moniker zones in it (learn-markdown.md §7.4).

use super::settings::{PageSettings, Versions};
use crate::diag::{Diagnostic, Rule, Severity, Sink, closest};
use crate::model::moniker::shared;
use crate::model::{Meta, MonikerSet};
use crate::syntax::front_matter::FrontMatter;
use crate::syntax::{Document, Kind, NodeId};
use crate::text::{FileId, Span};

/// A version that nothing defines.
pub static UNKNOWN: Rule = Rule {
    code: "moniker/unknown",
    severity: Severity::Major,
    what: "A range names a version that the moniker definition does not have. The range holds nothing.",
    why: "Text that is meant for some versions is shown for all of them, or for none.",
    example: "--- content/en-us/docfx.json
{ \"build\": { \"content\": [{ \"files\": \"**\", \"version\": \"v1\" }],
  \"monikerDefinition\": \"versions.json\" } }
--- content/en-us/versions.json
{ \"monikers\": [{ \"moniker_name\": \"v1\" }] }
--- content/en-us/a.md
# A

::: moniker range=\"v9 || v1\"
New.
::: moniker-end
=> content/en-us/a.md:3:1",
    fix: "Correct the name, or add the version to the definition that docfx.json names.",
    docfx: &["moniker-range-invalid"],
};

/// A zone that no version of its page shows.
pub static ZONE_EMPTY: Rule = Rule {
    code: "moniker/zone-empty",
    severity: Severity::Minor,
    what: "A moniker zone is for versions that its page does not have. It is left out.",
    why: "Nobody ever sees the text.",
    example: ZONE_EXAMPLE,
    fix: "Remove the zone, or widen the range of the page or of the zone.",
    docfx: &["moniker-zone-empty"],
};

const ZONE_EXAMPLE: &str = "--- content/en-us/docfx.json
{ \"build\": { \"content\": [{ \"files\": \"**\", \"group\": \"g\" }],
  \"groups\": { \"g\": { \"moniker_range\": \">= v1\" } },
  \"monikerDefinition\": \"versions.json\" } }
--- content/en-us/versions.json
{ \"monikers\": [{ \"moniker_name\": \"v0\" }, { \"moniker_name\": \"v1\" }] }
--- content/en-us/a.md
# A

::: moniker range=\"v0\"
Old.
::: moniker-end
=> content/en-us/a.md:3:1";

/// A page outside its folder's range.
pub static OUT_OF_SCOPE: Rule = Rule {
    code: "moniker/out-of-scope",
    severity: Severity::Major,
    what: "The versions in a page's front matter and those that docfx.json gives it have nothing in common. The page \
           has those of its front matter.",
    why: "On Learn the page is not published for any version.",
    example: "--- content/en-us/docfx.json
{ \"build\": { \"content\": [{ \"files\": \"**\", \"group\": \"g\" }],
  \"groups\": { \"g\": { \"moniker_range\": \">= v1\" } },
  \"monikerDefinition\": \"versions.json\" } }
--- content/en-us/versions.json
{ \"monikers\": [{ \"moniker_name\": \"v0\" }, { \"moniker_name\": \"v1\" }] }
--- content/en-us/a.md
---
monikerRange: v0
---
# A
=> content/en-us/a.md:2:15",
    fix: "Change `monikerRange`, or the range of the group in docfx.json.",
    docfx: &["moniker-range-out-of-scope"],
};

/// A range where the settings give none.
pub static UNDEFINED: Rule = Rule {
    code: "moniker/undefined",
    severity: Severity::Info,
    what: "A page or a zone has a range of versions, and docfx.json gives the page none. A page's range has no effect.",
    why: "Learn publishes the page without versions.",
    example: "--- content/en-us/docfx.json
{ \"build\": { \"monikerDefinition\": \"versions.json\" } }
--- content/en-us/versions.json
{ \"monikers\": [{ \"moniker_name\": \"v1\" }] }
--- content/en-us/a.md
---
monikerRange: v1
---
# A
=> content/en-us/a.md:2:15",
    fix: "Put the page's files into a group with a `moniker_range` in docfx.json, or remove the range.",
    docfx: &["moniker-range-undefined"],
};

/// The versions of a page; `None`: it has none, and is for all.
pub(super) fn of_page(
    settings: &PageSettings,
    file: FileId,
    meta: &Meta,
    front: Option<&FrontMatter>,
    sink: &mut Sink,
) -> Option<MonikerSet> {
    let versions = settings.versions.as_ref()?;
    let named = meta.conditions();
    if !named.replace_monikers.is_empty() {
        return Some(named.replace_monikers.to_vec());
    }
    let key = if named.moniker_range.is_some() { "monikerRange" } else { "monikers" };
    let place = front.and_then(|f| f.entry(key)).map(|e| e.value.clone());
    let span = place.map(|at| Span::new(file, at.start, at.end)).or_else(|| settings.defaults.span(key));
    let span = span.unwrap_or(Span::file(file));
    let without = |set: &[Box<str>]| -> MonikerSet {
        set.iter().filter(|m| !named.exclude_monikers.contains(m)).cloned().collect()
    };
    let own = match (&named.moniker_range, &named.monikers[..]) {
        (Some(range), _) => Some((range.to_string(), range_of(versions, range, span, sink))),
        (None, []) => None,
        (None, list) => Some((list.join(", "), shared(list, &all(versions)))),
    };
    let Some((_, configured)) = &versions.configured else {
        if let Some((range, _)) = own {
            match key {
                "monikers" if front.is_some_and(|f| f.entry(key).is_some()) => {
                    let message = format!("`{range}` is no version of this page: docfx.json gives it none");
                    sink.push(Diagnostic::new(&OUT_OF_SCOPE, span, message));
                }
                _ => sink.push(undefined(span, &range)),
            }
        }
        return None;
    };
    let configured = without(configured);
    let Some((range, own)) = own else { return Some(configured) };
    let both = shared(&configured, &without(&own));
    if !both.is_empty() {
        return Some(both);
    }
    let list = |set: &[Box<str>]| if set.is_empty() { "none".to_owned() } else { set.join(", ") };
    let message = format!(
        "`{range}` and the range in docfx.json have nothing in common: {} and {}",
        list(&without(&own)),
        list(&configured)
    );
    sink.push(Diagnostic::new(&OUT_OF_SCOPE, span, message));
    Some(without(&own))
}

fn all(versions: &Versions) -> MonikerSet {
    versions.defined.names().map(Into::into).collect()
}

fn undefined(span: Span, range: &str) -> Diagnostic {
    Diagnostic::new(&UNDEFINED, span, format!("docfx.json gives this page no versions, but it has `{range}`"))
}

fn range_of(versions: &Versions, range: &str, span: Span, sink: &mut Sink) -> MonikerSet {
    versions.defined.range(range).unwrap_or_else(|name| {
        let near = closest(&name, versions.defined.names());
        let finding = Diagnostic::new(&UNKNOWN, span, format!("there is no version `{name}`"));
        sink.push(finding.did_you_mean(near));
        vec![]
    })
}

/// Turns the ranges of moniker zones into the versions they are for, in a page of the versions `page`; what no version
/// shows goes. Includes have the versions of the page they are in.
pub(super) fn resolve(
    doc: &mut Document,
    settings: &PageSettings,
    (page, archived): (Option<&MonikerSet>, bool),
    sink: &mut Sink,
) {
    let Some(versions) = &settings.versions else { return };
    let zones: Vec<NodeId> = doc.walk(NodeId::ROOT).filter(|&id| range(doc, id).is_some()).collect();
    for id in zones {
        let Some(written) = range(doc, id).map(ToOwned::to_owned) else { continue };
        let span = doc.span(id);
        let unknown = sink.len();
        let set = range_of(versions, &written, span, sink);
        let unknown = sink.len() > unknown;
        let set = match page {
            Some(page) => shared(page, &set),
            None => {
                sink.push(undefined(span, &written));
                set
            }
        };
        if set.is_empty() && page.is_some() && !unknown {
            if !archived {
                let message = format!("the page has no version of `{written}`");
                sink.push(Diagnostic::new(&ZONE_EMPTY, span, message));
            }
            remove(doc, id);
        } else if let Kind::Element(element) = &mut doc.node_mut(id).kind
            && !set.is_empty()
        {
            element.attrs = vec![("data-moniker".into(), set.join(" ").into())];
        }
    }
    for embed in &mut doc.embeds {
        resolve(embed, settings, (page, archived), sink);
    }
}

fn range(doc: &Document, id: NodeId) -> Option<&str> {
    match doc.kind(id) {
        Kind::Element(element) if element.tag == "div" => element.attr("range"),
        _ => None,
    }
}

fn remove(doc: &mut Document, id: NodeId) {
    let Some(parent) = doc.node(id).parent else { return };
    let rest: Vec<NodeId> = doc.children(parent).filter(|&c| c != id).collect();
    doc.set_children(parent, &rest);
}
