//! What is the same on every page of a locale, put into the templates once: texts without variables, names of assets.

use std::borrow::Cow;

/// A call that a template makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    /// `{{ t(id="…") }}`: element content.
    Text,
    /// `{{ ta(id="…") }}`: an attribute's value.
    Attribute,
    /// `{{ asset(path="…") }}`: a path from the site's root.
    Asset,
}

/// The template with the calls that `value` knows answered. Others stay, as does what is written in another way.
pub(super) fn fill<'v>(template: &str, value: &dyn Fn(Call, &str) -> Option<Cow<'v, str>>) -> String {
    const CALLS: [(&str, Call); 3] =
        [("{{ t(id=\"", Call::Text), ("{{ ta(id=\"", Call::Attribute), ("{{ asset(path=\"", Call::Asset)];
    let mut out = String::with_capacity(template.len() * 2);
    let mut rest = template;
    // What is raw is no call.
    while let Some(at) = rest.find("{{ ").filter(|_| !template.contains(" raw ")) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let answer = CALLS.iter().find_map(|(start, call)| {
            let (name, after) = from.strip_prefix(start)?.split_once("\") }}")?;
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '/');
            let value = Some(name).filter(|n| n.chars().all(plain)).and_then(|n| value(*call, n))?;
            // It must not be read as a call itself.
            (!value.contains('{')).then_some((*call, value, after))
        });
        match answer {
            Some((call, value, after)) => {
                out.push_str(if call == Call::Asset { "{{ root }}" } else { "" });
                out.push_str(&value);
                rest = after;
            }
            None => {
                let (call, after) = from.split_at(3);
                out.push_str(call);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_whose_answer_is_known_are_answered_and_nothing_else_is_touched() {
        let value = |call: Call, name: &str| match (call, name) {
            (Call::Text, "home") => Some("Start &amp; hem".into()),
            (Call::Attribute, "home") => Some("Start".into()),
            (Call::Text, "odd") => Some("{{ x }}".into()),
            (Call::Asset, "a.css") => Some("assets/a.1.css".into()),
            _ => None,
        };
        for (template, expect) in [
            (
                "<a title=\"{{ ta(id=\"home\") }}\">{{ t(id=\"home\") }}</a>{{ x }}",
                "<a title=\"Start\">Start &amp; hem</a>{{ x }}",
            ),
            ("{{ asset(path=\"a.css\") }}", "{{ root }}assets/a.1.css"),
            (
                "{{ t(id=\"date\", day=d) }}{{ t(id=\"gone\") }}",
                "{{ t(id=\"date\", day=d) }}{{ t(id=\"gone\") }}",
            ),
            ("{{ t(id=\"odd\") }}{{- t(id=\"home\") -}}", "{{ t(id=\"odd\") }}{{- t(id=\"home\") -}}"),
            ("{% if t(id=\"home\") %}{{ ", "{% if t(id=\"home\") %}{{ "),
            ("{% raw %}{{ t(id=\"home\") }}{% endraw %}", "{% raw %}{{ t(id=\"home\") }}{% endraw %}"),
        ] {
            assert_eq!(fill(template, &value), expect);
        }
    }
}
