//! What the server does to pages on their way out. The files stay as they are.

use super::live::State;

/// A page with the script that reloads it. Nothing of it is inline.
pub(super) fn with_reload(html: &[u8], version: &str) -> Vec<u8> {
    let script = format!("<script src=\"/_diglot/reload.js\" data-version=\"{version}\" defer></script>\n");
    // After the theme's own scripts, which may move what is read.
    let at = memchr::memmem::find(html, b"</head>").unwrap_or(html.len());
    let (before, after) = html.split_at(at);
    [before, script.as_bytes(), after].concat()
}

/// A locale's page for addresses that lead nowhere, made to be shown at any address: its links are absolute to the
/// public site, or relative to the locale's folder.
pub(super) fn anywhere(html: &str, state: &State) -> String {
    if state.site_url.is_empty() {
        html.replace("=\"../", "=\"/")
    } else {
        html.replace(&format!("=\"{}", state.site_url), "=\"/")
    }
}

/// A page where there is no site to take one from.
pub(super) fn plain(title: &str, text: &str) -> String {
    let [title, text] = [title, text].map(escape);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/_diglot/reload.css\">\n</head>\n\
         <body class=\"plain\">\n<main>\n<h1>{title}</h1>\n<p>{text}</p>\n</main>\n</body>\n</html>\n"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_get_the_script_at_the_end_of_their_head_or_of_themselves() {
        let script = "<script src=\"/_diglot/reload.js\" data-version=\"a-1\" defer></script>\n";
        for (before, after) in [("<head></head>", "<body></head>"), ("<p>å", "")] {
            let page = with_reload(format!("{before}{after}").as_bytes(), "a-1");
            let expect = match before {
                "<head></head>" => format!("<head>{script}</head>{after}"),
                _ => format!("{before}{script}"),
            };
            assert_eq!(String::from_utf8(page).unwrap(), expect);
        }
    }

    #[test]
    fn a_page_for_lost_addresses_links_from_the_root() {
        let state = |site_url: &str| State { site_url: site_url.into(), ..State::default() };
        let html = "<link href=\"../assets/a.css\"><a href=\"https://h.example/docs/sv-se/index.html\">";
        let relative = anywhere(html, &state(""));
        assert_eq!(
            relative,
            "<link href=\"/assets/a.css\"><a href=\"https://h.example/docs/sv-se/index.html\">"
        );
        let absolute = anywhere(html, &state("https://h.example/docs/"));
        assert_eq!(absolute, "<link href=\"../assets/a.css\"><a href=\"/sv-se/index.html\">");
    }
}
