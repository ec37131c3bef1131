//! Numbers.

/// The length of the number at the start, with its unit or suffix; 0: there is none.
pub(in super::super) fn number_len(text: &[u8]) -> usize {
    let run = |from: usize, is: fn(&u8) -> bool| {
        let rest = text.get(from..).unwrap_or_default();
        from + rest.iter().position(|b| !is(b)).unwrap_or(rest.len())
    };
    let digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    let letters = |at: usize| run(at, |b| b.is_ascii_alphanumeric() || *b == b'_');
    if !digit(0) {
        return 0;
    }
    if text[0] == b'0' && matches!(text.get(1), Some(b'x' | b'X')) {
        return letters(2);
    }
    let mut at = run(0, |b| b.is_ascii_digit() || *b == b'_');
    while text.get(at) == Some(&b'.') && digit(at + 1) {
        at = run(at + 1, |b| b.is_ascii_digit() || *b == b'_');
    }
    if matches!(text.get(at), Some(b'e' | b'E'))
        && matches!(text.get(at + 1), Some(b'+' | b'-'))
        && digit(at + 2)
    {
        at += 2;
    }
    letters(at)
}

#[cfg(test)]
mod tests {
    use super::number_len;

    #[test]
    fn numbers_end_with_their_suffix() {
        for (text, number) in [
            ("1", "1"),
            ("12px;", "12px"),
            ("0xFFu)", "0xFFu"),
            ("1.5e-3f;", "1.5e-3f"),
            ("1_000.25m", "1_000.25m"),
            ("1..5", "1"),
            ("1.ToString()", "1"),
            ("1.2.3 ", "1.2.3"),
            ("x1", ""),
        ] {
            assert_eq!(number_len(text.as_bytes()), number.len(), "{text}");
        }
    }
}
