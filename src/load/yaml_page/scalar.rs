//! The text of a YAML scalar with the way back to the file.

use crate::text::{FileId, MappedText, TextMapper};

/// `value`, whose scalar begins at byte `at` of the file's text. Lines of a literal block and plain scalars are found
/// again letter for letter; of what is folded or escaped only the whole place is known.
pub fn mapped(file: FileId, text: &str, at: std::ops::Range<usize>, value: &str) -> MappedText {
    let mut out = TextMapper::new(file, text, 0);
    let raw = text.get(at.clone()).unwrap_or_default();
    if raw == value {
        out.copy(at);
        return out.finish();
    }
    if raw.starts_with('|')
        && let Some(pieces) = literal(text, at.end, value)
    {
        let mut end = at.end;
        for (line, range) in pieces {
            match range {
                Some(range) => {
                    end = range.end;
                    out.copy(range);
                    if line.ends_with('\n') {
                        out.replace(end..end, "\n");
                    }
                }
                None => out.replace(end..end, line),
            }
        }
        return out.finish();
    }
    out.replace(at, value);
    out.finish()
}

/// A line of a block, and where it stands.
type Line<'v> = (&'v str, Option<std::ops::Range<usize>>);

/// The lines of a literal block with their places behind the indentation; blank lines have none.
fn literal<'v>(text: &str, from: usize, value: &'v str) -> Option<Vec<Line<'v>>> {
    let mut at = from + text.get(from..)?.find('\n')? + 1;
    let mut pieces = vec![];
    for line in value.split_inclusive('\n') {
        let content = line.trim_end_matches(['\r', '\n']);
        let rest = text.get(at..)?;
        let len = rest.find('\n').map_or(rest.len(), |i| i + 1);
        let written = rest[..len].trim_end_matches(['\r', '\n']);
        if content.trim().is_empty() {
            pieces.push((line, None));
        } else {
            let start =
                at + written.len().checked_sub(content.len()).filter(|_| written.ends_with(content))?;
            pieces.push((line, Some(start..start + content.len())));
        }
        at += len;
    }
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_literal_block_lead_back_to_where_they_stand() {
        let text = "a: |\n  One *two*.\n\n  - three\nb: \"x\\ny\"\n";
        let at = text.find('|').unwrap();
        let block = mapped(FileId(0), text, at..at + 1, "One *two*.\n\n- three\n");
        assert_eq!(block.text, "One *two*.\n\n- three\n");
        let place = block.text.find("three").unwrap();
        assert_eq!(&text[block.map.span(place..place + 5).range()], "three");
        let at = text.find("x\\n").unwrap();
        let quoted = mapped(FileId(0), text, at..at + 4, "x\ny");
        assert_eq!((quoted.text.as_str(), &text[quoted.map.span(0..1).range()]), ("x\ny", "x\\ny"));
    }
}
