//! Items of lists whose mark is lost or damaged.

use crate::check::reading::{LocalePage, Outside, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/marker-broken",
    severity: Severity::Major,
    what: "Between two items of a list stands a line that was one: its mark is lost, lacks its space, is a sign of typography (`•`, `–`, `１．`, `1、`), or is that of an item without a number between numbered ones.",
    why: "The text is shown as a part of the item before, or the list is torn and counts anew.",
    example: "--- content/en-us/b.md\n# B\n--- content/sv-se/a.md\n- Öppna filen.\n• Läs den.\n- Spara den.\n=> content/sv-se/a.md:2:1",
    fix: "Give the line the mark of the items beside it, and a space.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let found = broken(page.page);
    if found.is_empty() {
        return;
    }
    // As the source has it.
    if page.source_page.is_some_and(|s| broken(s).len() >= found.len()) {
        return;
    }
    for (at, len, message, level) in found {
        sink.push(Diagnostic::new(&RULE, page.page.span(at..at + len), message).level(level));
    }
}

/// The mark of an item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Bullet(char),
    /// The number, and the sign after it.
    Number(u32, char),
}

/// A line of text.
struct Line<'t> {
    at: usize,
    /// What it is set in with, quotes included.
    lead: &'t str,
    text: &'t str,
    mark: Option<Mark>,
    /// Its number on the page.
    row: usize,
}

/// Where marks are damaged, how long what stands there is, what is to be said of it, and how readily.
fn broken(page: &LocalePage) -> Vec<(usize, usize, &'static str, Level)> {
    let outside = Outside::new(page);
    let lines: Vec<Line<'_>> = lines(page, &outside);
    let mut out = vec![];
    for (i, line) in lines.iter().enumerate() {
        if line.text.is_empty() {
            continue;
        }
        let Some(odd) = Odd::of(line) else { continue };
        let (Some(before), Some(after)) = (sibling(&lines, i, false), sibling(&lines, i, true)) else {
            continue;
        };
        let (Some(first), Some(last)) = (before.mark, after.mark) else { continue };
        // One after the other, or all alike as `1.`: the line is the one between.
        let between = match (first, last) {
            (Mark::Number(a, x), Mark::Number(b, y)) => x == y && (b == a + 2 || a == 1 && b == 1),
            (Mark::Bullet(a), Mark::Bullet(b)) => a == b,
            _ => false,
        };
        let numbered = matches!(first, Mark::Number(..));
        let at = line.at + line.lead.len();
        // In the line after the one before, and in the line before the one after.
        let packed = before.row + 1 == line.row && line.row + 1 == after.row;
        let message = match odd {
            _ if !between => continue,
            Odd::Bullet(len) if numbered => Some((len, "the items before and after this one have numbers")),
            Odd::Sign(len) if !numbered => Some((len, "this sign begins no list item")),
            Odd::Digits(len) if numbered => Some((len, "this number begins no list item")),
            Odd::Glued(len, mark) => {
                let own = match (mark, first) {
                    (Mark::Bullet(c), Mark::Bullet(a)) => c == a,
                    (Mark::Number(n, x), Mark::Number(a, y)) => x == y && (n == a + 1 || n == a),
                    _ => false,
                };
                own.then_some((len, "a space must follow this mark"))
            }
            Odd::Pair if packed && before.text.trim_end().ends_with("</span></span>") => {
                let item = before.text.find(' ').map_or("", |n| before.text[n..].trim_start());
                let alike = item.starts_with(PAIR) && after.text.contains(PAIR);
                alike.then_some((PAIR.len(), "this line has lost the mark of a list item"))
            }
            _ => None,
        };
        // Notes are written so on purpose: only in a list of more lines, or where a number is missing, it is certain.
        let near = |row: Option<&Line<'_>>| row.is_some_and(|l| l.lead == line.lead && l.mark.is_some());
        let amid = i >= 2 && near(lines.get(i - 2)) && near(lines.get(i + 2));
        let missing = matches!((first, last), (Mark::Number(a, _), Mark::Number(b, _)) if b == a + 2);
        let sure = !matches!(odd, Odd::Pair) || amid || missing;
        let level = if sure { Level::Default } else { Level::Pedantic };
        out.extend(message.map(|(len, message)| (at, len, message, level)));
    }
    out
}

fn lines<'t>(page: &'t LocalePage, outside: &Outside<'t>) -> Vec<Line<'t>> {
    let mut row = 0;
    let mut last = page.start;
    let mut out = vec![];
    for (at, line) in outside.lines() {
        row += page.text()[last..at].matches('\n').count();
        last = at;
        let text = line.trim_start_matches(['>', ' ', '\t']);
        let lead = &line[..line.len() - text.len()];
        out.push(Line { at, lead, text: text.trim_end(), mark: mark(text).map(|(m, _)| m), row });
    }
    out
}

/// What a line begins with that was a mark, or may have been one.
enum Odd {
    /// A mark without a number.
    Bullet(usize),
    /// A sign of typography.
    Sign(usize),
    /// A number with other digits, or another sign after it.
    Digits(usize),
    /// A mark without its space.
    Glued(usize, Mark),
    /// A pair, with nothing before.
    Pair,
}

/// What begins a pair.
const PAIR: &str = "<span data-ttu-id=";

impl Odd {
    fn of(line: &Line<'_>) -> Option<Self> {
        let text = line.text;
        match line.mark {
            Some(Mark::Bullet(_)) => return Some(Odd::Bullet(1)),
            Some(Mark::Number(..)) => return None,
            None => {}
        }
        if text.starts_with(PAIR) {
            return Some(Odd::Pair);
        }
        let first = text.chars().next()?;
        let rest = &text[first.len_utf8()..];
        let begun = |rest: &str| rest.starts_with(PAIR) || rest.starts_with("[<span data-ttu-id=");
        if matches!(first, '•' | '·' | '–' | '—' | '＊' | '－' | '▪' | '◦' | '●' | '・' | '∙')
        {
            return (rest.starts_with(' ') || begun(rest)).then(|| Odd::Sign(first.len_utf8()));
        }
        if matches!(first, '-' | '*' | '+') {
            // Bold and italics end, too.
            let marked = first == '*' && rest.contains('*');
            let glued = begun(rest) && !rest.ends_with("</span>*")
                || first == '-' && rest.starts_with(char::is_alphabetic)
                || first == '*' && rest.starts_with(char::is_alphabetic) && !marked;
            return glued.then_some(Odd::Glued(1, Mark::Bullet(first)));
        }
        let digits = text.find(|c: char| !is_digit(c)).unwrap_or(text.len());
        let (number, rest) = text.split_at(digits);
        if number.is_empty() || number.chars().count() > 2 {
            return None;
        }
        let sign = rest.trim_start_matches(['\\', ' ']);
        let c = sign.chars().next()?;
        let end = text.len() - sign.len() + c.len_utf8();
        let after = &sign[c.len_utf8()..];
        let parted = after.starts_with(' ') || begun(after);
        if matches!(c, '．' | '。' | '、' | '）') && rest.len() == sign.len() {
            return Some(Odd::Digits(end));
        }
        if !matches!(c, '.' | ')') {
            return None;
        }
        if !number.is_ascii() || rest.len() > sign.len() && parted {
            return Some(Odd::Digits(end));
        }
        let value = number.parse().ok()?;
        (rest.len() == sign.len() && (begun(after) || after.starts_with(char::is_alphabetic)))
            .then_some(Odd::Glued(end, Mark::Number(value, c)))
    }
}

/// Digits as they are typed in Latin, in Chinese and Japanese, in Arabic.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９' | '٠'..='٩' | '۰'..='۹')
}

/// The mark that a line begins with, and how long it is. A line of marks alone is none.
fn mark(text: &str) -> Option<(Mark, usize)> {
    let first = text.chars().next()?;
    if matches!(first, '-' | '*' | '+') {
        let ruled = text.chars().all(|c| c == first || c.is_whitespace());
        return (text[1..].starts_with(' ') && !ruled).then_some((Mark::Bullet(first), 1));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let sign = text[digits..].chars().next().filter(|c| matches!(c, '.' | ')'))?;
    let number = text[..digits].parse().ok().filter(|_| digits <= 3)?;
    text[digits + 1..].starts_with([' ', '\t']).then_some((Mark::Number(number, sign), digits + 1))
}

/// Whether a text is nothing but the mark of an item.
pub fn is_mark(text: &str) -> bool {
    matches!(text, "-" | "*" | "+") || mark(&format!("{text} a")).is_some_and(|(_, len)| len == text.len())
}

/// The item before or after a line that is set in as far; nothing but what belongs to items stands between.
fn sibling<'l, 't>(lines: &'l [Line<'t>], i: usize, forward: bool) -> Option<&'l Line<'t>> {
    let lead = lines[i].lead;
    let mut at = i;
    for _ in 0..MAX_LINES {
        at = if forward { at + 1 } else { at.checked_sub(1)? };
        let line = lines.get(at)?;
        if line.text.is_empty() || line.lead.len() > lead.len() && line.lead.starts_with(lead) {
            continue;
        }
        return (line.lead == lead && line.mark.is_some()).then_some(line);
    }
    None
}

/// Lines of one item.
const MAX_LINES: usize = 40;

#[cfg(test)]
mod tests {
    use super::is_mark;

    #[test]
    fn marks_are_told_from_text() {
        assert!(["-", "*", "12.", "1)"].iter().all(|m| is_mark(m)));
        assert!(!["a", "1", "1. a", "–", "#", ""].iter().any(|m| is_mark(m)));
    }
}
