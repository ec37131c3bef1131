//! Numbers as text: five bits a character, the small ones first, so that what is small takes one.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A number of any size, in ASCII.
pub(super) fn digits(n: u32) -> impl Iterator<Item = u8> {
    let rest = |n: &u32| Some(n >> 5).filter(|rest| *rest > 0);
    let byte = |n| one((n & 31) | if n > 31 { 32 } else { 0 });
    std::iter::successors(Some(n), rest).map(byte)
}

/// A number below 64 as one character of ASCII.
pub(super) fn one(n: u32) -> u8 {
    DIGITS.get(n as usize & 63).copied().unwrap_or(b'A')
}

/// Appends a number of any size.
pub(super) fn number(n: u32, out: &mut String) {
    out.extend(digits(n).map(char::from));
}

/// Appends a number below 64 as one character.
pub(super) fn digit(n: u32, out: &mut String) {
    out.push(char::from(one(n)));
}

/// Reads what [`number`] and [`digit`] wrote.
pub(super) struct Reader<'t>(std::str::Bytes<'t>);

impl<'t> Reader<'t> {
    pub fn new(text: &'t str) -> Self {
        Self(text.bytes())
    }

    /// One character; `None`: there are no more.
    pub fn digit(&mut self) -> Option<u32> {
        let byte = self.0.next()?;
        Some(u32::from(match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' => 62,
            _ => 63,
        }))
    }

    /// A number; `None`: there are no more.
    pub fn number(&mut self) -> Option<u32> {
        let (mut n, mut shift) = (0u32, 0);
        loop {
            let digit = self.digit()?;
            n |= (digit & 31).checked_shl(shift).unwrap_or(0);
            if digit < 32 {
                return Some(n);
            }
            shift += 5;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        for (n, expect) in
            [(0, "A"), (31, "f"), (32, "gB"), (1023, "_f"), (1024, "ggB"), (u32::MAX, "______D")]
        {
            let mut out = String::new();
            number(n, &mut out);
            assert_eq!(out, expect, "{n}");
            assert_eq!(Reader::new(expect).number(), Some(n));
        }
    }
}
