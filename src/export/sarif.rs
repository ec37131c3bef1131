//! SARIF 2.1.0, the format of code scanning: one run, one result a finding. Results that the baseline knows and those
//! that are allowed stand in it too, marked as such.

use std::io;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use rustc_hash::FxHashMap;
use serde_json::{Value, json};

use super::explain::{explain, explain_markdown};
use super::json::Properties;
use super::place::is_whole_file;
use super::{Entry, Report, Sources, Standing};
use crate::diag::{Label, Rule, Severity, mqm};
use crate::text::Span;

/// The name under which results carry their fingerprint; another one when its making changes.
const FINGERPRINT: &str = "diglot/v1";
/// Longer places are not quoted.
const MAX_SNIPPET: usize = 400;
/// What a path of a URI may not hold.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Writes the document. Results are written one by one.
pub(super) fn write(
    report: &Report<'_>,
    entries: &[Entry<'_>],
    sources: &dyn Sources,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut rules: Vec<&'static Rule> = entries.iter().map(|e| e.finding.rule).collect();
    rules.extend(report.gone.iter().filter_map(|g| report.rules.iter().find(|r| r.code == g.code.as_ref())));
    rules.sort_by_key(|r| r.code);
    rules.dedup();
    let index: FxHashMap<&str, usize> = rules.iter().enumerate().map(|(i, r)| (r.code, i)).collect();
    let suppresses = entries.iter().any(|e| matches!(e.standing, Standing::Allowed(_)));
    let compared = |e: &Entry<'_>| matches!(e.standing, Standing::New | Standing::Known);
    let compares = !report.gone.is_empty() || entries.iter().any(compared);
    let results = Results { sources, index, suppresses, compares };
    let driver = json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules.iter().map(|r| rule(r)).collect::<Vec<_>>(),
    });
    let schema = "https://json.schemastore.org/sarif-2.1.0.json";
    write!(
        out,
        "{{\"$schema\":\"{schema}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}}"
    )?;
    if !report.command.is_empty() {
        write!(out, ",\"automationDetails\":{}", json!({ "id": format!("diglot/{}/", report.command) }))?;
    }
    let root = json!({ "SRCROOT": { "description": { "text": "The folder that diglot ran in." } } });
    write!(out, ",\"columnKind\":\"unicodeCodePoints\",\"originalUriBaseIds\":{root},\"results\":[")?;
    let mut first = true;
    let here = entries.iter().map(|e| results.of(e));
    let gone = report.gone.iter().map(|g| results.gone(g));
    for result in here.chain(gone) {
        out.write_all(if first { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &result)?;
        first = false;
    }
    writeln!(out, "{}]}}]}}", if first { "" } else { "\n" })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::Major => "error",
        Severity::Minor => "warning",
        Severity::Info => "note",
    }
}

fn rule(rule: &Rule) -> Value {
    let first = rule.what.split_once(". ").map_or(rule.what, |(first, _)| first);
    json!({
        "id": rule.code,
        "shortDescription": { "text": format!("{}.", first.trim_end_matches('.')) },
        "fullDescription": { "text": rule.what },
        "help": { "text": explain(rule), "markdown": explain_markdown(rule) },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "mqm": mqm(rule.code), "severity": rule.severity },
    })
}

struct Results<'a> {
    sources: &'a dyn Sources,
    index: FxHashMap<&'a str, usize>,
    /// Some results are suppressed: then all say whether they are.
    suppresses: bool,
    /// There is a baseline: then all say how they stand to it.
    compares: bool,
}

impl Results<'_> {
    fn of(&self, entry: &Entry<'_>) -> Value {
        let d = entry.finding;
        let text = match &d.hint {
            Some(hint) => format!("{} (hint: {hint})", d.message),
            None => d.message.clone(),
        };
        let mut location = self.location(&d.primary, false);
        if let Some(segment) = &d.segment {
            location["logicalLocations"] = json!([{ "name": segment, "kind": "segment" }]);
        }
        let mut properties = json!(Properties::of(entry, self.sources));
        properties["severity"] = json!(d.severity);
        let mut result = json!({
            "ruleId": d.code(),
            "ruleIndex": self.index.get(d.code()),
            "level": level(d.severity),
            "message": { "text": text },
            "locations": [location],
            "partialFingerprints": { FINGERPRINT: entry.fingerprint },
            "properties": properties,
        });
        if !d.related.is_empty() {
            let related = d.related.iter().map(|label| self.location(label, true));
            result["relatedLocations"] = related.collect();
        }
        if let Some(fix) = &d.fix {
            let change = json!({
                "artifactLocation": self.artifact(fix.span),
                "replacements": [{
                    "deletedRegion": self.region(fix.span),
                    "insertedContent": { "text": fix.replacement },
                }],
            });
            if change["replacements"][0]["deletedRegion"].is_object() {
                result["fixes"] = json!([{ "artifactChanges": [change] }]);
            }
        }
        match entry.standing {
            Standing::New => result["baselineState"] = json!("new"),
            _ if self.compares => result["baselineState"] = json!("unchanged"),
            _ => {}
        }
        if self.suppresses {
            result["suppressions"] = match entry.standing {
                Standing::Allowed(allowed) => json!([self.suppression(allowed)]),
                _ => json!([]),
            };
        }
        result
    }

    fn suppression(&self, allowed: &crate::diag::Allowed) -> Value {
        let kind = if allowed.comment.is_some() { "inSource" } else { "external" };
        let mut out = json!({ "kind": kind, "status": "accepted" });
        if !allowed.reason.is_empty() {
            out["justification"] = json!(allowed.reason);
        }
        if let Some(span) = allowed.comment {
            out["location"] = self.location(&Label::new(span, ""), false);
        }
        out
    }

    /// A finding of the baseline that is no more.
    fn gone(&self, gone: &super::Known) -> Value {
        let mut result = json!({
            "ruleId": gone.code,
            "kind": "pass",
            "level": "none",
            "message": { "text": "no longer found" },
            "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(&gone.home) } } }],
            "partialFingerprints": { FINGERPRINT: gone.fingerprint },
            "baselineState": "absent",
        });
        if let Some(index) = self.index.get(gone.code.as_ref()) {
            result["ruleIndex"] = json!(index);
        }
        if self.suppresses {
            result["suppressions"] = json!([]);
        }
        result
    }

    fn location(&self, label: &Label, named: bool) -> Value {
        let mut physical = json!({ "artifactLocation": self.artifact(label.span) });
        if !is_whole_file(label.span)
            && let Some(region) = self.region(label.span)
        {
            physical["region"] = region;
        }
        let mut out = json!({ "physicalLocation": physical });
        if named && !label.text.is_empty() {
            out["message"] = json!({ "text": label.text });
        }
        out
    }

    fn artifact(&self, span: Span) -> Value {
        let path = self.sources.path(span.file);
        match path.starts_with('/') {
            true => json!({ "uri": format!("file://{}", uri(path)) }),
            false => json!({ "uri": uri(path), "uriBaseId": "SRCROOT" }),
        }
    }

    fn region(&self, span: Span) -> Option<Value> {
        let source = self.sources.source(span.file)?;
        let (from, to) = (source.position(span.start), source.position(span.end));
        let mut region = json!({
            "startLine": from.line, "startColumn": from.column, "endLine": to.line, "endColumn": to.column,
        });
        let text = source.text().get(span.range()).filter(|t| !t.is_empty() && t.len() <= MAX_SNIPPET);
        if let Some(text) = text {
            region["snippet"] = json!({ "text": text });
        }
        Some(region)
    }
}

fn uri(path: &str) -> String {
    // A first part with a colon would be read as a scheme.
    let dot = path.split('/').next().is_some_and(|first| first.contains(':'));
    format!("{}{}", if dot { "./" } else { "" }, utf8_percent_encode(path, PATH))
}
