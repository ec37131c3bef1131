//! The files below the roots. A symlink is followed only to where a root reaches; nothing else is looked at.

use std::cmp::Ordering;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::pending::Pending;
use crate::diag::{Rule, Severity};
use crate::model::{FileEntry, FileKind, OUTPUT_MARK, RootId, STAGING_MARK};

/// The "root" of what is no content: names that were seen and are never read (links that lead out, names that are no
/// text), the settings, files beside the content. Their path is the one shown to people. No locale has this root, so no
/// reference finds them.
pub const ASIDE: RootId = RootId(u16::MAX);

/// Something that leads out of the resolved roots.
pub static OUTSIDE_ROOT: Rule = Rule {
    code: "path/outside-root",
    severity: Severity::Critical,
    what: "A path in a page, a TOC, a docfx.json or a redirection, or a symbolic link, leads out of the folders that \
           the settings name. Nothing is read there.",
    why: "What a docset shows must come from the docset: a page must not be able to publish a file of the machine \
          that builds it.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/TOC.yml
- name: Home
  href: index.md
- name: Users
  href: ../../../etc/passwd
=> content/en-us/TOC.yml:4:9
",
    fix: "Move the file into the docset, or make its folder a root: `src` or a locale's `path` in book.toml.",
    docfx: &["link-out-of-scope"],
};

/// A file name that is not UTF-8.
pub static FILE_NAME: Rule = Rule {
    code: "file/name",
    severity: Severity::Major,
    what: "The name of a file or folder is not UTF-8. It is skipped.",
    why: "Such a name has no URL, and no page can refer to it.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/caf\\xE9.png
=> content/en-us/caf\u{fffd}.png
",
    fix: "Rename the file.",
    docfx: &[],
};

/// A symbolic link to nothing.
pub static DANGLING_LINK: Rule = Rule {
    code: "file/dangling-link",
    severity: Severity::Minor,
    what: "A symbolic link leads to nothing, or back to a folder above itself. It is skipped.",
    why: "The file that was meant is missing from the site.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/logo.png -> media/logo.png
=> content/en-us/logo.png
",
    fix: "Mend the link or remove it.",
    docfx: &[],
};

/// How many links deep a path may go: the table must end even where folders link to each other.
const MAX_LINKS: usize = 2;

/// What is not walked.
pub(super) struct Bounds<'a> {
    /// All resolved roots.
    pub roots: &'a [PathBuf],
    /// The output folder.
    pub build_dir: &'a Path,
    /// A path as people know it.
    pub show: &'a (dyn Fn(&Path) -> String + Sync),
}

impl Bounds<'_> {
    fn skips(&self, entry: &DirEntry) -> bool {
        let name = entry.file_name().to_string_lossy();
        let hidden = name.starts_with('.') && !name.starts_with(".openpublishing");
        let tool = matches!(name.as_ref(), "node_modules" | "_site");
        let path = entry.path();
        let output = || [OUTPUT_MARK, STAGING_MARK].iter().any(|mark| path.join(mark).is_file());
        hidden
            || entry.file_type().is_dir()
                && (tool || path == self.build_dir || self.roots.iter().any(|r| r == path) || output())
    }
}

/// What stands below one root.
#[derive(Default)]
pub(super) struct Found {
    pub entries: Vec<FileEntry>,
    pub pending: Vec<Pending>,
}

/// Walks over one root. Kinds are by name alone.
pub(super) fn walk(root: RootId, bounds: &Bounds<'_>) -> Result<Found, (PathBuf, io::Error)> {
    let Some(dir) = bounds.roots.get(root.0 as usize) else { return Ok(Found::default()) };
    let mut walker = Walker { root, bounds, found: Found::default() };
    // Folders to walk: where they really are, the docset path they stand at, links passed on the way.
    let mut queue = vec![(dir.clone(), String::new(), 0)];
    while let Some((real, at, links)) = queue.pop() {
        walker.folder(&real, &at, links, &mut queue)?;
    }
    Ok(walker.found)
}

/// Entries of one folder by their names: all else of their paths is the same.
fn by_name(a: &DirEntry, b: &DirEntry) -> Ordering {
    a.path().as_os_str().cmp(b.path().as_os_str())
}

struct Walker<'a> {
    root: RootId,
    bounds: &'a Bounds<'a>,
    found: Found,
}

impl Walker<'_> {
    fn folder(
        &mut self,
        real: &Path,
        at: &str,
        links: usize,
        queue: &mut Vec<(PathBuf, String, usize)>,
    ) -> Result<(), (PathBuf, io::Error)> {
        let walk = WalkDir::new(real).min_depth(1).sort_by(by_name).into_iter();
        let bounds = self.bounds;
        for entry in walk.filter_entry(|e| !bounds.skips(e)) {
            let entry = entry.map_err(|e| (e.path().unwrap_or(real).to_owned(), e.into()))?;
            let Some(below) = entry.path().strip_prefix(real).ok().and_then(Path::to_str) else {
                // Reported for the folder only, not for everything in it.
                if entry.path().parent().is_none_or(|p| p.to_str().is_some()) {
                    self.aside(&entry, &FILE_NAME, "the name of this file is not UTF-8");
                }
                continue;
            };
            let below = below.replace(std::path::MAIN_SEPARATOR, "/");
            let path = if at.is_empty() { below } else { format!("{at}/{below}") };
            if entry.path_is_symlink() {
                self.link(&entry, path, links, queue);
            } else if entry.file_type().is_file() {
                let size = entry.metadata().map_or(0, |m| m.len());
                self.add(path, size);
            }
        }
        Ok(())
    }

    fn link(
        &mut self,
        entry: &DirEntry,
        path: String,
        links: usize,
        queue: &mut Vec<(PathBuf, String, usize)>,
    ) {
        let Ok(target) = entry.path().canonicalize() else {
            return self.aside(entry, &DANGLING_LINK, "this link leads to nothing");
        };
        if !self.bounds.roots.iter().any(|root| target.starts_with(root)) {
            return self.aside(entry, &OUTSIDE_ROOT, "this link leads out of the docset: it is not followed");
        }
        if target.is_file() {
            let size = target.metadata().map_or(0, |m| m.len());
            self.add(path, size);
        } else if entry.path().starts_with(&target) {
            self.aside(entry, &DANGLING_LINK, "this link leads back to a folder above itself");
        } else if links < MAX_LINKS {
            queue.push((target, path, links + 1));
        } else {
            self.aside(entry, &DANGLING_LINK, "this link stands behind too many other links");
        }
    }

    fn add(&mut self, path: String, size: u64) {
        let kind = kind_by_name(&path);
        self.found.entries.push(FileEntry {
            root: self.root,
            path: path.into(),
            kind,
            size,
            published: kind == FileKind::Toc,
        });
    }

    fn aside(&mut self, entry: &DirEntry, rule: &'static Rule, message: &str) {
        let path: Box<str> = (self.bounds.show)(entry.path()).into();
        self.found.pending.push(Pending {
            rule,
            root: ASIDE,
            path: path.clone(),
            at: 0..0,
            message: message.to_owned(),
            hint: None,
        });
        let kind = FileKind::Config;
        self.found.entries.push(FileEntry { root: ASIDE, path, kind, size: 0, published: false });
    }
}

/// The last part of a path.
pub(super) fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether a file of this name is a table of contents.
pub(super) fn is_toc(path: &str) -> bool {
    let name = name_of(path);
    ["toc.yml", "toc.md", "toc.json"].iter().any(|toc| name.eq_ignore_ascii_case(toc))
}

/// Whether a path ends in `.ext`, in any case.
pub(super) fn has_extension(path: &str, ext: &str) -> bool {
    name_of(path).rsplit_once('.').is_some_and(|(stem, e)| !stem.is_empty() && e.eq_ignore_ascii_case(ext))
}

fn kind_by_name(path: &str) -> FileKind {
    let name = name_of(path);
    if name.contains(".openpublishing.")
        || matches!(
            name,
            "docfx.json"
                | "docfx.yml"
                | "redirections.yml"
                | "redirections.json"
                | "docsets.yml"
                | "zone-pivot-groups.yml"
                | "zone-pivot-groups.json"
                | "book.toml"
        )
    {
        FileKind::Config
    } else if is_toc(path) {
        FileKind::Toc
    } else if has_extension(path, "md") {
        let folders = path.split('/').rev().skip(1);
        let include = folders.into_iter().any(|f| f.eq_ignore_ascii_case("includes"));
        if include { FileKind::Include } else { FileKind::Page }
    } else {
        FileKind::Asset
    }
}

/// What is published where no docfx.json lists resources: what a reader may open, no source and no settings.
const WEB: &[&str] = &[
    "apng", "avif", "bmp", "gif", "ico", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp", // images
    "m4v", "mov", "mp4", "ogv", "webm", "srt", "vtt", // video
    "flac", "m4a", "mp3", "ogg", "wav", // audio
    "pdf", "epub", "txt", "rtf", "csv", "tsv", // text and tables
    "doc", "docm", "docx", "dotx", "odt", "ppt", "pptm", "pptx", "potx", "odp", "xls", "xlsb", "xlsm",
    "xlsx", "xltx", "ods", "vsd", "vsdx", // office
    "7z", "gz", "tgz", "zip", // archives
];

/// Whether files of this type are published where no docfx.json decides.
pub(super) fn is_web_type(path: &str) -> bool {
    let ext = name_of(path).rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
    ext.is_some_and(|e| WEB.contains(&e.as_str()))
}
