//! Width and height of a picture, read off the beginning of its file.

/// How much of a file is read: a JPEG may carry a large preview before its size.
pub(super) const HEAD: u64 = 256 << 10;

/// Width and height in CSS pixels; `None`: no picture whose size is known. `bytes` is the beginning of the file.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let found = match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some((be32(bytes, 16)?, be32(bytes, 20)?)),
        [b'G', b'I', b'F', ..] => Some((le16(bytes, 6)?, le16(bytes, 8)?)),
        [0xff, 0xd8, ..] => jpeg(bytes),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp(bytes),
        _ => svg(bytes),
    };
    found.filter(|&(w, h)| (1..100_000).contains(&w) && (1..100_000).contains(&h))
}

fn byte(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at).map(|b| u32::from(*b))
}

fn be16(bytes: &[u8], at: usize) -> Option<u32> {
    Some(byte(bytes, at)? << 8 | byte(bytes, at + 1)?)
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(be16(bytes, at)? << 16 | be16(bytes, at + 2)?)
}

fn le16(bytes: &[u8], at: usize) -> Option<u32> {
    Some(byte(bytes, at)? | byte(bytes, at + 1)? << 8)
}

/// The first frame header among the segments.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        if byte(bytes, at)? != 0xff {
            return None;
        }
        match byte(bytes, at + 1)? {
            0xff => at += 1,
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Some((be16(bytes, at + 7)?, be16(bytes, at + 5)?));
            }
            0x01 | 0xd0..=0xd8 => at += 2,
            _ => at += 2 + be16(bytes, at + 2)? as usize,
        }
    }
}

fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    let le24 = |at| Some(le16(bytes, at)? | byte(bytes, at + 2)? << 16);
    match bytes.get(12..16)? {
        b"VP8 " => Some((le16(bytes, 26)? & 0x3fff, le16(bytes, 28)? & 0x3fff)),
        b"VP8L" => {
            let bits = le16(bytes, 21)? | le16(bytes, 23)? << 16;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8X" => Some((le24(24)? + 1, le24(27)? + 1)),
        _ => None,
    }
}

/// `width` and `height` of the root element, otherwise those of its `viewBox`.
fn svg(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = String::from_utf8_lossy(bytes);
    let start = text.find("<svg")?;
    let tag = text.get(start..start + text.get(start..)?.find('>')?)?;
    let attribute = |name: &str| {
        let at = tag.find(&format!(" {name}="))? + name.len() + 2;
        let quote = tag.get(at..at + 1)?;
        tag.get(at + 1..)?.split(quote).next()
    };
    let length = |text: &str| text.trim().trim_end_matches("px").parse::<f64>().ok();
    let known = |name| attribute(name).and_then(length);
    let (width, height) = known("width").zip(known("height")).or_else(|| {
        let mut numbers = attribute("viewBox")?.split([' ', ',']).filter_map(length).skip(2);
        Some((numbers.next()?, numbers.next()?))
    })?;
    Some((width.round() as u32, height.round() as u32))
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_stand_at_the_beginning_of_each_format() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0".as_slice();
        let gif = b"GIF89a\x10\0\x20\0".as_slice();
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc2\0\x11\x08\x01\x02\x03\x04\x03".as_slice();
        let lossy = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x40\x01\xf0\0".as_slice();
        let lossless = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x3f\x01\x3c\0".as_slice();
        let extended = b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x1f\x03\0\x57\x02\0".as_slice();
        for (bytes, expect) in [
            (png, Some((640, 480))),
            (gif, Some((16, 32))),
            (jpeg, Some((772, 258))),
            (lossy, Some((320, 240))),
            (lossless, Some((320, 241))),
            (extended, Some((800, 600))),
            (b"<?xml version=\"1.0\"?><svg width=\"30px\" height='20.4'>", Some((30, 20))),
            (b"<svg viewBox=\"0 0 640,200\" width=\"100%\">", Some((640, 200))),
            (b"<svg width=\"1e99\" height=\"1\">", None),
            (&png[..20], None),
            (b"\xff\xd8\xff\xe0\0\0", None),
            (b"plain text", None),
        ] {
            assert_eq!(size(bytes), expect, "{bytes:?}");
        }
    }
}
