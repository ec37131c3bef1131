//! Files' names in place of descriptions of pictures.

use super::broken::has_picture;
use crate::check::reading::Translation;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/alt-file-name",
    severity: Severity::Minor,
    what: "The description of a picture (its alternative text) is the name of its file, and the source does not have it so.",
    why: "Who cannot see the picture hears a file's name.",
    example: "--- content/sv-se/m/plan-a.png\nx\n--- content/sv-se/a.md\n![plan-a.png](m/plan-a.png)\n\n<span data-ttu-id=\"0a1b2-101\">Vänta lite.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Wait a little.</span></span>\n=> content/sv-se/a.md:1:3",
    fix: "Translate the description of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let (here, text) = (page.page, page.page.text());
    for (at, _) in text.match_indices("](") {
        let Some(open) = text[..at].rfind(['[', '\n']).filter(|open| text[..=*open].ends_with("![")) else {
            continue;
        };
        let (alt, rest) = (&text[open + 1..at], &text[at + 2..]);
        let Some(dest) = rest.split([')', ' ', '\n']).next() else { continue };
        let name = dest.rsplit(['/', '\\']).next().unwrap_or_default();
        let whole = has_picture(alt) && alt.trim().eq_ignore_ascii_case(name);
        let source = || page.source_page.is_some_and(|s| s.text().contains(&text[open - 1..at]));
        if whole && open >= here.start && here.is_shown(open) && !source() {
            let message = format!("`{}` is the name of the file, no description", alt.trim());
            sink.push(Diagnostic::new(&RULE, here.span(open + 1..at), message));
        }
    }
}
