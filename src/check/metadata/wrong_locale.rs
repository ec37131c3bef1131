//! Pages that say they are of another locale.

use crate::check::reading::Translation;
use crate::check::{Check, Look};
use crate::diag::Diagnostic;
use crate::diag::{Rule, Severity, Sink};
use crate::model::LocaleId;

/// The rule.
pub static RULE: Rule = Rule {
    code: "metadata/wrong-locale",
    severity: Severity::Major,
    what: "`ms.contentlocale` names another locale than the one that the page stands in, or is spelled `sv_SE`.",
    why: "Portals and search put the page under the wrong language.",
    example: "--- content/en-us/b.md\n# B\n--- content/sv-se/a.md\n---\ntitle: Hej\nms.contentlocale: fr-FR\n---\n# Hej\n=> content/sv-se/a.md:3:19",
    fix: "Correct the value, or move the page.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let Some(front) = &page.page.front else { return };
    let locale = &page.site.locale(page.page.locale).id;
    let Some(entry) = front.entries.iter().find(|e| e.name.as_ref() == "ms.contentlocale") else { return };
    // `sv_SE`, as other programs spell it.
    let written = front.text(page.page.text(), &entry.name).unwrap_or_default();
    if written.contains('_') && written.replace('_', "-").parse::<LocaleId>().is_ok() {
        let message = format!("`{written}` is no locale: a hyphen joins its parts");
        sink.push(Diagnostic::new(&RULE, page.page.span(entry.value.clone()), message));
        return;
    }
    let Some(named) = &page.page.meta.handoff().content_locale else { return };
    // `sv` and `zh-Hans` are `sv-SE` and `zh-CN`, less exactly.
    let region = |id: &LocaleId| id.identifier().region;
    let bare = named.slug() == named.language();
    let same_script = named.script() == locale.script();
    let same_region = region(named).is_none() || region(named) == region(locale);
    if named.language() == locale.language() && (bare || same_script && same_region) {
        return;
    }
    let message = format!("this page stands in {locale}");
    sink.push(Diagnostic::new(&RULE, page.page.span(entry.value.clone()), message));
}
