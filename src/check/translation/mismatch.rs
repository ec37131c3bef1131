//! Translations of something else.

use super::gaps;
use crate::check::reading::GapKind;
use crate::check::{Check, Look};
use crate::diag::{Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "translation/mismatch",
    severity: Severity::Major,
    what: "The translation lacks what its source says, and says what its source does not; or two texts of a page stand in each other's place. What stands for a word is learnt from the docset itself.",
    why: "It is the translation of another text, or of an older version of this one.",
    example: "--- content/en-us/a.md\n# Rules\n\n- Open the file today.\n- Open the folder today.\n- Open the picture today.\n- Open the table today.\n- Open the letter today.\n- Close the file today.\n- Close the folder today.\n- Close the picture today.\n- Close the table today.\n- Close the letter today.\n- Save the file today.\n- Save the folder today.\n- Save the picture today.\n- Save the table today.\n- Save the letter today.\n- Move the file today.\n- Move the folder today.\n- Move the picture today.\n- Move the table today.\n- Move the letter today.\n- Print the file today.\n- Print the folder today.\n- Print the picture today.\n- Print the table today.\n- Print the letter today.\n- Open the file, close the folder and save the picture today.\n--- content/sv-se/a.md\n# Regler\n\n- Öppna filen i dag.\n- Öppna mappen i dag.\n- Öppna bilden i dag.\n- Öppna tabellen i dag.\n- Öppna brevet i dag.\n- Stäng filen i dag.\n- Stäng mappen i dag.\n- Stäng bilden i dag.\n- Stäng tabellen i dag.\n- Stäng brevet i dag.\n- Spara filen i dag.\n- Spara mappen i dag.\n- Spara bilden i dag.\n- Spara tabellen i dag.\n- Spara brevet i dag.\n- Flytta filen i dag.\n- Flytta mappen i dag.\n- Flytta bilden i dag.\n- Flytta tabellen i dag.\n- Flytta brevet i dag.\n- Visa filen i dag.\n- Visa mappen i dag.\n- Visa bilden i dag.\n- Visa tabellen i dag.\n- Visa brevet i dag.\n- Flytta tabellen, visa brevet och visa tabellen i dag.\n=> content/sv-se/a.md:28:3",
    fix: "Translate the source again, or find where the text belongs.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check {
    rule: &RULE,
    look: Look::Corpus(|corpus, sink| gaps::report(corpus, (&RULE, GapKind::Mismatch), sink)),
};
