//! Findings that are known and put up with: a file with a line for each, sorted, so that it can be kept under version
//! control and read in a review. Nothing in it depends on line numbers.

use std::io;

use rustc_hash::FxHashMap;

use super::place::{clean, is_whole_file};
use super::{Entry, Fingerprint, Sources, Standing};
use crate::diag::{Level, closest};

/// The first line; the number is raised when older files can no longer be read.
const HEAD: &str = "# diglot baseline 1";
const LEGEND: &str =
    "# file, code, level, fingerprint, segment or text; one finding a line, written by --write-baseline";
/// Characters of a place that are shown.
const MAX_TEXT: usize = 60;

/// A line of a baseline.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// The file: its locale's folder name and the path below it.
    pub home: Box<str>,
    /// The rule.
    pub code: Box<str>,
    /// From which level on it is found.
    pub level: Level,
    /// What it is known by.
    pub fingerprint: Fingerprint,
    /// The segment or the text, for people.
    pub text: Box<str>,
}

/// A line that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{path}:{line}:{column}: this is no baseline: {message}")]
pub struct BaselineError {
    /// The file as it was named.
    pub path: String,
    /// 1-based.
    pub line: usize,
    /// 1-based, in characters.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

/// A baseline.
#[derive(Clone, Debug, Default)]
pub struct Baseline {
    lines: Vec<Known>,
}

impl Baseline {
    /// Reads the text of a baseline; `path` is for errors.
    pub fn parse(path: &str, text: &str) -> Result<Self, BaselineError> {
        let error = |line: usize, column: usize, message: String| BaselineError {
            path: path.to_owned(),
            line: line + 1,
            column: column + 1,
            message,
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = text.lines().enumerate();
        match lines.next() {
            Some((_, HEAD)) => {}
            Some((_, other)) if other.starts_with("# diglot baseline ") => {
                return Err(error(
                    0,
                    18,
                    "it was written by another version of diglot: write it again".into(),
                ));
            }
            _ => return Err(error(0, 0, format!("it must begin with the line `{HEAD}`"))),
        }
        let mut out = vec![];
        for (n, line) in lines.filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#')) {
            let mut column = 0;
            let mut fields = line.split('\t').map(|field| {
                let at = column;
                column += field.chars().count() + 1;
                (at, field)
            });
            let mut next = |name: &str| {
                fields.next().ok_or_else(|| error(n, line.chars().count(), format!("the {name} is missing")))
            };
            let ((_, home), (_, code)) = (next("file")?, next("code")?);
            let (at, level) = next("level")?;
            let level = level.parse().map_err(|_| {
                let near = closest(level, Level::ALL.map(Level::name));
                let near = near.map(|n| format!(": did you mean `{n}`?")).unwrap_or_default();
                error(n, at, format!("`{level}` is no level{near}"))
            })?;
            let (at, print) = next("fingerprint")?;
            let fingerprint = print
                .parse()
                .map_err(|()| error(n, at, "a fingerprint has 16 digits, 0 to 9 and a to f".into()))?;
            let text = fields.next().map_or("", |(_, text)| text);
            out.push(Known { home: home.into(), code: code.into(), level, fingerprint, text: text.into() });
        }
        Ok(Self { lines: out })
    }

    /// What stands in it.
    pub fn lines(&self) -> &[Known] {
        &self.lines
    }

    /// Says of every entry whether it is known or new. Gives the lines that nothing was found for, though it was
    /// looked for: those of at most `level`, for which `looked_at` says so.
    pub fn compare<'a>(
        &'a self,
        entries: &mut [Entry<'_>],
        level: Level,
        looked_at: &dyn Fn(&Known) -> bool,
    ) -> Vec<&'a Known> {
        let mut unmet: FxHashMap<Fingerprint, &Known> =
            self.lines.iter().map(|k| (k.fingerprint, k)).collect();
        for entry in entries {
            let known = unmet.remove(&entry.fingerprint).is_some();
            entry.standing = match (entry.standing, known) {
                (Standing::Allowed(allowed), _) => Standing::Allowed(allowed),
                (_, true) => Standing::Known,
                (_, false) => Standing::New,
            };
        }
        let gone = self.lines.iter().filter(|k| unmet.contains_key(&k.fingerprint));
        gone.filter(|k| k.level <= level && looked_at(k)).collect()
    }
}

/// Writes a baseline of what is reported, and of the lines of an older one that are to stay.
pub fn write_baseline(
    entries: &[Entry<'_>],
    stay: &[Known],
    sources: &dyn Sources,
    out: &mut dyn io::Write,
) -> io::Result<usize> {
    let reported = entries.iter().filter(|e| !matches!(e.standing, Standing::Allowed(_)));
    let mut lines: Vec<Known> = reported.map(|e| line(e, sources)).chain(stay.iter().cloned()).collect();
    lines.sort();
    lines.dedup();
    writeln!(out, "{HEAD}\n{LEGEND}")?;
    for Known { home, code, level, fingerprint, text } in &lines {
        writeln!(out, "{home}\t{code}\t{level}\t{fingerprint}\t{text}")?;
    }
    Ok(lines.len())
}

fn line(entry: &Entry<'_>, sources: &dyn Sources) -> Known {
    let d = entry.finding;
    let span = d.primary.span;
    let home = sources.home(span.file);
    let place = match &d.segment {
        Some(id) => id.to_string(),
        None => {
            let source = sources.source(span.file).filter(|_| !is_whole_file(span));
            let marked = source.and_then(|s| s.text().get(span.range())).unwrap_or_default();
            marked.split_whitespace().collect::<Vec<_>>().join(" ")
        }
    };
    let path = home.locale.map_or_else(|| home.path.to_owned(), |locale| format!("{locale}/{}", home.path));
    Known {
        home: clean(&path).into(),
        code: d.code().into(),
        level: d.level,
        fingerprint: entry.fingerprint,
        text: clean(&place).chars().take(MAX_TEXT).collect::<String>().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{RULE, Texts};
    use super::super::{Entry, entries};
    use super::*;
    use crate::diag::Diagnostic;

    fn written(entries: &[Entry<'_>], stay: &[Known], texts: &Texts) -> String {
        let mut out = vec![];
        write_baseline(entries, stay, texts, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_is_written_is_known_again_and_what_is_not_found_is_gone() {
        let texts = Texts::new(&[("sv-se/b.md", "en lång\trad, en till\n"), ("sv-se/a.md", "x\n")]);
        let mut strict = Diagnostic::new(&RULE, texts.find(1, "x"), "m");
        strict.level = Level::Strict;
        strict.segment = Some("ab-101".into());
        let found = [Diagnostic::new(&RULE, texts.find(0, "lång\trad"), "m"), strict];
        let mut all = entries(&found, &[], Some(&texts));
        let text = written(&all, &[], &texts);
        let lines: Vec<Vec<&str>> = text.lines().skip(2).map(|l| l.split('\t').collect()).collect();
        assert_eq!([lines[0][0], lines[0][2], lines[0][4]], ["sv-se/a.md", "strict", "ab-101"]);
        assert_eq!(
            [lines[1][0], lines[1][4]],
            ["sv-se/b.md", "lång rad"],
            "sorted by file, text in one line"
        );

        let baseline = Baseline::parse("b", &text).unwrap();
        assert_eq!(baseline.compare(&mut all, Level::Strict, &|_| true), [] as [&Known; 0]);
        assert!(all.iter().all(|e| matches!(e.standing, Standing::Known)));

        let mut none: [Entry<'_>; 0] = [];
        let gone = |level, file: &'static str| {
            baseline.compare(&mut [] as &mut [Entry<'_>; 0], level, &|k| k.home.contains(file)).len()
        };
        assert_eq!(
            (gone(Level::Strict, ""), gone(Level::Default, ""), gone(Level::Strict, "b.md")),
            (2, 1, 1)
        );
        assert_eq!(written(&none, baseline.lines(), &texts), text, "what stays is written as it was");
        assert_eq!(Baseline::default().compare(&mut none, Level::Strict, &|_| true).len(), 0);
        let mut new = entries(&found[..1], &[], Some(&texts));
        Baseline::default().compare(&mut new, Level::Default, &|_| true);
        assert!(matches!(new[0].standing, Standing::New));
    }

    #[test]
    fn what_cannot_be_read_is_said_with_its_place() {
        let good = "sv-se/é.md\tlink/x\tdefault\t0123456789abcdef\tx";
        for (text, answer) in [
            (String::new(), "f:1:1: this is no baseline: it must begin with"),
            (
                "# diglot baseline 9\n".into(),
                "f:1:19: this is no baseline: it was written by another version",
            ),
            (format!("{HEAD}\n{good}\nsv-se/a.md\n"), "f:3:11: this is no baseline: the code is missing"),
            (
                format!("{HEAD}\n\n{}", good.replace("default", "defualt")),
                "f:3:19: this is no baseline: `defualt` is no level: did you mean `default`?",
            ),
            (
                format!("{HEAD}\n{}", good.replace("cdef", "cdeg")),
                "f:2:27: this is no baseline: a fingerprint has 16 digits",
            ),
        ] {
            let error = Baseline::parse("f", &text).unwrap_err().to_string();
            assert!(error.starts_with(answer), "{error}");
        }
        assert_eq!(
            Baseline::parse("f", &format!("\u{feff}{HEAD}\r\n{good}\r\n# more\n")).unwrap().lines.len(),
            1
        );
    }
}
