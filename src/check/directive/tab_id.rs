//! Ids of tabs that no other tab of the page has.

use rustc_hash::FxHashMap;

use super::changed;
use crate::check::reading::{Block, BlockKind, LocalePage, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "directive/tab-id",
    severity: Severity::Major,
    what: "The id of a tab, `#tab/linux`, is translated, or is but for a letter the one that several other tabs of the page have.",
    why: "A tab that is chosen is chosen everywhere; this one stays behind.",
    example: "--- content/en-us/b.md\n# B\n--- content/sv-se/a.md\n# A\n\n## [Fönster](#tab/fönster)\n\nSpara.\n\n## [Linux](#tab/linux)\n\nVänta.\n\n---\n=> content/sv-se/a.md:3:1",
    fix: "Copy the id from the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

/// So many tabs show how an id is spelled.
const MIN_USES: usize = 2;

/// Ids of fewer letters may differ in one.
const MIN_SIZE: usize = 4;

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let mut uses: FxHashMap<&str, Vec<&Block>> = FxHashMap::default();
    for (id, block) in tabs(page.page) {
        uses.entry(id).or_default().push(block);
    }
    // As the source has it.
    let theirs: Vec<&str> = page.source_page.map(|s| tabs(s).map(|(id, _)| id).collect()).unwrap_or_default();
    let mut found: Vec<(&Block, String)> = vec![];
    for (id, blocks) in uses.iter().filter(|(id, _)| !theirs.contains(id)) {
        if !id.is_ascii() {
            found.extend(blocks.iter().map(|b| (*b, format!("`{id}` is a word of the language, no id"))));
            continue;
        }
        let near = |other: &str| {
            id.len().min(other.len()) >= MIN_SIZE
                && strsim::osa_distance(id, other) == 1
                && !id.bytes().chain(other.bytes()).any(|b| b.is_ascii_digit())
        };
        let usual =
            uses.iter().find(|(other, all)| all.len() >= MIN_USES && near(other)).map(|(other, _)| other);
        if let (Some(usual), [block]) = (usual, &blocks[..]) {
            found.push((block, format!("`{id}`; other tabs of the page have `{usual}`")));
        }
    }
    found.sort_unstable_by_key(|(block, _)| block.span.start);
    for (block, message) in found {
        let told = |f: &Diagnostic| {
            f.code() == changed::RULE.code
                && f.level == Level::Default
                && f.primary.span.start == block.span.start
        };
        if !sink.iter().any(told) {
            let raw = page.page.text().get(block.span.range()).unwrap_or_default();
            let line = raw.lines().next().unwrap_or_default().len() as u32;
            let span = page.page.span(block.span.start as usize..(block.span.start + line) as usize);
            sink.push(Diagnostic::new(&RULE, span, message));
        }
    }
}

/// The tabs of a page with their ids. A heading whose id holds other letters than ASCII's begins none.
fn tabs(page: &LocalePage) -> impl Iterator<Item = (&str, &Block)> {
    page.blocks.blocks.iter().enumerate().filter_map(|(n, block)| match &block.kind {
        BlockKind::Tab(id) => Some((id.as_ref(), block)),
        BlockKind::Heading(_) => {
            let dest = page.blocks.links_of(n).find_map(|link| link.dest.strip_prefix("#tab/"))?;
            (!dest.is_ascii()).then_some((dest, block))
        }
        _ => None,
    })
}
