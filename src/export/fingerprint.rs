//! What a finding is known by from run to run, whatever happens to the lines around it: its code, the page and the
//! locale, the segment or the marked text, and its number among those that are equal in all that.

use std::fmt;
use std::str::FromStr;

use rustc_hash::FxHashMap;
use serde::{Serialize, Serializer};

use super::place::is_whole_file;
use super::{Entry, Sources};
use crate::diag::Diagnostic;
use crate::text::Span;

/// Sixteen hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Fingerprint(pub u64);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = ();

    fn from_str(s: &str) -> Result<Self, ()> {
        let digits = s.len() == 16 && s.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if digits { u64::from_str_radix(s, 16).map(Self).map_err(|_| ()) } else { Err(()) }
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Gives every entry its fingerprint. Entries stand in the order of their places, so that the number among equals
/// follows the page.
pub(super) fn fill(entries: &mut [Entry<'_>], sources: &dyn Sources) {
    let mut number: FxHashMap<[u8; 32], u32> = FxHashMap::default();
    for entry in entries {
        let mut hash = common(entry.finding, sources);
        let n = number.entry(*hash.finalize().as_bytes()).or_default();
        hash.update(&n.to_le_bytes());
        *n += 1;
        let bytes = *hash.finalize().as_bytes();
        let first = bytes.first_chunk::<8>().copied().unwrap_or_default();
        entry.fingerprint = Fingerprint(u64::from_be_bytes(first));
    }
}

fn common(finding: &Diagnostic, sources: &dyn Sources) -> blake3::Hasher {
    let mut hash = blake3::Hasher::new();
    let mut add = |part: &str| {
        hash.update(part.as_bytes());
        hash.update(&[0]);
    };
    let home = sources.home(finding.primary.span.file);
    add(finding.code());
    add(home.locale.unwrap_or_default());
    add(home.path);
    match &finding.segment {
        Some(id) => {
            add("segment");
            add(id);
        }
        None => {
            add("text");
            let text = marked(finding.primary.span, sources).unwrap_or_default();
            for word in text.split_whitespace() {
                add(word);
            }
        }
    }
    hash
}

/// The text of a place: what is marked; where nothing is, its line.
fn marked(span: Span, sources: &dyn Sources) -> Option<&str> {
    let source = sources.source(span.file).filter(|_| !is_whole_file(span))?;
    if !span.is_empty() {
        return source.text().get(span.range());
    }
    let lines = source.lines();
    let line = lines.line_of(span.start);
    let start = lines.start(line)? as usize;
    let end = lines.start(line + 1).map_or(source.text().len(), |s| s as usize);
    source.text().get(start..end)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{RULE, Texts};
    use super::super::{Entry, entries};
    use super::Fingerprint;
    use crate::diag::Diagnostic;
    use crate::text::{FileId, Span};

    /// Findings at every `x` of a page, and one at its first line.
    fn prints(text: &str, segment: Option<&str>) -> Vec<Fingerprint> {
        let texts = Texts::new(&[("sv-se/a.md", text)]);
        let at = |i: usize, len| Diagnostic {
            segment: segment.map(Into::into),
            ..Diagnostic::new(&RULE, Span::new(FileId(0), i, i + len), "m")
        };
        let found: Vec<Diagnostic> =
            text.match_indices("xx").map(|(i, _)| at(i, 2)).chain([at(text.len(), 0)]).collect();
        entries(&found, &[], Some(&texts)).iter().map(|e: &Entry<'_>| e.fingerprint).collect()
    }

    #[test]
    fn findings_are_known_whatever_moves_and_told_apart_by_number() {
        let before = prints("a xx b\n\nxx\nlast", None);
        let after = prints("New.\n\n- c xx\n- d xx\n\nlast", None);
        assert_eq!(before, after);
        assert!(before[0] != before[1] && before[1] != before[2]);
        assert_ne!(prints("yy last", None).last(), before.last(), "another line at an empty place");
        let segment = prints("a xx", Some("ab-101"));
        assert_eq!(segment[0], prints("quite other xx", Some("ab-101"))[0]);
        assert_ne!(segment[0], prints("a xx", Some("ab-102"))[0]);
        assert_eq!(before[0].to_string().parse(), Ok(before[0]));
        assert_eq!(format!("{:?}", "00".parse::<Fingerprint>()), "Err(())");
    }
}
