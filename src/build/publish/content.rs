//! What is to be published: bytes, or a file to copy.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use super::error::{PublishError, io_error};

/// The content of a file of the output.
#[derive(Clone, Copy, Debug)]
pub(super) enum Content<'a> {
    Bytes(&'a [u8]),
    File(&'a Path),
}

impl Content<'_> {
    /// Whether the file at `path` holds the same: first by length, then by bytes.
    pub fn equals(self, path: &Path) -> Result<bool, PublishError> {
        let standing = File::open(path).map_err(io_error("read", path))?;
        let len = standing.metadata().map_err(io_error("read", path))?.len();
        match self {
            Content::Bytes(bytes) if bytes.len() as u64 != len => Ok(false),
            Content::Bytes(bytes) => same_bytes(standing, bytes).map_err(io_error("read", path)),
            Content::File(from) => {
                let file = File::open(from).map_err(io_error("read", from))?;
                if file.metadata().map_err(io_error("read", from))?.len() != len {
                    return Ok(false);
                }
                same(standing, file).map_err(io_error("read", from))
            }
        }
    }

    /// Writes a new file; false: something stands there.
    pub fn write_to(self, path: &Path) -> Result<bool, PublishError> {
        let create = || match File::create_new(path) {
            Ok(file) => Ok(Some(file)),
            Err(e) if matches!(e.kind(), ErrorKind::AlreadyExists | ErrorKind::IsADirectory) => Ok(None),
            Err(e) => Err(io_error("write", path)(e)),
        };
        match self {
            Content::Bytes(bytes) => {
                let Some(mut file) = create()? else { return Ok(false) };
                file.write_all(bytes).map_err(io_error("write", path))?;
            }
            // Not `fs::copy`: it copies the permissions of the source too.
            Content::File(from) => {
                let mut source = File::open(from).map_err(io_error("read", from))?;
                let Some(mut file) = create()? else { return Ok(false) };
                io::copy(&mut source, &mut file).map_err(io_error("copy", from))?;
            }
        }
        Ok(true)
    }
}

fn same_bytes(mut file: impl Read, mut bytes: &[u8]) -> io::Result<bool> {
    let mut buffer = [0; 16 * 1024];
    loop {
        let n = fill(&mut file, &mut buffer)?;
        match bytes.strip_prefix(&buffer[..n]) {
            Some(rest) if n > 0 => bytes = rest,
            rest => return Ok(rest.is_some() && bytes.is_empty()),
        }
    }
}

fn same(mut a: impl Read, mut b: impl Read) -> io::Result<bool> {
    let (mut x, mut y) = ([0; 16 * 1024], [0; 16 * 1024]);
    loop {
        let n = fill(&mut a, &mut x)?;
        if n != fill(&mut b, &mut y)? || x[..n] != y[..n] {
            return Ok(false);
        }
        if n == 0 {
            return Ok(true);
        }
    }
}

fn fill(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut n = 0;
    while n < buffer.len() {
        match from.read(&mut buffer[n..]) {
            Ok(0) => break,
            Ok(read) => n += read,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(n)
}
