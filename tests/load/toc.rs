//! Tables of contents as each locale sees them.

use diglot::load::Docset;
use diglot::model::{TocId, TocNode};

use super::{docset, findings};

/// `name>href[items]`
fn outline(nodes: &[TocNode]) -> String {
    let one = |n: &TocNode| {
        let href = n.href.as_deref().map(|h| format!(">{h}")).unwrap_or_default();
        let items = if n.items.is_empty() { String::new() } else { format!("[{}]", outline(&n.items)) };
        format!("{}{href}{items}", n.name)
    };
    nodes.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn tocs(docset: &Docset, locale: usize) -> Vec<String> {
    let of = |&id: &TocId| {
        let toc = &docset.tocs[id.0 as usize];
        format!("{}: {}", toc.folder, outline(&toc.nodes))
    };
    docset.locale_tocs[locale].iter().map(of).collect()
}

fn spans(docset: &Docset, nodes: &[TocNode], out: &mut Vec<String>) {
    for node in nodes {
        let source = docset.source(node.span.file).unwrap();
        out.push(source.text()[node.span.range()].to_owned());
        spans(docset, &node.items, out);
    }
}

#[test]
fn included_tocs_keep_their_file_and_have_no_navigation_of_their_own() {
    let (_dir, docset) = docset(
        "\
--- content/en-us/a.md
# A
--- content/en-us/TOC.yml
items:
- name: A
  href: a.md
- name: Sub
  href: sub/TOC.yml
  topicHref: sub/b.md
- name: Folder
  href: other/
- name: Web
  href: https://example.com/toc.yml
- name: Id
  uid: some.id
--- content/en-us/sub/toc.yml
- {name: B, href: b.md}
- name: 2021
  href: '../a.md#x'
  expanded: true
--- content/en-us/sub/b.md
# B
--- content/en-us/other/TOC.md
\u{feff}<!-- c -->
# Part
## [C](c.md \"Sea\")
## <a name=\"d\"></a>[<span data-ttu-id=\"1\">De</span><span class=\"sxs-lookup\"><span data-stu-id=\"1\">D</span></span>](<d.md>)
## @some.uid
--- content/en-us/other/c.md
# C
--- content/en-us/breadcrumb/toc.yml
- name: X
  tocHref: /x/
  topicHref: /x/index
",
    );
    assert_eq!(
        tocs(&docset, 0),
        [
            "other: Part[C>c.md De>d.md >xref:some.uid]",
            ": A>a.md Sub>sub/b.md[B>b.md 2021>../a.md#x] Folder>other/c.md Web>https://example.com/toc.yml Id>xref:some.id",
        ]
    );
    let toc = &docset.tocs[docset.locale_tocs[0][1].0 as usize];
    let sub = &toc.nodes[1];
    assert_eq!(docset.files.get(sub.items[0].file).path.as_ref(), "sub/toc.yml");
    assert!(sub.items[1].expanded);
    assert_eq!(toc.nodes[4].uid.as_deref(), Some("some.id"));
    let mut places = vec![];
    spans(&docset, &toc.nodes, &mut places);
    let expected =
        ["a.md", "sub/b.md", "b.md", "../a.md#x", "other/", "https://example.com/toc.yml", "some.id"];
    assert_eq!(places, expected);
    let other = &docset.tocs[docset.locale_tocs[0][0].0 as usize];
    let mut places = vec![];
    spans(&docset, &other.nodes, &mut places);
    assert_eq!(places, ["Part", "c.md", "d.md", "some.uid"]);
    assert_eq!(other.nodes[0].items[0].display_name.as_deref(), Some("Sea"));
    assert_eq!(findings(&docset), ["toc/missing content/en-us/TOC.yml:5:9"][..0]);
}

#[test]
fn a_locale_without_a_toc_has_the_one_it_falls_back_to() {
    let (_dir, docset) = docset(
        "\
--- content/en-us/a.md
# A
--- content/en-us/TOC.yml
- name: A
  href: a.md
- name: Sub
  href: sub/toc.yml
--- content/en-us/sub/toc.yml
- name: B
  href: b.md
--- content/sv-se/a.md
# A
--- content/sv-se/sub/toc.yml
- name: Be
  href: b.md
",
    );
    assert_eq!(tocs(&docset, 0), [": A>a.md Sub[B>b.md]"]);
    assert_eq!(tocs(&docset, 1), [": A>a.md Sub[Be>b.md]"]);
}

#[test]
fn what_is_wrong_with_a_toc_is_reported_once_and_in_its_place() {
    let (_dir, docset) = docset(
        "\
--- content/en-us/a.md
# A
--- content/sv-se/a.md
# A
--- content/en-us/TOC.yml
# href: none
- name: A # c
  href: a.md
- name: \"A: \\\"b\\\"\"
  href: x/toc.yml
- name: Out
  href: '..\\..\\x.md'
- name: Abs
  href: C:\\x.md
- name: Absolute
  href: /x/toc.yml
- name: Drive
  href: file:///etc/passwd
- name: Site
  href: /x/y
- just text
--- content/en-us/x/toc.yml
- name: Back
  href: ../TOC.yml
- name: None
  href: gone/toc.yml
--- content/en-us/y/TOC.md
# One
text
### Three
--- content/en-us/z/TOC.yml
a: [
--- content/en-us/zz/TOC.yml
- name: 日本語
  href: a.md
- name: 日本語: x
",
    );
    let expected = [
        "path/outside-root content/en-us/TOC.yml:7:10",
        "path/outside-root content/en-us/TOC.yml:9:9",
        "path/outside-root content/en-us/TOC.yml:11:9",
        "path/outside-root content/en-us/TOC.yml:13:9",
        "toc/invalid content/en-us/TOC.yml:16:3",
        "toc/cycle content/en-us/x/toc.yml:2:9",
        "toc/missing content/en-us/x/toc.yml:4:9",
        "toc/invalid content/en-us/y/TOC.md:2:1",
        "toc/level content/en-us/y/TOC.md:3:1",
        "toc/invalid content/en-us/z/TOC.yml:2:1",
        "toc/invalid content/en-us/zz/TOC.yml:3:12",
    ];
    assert_eq!(findings(&docset), expected);
}

#[test]
fn tocs_that_double_at_each_level_and_odd_bytes_come_to_an_end() {
    let mut text = String::from("--- content/en-us/a.md\n# A\n");
    for i in 0..40 {
        text += &format!("--- content/en-us/d{i}/toc.yml\n");
        text += &format!("- href: ../d{}/toc.yml\n- href: ../d{}/toc.yml\n", i + 1, i + 1);
    }
    text += "--- content/en-us/d40/toc.yml\n- name: x\n";
    text += &format!("--- content/en-us/TOC.md\n{}\n# a](\n# [\n# [a](b\n#\n# <\n# \\\n", "#".repeat(5000));
    text += "--- content/en-us/e/toc.yml\n\\xFF\\x00: &a [*a]\n";
    text += "--- content/en-us/f/toc.yml\n- &n {name: x}\n- *n\n- ? [a]\n  : b\n- name: !t y\n";
    let (_dir, docset) = docset(&text);
    let codes = findings(&docset);
    assert!(codes.iter().any(|c| c == "toc/invalid content/en-us/d0/toc.yml:1:1"), "{codes:?}");
}
