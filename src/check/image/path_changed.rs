//! Pictures by another path.

use crate::check::reading::{Basis, BlockKind, Comparison};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use crate::model::join;

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/path-changed",
    severity: Severity::Major,
    what: "A picture has another path than in the source, and the name of its file differs too, or there is no such file.",
    why: "Another picture is shown, or none.",
    example: "--- content/en-us/a.md\n# A\n\n![Plan](m/a.png)\n\nWait a little.\n--- content/en-us/m/a.png\nx\n--- content/en-us/m/b.png\nx\n--- content/sv-se/a.md\n# A\n\n![Ritning](m/b.png)\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Use the path of the source, or that of a picture made for the language.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    // Both halves of a bilingual page share it.
    if cx.basis == Basis::Itself {
        return;
    }
    let locale = &cx.site.locale(cx.page.locale).slug;
    let mut changed = vec![];
    for (there, here) in cx.pairs() {
        let (BlockKind::Image(expected), BlockKind::Image(found)) = (&there.kind, &here.kind) else {
            continue;
        };
        let name = |p: &str| {
            p.rsplit(['/', '\\']).next().unwrap_or(p).split('?').next().unwrap_or_default().to_owned()
        };
        let (expected, found) = (expected.replace("%20", " "), found.replace("%20", " "));
        if expected == found {
            continue;
        }
        let (theirs, ours) = (name(&expected), name(&found));
        let same_name = theirs == ours || is_of_language(&ours, &theirs, locale);
        let message = format!("`{found}`; in {} it is `{expected}`", cx.other);
        let finding = cx.differs(&RULE, here, there, message);
        // Where there are no pictures at all, the name tells that it is the same one.
        let moved = theirs == ours && folders(&found, locale) != folders(&expected, locale);
        let nowhere = same_name && leads_nowhere(cx, &found) && (moved || !leads_nowhere(cx, &expected))
            || is_of_other_depth(cx, &found, &expected);
        if same_name && !nowhere { sink.push(finding.level(Level::Pedantic)) } else { changed.push(finding) }
    }
    cx.report_few(changed, sink);
}

/// Whether a path that leads to no file differs from the source's in nothing but how many folders it goes up. Both pages
/// stand at one place, so that a picture that moved since has another folder, too.
fn is_of_other_depth(cx: &Comparison<'_>, found: &str, expected: &str) -> bool {
    let below = |path: &str| {
        let mut parts = path.split('/').skip_while(|part| matches!(*part, "." | "..")).peekable();
        parts.peek().is_some().then(|| parts.collect::<Vec<_>>().join("/"))
    };
    let ups = |path: &str| path.split('/').filter(|part| *part == "..").count();
    below(found) == below(expected) && ups(found) != ups(expected) && leads_nowhere(cx, found)
}

/// Whether a path leads to no file, neither of the page's locale nor of the source.
fn leads_nowhere(cx: &Comparison<'_>, path: &str) -> bool {
    let is_there = |file| {
        let file = cx.site.files.get(file);
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let path = path.split(['?', '#']).next().unwrap_or_default();
        join(folder, path).is_none_or(|path| cx.site.files.find(file.root, &path).is_some())
    };
    let outside = path.contains("://") || path.starts_with(['/', '~']);
    !outside && !is_there(cx.page.file) && !is_there(cx.reference.file)
}

/// The names of the folders of a path, without those of locales and languages.
fn folders<'p>(path: &'p str, locale: &str) -> Vec<&'p str> {
    let language = locale.split('-').next().unwrap_or(locale);
    let tags = ["", ".", "..", "en", "en-us", language, locale];
    let (folder, _) = path.rsplit_once(['/', '\\']).unwrap_or_default();
    folder.split(['/', '\\']).filter(|name| !tags.iter().any(|tag| name.eq_ignore_ascii_case(tag))).collect()
}

/// Whether a file is that of the source made for a locale: `plan-de.png`, `plan.de-de.png` for `plan.png` or `plan-en.png`.
fn is_of_language(ours: &str, theirs: &str, locale: &str) -> bool {
    let (Some((ours, kind)), Some((theirs, other))) = (ours.rsplit_once('.'), theirs.rsplit_once('.')) else {
        return false;
    };
    let language = locale.split('-').next().unwrap_or(locale);
    let bare = |stem: &str, locale: &str, language: &str| {
        [locale, language].into_iter().filter(|tag| !tag.is_empty()).find_map(|tag| {
            let stem = stem.to_ascii_lowercase().replace('_', "-");
            let rest = stem.strip_suffix(tag)?.strip_suffix(['-', '.'])?;
            Some(rest.to_owned())
        })
    };
    let plain = theirs.to_ascii_lowercase().replace('_', "-");
    kind.eq_ignore_ascii_case(other)
        && bare(ours, locale, language).is_some_and(|ours| {
            ours == plain || bare(theirs, "en-us", "en").is_some_and(|theirs| theirs == ours)
        })
}
