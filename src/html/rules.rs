//! What rendering finds.

use crate::diag::{Rule, Severity};

/// Every rule that rendering reports by.
pub static RULES: [&Rule; 3] = [&UNCLOSED, &STRAY_CLOSE, &DISALLOWED];

/// A raw element is never closed.
pub static UNCLOSED: Rule = Rule {
    code: "html/unclosed",
    severity: Severity::Minor,
    what: "A raw HTML element is opened and not closed within the Markdown block that holds it. The page shows it closed at the end of that block.",
    why: "Browsers would let the element run on: a bold word turns the rest of the page bold. Machine translation loses closing tags often.",
    example: "--- content/en-us/a.md\n# A\n\nSelect <b>Save.\n=> content/en-us/a.md:3:8\n",
    fix: "Close the element, or remove its start tag; for text in angle brackets write `\\<text>` or a code span.",
    docfx: &[],
};

/// A raw end tag closes nothing.
pub static STRAY_CLOSE: Rule = Rule {
    code: "html/stray-close",
    severity: Severity::Minor,
    what: "A raw HTML end tag matches no element that is open there. The page is shown without it.",
    why: "The start tag was lost or stands in another block, so the formatting that was meant is missing.",
    example: "--- content/en-us/a.md\n# A\n\nSelect Save</b>.\n=> content/en-us/a.md:3:12\n",
    fix: "Add the start tag, or remove the end tag.",
    docfx: &[],
};

/// Something that pages must not hold.
pub static DISALLOWED: Rule = Rule {
    code: "html/disallowed",
    severity: Severity::Minor,
    what: "Raw HTML holds an element, an attribute or a URL that pages may not use: scripts, styles, forms, event handlers, `style`, URLs that run code.",
    why: "It is left out of the site, whose content security policy would block it in any case, so readers do not see what was meant.",
    example: "--- content/en-us/a.md\n# A\n\n<p onclick=\"go()\">Text</p>\n=> content/en-us/a.md:3:4\n",
    fix: "Remove it, or say it in Markdown.",
    docfx: &["disallowed-html-tag", "disallowed-html-attribute"],
};
