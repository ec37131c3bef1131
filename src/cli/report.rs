//! From what a run found to its report: baseline, format, output, exit code.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

use super::args::ReportArgs;
use super::findings::Texts;
use super::{Console, Exit};
use crate::build;
use crate::diag::{Allowed, Diagnostic, Level, Rule, Severity};
use crate::export::{
    self, Baseline, Checked, Counts, Entry, Extent, Format, Known, Report, ReportOptions, Standing, entries,
    overview, write_baseline,
};
use crate::load::{self, Docset};
use crate::model::config::FailOn;
use crate::model::{FileKind, Site};
use crate::text::FileId;

/// What a run found, and what it looked for.
pub struct Run<'a> {
    /// The command.
    pub command: &'static str,
    /// The docset.
    pub docset: &'a Docset,
    /// Its facts.
    pub site: &'a Site,
    /// What is to be reported, sorted.
    pub findings: &'a [Diagnostic],
    /// What is not, because somebody said so; sorted.
    pub allowed: &'a [Allowed],
    /// What the settings say of the exit code, or the command's own default.
    pub fail_on: FailOn,
    /// How closely was looked.
    pub level: Level,
    /// The mildest severity that is shown.
    pub min_severity: Severity,
    /// Whether that code was looked for.
    pub looks_for: fn(&str) -> bool,
    /// Whether that file was looked into; `None`: a file that is no longer there, below a locale's folder.
    pub looks_into: &'a dyn Fn(&str, Option<FileId>) -> bool,
    /// The locales, where they are to be summed up.
    pub extents: &'a [Extent],
}

/// How the report went.
pub struct Outcome {
    /// The findings that count.
    pub counts: Counts,
    /// How the program is to end.
    pub exit: ExitCode,
}

impl Run<'_> {
    /// Writes the report as it was asked for.
    pub fn report(&self, args: &ReportArgs, console: &Console) -> anyhow::Result<Outcome> {
        let old = args.baseline.as_deref().map(|path| self.baseline(path)).transpose()?;
        let replaced = match &args.write_baseline {
            Some(path) if path.exists() => Some(self.baseline(path)?),
            _ => None,
        };
        let prints = args.format.fingerprints() || args.baseline.is_some() || args.write_baseline.is_some();
        let summed = !self.extents.is_empty();
        let everything = self.findings.iter().chain(self.allowed.iter().map(|a| &a.finding));
        let shown = |f: &&Diagnostic| prints || summed || f.severity >= self.min_severity;
        let texts = Texts::read(self.docset, everything.filter(shown));
        let mut entries = entries(self.findings, self.allowed, prints.then_some(&texts));
        let looked = |known: &Known| self.looks_at(known);
        let new = match &args.write_baseline {
            Some(path) => {
                let stays = old.iter().chain(&replaced).flat_map(Baseline::lines);
                let stays: Vec<Known> =
                    stays.filter(|k| k.level > self.level || !looked(k)).cloned().collect();
                let mut text = vec![];
                let lines = write_baseline(&entries, &stays, &texts, &mut text)?;
                build::replace_file(path, &text)?;
                console.note(&format!("{} written: {lines} known findings", path.display()));
                Some(self.baseline(path)?)
            }
            None => None,
        };
        let gone = match new.as_ref().or(old.as_ref()) {
            Some(baseline) => baseline.compare(&mut entries, self.level, &looked),
            None => vec![],
        };
        let rows = overview(self.extents, &entries, &texts);
        let rules: Vec<&'static Rule> =
            build::rules().into_iter().filter(|r| (self.looks_for)(r.code)).collect();
        let checked = if args.format == Format::Junit { self.checked() } else { vec![] };
        let report = Report {
            command: self.command,
            entries: &entries,
            gone: &gone,
            checked: &checked,
            rules: &rules,
            overview: &rows,
            by_page: summed,
        };
        write(&report, &texts, (args, self.min_severity), console)?;
        if let (Some(path), None) = (&args.baseline, &args.write_baseline) {
            console.note(&baseline_note(path, &entries, gone.len()));
        }
        let open = || entries.iter().filter(|e| e.is_open()).map(|e| e.finding);
        let worst = open().map(|f| f.severity).max();
        let exit = Exit::of(worst, args.fail_on.unwrap_or(self.fail_on)).into();
        Ok(Outcome { counts: Counts::of(open()), exit })
    }

    fn baseline(&self, path: &Path) -> anyhow::Result<Baseline> {
        let bytes =
            load::lone::bytes(path).with_context(|| format!("cannot use the baseline {}", path.display()))?;
        let shown = path.display().to_string();
        Ok(Baseline::parse(&shown, &String::from_utf8_lossy(&bytes))?)
    }

    /// Whether a finding of the baseline would have been met, were it still there.
    fn looks_at(&self, known: &Known) -> bool {
        let Some((locale, path)) = known.home.split_once('/') else { return false };
        let root = self.site.locales.iter().find(|l| *l.slug == *locale).map(|l| l.root);
        let file = root.and_then(|root| self.site.files.find(root, path));
        (self.looks_for)(&known.code) && root.is_some() && (self.looks_into)(locale, file)
    }

    /// The pages and includes that were looked into.
    fn checked(&self) -> Vec<Checked> {
        let of = |(file, entry): (FileId, &crate::model::FileEntry)| {
            let locale = self.site.locales.iter().find(|l| l.root == entry.root)?.slug.to_string();
            let text = matches!(entry.kind, FileKind::Page | FileKind::Include);
            (text && (self.looks_into)(&locale, Some(file))).then(|| Checked {
                file,
                path: self.docset.shown(file),
                locale,
            })
        };
        self.site.files.iter().filter_map(of).collect()
    }
}

/// To the file that was named, otherwise to standard output.
fn write(
    report: &Report<'_>,
    texts: &Texts,
    (args, min_severity): (&ReportArgs, Severity),
    console: &Console,
) -> anyhow::Result<()> {
    let options = |color| ReportOptions { min_severity, color, ..ReportOptions::default() };
    let Some(path) = &args.output else {
        let options = options(console.color());
        return console.print_with(|out| export::report(report, texts, args.format, &options, out));
    };
    let write = |out: &mut dyn Write| -> io::Result<()> {
        export::report(report, texts, args.format, &options(false), out)
    };
    build::write_report(path, write)?;
    Ok(())
}

fn baseline_note(path: &Path, entries: &[Entry<'_>], gone: usize) -> String {
    let known = entries.iter().filter(|e| matches!(e.standing, Standing::Known)).count();
    let path = path.display();
    match gone {
        0 => format!("{path}: {known} known"),
        n => format!("{path}: {known} known, {n} gone: --write-baseline {path} takes them out"),
    }
}
