//! Pictures that stand in their own address (`data:image/png;base64,…`). In a bundle they are files as others are: panes
//! share them, and a portal's policy need not allow such addresses.

use base64::alphabet::STANDARD;
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD};
use base64::prelude::Engine;

use crate::html::sanitize::urls::is_picture;

/// Browsers take pictures whose padding is missing or whose last digit says too much.
const LENIENT: GeneralPurpose = GeneralPurpose::new(&STANDARD, NO_PAD.with_decode_allow_trailing_bits(true));

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
        let bytes = LENIENT.decode(data.trim_end_matches('=')).ok()?;
        (!bytes.is_empty()).then_some(Self { extension, bytes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_raster_pictures_are_taken_out_of_addresses() {
        let picture = |bytes: &[u8]| Some(Picture { extension: "gif".into(), bytes: bytes.to_vec() });
        assert_eq!(Picture::of(" DATA:image/GIF;base64,R0lG"), picture(b"GIF"));
        for lenient in ["R0k=", "R0k", "R0l="] {
            assert_eq!(Picture::of(&format!("data:image/gif;base64,{lenient}")), picture(b"GI"), "{lenient}");
        }
        for url in [
            "data:image/svg+xml;base64,R0lG",
            "data:image/png;base64,",
            "data:image/png;base64,R",
            "data:image/png;base64,R=0=",
            "a.png",
        ] {
            assert_eq!(Picture::of(url), None, "{url}");
        }
    }
}
