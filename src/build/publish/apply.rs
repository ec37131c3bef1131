//! Carrying out a journal, forwards and backwards.
//!
//! Forwards, every step can be repeated: after a kill, all of them are taken again. Replaced and removed files
//! are kept until the last step, so that an error halfway can be undone.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::error::{PublishError, io_error};
use super::journal::Op;
use super::layout::Layout;
use super::steps::Steps;

/// Whether a path does not exist. `NotADirectory`: a file stands where its folder would be.
pub(super) fn is_absent(e: &io::Error) -> bool {
    matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn absent_is_fine(result: io::Result<()>) -> io::Result<()> {
    result.or_else(|e| if is_absent(&e) { Ok(()) } else { Err(e) })
}

/// Takes the steps in order. `again`: some or all of them may have been taken before. On an error, the first
/// steps are done; the number of those is returned with it.
pub(super) fn forward(
    layout: &Layout,
    ops: &[Op],
    again: bool,
    steps: &mut Steps,
) -> Result<(), (usize, PublishError)> {
    for (i, op) in ops.iter().enumerate() {
        steps.step().and_then(|()| take(layout, op, again, steps)).map_err(|e| (i, e))?;
    }
    Ok(())
}

fn take(layout: &Layout, op: &Op, again: bool, steps: &mut Steps) -> Result<(), PublishError> {
    let at = |path: &str| (layout.files().join(path), layout.build.join(path), layout.old().join(path));
    match op {
        Op::Remove(path) => {
            let (_, target, old) = at(path);
            // Where case makes no difference, the new output may have a file of that name by now.
            if again && exists(&old) {
                return Ok(());
            }
            // A folder there is the new output's.
            if fs::symlink_metadata(&target).is_ok_and(|m| !m.is_dir()) {
                make_parent(&old)?;
                absent_is_fine(fs::rename(&target, &old)).map_err(io_error("remove", &target))?;
            }
        }
        Op::RemoveFolder(path) => {
            let (_, target, _) = at(path);
            match fs::remove_dir(&target) {
                Err(e) if e.kind() != ErrorKind::DirectoryNotEmpty && !is_absent(&e) => {
                    return Err(io_error("remove", &target)(e));
                }
                _ => {}
            }
        }
        Op::Add(path) => {
            let (staged, target) = if path.is_empty() {
                (layout.files(), layout.build.clone())
            } else {
                (layout.files().join(path), layout.build.join(path))
            };
            if !again || exists(&staged) {
                fs::rename(&staged, &target).map_err(io_error("write", &target))?;
            }
        }
        Op::Replace(path) => {
            let (staged, target, old) = at(path);
            if again && !exists(&staged) {
                return Ok(());
            }
            make_parent(&old)?;
            // A second name for the old file, so that there is no moment without it; where links are not to be
            // had, there is such a moment.
            match fs::hard_link(&target, &old) {
                Ok(()) => {}
                Err(e) if e.kind() == ErrorKind::AlreadyExists || is_absent(&e) => {}
                Err(_) => {
                    absent_is_fine(fs::rename(&target, &old)).map_err(io_error("replace", &target))?;
                }
            }
            steps.step()?;
            fs::rename(&staged, &target).map_err(io_error("replace", &target))?;
        }
    }
    Ok(())
}

fn make_parent(path: &Path) -> Result<(), PublishError> {
    let Some(parent) = path.parent() else { return Ok(()) };
    match fs::create_dir(parent) {
        Ok(()) => Ok(()),
        Err(e) if e.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(_) => fs::create_dir_all(parent).map_err(io_error("create", parent)),
    }
}

/// Undoes steps, the last first; the last may be half done.
pub(super) fn backward(layout: &Layout, ops: &[Op]) -> io::Result<()> {
    ops.iter().rev().try_for_each(|op| undo(layout, op))
}

fn undo(layout: &Layout, op: &Op) -> io::Result<()> {
    match op {
        Op::Remove(path) => absent_is_fine(fs::rename(layout.old().join(path), layout.build.join(path))),
        Op::RemoveFolder(path) => match fs::create_dir(layout.build.join(path)) {
            Err(e) if e.kind() != ErrorKind::AlreadyExists => Err(e),
            _ => Ok(()),
        },
        Op::Add(path) if path.is_empty() => {
            if exists(&layout.files()) {
                Ok(())
            } else {
                fs::rename(&layout.build, layout.files())
            }
        }
        Op::Add(path) => unless_staged(layout, path),
        Op::Replace(path) => {
            // The new file goes back first: were it overwritten, a kill right now could not be rolled forward.
            unless_staged(layout, path)?;
            absent_is_fine(fs::rename(layout.old().join(path), layout.build.join(path)))
        }
    }
}

fn unless_staged(layout: &Layout, path: &str) -> io::Result<()> {
    let staged = layout.files().join(path);
    if exists(&staged) { Ok(()) } else { fs::rename(layout.build.join(path), staged) }
}

/// Removes the staging folder: the journal first, because without it the rest is worthless, and the sign that
/// the folder is diglot's last, because without it the rest would be stuck.
pub(super) fn clear(layout: &Layout, steps: &mut Steps) -> Result<(), PublishError> {
    let remove_file = |path: &Path| absent_is_fine(fs::remove_file(path)).map_err(io_error("remove", path));
    let remove_tree =
        |path: &Path| absent_is_fine(fs::remove_dir_all(path)).map_err(io_error("remove", path));
    steps.step()?;
    remove_file(&layout.journal())?;
    steps.step()?;
    remove_tree(&layout.files())?;
    steps.step()?;
    remove_tree(&layout.old())?;
    steps.step()?;
    remove_file(&layout.owner())?;
    steps.step()?;
    absent_is_fine(fs::remove_dir(&layout.staging)).map_err(io_error("remove", &layout.staging))
}
