//! Pictures without a description in one locale.

use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};
use std::collections::BTreeMap;

use crate::check::reading::{BlockKind, Family, Translation};
use crate::diag::Diagnostic;
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/alt-missing",
    severity: Severity::Major,
    what: "A picture has no description (alternative text), and the same picture of another locale has one.",
    why: "Who cannot see the picture learns nothing of it.",
    example: "--- content/sv-se/m/a.png\nx\n--- content/fr-fr/m/a.png\nx\n--- content/fr-fr/a.md\n![Le plan](m/a.png)\n--- content/sv-se/a.md\n![](m/a.png)\n=> content/sv-se/a.md:1:1",
    fix: "Translate the description of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Family(check) };

fn check(family: &Family<'_>, sink: &mut Sink) {
    let pictures = |t: &Translation<'_>| -> BTreeMap<String, (bool, Span)> {
        let mut out = BTreeMap::new();
        for block in &t.page.blocks.blocks {
            if let BlockKind::Image(path) = &block.kind {
                let name = path.rsplit('/').next().unwrap_or(path).to_owned();
                out.entry(name).or_insert((!block.label.trim().is_empty(), block.span));
            }
        }
        out
    };
    let all: Vec<_> = family.translations.iter().map(pictures).collect();
    for (i, own) in all.iter().enumerate() {
        // Beside its source page, another check has said so.
        if family.source_page.is_some() {
            break;
        }
        for (name, (described, span)) in own {
            let elsewhere = all
                .iter()
                .enumerate()
                .find_map(|(j, o)| (i != j).then(|| o.get(name)).flatten().filter(|(d, _)| *d));
            if let (false, Some((_, there))) = (*described, elsewhere) {
                sink.push(
                    Diagnostic::new(&RULE, *span, "this picture has no description")
                        .related(*there, "another locale describes it"),
                );
            }
        }
    }
}
