//! Where outputs stand and how one links to another. Every link between them is relative to the page, so that the
//! site works below any prefix and from a folder.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::model::{LocaleIx, Site};
use crate::text::FileId;

/// What is encoded in a path: all that would end it, be read as a scheme, or need escaping in HTML or XML.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'\'')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The file a page is written to, from the site's root: `sv-se/security/mte.html`.
pub fn page_output(site: &Site, locale: LocaleIx, path: &str) -> String {
    format!("{}/{path}.html", site.locale(locale).slug)
}

/// The file that holds a page as Markdown, beside the page.
pub fn markdown_output(site: &Site, locale: LocaleIx, path: &str) -> String {
    format!("{}/{path}.md", site.locale(locale).slug)
}

/// The file an image or a download is copied to: in the folder of the locale it stands in.
pub fn file_output(site: &Site, file: FileId) -> String {
    format!("{}/{}", site.locale(site.locale_of(file)).slug, site.files.get(file).path)
}

/// The URL path of an output, percent-encoded: safe in an attribute and in XML as it is.
pub fn encode(output: &str) -> String {
    utf8_percent_encode(output, PATH).to_string()
}

/// `#` and a fragment, percent-encoded.
pub fn fragment(id: &str) -> String {
    format!("#{}", utf8_percent_encode(id, PATH))
}

/// The way from an output up to the site's root: `../` for each folder.
pub fn up(output: &str) -> String {
    "../".repeat(output.matches('/').count())
}

/// The shortest link from one output to another, percent-encoded; to itself, its own name.
pub fn relative(from: &str, to: &str) -> String {
    let (folder, _) = from.rsplit_once('/').unwrap_or(("", from));
    let (to_folder, name) = to.rsplit_once('/').unwrap_or(("", to));
    let from_parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    let to_parts: Vec<&str> = to_folder.split('/').filter(|p| !p.is_empty()).collect();
    let same = from_parts.iter().zip(&to_parts).take_while(|(a, b)| a == b).count();
    let mut url = "../".repeat(from_parts.len() - same);
    for part in to_parts.iter().skip(same) {
        url.extend(utf8_percent_encode(part, PATH));
        url.push('/');
    }
    url.extend(utf8_percent_encode(name, PATH));
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_as_short_as_they_can_be_and_keep_odd_names_whole() {
        let cases = [
            ("sv-se/a/b.html", "sv-se/a/c.html", "c.html"),
            ("sv-se/a/b.html", "sv-se/a/b.html", "b.html"),
            ("sv-se/a/b.html", "en-us/a/b.html", "../../en-us/a/b.html"),
            ("sv-se/b.html", "sv-se/x/y/z.html", "x/y/z.html"),
            ("index.html", "sv-se/index.html", "sv-se/index.html"),
            ("sv-se/a.html", "sv-se/a b/ä#?%&.html", "a%20b/%C3%A4%23%3F%25%26.html"),
            ("sv-se/a.html", "sv-se/c:d.html", "c%3Ad.html"),
            ("ab/c/x.html", "a/c/x.html", "../../a/c/x.html"),
        ];
        for (from, to, expect) in cases {
            assert_eq!(relative(from, to), expect, "{from} → {to}");
        }
        assert_eq!(up("sv-se/a/b.html"), "../../");
    }
}
