//! What was typed, checked: folders are there, and paths mean what they seem to.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::args::{BuildArgs, DocsetArgs, Only, ReportArgs};
use crate::build::Part;

/// Which docset, and its changed settings.
#[derive(Debug)]
pub struct DocsetOptions {
    /// Its folder, which exists.
    pub root: PathBuf,
    /// No folder was named: book.toml is looked for in the current folder and those above.
    pub here: bool,
    /// The settings file, which exists; `None`: `book.toml` in `root`, if there is one.
    pub config: Option<PathBuf>,
    /// `KEY=VALUE`, as typed, in order.
    pub sets: Vec<String>,
}

/// What `diglot build` is to do.
#[derive(Debug)]
pub struct BuildOptions {
    /// Which docset.
    pub docset: DocsetOptions,
    /// Output folder, relative to the current folder; `None`: as the settings say.
    pub dest: Option<PathBuf>,
    /// Whether the cache may be used.
    pub cache: bool,
    /// The part to make; `None`: all.
    pub only: Option<Part>,
    /// Source of a portal, which exists.
    pub portal: Option<PathBuf>,
    /// Whether contexts.lock is written.
    pub write_lock: bool,
    /// Threads; `None`: one for each processor.
    pub jobs: Option<NonZeroUsize>,
    /// How findings are reported.
    pub report: ReportArgs,
}

/// Whether the settings that were named are a file.
pub(super) fn check_config(config: &Path) -> anyhow::Result<()> {
    match config.metadata() {
        Ok(meta) if meta.is_dir() => bail!("--config {} is a folder: name the file", config.display()),
        Ok(_) => Ok(()),
        Err(e) => Err(anyhow::Error::new(e).context(format!("cannot open --config {}", config.display()))),
    }
}

/// Sets the number of threads for the whole process.
pub(super) fn threads(number: NonZeroUsize) -> anyhow::Result<()> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(number.get());
    pool.build_global().context("cannot start threads")
}

impl TryFrom<DocsetArgs> for DocsetOptions {
    type Error = anyhow::Error;

    fn try_from(args: DocsetArgs) -> anyhow::Result<Self> {
        let here = args.dir.is_none();
        let root = args.dir.unwrap_or_else(|| PathBuf::from("."));
        match root.metadata() {
            Ok(meta) if meta.is_dir() => {}
            Ok(_) if root.file_name().is_some_and(|name| name == "book.toml") => {
                bail!("{} is a file: name the folder it is in", root.display())
            }
            Ok(_) => bail!("{} is a file: name the folder of the docset", root.display()),
            Err(e) => return Err(anyhow::Error::new(e).context(format!("cannot open {}", root.display()))),
        }
        if let Some(config) = &args.config {
            check_config(config)?;
        }
        Ok(Self { root, here, config: args.config, sets: args.set })
    }
}

impl TryFrom<BuildArgs> for BuildOptions {
    type Error = anyhow::Error;

    fn try_from(args: BuildArgs) -> anyhow::Result<Self> {
        let mut docset: DocsetOptions = args.docset.try_into()?;
        if args.pseudo {
            docset.sets.push("output.site.pseudo=true".into());
        }
        if let Some(portal) = args.portal_source.as_ref().filter(|p| !p.is_dir()) {
            bail!("--portal-source {} is no folder", portal.display());
        }
        let only = args.only.map(|only| match only {
            Only::Site => Part::Site,
            Only::Panes => Part::Panes,
        });
        Ok(Self {
            docset,
            dest: args.dest,
            cache: !args.no_cache,
            only,
            portal: args.portal_source,
            write_lock: args.write_lock,
            jobs: args.jobs,
            report: args.report,
        })
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::super::args::{Cli, Command};
    use super::*;

    #[test]
    fn what_is_not_there_is_said_before_anything_is_read() {
        let top = tempfile::TempDir::new().unwrap();
        let at = |name: &str| top.path().join(name).to_str().unwrap().to_owned();
        std::fs::create_dir(at("docs")).unwrap();
        std::fs::write(at("book.toml"), "").unwrap();
        for (args, answer) in [
            (vec![at("docs")], None),
            (vec![at("docs"), "--config".into(), at("book.toml")], None),
            (vec![at("dosc")], Some("cannot open")),
            (vec![at("book.toml")], Some("name the folder")),
            (vec![at("docs"), "--config".into(), at("docs")], Some("is a folder")),
            (vec![at("docs"), "--config".into(), at("none.toml")], Some("cannot open --config")),
        ] {
            let line = ["diglot", "build"].map(String::from).into_iter().chain(args.clone());
            let Command::Build(typed) = Cli::parse_from(line).command else { panic!() };
            let error = BuildOptions::try_from(typed).err().map(|e| e.to_string());
            assert_eq!(error.is_some(), answer.is_some(), "{args:?}: {error:?}");
            assert!(error.unwrap_or_default().contains(answer.unwrap_or_default()), "{args:?}");
        }
    }
}
