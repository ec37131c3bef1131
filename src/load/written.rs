//! What is wrong with a page as a file: conflicts that were never resolved, metadata that cannot be used.

use memchr::memmem;

use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::syntax::front_matter::FrontMatter;
use crate::text::{FileId, Span};

/// Marks of git in a page.
pub static CONFLICT: Rule = Rule {
    code: "file/merge-conflict",
    severity: Severity::Critical,
    what: "A page holds the marks of a merge conflict: `<<<<<<<`, `=======`, `>>>>>>>`.",
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

/// Where the first conflict begins: its marks, each at the beginning of a line and in their order.
fn conflict(text: &str) -> Option<usize> {
    let line = |mark: &str, from: usize| -> Option<usize> {
        memmem::find_iter(text.get(from..)?.as_bytes(), mark)
            .map(|i| from + i)
            .find(|&at| at == 0 || text.as_bytes()[at - 1] == b'\n')
    };
    let begin = line("<<<<<<< ", 0)?;
    let middle = line("=======", begin)?;
    line(">>>>>>> ", middle)?;
    Some(begin)
}
