//! The line grammar of `:::name attribute="value" …`, one for all directives that begin so
//! (learn-markdown.md §7).

use std::ops::Range;

use super::mark::Cx;
use crate::diag::{Rule, closest};

/// The beginning of a directive.
pub struct Head {
    /// The colons it begins with.
    pub colons: usize,
    /// Its name in lower case; `zone-end` is a name.
    pub name: String,
    /// Where the name ends.
    pub end: usize,
}

/// An attribute as written.
#[derive(Debug)]
pub struct Attribute<'a> {
    /// One of the names that the directive knows.
    pub name: &'static str,
    /// What stands between the quotes.
    pub value: &'a str,
    /// Where that stands.
    pub at: Range<usize>,
}

/// Why a directive cannot be read, by byte range of the text looked at.
#[derive(Debug)]
pub struct Problem {
    /// What is wrong.
    pub range: Range<usize>,
    /// In one sentence.
    pub message: String,
    /// What to do; may be empty.
    pub hint: String,
}

impl Problem {
    /// A problem with its place.
    pub fn new(range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { range, message: message.into(), hint: hint.into() }
    }

    /// Reports it; the text looked at stands at byte `at`.
    pub fn report(self, rule: &'static Rule, at: usize, cx: &mut Cx<'_>) {
        cx.report(rule, at + self.range.start..at + self.range.end, self.message, self.hint);
    }
}

/// How a directive's line ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// By `:::`.
    Colons,
    /// By `:::`, which may be lost at the line's end.
    LooseColons,
    /// With the line.
    Line,
}

/// The beginning of a directive at the start of `text`: three colons or more, blanks, a name.
pub fn head(text: &str) -> Option<Head> {
    let colons = text.bytes().take_while(|b| *b == b':').count();
    let at = colons + blanks(&text[colons..]);
    let len = word(&text[at..]);
    (colons >= 3 && len > 0).then(|| Head {
        colons,
        name: text[at..at + len].to_ascii_lowercase(),
        end: at + len,
    })
}

/// The attributes from byte `from` to the directive's end, and where that is. `what` names the directive in
/// messages: `an image`.
pub fn attributes<'a>(
    text: &'a str,
    from: usize,
    known: &[&'static str],
    what: &str,
    ending: Ending,
) -> Result<(usize, Vec<Attribute<'a>>), Problem> {
    let mut found: Vec<Attribute<'a>> = vec![];
    let mut at = from;
    loop {
        at += blanks(&text[at..]);
        let rest = &text[at..];
        let name_len = word(rest);
        if rest.starts_with(":::") && ending != Ending::Line {
            return Ok((at + 3, found));
        }
        if rest.is_empty() && ending != Ending::Colons {
            return Ok((at, found));
        }
        if name_len == 0 {
            return Err(expected(text, at, ending));
        }
        let name = &rest[..name_len];
        let here = at..at + name_len;
        let Some(&name) = known.iter().find(|k| k.eq_ignore_ascii_case(name)) else {
            let near = closest(&name.to_ascii_lowercase(), known.iter().copied());
            let hint = near.map(|n| format!("did you mean `{n}`?")).unwrap_or_default();
            return Err(Problem::new(here, format!("`{name}` is no attribute of {what}"), hint));
        };
        if found.iter().any(|a| a.name == name) {
            return Err(Problem::new(here, format!("`{name}` is given twice"), "remove one of them"));
        }
        let (value, end) = value(text, at + name_len).map_err(|fault| match fault {
            Fault::Unquoted => Problem::new(
                here.clone(),
                format!("the value of `{name}` is not in straight double quotes"),
                "write name=\"value\"",
            ),
            Fault::Open => Problem::new(
                at..text.trim_end().len().max(here.end),
                format!("the value of `{name}` is not closed"),
                "close it with `\"`",
            ),
        })?;
        found.push(Attribute { name, value: &text[value.clone()], at: value });
        at = end;
    }
}

fn expected(text: &str, at: usize, ending: Ending) -> Problem {
    match text[at..].chars().next() {
        None => Problem::new(
            0..text.trim_end().len(),
            "the closing `:::` is missing",
            "end it with `:::` on the same line",
        ),
        Some(':') if ending == Ending::Line && text[at..].starts_with(":::") => {
            Problem::new(at..at + 3, "this directive has no `:::` at its end", "remove these colons")
        }
        Some(c) => {
            Problem::new(at..at + c.len_utf8(), "an attribute was expected here", "write name=\"value\"")
        }
    }
}

enum Fault {
    Unquoted,
    Open,
}

/// `="…"` with blanks round the sign: where the value stands, and where its closing quote ends.
fn value(text: &str, from: usize) -> Result<(Range<usize>, usize), Fault> {
    let sign = from + blanks(&text[from..]);
    let Some(after) = text[sign..].strip_prefix('=') else { return Err(Fault::Unquoted) };
    let start = text.len() - after.trim_start_matches([' ', '\t']).len();
    let Some(quoted) = text[start..].strip_prefix('"') else { return Err(Fault::Unquoted) };
    let len = quoted.find(['"', '\n']).filter(|&i| quoted[i..].starts_with('"')).ok_or(Fault::Open)?;
    Ok((start + 1..start + 1 + len, start + len + 2))
}

/// Length of the blanks at the start.
pub fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

/// Length of the name at the start: a letter, then letters, digits and hyphens.
fn word(text: &str) -> usize {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return 0;
    }
    text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, ending: Ending, expect: Result<&[(&str, &str)], &str>) {
        let head = head(line).unwrap();
        match (attributes(line, head.end, &["target", "pivot"], "a zone", ending), expect) {
            (Ok((_, found)), Ok(expect)) => {
                let found: Vec<_> = found.iter().map(|a| (a.name, a.value)).collect();
                assert_eq!(found, expect, "{line}");
            }
            (Err(problem), Err(place)) => {
                assert_eq!(&line[problem.range.clone()], place, "{line}: {}", problem.message);
            }
            (got, _) => panic!("{line}: {got:?}"),
        }
    }

    #[test]
    fn attributes_are_read_as_docfx_reads_them() {
        use Ending::{Colons, Line, LooseColons};
        check("::: zone target=\"docs\"", Line, Ok(&[("target", "docs")]));
        check(":::zone pivot = \" a,b \"TARGET=\"pdf\"", Line, Ok(&[("pivot", " a,b "), ("target", "pdf")]));
        check(":::zone target=\"a\" ::: rest", Colons, Ok(&[("target", "a")]));
        check(":::zone:::", Colons, Ok(&[]));
        check("::: zone target=\"pdf\" something", Line, Err("something"));
        check("::: zone target=\"pdf\" pivot", Line, Err("pivot"));
        check("::: zone target=\"pdf\" target=\"docs\"", Line, Err("target"));
        check("::: zone *=\"pdf\"", Line, Err("*"));
        check("::: zone target='pdf'", Line, Err("target"));
        check("::: zone target=\"pdf", Line, Err("target=\"pdf"));
        check("::: zone target=\"pdf\" :::", Line, Err(":::"));
        check(":::zone target=\"a\"", LooseColons, Ok(&[("target", "a")]));
        check(":::zone target=\"a\"", Colons, Err(":::zone target=\"a\""));
    }

    #[test]
    fn a_directive_begins_with_three_colons_and_a_name() {
        let seen = |text| head(text).map(|h| (h.colons, h.name));
        assert_eq!(seen("::: Zone-End"), Some((3, "zone-end".into())));
        assert_eq!(seen(":::::moniker range"), Some((5, "moniker".into())));
        assert!(seen(":: zone").is_none() && seen("::: 1").is_none() && seen(":::").is_none());
    }
}
