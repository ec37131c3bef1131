//! Paths of pictures with a space in them.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::check::reading::Translation;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/path-spaced",
    severity: Severity::Major,
    what: "The path of a picture that stands by itself was cut by a space, as `.. /media`.",
    why: "There is no picture; the reader sees its description and a path.",
    example: "--- content/sv-se/a.md\n# A\n\n![En bild](.. /media/a.png)\n\n<span data-ttu-id=\"0a1b2-101\">Vänta lite.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Wait a little.</span></span>\n=> content/sv-se/a.md:3:12",
    fix: "Remove the space.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    static SIGNS: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| [".. /", "./ "].map(Finder::new));
    let text = page.page.text();
    let found = |sign: &'static Finder<'static>| {
        sign.find_iter(text.as_bytes()).map(|at| at..at + sign.needle().len())
    };
    for dots in SIGNS.iter().flat_map(found) {
        let at = dots.start;
        let line = text[..at].lines().next_back().unwrap_or_default();
        let opens = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        let within = ["](", "source=\"", "src=\"", "lightbox=\""]
            .iter()
            .any(|open| opens.rfind(open).is_some_and(|i| !opens[i + open.len()..].contains([')', '"'])));
        let picture = line.contains("![") || line.contains(":::image") || line.contains("<img");
        // Those of segments are seen as links.
        let segment = page.page.pair_at(at).is_some();
        if within && picture && !segment && !page.page.is_code(at) {
            sink.push(Diagnostic::new(&RULE, page.page.span(dots), "a space within the path of a picture"));
        }
    }
}
