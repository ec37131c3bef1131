//! A project's own theme and texts, read from beside its book.toml: `themes/<name>/`, `locales/<tag>/*.ftl`,
//! `locales/<tag>/style.toml`.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{Docset, ReadError};
use crate::model::LocaleId;
use crate::text::FileId;

/// A file as it is: path below its folder, `/`-separated, and bytes.
pub struct OverlayFile {
    /// Path.
    pub path: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// Texts of one locale.
pub struct OverlayTexts {
    /// The locale.
    pub locale: LocaleId,
    /// Path for messages.
    pub path: String,
    /// The file, of Fluent files.
    pub file: Option<FileId>,
    /// Content.
    pub text: String,
}

/// What the project lays over the built-in theme and texts.
#[derive(Default)]
pub struct Overlay {
    /// Files of the theme.
    pub theme: Vec<OverlayFile>,
    /// Fluent files, by path.
    pub texts: Vec<OverlayTexts>,
    /// What is known of languages and house styles, by path.
    pub styles: Vec<OverlayTexts>,
}

/// Reads the overlay. Symlinks are not followed; a folder that is not there is none.
pub fn read(docset: &Docset) -> Result<Overlay, ReadError> {
    let name = docset.config.output.site.theme.as_str();
    let mut overlay = Overlay::default();
    let single = !name.is_empty() && !name.contains(['/', '\\']) && name != "..";
    if single {
        overlay.theme = files(&docset.folder.join("themes").join(name))?;
    }
    for file in files(&docset.folder.join("locales"))? {
        let Some((tag, name)) = file.path.split_once('/') else { continue };
        let Ok(locale) = tag.parse() else { continue };
        let list = match name {
            "style.toml" => &mut overlay.styles,
            _ if name.ends_with(".ftl") => &mut overlay.texts,
            _ => continue,
        };
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        let path = format!("locales/{}", file.path);
        let file = docset.aids.iter().find(|b| *b.below == *path).map(|b| b.file);
        list.push(OverlayTexts { locale, path, file, text });
    }
    Ok(overlay)
}

/// The Fluent files of a project, by path, and the locales they are for.
pub(super) fn catalogs(folder: &Path) -> Vec<(LocaleId, PathBuf)> {
    let locales = folder.join("locales");
    let entries = WalkDir::new(&locales).min_depth(2).sort_by_file_name().into_iter().flatten();
    let found = entries.filter(|e| e.file_type().is_file()).filter_map(|e| {
        let below = e.path().strip_prefix(&locales).ok()?;
        let tag = below.components().next()?.as_os_str().to_str()?.parse().ok()?;
        let name = e.path().to_str()?;
        name.ends_with(".ftl").then(|| (tag, e.into_path()))
    });
    found.collect()
}

fn files(folder: &Path) -> Result<Vec<OverlayFile>, ReadError> {
    let mut out = vec![];
    if !folder.is_dir() {
        return Ok(out);
    }
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|e| ReadError {
            path: folder.display().to_string(),
            source: e
                .into_io_error()
                .unwrap_or_else(|| std::io::Error::other("a folder that contains itself")),
        })?;
        if !entry.file_type().is_file() {
            continue;
        }
        let path = entry.path();
        let below = path
            .strip_prefix(folder)
            .unwrap_or(path)
            .to_string_lossy()
            .replace(std::path::MAIN_SEPARATOR, "/");
        let bytes =
            fs::read(path).map_err(|source| ReadError { path: path.display().to_string(), source })?;
        out.push(OverlayFile { path: below, bytes });
    }
    Ok(out)
}
