//! Bytes to text.

use std::ops::Range;

use crate::diag::{Rule, Severity};

/// A file that is not UTF-8.
pub static ENCODING: Rule = Rule {
    code: "file/encoding",
    severity: Severity::Major,
    what: "A text file is not UTF-8. It is read as well as can be; what cannot be read shows as U+FFFD.",
    why: "Readers see replacement characters, and names, links and ids that hold them never match.",
    example: "\
--- content/en-us/index.md
# Caf\\xE9
=> content/en-us/index.md:1:6
",
    fix: "Save the file as UTF-8.",
    docfx: &[],
};

/// Text as decoded, and the first place that shows it was no UTF-8.
pub(super) struct Decoded {
    pub text: String,
    pub fault: Option<(Range<usize>, String)>,
}

/// Decodes UTF-8 (a byte order mark stays), UTF-16 with a byte order mark, and anything else with replacement
/// characters.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes, "UTF-16 (little endian)"),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes, "UTF-16 (big endian)"),
        _ => match String::from_utf8(bytes) {
            Ok(text) => Decoded { text, fault: None },
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let byte = error.as_bytes().get(at).copied().unwrap_or_default();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let fault = (at..at + '\u{fffd}'.len_utf8(), format!("byte 0x{byte:02X} is no UTF-8"));
                Decoded { text, fault: Some(fault) }
            }
        },
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, name: &str) -> Decoded {
    let units = bytes.chunks_exact(2).map(|c| unit([c[0], c[1]]));
    let text = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect();
    Decoded { text, fault: Some((0..0, format!("the file is {name}, not UTF-8"))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_other_encodings_is_read_and_its_first_place_known() {
        let d = decode(b"caf\xE9 \xFF".to_vec());
        assert_eq!((d.text.as_str(), d.fault.unwrap().0), ("caf\u{fffd} \u{fffd}", 3..6));
        let d = decode(b"\xFF\xFEh\0i\0".to_vec());
        assert_eq!((d.text.as_str(), d.fault.unwrap().0), ("hi", 0..0));
        let d = decode("\u{feff}ok".into());
        assert_eq!((d.text.as_str(), d.fault.is_none()), ("\u{feff}ok", true));
    }
}
