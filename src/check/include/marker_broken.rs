//! Directives whose word was translated.

use crate::check::reading::Translation;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "include/marker-broken",
    severity: Severity::Critical,
    what: "What should be `[!INCLUDE[…](…)]` or `[!code-…[…](…)]` has another word, a space or a backslash in its mark.",
    why: "The text that it should bring in is missing, and the mark itself is shown.",
    example: "--- content/sv-se/a.md\n# A\n\n[!INKLUDERA[Krav](https://example.com/krav)]\n\n<span data-ttu-id=\"0a1b2-101\">Vänta lite.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Wait a little.</span></span>\n=> content/sv-se/a.md:3:1",
    fix: "Write the mark as the source has it; its word is never translated.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    for (at, _) in text[page.page.start..].match_indices('[').map(|(i, m)| (page.page.start + i, m)) {
        let Some(end) = broken(text, at) else { continue };
        if page.page.is_in_source(at) || page.page.is_code(at) {
            continue;
        }
        let message = format!("`{}` brings in nothing", &text[at..end]);
        sink.push(Diagnostic::new(&RULE, page.page.span(at..end), message));
    }
}

/// Where the mark of a directive ends that begins here and is none.
fn broken(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at + 1..];
    let inner = rest.trim_start_matches(' ');
    let marked = inner.strip_prefix(['!', '！']);
    let word = marked.unwrap_or(inner).trim_start_matches(' ');
    let len = word.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(word.len());
    let (name, after) = word.split_at(len);
    let opens = after.trim_start_matches(' ').strip_prefix('[')?;
    // `[text](address)` within the brackets.
    let line = opens.lines().next().unwrap_or_default();
    let link = line
        .split_once("](")
        .or_else(|| line.split_once("] ("))
        .is_some_and(|(label, _)| !label.contains('['));
    if name.is_empty() || !link {
        return None;
    }
    let known =
        name.eq_ignore_ascii_case("include") || name.get(..4).is_some_and(|n| n.eq_ignore_ascii_case("code"));
    let plain = rest.len() - word.len() == 1 && rest.starts_with('!');
    let escaped = text[..at].ends_with('\\');
    let wrong = match marked {
        Some(_) => !known || !plain || escaped,
        None => name.eq_ignore_ascii_case("include") && inner.len() == rest.len(),
    };
    wrong.then(|| text.len() - after.len())
}
