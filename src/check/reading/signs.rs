//! Which characters a text holds: most checks look for a few, and most texts have none of them.

/// The bytes of a text as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    seen: [u64; 4],
    double_space: bool,
    joint: bool,
}

impl Signs {
    /// Reads a text once.
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut seen = [0u8; 256];
        for byte in bytes {
            seen[usize::from(*byte)] = 1;
        }
        let mut out = Self::default();
        for (word, flags) in out.seen.iter_mut().zip(seen.chunks_exact(64)) {
            for (n, eight) in flags.chunks_exact(8).enumerate() {
                let mut flags = [0; 8];
                flags.copy_from_slice(eight);
                // Eight flags become eight bits.
                let bits = u64::from_le_bytes(flags).wrapping_mul(0x0102_0408_1020_4080) >> 56;
                *word |= bits << (8 * n);
            }
        }
        let after = bytes.get(1..).unwrap_or_default();
        let pairs = || bytes.iter().zip(after);
        out.double_space = pairs().fold(false, |any, (a, b)| any | (*a == b' ') & (*b == b' '));
        out.joint = pairs().fold(false, |any, (a, b)| {
            let camel = a.is_ascii_lowercase() & b.is_ascii_uppercase();
            let dotted = (*a == b'.') & (b.is_ascii_alphanumeric() | (*b == b'-') | (*b == b'_'));
            any | camel | dotted | (*a == b'-') & (*b == b'-')
        });
        out
    }

    /// Whether a byte is in the text.
    #[inline(always)]
    pub const fn byte(&self, byte: u8) -> bool {
        self.seen[(byte >> 6) as usize] >> (byte & 63) & 1 != 0
    }

    /// Whether a character may be in the text: of one that is not ASCII, all bytes are. Never wrongly no.
    #[inline(always)]
    pub fn may_hold(&self, c: char) -> bool {
        if c.is_ascii() {
            return self.byte(c as u8);
        }
        c.encode_utf8(&mut [0; 4]).bytes().all(|b| self.byte(b))
    }

    /// Whether any of some characters may be in the text.
    #[inline(always)]
    pub fn may_hold_any(&self, chars: &[char]) -> bool {
        chars.iter().any(|c| self.may_hold(*c))
    }

    /// Whether all characters of a text may be in this one.
    pub fn may_contain(&self, text: &str) -> bool {
        text.bytes().all(|b| self.byte(b))
    }

    /// Whether two spaces stand side by side.
    pub fn double_space(&self) -> bool {
        self.double_space
    }

    /// Whether there may be an identifier as [`super::tokens::shape`] knows them.
    pub const fn may_hold_identifier(&self) -> bool {
        self.joint || self.ascii_digit() || self.byte(b'_') || self.byte(b'@')
    }

    /// Whether there is a digit of ASCII.
    #[inline(always)]
    pub const fn ascii_digit(&self) -> bool {
        self.seen[0] >> b'0' & 0x3ff != 0
    }

    /// Whether there may be a digit of any decimal script that `numbers` reads.
    pub const fn may_hold_digit(&self) -> bool {
        self.ascii_digit() || self.byte(0xd9) || self.byte(0xdb) || self.byte(0xe0) || self.byte(0xef)
    }
}

#[cfg(test)]
mod tests {
    use super::Signs;

    #[test]
    fn what_is_in_a_text_is_never_said_to_be_missing() {
        let identifiers = ["onReady", "a.bc", "ab.-c", "A_B", "Win32", "--all", "a@b.c"];
        let others = ["", "a", "Grön “x” [y](z) 1  2", "日本語、ｘ", "\u{202b}ا\u{202c}", "~\u{7f}\0"];
        for text in identifiers.into_iter().chain(others) {
            let signs = Signs::of(text);
            assert!(text.chars().all(|c| signs.may_hold(c)) && signs.may_contain(text), "{text}");
            assert_eq!(signs.ascii_digit(), text.contains(|c: char| c.is_ascii_digit()));
            assert_eq!(signs.double_space(), text.contains("  "));
            assert!(signs.may_hold_identifier() || super::super::tokens::shape(text).is_none());
        }
        let signs = Signs::of("ab");
        assert!(!signs.may_hold_any(&['c', '“', '\0', '~', '\u{ff}']));
    }
}
