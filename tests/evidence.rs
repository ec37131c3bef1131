//! What decides whether a difference is damage: dates, the other locales, the numbers of segments.

use diglot::diag::{Diagnostic, Level};

use crate::support;

/// A bilingual segment.
fn pair(number: u32, target: &str, source: &str) -> String {
    format!(
        "<span data-ttu-id=\"0a1b2-{number}\">{target}</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-{number}\">{source}</span></span>"
    )
}

/// What a reviewer is shown in a docset, as `CODE PATH:LINE`; findings about its size aside.
#[track_caller]
fn shown(files: &[(&str, String)]) -> Vec<String> {
    let text: String = files.iter().map(|(path, text)| format!("--- {path}\n{text}\n")).collect();
    let (dir, _) = support::written(&text);
    let source = dir.path().join("content/en-us").exists();
    std::fs::write(dir.path().join("book.toml"), if source { "[book]\nlanguage = \"en-us\"\n" } else { "" })
        .unwrap();
    let checked = support::check_locales(dir.path());
    let told = |f: &Diagnostic| f.level == Level::Default && !f.code().starts_with("docset/");
    let found: Vec<Diagnostic> = checked.findings.into_iter().filter(told).collect();
    let place = |p: String| p.rsplit_once(':').map(|(p, _)| p.to_owned()).unwrap();
    support::places(&checked.docset, &found).into_iter().map(place).collect()
}

const ENGLISH: [&str; 5] =
    ["Save the file.", "Wait a little.", "Close the window.", "Go home.", "Come again."];
const SWEDISH: [&str; 5] = ["Spara filen.", "Vänta lite.", "Stäng fönstret.", "Gå hem.", "Kom tillbaka."];
const DANISH: [&str; 5] = ["Gem filen.", "Vent lidt.", "Luk vinduet.", "Gå hjem.", "Kom igen."];

fn plain(lines: &[&str]) -> String {
    lines.join("\n\n")
}

fn bilingual(targets: &[&str], sources: &[&str]) -> String {
    let pairs = targets.iter().zip(sources).zip(101..);
    pairs.map(|((t, s), n)| pair(n, t, s)).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn one_source_that_differs_is_damage_and_several_are_age() {
    let mut other = ENGLISH;
    other[1] = "Wait a lot.";
    let page = |sources: &[&str]| {
        shown(&[
            ("content/en-us/a.md", plain(&ENGLISH)),
            ("content/sv-se/a.md", bilingual(&SWEDISH, sources)),
        ])
    };
    assert_eq!(page(&other), ["bilingual/source-differs content/sv-se/a.md:3"]);
    (other[0], other[3]) = ("Store the file.", "Go out.");
    assert_eq!(page(&other), [""; 0]);
}

#[test]
fn a_source_of_a_later_date_explains_a_text_but_not_the_level_of_a_heading() {
    let dated =
        |date: &str, text: String| format!("---\ntitle: A\nms.date: {date}\n---\n# A\n\n## B\n\n{text}");
    let page = |source: &str, level: &str| {
        let pairs = bilingual(&SWEDISH, &[source, ENGLISH[1], ENGLISH[2], ENGLISH[3], ENGLISH[4]]);
        shown(&[
            ("content/en-us/a.md", dated("02/02/2022", plain(&ENGLISH))),
            ("content/sv-se/a.md", dated("01/01/2021", pairs).replace("## B", level)),
        ])
    };
    assert_eq!(page("Store the file.", "## B"), [""; 0]);
    assert_eq!(page(ENGLISH[0], "### B"), ["structure/heading-level content/sv-se/a.md:7"]);
}

#[test]
fn of_two_locales_the_one_with_a_gap_in_its_numbers_has_lost_the_text() {
    let front = "---\nms.sourcegitcommit: 1\n---\n";
    let whole = bilingual(&SWEDISH, &ENGLISH);
    let lost = bilingual(&DANISH, &ENGLISH).replace(&pair(103, DANISH[2], ENGLISH[2]), "");
    let found = shown(&[
        ("content/da-dk/a.md", format!("{front}{lost}")),
        ("content/sv-se/a.md", format!("{front}{whole}")),
    ]);
    assert!(!found.is_empty() && found.iter().all(|f| f.contains("da-dk")), "{found:?}");
}

#[test]
fn what_several_locales_have_otherwise_than_the_source_page_is_the_sources_doing() {
    let page =
        |alert: &str, lines: &[&str]| format!("{}\n\n> [!{alert}]\n> {}", plain(&lines[..4]), lines[4]);
    let found = |danish: &str| {
        shown(&[
            ("content/en-us/a.md", page("IMPORTANT", &ENGLISH)),
            ("content/da-dk/a.md", page(danish, &DANISH)),
            ("content/sv-se/a.md", page("NOTE", &SWEDISH)),
        ])
    };
    assert_eq!(found("IMPORTANT"), ["alert/kind-changed content/sv-se/a.md:9"]);
    assert_eq!(found("NOTE"), [""; 0]);
}

#[test]
fn a_plain_page_is_held_to_the_source_that_another_locale_carries() {
    let front = "---\nms.sourcegitcommit: 1\n---\n";
    let with = |text: &str, address: &str| text.replace("filen", &format!("[filen]({address})"));
    let source = "Save [the file](https://example.com/f).";
    let sources = [source, ENGLISH[1], ENGLISH[2], ENGLISH[3], ENGLISH[4]];
    let danish = with(&plain(&DANISH), "https://example.com/x");
    let swedish = with(&bilingual(&SWEDISH, &sources), "https://example.com/f");
    let found = shown(&[
        ("content/en-us/b.md", "# Another page".to_owned()),
        ("content/da-dk/a.md", format!("{front}{danish}")),
        ("content/sv-se/a.md", format!("{front}{swedish}")),
    ]);
    assert_eq!(found, ["link/target-changed content/da-dk/a.md:4"]);
}

/// Pages of a locale that no other page can be compared with: what their front matter is told by is each other.
#[test]
fn a_key_that_only_one_page_has_stands_for_the_one_that_only_it_lacks() {
    let page = |number: usize, key: &str| {
        let front = format!("---\ntitle: Sida {number}\n{key}\nms.topic: article\n---\n");
        (format!("content/sv-se/p{number:02}.md"), front + &bilingual(&SWEDISH, &ENGLISH))
    };
    let found = |odd: &str| {
        let key = |n: usize| if n == 7 { odd } else { "audience: ITPro" };
        let pages: Vec<(String, String)> = (1..=24).map(|n| page(n, key(n))).collect();
        shown(&pages.iter().map(|(path, text)| (path.as_str(), text.clone())).collect::<Vec<_>>())
    };
    assert_eq!(found("publik: ITPro"), ["metadata/translated-key content/sv-se/p07.md:3"]);
    // Its own value, its own key: something the others do not have.
    assert_eq!(found("audience: ITPro\nnote: anything"), [""; 0]);
    // A key of Learn's that most pages do not need.
    assert_eq!(found("manager: kim"), [""; 0]);
}
