//! `CSP.md`: the policies that go with a bundle.

use super::manifest::ManifestFile;

/// What a portal team sends along, with the names of this bundle.
pub(super) fn csp(manifest: &ManifestFile) -> String {
    let (src, integrity) = (&manifest.element.src, &manifest.element.integrity);
    let frames = match manifest.allowed_origins.join(" ") {
        origins if origins.is_empty() => "'self'".to_owned(),
        origins => format!("'self' {origins}"),
    };
    format!(
        "# Policies for the help panes of {id}\n\
\n\
Replace `https://cdn.example` by the origin of this bundle, or by `'self'` where the portal serves it.\n\
\n\
## The portal's page\n\
\n\
```\n\
Content-Security-Policy: default-src 'none'; script-src https://cdn.example; connect-src https://cdn.example;\n  \
img-src https://cdn.example; media-src https://cdn.example; style-src 'self'; frame-src https://cdn.example;\n  \
require-trusted-types-for 'script'; trusted-types help-pane\n\
```\n\
The element needs no `unsafe-inline`, no `unsafe-eval`, no wasm. `frame-src` is for frames only, `media-src` for videos.\n\
\n\
```html\n\
<script type=\"module\" src=\"https://cdn.example/{src}\"\n  \
integrity=\"{integrity}\" crossorigin></script>\n\
```\n\
\n\
## The host of the bundle\n\
\n\
```\n\
Access-Control-Allow-Origin: *                 (or the portal's origin, with Vary: Origin)\n\
X-Content-Type-Options: nosniff\n\
Cross-Origin-Resource-Policy: cross-origin\n\
```\n\
Pages for frames (`l/*/h/*.html`):\n\
```\n\
Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self';\n  \
base-uri 'none'; form-action 'none'; frame-ancestors {frames}\n\
```\n\
Media (`media/*`), so that a drawing that is opened alone runs nothing:\n\
```\n\
Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox\n\
```\n",
        id = manifest.bundle.id,
    )
}
