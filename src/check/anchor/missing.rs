//! A fragment that no heading or anchor of the target page has.

use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Rule, Severity, Sink, closest};
use crate::model::{PageFacts, Target};

/// The rule.
pub static RULE: Rule = Rule {
    code: "anchor/missing",
    severity: Severity::Minor,
    what: "A link's `#fragment` is the id of no heading and no anchor of the page it leads to.",
    why: "The page opens at its top instead of the place meant. In translations this happens where a heading was translated and its anchor was not kept.",
    example: "--- content/en-us/a.md\n# A\n\n## Set up\n\n[up](#setup)\n=> content/en-us/a.md:5:6",
    fix: "Use the heading's id, or keep the anchor in the target: `## <a name=\"set-up\"></a>…`.",
    docfx: &["bookmark-not-found", "InvalidBookmark"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    for reference in cx.references.iter().filter(|r| r.is_link()) {
        let (page, fragment) = match &reference.target {
            Target::Fragment(fragment) => (cx.page, fragment),
            Target::Page { page, fragment: Some(fragment), .. } => (cx.site.page(*page), fragment),
            _ => continue,
        };
        // Ids that exist only once the page is rendered: tabs, and text fragments of the browser.
        if fragment.starts_with("tab/") || fragment.starts_with("tabpanel_") || fragment.contains(":~:") {
            continue;
        }
        if !page.has_anchor(fragment) {
            sink.push(finding(cx, page, fragment, reference.link.span));
        }
    }
}

fn finding(cx: &PageContext<'_>, page: &PageFacts, fragment: &str, span: crate::text::Span) -> Diagnostic {
    let place = if page.file == cx.page.file {
        "this page".to_owned()
    } else {
        format!("`{}`", cx.site.files.get(page.file).path)
    };
    let finding = Diagnostic::new(&RULE, span, format!("{place} has no heading or anchor `{fragment}`"));
    let near =
        page.headings.iter().find(|h| crate::syntax::heading_id::slug(&h.text) == fragment.to_lowercase());
    let near =
        near.map(|h| h.id.as_ref()).or_else(|| closest(fragment, page.anchors.iter().map(|a| a.id.as_ref())));
    match near.and_then(|id| page.anchors.iter().find(|a| a.id.as_ref() == id)) {
        Some(anchor) => {
            finding.hint(format!("did you mean `#{}`?", anchor.id)).related(anchor.span, "this heading")
        }
        None => finding,
    }
}
