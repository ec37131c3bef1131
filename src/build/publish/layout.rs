//! Where the output folder stands, what stands beside it, and which folders are never written to.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::{PublishError, io_error};
use crate::model::STAGING_MARK;

/// First part of every name that is diglot's own in an output folder.
const OWN: &str = ".diglot-";

/// The resolved output folder and its neighbours.
#[derive(Debug)]
pub(super) struct Layout {
    /// The output folder, symlinks resolved.
    pub build: PathBuf,
    /// Files to be published, the files they replace, and the journal.
    pub staging: PathBuf,
    /// Locked while a process publishes.
    pub lock: PathBuf,
}

impl Layout {
    /// Resolves `build_dir`, which need not exist. `None`: the folder it would stand in does not exist either.
    pub fn resolve(build_dir: &Path) -> Result<Option<Self>, PublishError> {
        let refused = |why| PublishError::Refused { path: build_dir.to_path_buf(), why };
        let build = match fs::canonicalize(build_dir) {
            Ok(build) => {
                if !build.is_dir() {
                    return Err(refused("it is a file"));
                }
                build
            }
            Err(e) if e.kind() == ErrorKind::NotFound => {
                if fs::symlink_metadata(build_dir).is_ok() {
                    return Err(refused("it is a symbolic link to nothing"));
                }
                let absolute = std::path::absolute(build_dir).map_err(io_error("find", build_dir))?;
                let Some((parent, name)) = absolute.parent().zip(absolute.file_name()) else {
                    return Err(refused("it has no name"));
                };
                match fs::canonicalize(parent) {
                    Ok(parent) => parent.join(name),
                    Err(e) if e.kind() == ErrorKind::NotFound => return Ok(None),
                    Err(e) => return Err(io_error("find", parent)(e)),
                }
            }
            Err(e) if e.kind() == ErrorKind::NotADirectory => return Err(refused("it stands in a file")),
            Err(e) => return Err(io_error("find", build_dir)(e)),
        };
        let Some((parent, name)) = build.parent().zip(build.file_name()) else {
            return Err(refused("it is the root of the file system"));
        };
        if on_other_device(&build, parent) {
            // A mounted folder: what is to be renamed into it has to stand in it.
            let own = |name: &str| build.join(format!("{OWN}{name}"));
            return Ok(Some(Self { staging: own("staging"), lock: own("lock"), build }));
        }
        let beside = |prefix: &str, suffix: &str| {
            let mut full = OsString::from(prefix);
            full.push(name);
            full.push(suffix);
            parent.join(full)
        };
        Ok(Some(Self { staging: beside("", ".staging"), lock: beside(".", ".diglot-lock"), build }))
    }

    /// Staged files by their path in the output.
    pub fn files(&self) -> PathBuf {
        self.staging.join("files")
    }

    /// Replaced and removed files by their path in the output, until the journal is done.
    pub fn old(&self) -> PathBuf {
        self.staging.join("old")
    }

    /// The journal.
    pub fn journal(&self) -> PathBuf {
        self.staging.join("journal")
    }

    /// Tells a staging folder from a folder that happens to have its name.
    pub fn owner(&self) -> PathBuf {
        self.staging.join(STAGING_MARK)
    }

    /// Refuses folders whose loss would hurt, whatever stands in them.
    pub fn check_harmless(&self, protected: &[PathBuf]) -> Result<(), PublishError> {
        let refused = |why| Err(PublishError::Refused { path: self.build.clone(), why });
        if let Some(home) = std::env::home_dir().and_then(|home| fs::canonicalize(home).ok())
            && home.starts_with(&self.build)
        {
            return refused("the home folder is in it");
        }
        let holds = |root: &PathBuf| fs::canonicalize(root).is_ok_and(|root| root.starts_with(&self.build));
        if protected.iter().any(holds) {
            return refused("sources are in it");
        }
        Ok(())
    }

    /// Whether the folder is there and holds something that is not diglot's own lock or staging.
    pub fn is_occupied(&self) -> Result<bool, PublishError> {
        let entries = match fs::read_dir(&self.build) {
            Ok(entries) => entries,
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(false),
            Err(e) => return Err(io_error("read", &self.build)(e)),
        };
        for entry in entries {
            let path = entry.map_err(io_error("read", &self.build))?.path();
            if path != self.lock && path != self.staging {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

#[cfg(unix)]
fn on_other_device(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |p: &Path| fs::metadata(p).ok().map(|m| m.dev());
    device(a).zip(device(b)).is_some_and(|(a, b)| a != b)
}

#[cfg(not(unix))]
fn on_other_device(_: &Path, _: &Path) -> bool {
    false
}

/// Checks a path of the output: relative, `/`-separated, no empty part, no `.`, no `..`, no control character
/// (the lists of paths are lines), and not diglot's own.
pub(super) fn check_path(path: &str) -> Result<(), PublishError> {
    let bad = |part: &str| {
        matches!(part, "" | "." | "..")
            || part.contains(char::is_control)
            || cfg!(windows) && part.contains(['\\', ':'])
    };
    if !path.split('/').any(bad) && !path.starts_with(OWN) {
        Ok(())
    } else {
        Err(PublishError::BadPath(path.to_owned()))
    }
}

/// The folders a path stands in, innermost first: `a/b/c` → `a/b`, `a`.
pub(super) fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(path), |folder| parent(folder))
}

fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}
