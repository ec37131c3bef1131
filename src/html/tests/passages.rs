//! The text of a page by section.

use super::*;
use crate::syntax::{self, Mode};

fn read(text: &str) -> Vec<Passage> {
    let map = OffsetMap::identity(FileId(0), 0, text.len());
    let doc = syntax::parse(MappedText { text: text.into(), map }, Mode::Blocks, &mut vec![]);
    passages(&doc, &TestUrls)
}

fn text(page: &str) -> String {
    let all = read(page);
    assert_eq!(all.len(), 1, "{all:?}");
    all[0].text.clone()
}

#[test]
fn a_page_falls_into_its_sections() {
    let all = read(
        "> [!NOTE]\n> Before.\n\n# The *page*\n\nLead.\n\n## One\n\ntext\n\n```c\nint x;\n```\n\n### One\n\n## <a name=\"kept\"></a>Two\n\nmore",
    );
    let short: Vec<_> = all
        .iter()
        .map(|p| (p.level, p.heading.as_str(), p.anchor.as_deref(), p.text.as_str(), p.code.as_str()))
        .collect();
    let expect = [
        (1, "The page", None, "Before.\nLead.", ""),
        (2, "One", Some("one"), "text", "int x;"),
        (3, "One", Some("one-1"), "", ""),
        (2, "Two", Some("kept"), "more", ""),
    ];
    assert_eq!(short, expect);
    assert_eq!(read(""), [Passage { level: 1, ..Passage::default() }]);
}

#[test]
fn the_text_is_what_a_reader_sees() {
    for (page, expect) in [
        ("a **b**c [d](e.md) `f` &amp; g\nh", "a bc d f & g h"),
        ("- one\n- two\n\n  three", "one\ntwo\nthree"),
        ("| a | b |\n|---|---|\n| c | d |", "a\nb\nc\nd"),
        ("![A picture](x.png) beside", "A picture beside"),
        (":::image type=\"content\" source=\"x.png\" alt-text=\"A diagram\":::", "A diagram"),
        ("<xref:known> and <xref:un.known>", "Known page and un.known"),
        ("<p>raw <b>html</b> &lt;x&gt;</p><p>two<!-- no --></p>", "raw html <x>\ntwo"),
        ("mail <email> now<script>let x = 1;</script>.", "mail <email> now."),
        ("<style>\np { color: red }\n</style>\n\nafter", "after"),
        ("::: zone target=\"pdf\"\nprinted\n::: zone-end\n\nshown", "shown"),
        ("> [!TIP]\n> Try it.", "Try it."),
    ] {
        assert_eq!(text(page), expect, "{page}");
    }
}

#[test]
fn tabs_come_with_their_titles_and_make_no_sections() {
    let page = "# [Portal](#tab/a)\n\nClick.\n\n# [Shell](#tab/b)\n\nType.\n\n---\n\nBoth.";
    assert_eq!(text(page), "Portal\nClick.\nShell\nType.\nBoth.");
}
