//! Names in the place of other names.

use super::names;
use crate::check::{Check, Look};
use crate::diag::{Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "term/name-swapped",
    severity: Severity::Critical,
    what: "A name that the locale keeps everywhere else is gone, and a name that the source does not have stands there.",
    why: "The text speaks of another product.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Öppna Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Open Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">Stäng Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Close Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-103\">Starta Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">Start Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-104\">Hämta Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-104\">Get Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-105\">Spara Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-105\">Save Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-106\">Visa Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-106\">Show Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-107\">Dölj Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-107\">Hide Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-108\">Flytta Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-108\">Move Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-109\">Sök i Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-109\">Search Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-110\">Läs i Fabrikam nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-110\">Read in Contoso now.</span></span>\n=> content/sv-se/a.md:19:37",
    fix: "Write the name that the source has.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check =
    Check { rule: &RULE, look: Look::Corpus(|corpus, sink| names::report(corpus, &RULE, sink)) };
