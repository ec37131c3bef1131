//! Blocks of code that hold words or quotation marks of the language.

use super::comments::Comments;
use super::language::one_name;
use crate::check::reading::{BlockKind, LocalePage, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "code/block-translated",
    severity: Severity::Critical,
    what: "A block of program code holds, outside its comments and strings, a word with letters beyond ASCII or typographic quotation marks, or any other block a value in such marks; the source page, where the docset has one, holds no such line.",
    why: "Whoever copies the code gets something that does not run.",
    example: "--- content/en-us/b.md\n# B\n--- content/sv-se/a.md\n# Hej\n\n```csharp\nif (size > 0) { return “a”; }\n```\n=> content/sv-se/a.md:4:1",
    fix: "Copy the code from the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    // Beside a page of its version each difference of a block is told.
    if page.is_compared() {
        return;
    }
    let ours = odd_lines(page.page);
    if ours.is_empty() {
        return;
    }
    let theirs = page.source_page.map(odd_lines).unwrap_or_default();
    for (line, place) in ours {
        if theirs.iter().all(|(known, _)| *known != line) {
            sink.push(Diagnostic::new(&RULE, place, "this line holds words of the language, not code"));
        }
    }
}

/// The first line of each block that is none of its language, and where it stands.
fn odd_lines(page: &LocalePage) -> Vec<(String, Span)> {
    let blocks = page.blocks.blocks.iter();
    blocks
        .filter_map(|block| {
            let BlockKind::Code { text, language, .. } = &block.kind else { return None };
            if text.is_ascii() {
                return None;
            }
            let odd = |line: &str| is_quoted_amiss(line) || is_program(language) && is_odd(line);
            let line = Comments::of(language).cut(text).into_iter().find(|line| odd(line))?;
            let start = block.span.start as usize;
            let at = page.text().get(block.span.range())?.find(&line)? + start;
            let end = at + line.len();
            Some((line, page.span(at..end)))
        })
        .collect()
}

/// Whether a fence names a language in which a line that is no comment and no string is code. Markup holds texts.
fn is_program(language: &str) -> bool {
    matches!(
        one_name(language).as_str(),
        "javascript"
            | "jsx"
            | "typescript"
            | "tsx"
            | "csharp"
            | "java"
            | "c"
            | "cpp"
            | "go"
            | "rust"
            | "swift"
            | "kotlin"
            | "scala"
            | "php"
            | "fsharp"
            | "json"
            | "python"
            | "powershell"
            | "bash"
            | "sh"
            | "sql"
            | "vb"
            | "kusto"
            | "ruby"
            | "azurecli"
            | "cshtml"
            | "razor"
    )
}

/// Whether a value stands in typographic quotation marks, as no language of code has it: `class=“a”`, `”key”: 1`.
fn is_quoted_amiss(line: &str) -> bool {
    let opens = ['“', '”', '„', '«', '＂'];
    let key = line.trim_start().strip_prefix(opens).and_then(|rest| {
        let end = rest.find(['“', '”', '»', '＂'])?;
        let after = rest[end..].trim_start_matches(['“', '”', '»', '＂']).trim_start();
        Some(!rest[..end].contains(' ') && after.starts_with(':'))
    });
    key == Some(true)
        || ["=“", "(“", "=”", "(”", "=„"]
            .iter()
            .any(|sign| line.split_once(sign).is_some_and(|(_, rest)| rest.contains(['”', '“'])))
}

/// Quotation marks of texts.
const QUOTES: [char; 12] = ['“', '”', '„', '«', '»', '‘', '’', '‚', '「', '」', '＂', '＇'];

/// Whether two typographic quotation marks stand where a string begins and where it ends: after a sign of code, and before one.
fn has_quoted_string(bare: &str) -> bool {
    let mut marks = bare.char_indices().filter(|(_, c)| QUOTES.contains(c));
    let Some((first, _)) = marks.next() else { return false };
    let Some((last, c)) = marks.next_back() else { return false };
    let before = bare[..first].trim_end();
    let after = bare[last + c.len_utf8()..].trim_start();
    let begins = before.is_empty() && after.starts_with([':', ','])
        || before.ends_with(['(', '=', '[', '{', ',', '?', '+', ':'])
        || before.ends_with("return");
    begins && (after.is_empty() || after.starts_with([')', ';', ',', ']', '}', ':', '+', '.', '>', '/']))
}

/// Whether the one sign that is not ASCII is the full-width form of a sign of code, right after code: `call（1);`, `a；`.
fn is_widened(bare: &str) -> bool {
    let mut odd = bare.char_indices().filter(|(_, c)| !c.is_ascii());
    let (Some((at, c)), None) = (odd.next(), odd.next()) else { return false };
    let after = &bare[at + c.len_utf8()..];
    let code =
        bare[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, ')' | ']' | '}' | '"'));
    code && match c {
        '；' => after.trim().is_empty(),
        '（' => after.contains(')'),
        '）' => bare[..at].contains('('),
        '＝' => true,
        _ => false,
    }
}

/// Whether a line has, outside of strings, a word beyond ASCII beside the signs of code, or a typographic quotation mark.
fn is_odd(line: &str) -> bool {
    if line.is_ascii() {
        return false;
    }
    let (mut bare, mut quote) = (String::with_capacity(line.len()), None);
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match quote {
            Some(_) if c == '\\' => _ = chars.next(),
            Some(q) if c == q => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None => bare.push(c),
        }
    }
    // What no quotation mark ends goes on in the next line, or began in one before.
    if quote.is_some() {
        return false;
    }
    let signs = bare.contains(['{', '}', ';', '=']);
    // Text between tags.
    let markup = bare.starts_with('<') || bare.contains("</") || bare.contains("/>");
    if !markup && (has_quoted_string(&bare) || is_widened(&bare)) {
        return true;
    }
    let curly = ('“', '”');
    let quoted = line.contains(curly.0) && line.contains(curly.1) && bare.contains([curly.0, curly.1]);
    quoted && (signs || bare.contains('(') || bare.starts_with('@'))
        || signs && !markup && bare.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::is_odd;

    #[test]
    fn words_and_quotation_marks_of_the_language_are_no_code() {
        for line in [
            "Text = Text ?? ‘a’;",
            "if (a.Is(‘b’))",
            "”Local”: {",
            "Map(«/a»);",
            "a b；",
            "new A（1, 2);",
            "如果 (a) {",
            "start().then(函数 () {",
            "return “a”;",
            "set(“a”,",
            "@page “{a?}”",
            "x = é();",
        ] {
            assert!(is_odd(line), "{line}");
        }
        for line in [
            "x = \"é\";",
            "say('“a”')",
            "`é",
            "Il y a un élément.",
            "<p>Élément = 1</p>",
            "Élément (1)",
            "if (a) {",
            "It’s a b’s",
            "Say “a”, then “b” to it",
        ] {
            assert!(!is_odd(line), "{line}");
        }
    }
}
