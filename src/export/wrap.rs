//! Breaking prose into lines.

use unicode_width::UnicodeWidthStr;

/// `text` in lines of at most `width` cells, broken at spaces; a longer word stands alone. Line ends in `text`
/// stay.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![];
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.width() + 1 + word.width() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_at_spaces_by_cells_and_words_stay_whole() {
        assert_eq!(wrap("日本 語の 頁 and-a-long-word x", 7), ["日本", "語の 頁", "and-a-long-word", "x"]);
        assert_eq!(wrap("a\n\nb", 7), ["a", "", "b"]);
    }
}
