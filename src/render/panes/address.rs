//! Names of files in the bundle.

use sha2::{Digest, Sha256};

use crate::render::url;

/// The first 128 bits of the SHA-256 of `bytes`, in hexadecimal digits: a name that its content proves.
pub fn hash(bytes: &[u8]) -> String {
    hex(Sha256::digest(bytes).get(..16).unwrap_or_default())
}

/// Bytes in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(digit(byte >> 4));
        out.push(digit(byte & 15));
    }
    out
}

/// Where a pane stands as a page of its own; `encoded` for URLs. Sections have a folder beside that of pages, so that no
/// page can have the name of one.
pub fn page(slug: &str, pane: &str, encoded: bool) -> String {
    let path = match pane.split_once('#') {
        None => format!("l/{slug}/h/{pane}.html"),
        Some((page, section)) => format!("l/{slug}/s/{page}/{}.html", section.replace('/', "-")),
    };
    if encoded { url::encode(&path) } else { path }
}

/// Where a medium stands.
pub fn media(path: &str, bytes: &[u8]) -> String {
    let extension = path.rsplit_once('.').map_or("bin", |(_, e)| e).to_ascii_lowercase();
    let plain = extension.bytes().all(|b| b.is_ascii_alphanumeric()) && extension.len() <= 8;
    format!("media/{}.{}", hash(bytes), if plain { &extension } else { "bin" })
}

/// Whether a browser that opens the file runs nothing of it.
pub fn is_passive(path: &str) -> bool {
    const PASSIVE: [&str; 27] = [
        "png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "ico", "pdf", "zip", "gz", "csv", "txt", "json",
        "docx", "xlsx", "pptx", "doc", "xls", "ppt", "mp4", "webm", "ogv", "mp3", "ogg", "wav", "m4a",
    ];
    let extension = path.rsplit_once('.').map_or("", |(_, e)| e);
    PASSIVE.iter().any(|p| p.eq_ignore_ascii_case(extension))
}

/// FNV-1a, 32 bits: easy to say in any language.
pub fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_other_programs_find() {
        // `printf abc | sha256sum`, and the test vectors of FNV's authors.
        assert_eq!(hash(b"abc"), "ba7816bf8f01cfea414140de5dae2223");
        assert_eq!((fnv1a(b""), fnv1a(b"a"), fnv1a(b"foobar")), (0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968));
        assert_eq!(page("sv-se", "a b/c#d", true), "l/sv-se/s/a%20b/c/d.html");
        assert_eq!(media("x/Y.PNG", b"abc"), "media/ba7816bf8f01cfea414140de5dae2223.png");
    }
}
