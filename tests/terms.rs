//! Terminology of the docset's own: glossaries, names that stay, forbidden words.

use diglot::diag::{Diagnostic, Level};

use crate::support;

/// The findings about terms in a docset, with messages, as `CODE PATH:LINE:COLUMN MESSAGE`.
fn found(docset: &str) -> Vec<String> {
    let (dir, _) = support::written(docset);
    let checked = support::check_locales(dir.path());
    let about = |f: &&Diagnostic| {
        ["term/glossary", "term/forbidden", "term/do-not-translate"].iter().any(|c| f.code().starts_with(c))
    };
    let chosen: Vec<Diagnostic> = checked.findings.iter().filter(about).cloned().collect();
    let places = support::places(&checked.docset, &chosen);
    places.into_iter().zip(&chosen).map(|(place, f)| format!("{place} {}", f.message)).collect()
}

/// A page in two languages with a glossary of one row.
fn one(locale: &str, row: &str, target: &str, source: &str) -> Vec<String> {
    let docset = format!(
        "--- book.toml\n[check]\nglossary = [\"g.csv\"]\n--- g.csv\nen-us,{locale},forbidden [{locale}]\n{row}\n\
         --- content/en-us/a.md\n{source}\n--- content/{locale}/a.md\n{target}\n"
    );
    found(&docset).into_iter().map(|f| f.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn a_term_must_be_one_of_the_glossary_in_whatever_form() {
    let cases: &[(&str, &str, &str, &str, &[&str])] = &[
        // Latin.
        (
            "sv-se",
            "alert,avisering,",
            "Varningen visas i listan.",
            "The alert is shown in the list.",
            &["term/glossary content/sv-se/a.md:1:1"],
        ),
        (
            "sv-se",
            "alert,avisering,",
            "Aviseringarna visas i listan.",
            "The alerts are shown in the list.",
            &[],
        ),
        (
            "sv-se",
            "alert,avisering|varning,",
            "Varningen visas i listan.",
            "The alert is shown in the list.",
            &[],
        ),
        (
            "de-de",
            "policy,Richtlinie,",
            "Die Sicherheitsrichtlinien gelten hier.",
            "The security policies apply here.",
            &[],
        ),
        (
            "de-de",
            "policy,Richtlinie,",
            "Die Sicherheitsregeln gelten hier.",
            "The security policies apply here.",
            &["term/glossary content/de-de/a.md:1:1"],
        ),
        (
            "fr-fr",
            "add-in,complément,",
            "Ouvrez l'add-in dans le volet.",
            "Open the add-in in the pane.",
            &["term/glossary content/fr-fr/a.md:1:1"],
        ),
        (
            "fr-fr",
            "add-in,complément,",
            "Ouvrez les compléments du volet.",
            "Open the add-ins in the pane.",
            &[],
        ),
        // A name is no term; code and addresses are none, and a longer term is another.
        (
            "sv-se",
            "team,grupp,",
            "Öppna Microsoft Teams och välj en kanal.",
            "Open Microsoft Teams and choose a channel.",
            &[],
        ),
        (
            "sv-se",
            "team,grupp,",
            "Kör `team` i [loggen](team.md) nu.",
            "Run `team` in [the log](team.md) now.",
            &[],
        ),
        (
            "sv-se",
            "alert,avisering,\nalert policy,varningsprincip,",
            "Ändra varningsprincipen i listan.",
            "Change the alert policy in the list.",
            &[],
        ),
        // What a list begins with a capital is still a term.
        (
            "sv-se",
            "Alert policy,aviseringsprincip,",
            "Ändra reglerna i listan nu.",
            "Change the alert policy in the list.",
            &["term/glossary content/sv-se/a.md:1:1"],
        ),
        // What is kept as it is: an identifier, a label, the title of a page.
        (
            "fr-fr",
            "ribbon,ruban,",
            "Appelez Office.ribbon pour la mise à jour.",
            "Call Office.ribbon for the update.",
            &[],
        ),
        (
            "fr-fr",
            "ribbon,ruban,",
            "Le paramètre _ribbon_ est facultatif ici.",
            "The _ribbon_ parameter is optional here.",
            &[],
        ),
        (
            "fr-fr",
            "host,hôte,",
            "Le site est hébergé localement ici.",
            "The site is hosted locally here.",
            &[],
        ),
        (
            "fr-fr",
            "host,hôte,",
            "Le serveur doit héberger le site ici.",
            "The server must host the site here.",
            &[],
        ),
        // Arabic.
        (
            "ar-sa",
            "alert,تنبيه,",
            "تظهر التحذيرات في القائمة.",
            "The alerts are shown in the list.",
            &["term/glossary content/ar-sa/a.md:1:1"],
        ),
        ("ar-sa", "alert,تنبيه,", "تظهر التنبيهات في القائمة.", "The alerts are shown in the list.", &[]),
        // Chinese, Japanese.
        (
            "zh-cn",
            "alert,警报,",
            "列表中显示通知。",
            "The alerts are shown in the list.",
            &["term/glossary content/zh-cn/a.md:1:1"],
        ),
        ("zh-cn", "alert,警报,", "列表中显示警报。", "The alerts are shown in the list.", &[]),
        ("ja-jp", "server,サーバー,", "サーバを開始します。", "Start the server.", &[]),
        (
            "ja-jp",
            "server,サーバー,",
            "ホストを開始します。",
            "Start the server.",
            &["term/glossary content/ja-jp/a.md:1:1"],
        ),
        // A forbidden word is shown where it stands, and is not told twice.
        (
            "sv-se",
            "alert,avisering,varning",
            "En varning visas i listan.",
            "The alert is shown in the list.",
            &["term/forbidden content/sv-se/a.md:1:4"],
        ),
        (
            "sv-se",
            "email,e-postmeddelande,meddelande",
            "Läs ditt e-postmeddelande i dag.",
            "Read your email today.",
            &[],
        ),
        (
            "sv-se",
            "alert,avisering,varning",
            "En varning visas i listan.",
            "A caution is shown in the list.",
            &[],
        ),
        (
            "sv-se",
            ",,larm",
            "Ett larm visas i listan.",
            "A caution is shown in the list.",
            &["term/forbidden content/sv-se/a.md:1:5"],
        ),
        (
            "ar-sa",
            "alert,تنبيه,تحذير",
            "يظهر تحذير في القائمة.",
            "The alert is shown in the list.",
            &["term/forbidden content/ar-sa/a.md:1:6"],
        ),
        (
            "zh-cn",
            "alert,警报,通知",
            "列表中显示通知。",
            "The alerts are shown in the list.",
            &["term/forbidden content/zh-cn/a.md:1:6"],
        ),
        ("ja-jp", "server,サーバー,サーバ", "サーバーを開始します。", "Start the server.", &[]),
    ];
    let mut wrong = vec![];
    for (locale, row, target, source, expected) in cases {
        let found = one(locale, row, target, source);
        if found != *expected {
            wrong.push(format!("{row} / {target}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn names_that_stay_are_looked_for_in_every_script() {
    let page = |locale: &str, target: &str| {
        let docset = format!(
            "--- book.toml\n[check]\ndo-not-translate = [\"Fabrikam\", \"Fabrikam Loom\"]\nglossary = [\"names.txt\"]\n\
             --- names.txt\n# more\nWeft\n--- content/en-us/a.md\nOpen Fabrikam Loom with Weft today.\n--- content/{locale}/a.md\n{target}\n"
        );
        found(&docset).into_iter().map(|f| f.split_once(' ').unwrap().1.to_owned()).collect::<Vec<_>>()
    };
    for (locale, target) in [
        ("sv-se", "Öppna Fabrikam\u{a0}Loom med Wefts hjälp."),
        ("de-de", "Öffnen Sie die Fabrikam-Loom-App mit Weft."),
        ("ar-sa", "افتح Fabrikam Loom باستخدام Weft اليوم."),
        ("zh-cn", "今天用Weft打开Fabrikam Loom。"),
    ] {
        assert_eq!(page(locale, target), [""; 0], "{target}");
    }
    for (locale, target) in [
        ("sv-se", "Öppna Fabrikams vävstol med Weft."),
        ("ar-sa", "افتح نول Fabrikam باستخدام Weft اليوم."),
        ("zh-cn", "今天用Weft打开Fabrikam织机。"),
    ] {
        let expected =
            format!("content/{locale}/a.md:1:1 \u{201c}Fabrikam Loom\u{201d} is not to be translated");
        assert_eq!(page(locale, target), [expected]);
    }
    let small = page("sv-se", "Öppna Fabrikam loom med weft nu.");
    assert!(small.len() == 2 && small.iter().all(|f| f.contains("capitals included")), "{small:?}");
}

#[test]
fn glossaries_that_cannot_be_read_are_told_where_the_settings_name_them() {
    let docset = "--- book.toml\n[check]\nglossary = [\n  \"missing.csv\",\n  \"../outside.csv\",\n  \"/etc/passwd\",\n  \"link.csv\",\n  \"page.md\",\n  \"terms\",\n  \"broken.tbx\",\n]\n\
        --- link.csv -> /etc/hostname\n--- page.md\nx\n--- terms/sv-se.csv\nsource,target\nalert,avisering\n--- broken.tbx\n<tbx>\n<body></tbx>\n\
        --- content/en-us/a.md\nThe alert is shown in the list.\n--- content/sv-se/a.md\nVarningen visas i listan.\n";
    let found = found(docset);
    let expected = [
        "term/glossary-file book.toml:3:3 there is no file `missing.csv`",
        "term/glossary-file book.toml:4:3 `../outside.csv` is not in the folder of book.toml: nothing is read there",
        "term/glossary-file book.toml:5:3 `/etc/passwd` is not in the folder of book.toml: nothing is read there",
        "term/glossary-file book.toml:6:3 `link.csv` is not in the folder of book.toml: nothing is read there",
        "term/glossary-file book.toml:7:3 `page.md` is no glossary: its name must end in .csv, .tsv, .tbx, .xml, .txt",
    ];
    let (pages, files): (Vec<_>, Vec<_>) = found.into_iter().partition(|f| f.contains(" content/"));
    assert_eq!(files[..5], expected);
    assert!(files[5].starts_with("term/glossary-file broken.tbx:2:"), "{files:?}");
    assert_eq!(
        pages,
        [
            "term/glossary content/sv-se/a.md:1:1 \u{201c}alert\u{201d} is \u{201c}avisering\u{201d} in the glossary"
        ]
    );
}

/// The findings of one group of codes at the default level, as `CODE PATH:LINE:COLUMN`.
fn at_default(docset: &str, codes: &str) -> Vec<String> {
    let (dir, _) = support::written(docset);
    let checked = support::check_locales(dir.path());
    let about = |f: &&Diagnostic| f.code().starts_with(codes) && f.level == Level::Default;
    let chosen: Vec<Diagnostic> = checked.findings.iter().filter(about).cloned().collect();
    support::places(&checked.docset, &chosen)
}

#[test]
fn a_label_that_the_page_s_code_shows_is_not_translated() {
    let page = |locale: &str, text: &str, code: &str| {
        at_default(
            &format!(
                "--- content/en-us/a.md\nChoose the **Sort rows** button to sort all rows.\n\n```js\n{code}\n```\n\
                 --- content/{locale}/a.md\n{text}\n\n```js\n{code}\n```\n"
            ),
            "ui/label-in-code",
        )
    };
    let shown = "const label = \"Sort rows\";";
    for (locale, text, column) in [
        ("sv-se", "Välj knappen **Sortera rader** för att sortera alla rader.", 16),
        ("ar-sa", "اختر الزر **فرز الصفوف** لفرز كل الصفوف.", 13),
        ("ja-jp", "**行の並べ替え** ボタンを選択して、すべての行を並べ替えます。", 3),
    ] {
        assert_eq!(page(locale, text, shown), [format!("ui/label-in-code content/{locale}/a.md:1:{column}")]);
        // The code does not show it, or only as a part of something else.
        assert_eq!(page(locale, text, "sort(\"Sort rows by name\"); // Sort rows"), [""; 0]);
        // The translation keeps it.
        assert_eq!(page(locale, &text.replacen("**", "**Sort rows** / **", 1), shown), [""; 0]);
    }
}

#[test]
fn the_docset_s_own_texts_of_the_site_are_checked_in_every_locale() {
    let docset = "--- locales/ar-sa/ui.ftl\npage-count = { $count ->\n    [one] صفحة\n   *[other] صفحات\n }\n\
        --- locales/ja-jp/ui.ftl\nskip-to-content = Skip to main content\nhome = ホーム\n\
        --- locales/sv-se/ui.ftl\nhome = Hem\nupdated = Uppdaterad { $date }\n\
        --- content/en-us/index.md\n# Home\n--- content/sv-se/index.md\n# Hem\n--- content/ar-sa/index.md\n# الرئيسية\n--- content/ja-jp/index.md\n# ホーム\n";
    let found = at_default(docset, "ui/message");
    let expected =
        ["ui/message-plural locales/ar-sa/ui.ftl:1:1", "ui/message-untranslated locales/ja-jp/ui.ftl:1:1"];
    assert_eq!(found, expected);
}
