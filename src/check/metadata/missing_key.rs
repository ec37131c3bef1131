//! Settings that a translation lacks.

use super::FrontContext;
use super::keys::{is_empty, is_text_key};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "metadata/missing-key",
    severity: Severity::Major,
    what: "The front matter of the source page, of the same version in other locales, or of any version in most of them, has a key that this one lacks, or a text where this one is empty; where the docset has neither, nearly all pages of the locale have it.",
    why: "Searches, contexts of help panes and redirections go by these keys.",
    example: "--- content/en-us/a.md\n---\ntitle: Hello\nms.topic: article\n---\n# Hello\n--- content/sv-se/a.md\n---\ntitle: Hej\n---\n# Hej\n=> content/sv-se/a.md:1:1",
    fix: "Copy the key and its value from the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Front(check) };

fn check(cx: &FrontContext<'_>, sink: &mut Sink) {
    let FrontContext { page, others, .. } = cx;
    // Where keys came and others went, the source was tidied up since.
    let lone = cx.lacking.len() == 1 && cx.is_within;
    for name in &cx.lacking {
        let emptied = cx.front.filter(|f| is_empty(f, page.text(), name));
        let level = match (others.same_version, *name) {
            // A key that says nothing was not left out by a writer of another version.
            (false, "description") if emptied.is_some() => Level::Default,
            (_, "title") | (true, "description") => Level::Default,
            (true, _) if others.by_peers || page.is_bilingual() && lone => Level::Default,
            (true, "ms.topic" | "uid" | "ms.assetid" | "monikerRange" | "ms.custom") => Level::Default,
            (true, _) => Level::Strict,
            _ => Level::Pedantic,
        };
        // A key in another language stands in its place: that one is reported.
        if !cx.unknown.is_empty() && is_text_key(name) {
            continue;
        }
        let key = emptied.and_then(|f| f.entry(name)).map(|e| e.key.clone());
        let (at, message) = match key {
            Some(key) => (key, format!("`{name}` is empty; in {} it is not", others.name)),
            None => {
                let at = cx.front.map_or(0..0, |f| f.block.start..f.block.start + 3);
                (at, format!("`{name}` of {} is not here", others.name))
            }
        };
        let mut finding = Diagnostic::new(&RULE, page.span(at), message).level(level);
        finding.subject = Some((*name).into());
        if let Some(place) = others.place(name) {
            finding = finding.related(place, "here");
        }
        sink.push(finding);
    }
}
