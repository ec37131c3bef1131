//! Directives whose word was translated.

use memchr::memchr3_iter;

use crate::check::reading::Translation;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::text::is_letter_or_digit;

/// The rule.
pub static RULE: Rule = Rule {
    code: "include/marker-broken",
    severity: Severity::Critical,
    what: "What should be `[!INCLUDE[…](…)]`, `[!code-…[…](…)]` or `[!VIDEO …]` has another word, a space or a backslash in its mark, no exclamation mark, or no end.",
    why: "The text that it should bring in is missing, and the mark itself is shown.",
    example: "--- content/sv-se/a.md\n# A\n\n[!INKLUDERA[Krav](https://example.com/krav)]\n\n<span data-ttu-id=\"0a1b2-101\">Vänta lite.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Wait a little.</span></span>\n=> content/sv-se/a.md:3:1",
    fix: "Write the mark as the source has it; its word is never translated.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    // By the first bytes of the brackets.
    for i in memchr3_iter(b'[', 0xEF, 0xE3, &text.as_bytes()[page.page.start..]) {
        let at = page.page.start + i;
        let Some(bracket) = ["[", "［", "【"].into_iter().find(|b| text[at..].starts_with(b)) else {
            continue;
        };
        let Some(end) = broken(text, at, bracket) else { continue };
        if !page.page.is_shown(at) {
            continue;
        }
        let message = format!("`{}` brings in nothing", &text[at..end]);
        sink.push(Diagnostic::new(&RULE, page.page.span(at..end), message));
    }
}

/// Where the mark of a directive ends that begins here with a bracket and is none.
fn broken(text: &str, at: usize, bracket: &str) -> Option<usize> {
    let rest = &text[at + bracket.len()..];
    let inner = rest.trim_start_matches(' ');
    let marked = inner.strip_prefix(['!', '！']);
    let word = marked.unwrap_or(inner).trim_start_matches(' ');
    let len = word.find(|c: char| !is_letter_or_digit(c) && c != '-').unwrap_or(word.len());
    let (name, after) = word.split_at(len);
    // `[! VIDEO https://…]`, `[! div class="…"]`: a space after the mark.
    let spaced = bracket == "[" && marked.is_some() && word.len() + 1 < rest.len();
    let line = after.lines().next().unwrap_or_default();
    let video = name.eq_ignore_ascii_case("video") && line.trim_start().starts_with("http");
    if spaced && line.ends_with(']') && (video || name == "div" && line.trim_start().starts_with("class")) {
        return Some(text.len() - after.len());
    }
    let plain = bracket == "[" && inner.len() == rest.len() && word.len() + 1 == rest.len();
    if let Some(address) = after.strip_prefix(' ').filter(|a| plain && a.starts_with("http")) {
        return is_video(name, address).then(|| text.len() - after.len());
    }
    let opens = after.trim_start_matches(' ').strip_prefix(['[', '［'])?;
    // `[text](address)` within the brackets.
    let line = opens.lines().next().unwrap_or_default();
    let joints = ["](", "] (", "]（", "］（", "］("];
    let (label, joint) = joints.iter().find_map(|j| Some((line.split_once(j)?.0, *j)))?;
    if name.is_empty() || label.contains('[') {
        return None;
    }
    let include = name.trim_end_matches('-').eq_ignore_ascii_case("include");
    let known = include || name.get(..4).is_some_and(|n| n.eq_ignore_ascii_case("code"));
    let plain = rest.len() - word.len() == 1 && rest.starts_with('!');
    let escaped = text[..at].ends_with('\\');
    let narrow = bracket == "[" && joint == "](";
    // `](address)]`, and the mark is complete.
    let closed = line.split(')').skip(1).any(|rest| rest.trim_start_matches(' ').starts_with([']', '］']));
    let snippet = name.get(..5).is_some_and(|n| n.eq_ignore_ascii_case("code-"));
    let wrong = match marked {
        Some(_) => !known && narrow || known && !(plain && narrow && closed) || escaped,
        None => {
            narrow && (name.eq_ignore_ascii_case("include") || snippet && closed) && inner.len() == rest.len()
        }
    };
    wrong.then(|| text.len() - after.len())
}

/// Whether a mark is that of a video but for its word: `[!VIDEO https://…]`.
fn is_video(name: &str, address: &str) -> bool {
    let end = address.find([' ', '\n', ']']);
    let closed = end.is_some_and(|end| address[end..].starts_with(']'));
    closed && address.contains("://") && !name.is_empty() && !name.eq_ignore_ascii_case("video")
}
