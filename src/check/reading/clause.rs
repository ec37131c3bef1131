//! How clauses end: a participle and its auxiliary, which nothing parts (`aufgerufen wird`).

use crate::l10n::Style;

/// What ends a clause, in any script.
pub const CLAUSE_ENDS: [char; 17] =
    ['.', ',', ';', ':', '!', '?', ')', '،', '؛', '؟', '。', '，', '、', '；', '：', '！', '？'];

/// Whether a text ends with a participle whose auxiliary another begins with. `Style::auxiliaries` has those of a language
/// that puts both at the end of a clause.
pub fn parts_verb(style: &Style, before: &str, after: &str) -> bool {
    let head = |c: char| !c.is_alphabetic();
    let next = after.trim_start().split(head).next().unwrap_or_default();
    let last = before.trim_end().rsplit(head).next().unwrap_or_default();
    style.auxiliaries.iter().any(|a| a.as_ref() == next)
        && !style.is_function_word(last)
        && style.is_participle(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_participle_is_not_parted_from_its_auxiliary() {
        let german = crate::l10n::known_styles().find(|s| &*s.language == "de").unwrap();
        for (before, after, expected) in [
            ("die vom Aufruf zurückgegeben ", " werden, weil", true),
            ("der Wert gesetzt", "ist.", true),
            ("die angegebenen", "werden", false),
            ("die verwendeten", "werden", false),
            ("alle Werte", "werden", false),
            ("wenn es nicht", "ist", false),
        ] {
            assert_eq!(parts_verb(german, before, after), expected, "{before}|{after}");
        }
    }
}
