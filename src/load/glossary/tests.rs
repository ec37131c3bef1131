use super::*;

/// What a file says, a line a concept, and what is wrong with it, with line and column.
fn read(path: &str, text: &str, targets: usize) -> (Vec<String>, Vec<String>) {
    let file = FileId(0);
    let content = if path.ends_with("tbx") || path.ends_with("xml") {
        tbx::read(file, text)
    } else if path.ends_with("txt") {
        list::read(file, text)
    } else {
        sheet::read(file, text, &table::parse(text, path.ends_with("tsv")), language::of_path(path), targets)
    };
    let concept = |c: &Concept| {
        let term = |t: &Term| {
            let language = match &t.language {
                TermLanguage::Source => "source".into(),
                TermLanguage::Target => "target".into(),
                TermLanguage::Of(id) => id.to_string(),
            };
            let shown = &text[t.place.range()];
            assert!(shown == &*t.text || shown.contains(['"', '&', '\n']), "{shown:?} is not {}", t.text);
            format!("{language}: {}{}", if t.forbidden { "not " } else { "" }, t.text)
        };
        let mut out = c.terms.iter().map(term).collect::<Vec<_>>().join(", ");
        if c.kept {
            out.push_str(" (kept)");
        }
        if let Some(case) = c.case {
            out.push_str(if case { " (case)" } else { " (any case)" });
        }
        out.push_str(&c.note.iter().map(|n| format!(" # {n}")).collect::<String>());
        out
    };
    let fault = |(at, message): &(Range<usize>, String)| {
        let place = crate::text::Source::new("x", text).position(at.start as u32);
        format!("{}:{} {message}", place.line, place.column)
    };
    (content.concepts.iter().map(concept).collect(), content.faults.iter().map(fault).collect())
}

#[test]
fn tables_are_read_as_tools_and_people_write_them() {
    let cases: &[(&str, &str, &[&str])] = &[
        // A column a language; several terms in a cell; a forbidden one; remarks.
        (
            "terms.csv",
            "en-US,sv-SE,forbidden [sv-SE],note\nalert,\"avisering|varning\",larm,the pop-up\n",
            &["en-US: alert, sv-SE: avisering, sv-SE: varning, sv-SE: not larm # the pop-up"],
        ),
        // Weblate; the language is in the file's name.
        (
            "glossary/sv-se.csv",
            "\u{feff}\"location\",\"source\",\"target\",\"id\",\"fuzzy\"\n\"\",\"a \"\"b\"\"\",\"x\",\"\",\"\"\n",
            &["source: a \"b\", sv-SE: x"],
        ),
        // memoQ: what stands behind a language is about it.
        (
            "tb.csv",
            "Entry_ID;English_United_States;Term_Info;Swedish;Term_Info\n1;alert;CaseInsense;larm;Forbidden\n",
            &["en-US: alert, sv: not larm (any case)"],
        ),
        // Crowdin, Lokalise.
        (
            "c.csv",
            "Term [en],Term [sv],Status [sv]\na,b,preferred\na,c,obsolete\n",
            &["en: a, sv: b", "en: a, sv: not c"],
        ),
        (
            "l.csv",
            "term;description;casesensitive;translatable;forbidden;de;de_description\nLoom;;yes;no;no;;\n",
            &["source: Loom (kept) (case)"],
        ),
        // Tabs, one language for all rows or a language a row.
        ("t_ja.tsv", "source\ttarget\r\nalert\tアラート\r\n", &["source: alert, ja: アラート"]),
        ("t.csv", "source,target,locale\nalert,تنبيه,ar-SA\n", &["source: alert, ar-SA: تنبيه"]),
    ];
    for (path, text, expected) in cases {
        let (found, faults) = read(path, text, 2);
        assert_eq!(
            (found.iter().map(String::as_str).collect::<Vec<_>>(), faults),
            (expected.to_vec(), vec![]),
            "{path}"
        );
    }
}

#[test]
fn what_a_table_lacks_is_told_where_it_is_and_the_rest_counts() {
    let (found, faults) = read("a.csv", "source,sv\nalert,larm\n,x\ny,z,more\n\"open,1\n", 1);
    assert_eq!(found, ["source: alert, sv: larm", "source: y, sv: z", "source: open,1"]);
    let expected = [
        "5:1 this quote is not closed: all that follows stands in one cell",
        "3:1 a translation without its source term",
        "4:5 3 cells; the first row has 2",
    ];
    assert_eq!(faults, expected);
    for (text, fault) in [
        (
            "alert,larm\n",
            "1:1 the first row names no language (such as `sv-se`), no `source` and no `target`",
        ),
        (
            "source,target\na,b\n",
            "1:8 this does not say which language it is in: name the column or the file by its tag",
        ),
        ("sv\na\n", "1:1 terms of one language only: a column `source`, or one of its language, is missing"),
    ] {
        assert_eq!(read("a.csv", text, 2).1[0], fault);
    }
    assert_eq!(read("a.csv", "source,target\na,b\n", 1), (vec!["source: a, target: b".into()], vec![]));
}

#[test]
fn all_dialects_of_tbx_say_the_same() {
    let dca = r#"<?xml version="1.0"?><tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="1"><descrip type="definition">a call</descrip><langSec xml:lang="en-US"><termSec><term>alert</term></termSec></langSec>
<langSec xml:lang="sv-SE"><termSec><term>avisering</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
<termSec><term>larm</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec></conceptEntry></body></text></tbx>"#;
    let dct = dca
        .replace("<termNote type=\"administrativeStatus\">", "<min:administrativeStatus>")
        .replace("</termNote>", "</min:administrativeStatus>");
    let martif = r#"<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX" xml:lang="en"><text><body><termEntry>
<descripGrp><descrip type="definition">a call</descrip></descripGrp>
<langSet xml:lang="en-US"><ntig><termGrp><term>alert</term></termGrp></ntig></langSet><langSet xml:lang="sv-SE"><ntig><termGrp><term>avisering</term></termGrp></ntig>
<tig><term>larm</term><termNote type="administrativeStatus">forbidden</termNote></tig></langSet></termEntry></body></text></martif>"#;
    let multiterm = r#"<mtf><conceptGrp><descripGrp><descrip type="Definition">a call</descrip></descripGrp><languageGrp><language type="English" lang="EN-US"/><termGrp><term>alert</term></termGrp></languageGrp>
<languageGrp><language type="Swedish" lang="SV-SE"/><termGrp><term>avisering</term></termGrp><termGrp><term>larm</term><descripGrp><descrip type="Status">Do not use</descrip></descripGrp></termGrp></languageGrp></conceptGrp></mtf>"#;
    for (name, text) in [("dca", dca), ("dct", &dct), ("martif", martif), ("multiterm", multiterm)] {
        let (found, faults) = read("a.tbx", text, 2);
        assert_eq!(found, ["en-US: alert, sv-SE: avisering, sv-SE: not larm # a call"], "{name}");
        assert_eq!(faults, [""; 0], "{name}");
    }
}

#[test]
fn broken_xml_gives_what_stood_before_it() {
    let entry = "<conceptEntry><langSec xml:lang=\"en\"><termSec><term>R&amp;D</term></termSec></langSec></conceptEntry>";
    let (found, faults) = read("a.tbx", &format!("<tbx>\n{entry}\n<conceptEntry></tbx>"), 1);
    assert_eq!(found, ["en: R&D"]);
    assert!(faults.len() == 1 && faults[0].starts_with("3:"), "{faults:?}");
    for (text, at) in
        [("<html></html>", "1:1 this is no TBX"), ("", "1:1 this is no TBX"), ("<tbx>&x;", "1:6 an entity")]
    {
        let faults = read("a.xml", text, 1).1;
        assert!(faults.first().is_some_and(|f| f.starts_with(at)), "{faults:?}");
    }
    let lost = "<tbx><conceptEntry><langSec xml:lang=\"1\"><term>x</term></langSec></conceptEntry></tbx>";
    assert_eq!(
        read("a.tbx", lost, 1),
        (vec![], vec!["1:20 `1` is no language: its terms are left out".into()])
    );
}

#[test]
fn a_list_holds_names_that_stay() {
    let (found, _) = read("names.txt", "# products\nContoso\n\n  Fabrikam Loom \r\n", 1);
    assert_eq!(found, ["source: Contoso (kept) (case)", "source: Fabrikam Loom (kept) (case)"]);
}
