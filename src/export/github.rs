//! Annotations as GitHub Actions takes them from a log: one workflow command a finding.

use std::borrow::Cow;
use std::io;

use super::Sources;
use super::place::{clean, is_whole_file};
use crate::diag::{Diagnostic, Severity};

/// Writes `::error file=…,line=…,col=…,endColumn=…,title=CODE::message` for each finding.
pub(super) fn write(
    findings: &[&Diagnostic],
    sources: &dyn Sources,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    for d in findings {
        let command = match d.severity {
            Severity::Critical | Severity::Major => "error",
            Severity::Minor => "warning",
            Severity::Info => "notice",
        };
        let span = d.primary.span;
        write!(out, "::{command} file={}", property(sources.path(span.file)))?;
        if let Some(source) = sources.source(span.file).filter(|_| !is_whole_file(span)) {
            let (from, to) = (source.position(span.start), source.position(span.end));
            write!(out, ",line={}", from.line)?;
            // A column means something within one line only.
            match to.line == from.line {
                true => write!(out, ",col={},endColumn={}", from.column, to.column)?,
                false => write!(out, ",endLine={}", to.line)?,
            }
        }
        let title = format!("{} ({})", d.code(), d.severity);
        write!(out, ",title={}::{}", property(&title), data(&clean(&d.message)))?;
        match &d.hint {
            Some(hint) => writeln!(out, "%0Ahint: {}", data(&clean(hint)))?,
            None => writeln!(out)?,
        }
    }
    Ok(())
}

/// A message: what would end the line or be read as an escape is escaped.
fn data(text: &str) -> Cow<'_, str> {
    escape(text, &['%', '\r', '\n'])
}

/// The value of a property: what would end it, too.
fn property(text: &str) -> Cow<'_, str> {
    escape(text, &['%', '\r', '\n', ':', ','])
}

fn escape<'a>(text: &'a str, what: &[char]) -> Cow<'a, str> {
    if !text.contains(what) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match what.contains(&c) {
            true => out.push_str(&format!("%{:02X}", c as u32)),
            false => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{RULE, Texts};
    use super::super::{Format, ReportOptions};
    use crate::diag::{Diagnostic, Severity};

    #[test]
    fn commands_are_escaped_by_the_rules_of_properties_and_of_messages() {
        let t = Texts::new(&[("a,b/c:100%.md", "\u{feff}日本 x\r\ny z\n")]).asset("i.png");
        let mut mild = Diagnostic::new(&RULE, t.whole(1), "an image");
        mild.severity = Severity::Info;
        let mut minor = Diagnostic::new(&RULE, t.find(0, "x\r\ny"), "two lines");
        minor.severity = Severity::Minor;
        let findings = [
            Diagnostic::new(&RULE, t.find(0, "x"), "50% of `a::b`, no\r\nmore").hint("see: a,b"),
            minor,
            mild,
        ];
        insta::assert_snapshot!(t.report(&findings, Format::Github, &ReportOptions::default()), @"
        ::error file=a%2Cb/c%3A100%25.md,line=1,col=4,endColumn=5,title=link/missing-page (major)::50%25 of `a::b`, no more%0Ahint: see: a,b
        ::warning file=a%2Cb/c%3A100%25.md,line=1,endLine=2,title=link/missing-page (minor)::two lines
        ::notice file=i.png,title=link/missing-page (info)::an image
        ");
    }
}
