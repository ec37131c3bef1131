//! Front matter without its last line.

use super::keys::is_known;
use crate::check::reading::Translation;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "metadata/unclosed",
    severity: Severity::Critical,
    what: "A page begins with `---` and keys, and no `---` ends them.",
    why: "The page has no metadata; its keys are shown as text.",
    example: "--- content/sv-se/a.md\n---\ntitle: En sida\nms.topic: article\n# En sida\n\n<span data-ttu-id=\"0a1b2-101\">Vänta lite.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Wait a little.</span></span>\n=> content/sv-se/a.md:1:1",
    fix: "Put `---` on a line of its own after the last key.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut lines = text[start..].lines();
    if page.page.front.is_some() || lines.next().map(str::trim_end) != Some("---") {
        return;
    }
    let item = |l: &str| l.starts_with([' ', '-']) && l.trim_end() != "---";
    let keys: Vec<&str> = lines.take_while(|l| is_entry(l) || item(l)).filter(|l| is_entry(l)).collect();
    // `Note: …` under a rule is text.
    let known = |line: &&str| line.split_once(':').is_some_and(|(key, _)| is_known(key));
    if keys.len() >= 2 && keys.iter().any(known) {
        let at = page.page.span(start..start + 3);
        sink.push(Diagnostic::new(&RULE, at, "the front matter that begins here has no end"));
    }
}

/// `key: value`
fn is_entry(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, _)| {
        !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'))
    })
}
