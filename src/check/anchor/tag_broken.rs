//! Anchors of headings whose tag is damaged.

use std::ops::Range;

use crate::check::reading::{Block, BlockKind, LocalePage, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "anchor/tag-broken",
    severity: Severity::Major,
    what: "The tag before the text of a heading that keeps the id of its source is damaged: it has typographic quotation marks or one of two, another attribute, or no `</a>`.",
    why: "Links to that place lead to the top of the page, and what is left of the tag is shown or takes in what follows.",
    example: "--- content/en-us/b.md\n# B\n--- content/sv-se/a.md\n# A\n\n## <a name=“one”></a>Det ena\n\nVänta lite.\n=> content/sv-se/a.md:3:4",
    fix: "Write `<a name=\"…\"></a>`, with the id of the source's heading.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let all = |page: &LocalePage| -> Vec<Range<usize>> {
        page.blocks.blocks.iter().filter_map(|b| damage(page, b)).collect()
    };
    let found = all(page.page);
    // As the source has it.
    if found.is_empty() || page.source_page.is_some_and(|s| all(s).len() >= found.len()) {
        return;
    }
    for at in found {
        sink.push(Diagnostic::new(&RULE, page.page.span(at), "the tag of this anchor is damaged"));
    }
}

/// The first damaged tag before the text of a heading.
pub fn damage(page: &LocalePage, heading: &Block) -> Option<Range<usize>> {
    if !matches!(heading.kind, BlockKind::Heading(_)) {
        return None;
    }
    let start = heading.span.start as usize;
    let line = page.text().get(start..)?.lines().next()?;
    let mut rest = line.trim_start_matches('#');
    // One that is underlined.
    if rest.len() == line.len() {
        return None;
    }
    loop {
        rest = rest.trim_start();
        let at = start + line.len() - rest.len();
        let inner = rest.strip_prefix("<a").filter(|inner| inner.starts_with(char::is_whitespace))?;
        let Some((tag, after)) = inner.split_once('>') else { return Some(at..at + 2) };
        let whole = at..at + rest.len() - after.len();
        // Of links, and of tags whose quotes are encoded, others speak.
        if tag.contains("href") || tag.contains("&quot;") {
            return None;
        }
        if tag.contains('<') {
            return Some(whole);
        }
        let (name, value) = tag.split_once('=')?;
        let (name, value) = (name.trim(), value.trim());
        let closed = after.trim_start().strip_prefix("</a>");
        if !(name.eq_ignore_ascii_case("name") || name.eq_ignore_ascii_case("id")) {
            let other = name.chars().all(char::is_alphabetic) && !OTHERS.contains(&name);
            return (other && closed.is_some()).then_some(whole);
        }
        let quoted = value.starts_with(QUOTES) || value.matches('"').count() % 2 == 1;
        if quoted || !value.ends_with('/') && !after.contains("</a>") {
            return Some(whole);
        }
        rest = closed.unwrap_or(after);
    }
}

/// What else `<a>` may have.
const OTHERS: [&str; 6] = ["class", "title", "target", "rel", "style", "lang"];

/// Quotation marks of texts.
const QUOTES: [char; 10] = ['「', '“', '”', '„', '«', '»', '‘', '’', '″', '＂'];
