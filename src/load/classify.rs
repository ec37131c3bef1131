//! What each file is to the docset: by its name, by the settings that govern it, by its first bytes.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::decode::{ENCODING, decode};
use super::docfx::{self, Docfx};
use super::options::LoadError;
use super::pending::Pending;
use super::world::{MAX_TEXT, read_bytes};
use super::{detect, walk, yaml_page};
use crate::model::{FileEntry, FileKind, lookup};

/// Reads the settings files of Learn.
pub(super) fn read_docfx(
    roots: &[PathBuf],
    entries: &[FileEntry],
    pending: &mut Vec<Pending>,
    show: &dyn Fn(&Path) -> String,
) -> Result<Vec<Docfx>, LoadError> {
    let mut all = vec![];
    let named = |e: &&FileEntry| matches!(walk::name_of(&e.path), "docfx.json" | "docfx.yml");
    for entry in entries.iter().filter(named) {
        let Some(root) = roots.get(entry.root.0 as usize) else { continue };
        let path = root.join(entry.path.as_ref());
        let bytes = read_bytes(&path, entry.size, MAX_TEXT)
            .map_err(|source| LoadError::Io { path: show(&path), source })?;
        let text = decode(bytes);
        if let Some((at, message)) = text.fault {
            let (root, path) = (entry.root, entry.path.clone());
            pending.push(Pending { rule: &ENCODING, root, path, at, message, hint: None });
        }
        let (docfx, found) = docfx::parse(entry.root, &entry.path, &text.text);
        all.push(docfx);
        pending.extend(found);
    }
    Ok(all)
}

/// Says of every file what it is.
pub(super) fn classify(entries: &mut [FileEntry], docfx: &[Docfx], roots: &[PathBuf]) {
    let scopes: Vec<_> = roots.iter().map(|root| detect::published_folders(root)).collect();
    entries.par_iter_mut().for_each(|entry| {
        one(entry, docfx, roots);
        let scope = scopes.get(usize::from(entry.root.0)).and_then(Option::as_ref);
        if scope.is_some_and(|folders| !folders.iter().any(|f| lookup::within(&entry.path, f))) {
            // Of a repository only some folders are published.
            entry.published = false;
            match entry.kind {
                FileKind::Page => entry.kind = FileKind::Include,
                FileKind::YamlPage => entry.kind = FileKind::Asset,
                _ => {}
            }
        }
    });
}

/// What a file is, by the docfx.json that governs it and by its first bytes.
fn one(entry: &mut FileEntry, docfx: &[Docfx], roots: &[PathBuf]) {
    let governing = docfx
        .iter()
        .filter(|d| d.root == entry.root)
        .filter_map(|d| Some((d.governs(&entry.path)?, d)))
        .max_by_key(|(depth, _)| *depth)
        .map(|(_, d)| d);
    match entry.kind {
        FileKind::Page if governing.and_then(|d| d.content(&entry.path)) == Some(false) => {
            entry.kind = FileKind::Include;
        }
        FileKind::Toc => {
            entry.published = governing.and_then(|d| d.content(&entry.path)) != Some(false);
        }
        FileKind::Asset => {
            let yaml = walk::has_extension(&entry.path, "yml") || walk::has_extension(&entry.path, "yaml");
            let content = governing.and_then(|d| d.content(&entry.path)) != Some(false);
            if yaml && content && is_yaml_page(roots, entry) {
                entry.kind = FileKind::YamlPage;
                return;
            }
            let listed = governing.and_then(|d| d.resource(&entry.path));
            entry.published = listed.unwrap_or_else(|| walk::is_web_type(&entry.path));
        }
        _ => {}
    }
}

fn is_yaml_page(roots: &[PathBuf], entry: &FileEntry) -> bool {
    let Some(root) = roots.get(entry.root.0 as usize) else { return false };
    let mut head = [0; 96];
    let read = File::open(root.join(entry.path.as_ref())).and_then(|mut f| f.read(&mut head));
    let head = head.get(..read.unwrap_or(0)).unwrap_or_default();
    let line = head.split(|b| *b == b'\n').next().unwrap_or_default();
    yaml_page::mime(&String::from_utf8_lossy(line)).is_some_and(yaml_page::is_page_type)
}
