//! Which attributes a raw tag may keep.

/// What becomes of an attribute.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Policy {
    /// Written with its value.
    Text,
    /// Written when it is a whole number.
    Number,
    /// Written by name only.
    Flag,
    /// Written when it is a URL that is safe.
    Url,
    /// `id`, or `name` of an anchor: written when no other element has it.
    Id,
    /// Turned into a class.
    Align,
    /// `style`: turned into a class if it only aligns, otherwise dropped with a finding.
    Style,
    /// An event handler: dropped with a finding.
    Script,
    /// Treated by the code of its element (`href`, `src`, …).
    Own,
    /// Dropped: presentation, or unknown.
    Drop,
}

/// `data-` names that belong to diglot's own script and to bilingual pages.
const OWN_DATA: [&str; 13] = [
    "ttu-id",
    "stu-id",
    "id",
    "tab",
    "condition",
    "tabgroup",
    "video",
    "lang",
    "search",
    "copy",
    "s",
    "b",
    "same",
];

/// The policy for attribute `name` (lower case) on `element` (lower case).
pub fn policy(element: &str, name: &str) -> Policy {
    if let Some(data) = name.strip_prefix("data-") {
        let plain = data.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
        let own = OWN_DATA.contains(&data) || data.starts_with("hp-");
        return if plain && !data.is_empty() && !own { Policy::Text } else { Policy::Drop };
    }
    if let Some(aria) = name.strip_prefix("aria-") {
        return if !aria.is_empty() && aria.bytes().all(|b| b.is_ascii_lowercase()) {
            Policy::Text
        } else {
            Policy::Drop
        };
    }
    match (name, element) {
        ("class" | "title" | "lang" | "dir" | "role" | "translate", _) => Policy::Text,
        ("id", _) => Policy::Id,
        ("name", "a") => Policy::Id,
        ("align", _) => Policy::Align,
        ("style", _) => Policy::Style,
        ("hidden", _) => Policy::Flag,
        ("width" | "height", "img" | "image" | "video") => Policy::Number,
        ("colspan" | "rowspan", "td" | "th") => Policy::Number,
        ("scope" | "abbr", "th") | ("headers", "td" | "th") => Policy::Text,
        ("span", "col" | "colgroup") => Policy::Number,
        ("start", "ol") | ("value", "li") => Policy::Number,
        ("type", "ol" | "ul") => Policy::Text,
        ("reversed", "ol") => Policy::Flag,
        ("open", "details") => Policy::Flag,
        ("datetime", "time" | "ins" | "del") => Policy::Text,
        ("cite", "blockquote" | "q" | "ins" | "del") => Policy::Url,
        ("loop" | "muted" | "playsinline", "video" | "audio") => Policy::Flag,
        ("href", "a") | ("src" | "alt", "img" | "image") | ("src" | "poster", "video" | "audio") => {
            Policy::Own
        }
        ("src" | "type", "source") | ("src", "iframe") => Policy::Own,
        _ if name.starts_with("on") => Policy::Script,
        _ => Policy::Drop,
    }
}

/// The class that stands for an alignment.
pub fn align_class(value: &str) -> Option<&'static str> {
    let value = value.trim();
    ["left", "right", "center", "justify"]
        .into_iter()
        .zip(["align-left", "align-right", "align-center", "align-justify"])
        .find(|(name, _)| name.eq_ignore_ascii_case(value))
        .map(|(_, class)| class)
}

/// The class that stands for a `style` which only aligns text.
pub fn style_class(style: &str) -> Option<&'static str> {
    let (property, value) = style.trim().trim_end_matches(';').split_once(':')?;
    property.trim().eq_ignore_ascii_case("text-align").then(|| align_class(value)).flatten()
}

/// A whole number as HTML attributes have it; `24px` counts.
pub fn number(value: &str) -> Option<u32> {
    let value = value.trim();
    let digits = value.strip_suffix("px").unwrap_or(value);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_that_run_or_style_something_never_stay() {
        for (element, name, expect) in [
            ("p", "onclick", Policy::Script),
            ("p", "style", Policy::Style),
            ("a", "target", Policy::Drop),
            ("td", "colspan", Policy::Number),
            ("p", "colspan", Policy::Drop),
            ("span", "data-ttu-id", Policy::Drop),
            ("a", "data-hp-pane", Policy::Drop),
            ("span", "data-x\"y", Policy::Drop),
            ("span", "data-x", Policy::Text),
            ("img", "srcset", Policy::Drop),
        ] {
            assert_eq!(policy(element, name), expect, "{element} {name}");
        }
        assert_eq!(style_class("text-align: Center;"), Some("align-center"));
        assert_eq!(style_class("text-align:left;color:red"), None);
        assert_eq!((number(" 24px"), number("50%"), number("")), (Some(24), None, None));
    }
}
