//! Keys in another language.

use super::FrontContext;
use super::keys::{is_known, is_localization_key, is_text_key};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "metadata/translated-key",
    severity: Severity::Major,
    what: "The front matter has a key that neither the source page nor any other locale has (where the docset has neither, hardly a page of the locale), and lacks one that they have: it was translated.",
    why: "The setting has no effect.",
    example: "--- content/en-us/a.md\n---\ntitle: Hello\nms.topic: article\n---\n# Hello\n--- content/sv-se/a.md\n---\nrubrik: Hej\nms.topic: article\n---\n# Hej\n=> content/sv-se/a.md:2:1",
    fix: "Write the key as the source does.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Front(check) };

fn check(cx: &FrontContext<'_>, sink: &mut Sink) {
    let texts = cx.lacking.iter().filter(|name| is_text_key(name)).count();
    let alone = texts == 1 && cx.unknown.len() == 1;
    for entry in cx.front.iter().flat_map(|front| &front.entries) {
        let name = entry.name.as_ref();
        let foreign = !name.is_ascii();
        let value = &cx.page.text()[entry.value.clone()];
        let unknown = cx.unknown.contains(&name);
        // A key of Learn's family that no other page has may be one of Learn's; its value tells.
        let family = name.starts_with("ms.") && !cx.others.has(name) && !is_localization_key(name);
        let spaced =
            name.contains(' ') && is_known(&name.replace(' ', "")) && cx.others.has(&name.replace(' ', ""));
        let renamed = (unknown || family) && cx.others.has_lost(cx.front, value) || spaced;
        let odd = renamed || unknown && !cx.lacking.is_empty();
        if !foreign && !odd {
            continue;
        }
        // The one key too many stands for the title that is not there, or for the one whose value it has.
        let sure = cx.others.same_version || foreign || alone || renamed;
        let level = if sure { Level::Default } else { Level::Strict };
        let message = format!("no other page has a key `{name}`");
        let mut finding = Diagnostic::new(&RULE, cx.page.span(entry.key.clone()), message).level(level);
        finding.subject = Some(name.into());
        sink.push(finding);
    }
}
