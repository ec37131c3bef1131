//! Ranges of versions that are none.

use crate::check::reading::{BlockKind, LocalePage, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "moniker/range-broken",
    severity: Severity::Critical,
    what: "`monikerRange` of a translated page, or `range` of a `::: moniker` in it, is no range: an operator is translated or another character, or a name holds a space.",
    why: "The page or the passage is shown for all versions, or for none.",
    example: "--- content/en-us/b.md\n# B\n--- content/sv-se/a.md\n# A\n\n::: moniker range=\"≥ app-1.0\"\n\nVänta lite.\n\n::: moniker-end\n=> content/sv-se/a.md:3:1",
    fix: "Copy the range from the source, such as `>= app-1.0 < app-3.0 || app-5.0`; nothing in it is translated.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let found = broken(page.page);
    if found.is_empty() {
        return;
    }
    // As the source has it.
    let theirs = page.source_page.map(broken).unwrap_or_default();
    for (range, at) in found.into_iter().filter(|(range, _)| theirs.iter().all(|(r, _)| r != range)) {
        sink.push(Diagnostic::new(&RULE, at, format!("`{range}` is no range of versions")));
    }
}

/// The ranges of a page that are none, with their places.
fn broken(page: &LocalePage) -> Vec<(String, Span)> {
    let named = page.front.as_ref().and_then(|front| {
        let at = front.entry("monikerRange")?.value.clone();
        Some((front.text(page.text(), "monikerRange")?.to_string(), page.span(at)))
    });
    let zones = page.blocks.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Division(setting) => {
            let range = setting.strip_prefix("div range=")?.to_owned();
            let line = page.text().get(block.span.range())?.lines().next()?;
            let at = block.span.start as usize;
            Some((range, page.span(at..at + line.len())))
        }
        _ => None,
    });
    named.into_iter().chain(zones).filter(|(range, _)| !is_range(range)).collect()
}

/// Whether a range can be read: names with an operator before each but the first of a group, groups parted by `||`.
fn is_range(range: &str) -> bool {
    range.trim().is_empty() || range.split("||").all(is_group)
}

fn is_group(group: &str) -> bool {
    let mut rest = group.trim();
    let mut first = true;
    while first || !rest.is_empty() {
        let operator = [">=", "<=", ">", "<", "="].into_iter().find(|op| rest.starts_with(op));
        if operator.is_none() && !first {
            return false;
        }
        rest = rest[operator.map_or(0, str::len)..].trim_start();
        let len = rest.find(|c: char| !is_of_name(c)).unwrap_or(rest.len());
        let name = &rest[..len];
        if name != "*" && !name.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return false;
        }
        rest = rest[len..].trim_start();
        first = false;
    }
    true
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '*')
}

#[cfg(test)]
mod tests {
    use super::is_range;

    #[test]
    fn a_range_has_operators_and_names() {
        for range in
            ["", ">= a-1.0", ">=a-1.0 <a-3.0", "a || b", "=a||>= b_2", "*", "> a-1.0<= a-2.0", "a || >b < c"]
        {
            assert!(is_range(range), "{range}");
        }
        for range in
            ["≥ a", "> = a", ">= a -1.0", ">= a 1.0", "a b", "a ||", ">=", "大于等于 a", "＞＝ a", ">= ä"]
        {
            assert!(!is_range(range), "{range}");
        }
    }
}
