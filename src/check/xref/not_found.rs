//! A reference to a uid that nothing has.

use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Rule, Severity, Sink, closest};
use crate::model::{LinkKind, Target, XrefHref};

/// The rule.
pub static RULE: Rule = Rule {
    code: "xref/not-found",
    severity: Severity::Major,
    what: "A reference by uid leads nowhere: no page of the docset has the uid, and no cross-reference map that docfx.json names knows it. `@name` is not reported, since it may be plain text.",
    why: "The reader sees the directive as it was written, and no link.",
    example: "--- content/en-us/a.md\n# A\n\nSee <xref:set-pu>.\n--- content/en-us/set-up.md\n---\nuid: set-up\n---\n# Set up\n=> content/en-us/a.md:3:5",
    fix: "Correct the uid, give a page that `uid` in its front matter, or name the map in docfx.json's `xref`.",
    docfx: &["xref-not-found", "UidNotFound"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    for reference in &cx.references {
        let Target::Xref(href) = reference.target else { continue };
        if reference.link.kind == LinkKind::Mention {
            continue;
        }
        let uid = XrefHref::parse(href).uid;
        if cx.site.xrefs.entries.contains_key(uid.as_str()) {
            continue;
        }
        let finding = Diagnostic::new(&RULE, reference.link.span, format!("nothing has the uid `{uid}`"));
        sink.push(finding.did_you_mean(closest(&uid, cx.site.all_uids())));
    }
}
