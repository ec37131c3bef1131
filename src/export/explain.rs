//! What `diglot explain CODE` prints, and the page of the rule reference: the documentation that stands beside the
//! code of the rule, laid out.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::wrap::wrap;
use crate::diag::{Rule, mqm};

/// Cells a line of prose takes.
const WIDTH: usize = 80;

/// A rule's documentation for the terminal, with a line end at its end.
pub fn explain(rule: &Rule) -> String {
    let mut out = format!("{} ({})\nMQM: {}\n\n", rule.code, rule.severity, mqm(rule.code));
    prose(&mut out, "", rule.what);
    section(&mut out, "Why it matters", rule.why);
    let example = Example::parse(rule.example);
    if !example.files.is_empty() || !example.places.is_empty() {
        out.push_str("\nExample\n");
        example.draw(&mut out);
    }
    section(&mut out, "What to do", rule.fix);
    if !rule.docfx.is_empty() {
        out.push('\n');
        prose(&mut out, "", &docfx(rule, ""));
    }
    out
}

/// A rule's documentation as Markdown, from a heading of level 2 down, with a line end at its end.
pub fn explain_markdown(rule: &Rule) -> String {
    let (code, severity) = (rule.code, rule.severity);
    let what = rule.what.trim();
    let mut out = format!("## {code}\n\n**Severity:** {severity} · **MQM:** {}\n\n{what}\n", mqm(code));
    let mut section = |title: &str, text: &str| {
        if !text.trim().is_empty() {
            out.push_str(&format!("\n### {title}\n\n{}\n", text.trim()));
        }
    };
    section("Why it matters", rule.why);
    section("Example", &Example::parse(rule.example).markdown());
    section("What to do", rule.fix);
    if !rule.docfx.is_empty() {
        let _ = writeln!(out, "\n{}", docfx(rule, "`"));
    }
    out
}

fn section(out: &mut String, title: &str, text: &str) {
    if !text.trim().is_empty() {
        let _ = writeln!(out, "\n{title}");
        prose(out, "  ", text);
    }
}

fn prose(out: &mut String, indent: &str, text: &str) {
    for line in wrap(text.trim(), WIDTH - indent.len()) {
        let _ = writeln!(out, "{}", format!("{indent}{line}").trim_end());
    }
}

fn docfx(rule: &Rule, quote: &str) -> String {
    let codes: Vec<String> = rule.docfx.iter().map(|c| format!("{quote}{c}{quote}")).collect();
    let list = match codes.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => codes.join(""),
    };
    format!("DocFX reports this as {list}.")
}

/// The little docset of [`Rule::example`].
#[derive(Default)]
struct Example<'a> {
    files: Vec<(&'a str, Vec<&'a str>)>,
    places: Vec<&'a str>,
}

impl<'a> Example<'a> {
    fn parse(text: &'a str) -> Self {
        let mut example = Self::default();
        for line in text.lines() {
            if let Some(path) = line.strip_prefix("--- ") {
                example.files.push((path.trim(), vec![]));
            } else if let Some(place) = line.strip_prefix("=> ") {
                example.places.push(place.trim());
            } else if let Some((_, lines)) = example.files.last_mut() {
                lines.push(line);
            }
        }
        for (_, lines) in &mut example.files {
            while lines.last().is_some_and(|l| l.trim().is_empty()) {
                lines.pop();
            }
        }
        example
    }

    /// The files with line numbers, and a caret where the finding is.
    fn draw(&self, out: &mut String) {
        let mut drawn = vec![];
        for (path, lines) in &self.files {
            let _ = writeln!(out, "  {path}");
            let gutter = lines.len().to_string().len();
            for (i, line) in lines.iter().enumerate() {
                let line = line.replace('\t', "    ");
                let _ = writeln!(out, "{}", format!("    {:>gutter$} | {line}", i + 1).trim_end());
                let here = |place: &&&str| column_in(place, path, i + 1).is_some();
                for place in self.places.iter().filter(here) {
                    let column = column_in(place, path, i + 1).unwrap_or(1);
                    let before: String = line.chars().take(column.saturating_sub(1)).collect();
                    let blank = " ".repeat(before.width());
                    let _ = writeln!(out, "    {:gutter$} | {blank}^ reported here", "");
                    drawn.push(*place);
                }
            }
        }
        for place in self.places.iter().filter(|p| !drawn.contains(p)) {
            let _ = writeln!(out, "  reported at {place}");
        }
    }

    fn markdown(&self) -> String {
        let mut out = String::new();
        for (path, lines) in &self.files {
            let ticks = lines.iter().map(|l| l.chars().take_while(|c| *c == '`').count()).max().unwrap_or(0);
            let fence = "`".repeat((ticks + 1).max(3));
            let kind = path.rsplit_once('.').map_or("", |(_, ext)| ext);
            let _ = writeln!(out, "`{path}`\n\n{fence}{kind}\n{}\n{fence}\n", lines.join("\n"));
        }
        for place in &self.places {
            let _ = writeln!(out, "Reported at `{place}`.\n");
        }
        out
    }
}

/// The column of a place `PATH:LINE:COLUMN`, if it is on that line of that file.
fn column_in(place: &str, path: &str, line: usize) -> Option<usize> {
    let (at, column) = place.strip_prefix(path)?.strip_prefix(':')?.split_once(':')?;
    (at.parse() == Ok(line)).then_some(column.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;

    static RULE: Rule = Rule {
        code: "link/missing-page",
        severity: Severity::Major,
        what: "A relative link leads to a page that is not in the docset, in the page's own locale or in any that \
               it falls back to.",
        why: "The reader lands on an error page.",
        example: "--- content/ja-jp/a.md\n# 日本\n日本語 [b](b.md)\n--- content/ja-jp/c.md\n```\nx\n```\n\
                  => content/ja-jp/a.md:2:9\n=> content/ja-jp/media/i.png\n",
        fix: "Correct the path.\nOr write the page.",
        docfx: &["file-not-found", "InvalidFileLink"],
    };

    #[test]
    fn a_rule_is_explained_with_the_place_marked_in_its_example() {
        insta::assert_snapshot!(explain(&RULE), @"
    link/missing-page (major)
    MQM: design-and-markup/markup

    A relative link leads to a page that is not in the docset, in the page's own
    locale or in any that it falls back to.

    Why it matters
      The reader lands on an error page.

    Example
      content/ja-jp/a.md
        1 | # 日本
        2 | 日本語 [b](b.md)
          |            ^ reported here
      content/ja-jp/c.md
        1 | ```
        2 | x
        3 | ```
      reported at content/ja-jp/media/i.png

    What to do
      Correct the path.
      Or write the page.

    DocFX reports this as file-not-found or InvalidFileLink.
    ");
    }

    #[test]
    fn the_markdown_fences_hold_what_they_enclose() {
        insta::assert_snapshot!(explain_markdown(&RULE), @"
    ## link/missing-page

    **Severity:** major · **MQM:** design-and-markup/markup

    A relative link leads to a page that is not in the docset, in the page's own locale or in any that it falls back to.

    ### Why it matters

    The reader lands on an error page.

    ### Example

    `content/ja-jp/a.md`

    ```md
    # 日本
    日本語 [b](b.md)
    ```

    `content/ja-jp/c.md`

    ````md
    ```
    x
    ```
    ````

    Reported at `content/ja-jp/a.md:2:9`.

    Reported at `content/ja-jp/media/i.png`.

    ### What to do

    Correct the path.
    Or write the page.

    DocFX reports this as `file-not-found` or `InvalidFileLink`.
    ");
    }
}
