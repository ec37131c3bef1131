//! How units of time are said after a number.

use std::collections::BTreeMap;

use crate::text::is_unspaced;

/// The units, from the shortest.
const UNITS: [&str; 7] = ["second", "minute", "hour", "day", "week", "month", "year"];

/// The words of a language for each of them, in lower case; a word that ends in `-` may go on.
#[derive(Clone, Debug, Default)]
pub struct TimeUnits([Vec<Box<str>>; UNITS.len()]);

impl TimeUnits {
    /// Takes the words of a file, each unit's in place of those before.
    pub(super) fn read(&mut self, file: &BTreeMap<String, Vec<String>>) {
        for (unit, words) in UNITS.iter().zip(&mut self.0) {
            if let Some(said) = file.get(*unit) {
                *words = said.iter().map(|w| w.to_lowercase().into()).collect();
            }
        }
    }

    /// The unit that a text begins with: 0 (the second) to 6 (the year), and how many bytes it takes as it is written.
    pub fn unit(&self, text: &str) -> Option<(usize, usize)> {
        let word =
            text.split(|c: char| !c.is_alphabetic() && !is_combining(c)).next().filter(|w| !w.is_empty())?;
        let lower = word.to_lowercase();
        let unspaced = word.starts_with(|c| is_unspaced(c) || matches!(c, '\u{ac00}'..='\u{d7a3}'));
        // How much of the word is the name of a unit.
        let said = |entry: &str| match entry.strip_suffix('-') {
            Some(stem) => lower.starts_with(stem).then_some(stem.len()),
            None if unspaced => lower.starts_with(entry).then_some(entry.len()),
            None => (lower == entry).then_some(entry.len()),
        };
        let all = self.0.iter().enumerate();
        let found =
            all.flat_map(|(unit, entries)| entries.iter().filter_map(move |e| Some((said(e)?, unit))));
        let (len, unit) = found.max_by_key(|(len, unit)| (*len, UNITS.len() - unit))?;
        Some((unit, if unspaced { len } else { word.len() }))
    }
}

/// A mark that belongs to the letter before it.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{e31}'..='\u{e4e}')
}
