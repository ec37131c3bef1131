//! Descriptions and titles of which the end is gone.

use crate::check::reading::{Corpus, FrontKey};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "metadata/cut-off",
    severity: Severity::Minor,
    what: "The `description` or `title` of a page is less than half as long as the locale usually needs for one like that of its source page.",
    why: "Search results show the beginning of a sentence.",
    example: "--- content/en-us/a1.md\n---\ndescription: How to save all of your files in a folder 1.\n---\n# A\n--- content/en-us/a2.md\n---\ndescription: How to save all of your files in a folder 2.\n---\n# A\n--- content/en-us/a3.md\n---\ndescription: How to save all of your files in a folder 3.\n---\n# A\n--- content/en-us/a4.md\n---\ndescription: How to save all of your files in a folder 4.\n---\n# A\n--- content/en-us/b.md\n---\ndescription: How to print all of your files and folders.\n---\n# B\n--- content/sv-se/a1.md\n---\ndescription: Hur du sparar alla dina filer i en mapp 1.\n---\n# A\n--- content/sv-se/a2.md\n---\ndescription: Hur du sparar alla dina filer i en mapp 2.\n---\n# A\n--- content/sv-se/a3.md\n---\ndescription: Hur du sparar alla dina filer i en mapp 3.\n---\n# A\n--- content/sv-se/a4.md\n---\ndescription: Hur du sparar alla dina filer i en mapp 4.\n---\n# A\n--- content/sv-se/b.md\n---\ndescription: Hur du skriver\n---\n# B\n=> content/sv-se/b.md:2:1",
    fix: "Translate the whole text.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Corpus(check) };

/// So many pages show how long the translation of a text is.
const MIN_PAGES: usize = 5;

/// A source of fewer characters may have a translation of any length.
const MIN_SIZE: u32 = 40;

/// Hundredths of the usual length.
const SHARE: u32 = 45;

fn check(corpus: &Corpus<'_>, sink: &mut Sink) {
    let fronts = || corpus.pages.iter().filter_map(|d| d.front.as_ref());
    let of = |name: &'static str| fronts().flat_map(|f| &f.keys).filter(move |k| k.name == name);
    for name in ["description", "title"] {
        let measured = || of(name).filter(|k| k.sizes[0] > 0 && k.sizes[1] >= MIN_SIZE);
        let mut shares: Vec<u32> = measured().map(share).collect();
        if shares.len() < MIN_PAGES {
            continue;
        }
        shares.sort_unstable();
        let usual = shares[shares.len() / 2];
        for key in measured().filter(|k| share(k) * 100 < usual * SHARE) {
            let [ours, theirs] = key.sizes;
            let message = format!("{ours} characters here, {theirs} in the source");
            sink.push(Diagnostic::new(&RULE, key.place, message).level(Level::Pedantic));
        }
    }
}

/// How long a value is beside that of the source. Hundredths.
fn share(key: &FrontKey) -> u32 {
    key.sizes[0].saturating_mul(100) / key.sizes[1].max(1)
}
