//! `diglot explain`

use std::fmt::Write;
use std::process::ExitCode;

use anyhow::bail;
use clap::Args;

use super::{Console, Exit};
use crate::build;
use crate::diag::{Rule, closest};
use crate::export;

const EXAMPLES: &str = "\
Examples:
  diglot explain                    all codes
  diglot explain link/missing-page  what one means, why it matters, and what to do";

/// `diglot explain`
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ExplainArgs {
    /// A code as findings show it, such as link/missing-page, or a code of DocFX; without one, all are listed
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

pub(super) fn run(args: ExplainArgs, console: &Console) -> anyhow::Result<ExitCode> {
    let rules = build::rules();
    match args.code {
        None => console.print(&list(&rules))?,
        Some(code) => match find(&rules, &code)?[..] {
            [rule] => console.print(&(export::explain(rule) + &found_by(rule)))?,
            ref several => console.print(&format!("Codes for {code}:\n\n{}", list(several)))?,
        },
    }
    Ok(Exit::Clean.into())
}

/// The rule of that code; the rules of that group or name, or that tell apart what DocFX reports by that code; or an
/// error that names the nearest.
fn find<'a>(rules: &[&'a Rule], code: &str) -> anyhow::Result<Vec<&'a Rule>> {
    let same = |other: &str| other.eq_ignore_ascii_case(code);
    if let Some(&rule) = rules.iter().find(|rule| same(rule.code)) {
        return Ok(vec![rule]);
    }
    let parts = |rule: &Rule| rule.code.split_once('/').unwrap_or_default();
    let fits = |rule: &&Rule| {
        let (group, name) = parts(rule);
        same(group) || same(name) || rule.docfx.iter().any(|other| same(other))
    };
    let several: Vec<&Rule> = rules.iter().copied().filter(fits).collect();
    if !several.is_empty() {
        return Ok(several);
    }
    if let Some(near) = closest(code, rules.iter().map(|rule| rule.code)) {
        bail!("there is no code `{code}`: did you mean `{near}`?");
    }
    let group = code.split('/').next().unwrap_or_default();
    match closest(group, rules.iter().map(|rule| parts(rule).0)) {
        Some(group) => bail!("there is no code `{code}`: `diglot explain {group}` lists those of `{group}/`"),
        None => bail!("there is no code `{code}`: `diglot explain` lists all"),
    }
}

/// Which command reports it, and from which level on.
fn found_by(rule: &Rule) -> String {
    let (build, locales) = (build::of_build(rule.code), build::of_locales(rule.code));
    match (build, locales) {
        (true, true) => "\nReported by build and check-locales.\n".into(),
        (true, false) => "\nReported by build.\n".into(),
        (false, _) => {
            "\nReported by check-locales, at level default, strict or pedantic: the surer the single case, \
                       the sooner.\n"
                .into()
        }
    }
}

/// The rules by group; a line for each: code, severity, first sentence.
fn list(rules: &[&Rule]) -> String {
    let mut rules: Vec<&Rule> = rules.to_vec();
    rules.sort_by_key(|rule| rule.code);
    let width = rules.iter().map(|rule| rule.code.len()).max().unwrap_or_default();
    let mut out = String::new();
    let mut last = "";
    for rule in rules {
        let group = rule.code.split('/').next().unwrap_or_default();
        if group != last {
            let blank = if last.is_empty() { "" } else { "\n" };
            let _ = writeln!(out, "{blank}{group}");
            last = group;
        }
        let first = rule.what.split(". ").next().unwrap_or_default().trim_end_matches('.');
        let _ = writeln!(out, "  {:width$}  {:8}  {}", rule.code, rule.severity, first.replace('\n', " "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;

    const fn rule(code: &'static str, severity: Severity, docfx: &'static [&'static str]) -> Rule {
        Rule { code, severity, what: "A link leads nowhere. Really.", why: "", example: "", fix: "", docfx }
    }

    static BROKEN: Rule = rule("link/broken", Severity::Major, &["InvalidFileLink"]);
    static LOST: Rule = rule("anchor/lost", Severity::Critical, &[]);

    #[test]
    fn codes_are_found_and_mistyped_ones_are_suggested() {
        let rules = [&BROKEN, &LOST];
        for code in ["Link/Broken", "invalidfilelink", "link", "broken"] {
            assert_eq!(find(&rules, code).unwrap(), [&BROKEN], "{code}");
        }
        for (code, answer) in [
            ("link/borken", "did you mean `link/broken`?"),
            ("link/mysterious", "`diglot explain link` lists those of `link/`"),
            ("lnk/broken", "did you mean `link/broken`?"),
            ("weather", "`diglot explain` lists all"),
        ] {
            let error = find(&rules, code).unwrap_err().to_string();
            assert!(error.ends_with(answer), "{error}");
        }
    }

    #[test]
    fn the_list_is_sorted_by_group_and_lined_up() {
        let expect = "anchor\n  anchor/lost  critical  A link leads nowhere\n\n\
                      link\n  link/broken  major     A link leads nowhere\n";
        assert_eq!(list(&[&BROKEN, &LOST]), expect);
    }
}
