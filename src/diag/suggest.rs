//! "Did you mean …?"

/// The candidate nearest to `word` by edit distance (case counts little), if it is near enough to be meant: at
/// most a third of its length, and at least one edit. Ties go to the first candidate.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).clamp(1, 5);
    let lower = word.to_lowercase();
    let letters = Letters::of(&lower);
    candidates
        .into_iter()
        .filter(|c| c.len().abs_diff(word.len()) <= limit * 4)
        .filter_map(|c| {
            let other = c.to_lowercase();
            // Most candidates share too few letters with the word: the distance need not be known.
            let near = letters.least_distance(&Letters::of(&other)) <= limit;
            near.then(|| (strsim::damerau_levenshtein(&lower, &other), c))
        })
        .filter(|(d, _)| *d <= limit)
        .min_by_key(|(d, _)| *d)
        .map(|(_, c)| c)
}

/// Whether a file that is missing is named nearly as one that there is, and not as that of another version. Both are
/// paths.
pub fn is_misspelled(missing: &str, near: &str) -> bool {
    fn file_name(path: &str) -> &str {
        path.rsplit('/').next().unwrap_or_default()
    }
    let (missing, near) = (file_name(missing), file_name(near));
    let digit = |c: char| if c.is_ascii_digit() { '0' } else { c };
    let version = missing.chars().map(digit).eq(near.chars().map(digit));
    near.len() >= 8 && !version && strsim::levenshtein(missing, near) <= 4
}

/// How often each letter stands in a word, letters taken together by their last bits.
struct Letters([u16; 64]);

impl Letters {
    fn of(word: &str) -> Self {
        let mut counts = [0u16; 64];
        for c in word.chars() {
            let count = &mut counts[c as usize % 64];
            *count = count.saturating_add(1);
        }
        Self(counts)
    }

    /// Words are at least this far apart: an edit mends at most one letter too many and one too few.
    fn least_distance(&self, other: &Self) -> usize {
        let pairs = || self.0.iter().zip(&other.0).map(|(&a, &b)| (usize::from(a), usize::from(b)));
        let more: usize = pairs().map(|(a, b)| a.saturating_sub(b)).sum();
        let less: usize = pairs().map(|(a, b)| b.saturating_sub(a)).sum();
        more.max(less)
    }
}

#[cfg(test)]
mod tests {
    use super::{closest, is_misspelled};

    #[test]
    fn near_words_are_suggested_and_far_ones_are_not() {
        let names = ["title", "language", "src"];
        assert_eq!(closest("tilte", names), Some("title"));
        assert_eq!(closest("Language", names), Some("language"));
        assert_eq!(closest("colour", names), None);
    }

    #[test]
    fn the_file_of_another_version_was_not_meant() {
        assert!(is_misspelled("includes/5.0-SDK-1.md", "../includes/5.0-SDK.md"));
        assert!(!is_misspelled("includes/3.1-SDK.md", "includes/5.0-SDK.md"));
        assert!(!is_misspelled("a/overview.md", "b/overview.md"));
    }
}
