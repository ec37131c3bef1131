//! Lines of a code file: ranges, and indentation in common.

use std::borrow::Cow;

/// Tab stops, as the engine behind Learn has them.
const TAB: usize = 4;

/// Lines `first` to `last`, 1-based, both ends counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lines {
    /// First line.
    pub first: u32,
    /// Last line; `u32::MAX`: to the end.
    pub last: u32,
}

impl Lines {
    /// `3`, `3-5`, `3-`.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |text: &str| text.trim().parse::<u32>().ok();
        match text.split_once('-') {
            None => number(text).map(|n| Self { first: n, last: n }),
            Some((first, last)) if last.trim().is_empty() => {
                Some(Self { first: number(first)?, last: u32::MAX })
            }
            Some((first, last)) => Some(Self { first: number(first)?, last: number(last)? }),
        }
    }

    /// `1-3,5,7-`; the part that is no range, if there is one.
    pub fn parse_list(text: &str) -> Result<Vec<Self>, &str> {
        text.split(',').map(|part| Self::parse(part).ok_or(part)).collect()
    }

    /// `#L12`, `#L12-L16`, `#L12-`, without the sign.
    pub fn parse_fragment(text: &str) -> Option<Self> {
        let number = |text: &str| text.strip_prefix(['L', 'l'])?.parse::<u32>().ok();
        match text.split_once('-') {
            None => number(text).map(|n| Self { first: n, last: n }),
            Some((first, "")) => Some(Self { first: number(first)?, last: u32::MAX }),
            Some((first, last)) => Some(Self { first: number(first)?, last: number(last)? }),
        }
    }

    /// As in `highlight-lines`.
    pub fn show(self) -> String {
        match self {
            Self { first, last } if first == last => first.to_string(),
            Self { first, last: u32::MAX } => format!("{first}-"),
            Self { first, last } => format!("{first}-{last}"),
        }
    }

    /// Whether the 1-based line is one of them.
    pub fn holds(self, line: usize) -> bool {
        (self.first as usize..=self.last as usize).contains(&line)
    }

    /// The lines of a file that are meant.
    pub fn of<'a, 't>(self, all: &'a [&'t str]) -> &'a [&'t str] {
        let first = (self.first as usize).saturating_sub(1);
        let last = (self.last as usize).min(all.len());
        all.get(first..last).unwrap_or_default()
    }
}

/// The lines of a text, ends not counted.
pub fn split(text: &str) -> Vec<&str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines: Vec<&str> = text.split('\n').map(|l| l.strip_suffix('\r').unwrap_or(l)).collect();
    if lines.last().is_some_and(|l| l.is_empty()) {
        lines.pop();
    }
    lines
}

/// The lines without indentation: `by` columns of it, otherwise what all have in common. Empty lines have none;
/// tabs become spaces.
pub fn dedented(lines: &[&str], by: Option<usize>) -> String {
    let lines: Vec<(Cow<'_, str>, usize)> = lines.iter().map(|line| spaces(line)).collect();
    let common = lines.iter().filter(|(l, _)| !l.is_empty()).map(|(_, indent)| *indent).min();
    let by = by.or(common).unwrap_or(0);
    let mut out = String::new();
    for (line, indent) in &lines {
        out.push_str(line.get(by.min(*indent)..).unwrap_or_default());
        out.push('\n');
    }
    out
}

/// A line with spaces for the tabs that indent it, and how many spaces it then begins with.
fn spaces(line: &str) -> (Cow<'_, str>, usize) {
    let rest = line.trim_start_matches([' ', '\t']);
    let indent = &line[..line.len() - rest.len()];
    if !indent.contains('\t') {
        return (Cow::Borrowed(line), indent.len());
    }
    let width = indent.bytes().fold(0, |at, b| if b == b'\t' { (at / TAB + 1) * TAB } else { at + 1 });
    (Cow::Owned(format!("{}{rest}", " ".repeat(width))), width)
}
