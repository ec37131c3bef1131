//! Labels of links that nothing defines.

use std::ops::RangeInclusive;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::reading::{Link, LinkStyle, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink, closest};

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/no-definition",
    severity: Severity::Major,
    what: "A link `[text][label]` has a label that the page does not define, though it defines others; or nothing refers to a definition.",
    why: "There is no link; its brackets are shown.",
    example: "--- content/sv-se/a.md\n# A\n\n<span data-ttu-id=\"0a1b2-101\">Läs [guiden][guide].</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Read [the guide][guide].</span></span>\n\n[handledning]: https://example.com/g\n=> content/sv-se/a.md:3:35\n=> content/sv-se/a.md:5:1",
    fix: "Write the label as the source has it, in the link and in the definition.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

/// Lengths of labels that are compared by their letters. Bytes.
const TELLING: RangeInclusive<usize> = 4..=120;

/// Labels without a definition that are compared with one that nothing refers to.
const MAX_UNDEFINED: usize = 200;

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    let mut at = page.page.start;
    let mut defined: Vec<(String, usize, usize)> = vec![];
    for line in text[at..].split_inclusive('\n') {
        let label = line.trim_start_matches(' ').strip_prefix('[').and_then(|l| l.split_once("]:"));
        if let Some((label, _)) = label.filter(|(l, _)| !l.contains(['[', ']']) && !l.starts_with('^')) {
            let start = at + line.len() - line.trim_start_matches(' ').len();
            defined.push((folded(label), start, start + label.len() + 2));
        }
        at += line.len();
    }
    if defined.is_empty() {
        return;
    }
    let mut undefined: Vec<String> = vec![];
    let known: FxHashSet<&str> = defined.iter().map(|(l, ..)| l.as_str()).collect();
    for segment in &page.segments {
        let target = &segment.target;
        // What only looks like a link, `a[0][1]`, and is so in the source, too.
        let there = &segment.source.anatomy;
        let shared = |link: &Link| {
            let text = target.anatomy.link_text(link);
            let mut alike = there.links.iter().filter(|l| l.style == LinkStyle::Reference);
            alike.any(|l| l.dest == link.dest && there.link_text(l) == text)
        };
        for link in target.anatomy.links.iter().filter(|l| l.style == LinkStyle::Reference) {
            let label = folded(&link.dest);
            if label.is_empty() || known.contains(label.as_str()) {
                continue;
            }
            undefined.push(label);
            if shared(link) {
                continue;
            }
            let message = format!("this page defines no `[{}]`", link.dest);
            let mut finding = Diagnostic::new(&RULE, target.span(link.range.clone()), message);
            finding.segment = segment.id.map(Into::into);
            sink.push(finding);
        }
    }
    let whole = folded(text);
    let mut uses: FxHashMap<&str, usize> = known.iter().map(|label| (*label, 0)).collect();
    let brackets: Vec<usize> = memchr::memchr2_iter(b'[', b']', whole.as_bytes()).collect();
    for pair in brackets.windows(2) {
        // `[label]` holds no further bracket.
        let label = whole.get(pair[0] + 1..pair[1]).filter(|_| whole[pair[0]..].starts_with('['));
        let Some(label) = label else { continue };
        match uses.get_mut(label) {
            Some(count) => *count += 1,
            // `[label]` alone may be text.
            None if !whole[pair[1] + 1..].starts_with(['(', '[', ':']) => undefined.push(label.to_owned()),
            None => {}
        }
    }
    for (label, start, end) in &defined {
        if uses.get(label.as_str()).is_none_or(|uses| *uses <= 1) && !page.page.is_code(*start) {
            let place = page.page.span(*start..*end);
            // Both languages of a bilingual page share the definition: a link without one is in the source, too.
            let told = undefined.iter().map(String::as_str).filter(|other| TELLING.contains(&other.len()));
            let meant = closest(label, told.take(MAX_UNDEFINED)).filter(|_| TELLING.contains(&label.len()));
            let level = if meant.is_some() { Level::Default } else { Level::Pedantic };
            sink.push(
                Diagnostic::new(&RULE, place, "nothing refers to this").level(level).did_you_mean(meant),
            );
        }
    }
}

/// Labels are compared without regard to case and white space.
fn folded(label: &str) -> String {
    label.replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
