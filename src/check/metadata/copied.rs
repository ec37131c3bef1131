//! Descriptions and titles of another page.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::reading::{Corpus, Form};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};
use crate::model::Site;
use crate::syntax::{bilingual, front_matter};
use crate::text::{FileId, Source, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "metadata/copied",
    severity: Severity::Major,
    what: "The `description` or `title` of a page is word for word that of one other page of the locale, and those of the two source pages differ. Where the docset lacks these, descriptions only, where the pages have other headings.",
    why: "Search results promise what stands on another page.",
    example: "--- content/en-us/a.md\n---\ndescription: How to save a file in a folder.\n---\n# Save\n--- content/en-us/b.md\n---\ndescription: All about colours and fonts.\n---\n# Colours\n--- content/sv-se/a.md\n---\ndescription: Spara en fil i en mapp.\n---\n# Spara\n--- content/sv-se/b.md\n---\ndescription: Spara en fil i en mapp.\n---\n# Färger\n=> content/sv-se/b.md:2:14",
    fix: "Translate the text of the page's own source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Corpus(check) };

fn check(corpus: &Corpus<'_>, sink: &mut Sink) {
    for name in ["description", "title"] {
        let mut uses: FxHashMap<u64, Vec<FileId>> = FxHashMap::default();
        for front in corpus.pages.iter().filter_map(|d| d.front.as_ref()) {
            let key = front.keys.iter().find(|k| k.name == name && k.form == Form::Text);
            if let Some(key) = key {
                uses.entry(key.value).or_default().push(front.file);
            }
        }
        // What more pages share is a template.
        let mut twice: Vec<[FileId; 2]> =
            uses.into_values().filter_map(|files| files.try_into().ok()).collect();
        twice.sort_unstable();
        for files in twice {
            compare(corpus, name, files, sink);
        }
    }
}

/// A text of two pages.
fn compare(corpus: &Corpus<'_>, name: &str, files: [FileId; 2], sink: &mut Sink) {
    let [Some(a), Some(b)] = files.map(|file| Face::read(corpus, file, name)) else { return };
    let level = match (&a.source, &b.source) {
        (Some(x), Some(y)) => match difference(x, y) {
            Some(level) if name == "description" || level == Level::Default && is_apart(x, y) => level,
            _ => return,
        },
        _ if name == "description" && a.heading != b.heading && !a.heading.is_empty() => Level::Strict,
        _ => return,
    };
    // The words that only one of the pages has around it tell which one it was copied from; if none does, both are told.
    let (mine, theirs) = (a.likeness(&b), b.likeness(&a));
    for (face, other, has_less) in [(&a, &b, mine <= theirs), (&b, &a, theirs <= mine)] {
        if !has_less {
            continue;
        }
        let path = &corpus.site.files.get(other.file).path;
        let message = format!("the {name} is word for word that of `{path}`");
        let finding = Diagnostic::new(&RULE, face.span(), message).level(level);
        sink.push(finding.related(other.span(), "here"));
    }
}

/// How readily it is told that two texts became one; `None`: they are one, but for a letter or signs.
fn difference(a: &str, b: &str) -> Option<Level> {
    let (a, b) = (words(a), words(b));
    let apart = a.symmetric_difference(&b).count();
    let close = |x: &str| b.iter().any(|y| strsim::osa_distance(x, y) <= SLIP);
    match apart {
        0 => None,
        // `element`, `elements`: a language may have one word for both.
        _ if a.len() == b.len() && a.iter().all(|x| close(x)) => Some(Level::Strict),
        _ => Some(Level::Default),
    }
}

/// Letters that forms of one word differ by, at most.
const SLIP: usize = 2;

/// Whether two texts share less than half of their words, and have some.
fn is_apart(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    a.len().min(b.len()) >= MIN_WORDS && a.intersection(&b).count() * 2 < a.len().min(b.len())
}

/// Titles of fewer words are translated alike.
const MIN_WORDS: usize = 4;

/// The words of a text in small letters.
fn words(text: &str) -> FxHashSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect()
}

/// What a page shows of itself.
struct Face {
    file: FileId,
    page: Source,
    /// Where the text stands.
    place: Range<usize>,
    /// That of the source page.
    source: Option<String>,
    /// The heading, in the source language where the page has it.
    heading: String,
    /// The line that it stands in, and the name of the file.
    name: String,
}

impl Face {
    fn read(corpus: &Corpus<'_>, file: FileId, name: &str) -> Option<Self> {
        let site = corpus.site;
        let page = corpus.read(file)?;
        let front = front_matter::parse(file, page.text(), &mut vec![])?;
        let place = front.entry(name)?.value.clone();
        let origin = site.source().and_then(|_| {
            let path = &site.files.get(file).path;
            site.files.find(site.locale(Site::SOURCE).root, path)
        });
        let source = origin.and_then(|origin| {
            let text = corpus.read(origin)?;
            front_matter::parse(origin, text.text(), &mut vec![])?.text(text.text(), name)
        });
        let (line, heading) = heading(page.text());
        let heading = heading.to_owned();
        let name = format!("{} {line}", site.files.get(file).path.rsplit('/').next().unwrap_or_default());
        Some(Self { file, page, place, source, heading, name })
    }

    fn span(&self) -> Span {
        Span::new(self.file, self.place.start, self.place.end)
    }

    /// What is around the text: its source, the heading, the name of the file.
    fn around(&self) -> FxHashSet<String> {
        words(&format!("{} {}", self.source.as_deref().unwrap_or_default(), self.name))
    }

    /// How many words of the text this page has around it and the other has not.
    fn likeness(&self, other: &Face) -> usize {
        let text = words(self.page.text().get(self.place.clone()).unwrap_or_default());
        let (mine, theirs) = (self.around(), other.around());
        text.iter().filter(|word| mine.contains(*word) && !theirs.contains(*word)).count()
    }
}

/// The line of the first heading, and its text in the source language where the page carries that.
fn heading(text: &str) -> (&str, &str) {
    let Some(start) = text.find("\n# ").map(|at| at + 3) else { return ("", "") };
    let line = text[start..].lines().next().unwrap_or_default();
    let scan = bilingual::scan(text.as_bytes());
    let pair = scan.pairs.iter().find(|p| (start..start + line.len()).contains(&p.whole.start));
    (line, pair.and_then(|p| text.get(p.source.clone())).unwrap_or(line).trim())
}
