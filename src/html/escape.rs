//! Escaping: the only ways by which text of a page gets into HTML.

use memchr::{memchr, memchr3, memchr3_iter};

/// Appends `text` as element content: `<`, `&` and `>` become references.
pub fn escape(text: &str, out: &mut String) {
    let mut done = 0;
    for at in memchr3_iter(b'<', b'&', b'>', text.as_bytes()) {
        out.push_str(&text[done..at]);
        out.push_str(reference(text.as_bytes()[at]));
        done = at + 1;
    }
    out.push_str(&text[done..]);
}

/// Appends `text` as the value of an attribute in double quotes.
pub fn escape_attribute(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.as_bytes().iter().position(|b| matches!(b, b'"' | b'&' | b'<' | b'>')) {
        out.push_str(&rest[..at]);
        out.push_str(reference(rest.as_bytes()[at]));
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Appends `url` as the value of an attribute: what may not stand in a URL is percent-encoded, letters of all
/// scripts stay readable.
pub fn escape_url(url: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut done = 0;
    for (at, &b) in url.as_bytes().iter().enumerate() {
        let special = matches!(b, 0..=b' ' | b'"' | b'&' | b'<' | b'>' | b'\\' | b'`' | 0x7f);
        if !special {
            continue;
        }
        out.push_str(&url[done..at]);
        if b == b'&' {
            out.push_str("&amp;");
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(b >> 4)]));
            out.push(char::from(HEX[usize::from(b & 15)]));
        }
        done = at + 1;
    }
    out.push_str(&url[done..]);
}

/// Appends text of raw HTML: as [`escape`], but character references stay references.
pub(super) fn escape_markup(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = memchr3(b'<', b'&', b'>', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let len = if rest[at..].starts_with('&') { reference_len(&rest[at..]) } else { 0 };
        if len > 0 {
            out.push_str(&rest[at..at + len]);
            rest = &rest[at + len..];
        } else {
            out.push_str(reference(rest.as_bytes()[at]));
            rest = &rest[at + 1..];
        }
    }
    out.push_str(rest);
}

fn reference(b: u8) -> &'static str {
    match b {
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        _ => "&amp;",
    }
}

/// Length of the character reference at the start of `text`; 0: there is none. No name is longer than 32 bytes.
fn reference_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let Some(end) = memchr(b';', &bytes[..bytes.len().min(34)]) else { return 0 };
    let Some(name) = text.get(1..end) else { return 0 };
    let good = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => !hex.is_empty() && hex.bytes().all(|b| b.is_ascii_hexdigit()),
            None => !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()),
        },
        None => {
            name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.bytes().all(|b| b.is_ascii_alphanumeric())
        }
    };
    if good { end + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(f: fn(&str, &mut String), text: &str) -> String {
        let mut out = String::new();
        f(text, &mut out);
        out
    }

    #[test]
    fn markup_characters_never_pass_as_markup() {
        assert_eq!(with(escape, "a<b> & \"c\""), "a&lt;b&gt; &amp; \"c\"");
        assert_eq!(with(escape_attribute, "\"><a&"), "&quot;&gt;&lt;a&amp;");
        assert_eq!(with(escape_url, "å b?x=\"&y\\z"), "å%20b?x=%22&amp;y%5Cz");
    }

    #[test]
    fn references_in_raw_html_stay_and_lone_ampersands_do_not() {
        assert_eq!(
            with(escape_markup, "&nbsp;&#x1F;&#9; &; &#x; a&b <p; >"),
            "&nbsp;&#x1F;&#9; &amp;; &amp;#x; a&amp;b &lt;p; &gt;"
        );
    }
}
