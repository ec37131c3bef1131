//! Code within a text that is not the source's.

use crate::check::reading::{Anatomy, Aspect, SegmentContext, show_at, tokens};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "code/inline-changed",
    severity: Severity::Major,
    what: "A piece of code of the source is not in the translation, or is spelled otherwise there.",
    why: "What the reader types or looks for does not exist.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Anropa `kör()` nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Call `run()` now.</span></span>\n=> content/sv-se/a.md:1:38",
    fix: "Copy the code from the source; it is never translated.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let codes = |a: &Anatomy<'_>| {
        a.codes.iter().map(|c| a.code(c).replace("\\_", "_").replace("\\*", "*")).collect::<Vec<_>>()
    };
    let (theirs, ours) = (codes(source), codes(target));
    let (lost, added) = tokens::unmatched(&theirs, &ours);
    // What is gone together is one finding.
    let mut gone: Vec<(usize, Level)> = vec![];
    for (n, &i) in lost.iter().enumerate() {
        let code = &theirs[i];
        // Two that run into each other (`` `a``b` ``) make one that is spelled otherwise.
        let run = |j: usize| ours[j].contains("``") && ours[j].split("``").any(|part| part == code);
        if n > 0 && added.iter().any(|&j| run(j)) {
            continue;
        }
        let there = source.codes[i].range.clone();
        let raw = cx.segment.target.raw;
        let near = added
            .iter()
            .position(|&j| squeezed(&ours[j]) == squeezed(code))
            .or((added.len() > n).then_some(n));
        // More than a name, and words for the reader to replace: such may be translated.
        let phrase = code.split_whitespace().filter(|w| w.chars().all(char::is_alphabetic)).count() >= 2
            || code.contains(['<', '{', '[']) && code.contains(['>', '}', ']']);
        let (at, message, level) = match near.and_then(|k| added.get(k)) {
            Some(&j) if squeezed(&ours[j]) == squeezed(code) => (
                target.codes[j].range.clone(),
                format!("`{}`; in the source it is `{code}`", ours[j]),
                Level::Default,
            ),
            Some(&j) => {
                // A slip of the keyboard is none of a translator's words; nor is what a word processor makes of quotation marks and
                // dashes.
                let near = strsim::normalized_levenshtein(&ours[j], code) >= 0.6 && ours[j].is_ascii();
                let slip = near || retyped(&ours[j]) == retyped(code) || is_of_command(code, &ours[j]);
                let level = if phrase && !slip { Level::Strict } else { Level::Default };
                (target.codes[j].range.clone(), format!("`{}`; in the source it is `{code}`", ours[j]), level)
            }
            None if raw.contains(code.as_str())
                && (!cx.has_hole() || target.prose_text().contains(code.as_str())) =>
            {
                let at = raw.find(code.as_str()).unwrap_or(0);
                // As often as in the source, all told: only the marks around one are lost.
                let told = match ours.iter().any(|c| c == code) {
                    true => code.len() >= 3 && target.prose_text().contains(code.as_str()),
                    false => code.len() >= 3 || code.starts_with('-') && is_apart(raw, at..at + code.len()),
                };
                let level = if told { Level::Default } else { Level::Strict };
                (at..at + code.len(), format!("`{code}` is not marked as code here"), level)
            }
            None => {
                // Of two that are the same one may do.
                let spared = ours.iter().any(|c| c == code) && !cx.has_hole();
                let level = if spared { Level::Strict } else { Level::Default };
                gone.push((i, level));
                continue;
            }
        };
        // A newer source may write it in another case, not with a space in it.
        let spaced =
            |ours: &str| ours.contains(' ') && !code.contains(' ') && squeezed(ours) == squeezed(code);
        let paired = near.and_then(|k| added.get(k)).is_some_and(|&j| spaced(&ours[j]));
        cx.report_with(sink, (&RULE, level), at, Some(there), message, &[Aspect::Code]);
        if paired {
            show_at(level, sink);
        }
    }
    if let Some(level) = gone.iter().map(|(_, level)| *level).min() {
        let names: Vec<String> = gone.iter().take(4).map(|(i, _)| format!("`{}`", theirs[*i])).collect();
        let more = if gone.len() > names.len() { ", …" } else { "" };
        let message = match names.as_slice() {
            [one] => format!("the code {one} is lost"),
            names => format!("{} pieces of code are lost: {}{more}", gone.len(), names.join(", ")),
        };
        let there = gone.first().map(|(i, _)| source.codes[*i].range.clone());
        cx.report_with(sink, (&RULE, level), cx.all(), there, message, &[Aspect::Code]);
    }
    for &j in added.iter().skip(lost.len()) {
        // A name that the source has as plain text may be marked as code.
        let known = cx.segment.source.raw.contains(ours[j].as_str());
        let level = if known { continue } else { Level::Pedantic };
        cx.report(
            sink,
            (&RULE, level),
            target.codes[j].range.clone(),
            format!("the source has no code `{}`", ours[j]),
            &[Aspect::Code],
        );
    }
}

/// Whether neither a letter nor a hyphen is joined to a part of a text: `-I-Option` is written so as a word.
fn is_apart(text: &str, part: std::ops::Range<usize>) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\u{2010}' | '\u{2011}');
    !text[..part.start].ends_with(joins) && !text[part.end..].starts_with(joins)
}

/// With quotation marks and dashes as a keyboard has them, without what does not show, two hyphens as one.
fn retyped(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    for c in code.chars() {
        match c {
            '\u{2018}'..='\u{201b}' => out.push('\''),
            '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => out.push('"'),
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' if out.ends_with('-') => {}
            '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
            '\u{2026}' => out.push_str("..."),
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}' => {}
            c if c.is_whitespace() => {}
            c => out.push(c),
        }
    }
    out
}

/// Whether a translation differs from a command of several words in one of them, which is none for the reader to replace.
fn is_of_command(code: &str, ours: &str) -> bool {
    let (theirs, ours): (Vec<&str>, Vec<&str>) =
        (code.split_whitespace().collect(), ours.split_whitespace().collect());
    let replaced = |w: &str| w.contains(['<', '>', '{', '}', '[', ']']) || w.chars().all(char::is_uppercase);
    let mut other = theirs.iter().zip(&ours).filter(|(a, b)| a != b);
    let (Some((one, _)), None) = (other.next(), other.next()) else { return false };
    theirs.len() == ours.len()
        && theirs.len() >= 4
        && code.is_ascii()
        && !code.contains('"')
        && !replaced(one)
}

/// Without white space and in lower case.
fn squeezed(code: &str) -> String {
    code.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}
