//! Topics that do not exist.

use crate::check::reading::Translation;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, closest};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "metadata/unknown-topic",
    severity: Severity::Major,
    what: "`ms.topic` is none of the words that Learn knows; a translated one looks like this.",
    why: "The page gets the wrong template, or none.",
    example: "--- content/sv-se/a.md\n---\ntitle: Hej\nms.topic: Konceptuell\n---\n# Hej\n--- content/en-us/b.md\n# B\n=> content/sv-se/a.md:3:11",
    fix: "Use the word of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let Some(front) = &page.page.front else { return };
    let Some(value) = front.text(page.page.text(), "ms.topic") else { return };
    let Some(entry) = front.entries.iter().find(|e| e.name.as_ref() == "ms.topic") else { return };
    let word = value.trim().to_ascii_lowercase();
    if word.is_empty() || TOPICS.contains(&word.as_str()) {
        return;
    }
    // The source may have a word of its own.
    let own = page.source_page.and_then(|s| s.front.as_ref()?.text(s.text(), "ms.topic"));
    if own.is_some() {
        return;
    }
    // A docset's own word may be one of two joined by a hyphen, as most of Learn's are.
    let own = word.is_ascii() && word.contains('-') && !value.starts_with(char::is_uppercase);
    let near = closest(&word, TOPICS.iter().copied()).is_some();
    let level = if own && !near { Level::Strict } else { Level::Default };
    sink.push(
        Diagnostic::new(
            &RULE,
            page.page.span(entry.value.clone()),
            format!("`{}` is no topic", value.trim()),
        )
        .level(level),
    );
}

const TOPICS: [&str; 40] = [
    "article",
    "best-practice",
    "concept-article",
    "conceptual",
    "concept",
    "contributor-guide",
    "end-user-help",
    "error-reference",
    "faq",
    "feature-guide",
    "get-started",
    "get-started-article",
    "glossary",
    "guide",
    "how-to",
    "hub-page",
    "include",
    "install-set-up-deploy",
    "interactive-tutorial",
    "landing-page",
    "language-reference",
    "limits-and-quotas",
    "managed-reference",
    "overview",
    "product-comparison",
    "quickstart",
    "reference",
    "reference-architecture",
    "release-notes",
    "sample",
    "solution-overview",
    "troubleshooting",
    "troubleshooting-general",
    "troubleshooting-known-issue",
    "troubleshooting-problem-resolution",
    "tutorial",
    "ui-reference",
    "upgrade-and-migration-article",
    "whats-new",
    "index",
];
