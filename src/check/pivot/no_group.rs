//! Pivots of no group.

use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Rule, Severity, Sink, closest};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "pivot/no-group",
    severity: Severity::Minor,
    what: "A page has zones with `pivot`, and names no group in `zone_pivot_groups`, or one that `zone-pivot-groups.yml` does \
           not have.",
    why: "Readers are not offered a choice, and see the names of pivots as they are written.",
    example: "--- content/en-us/a.md\n# A\n\n::: zone pivot=\"linux\"\nText.\n::: zone-end\n--- content/en-us/zone-pivot-groups.yml\ngroups:\n- id: os\n  title: System\n  pivots:\n  - id: linux\n    title: Linux\n=> content/en-us/a.md:3:1",
    fix: "Name the group in the front matter: `zone_pivot_groups: id`.",
    docfx: &["zone-pivot-group-missing", "zone-pivot-groups-missing", "pivot-group-not-found"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    let Some(groups) = super::groups(cx.site, cx.page) else { return };
    for id in &cx.page.meta.conditions().zone_pivot_groups {
        if groups.group(id).is_none() {
            let near = closest(id, groups.groups.iter().map(|g| g.id.as_ref()));
            let finding =
                Diagnostic::new(&RULE, Span::file(cx.page.file), format!("there is no pivot group `{id}`"));
            sink.push(finding.did_you_mean(near));
        }
    }
    if let Some(zone) =
        cx.page.zones.first().filter(|_| cx.page.meta.conditions().zone_pivot_groups.is_empty())
    {
        sink.push(Diagnostic::new(&RULE, zone.span, "this page names no `zone_pivot_groups`"));
    }
}
