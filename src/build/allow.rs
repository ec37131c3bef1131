//! Findings that pages and settings say are right as they are; and what is wrong with saying so.

use globset::GlobMatcher;
use rustc_hash::{FxHashMap, FxHashSet};

use super::rules;
use crate::diag::{Allowed, Diagnostic, Rule, Severity, Sink, closest};
use crate::load::Docset;
use crate::model::{LocaleId, LocaleIx, Site};
use crate::syntax::allow::{self, Allow, Word};
use crate::text::{FileId, Span};

/// An exception that nothing needs.
pub static UNUSED: Rule = Rule {
    code: "allow/unused",
    severity: Severity::Minor,
    what: "A comment `<!-- diglot: allow CODE -->`, or an entry of `[[check.allow]]` in book.toml, allows what is not \
           found. Only codes that the command looks for are judged: `build` knows nothing of those that \
           `check-locales` reports, and the other way round.",
    why: "Whoever reads it believes that something is wrong there; and it would hide the next fault of that kind.",
    example: "\
--- content/en-us/index.md
# Home

<!-- diglot: allow link/missing-page the page comes with the next release -->
See [the guide](guide.md).
--- content/en-us/guide.md
# Guide

[Home](index.md)
=> content/en-us/index.md:3:20
",
    fix: "Remove the code, or the whole comment.",
    docfx: &[],
};

/// An exception that cannot be understood.
pub static UNKNOWN_CODE: Rule = Rule {
    code: "allow/unknown-code",
    severity: Severity::Minor,
    what: "A comment to diglot asks for something that there is not: it names a code that does not exist or none at \
           all, or begins with another word than `allow` or `allow-page`.",
    why: "What was meant to be allowed is reported all the same.",
    example: "\
--- content/en-us/index.md
# Home

Text. <!-- diglot: allow link/mising-page later -->
=> content/en-us/index.md:3:26
",
    fix: "Write the code as findings show it; `diglot explain` lists all.",
    docfx: &[],
};

/// An exception that nobody explains.
pub static NO_REASON: Rule = Rule {
    code: "allow/no-reason",
    severity: Severity::Info,
    what: "A comment or an entry of `[[check.allow]]` allows a finding and does not say why.",
    why: "The next reviewer cannot know whether it still holds.",
    example: "\
--- content/en-us/index.md
# Home

See [the guide](guide.md). <!-- diglot: allow link/missing-page -->
=> content/en-us/index.md:3:28
",
    fix: "Add a few words behind the code; in book.toml, `reason`.",
    docfx: &[],
};

/// The rules of this module.
pub static RULES: [&Rule; 3] = [&UNUSED, &UNKNOWN_CODE, &NO_REASON];

/// Which exceptions a run can judge.
pub struct Judge<'a> {
    /// Whether it looks for findings of that code.
    pub looks_for: &'a dyn Fn(&str) -> bool,
    /// Whether it looks into that file.
    pub looks_into: &'a dyn Fn(FileId) -> bool,
    /// Whether an entry of the settings would have been met, had it been needed.
    pub covers: &'a dyn Fn(&str, Option<LocaleIx>) -> bool,
}

/// Takes out of `found` what is allowed, and adds what is wrong with the exceptions.
pub fn apply(docset: &Docset, site: &Site, found: &mut Sink, judge: &Judge<'_>) -> Vec<Allowed> {
    let comments = Comments::new(docset, site, judge.looks_into);
    let settings = Settings::new(site);
    if comments.by_file.is_empty() && settings.entries.is_empty() {
        return vec![];
    }
    let mut used_comments: FxHashSet<(FileId, usize, usize)> = FxHashSet::default();
    let mut used_entries: FxHashSet<usize> = FxHashSet::default();
    let mut allowed = vec![];
    found.retain(|finding| {
        let comment = comments.of(finding);
        used_comments.extend(comment.as_ref().map(|(key, _)| *key));
        let entry = settings.of(site, finding);
        used_entries.extend(entry);
        let by = match (comment, entry) {
            (Some((_, allowed)), _) => allowed,
            (None, Some(i)) => {
                Allowed { finding: finding.clone(), reason: settings.entries[i].reason.into(), comment: None }
            }
            (None, None) => return true,
        };
        allowed.push(by);
        false
    });
    comments.judge(&used_comments, judge, found);
    settings.judge(&used_entries, &docset.allow_spans, judge, found);
    allowed
}

/// The comments of all pages and of the includes they use.
struct Comments<'a> {
    by_file: FxHashMap<FileId, (Box<[Allow]>, crate::text::Source)>,
    known: Vec<&'a str>,
}

impl Comments<'_> {
    fn new(docset: &Docset, site: &Site, looks_into: &dyn Fn(FileId) -> bool) -> Self {
        let mut by_file = FxHashMap::default();
        let mut includes: FxHashSet<FileId> = FxHashSet::default();
        for page in &site.pages {
            includes.extend(page.includes.iter().filter(|f| looks_into(**f)));
            if !page.allows.is_empty()
                && looks_into(page.file)
                && let Ok(source) = docset.source(page.file)
            {
                by_file.insert(page.file, (page.allows.clone(), source));
            }
        }
        for file in includes {
            if let Ok(source) = docset.source(file) {
                let found = allow::find(source.text());
                if !found.is_empty() {
                    by_file.insert(file, (found.into(), source));
                }
            }
        }
        Self { by_file, known: rules::codes() }
    }

    /// What allows a finding: the comment's file and number, and which of its codes.
    fn of(&self, finding: &Diagnostic) -> Option<((FileId, usize, usize), Allowed)> {
        let span = finding.primary.span;
        let (allows, source) = self.by_file.get(&span.file)?;
        let text = source.text();
        let whole = span.start == 0 && span.is_empty();
        allows.iter().enumerate().find_map(|(i, allow)| {
            let here = match allow.word {
                Word::AllowPage => true,
                Word::Allow => !whole && allow.covers.contains(&(span.start as usize)),
                Word::Other => false,
            };
            let code =
                here.then(|| allow.codes.iter().position(|c| text.get(c.clone()) == Some(finding.code())))??;
            let reason = text.get(allow.reason.clone()).unwrap_or_default();
            let comment = Span::new(span.file, allow.comment.start, allow.comment.end);
            let by = Allowed { finding: finding.clone(), reason: reason.into(), comment: Some(comment) };
            Some(((span.file, i, code), by))
        })
    }

    fn judge(&self, used: &FxHashSet<(FileId, usize, usize)>, judge: &Judge<'_>, sink: &mut Sink) {
        for (&file, (allows, source)) in &self.by_file {
            let text = source.text();
            let at = |r: &std::ops::Range<usize>| Span::new(file, r.start, r.end);
            for (i, allow) in allows.iter().enumerate() {
                if allow.word == Word::Other {
                    sink.push(not_a_word(&text[allow.word_at.clone()], at(&allow.word_at)));
                    continue;
                }
                if allow.codes.is_empty() {
                    let message = "this allows nothing: it names no code";
                    sink.push(Diagnostic::new(&UNKNOWN_CODE, at(&allow.comment), message));
                }
                for (n, range) in allow.codes.iter().enumerate() {
                    let code = &text[range.clone()];
                    if !self.known.contains(&code) {
                        let message = format!("there is no code `{code}`");
                        let finding = Diagnostic::new(&UNKNOWN_CODE, at(range), message);
                        sink.push(finding.did_you_mean(closest(code, self.known.iter().copied())));
                    } else if !used.contains(&(file, i, n)) && (judge.looks_for)(code) {
                        let message = format!("`{code}` is allowed, but not found here");
                        sink.push(Diagnostic::new(&UNUSED, at(range), message).hint("remove it"));
                    }
                }
                if allow.reason.is_empty() && !allow.codes.is_empty() {
                    let message = "this says not why it is allowed";
                    let hint = "add a few words behind the code";
                    sink.push(Diagnostic::new(&NO_REASON, at(&allow.comment), message).hint(hint));
                }
            }
        }
    }
}

fn not_a_word(word: &str, at: Span) -> Diagnostic {
    let message = match word {
        "" => "this comment to diglot is empty".to_owned(),
        word => format!("a comment to diglot cannot begin with `{word}`"),
    };
    let finding = Diagnostic::new(&UNKNOWN_CODE, at, message);
    match closest(word, ["allow", "allow-page"]) {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None => finding.hint("write `allow CODE reason`, or `allow-page CODE reason`"),
    }
}

/// `[[check.allow]]`
struct Settings<'a> {
    entries: Vec<Entry<'a>>,
}

struct Entry<'a> {
    code: &'a str,
    path: Option<GlobMatcher>,
    locale: Option<Option<LocaleIx>>,
    reason: &'a str,
}

impl<'a> Settings<'a> {
    fn new(site: &'a Site) -> Self {
        let locale = |tag: &String| {
            let id = tag.parse::<LocaleId>().ok();
            site.locale_indices().find(|ix| Some(&site.locale(*ix).id) == id.as_ref())
        };
        let entry = |e: &'a crate::model::config::AllowConfig| Entry {
            code: &e.code,
            path: e.path.as_deref().and_then(|p| Some(globset::Glob::new(p).ok()?.compile_matcher())),
            locale: e.locale.as_ref().map(locale),
            reason: &e.reason,
        };
        Self { entries: site.config.check.allow.iter().map(entry).collect() }
    }

    /// The number of the entry that allows a finding.
    fn of(&self, site: &Site, finding: &Diagnostic) -> Option<usize> {
        let file = finding.primary.span.file;
        self.entries.iter().position(|e| {
            e.code == finding.code()
                && e.locale.is_none_or(|ix| ix == Some(site.locale_of(file)))
                && e.path.as_ref().is_none_or(|p| p.is_match(site.files.get(file).path.as_ref()))
        })
    }

    fn judge(&self, used: &FxHashSet<usize>, places: &[Span], judge: &Judge<'_>, sink: &mut Sink) {
        for (i, entry) in self.entries.iter().enumerate() {
            let Some(&place) = places.get(i) else { continue };
            let locale = entry.locale.flatten();
            if !used.contains(&i) && (judge.covers)(entry.code, locale) {
                let message = format!("`{}` is allowed, but not found", entry.code);
                sink.push(Diagnostic::new(&UNUSED, place, message).hint("remove the entry"));
            }
            if entry.reason.trim().is_empty() {
                let message = "this says not why it is allowed";
                sink.push(Diagnostic::new(&NO_REASON, place, message).hint("add `reason`"));
            }
        }
    }
}
