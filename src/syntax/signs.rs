//! What a text may hold, told by its colons and brackets: read once, so that what most texts lack is looked for in few.

use super::ext::emoji::is_name;
use super::mark::OPEN_UTF8;

/// What was seen.
#[derive(Default)]
pub struct Signs {
    /// Where directives may begin, ascending: `[!`, `:::`, `<xref:` and a placeholder's first character.
    pub directives: Vec<u32>,
    /// `:::` is among them.
    pub colons: bool,
    /// `diglot:`
    pub ours: bool,
    /// `://`
    pub url: bool,
    /// `mailto:`
    pub mail: bool,
    /// `:name:`, as of an emoji.
    pub emoji: bool,
}

impl Signs {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let text = text.as_bytes();
        let mut signs = Signs::default();
        let mut colon: Option<usize> = None;
        for at in memchr::memchr3_iter(b'[', b':', OPEN_UTF8.as_bytes()[0], text) {
            let begins = match text[at] {
                b'[' => (text.get(at + 1) == Some(&b'!')).then_some(at),
                b':' => {
                    if let Some(last) = colon.replace(at)
                        && !signs.emoji
                    {
                        signs.emoji = is_name(&text[last + 1..at]);
                    }
                    signs.colon(text, at)
                }
                _ => text[at..].starts_with(OPEN_UTF8.as_bytes()).then_some(at),
            };
            signs.directives.extend(begins.map(|at| at as u32));
        }
        signs
    }

    /// The beginning of the directive that a colon may belong to.
    fn colon(&mut self, text: &[u8], at: usize) -> Option<usize> {
        match text.get(at + 1..) {
            Some([b'/', b'/', ..]) => self.url = true,
            Some([b':', b':', ..]) => {
                self.colons = true;
                return Some(at);
            }
            _ => {}
        }
        match text[..at].last() {
            Some(b'o') => self.mail |= text[..at].ends_with(b"mailto"),
            Some(b't') => self.ours |= text[..at].ends_with(b"diglot"),
            Some(b'f' | b'F') => {
                return at.checked_sub(5).filter(|&from| text[from..at].eq_ignore_ascii_case(b"<xref"));
            }
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Signs;

    #[test]
    fn signs_are_seen_at_colons_and_brackets() {
        let signs = |text: &str| {
            let s = Signs::of(text);
            (s.directives, [s.colons, s.ours, s.url, s.mail, s.emoji])
        };
        assert_eq!(signs("a [! b [c] ::: d"), (vec![2, 11], [true, false, false, false, false]));
        assert_eq!(signs("<XREF:a> <!-- diglot: x -->"), (vec![0], [false, true, false, false, false]));
        assert_eq!(signs("http://a mailto:b 1:x:"), (vec![], [false, false, true, true, true]));
        assert_eq!(signs("\u{fdd0}é: \u{fdd1} :"), (vec![0], [false; 5]));
    }
}
