//! One JSON document, described by `docs/schemas/findings.schema.json`. A finding stands on a line of its own, so
//! that reports can be compared and searched by line.

use std::io;

use serde::Serialize;

use super::place::is_whole_file;
use super::{Counts, Entry, Fingerprint, LocaleRow, Report, Sources, Standing};
use crate::diag::{Label, Level, Severity, mqm};
use crate::text::Span;

/// Version of the document; raised when a reader of the one before would be misled.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// What stands at the end.
#[derive(Serialize)]
struct Totals<'a> {
    #[serde(flatten)]
    counts: Counts,
    allowed: usize,
    known: usize,
    gone: usize,
    locales: &'a [LocaleRow],
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    hint: Option<&'a str>,
    #[serde(flatten)]
    place: Range<'a>,
    label: Option<&'a str>,
    related: Vec<Related<'a>>,
    fix: Option<Change<'a>>,
    users: u32,
    properties: Properties<'a>,
}

/// What tools ask for beside the place.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Properties<'a> {
    segment_id: Option<&'a str>,
    level: Level,
    mqm: &'static str,
    locale: Option<&'a str>,
    elsewhere: u16,
    fingerprint: Fingerprint,
}

impl<'a> Properties<'a> {
    pub(super) fn of(entry: &Entry<'a>, sources: &'a dyn Sources) -> Self {
        let finding = entry.finding;
        Self {
            segment_id: finding.segment.as_deref(),
            level: finding.level,
            mqm: mqm(finding.code()),
            locale: sources.home(finding.primary.span.file).locale,
            elsewhere: finding.elsewhere,
            fingerprint: entry.fingerprint,
        }
    }
}

/// Start and end are null where the file is not text, and where it is meant as a whole.
#[derive(Serialize)]
struct Range<'a> {
    file: &'a str,
    start: Option<Point>,
    end: Option<Point>,
}

#[derive(Serialize)]
struct Point {
    line: u32,
    column: u32,
    offset: u32,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Range<'a>,
    label: Option<&'a str>,
}

#[derive(Serialize)]
struct Change<'a> {
    #[serde(flatten)]
    place: Range<'a>,
    replacement: &'a str,
}

/// Writes the document.
pub(super) fn write(
    report: &Report<'_>,
    entries: &[Entry<'_>],
    sources: &dyn Sources,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let tool = Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };
    write!(out, "{{\"version\":{VERSION},\"tool\":{},\"findings\":[", serde_json::to_string(&tool)?)?;
    let open = || entries.iter().filter(|e| e.is_open());
    let mut line = vec![];
    for (i, entry) in open().enumerate() {
        line.clear();
        line.extend_from_slice(if i == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut line, &finding(entry, sources))?;
        out.write_all(&line)?;
    }
    let end = if open().next().is_none() { "" } else { "\n" };
    let counts = Counts::of(open().map(|e| e.finding));
    let standing = |is: fn(&Standing<'_>) -> bool| entries.iter().filter(|e| is(&e.standing)).count();
    let summary = Totals {
        counts,
        allowed: standing(|s| matches!(s, Standing::Allowed(_))),
        known: standing(|s| matches!(s, Standing::Known)),
        gone: report.gone.len(),
        locales: report.overview,
    };
    writeln!(out, "{end}],\"summary\":{}}}", serde_json::to_string(&summary)?)
}

fn finding<'a>(entry: &Entry<'a>, sources: &'a dyn Sources) -> Finding<'a> {
    let d = entry.finding;
    Finding {
        code: d.code(),
        severity: d.severity,
        message: &d.message,
        hint: d.hint.as_deref(),
        place: place(d.primary.span, sources),
        label: text(&d.primary),
        related: d
            .related
            .iter()
            .map(|l| Related { place: place(l.span, sources), label: text(l) })
            .collect(),
        fix: d
            .fix
            .as_ref()
            .map(|fix| Change { place: exact(fix.span, sources), replacement: &fix.replacement }),
        users: d.users,
        properties: Properties::of(entry, sources),
    }
}

fn place(span: Span, sources: &dyn Sources) -> Range<'_> {
    match is_whole_file(span) {
        true => Range { file: sources.path(span.file), start: None, end: None },
        false => exact(span, sources),
    }
}

/// A fix at the start of a file is an insertion there.
fn exact(span: Span, sources: &dyn Sources) -> Range<'_> {
    let source = sources.source(span.file);
    let point = |offset| {
        let at = source?.position(offset);
        Some(Point { line: at.line, column: at.column, offset })
    };
    Range { file: sources.path(span.file), start: point(span.start), end: point(span.end) }
}

fn text(label: &Label) -> Option<&str> {
    Some(label.text.as_str()).filter(|t| !t.is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::testing::{RULE, Texts};
    use super::super::{Format, ReportOptions};
    use crate::diag::{Diagnostic, Severity};

    fn report(texts: &Texts, findings: &[Diagnostic], min_severity: Severity) -> (String, Value) {
        let text =
            texts.report(findings, Format::Json, &ReportOptions { min_severity, ..Default::default() });
        let value: Value = serde_json::from_str(&text).expect("a JSON document");
        let schema = include_str!("../../docs/schemas/findings.schema.json");
        let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
        jsonschema::meta::validate(&schema).expect("the schema is a schema");
        if let Err(e) = jsonschema::validate(&schema, &value) {
            panic!("{e} at {}", e.instance_path);
        }
        (text, value)
    }

    #[test]
    fn everything_a_finding_knows_is_in_the_document_and_the_schema_describes_it() {
        let texts =
            Texts::new(&[("a.md", "\u{feff}år\r\n[日本](x.md)\r\n"), ("b.md", "# B\n")]).asset("i.png");
        let findings = [
            Diagnostic::new(&RULE, texts.find(0, "x.md"), "no page `x.md`")
                .label("here")
                .hint("say `b.md`")
                .related(texts.find(1, "B"), "")
                .related(texts.whole(2), "never shown")
                .fix(texts.find(0, "x.md"), "b.md"),
            Diagnostic { users: 2, ..Diagnostic::new(&RULE, texts.whole(1), "no front matter") },
            Diagnostic { severity: Severity::Info, ..Diagnostic::new(&RULE, texts.whole(2), "large image") },
        ];
        let (text, value) = report(&texts, &findings, Severity::Info);
        let at =
            |line: u32, column: u32, offset: u32| json!({"line": line, "column": column, "offset": offset});
        assert_eq!(
            value["findings"][0],
            json!({
                "code": "link/missing-page", "severity": "major", "message": "no page `x.md`", "hint": "say `b.md`",
                "file": "a.md", "start": at(2, 6, 17), "end": at(2, 10, 21), "label": "here",
                "related": [
                    {"file": "b.md", "start": at(1, 3, 2), "end": at(1, 4, 3), "label": null},
                    {"file": "i.png", "start": null, "end": null, "label": "never shown"},
                ],
                "fix": {"file": "a.md", "start": at(2, 6, 17), "end": at(2, 10, 21), "replacement": "b.md"},
                "users": 0,
                "properties": {
                    "segmentId": null, "level": "default", "mqm": "design-and-markup/markup", "locale": null,
                    "elsewhere": 0, "fingerprint": value["findings"][0]["properties"]["fingerprint"],
                },
            })
        );
        assert_eq!(value["findings"][1]["start"], Value::Null);
        assert_eq!(
            value["summary"],
            json!({
                "critical": 0, "major": 2, "minor": 0, "info": 1,
                "allowed": 0, "known": 0, "gone": 0, "locales": [],
            })
        );
        assert_eq!(text.lines().filter(|l| l.starts_with("{\"code\"")).count(), 3, "a line a finding");
    }

    #[test]
    fn what_is_milder_than_asked_for_is_neither_listed_nor_counted() {
        let texts = Texts::new(&[("a.md", "x")]);
        let info = Diagnostic { severity: Severity::Info, ..Diagnostic::new(&RULE, texts.find(0, "x"), "m") };
        let (_, value) = report(&texts, &[info], Severity::Minor);
        assert_eq!(value["findings"], json!([]));
        assert_eq!(value["summary"]["info"], 0);
    }
}
