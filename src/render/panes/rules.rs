//! What making panes finds.

use crate::diag::{Rule, Severity};

/// Every rule of help panes that is known only once they are made.
pub static RULES: [&Rule; 1] = [&TOO_LARGE];

/// A pane that is slow to load and long to read.
pub static TOO_LARGE: Rule = Rule {
    code: "pane/too-large",
    severity: Severity::Minor,
    what: "A help pane has more bytes than `max-pane-size` of `[output.panes]` allows (24 KB, unless it says otherwise).",
    why: "A pane is opened in the middle of a task, often over a slow network, and is a column wide: long texts are read \
          on the site.",
    example: "--- book.toml\n[output.panes]\nmax-pane-size = 200\n--- content/en-us/a.md\n---\nms.assetid: x\n---\n# A\n\n\
              Select **Save** before you leave the page: what you have written is not kept when the session ends, and \
              nobody can bring it back.\n=> content/en-us/a.md",
    fix: "Give the parts of the page panes of their own (`page#section` in contexts.yml), or raise `max-pane-size`.",
    docfx: &[],
};
