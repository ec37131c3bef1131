//! What a rebuild changed about the findings.

use rustc_hash::FxHashMap;

use super::notes::Note;

/// The difference between the findings of two builds. A finding that merely moved is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Those that were not there before: their places in the later list.
    pub new: Vec<usize>,
    /// Those that are gone, as they were.
    pub gone: Vec<Note>,
}

/// Compares two lists of findings.
pub(super) fn compare<'a>(before: &'a [Note], after: &'a [Note]) -> Change {
    type Key<'a> = (&'a str, &'a str, &'a str);
    fn key(note: &Note) -> Key<'_> {
        (&note.file, note.code, &note.message)
    }
    let mut left: FxHashMap<Key<'_>, Vec<&Note>> = FxHashMap::default();
    for note in before {
        left.entry(key(note)).or_default().push(note);
    }
    let mut take = |note: &'a Note, same_place: bool| {
        let Some(list) = left.get_mut(&key(note)) else { return false };
        let at = list.iter().position(|old| !same_place || old.at == note.at);
        at.map(|at| list.remove(at)).is_some()
    };
    // Those that stand where they stood come first, so that of two alike the right one is new.
    let elsewhere: Vec<_> = after.iter().enumerate().filter(|(_, note)| !take(note, true)).collect();
    let new = elsewhere.into_iter().filter(|(_, note)| !take(note, false)).map(|(i, _)| i).collect();
    let mut gone: Vec<Note> = left.into_values().flatten().cloned().collect();
    gone.sort_by(|a, b| (&a.file, a.at, a.code, &a.message).cmp(&(&b.file, b.at, b.code, &b.message)));
    Change { new, gone }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;

    fn note(file: &str, line: u32, message: &str) -> Note {
        Note {
            severity: Severity::Major,
            code: "link/missing-page",
            message: message.into(),
            hint: None,
            file: file.into(),
            at: Some((line, 1)),
        }
    }

    #[test]
    fn findings_that_moved_are_neither_new_nor_gone() {
        let before = [note("a.md", 3, "x"), note("a.md", 9, "x"), note("b.md", 1, "y")];
        assert_eq!(compare(&before, &before), Change::default());
        let after = [note("a.md", 5, "x"), note("a.md", 11, "x"), note("b.md", 1, "y")];
        assert_eq!(compare(&before, &after), Change::default());
        let after = [note("a.md", 3, "x"), note("a.md", 7, "x"), note("a.md", 9, "x"), note("b.md", 1, "z")];
        let change = compare(&before, &after);
        assert_eq!((change.new, change.gone), (vec![1, 3], vec![note("b.md", 1, "y")]));
        assert_eq!(compare(&before, &[]).gone.len(), 3);
        assert_eq!(compare(&[], &before).new, [0, 1, 2]);
    }
}
