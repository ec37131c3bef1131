//! Code of another language.

use super::language::one_name;
use crate::check::reading::{BlockKind, Comparison};
use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "code/fence-language",
    severity: Severity::Major,
    what: "A code block names another language than in the source.",
    why: "It is coloured wrongly, or a screen reader announces it wrongly.",
    example: "--- content/en-us/a.md\n# A\n\n```js\nrun();\n```\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n```java\nrun();\n```\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Write the name of the language as the source does; it is never translated.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    for (there, here) in cx.pairs() {
        if let (BlockKind::Code { language: expected, .. }, BlockKind::Code { language: found, .. }) =
            (&there.kind, &here.kind)
            && one_name(expected) != one_name(found)
        {
            let name = |l: &str| if l.is_empty() { "no language".to_owned() } else { format!("`{l}`") };
            let message = format!("{}; in {} it is {}", name(found), cx.other, name(expected));
            sink.push(cx.differs(&RULE, here, there, message));
        }
    }
}
