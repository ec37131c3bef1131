//! What is wrong with a page as a file: conflicts that were never resolved, metadata that cannot be used.

use memchr::memmem;

use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::syntax::closed_fences;
use crate::syntax::front_matter::FrontMatter;
use crate::text::{FileId, Span};

/// Marks of git in a page.
pub static CONFLICT: Rule = Rule {
    code: "file/merge-conflict",
    severity: Severity::Critical,
    what: "A page holds the marks of a merge conflict, `<<<<<<<`, `=======`, `>>>>>>>`, or one that was left of them.",
    why: "Readers see both versions of a text, and the marks between them.",
    example: "--- content/en-us/a.md\n# A\n\n<<<<<<< HEAD\n- One.\n=======\n- Two.\n>>>>>>> other\n=> content/en-us/a.md:3:1",
    fix: "Keep one of the two versions, and remove the marks.",
    docfx: &["merge-conflict"],
};

/// A date that is none.
pub static DATE: Rule = Rule {
    code: "front-matter/date",
    severity: Severity::Minor,
    what: "`ms.date` in a front matter is no date.",
    why: "The page shows no date, and the sitemap has none.",
    example: "--- content/en-us/a.md\n---\nms.date: 21 November\n---\n# A\n=> content/en-us/a.md:2:10",
    fix: "Write it as `MM/DD/YYYY` or `YYYY-MM-DD`.",
    docfx: &["date-format-invalid"],
};

/// Looks for them in a page.
pub(super) fn check(file: FileId, text: &str, front: Option<&FrontMatter>, sink: &mut Sink) {
    if let Some(at) = conflict(text) {
        let finding = Diagnostic::new(&CONFLICT, Span::new(file, at, at + 7), "an unresolved merge conflict");
        sink.push(finding);
    }
    let dated = front.and_then(|f| Some((f.entry("ms.date")?.value.clone(), f.text(text, "ms.date")?)));
    if let Some((at, value)) = dated
        && crate::model::iso_date(&value).is_none()
    {
        let message = format!("`{value}` is no date");
        sink.push(Diagnostic::new(&DATE, Span::new(file, at.start, at.end), message));
    }
}

/// Before the name of the one side.
const BEGIN: &str = "<<<<<<< ";

/// Before the name of the other.
const END: &str = ">>>>>>> ";

/// Where the first conflict begins: its marks, each at the beginning of a line and in their order, or one of them alone.
fn conflict(text: &str) -> Option<usize> {
    let lines = |mark: &'static str, from: usize| {
        let rest = text.as_bytes().get(from..).unwrap_or_default();
        let found = memmem::find_iter(rest, mark).map(move |i| from + i);
        found.filter(|&at| at == 0 || text.as_bytes()[at - 1] == b'\n')
    };
    let begin = lines(BEGIN, 0).next();
    begin.or_else(|| lines(END, 0).next())?;
    let whole = || lines(END, lines("=======", begin?).next()?).next();
    if whole().is_some() {
        return begin;
    }
    // In code a mark alone may be what a program prints.
    let fences = closed_fences(text.as_bytes());
    let named = |at: usize| {
        let name = text[at + BEGIN.len()..].lines().next().unwrap_or_default().trim();
        is_side(name) && !fences.iter().any(|f| f.contains(&at))
    };
    lines(BEGIN, 0).chain(lines(END, 0)).filter(|&at| named(at)).min()
}

/// Whether git writes this after a mark: a branch or a commit, with its subject in brackets or after a colon. What
/// stands in a quote within six others is a text.
fn is_side(name: &str) -> bool {
    let word = name.split([' ', ':']).next().unwrap_or_default();
    let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "._/@~^-#+".contains(c));
    let rest = name.get(word.len()..).unwrap_or_default();
    let stash = matches!(name, "Updated upstream" | "Stashed changes");
    stash || !word.is_empty() && plain && (rest.is_empty() || rest.starts_with(" (") || rest.starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::conflict;

    #[test]
    fn one_mark_that_git_left_tells_of_a_conflict() {
        for (text, at) in [
            ("A\n<<<<<<< HEAD\nB\n", Some(2)),
            ("A\n>>>>>>> 3f2a91c (two words)\nB\n", Some(2)),
            (">>>>>>> Stashed changes", Some(0)),
            ("<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> live\n", Some(0)),
            ("```\nA\n>>>>>>> live\n```\n", None),
            ("A\n=======\n", None),
            (">>>>>>> deep in quotes\n", None),
            ("A <<<<<<< HEAD\n", None),
            ("<<<<<<< 一\n", None),
        ] {
            assert_eq!(conflict(text), at, "{text}");
        }
    }
}
