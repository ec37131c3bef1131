//! What a text may hold, told by its colons and exclamation marks: read once, so that what most texts lack is looked for in few.

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
    /// Where the colons of `://` and `mailto:` stand, ascending.
    pub urls: Vec<u32>,
    /// `:name:`, as of an emoji.
    pub emoji: bool,
}

impl Signs {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let text = text.as_bytes();
        let mut signs = Signs::default();
        let mut colon: Option<usize> = None;
        for at in memchr::memchr3_iter(b'!', b':', OPEN_UTF8.as_bytes()[0], text) {
            let begins = match text[at] {
                b'!' => at.checked_sub(1).filter(|&before| text[before] == b'['),
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
            Some([b'/', b'/', ..]) => self.urls.push(at as u32),
            Some([b':', b':', ..]) => {
                self.colons = true;
                return Some(at);
            }
            _ => {}
        }
        match text[..at].last() {
            Some(b'o') if text[..at].ends_with(b"mailto") && self.urls.last() != Some(&(at as u32)) => {
                self.urls.push(at as u32);
            }
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
    fn signs_are_seen_at_colons_and_exclamation_marks() {
        let signs = |text: &str| {
            let s = Signs::of(text);
            (s.directives, s.urls, [s.colons, s.ours, s.emoji])
        };
        assert_eq!(signs("a [! b [c] ::: d"), (vec![2, 11], vec![], [true, false, false]));
        assert_eq!(signs("<XREF:a> <!-- diglot: x -->"), (vec![0], vec![], [false, true, false]));
        assert_eq!(signs("http://a mailto:b 1:x:"), (vec![], vec![4, 15], [false, false, true]));
        assert_eq!(signs("\u{fdd0}é: \u{fdd1} :"), (vec![0], vec![], [false; 3]));
    }
}
