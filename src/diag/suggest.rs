//! "Did you mean …?"

/// The candidate nearest to `word` by edit distance (case counts little), if it is near enough to be meant: at
/// most a third of its length, and at least one edit. Ties go to the first candidate.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).clamp(1, 5);
    let lower = word.to_lowercase();
    candidates
        .into_iter()
        .filter(|c| c.len().abs_diff(word.len()) <= limit * 4)
        .map(|c| (strsim::damerau_levenshtein(&lower, &c.to_lowercase()), c))
        .filter(|(d, _)| *d <= limit)
        .min_by_key(|(d, _)| *d)
        .map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn near_words_are_suggested_and_far_ones_are_not() {
        let names = ["title", "language", "src"];
        assert_eq!(closest("tilte", names), Some("title"));
        assert_eq!(closest("Language", names), Some("language"));
        assert_eq!(closest("colour", names), None);
    }
}
