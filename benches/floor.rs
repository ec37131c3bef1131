//! What cannot be saved: reading the pages of a folder, (parsing them as Markdown,) and writing files of the names and
//! sizes that a site has. Run by `peers.sh`: `floor write|parse SOURCE SITE OUTPUT`. Without these, it does nothing.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use walkdir::WalkDir;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    let [mode, source, site, output] = args.as_slice() else { return };
    let parse = mode == "parse";
    let events = AtomicUsize::new(0);
    files(Path::new(source)).par_iter().filter(|(p, _)| p.extension().is_some_and(|e| e == "md")).for_each(
        |(path, _)| {
            let bytes = fs::read(path).expect("a readable page");
            if parse {
                let text = String::from_utf8_lossy(&bytes);
                let n =
                    pulldown_cmark::Parser::new_ext(&text, pulldown_cmark::Options::ENABLE_TABLES).count();
                events.fetch_add(n, Ordering::Relaxed);
            }
        },
    );
    let site = Path::new(site);
    let files = files(site);
    let longest = files.iter().map(|(_, size)| *size).max().unwrap_or_default();
    let filler = vec![b'x'; longest];
    let place = |path: &Path| Path::new(output).join(path.strip_prefix(site).unwrap_or(path));
    let mut folders: Vec<PathBuf> =
        files.iter().filter_map(|(p, _)| Some(place(p).parent()?.into())).collect();
    folders.sort();
    folders.dedup();
    for folder in &folders {
        fs::create_dir_all(folder).expect("a new folder");
    }
    files.par_iter().for_each(|(path, size)| fs::write(place(path), &filler[..*size]).expect("a new file"));
    std::hint::black_box(events);
}

fn files(folder: &Path) -> Vec<(PathBuf, usize)> {
    WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("a readable folder"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (entry.path().to_owned(), entry.metadata().map_or(0, |m| m.len() as usize)))
        .collect()
}
