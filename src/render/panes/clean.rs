//! The last gate before a pane's HTML leaves: an allow-list of its own, applied by a parser that behaves as browsers
//! do. What diglot's renderer writes passes unchanged; were it ever wrong, this would stop it. Nearly all of it needs no
//! parser ([`plain`]).

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::plain;

pub(super) const TAGS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// On any element.
const ATTRIBUTES: &[&str] = &[
    "aria-describedby",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "class",
    "data-b",
    "data-s",
    "data-same",
    "dir",
    "hidden",
    "id",
    "lang",
    "role",
    "tabindex",
    "title",
    "translate",
];

const OF_TAGS: &[(&str, &[&str])] = &[
    ("a", &["href", "data-hp-pane", "data-hp-link", "hreflang"]),
    ("audio", &["controls", "preload", "src"]),
    ("video", &["controls", "preload", "src", "width", "height", "poster"]),
    ("bdo", &["dir"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("details", &["open"]),
    ("img", &["alt", "decoding", "height", "loading", "src", "width"]),
    ("input", &["checked", "disabled", "type"]),
    ("ol", &["start", "reversed", "type"]),
    ("li", &["value"]),
    ("td", &["colspan", "rowspan", "headers"]),
    ("th", &["abbr", "colspan", "rowspan", "headers", "scope"]),
    ("time", &["datetime"]),
];

/// Roles that say what an element is, and none that make it look like a part of the portal.
const ROLES: &[&str] = &["note", "group", "presentation", "img"];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    let set = |names: &[&'static str]| names.iter().copied().collect::<HashSet<_>>();
    builder
        .tags(set(TAGS))
        .clean_content_tags(set(&["script", "style"]))
        .generic_attributes(set(ATTRIBUTES))
        .tag_attributes(OF_TAGS.iter().map(|(tag, names)| (*tag, set(names))).collect::<HashMap<_, _>>())
        .set_tag_attribute_value("input", "type", "checkbox")
        .set_tag_attribute_value("input", "disabled", "disabled")
        .url_schemes(set(&["http", "https", "mailto"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("noopener"))
        .id_prefix(Some("hp-"))
        .attribute_filter(filter);
    builder
});

/// Whether an element may have an attribute.
pub(super) fn allows(tag: &str, name: &str) -> bool {
    let of_tag = || OF_TAGS.iter().any(|(known, names)| *known == tag && names.contains(&name));
    ATTRIBUTES.contains(&name) || of_tag()
}

/// What of an attribute's value stays.
pub(super) fn filter<'v>(_: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    match name {
        "href" | "src" | "poster" => is_ours(value).then_some(value.into()),
        "aria-labelledby" | "aria-describedby" | "headers" => {
            let ids: Vec<String> = value.split_whitespace().map(prefixed).collect();
            Some(ids.join(" ").into())
        }
        "role" => ROLES.contains(&value).then_some(value.into()),
        "tabindex" => (value == "0").then_some(value.into()),
        _ => Some(value.into()),
    }
}

fn prefixed(id: &str) -> String {
    if id.starts_with("hp-") { id.to_owned() } else { format!("hp-{id}") }
}

/// Absolute, a place in the pane, or a file of the bundle. (Schemes are ammonia's affair.)
fn is_ours(url: &str) -> bool {
    let scheme = ["http://", "https://", "mailto:", "#hp-"];
    let file = |folder: &str| {
        url.strip_prefix(folder).is_some_and(|rest| !rest.split(['/', '?', '#']).any(|part| part == ".."))
    };
    scheme.iter().any(|s| url.get(..s.len()).is_some_and(|head| head.eq_ignore_ascii_case(s)))
        || file("media/")
        || file("l/")
}

/// The HTML of a pane, clean.
pub fn clean(html: &str) -> String {
    plain::cleaned(html).unwrap_or_else(|| parsed(html))
}

/// The same, always by the parser.
pub fn parsed(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

/// The same for a page below the bundle's root: its URLs led up, and without the marks that scripts pair languages by.
pub fn rebased(html: &str, up: &str) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let mut rest = html;
    // Text holds no `<` any more; an attribute's value may hold `>`, and no quotation mark.
    while let Some(at) = rest.find('<') {
        let tag = &rest[at..];
        let mut quoted = false;
        let end = tag.bytes().position(|b| {
            quoted ^= b == b'"';
            b == b'>' && !quoted
        });
        let end = end.unwrap_or(tag.len());
        out.push_str(&rest[..at]);
        let mut parts = tag[..end].split('"');
        // Before each value stands its name.
        while let Some(name) = parts.next() {
            let mark = [" data-s=", " data-b="].iter().find_map(|mark| name.strip_suffix(mark));
            out.push_str(mark.unwrap_or(name));
            let Some(value) = parts.next() else { break };
            if mark.is_some() {
                continue;
            }
            out.push('"');
            let url = [" href=", " src=", " poster="].iter().any(|n| name.ends_with(n));
            if url && (value.starts_with("media/") || value.starts_with("l/")) {
                out.push_str(up);
            }
            out.push_str(value);
            out.push('"');
        }
        rest = &tag[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_or_clobbers_is_gone_and_what_explains_stays() {
        for (from, to) in [
            ("<p onclick=x id=a class=c>T</p>", "<p id=\"hp-a\" class=\"c\">T</p>"),
            ("<script>x</script><style>y</style><svg><a>z</a></svg>T", "T"),
            ("<a href=\"javascript:x\">T</a>", "<a rel=\"noopener\">T</a>"),
            ("<a href=\"../x\">T</a>", "<a rel=\"noopener\">T</a>"),
            ("<a href=\"media/../x\">T</a>", "<a rel=\"noopener\">T</a>"),
            ("<a href=\"#x\">T</a>", "<a rel=\"noopener\">T</a>"),
            ("<img src=\"media/x.png\" alt=\"&lt;b&gt;\">", "<img src=\"media/x.png\" alt=\"&lt;b&gt;\">"),
            ("<img src=x onerror=y>", "<img>"),
            (
                "<div role=dialog aria-labelledby=\"a hp-b\">T</div>",
                "<div aria-labelledby=\"hp-a hp-b\">T</div>",
            ),
            ("<input type=password name=p>", "<input type=\"checkbox\" disabled=\"disabled\">"),
            ("<form action=x><button>T</button></form>", "T"),
        ] {
            assert_eq!(clean(from), to, "{from}");
        }
    }

    #[test]
    fn only_urls_of_the_bundle_are_led_up_and_marks_are_left_out() {
        let marked = "<p data-b=\"\" id=\"hp-a\"><span data-s=\"3\" lang=\"en\">data-s=\"3\"</span></p>";
        let plain = "<p id=\"hp-a\"><span lang=\"en\">data-s=\"3\"</span></p>";
        assert_eq!(rebased(marked, ""), plain);
        let html =
            "<p title=\"a > b href=\">x src=\"media/1\" <img src=\"media/1\"><a href=\"https://l/\">l/</a>";
        let cleaned = clean(html);
        let rebased = rebased(&cleaned, "../");
        assert!(
            rebased.contains("<img src=\"../media/1\">") && rebased.contains("x src=\"media/1\""),
            "{rebased}"
        );
        assert_eq!(rebased.replacen("../", "", 1), cleaned);
    }
}
