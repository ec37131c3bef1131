//! What the grammars have coloured, as bytes: so that the next build need not load them.
//!
//! `diglot colours 1 VERSION\n`, then records (16-byte key, length as u32 little endian, HTML in UTF-8), then the
//! BLAKE3 of everything before. Bytes that are not so are no memory.

/// A piece of code by language and text → its HTML; empty: shown plain.
pub(super) type Record = ([u8; 16], std::sync::Arc<str>);

const HEAD: &str = concat!("diglot colours 1 ", env!("CARGO_PKG_VERSION"), "\n");
const SUM: usize = 32;

/// The records as bytes.
pub(super) fn write(records: &[Record]) -> Vec<u8> {
    let mut out = HEAD.as_bytes().to_vec();
    for (key, html) in records {
        out.extend_from_slice(key);
        out.extend_from_slice(&(html.len() as u32).to_le_bytes());
        out.extend_from_slice(html.as_bytes());
    }
    let sum = blake3::hash(&out);
    out.extend_from_slice(sum.as_bytes());
    out
}

/// The records of `bytes`; `None`: damaged, or of another version.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<Record>> {
    let (body, sum) = bytes.split_at_checked(bytes.len().checked_sub(SUM)?)?;
    if blake3::hash(body).as_bytes() != sum {
        return None;
    }
    let mut rest = body.strip_prefix(HEAD.as_bytes())?;
    let mut records = vec![];
    while !rest.is_empty() {
        let (key, after) = rest.split_first_chunk::<16>()?;
        let (len, after) = after.split_first_chunk::<4>()?;
        let (html, after) = after.split_at_checked(u32::from_le_bytes(*len) as usize)?;
        records.push((*key, std::str::from_utf8(html).ok()?.into()));
        rest = after;
    }
    Some(records)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_back_and_damage_is_noticed() {
        let records: Vec<Record> = vec![([1; 16], "<span class=\"k\">å</span>".into()), ([2; 16], "".into())];
        let bytes = write(&records);
        assert_eq!(read(&bytes), Some(records));
        for i in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[i] ^= 1;
            assert_eq!(read(&damaged), None, "byte {i}");
            assert_eq!(read(&bytes[..i]), None, "cut at {i}");
        }
    }
}
