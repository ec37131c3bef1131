//! Which files matter: what is watched, and which of its changes call for a build.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::load::{Docset, LoadOptions};
use crate::model::LocaleId;

/// What a docset is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Interest {
    /// Settings.
    pub files: Vec<PathBuf>,
    /// Folders of sources, all that is in them.
    pub deep: Vec<PathBuf>,
    /// Folders in which sources may appear.
    pub flat: Vec<PathBuf>,
    /// Outputs.
    pub not: Vec<PathBuf>,
}

impl Interest {
    /// Of a docset as it was loaded. What is not there yet is watched for too.
    pub fn of(docset: &Docset, options: &LoadOptions) -> Self {
        let folder = &docset.folder;
        let own = ["themes", "locales"].map(|name| folder.join(name));
        let src = folder.join(&docset.config.book.src);
        let mut deep: Vec<PathBuf> =
            own.into_iter().chain([src]).chain(docset.roots.iter().cloned()).collect();
        deep.sort();
        // A folder comes before what is in it, and covers it.
        deep.dedup_by(|inner, outer| inner.starts_with(outer));
        let mut files = vec![folder.join("book.toml")];
        files.extend(options.config.as_ref().map(|config| options.cwd.join(config)));
        let parents =
            files.iter().filter_map(|f| f.parent()).chain(docset.roots.iter().filter_map(|r| r.parent()));
        let mut flat: Vec<PathBuf> = parents.map(Path::to_owned).collect();
        flat.sort();
        flat.dedup();
        flat.retain(|f| !deep.iter().any(|d| f.starts_with(d)));
        let mut staging = docset.build_dir.clone().into_os_string();
        staging.push(".staging");
        let not = vec![docset.build_dir.clone(), staging.into()];
        Self { files, deep, flat, not }
    }

    /// Whether a change at `path` calls for a build.
    pub fn wants(&self, path: &Path) -> bool {
        if self.files.iter().any(|f| f == path) {
            return true;
        }
        if self.not.iter().any(|n| path.starts_with(n)) {
            return false;
        }
        if let Some(below) = self.deep.iter().find_map(|d| path.strip_prefix(d).ok()) {
            return !below.iter().any(is_hidden) && !path.file_name().is_some_and(is_scratch);
        }
        // Beside the sources: a folder that becomes one, or one of the watched folders itself.
        let locale = || path.file_name().and_then(OsStr::to_str).and_then(LocaleId::from_folder).is_some();
        self.flat.iter().any(|f| f == path || path.parent() == Some(f) && locale())
    }

    /// All that is watched: folders, and whether what is in their folders counts too.
    pub fn folders(&self) -> impl Iterator<Item = (&Path, bool)> {
        let deep = self.deep.iter().map(|d| (d.as_path(), true));
        deep.chain(self.flat.iter().map(|f| (f.as_path(), false)))
    }
}

/// Names that the loader passes by.
pub(super) fn is_hidden(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') && !name.starts_with(".openpublishing") && name != ".fallback"
        || matches!(name.as_ref(), "node_modules" | "_site")
}

/// What editors put beside a file while they save it.
fn is_scratch(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.ends_with('~')
        || name.ends_with(".swp")
        || name.starts_with('#') && name.ends_with('#')
        || name == "4913"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_call_for_a_build_and_outputs_and_scratch_files_do_not() {
        let paths = |list: &[&str]| list.iter().map(PathBuf::from).collect::<Vec<_>>();
        let interest = Interest {
            files: paths(&["/d/book.toml"]),
            deep: paths(&["/d/content", "/d/locales", "/d/themes", "/elsewhere/docs"]),
            flat: paths(&["/d"]),
            not: paths(&["/d/content/build", "/d/content/build.staging"]),
        };
        for yes in [
            "/d/book.toml",
            "/d",
            "/d/content",
            "/d/content/en-us/a.md",
            "/d/content/en-us/.openpublishing.redirection.json",
            "/d/themes/x/assets/a.css",
            "/elsewhere/docs/img/a.png",
            "/d/fr-fr",
        ] {
            assert!(interest.wants(Path::new(yes)), "{yes}");
        }
        for no in [
            "/d/README.md",
            "/d/.diglot/serve/index.html",
            "/d/.git/index",
            "/d/content/build/index.html",
            "/d/content/build.staging/files/a",
            "/d/content/en-us/.a.md.swp",
            "/d/content/en-us/a.md~",
            "/d/content/en-us/4913",
            "/d/content/node_modules/a/readme.md",
            "/elsewhere/other.md",
        ] {
            assert!(!interest.wants(Path::new(no)), "{no}");
        }
    }
}
