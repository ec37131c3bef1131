use proptest::prelude::*;
use unicode_width::UnicodeWidthChar;

use super::super::testing::{RULE, Texts};
use super::super::{Format, Sources};
use super::*;
use crate::text::FileId;

/// A finding as it is drawn in `width` cells.
fn show(texts: &Texts, d: &Diagnostic, width: usize) -> String {
    let opts = ReportOptions { width: Some(width), ..Default::default() };
    texts.report(std::slice::from_ref(d), Format::Text, &opts)
}

/// What stands above the first carets of a drawing, cell by cell.
fn above_carets(drawn: &str) -> String {
    let lines: Vec<&str> = drawn.lines().collect();
    let row = lines.iter().position(|l| l.trim_start().starts_with('|') && l.contains('^')).expect("carets");
    let before = lines[row].split('^').next().unwrap_or_default();
    let (from, count) = (before.chars().count(), lines[row].matches('^').count());
    let mut cell = 0;
    let mut out = String::new();
    for ch in lines[row - 1].chars() {
        if (from..from + count).contains(&cell) {
            out.push(ch);
        }
        cell += ch.width().unwrap_or(0);
    }
    out
}

#[test]
fn a_long_line_is_cut_around_the_mark_and_its_fix_alike() {
    let line = format!(
        "{}Read [the guide](../gov/overveiw.md) before{}\n",
        "lorem ipsum ".repeat(200),
        " dolor".repeat(200)
    );
    let t = Texts::new(&[("en/a.md", &line)]);
    let d = Diagnostic::new(&RULE, t.find(0, "../gov/overveiw.md"), "no page `../gov/overveiw.md`")
        .label("nothing here")
        .hint("did you mean `../gov/overview.md`?")
        .fix(t.find(0, "overveiw"), "overview");
    insta::assert_snapshot!(show(&t, &d, 72), @"
    major[link/missing-page]: no page `../gov/overveiw.md`
     --> en/a.md:1:2418
      |
    1 | …Read [the guide](../gov/overveiw.md) before dolor dolor…
      |                   ^^^^^^^^^^^^^^^^^^ nothing here
      |
    hint: did you mean `../gov/overview.md`?
      |
    1 - …Read [the guide](../gov/overveiw.md) before dolor dolor…
    1 + …Read [the guide](../gov/overview.md) before dolor dolor…
      |
    ");
}

#[test]
fn a_mark_wider_than_the_terminal_shows_both_its_ends() {
    let t = Texts::new(&[("en/a.md", &format!("x **begin {}end** y\n", "and on ".repeat(60)))]);
    let start = 2;
    let mark = Span::new(FileId(0), start, t.find(0, "end**").end as usize);
    insta::assert_snapshot!(show(&t, &Diagnostic::new(&RULE, mark, "long").label("bold"), 60), @"
    major[link/missing-page]: long
     --> en/a.md:1:3
      |
    1 | x **begin and on and on and…and on and on end** y
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bold
    ");
}

#[test]
fn near_places_share_a_snippet_and_far_ones_and_other_files_have_their_own() {
    let far = "\n".repeat(30);
    let t = Texts::new(&[
        ("sv-se/a.md", &format!("# Nästa\n\nSe [guiden](gudie.md).\n\n## Nästa {far}### Sist\n")),
        ("en-us/a.md", "# Next\n\nSee [the guide](guide.md).\n"),
    ]);
    let d = Diagnostic::new(&RULE, t.find(0, "gudie.md"), "the link's target was changed")
        .label("translated")
        .related(t.find(0, "# Nästa"), "under this heading")
        .related(t.find(1, "guide.md"), "the source's target")
        .related(t.find(0, "Sist"), "used again");
    insta::assert_snapshot!(show(&t, &d, 80), @"
    major[link/missing-page]: the link's target was changed
      --> sv-se/a.md:3:13
       |
     1 | # Nästa
       | ------- under this heading
     2 |
     3 | Se [guiden](gudie.md).
       |             ^^^^^^^^ translated
       |
      ::: en-us/a.md:3:17
       |
     3 | See [the guide](guide.md).
       |                 -------- the source's target
       |
      ::: sv-se/a.md:35:5
       |
    35 | ### Sist
       |     ---- used again
    ");
}

#[test]
fn an_include_names_its_users_and_long_hints_are_wrapped() {
    let t = Texts::new(&[("en-us/includes/note.md", "# Note\n")]);
    let hint =
        "headings of an include stand in every page that uses it, so begin at level 2 or use bold text";
    let mut d = Diagnostic::new(&RULE, t.find(0, "# Note"), "heading of level 1 in an include").hint(hint);
    d.severity = Severity::Info;
    d.users = 12;
    insta::assert_snapshot!(show(&t, &d, 70), @"
    info[link/missing-page]: heading of level 1 in an include
     --> en-us/includes/note.md:1:1
      |
    1 | # Note
      | ^^^^^^
      |
      = note: in an include used by 12 pages
      = hint: headings of an include stand in every page that uses
              it, so begin at level 2 or use bold text
    ");
}

#[test]
fn a_file_without_lines_is_named_by_its_path() {
    let t = Texts::new(&[("a.md", "# A\n")]).asset("media/i.png");
    let mut image = Diagnostic::new(&RULE, t.whole(1), "image of 4 MB").label("shown at 300 pixels");
    image.severity = Severity::Minor;
    image = image.related(t.find(0, "A"), "used here").related(t.whole(0), "");
    insta::assert_snapshot!(show(&t, &image, 80), @"
    minor[link/missing-page]: image of 4 MB
     --> media/i.png
      |
     ::: a.md:1:3
      |
    1 | # A
      |   - used here
      |
      = note: shown at 300 pixels
      = note: see a.md
    ");
    let page = Diagnostic::new(&RULE, t.whole(0), "no front matter").fix(t.whole(0), "---\ntitle: A\n---\n");
    insta::assert_snapshot!(show(&t, &page, 80), @"
    major[link/missing-page]: no front matter
     --> a.md
      |
    hint: suggested change
      |
    1 + ---
    2 + title: A
    3 + ---
      |
    ");
}

#[test]
fn marks_over_lines_and_at_the_end_of_the_file_are_drawn() {
    let t = Texts::new(&[("a.md", ":::row:::\na\nb\nc\nd\ne\nf\ng\nh\ni\n:::column:::\n\nlast\n")]);
    let block = Span::new(FileId(0), 0, t.find(0, ":::column:::\n").end as usize);
    let d = Diagnostic::new(&RULE, block, "row not closed").label("still open here");
    let end = Span::new(FileId(0), 9999, 9999);
    let d = d.related(end, "the file ends");
    insta::assert_snapshot!(show(&t, &d, 80), @"
    major[link/missing-page]: row not closed
      --> a.md:1:1
       |
     1 | / :::row:::
     2 | | a
     3 | | b
     4 | | c
    ...  |
    10 | | i
    11 | | :::column:::
       | |____________^ still open here
    ...
    14 |
       |   - the file ends
    ");
    let d =
        Diagnostic::new(&RULE, t.find(0, "c\n"), "stray line").hint("delete it").fix(t.find(0, "c\n"), "");
    insta::assert_snapshot!(show(&t, &d, 80), @"
    major[link/missing-page]: stray line
     --> a.md:4:1
      |
    4 | c
      | ^
      |
    hint: delete it
      |
    4 - c
      |
    ");
}

#[test]
fn carets_stand_under_what_is_meant_whatever_the_script() {
    let long = "日本語の文章 ".repeat(40) + "[ガイド](gudie.md)" + &"のページ".repeat(40);
    let cases = [
        ("\u{feff}# Titel\r\n", "# Titel", 1),
        ("\u{feff}---\r\ntitle: x\r\n---\r\nSå [går](går.md)\r\n", "går.md", 10),
        ("日本語の説明 [ガイド](gudie.md) を", "gudie.md", 14),
        ("説明を (「ご覧」) ください", "「ご覧」", 6),
        ("انظر [الدليل](guide.md) الآن", "guide.md", 15),
        ("مُحَمَّد و[هنا](x.md)", "x.md", 17),
        ("a\t\tb `c`", "`c`", 6),
        ("👩\u{200d}🚀 crew `x`", "`x`", 10),
        ("\u{202b}نص\u{202c} `x`", "`x`", 6),
        (&long, "gudie.md", 287),
    ];
    for (text, needle, column) in cases {
        let t = Texts::new(&[("a.md", text)]);
        let span = t.find(0, needle);
        let drawn = show(&t, &Diagnostic::new(&RULE, span, "m").label("l"), 80);
        assert_eq!(above_carets(&drawn), needle, "{drawn}");
        let line = text[..span.start as usize].matches('\n').count() + 1;
        assert!(drawn.contains(&format!("--> a.md:{line}:{column}\n")), "{drawn}");
        assert!(drawn.lines().all(|l| l.width() <= 80), "{drawn}");

        let opts = ReportOptions { color: true, width: Some(80), ..Default::default() };
        let colored = t.report(&[Diagnostic::new(&RULE, span, "m")], Format::Text, &opts);
        assert!(colored.contains(&format!("\u{1b}[91m{needle}\u{1b}[0m")), "{colored}");
    }
}

#[test]
fn what_a_page_holds_cannot_steer_the_terminal() {
    let evil = "\u{1b}[2J\0\u{202e}\r\nx";
    let t = Texts::new(&[("a.md", "ab\u{1b}[2Jc\0d\u{202e}e\n")]).asset("i\u{1b}\n.png");
    for color in [false, true] {
        let d = Diagnostic::new(&RULE, t.find(0, "b"), format!("m{evil}"))
            .label(format!("l{evil}"))
            .related(t.whole(1), format!("r{evil}"))
            .hint(format!("h{evil}"))
            .fix(t.find(0, "b"), "B\u{1b}[2J\0\u{202e}");
        let opts = ReportOptions { color, ..Default::default() };
        for format in [Format::Text, Format::Concise] {
            let drawn = t.report(std::slice::from_ref(&d), format, &opts);
            assert!(!drawn.contains("\u{1b}[2J") && !drawn.contains(['\0', '\u{202e}', '\r']), "{drawn:?}");
            assert_eq!(drawn.contains('\u{1b}'), color && format == Format::Text);
            assert!(format == Format::Text || drawn.lines().count() == 1, "{drawn:?}");
        }
    }
}

#[test]
fn thousands_of_findings_come_in_their_order() {
    let t = Texts::new(&[("a.md", &"word\n".repeat(BATCH + 100))]);
    let at = |i: usize| Span::new(FileId(0), i * 5, i * 5 + 4);
    let all: Vec<Diagnostic> = (0..BATCH + 100).map(|i| Diagnostic::new(&RULE, at(i), "m")).collect();
    let drawn = t.report(&all, Format::Text, &ReportOptions::default());
    let lines =
        drawn.lines().filter_map(|l| l.split_once("--> a.md:")?.1.split(':').next()?.parse::<usize>().ok());
    assert!(lines.eq(1..=BATCH + 100));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_and_any_spans_are_drawn_within_the_width(
        text in "([aå日ع \t\n👩\u{200d}\u{301}\u{feff}]|\r\n|word |日本語 ){0,90}",
        spans in prop::collection::vec((0u32..400, 0u32..200), 1..5),
        replacement in "[ab日\n ]{0,12}",
        width in 40usize..100,
    ) {
        let t = Texts::new(&[("a.md", &text)]);
        let span = |(start, len): (u32, u32)| Span::new(FileId(0), start as usize, (start + len) as usize);
        let mut d = Diagnostic::new(&RULE, span(spans[0]), "m").label("l").fix(span(spans[0]), replacement.clone());
        for s in &spans[1..] {
            d = d.related(span(*s), "r");
        }
        let drawn = show(&t, &d, width);
        let at = t.source(FileId(0)).unwrap().position(span(spans[0]).start);
        if !is_whole_file(span(spans[0])) {
            let place = format!("--> a.md:{}:{}\n", at.line, at.column);
            prop_assert!(drawn.contains(&place), "{}", drawn);
        }
        // Several marks on a line may need more than there is, and a change over lines joins two of them.
        let end = t.source(FileId(0)).unwrap().position(span(spans[0]).end);
        if spans.len() == 1 && end.line == at.line && !replacement.contains('\n') {
            prop_assert!(drawn.lines().all(|l| l.width() <= width), "{}", drawn);
        }
    }
}
