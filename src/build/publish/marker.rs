//! `.diglot-output`: says that diglot made a folder, and which files in it.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::error::{PublishError, io_error};
use super::layout::check_path;

pub(super) use crate::model::OUTPUT_MARK as MARKER;

const KIND: &str = "diglot-output ";
const HEAD: &str = "diglot-output 1\n# The files that diglot made here. The next build replaces and removes these and no others.\n";

/// The list of published files.
#[derive(Debug, Default)]
pub(super) struct Published {
    /// The marker as it stands, paths sorted.
    text: String,
    /// Where in it each path begins: a text of its own for each would take several times the room.
    starts: Vec<u32>,
}

impl Published {
    /// Reads the marker of `build`. `None`: there is none, or something else bears its name.
    pub fn read(build: &Path) -> Result<Option<Self>, PublishError> {
        let path = build.join(MARKER);
        match fs::symlink_metadata(&path) {
            Ok(meta) if meta.is_file() => {}
            Ok(_) => return Ok(None),
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(io_error("read", &path)(e)),
        }
        let bytes = fs::read(&path).map_err(io_error("read", &path))?;
        if !bytes.starts_with(KIND.as_bytes()) {
            return Ok(None);
        }
        let damaged = || PublishError::Marker(path.clone());
        let text = String::from_utf8(bytes).map_err(|_| damaged())?;
        let list = text.strip_prefix(HEAD).ok_or_else(damaged)?;
        let mut starts = Vec::with_capacity(list.len() / 32);
        let mut at = HEAD.len();
        for line in list.split_inclusive('\n') {
            starts.push(u32::try_from(at).map_err(|_| damaged())?);
            at += line.len();
        }
        let published = Self { text, starts };
        let sound = published.paths().is_sorted() && published.paths().all(|p| check_path(p).is_ok());
        if sound { Ok(Some(published)) } else { Err(damaged()) }
    }

    /// The paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.starts.iter().map(|start| self.path(*start))
    }

    fn path(&self, start: u32) -> &str {
        self.text.get(start as usize..).and_then(|rest| rest.lines().next()).unwrap_or_default()
    }

    /// Whether diglot made the file at `path`.
    pub fn contains(&self, path: &str) -> bool {
        self.starts.binary_search_by(|start| self.path(*start).cmp(path)).is_ok()
    }

    /// Whether diglot made a file whose path differs at most in ASCII case: where the file system makes no
    /// difference, that is the file that stands there.
    pub fn contains_ignoring_case(&self, path: &str) -> bool {
        self.paths().any(|p| p.eq_ignore_ascii_case(path))
    }

    /// The marker's text for the sorted `paths`; `None` when it stands there already.
    pub fn renewed<'a>(&self, paths: impl Iterator<Item = &'a str>) -> Option<String> {
        let mut text = String::with_capacity(self.text.len().max(HEAD.len()));
        text.push_str(HEAD);
        for path in paths {
            text.push_str(path);
            text.push('\n');
        }
        (text != self.text).then_some(text)
    }
}
