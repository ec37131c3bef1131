//! Names that a locale keeps elsewhere.

use super::names;
use crate::check::{Check, Look};
use crate::diag::{Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "term/name-lost",
    severity: Severity::Minor,
    what: "A name of the source is not in the translation, though the locale keeps it everywhere else, or nearly so: hundreds of times, both words of it, or in another script; or it is there less often, and a hole is in its place.",
    why: "A product's name was translated as if it were a word, or left out.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Starta Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Start Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">Stäng Contoso sedan.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Close Contoso then.</span></span>\n\n<span data-ttu-id=\"0a1b2-103\">Öppna kontoret igen.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">Open Contoso again.</span></span>\n=> content/sv-se/a.md:5:31",
    fix: "Write the name as the source has it.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check =
    Check { rule: &RULE, look: Look::Corpus(|corpus, sink| names::report(corpus, &RULE, sink)) };
