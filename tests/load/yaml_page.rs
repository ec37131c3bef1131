//! YAML pages: what a reader finds on them.

use diglot::build::Built;

use crate::support;

fn built(text: &str) -> (tempfile::TempDir, Built) {
    let (dir, _) = support::written(text);
    let built = support::build(dir.path());
    (dir, built)
}

fn article(dir: &tempfile::TempDir, page: &str) -> String {
    let html = std::fs::read_to_string(dir.path().join("build").join(page)).unwrap();
    let start = html.find("<article").unwrap();
    html[start..html.find("</article>").unwrap()].to_owned()
}

const DOCSET: &str = "\
--- book.toml
[markdown.alerts]
TODO = \"alert alert-todo\"
--- content/en-us/index.yml
### YamlMime:Landing
title: The product
summary: All about *it*.
metadata:
  title: Product documentation
  description: Where to begin
landingContent:
- title: Begin
  linkLists:
  - linkListType: overview
    links:
    - text: What it is
      url: a.md
    - text: Gone
      url: gone.md
- title: Go on
  linkLists:
  - linkListType: how-to-guide
    links: [{text: Elsewhere, url: 'https://example.com/'}]
--- content/en-us/faq.yml
### YamlMime:FAQ
title: Questions
summary: |
  [!INCLUDE [note](includes/note.md)]
sections:
- name: First ones
  questions:
  - question: Why **this**?
    answer: |
      Because:

      > [!NOTE]
      > So it is. See [it](gone-too.md).
  - question: And that?
    answer: A [page](a.md).
--- content/en-us/includes/note.md
From an include.
--- content/en-us/a.md
# A

> [!todo]
> To be written.
--- content/en-us/TOC.yml
- name: Start
  href: index.yml
- name: FAQ
  href: faq.yml
- name: A
  href: a.md
";

#[test]
fn a_landing_page_is_cards_of_links_and_an_faq_questions_with_answers_in_markdown() {
    let (dir, built) = built(DOCSET);
    let landing = article(&dir, "en-us/index.html");
    for part in [
        "<h1 id=\"the-product\">The product</h1>",
        "<p>All about <em>it</em>.</p>",
        "<div class=\"cards\">",
        "<h2 id=\"begin\">Begin</h2>",
        "<a href=\"a.html\">What it is</a>",
    ] {
        assert!(landing.contains(part), "{part}\n{landing}");
    }
    let whole = std::fs::read_to_string(dir.path().join("build/en-us/index.html")).unwrap();
    assert!(whole.contains("<title>Product documentation") && whole.contains("content=\"Where to begin\""));
    let faq = article(&dir, "en-us/faq.html");
    for part in
        ["From an include.", "Why <strong>this</strong>?</h3>", "alert-note", "<a href=\"a.html\">page</a>"]
    {
        assert!(faq.contains(part), "{part}\n{faq}");
    }
    let copy = std::fs::read_to_string(dir.path().join("build/en-us/index.md")).unwrap();
    assert!(
        copy.contains("## Begin\n\n- [What it is](a.md)") || copy.contains("## Begin\n- [What it is](a.md)"),
        "{copy}"
    );
    let found = support::places(&built.docset, &built.findings);
    let missing: Vec<_> = found.iter().filter(|f| f.starts_with("link/missing-page")).collect();
    assert_eq!(
        missing,
        ["link/missing-page content/en-us/faq.yml:13:28", "link/missing-page content/en-us/index.yml:15:12"]
    );
}

#[test]
fn what_moved_leads_on_within_the_site_and_its_links_are_right() {
    let (dir, built) = built(
        "\
--- book.toml
[output.site]
site-url = \"https://help.example/docs/\"
--- content/en-us/docfx.yml
basePath: /contoso
--- content/en-us/a.md
# A

[old](old.md) [older](older.md#x) [self](self.md)
--- content/en-us/self.md
---
redirect_url: /contoso/a
---
--- content/en-us/redirections.yml
redirections:
  old.md: /contoso/a#top
  older.md: /elsewhere
--- content/sv-se/a.md
# Å
--- content/en-us/TOC.yml
- name: A
  href: a.md
",
    );
    assert_eq!(support::places(&built.docset, &built.findings), [""; 0]);
    let read = |path: &str| std::fs::read_to_string(dir.path().join("build").join(path)).unwrap();
    assert!(read("en-us/old.html").contains("url=a.html#top"));
    assert!(read("sv-se/old.html").contains("url=a.html#top"), "a locale has the source's redirections");
    assert!(
        read("en-us/older.html").contains("url=/elsewhere") && read("en-us/self.html").contains("url=a.html")
    );
    assert!(read("_redirects").contains("/docs/sv-se/old.html /docs/sv-se/a.html#top 301\n"));
    assert!(!read("sitemap.xml").contains("old.html") && !read("manifest.json").contains("\"self\""));
}

#[test]
fn alerts_of_a_docsets_own_have_their_class_and_their_keyword() {
    let (dir, _) = built(DOCSET);
    let page = article(&dir, "en-us/a.html");
    assert!(page.contains("class=\"alert alert-todo\"") && page.contains("alert-title\">TODO<"), "{page}");
    assert!(!page.contains("[!todo]"), "{page}");
}
