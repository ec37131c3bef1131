//! Which URLs may be followed from a page.

/// Whether `url` can be written into an `href` or `src`: relative, or of a scheme that runs nothing. White space
/// and control characters, which browsers ignore in a scheme, count as absent. References must be decoded.
pub fn is_safe(url: &str) -> bool {
    const SAFE: [&str; 10] = ["http", "https", "mailto", "tel", "ftp", "ftps", "sms", "xref", "news", "irc"];
    let mut scheme = String::new();
    for c in url.chars() {
        match c {
            c if c <= ' ' || c.is_control() || c == '\u{feff}' => {}
            ':' => {
                let plain =
                    scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
                // Not a scheme, but a relative reference with a colon in it.
                let scheme_like = plain && scheme.starts_with(|c: char| c.is_ascii_alphabetic());
                return !scheme_like || SAFE.contains(&scheme.as_str()) || is_application(&scheme);
            }
            '/' | '?' | '#' => return true,
            c if scheme.len() < 32 => scheme.push(c.to_ascii_lowercase()),
            _ => return true,
        }
    }
    true
}

/// Schemes by which documentation opens an installed program; only those that take no command and no file.
fn is_application(scheme: &str) -> bool {
    matches!(
        scheme,
        "ms-settings"
            | "ms-windows-store"
            | "ms-contact-support"
            | "microsoft-edge"
            | "feedback-hub"
            | "vscode"
            | "vscode-insiders"
            | "msteams"
            | "onenote"
            | "skype"
    )
}

/// Whether `url` carries a raster picture in itself: bytes of a type that runs nothing, for an image's source only.
pub fn is_picture(url: &str) -> bool {
    let Some((head, data)) = url.trim().split_once(',') else { return false };
    let types = ["png", "jpeg", "jpg", "gif", "webp"];
    let known = types.iter().any(|t| head.eq_ignore_ascii_case(&format!("data:image/{t};base64")));
    known && data.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
}

/// The host of an absolute URL, or all of it: for texts such as "Watch on …".
pub fn host(url: &str) -> &str {
    let rest = url.split_once("//").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = host.rsplit('@').next().unwrap_or(host);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_raster_pictures_may_stand_in_their_own_address() {
        assert!(is_picture("data:image/png;base64,iVBORw0=") && is_picture("DATA:image/GIF;base64,R0"));
        for bad in [
            "data:image/svg+xml;base64,PHN2Zz4=",
            "data:text/html;base64,eA==",
            "data:image/png,x",
            "data:image/png;base64,<",
        ] {
            assert!(!is_picture(bad), "{bad}");
        }
    }

    #[test]
    fn schemes_that_run_something_are_refused_however_they_are_spelt() {
        for bad in [
            "javascript:x",
            "JaVa\tScRiPt\n:x",
            " \u{1}javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "file://c/d",
            "blob:x",
            "java\u{0}script:x",
        ] {
            assert!(!is_safe(bad), "{bad:?}");
        }
        for good in [
            "a.md",
            "/a:b",
            "?a:b",
            "#a:b",
            "https://x",
            "MAILTO:a@b",
            "//x",
            "",
            "tel:1",
            "ms-settings:x",
            "å:b",
        ] {
            assert!(is_safe(good), "{good:?}");
        }
    }
}
