//! Numbers as text: five bits a character, the small ones first, so that what is small takes one.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Appends a number of any size.
pub(super) fn number(mut n: u32, out: &mut String) {
    loop {
        let more = if n > 31 { 32 } else { 0 };
        digit((n & 31) | more, out);
        n >>= 5;
        if more == 0 {
            return;
        }
    }
}

/// Appends a number below 64 as one character.
pub(super) fn digit(n: u32, out: &mut String) {
    out.push(char::from(DIGITS.get(n as usize & 63).copied().unwrap_or(b'A')));
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
        }
    }
}
