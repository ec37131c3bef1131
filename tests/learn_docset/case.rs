//! One case: its repositories on the disk, its build, and what it is judged by.

use std::fs;
use std::path::{Path, PathBuf};

use diglot::build::Built;
use diglot::model::LocaleIx;
use serde_yaml::Value;
use tempfile::TempDir;

use super::expect;
use crate::support;

/// A case as built.
pub struct Run {
    /// Where everything stands.
    pub dir: TempDir,
    /// The folder of the repository that is built.
    pub root: PathBuf,
    /// The build.
    pub built: Built,
    /// The locale that is built.
    pub locale: LocaleIx,
    /// The settings file of the docset, and the folder it stands in.
    pub settings: (String, Value),
}

fn write(dir: &Path, files: &Value) {
    for (path, text) in files.as_mapping().into_iter().flatten() {
        let path = dir.join(path.as_str().unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text.as_str().unwrap_or_default()).unwrap();
    }
}

/// `URL#branch` without and with its branch; `zh-cn` of `X.zh-cn`.
fn split(url: &str) -> (&str, &str, Option<&str>) {
    let (name, branch) = url.split_once('#').unwrap_or((url, ""));
    let locale = name.rsplit_once('.').map(|(_, tag)| tag).filter(|tag| tag.len() == 5 && tag.contains('-'));
    (name, branch, locale)
}

/// Writes the repositories; gives the folder of the one to build.
fn set_up(case: &Value, dir: &Path) -> (PathBuf, Option<String>) {
    let Some(repos) = case["repos"].as_mapping() else {
        let root = dir.join("docs");
        write(&root, &case["inputs"]);
        return (root, None);
    };
    let repos: Vec<(&str, &Value)> =
        repos.iter().map(|(url, commits)| (url.as_str().unwrap(), &commits[0]["files"])).collect();
    let wanted = case["locale"].as_str();
    let translated =
        repos.iter().rfind(|(url, _)| split(url).2.is_some() && split(url).2 == wanted.or(split(url).2));
    let (main, files) = translated.unwrap_or(&repos[0]);
    let (name, branch, locale) = split(main);
    let root = dir.join(if locale.is_some() { "target" } else { "docs" });
    write(&root, files);
    // What other repositories give stands where the settings have it.
    let config = fs::read_to_string(root.join("docfx.yml")).unwrap_or_default();
    let config: Value = serde_yaml::from_str(&config).unwrap_or_default();
    for (folder, url) in config["dependencies"].as_mapping().into_iter().flatten() {
        let found = repos.iter().find(|(name, _)| Some(*name) == url.as_str());
        if let (Some((_, files)), Some(folder)) = (found, folder.as_str()) {
            write(&root.join(folder), files);
        }
    }
    let Some(locale) = locale else { return (root, None) };
    let source = name.trim_end_matches(&format!(".{locale}"));
    let same = |with_branch: bool| {
        repos.iter().find(|(url, _)| split(url).0 == source && (!with_branch || split(url).1 == branch))
    };
    if let Some((_, files)) = same(true).or(same(false)) {
        write(&dir.join("docs"), files);
        // A repository without a page is a docset all the same.
        fs::write(dir.join("docs/.keep"), "").unwrap();
    }
    (root, Some(locale.to_owned()))
}

/// Runs a case; gives what does not hold.
pub fn run(case: &Value) -> Vec<String> {
    let dir = TempDir::new().unwrap();
    let (root, locale) = set_up(case, dir.path());
    let source = dir.path().join("docs");
    let mut config = String::from("[book]\ntitle = \"T\"\nlanguage = \"en-us\"\n");
    if source.is_dir() {
        config.push_str("[locales.en-us]\npath = \"docs\"\n");
    }
    if let Some(locale) = &locale {
        config.push_str(&format!("[locales.{locale}]\npath = \"target\"\n"));
        if !source.is_dir() {
            config = config.replace("en-us", locale);
            config = config.replacen(&format!("[locales.{locale}]\npath = \"docs\"\n"), "", 1);
        }
    }
    fs::write(dir.path().join("book.toml"), config).unwrap();
    let built = match support::try_build(dir.path()) {
        Ok(built) => built,
        Err(error) => return vec![format!("no build: {error}")],
    };
    let tag = locale.as_deref().unwrap_or("en-us");
    let ix = built.site.locale_indices().find(|&ix| built.site.locale(ix).slug.as_ref() == tag);
    let settings = settings(&root);
    let run = Run { dir, root, built, locale: ix.unwrap_or(LocaleIx(0)), settings };
    expect::judge(&run, case)
}

fn settings(root: &Path) -> (String, Value) {
    let mut found: Vec<PathBuf> = walkdir::WalkDir::new(root)
        .into_iter()
        .flatten()
        .map(|e| e.into_path())
        .filter(|p| p.ends_with("docfx.yml") || p.ends_with("docfx.json"))
        .collect();
    found.sort();
    let Some(path) = found.first() else { return (String::new(), Value::Null) };
    let text = fs::read_to_string(path).unwrap_or_default();
    let folder = path.parent().unwrap().strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
    (folder, serde_yaml::from_str(&text).unwrap_or_default())
}
