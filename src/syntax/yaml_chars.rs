//! Characters that no YAML text may hold. The YAML library says that there is one, but not in which line.

/// The place of the first character that YAML 1.1 (section 4.1.1) does not allow, if that is what the library's `message` is
/// about.
pub fn forbidden(text: &str, message: &str) -> Option<usize> {
    if !message.starts_with("control characters") {
        return None;
    }
    let is_forbidden = |c: char| {
        matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}'
            | '\u{fffe}' | '\u{ffff}')
    };
    text.char_indices().find(|(_, c)| is_forbidden(*c)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_found_where_they_stand() {
        for (text, place) in [("å: \u{7}b", Some(4)), ("a: b\u{9d}", Some(4)), ("a: b\r\n\u{85}\u{a0}", None)]
        {
            let message = serde_yaml::from_str::<serde_yaml::Value>(text).err().map(|e| e.to_string());
            assert_eq!(forbidden(text, &message.unwrap_or_default()), place, "{text:?}");
        }
    }
}
