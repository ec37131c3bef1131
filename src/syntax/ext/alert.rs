//! Alerts: `> [!NOTE]` (learn-markdown.md §3). Source of the rules: docfx `QuoteSectionNoteParser`.

use super::{Extension, Line};
use crate::diag::{Rule, Severity, closest};
use crate::syntax::mark::{Cx, Mark, Role};
use crate::syntax::tree::{ALERT_TITLE, AlertKind, Element, Kind};

/// The extension.
pub static EXTENSION: Extension = Extension {
    name: "alert",
    block: Some(block),
    rules: &[&TEXT_ON_MARKER_LINE, &UNKNOWN_KIND, &OUTSIDE_QUOTE],
    ..Extension::NONE
};

/// `> [!NOTE] text`
pub static TEXT_ON_MARKER_LINE: Rule = Rule {
    code: "alert/text-on-marker-line",
    severity: Severity::Major,
    what: "Text stands on the same line as the marker of an alert or a section.",
    why: "The line is then no marker: a plain quote is shown, with `[!NOTE]` as text.",
    example: "--- content/en-us/a.md\n# A\n\n> [!NOTE] Mind the gap.\n=> content/en-us/a.md:3:11",
    fix: "Begin the text on the line below the marker, with a `>` of its own.",
    docfx: &["invalid-note-section"],
};

/// `> [!TIPS]`
pub static UNKNOWN_KIND: Rule = Rule {
    code: "alert/unknown-kind",
    severity: Severity::Major,
    what: "A block quote begins with `[!WORD]`, and WORD is no kind of alert.",
    why: "The reader sees a plain quote with the marker as text. Mistyped and translated markers look like this.",
    example: "--- content/en-us/a.md\n# A\n\n> [!TIPS]\n> Save often.\n=> content/en-us/a.md:3:3",
    fix: "Write NOTE, TIP, IMPORTANT, CAUTION or WARNING; the marker is never translated.",
    docfx: &[],
};

/// `[!NOTE]` without `>`
pub static OUTSIDE_QUOTE: Rule = Rule {
    code: "alert/outside-quote",
    severity: Severity::Major,
    what: "An alert's marker stands alone on a line that is not in a block quote.",
    why: "Without the `>` it is plain text.",
    example: "--- content/en-us/a.md\n# A\n\n[!NOTE]\nMind the gap.\n=> content/en-us/a.md:3:1",
    fix: "Put `> ` before the marker and before each line of the alert.",
    docfx: &[],
};

fn block(line: &Line<'_>, cx: &mut Cx<'_>) -> Option<Mark> {
    let rest = line.text.strip_prefix("[!")?;
    let len =
        rest.find(']').filter(|&n| n > 0 && rest[..n].chars().all(|c| c.is_alphabetic() || c == '_'))?;
    let (word, after) = (&rest[..len], &rest[len + 1..]);
    let kind = AlertKind::from_keyword(word);
    let marker = line.start..line.start + len + 3;
    if let Some(own) = cx.alerts.iter().find(|own| own.keyword.eq_ignore_ascii_case(word))
        && line.quoted
        && after.is_empty()
    {
        let attrs = vec![("class".into(), own.class.clone()), (ALERT_TITLE.into(), own.keyword.clone())];
        return Some(Mark::new(Kind::Element(Box::new(Element { tag: "div", attrs })), Role::Wrap));
    }
    match kind {
        Some(kind) if line.quoted && after.is_empty() => {
            return Some(Mark::new(Kind::Alert(kind), Role::Wrap));
        }
        Some(_) if line.quoted && !after.starts_with(['(', '[']) => {
            let skipped = after.len() - after.trim_start().len();
            let text = marker.end + skipped..line.start + line.text.len();
            cx.report(
                &TEXT_ON_MARKER_LINE,
                text,
                format!("text after `[!{word}]` on the same line: this is no alert"),
                format!("move the text to the next line: `> [!{word}]`, then `> …`"),
            );
        }
        Some(_) if after.is_empty() && line.fresh => {
            let hint = format!("write `> [!{word}]`, and `> ` before each line of the alert");
            cx.report(&OUTSIDE_QUOTE, marker, format!("`[!{word}]` is not in a block quote"), hint);
        }
        // `[!div]` and `[!VIDEO]` are markers of their own.
        None if line.quoted
            && after.is_empty()
            && !["div", "video"].contains(&word.to_lowercase().as_str()) =>
        {
            let own = cx.alerts.iter().map(|own| own.keyword.as_ref());
            let kinds = AlertKind::ALL.iter().map(|k| k.keyword()).chain(own);
            let hint = match closest(word, kinds) {
                Some(kind) => format!("did you mean `[!{kind}]`?"),
                None => "the kinds are NOTE, TIP, IMPORTANT, CAUTION and WARNING; they are never translated"
                    .into(),
            };
            cx.report(&UNKNOWN_KIND, marker, format!("`{word}` is no kind of alert"), hint);
        }
        _ => {}
    }
    None
}
