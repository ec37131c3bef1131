//! Files of earlier builds that stay: a page that is open in a portal asks for panes by the names that its manifest has,
//! hours after a new bundle was uploaded.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::is_immutable;
use super::pane::SCHEMA_VERSION;
use crate::render::OutputFile;

/// `history.json`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct HistoryFile {
    /// `1.0`.
    pub schema_version: String,
    /// The version of this bundle.
    pub version: String,
    /// Earlier bundles, the last one first.
    pub builds: Vec<EarlierBuild>,
}

/// A bundle that was replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct EarlierBuild {
    /// Its version.
    pub version: String,
    /// Files of it that later ones do not have; they are still here.
    pub files: Vec<String>,
}

impl HistoryFile {
    /// The history after a build of `version`. `before` is the last one's; `there` are all files of the last bundle and
    /// those it kept; `now` are the files of this one; `keep` earlier builds count.
    pub fn next<'a>(
        before: &HistoryFile,
        version: &str,
        there: impl Iterator<Item = &'a str>,
        now: &BTreeSet<&str>,
        keep: usize,
    ) -> Self {
        let known: BTreeSet<&str> =
            before.builds.iter().flat_map(|b| b.files.iter().map(String::as_str)).collect();
        let gone: Vec<String> = there
            .filter(|path| is_immutable(path) && !now.contains(path) && !known.contains(path))
            .map(Into::into)
            .collect();
        let mut builds = before.builds.clone();
        if before.version != version && !before.version.is_empty() {
            builds.insert(0, EarlierBuild { version: before.version.clone(), files: gone });
        } else if let Some(last) = builds.first_mut() {
            last.files.extend(gone);
        }
        builds.truncate(keep);
        for build in &mut builds {
            build.files.retain(|path| !now.contains(path.as_str()));
            build.files.sort();
        }
        Self { schema_version: SCHEMA_VERSION.to_owned(), version: version.to_owned(), builds }
    }

    /// The files that stay.
    pub fn kept(&self) -> BTreeSet<&str> {
        self.builds.iter().flat_map(|b| b.files.iter().map(String::as_str)).collect()
    }

    /// The file.
    pub fn output(&self) -> OutputFile {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        OutputFile { path: "history.json".into(), bytes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_stay_for_as_many_builds_as_are_asked_for_and_one_that_comes_back_is_no_longer_old() {
        let name = |n: u32| format!("l/sv/p/{n:032x}.json");
        let (mut history, mut disk) = (HistoryFile::default(), BTreeSet::<String>::new());
        let mut build = |version: &str, panes: &[u32]| {
            let now: Vec<String> = panes.iter().map(|n| name(*n)).chain(["manifest.json".into()]).collect();
            let staged = now.iter().map(String::as_str).collect();
            history = HistoryFile::next(&history, version, disk.iter().map(String::as_str), &staged, 2);
            disk = now.iter().cloned().chain(history.kept().into_iter().map(Into::into)).collect();
            (1..=5).filter(|n| disk.contains(&name(*n))).collect::<Vec<u32>>()
        };
        assert_eq!(build("a", &[1]), [1]);
        assert_eq!(build("a", &[1]), [1], "the same again");
        assert_eq!(build("b", &[2]), [1, 2]);
        assert_eq!(build("c", &[3]), [1, 2, 3]);
        assert_eq!(build("d", &[2, 4]), [2, 3, 4], "1 is too old, 2 is back");
        assert_eq!(build("e", &[5]), [2, 3, 4, 5]);
        assert_eq!(build("e", &[5]).len(), 4, "a build without a change forgets nothing");
    }
}
