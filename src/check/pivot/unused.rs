//! A choice without an effect.

use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "pivot/unused",
    severity: Severity::Minor,
    what: "A pivot of a group that the page names has no zone in it.",
    why: "A reader who chooses it sees nothing of their own.",
    example: "--- content/en-us/a.md\n---\nzone_pivot_groups: os\n---\n# A\n\n::: zone pivot=\"linux\"\nText.\n::: zone-end\n--- content/en-us/zone-pivot-groups.yml\ngroups:\n- id: os\n  title: System\n  pivots:\n  - id: linux\n    title: Linux\n  - id: windows\n    title: Windows\n=> content/en-us/a.md",
    fix: "Add a zone for it, or remove the pivot from its group.",
    docfx: &["pivot-id-unused"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    let Some(groups) = super::groups(cx.site, cx.page) else { return };
    if cx.page.zones.is_empty() {
        return;
    }
    let used = |id: &str| cx.page.zones.iter().any(|z| z.pivots.iter().any(|p| p.as_ref() == id));
    for id in super::known(groups, cx.page).into_iter().filter(|id| !used(id)) {
        let message = format!("no zone of this page is for the pivot `{id}`");
        sink.push(Diagnostic::new(&RULE, Span::file(cx.page.file), message));
    }
}
