//! Headers of every answer.

use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};

/// What a host of the site is advised to send (`themes/default/templates/base.html`).
const SITE_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
     img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'none'";

/// The advised policy, which lets the event stream pass, too; `remote_media`: as `output.site.remote-media` says.
fn policy(remote_media: bool) -> String {
    let mut policy = SITE_POLICY.to_owned();
    if remote_media {
        for own in ["img-src 'self'", "media-src 'self'"] {
            policy = policy.replace(own, &format!("{own} https: http:"));
        }
    }
    policy
}

/// Adds them.
pub(super) fn seal(headers: &mut HeaderMap, remote_media: bool) {
    if let Ok(policy) = HeaderValue::from_str(&policy(remote_media)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let fixed = [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_the_one_that_the_theme_is_made_for() {
        let theme = include_str!("../../themes/default/templates/base.html");
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (_, advised) = words(theme)
            .split_once("Content-Security-Policy: ")
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .unwrap();
        assert!(advised.starts_with(&format!("{SITE_POLICY}. ")), "{advised:.400}");
        assert!(policy(true).contains("img-src 'self' https: http: data:; media-src 'self' https: http:;"));
        assert!(policy(false).contains("; connect-src 'self';"), "the event stream");
    }
}
