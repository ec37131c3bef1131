//! Pictures that stand in their own address (`data:image/png;base64,…`). In a bundle they are files as others are: panes
//! share them, and a portal's policy need not allow such addresses.

use super::base64::decoded;
use crate::html::sanitize::urls::is_picture;

/// A picture out of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Of its type: `png`, `jpeg`, `jpg`, `gif`, `webp`.
    pub extension: String,
    /// What a file of it holds.
    pub bytes: Vec<u8>,
}

impl Picture {
    /// The picture in an address, if there is one.
    pub(super) fn of(url: &str) -> Option<Self> {
        let url = url.trim();
        let (head, data) = url.split_once(',').filter(|_| is_picture(url))?;
        let extension = head.split(['/', ';']).nth(1)?.to_ascii_lowercase();
        Some(Self { extension, bytes: decoded(data).filter(|bytes| !bytes.is_empty())? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_raster_pictures_are_taken_out_of_addresses() {
        let picture = Picture { extension: "gif".into(), bytes: b"GIF".to_vec() };
        assert_eq!(Picture::of(" DATA:image/GIF;base64,R0lG"), Some(picture));
        for url in
            ["data:image/svg+xml;base64,R0lG", "data:image/png;base64,", "data:image/png;base64,R", "a.png"]
        {
            assert_eq!(Picture::of(url), None, "{url}");
        }
    }
}
