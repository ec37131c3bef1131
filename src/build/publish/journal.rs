//! The journal: every step from the old output to the new, complete or worthless.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::error::{PublishError, io_error};
use super::layout::{Layout, check_path};
use super::marker::MARKER;
use super::steps::Steps;

/// One step. Paths are those of the output; the empty path is the output folder itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Op {
    /// Takes away a file.
    Remove(String),
    /// Takes away a folder if it is empty.
    RemoveFolder(String),
    /// Puts a staged file or a whole staged folder where nothing stands.
    Add(String),
    /// Puts a staged file in the place of a file.
    Replace(String),
}

const HEAD: &str = "diglot-journal 1\n";

impl Op {
    fn verb_and_path(&self) -> (&'static str, &str) {
        match self {
            Op::Remove(p) => ("remove", p),
            Op::RemoveFolder(p) => ("rmdir", p),
            Op::Add(p) => ("add", p),
            Op::Replace(p) => ("replace", p),
        }
    }

    fn parse(line: &str) -> Option<Self> {
        let (verb, path) = line.split_once(' ')?;
        let whole = path.is_empty() && verb == "add";
        if !whole && path != MARKER && check_path(path).is_err() {
            return None;
        }
        let path = path.to_owned();
        Some(match verb {
            "remove" => Op::Remove(path),
            "rmdir" => Op::RemoveFolder(path),
            "add" => Op::Add(path),
            "replace" => Op::Replace(path),
            _ => return None,
        })
    }
}

fn encode(ops: &[Op]) -> String {
    let mut text = String::from(HEAD);
    for op in ops {
        let (verb, path) = op.verb_and_path();
        text.push_str(verb);
        text.push(' ');
        text.push_str(path);
        text.push('\n');
    }
    let sum = blake3::hash(text.as_bytes()).to_hex();
    text.push_str("end ");
    text.push_str(&sum);
    text.push('\n');
    text
}

fn decode(text: &str) -> Option<Vec<Op>> {
    let (body, sum) = text.strip_suffix('\n')?.rsplit_once("end ")?;
    if blake3::hash(body.as_bytes()).to_hex().as_str() != sum {
        return None;
    }
    body.strip_prefix(HEAD)?.lines().map(Op::parse).collect()
}

/// Writes the journal and has the disk confirm it. From then on the new output is the valid one.
pub(super) fn write(layout: &Layout, ops: &[Op], steps: &mut Steps) -> Result<(), PublishError> {
    let path = layout.journal();
    let fail = |e| io_error("write", &path)(e);
    let text = encode(ops);
    let (head, tail) = text.as_bytes().split_at(text.len() / 2);
    let mut file = File::create(&path).map_err(fail)?;
    steps.step()?;
    file.write_all(head).map_err(fail)?;
    steps.step()?;
    file.write_all(tail).map_err(fail)?;
    if steps.simulated() {
        return Ok(());
    }
    file.sync_all().map_err(fail)?;
    sync_folder(&layout.staging).map_err(io_error("write", &layout.staging))
}

/// The steps of a complete journal; `None`: there is none, or it was cut off.
pub(super) fn read(layout: &Layout) -> Result<Option<Vec<Op>>, PublishError> {
    let path = layout.journal();
    match fs::read(&path) {
        Ok(bytes) => Ok(str::from_utf8(&bytes).ok().and_then(decode)),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
        Err(e) => Err(io_error("read", &path)(e)),
    }
}

#[cfg(unix)]
fn sync_folder(path: &Path) -> std::io::Result<()> {
    File::open(path)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_that_is_cut_off_or_changed_anywhere_is_worthless() {
        let ops = vec![
            Op::Remove("a b/c.html".into()),
            Op::RemoveFolder("end".into()),
            Op::Add(String::new()),
            Op::Replace(MARKER.into()),
        ];
        let text = encode(&ops);
        assert_eq!(decode(&text), Some(ops));
        for cut in 0..text.len() {
            assert_eq!(decode(&text[..cut]), None, "cut at {cut}");
            let mut changed = text.clone().into_bytes();
            changed[cut] ^= 1;
            assert_eq!(decode(str::from_utf8(&changed).unwrap()), None, "changed at {cut}");
        }
    }

    #[test]
    fn a_journal_never_leads_out_of_the_output_folder() {
        for op in [Op::Add("../x".into()), Op::Remove(String::new()), Op::Remove("/etc/passwd".into())] {
            assert_eq!(decode(&encode(std::slice::from_ref(&op))), None, "{op:?}");
        }
    }
}
