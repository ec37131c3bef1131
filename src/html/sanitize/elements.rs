//! What becomes of each HTML element: the allow-list.

/// What a raw tag of an element turns into.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Treatment {
    /// Written, with the allowed attributes.
    Keep,
    /// Written; has no content and no end tag.
    Void,
    /// A link or an anchor.
    Anchor,
    /// An image, shown as a Markdown image is.
    Image,
    /// Turned into a link.
    Frame,
    /// Video and audio: a player for files of the docset, otherwise only their content.
    Media,
    /// `<source>`: a player or a link of its own, unless within a player.
    Source,
    /// Not written, its content is.
    Drop,
    /// Not written, and has no content.
    DropVoid,
    /// As [`Treatment::Drop`] with attributes; without them it is a placeholder in angle brackets and so text.
    Placeholder,
    /// Not shown with all of its content, if it ends; otherwise a placeholder.
    Remove,
    /// As [`Treatment::Remove`]; what stands in it is no markup.
    RemoveRaw,
}

/// An element that HTML knows.
#[derive(Debug)]
pub struct Rule {
    /// Lower-case name.
    pub name: &'static str,
    /// The name under which it is written.
    pub out: &'static str,
    /// What happens to it.
    pub treat: Treatment,
    /// Ends an open paragraph.
    pub block: bool,
    /// May stand in a heading of a contents list.
    pub phrase: bool,
    /// HTML lets its end tag be left out.
    pub optional_end: bool,
    /// Open elements that its start tag ends, and those that the search for them does not leave.
    pub ends: Option<(&'static [&'static str], &'static [&'static str])>,
}

/// The rule of an element by its index; [`find`] gives it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ElementIx(u8);

impl ElementIx {
    /// The rule.
    pub fn rule(self) -> &'static Rule {
        &RULES[usize::from(self.0)]
    }

    /// For tables by element.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The element of a name in any case; `None`: no HTML element, so a pseudo-tag such as `<email>`.
pub fn find(name: &str) -> Option<ElementIx> {
    let mut lower = [0u8; 16];
    let lower = lower.get_mut(..name.len())?;
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    let at = RULES.binary_search_by(|r| r.name.as_bytes().cmp(lower)).ok()?;
    u8::try_from(at).ok().map(ElementIx)
}

/// Number of elements known.
pub const COUNT: usize = RULES.len();

const fn rule(name: &'static str, treat: Treatment) -> Rule {
    Rule { name, out: name, treat, block: false, phrase: false, optional_end: false, ends: None }
}

const fn block(name: &'static str) -> Rule {
    Rule { block: true, ..rule(name, Treatment::Keep) }
}

const fn phrase(name: &'static str) -> Rule {
    Rule { phrase: true, ..rule(name, Treatment::Keep) }
}

const fn keep(name: &'static str) -> Rule {
    rule(name, Treatment::Keep)
}

impl Rule {
    const fn called(mut self, out: &'static str) -> Rule {
        self.out = out;
        self
    }

    const fn optional(mut self, ends: &'static [&'static str], within: &'static [&'static str]) -> Rule {
        self.optional_end = true;
        self.ends = Some((ends, within));
        self
    }
}

use Treatment::{Anchor, Drop, DropVoid, Frame, Image, Media, Placeholder, Remove, RemoveRaw, Source, Void};

const LISTS: &[&str] = &["ul", "ol", "menu", "dir"];
const TABLE: &[&str] = &["table"];
const CELLS: &[&str] = &["td", "th"];
const ROWS: &[&str] = &["td", "th", "tr", "caption", "colgroup"];
const GROUPS: &[&str] = &["td", "th", "tr", "thead", "tbody", "tfoot", "caption", "colgroup"];

/// Sorted by name.
static RULES: [Rule; 129] = [
    rule("a", Anchor),
    phrase("abbr"),
    phrase("acronym").called("abbr"),
    block("address"),
    rule("applet", Remove),
    rule("area", DropVoid),
    block("article"),
    block("aside"),
    rule("audio", Media),
    phrase("b"),
    rule("base", DropVoid),
    phrase("bdi"),
    phrase("bdo"),
    rule("big", Drop),
    block("blockquote"),
    rule("body", Drop),
    rule("br", Void),
    rule("button", Placeholder),
    rule("canvas", Remove),
    keep("caption").optional(ROWS, TABLE),
    block("center").called("div"),
    phrase("cite"),
    phrase("code"),
    rule("col", Void),
    keep("colgroup").optional(ROWS, TABLE),
    block("dd").optional(&["dd", "dt"], &["dl"]),
    phrase("del"),
    block("details"),
    phrase("dfn"),
    rule("dialog", Placeholder),
    block("dir").called("ul"),
    block("div"),
    block("dl"),
    block("dt").optional(&["dd", "dt"], &["dl"]),
    phrase("em"),
    rule("embed", DropVoid),
    rule("fieldset", Placeholder),
    block("figcaption"),
    block("figure"),
    rule("font", Drop),
    block("footer"),
    rule("form", Remove),
    rule("frame", DropVoid),
    rule("frameset", Remove),
    block("h1"),
    block("h2"),
    block("h3"),
    block("h4"),
    block("h5"),
    block("h6"),
    rule("head", Remove),
    block("header"),
    rule("hgroup", Drop),
    Rule { block: true, ..rule("hr", Void) },
    rule("html", Drop),
    phrase("i"),
    rule("iframe", Frame),
    rule("image", Image),
    rule("img", Image),
    rule("input", DropVoid),
    phrase("ins"),
    phrase("kbd"),
    rule("label", Placeholder),
    rule("legend", Placeholder),
    block("li").optional(&["li"], LISTS),
    rule("link", DropVoid),
    rule("main", Drop),
    rule("map", Drop),
    phrase("mark"),
    rule("marquee", Drop),
    rule("math", Remove),
    block("menu").called("ul"),
    rule("meta", DropVoid),
    rule("meter", Placeholder),
    block("nav"),
    rule("nobr", Drop),
    rule("noembed", RemoveRaw),
    rule("noframes", RemoveRaw),
    rule("noscript", Remove),
    rule("object", Remove),
    block("ol"),
    rule("optgroup", Placeholder),
    rule("option", Placeholder),
    rule("output", Placeholder),
    block("p").optional(&[], &[]),
    rule("param", DropVoid),
    rule("picture", Drop),
    block("pre"),
    rule("progress", Placeholder),
    phrase("q"),
    phrase("rb").optional(&["rb", "rp", "rt", "rtc"], &["ruby"]),
    phrase("rp").optional(&["rb", "rp", "rt"], &["ruby"]),
    phrase("rt").optional(&["rb", "rp", "rt"], &["ruby"]),
    phrase("rtc").optional(&["rb", "rp", "rt", "rtc"], &["ruby"]),
    phrase("ruby"),
    phrase("s"),
    phrase("samp"),
    rule("script", RemoveRaw),
    block("section"),
    rule("select", Remove),
    phrase("small"),
    rule("source", Source),
    phrase("span"),
    phrase("strike").called("s"),
    phrase("strong"),
    rule("style", RemoveRaw),
    phrase("sub"),
    block("summary"),
    phrase("sup"),
    rule("svg", Remove),
    block("table"),
    keep("tbody").optional(GROUPS, TABLE),
    keep("td").optional(CELLS, TABLE),
    rule("template", Remove),
    rule("textarea", RemoveRaw),
    keep("tfoot").optional(GROUPS, TABLE),
    keep("th").optional(CELLS, TABLE),
    keep("thead").optional(GROUPS, TABLE),
    phrase("time"),
    rule("title", RemoveRaw),
    keep("tr").optional(&["td", "th", "tr", "caption", "colgroup"], TABLE),
    rule("track", DropVoid),
    phrase("tt").called("code"),
    phrase("u"),
    block("ul"),
    phrase("var"),
    rule("video", Media),
    rule("wbr", Void),
    rule("xmp", RemoveRaw),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_is_found_by_its_name_in_any_case() {
        for r in &RULES {
            assert_eq!(find(&r.name.to_uppercase()).map(|ix| ix.rule().name), Some(r.name));
        }
        assert!(["email", "T", "xref", "", "averyveryverylongname"].iter().all(|n| find(n).is_none()));
    }
}
