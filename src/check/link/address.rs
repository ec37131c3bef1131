//! Addresses as translations may change them.

use std::borrow::Cow;

/// The locale that an address of another site names in its path: `https://host/sv-se/…`.
pub fn locale_of(dest: &str) -> Option<&str> {
    let bytes = dest.as_bytes();
    let host = bytes.windows(3).position(|three| three == b"://")? + 3;
    let path = host + bytes[host..].iter().position(|b| *b == b'/')? + 1;
    let rest = &bytes[path..];
    let len = rest.iter().position(|b| matches!(b, b'/' | b'?' | b'#')).unwrap_or(rest.len());
    dest.get(path..path + len).filter(|first| is_locale(first))
}

/// An address without what differs lawfully from language to language: a locale in its path, `http` for `https`, a
/// slash at the end, escapes.
pub fn without_locale(dest: &str) -> Cow<'_, str> {
    let mut dest = Cow::Borrowed(dest.trim());
    if dest.bytes().any(|b| matches!(b, b'\\' | b'%' | b'&')) {
        dest = Cow::Owned(dest.replace("\\_", "_").replace("%20", " ").replace("&amp;", "&"));
    }
    if let Some(locale) = locale_of(&dest) {
        dest = Cow::Owned(dest.replacen(&format!("/{locale}"), "", 1));
    }
    if let Some(rest) = dest.strip_prefix("http://") {
        dest = Cow::Owned(format!("https://{rest}"));
    }
    match dest {
        Cow::Borrowed(dest) => Cow::Borrowed(dest.trim_end_matches('/')),
        Cow::Owned(dest) => Cow::Owned(dest.trim_end_matches('/').to_owned()),
    }
}

/// An address and its anchor in the letters and digits that all programs leave it: `get-item-_index_`, `getItem-index`.
pub fn folded(dest: &str) -> (&str, Option<String>) {
    let plain =
        |anchor: &str| anchor.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    match dest.split_once('#') {
        Some((path, anchor)) => (path, Some(plain(anchor))),
        None => (dest, None),
    }
}

/// Whether a part of a path is a locale: `sv-se`, `zh-hans-cn`.
pub fn is_locale(segment: &str) -> bool {
    let bytes = segment.as_bytes();
    let letters = |part: &[u8]| part.iter().all(u8::is_ascii_alphabetic);
    match bytes.len() {
        5 => bytes[2] == b'-' && letters(&bytes[..2]) && letters(&bytes[3..]),
        10 => bytes[2] == b'-' && bytes[7] == b'-' && letters(&bytes[3..7]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_without_their_locale() {
        for (dest, plain) in [
            ("https://docs.example.com/sv-se/a/", "https://docs.example.com/a"),
            ("http://docs.example.com/en-US", "https://docs.example.com"),
            ("https://docs.example.com/api-x", "https://docs.example.com/api-x"),
            ("../en-us/a.md", "../en-us/a.md"),
        ] {
            assert_eq!(without_locale(dest), plain);
        }
    }
}
