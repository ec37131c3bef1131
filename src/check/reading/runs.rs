//! Words that stand twice in a row.

use super::anatomy::Anatomy;
use super::words::{is_han, is_thai};

/// Some words and the same words again at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Index of the first word.
    pub first: usize,
    /// How many words stand twice.
    pub words: usize,
}

/// Longer runs are not looked for.
const LONGEST: usize = 40;

/// The longest of the runs of two words and more, and of two and more characters of a script without spaces, that stand
/// twice with nothing but white space and punctuation between.
pub fn doubled_run(a: &Anatomy<'_>) -> Option<Run> {
    (2..=LONGEST.min(a.words.len() / 2)).rev().find_map(|n| {
        let mut same = 0;
        (n..a.keys.len()).find_map(|i| {
            same = if a.keys[i] == a.keys[i - n] { same + 1 } else { 0 };
            if same < n {
                return None;
            }
            same = n - 1;
            let run = Run { first: i + 1 - 2 * n, words: n };
            is_doubled(a, run).then_some(run)
        })
    })
}

fn is_doubled(a: &Anatomy<'_>, Run { first, words }: Run) -> bool {
    let text = |from: usize| a.raw.get(a.words[from].range.start..a.words[from + words - 1].range.end);
    let gap = a.raw.get(a.words[first + words - 1].range.end..a.words[first + words].range.start);
    let unspaced = a.words[first].unspaced;
    // The last word of a clause may be the first of the next; a whole sentence is not.
    let sentence = words >= if unspaced { 8 } else { 4 };
    let mark = |c: char| {
        sentence && matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '。' | '，' | '、' | '：' | '*' | '_')
    };
    let between = gap.is_some_and(|g| g.chars().all(|c| c.is_whitespace() || mark(c)));
    let (one, two) = (text(first), text(first + words));
    let letters =
        one.is_some_and(|t| t.chars().filter(|c| c.is_alphabetic()).count() >= if unspaced { 3 } else { 5 });
    // Two characters of Han are a word.
    let letters = letters || one.is_some_and(|t| t.chars().count() == 2 && t.chars().all(is_han));
    // A syllable of Thai does not begin with what stands on or after its consonant, and one alone may be the end of a word
    // and the beginning of the next.
    let cut = |text: Option<&str>| text.is_some_and(|t| t.starts_with(is_thai_sign));
    let short = words < 6 && one.is_some_and(|t| t.starts_with(is_thai));
    let whole = !short && !cut(one) && !cut(a.raw.get(a.words[first + 2 * words - 1].range.end..));
    between && letters && whole && one == two && !a.is_literal(a.words[first].range.start)
}

fn is_thai_sign(c: char) -> bool {
    matches!(c, '\u{e30}'..='\u{e3a}' | '\u{e45}' | '\u{e47}'..='\u{e4e}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_that_stand_twice_are_found() {
        for (raw, expected) in [
            ("voir les clients les clients ici", Some((1, 2))),
            ("A b c. Spara filen här nu. Spara filen här nu. Slut", Some((3, 4))),
            ("ett objekt, ett objekt till", None),
            ("我们如何开如何开发", Some((2, 3))),
            ("研究研究这个", Some((0, 2))),
            // The signs of Thai are parts of syllables.
            ("เปิดแฟ้มขาเข้าเข้ากับโปรแกรม", None),
            ("โปรดเปิดแฟ้มเปิดแฟ้มนี้", Some((4, 8))),
            ("la méthode `a` la méthode `b`", None),
            ("ett två tre", None),
        ] {
            let found = doubled_run(&Anatomy::new(raw)).map(|r| (r.first, r.words));
            assert_eq!(found, expected, "{raw}");
        }
    }
}
