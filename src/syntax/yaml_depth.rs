//! How deep YAML nests. The YAML library needs time that grows with the square of the depth, so it is given nothing that
//! no writer writes.

/// Deeper YAML is refused.
pub const MAX_DEPTH: usize = 128;

/// Where a YAML text nests deeper than [`MAX_DEPTH`], as far as its brackets, and the marks at the beginnings of its lines,
/// tell.
pub fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut quote, mut line_start) = (0usize, None, true);
    let mut marks = 0;
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let blank_next = matches!(bytes.get(at + 1), None | Some(b' ' | b'\n' | b'\t' | b'\r'));
        match (quote, byte) {
            // A quote that is not closed on its line protects nothing: the scan must not be led astray by an apostrophe.
            (_, b'\n') => (quote, line_start, marks) = (None, true, 0),
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b' ' | b'\t') => {}
            (None, b'-' | b'?' | b':') if line_start && blank_next => marks += 1,
            (None, b'"' | b'\'')
                if line_start || matches!(bytes.get(at.wrapping_sub(1)), Some(b' ' | b'[' | b'{' | b',')) =>
            {
                (quote, line_start) = (Some(byte), false);
            }
            (None, b'[' | b'{') => depth += 1,
            (None, b']' | b'}') => depth = depth.saturating_sub(1),
            (None, _) => line_start = false,
        }
        if depth > MAX_DEPTH || marks > MAX_DEPTH {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::too_deep;

    #[test]
    fn depth_is_told_by_brackets_and_marks() {
        let closed = format!("{}{}", "[a], ".repeat(1000), "{b: [c]}");
        for fine in [
            "",
            "a: [b, {c: d}]",
            "- - - a",
            &closed,
            &"- a\n".repeat(1000),
            &format!("a: '{}'", "[".repeat(500)),
        ] {
            assert_eq!(too_deep(fine), None, "{fine}");
        }
        for (deep, at) in [
            ("[".repeat(500), 128),
            ("{a: ".repeat(500), 512),
            (format!("a:\n {}", "- ".repeat(500)), 260),
            ("? ".repeat(500), 256),
        ] {
            assert_eq!(too_deep(&deep), Some(at), "{}", &deep[..20]);
        }
    }
}
