//! `diglot init`

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::{Args, ValueHint};

use super::{Console, Exit};
use crate::build::write_new;

const EXAMPLES: &str = "\
Examples:
  diglot init       in the current folder, which must be empty
  diglot init docs  in a new folder

The starter is a small product help in English, with a bilingual Swedish translation.";

/// `diglot init`
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct InitArgs {
    /// The folder, new or empty; a repository without files is empty too
    #[arg(value_name = "DIR", default_value = ".", value_hint = ValueHint::DirPath)]
    pub dir: PathBuf,
}

/// `(path, text)` of a file beside this one.
macro_rules! starter {
    ($($path:literal),* $(,)?) => { &[$(($path, include_str!($path))),*] };
}

const PAGES: &[(&str, &str)] = starter![
    "book.toml",
    "content/en-us/TOC.yml",
    "content/en-us/commands.md",
    "content/en-us/get-started.md",
    "content/en-us/includes/support.md",
    "content/en-us/index.md",
    "content/en-us/media/flow.svg",
    "content/sv-se/TOC.yml",
    "content/sv-se/commands.md",
    "content/sv-se/get-started.md",
    "content/sv-se/includes/support.md",
    "content/sv-se/index.md",
    "content/sv-se/media/flow.svg",
];

/// Under another name here, where it would be obeyed.
const GITIGNORE: (&str, &str) = (".gitignore", include_str!("gitignore"));

pub(super) fn run(args: InitArgs, console: &Console) -> anyhow::Result<ExitCode> {
    refuse_unless_empty(&args.dir)?;
    let files: Vec<_> = PAGES.iter().copied().chain([GITIGNORE]).collect();
    write_new(&args.dir, &files)?;
    console.note(&format!("Wrote {} files in {}.", files.len(), args.dir.display()));
    let here = args.dir.components().eq(Path::new(".").components());
    let dir = if here { String::new() } else { format!(" {}", args.dir.display()) };
    console.note(&format!("Build the site with `diglot build{dir}`."));
    Ok(Exit::Clean.into())
}

fn refuse_unless_empty(dir: &Path) -> anyhow::Result<()> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(()),
        Err(e) if e.kind() == ErrorKind::NotADirectory => bail!("{} is a file", dir.display()),
        Err(e) => return Err(e).with_context(|| format!("cannot open {}", dir.display())),
    };
    for entry in entries {
        let name = entry.with_context(|| format!("cannot read {}", dir.display()))?.file_name();
        if name != ".git" {
            bail!(
                "{} is not empty ({} is in it): name a new folder",
                dir.display(),
                Path::new(&name).display()
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::super::args::Color;
    use super::*;

    fn init(dir: &Path) -> anyhow::Result<ExitCode> {
        run(InitArgs { dir: dir.to_path_buf() }, &Console::new(Color::Auto, true))
    }

    #[test]
    fn a_starter_is_written_into_an_empty_folder_only() {
        let top = TempDir::new().unwrap();
        let new = top.path().join("a/b");
        init(&new).unwrap();
        for (path, text) in PAGES.iter().chain([&GITIGNORE]) {
            assert_eq!(fs::read_to_string(new.join(path)).unwrap(), *text);
        }
        fs::write(new.join("book.toml"), "mine").unwrap();
        assert!(init(&new).unwrap_err().to_string().contains("not empty"));
        assert!(init(&new.join("book.toml")).unwrap_err().to_string().contains("is a file"));
        assert_eq!(fs::read_to_string(new.join("book.toml")).unwrap(), "mine");
        fs::create_dir_all(top.path().join("c/.git")).unwrap();
        init(&top.path().join("c")).unwrap();
    }

    #[test]
    fn every_file_of_the_starter_is_listed() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/init");
        let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
        let files = files.filter(|e| e.file_type().is_file()).map(|e| e.into_path());
        let names = files.map(|p| p.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"));
        let mut names: Vec<_> = names.filter(|n| n != "mod.rs" && n != "gitignore").collect();
        names.sort();
        assert_eq!(names, PAGES.iter().map(|(path, _)| *path).collect::<Vec<_>>());
    }

    /// The body of a bilingual page in its source language, and the numbers of its segments.
    fn source_of(page: &str) -> (String, Vec<usize>) {
        let (mut out, mut ids, mut rest) = (String::new(), vec![], page);
        while let Some((before, after)) = rest.split_once("<span data-ttu-id=\"") {
            let (id, after) = after.split_once("\">").unwrap();
            let separator = format!("</span><span class=\"sxs-lookup\"><span data-stu-id=\"{id}\">");
            let (_, after) = after.split_once(&separator).expect(id);
            let (source, after) = after.split_once("</span></span>").unwrap();
            out.push_str(before);
            out.push_str(source);
            ids.push(id.split_once('-').unwrap().1.parse().unwrap());
            rest = after;
        }
        (out + rest, ids)
    }

    /// Without front matter, kept anchors and alt texts, in which the languages differ.
    fn comparable(page: &str) -> String {
        let body = page.strip_prefix("---\n").map_or(page, |p| p.split_once("\n---\n").unwrap().1);
        let line = |line: &str| match (line.split_once("<a name=\""), line.split_once("](media/")) {
            (Some((hashes, rest)), _) => hashes.to_owned() + rest.split_once("</a>").unwrap().1,
            (_, Some((_, image))) => image.to_owned(),
            _ => line.to_owned(),
        };
        body.lines().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_swedish_starter_holds_the_english_one() {
        let text = |locale: &str, name: &str| {
            let path = format!("content/{locale}/{name}");
            PAGES.iter().find(|(p, _)| *p == path).unwrap().1
        };
        for (name, first, count) in [
            ("index.md", 103, 6),
            ("get-started.md", 103, 9),
            ("commands.md", 103, 9),
            ("includes/support.md", 101, 2),
        ] {
            let (source, ids) = source_of(text("sv-se", name));
            assert_eq!(comparable(&source), comparable(text("en-us", name)), "{name}");
            assert_eq!((ids.first(), ids.len()), (Some(&first), count), "{name}");
            assert!(ids.is_sorted_by(|a, b| a < b), "{name}: {ids:?}");
        }
    }
}
