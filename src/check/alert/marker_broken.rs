//! Markers of alerts that are none.

use memchr::memmem;

use crate::check::reading::{BlockKind, LocalePage, Translation};
use crate::check::{Check, Look};
use crate::diag::Diagnostic;
use crate::diag::{Rule, Severity, Sink};
use crate::syntax::AlertKind;
use crate::text::is_unspaced;

/// The rule.
pub static RULE: Rule = Rule {
    code: "alert/marker-broken",
    severity: Severity::Major,
    what: "A quote begins with something that was the marker of an alert (`[NOTE]`, `[! NOTE]`), or the `>` before a marker is another sign (`&gt; [!NOTE]`).",
    why: "The reader sees the marker as text in a plain quote or paragraph.",
    example: "--- content/en-us/a.md\n# A\n\n> [!NOTE]\n> Save the file.\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n> [NOTE]\n> Spara filen.\n\nVänta lite.\n=> content/sv-se/a.md:3:3",
    fix: "Write `> [!NOTE]`, without spaces between its signs; the marker is never translated.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    for (at, marker) in markers(page.page) {
        let message = format!("`{marker}` is no marker of an alert");
        sink.push(Diagnostic::new(&RULE, page.page.span(at..at + marker.len()), message));
    }
}

/// The broken markers of a page with their places.
pub fn markers(page: &LocalePage) -> Vec<(usize, &str)> {
    beginnings(page).filter(|(_, text)| is_marker(text)).chain(unquoted(page)).collect()
}

/// What becomes of the `>` of a quote: its entity, escaped, a quotation mark, a sign as it is typed in Chinese.
const NO_QUOTES: [&str; 6] = ["&gt;", "\\>", "\\&gt;", "»", "›", "＞"];

/// Markers that are whole, on a line of their own, after something that begins no quote.
fn unquoted(page: &LocalePage) -> impl Iterator<Item = (usize, &str)> {
    let text = page.text();
    let body = text.get(page.start..).unwrap_or_default();
    memmem::find_iter(body.as_bytes(), "[!").filter_map(move |i| {
        let at = page.start + i;
        let before = &text[text[..at].rfind('\n').map_or(0, |n| n + 1)..at];
        let line = text[at..].lines().next()?.trim_end();
        let word = line.strip_prefix("[!")?.strip_suffix(']')?;
        if !NO_QUOTES.contains(&before.trim()) || AlertKind::from_keyword(word).is_none() {
            return None;
        }
        let start = at - before.trim_start().len();
        let shown = page.is_shown(start);
        shown.then(|| (start, &text[start..at + line.len()]))
    })
}

/// Whether a quote begins with `[!WORD]` that is no kind of alert, which reading the page reports.
pub fn names_other(page: &LocalePage) -> bool {
    let word = |text: &str| text.strip_prefix("[!")?.strip_suffix(']').map(str::to_owned);
    beginnings(page)
        .filter_map(|(_, text)| word(text))
        .any(|w| w.chars().all(|c| c.is_alphabetic() || c == '_'))
}

/// The first lines of the quotes of a page, with their places.
fn beginnings(page: &LocalePage) -> impl Iterator<Item = (usize, &str)> {
    let text = page.text();
    let quotes = page.blocks.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Quote));
    quotes.filter_map(|block| {
        let start = block.span.start as usize;
        let line = text.get(start..)?.lines().next()?;
        let content = line.trim_start_matches(['>', ' ']);
        Some((start + line.len() - content.len(), content.trim_end()))
    })
}

/// What was `[!NOTE]`: its word with other brackets, or with spaces between.
fn is_marker(text: &str) -> bool {
    // Escaped, it is text.
    let plain = text.replace('\\', "");
    // Without its first bracket, or with another for the second, only a kind of alert is told from text.
    let shouts = |word: &str| AlertKind::from_keyword(word).is_some() && !word.contains(char::is_lowercase);
    if plain.strip_prefix('!').and_then(|rest| rest.strip_suffix(']')).is_some_and(shouts)
        || plain.strip_prefix("[!").and_then(|rest| rest.strip_suffix([')', '}', '>'])).is_some_and(shouts)
    {
        return true;
    }
    let Some(inner) = plain.trim_start_matches('!').trim_start().strip_prefix(['[', '［', '【']) else {
        return false;
    };
    let (inner, closed) = match inner.strip_suffix([']', '］', '】']) {
        Some(inner) => (inner, true),
        None => (inner, false),
    };
    let name = inner.trim().trim_start_matches(['!', '！']).trim();
    let word = name.trim_end_matches(|c: char| c.is_whitespace() || is_mark(c));
    let known = AlertKind::from_keyword(word).is_some();
    let marked = inner.trim_start().starts_with(['!', '！']);
    // In some languages it is more than one word: `[!À NOTER]`.
    let letter = |c: char| c.is_alphabetic() && !c.is_lowercase();
    let least = if word.contains(is_unspaced) { 1 } else { 3 };
    let shouted = word.chars().count() >= least && word.chars().all(|c| letter(c) || c.is_whitespace());
    // `[!TIPS]` as it should be spelled is a marker of an unknown kind, which reading the page reports.
    let as_spelled = text == format!("[!{word}]") && !word.contains(char::is_whitespace);
    // Without its second bracket, only a kind of alert is told from text.
    if closed { (known || marked && shouted) && !as_spelled } else { known && marked }
}

/// What a translator adds to the word, as the language writes headings of notes.
fn is_mark(c: char) -> bool {
    matches!(c, ':' | '!' | '.' | '：' | '！' | '。')
}
