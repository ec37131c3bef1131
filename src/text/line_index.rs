//! From byte offsets to lines and columns.

use super::span::to_u32;

/// A 1-based line and column. The column counts Unicode scalar values, not bytes and not cells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    /// 1-based line.
    pub line: u32,
    /// 1-based column in Unicode scalar values.
    pub column: u32,
}

/// Start offsets of the lines of a text. `\n` and `\r\n` end a line; a lone `\r` does not.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Indexes `text` in one pass.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|i| to_u32(i + 1)));
        Self { starts }
    }

    /// Number of lines; a text that ends with a newline has an empty last one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never true: the empty text has one line.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// 0-based line that holds byte `offset`.
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|&s| s <= offset) - 1
    }

    /// First byte of 0-based `line`; the text's end when there is no such line.
    pub fn start(&self, line: usize) -> Option<u32> {
        self.starts.get(line).copied()
    }

    /// 1-based position of `offset` in `text`, which must be the indexed text. A leading byte order mark
    /// takes no column. An offset past the end or inside a character is moved back to a boundary.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let mut offset = (offset as usize).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_of(to_u32(offset));
        let before = &text[self.starts[line] as usize..offset];
        let column = before.trim_start_matches('\u{feff}').chars().count();
        Position { line: to_u32(line + 1), column: to_u32(column + 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_skip_the_byte_order_mark() {
        let text = "\u{feff}aå日b\r\nx";
        let index = LineIndex::new(text);
        let at = |s: &str| index.position(text, text.find(s).unwrap() as u32);
        assert_eq!(at("b"), Position { line: 1, column: 4 });
        assert_eq!(at("x"), Position { line: 2, column: 1 });
        assert_eq!(index.position(text, 9999), Position { line: 2, column: 2 });
    }
}
