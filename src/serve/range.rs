//! Parts of files: players ask for them, some play nothing without.

use std::ops::Range;

/// What a `Range` header asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The whole file; also where the header is none that we know.
    Whole,
    /// These bytes, at least one.
    Bytes(Range<usize>),
    /// Bytes that the file does not have.
    Outside,
}

/// Reads the header for a file of `len` bytes. One part at a time; for more, the answer is the whole.
pub(super) fn part(header: Option<&str>, len: usize) -> Part {
    let Some((first, last)) = header.and_then(|h| h.strip_prefix("bytes=")?.trim().split_once('-')) else {
        return Part::Whole;
    };
    let number = |text: &str| text.trim().parse::<usize>();
    let range = match (number(first), number(last)) {
        (Ok(first), Ok(last)) if first <= last => first..last.saturating_add(1).min(len),
        (Ok(first), Err(_)) if last.trim().is_empty() => first..len,
        (Err(_), Ok(count)) if first.trim().is_empty() => len.saturating_sub(count)..len,
        _ => return Part::Whole,
    };
    if range.is_empty() { Part::Outside } else { Part::Bytes(range) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_ranges_are_understood_and_all_else_is_the_whole_file() {
        for (header, expect) in [
            ("bytes=0-0", Part::Bytes(0..1)),
            ("bytes=2-", Part::Bytes(2..10)),
            ("bytes=-3", Part::Bytes(7..10)),
            ("bytes=-99", Part::Bytes(0..10)),
            ("bytes=8-99", Part::Bytes(8..10)),
            ("bytes=5-18446744073709551615", Part::Bytes(5..10)),
            ("bytes=10-", Part::Outside),
            ("bytes=-0", Part::Outside),
            ("bytes=3-2", Part::Whole),
            ("bytes=0-1,4-5", Part::Whole),
            ("lines=1-2", Part::Whole),
            ("bytes=a-b", Part::Whole),
        ] {
            assert_eq!(part(Some(header), 10), expect, "{header}");
        }
        assert_eq!(part(None, 10), Part::Whole);
        assert_eq!(part(Some("bytes=0-"), 0), Part::Outside);
    }
}
