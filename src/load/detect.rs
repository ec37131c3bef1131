//! What a tree without book.toml says about itself.

use std::io::Read;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{Start, json};
use crate::model::{LocaleId, normalize};

const PUBLISH_CONFIG: &str = ".openpublishing.publish.config.json";

/// The children of `dir` that are locales, by name. Bare language codes (`it`, `no`, `id`) are words too: they count
/// only beside a locale with a region or script, or where every folder is one.
pub(super) fn locale_folders(dir: &Path) -> Vec<(LocaleId, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(dir) else { return vec![] };
    let mut found = vec![];
    let mut others = dir.join("docfx.json").is_file();
    for entry in entries.flatten() {
        let path = entry.path();
        let Some(name) = path.file_name().and_then(|n| n.to_str()) else { continue };
        if name.starts_with('.') || !path.is_dir() {
            continue;
        }
        match LocaleId::from_folder(name) {
            Some(id) => found.push((id, path)),
            None => others = true,
        }
    }
    found.sort_by(|a, b| a.1.cmp(&b.1));
    let bare = |id: &LocaleId| id.identifier().region.is_none() && id.identifier().script.is_none();
    if others && found.iter().all(|(id, _)| bare(id)) { vec![] } else { found }
}

/// Whether a Markdown file stands somewhere below `dir`, or a settings file, which may govern pages of another kind.
pub(super) fn has_markdown(dir: &Path) -> bool {
    let settings = |name: &str| matches!(name, "docfx.json" | "docfx.yml");
    files(dir).any(|p| is_markdown(&p) || p.file_name().and_then(|n| n.to_str()).is_some_and(settings))
}

fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("md"))
}

fn markdown(dir: &Path) -> impl Iterator<Item = PathBuf> {
    files(dir).filter(|p| is_markdown(p))
}

fn files(dir: &Path) -> impl Iterator<Item = PathBuf> {
    let hidden = |name: &str| name.starts_with('.') || matches!(name, "node_modules" | "_site");
    WalkDir::new(dir)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(move |e| e.depth() == 0 || !hidden(&e.file_name().to_string_lossy()))
        .flatten()
        .filter(|e| e.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
}

/// The locale of a lone tree: the first pages' `ms.contentlocale`, else its folder's name or that of a folder above
/// (`sv-SE`, `docs.sv-SE`), else what the publishing configuration says. `None`: nothing says it.
pub(super) fn lone_locale(dir: &Path) -> Option<LocaleId> {
    let pages = markdown(dir).take(20);
    let stated = pages.filter_map(|p| content_locale(&head(&p)?)).next();
    stated
        .or_else(|| up_to_repository(dir).find_map(|d| locale_of_name(&d)))
        .or_else(|| published_locale(dir))
}

/// The folder and those above, up to the repository's.
fn up_to_repository(dir: &Path) -> impl Iterator<Item = PathBuf> {
    let mut folders = vec![];
    for folder in dir.ancestors().take(8) {
        folders.push(folder.to_owned());
        if folder.join(".git").exists() || folder.join(PUBLISH_CONFIG).exists() {
            break;
        }
    }
    folders.into_iter()
}

/// `sv-SE` or `docs.sv-SE`: with a region, since `x.it` is a name like any other.
fn locale_of_name(dir: &Path) -> Option<LocaleId> {
    let name = dir.file_name()?.to_str()?;
    let tag = name.rsplit_once('.').map_or(name, |(_, tag)| tag);
    LocaleId::from_folder(tag).filter(|id| id.identifier().region.is_some())
}

/// A folder's name without its locale: `docs.sv-SE` → `docs`.
pub(super) fn without_locale(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, tag)) if !stem.is_empty() && LocaleId::from_folder(tag).is_some() => stem,
        _ => name,
    }
}

fn published_locale(dir: &Path) -> Option<LocaleId> {
    let text = up_to_repository(dir).find_map(|d| std::fs::read_to_string(d.join(PUBLISH_CONFIG)).ok())?;
    let (top, _) = json::parse(&text);
    let locale = top.get("docsets_to_publish")?.elements().iter().find_map(|d| d.get("locale")?.text());
    locale?.parse().ok()
}

/// The folders of a repository that are docsets, where its publishing configuration names any; below the repository's.
pub(super) fn published_folders(root: &Path) -> Option<Vec<String>> {
    let text = std::fs::read_to_string(root.join(PUBLISH_CONFIG)).ok()?;
    let (top, _) = json::parse(&text);
    let docsets = top.get("docsets_to_publish")?.elements();
    let folder = |d: &super::node::Node| normalize(&d.get("build_source_folder")?.text()?.replace('\\', "/"));
    let folders: Vec<String> = docsets.iter().filter_map(folder).collect();
    let usable = folders.iter().any(|f| root.join(f).is_dir());
    usable.then_some(folders)
}

fn head(path: &Path) -> Option<String> {
    let mut bytes = vec![];
    std::fs::File::open(path).ok()?.take(8192).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// `ms.contentlocale` of a page's front matter.
fn content_locale(text: &str) -> Option<LocaleId> {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    if lines.next()?.trim_end() != "---" {
        return None;
    }
    let value = lines
        .take_while(|l| !matches!(l.trim_end(), "---" | "..."))
        .find_map(|l| l.strip_prefix("ms.contentlocale:"))?;
    value.trim().trim_matches(['"', '\'']).parse().ok()
}

/// Where the docset of a path is looked for: a folder that is one itself; otherwise around the page or the folder.
pub fn docset_around(cwd: &Path, path: &Path) -> Start {
    let named = cwd.join(path);
    let Ok(real) = named.canonicalize() else { return Start::Folder(path.to_owned()) };
    if real.is_file() {
        return Start::File(path.to_owned());
    }
    let has_locales = |dir: &Path| !locale_folders(dir).is_empty();
    if real.join("book.toml").is_file() || has_locales(&real) || has_locales(&real.join("content")) {
        return Start::Folder(path.to_owned());
    }
    // A locale's folder, or one below it: the docset is what holds the locales.
    let locale = real.ancestors().find(|d| {
        let name = d.file_name().and_then(|n| n.to_str()).and_then(LocaleId::from_folder);
        name.is_some() && d.parent().is_some_and(has_locales)
    });
    match locale.and_then(Path::parent) {
        Some(docset) => Start::Folder(docset.to_owned()),
        None => Start::Folder(path.to_owned()),
    }
}

/// For a single file: the folder to load. That is the parent of the locale folder it stands in, otherwise its
/// repository, otherwise the folder of its docfx.json or docfx.yml, otherwise the current folder when the file was
/// named from there, otherwise its own.
pub(super) fn docset_of_file(file: &Path, named: &Path, cwd: &Path) -> PathBuf {
    let above = || file.ancestors().skip(1);
    let name = |d: &Path| d.file_name().and_then(|n| n.to_str()).and_then(LocaleId::from_folder);
    let region = |d: &Path| name(d).is_some_and(|id| id.identifier().region.is_some());
    let holds = |file: &str| above().find(|d| d.join(file).is_file());
    let found = above()
        .find(|d| region(d))
        .and_then(Path::parent)
        .or_else(|| holds(PUBLISH_CONFIG))
        .or_else(|| above().find(|d| locale_of_name(d).is_some()))
        .or_else(|| holds("docfx.json"))
        .or_else(|| holds("docfx.yml"))
        .or_else(|| (named.is_relative() && file.starts_with(cwd) && !is_wide(cwd)).then_some(cwd));
    // A folder of includes is part of something.
    let own = || above().find(|d| d.file_name().is_none_or(|name| !name.eq_ignore_ascii_case("includes")));
    found.or_else(own).unwrap_or(file).to_owned()
}

/// A folder that holds all sorts of things: nobody means it as a docset.
fn is_wide(dir: &Path) -> bool {
    dir.parent().is_none() || std::env::home_dir().is_some_and(|home| home == dir)
}
