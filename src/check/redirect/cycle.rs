//! Redirections that lead back to themselves.

use rustc_hash::FxHashMap;

use super::{by_address, own};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{Redirect, Site};

/// The rule.
pub static RULE: Rule = Rule {
    code: "redirect/cycle",
    severity: Severity::Major,
    what: "A page is redirected to itself, directly or through other redirections.",
    why: "A browser goes round in circles until it gives up.",
    example: "--- content/en-us/docfx.yml\nbasePath: /docs\n--- content/en-us/index.md\n# Home\n--- content/en-us/redirections.yml\nredirections:\n  a.md: /docs/b\n  b.md: /docs/a\n=> content/en-us/redirections.yml:2:9\n=> content/en-us/redirections.yml:3:9",
    fix: "Redirect each of them to a page that exists.",
    docfx: &["circular-redirection"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    for (locale, redirects) in own(site) {
        let moved = by_address(site, locale);
        for (path, redirect) in &redirects {
            let mut way = vec![*path];
            let mut at = *redirect;
            while let Some((next, redirect)) = next(site, &moved, at) {
                way.push(next);
                if next == *path {
                    let message = format!("this redirection leads back: {}", way.join(" → "));
                    sink.push(Diagnostic::new(&RULE, redirect.span, message));
                    break;
                }
                // A circle that this page only leads into is reported for those in it.
                if way[..way.len() - 1].contains(&next) || way.len() > MAX_STEPS {
                    break;
                }
                at = redirect;
            }
        }
    }
}

/// Longer ways are followed no further.
const MAX_STEPS: usize = 100;

/// The redirection that the target of another one has.
fn next<'a>(
    site: &Site,
    moved: &FxHashMap<String, (&'a str, &'a Redirect)>,
    redirect: &Redirect,
) -> Option<(&'a str, &'a Redirect)> {
    moved.get(site.published_path(&redirect.to)?.trim_end_matches('/')).copied()
}
