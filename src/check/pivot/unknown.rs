//! A pivot that the page's groups do not have.

use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Rule, Severity, Sink, closest};

/// The rule.
pub static RULE: Rule = Rule {
    code: "pivot/unknown",
    severity: Severity::Major,
    what: "A zone names a pivot that none of the page's groups has.",
    why: "No choice of a reader shows the zone on Learn.",
    example: "--- content/en-us/a.md\n---\nzone_pivot_groups: os\n---\n# A\n\n::: zone pivot=\"linux\"\nText.\n::: zone-end\n\n::: zone pivot=\"macos\"\nText.\n::: zone-end\n--- content/en-us/zone-pivot-groups.yml\ngroups:\n- id: os\n  title: System\n  pivots:\n  - id: linux\n    title: Linux\n=> content/en-us/a.md:10:1",
    fix: "Correct the pivot, or add it to its group in `zone-pivot-groups.yml`.",
    docfx: &["pivot-id-not-found"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    let Some(groups) = super::groups(cx.site, cx.page) else { return };
    let known = super::known(groups, cx.page);
    if known.is_empty() {
        return;
    }
    for zone in &cx.page.zones {
        for pivot in zone.pivots.iter().filter(|p| !known.contains(&p.as_ref())) {
            let finding =
                Diagnostic::new(&RULE, zone.span, format!("the page's groups have no pivot `{pivot}`"));
            sink.push(finding.did_you_mean(closest(pivot, known.iter().copied())));
        }
    }
}
