//! Trees built by hand, rendered in both flavours.

use std::sync::Arc;

use super::*;
use crate::syntax::{
    Align, Element, Heading, ImageVariant, Include, Kind, LearnImage, LinkForm, Str, Tab, Xref, XrefForm,
};
use crate::text::{FileId, MappedText, OffsetMap, Span};

/// A page being built: `text` stands for the file, so that spans can be checked.
struct Page {
    doc: Document,
    at: NodeId,
    cursor: usize,
}

impl Page {
    fn new(text: &str) -> Self {
        let map = OffsetMap::identity(FileId(0), 0, text.len());
        let doc = Document::new(Arc::new(MappedText { text: text.into(), map }));
        Self { doc, at: NodeId::ROOT, cursor: 0 }
    }

    /// A node with what `inside` puts into it.
    fn node(&mut self, kind: Kind, inside: impl FnOnce(&mut Self)) -> &mut Self {
        let id = self.doc.push(self.at, kind, 0..0);
        let outer = std::mem::replace(&mut self.at, id);
        inside(self);
        self.at = outer;
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.node(Kind::Text(Str::owned(text)), |_| {})
    }

    /// Raw HTML that stands in the page's text, after the last such piece.
    fn raw(&mut self, html: &str) -> &mut Self {
        let at = self.doc.text()[self.cursor..].find(html).expect("stands in the text") + self.cursor;
        self.cursor = at + html.len();
        let range = at as u32..self.cursor as u32;
        self.doc.push(self.at, Kind::RawHtml(Str::Range(range.start, range.end)), range);
        self
    }

    fn block(&mut self, html: &str) -> &mut Self {
        self.node(Kind::HtmlBlock, |p| {
            p.raw(html);
        })
    }

    fn para(&mut self, text: &str) -> &mut Self {
        self.node(Kind::Paragraph, |p| {
            p.text(text);
        })
    }
}

struct TestUrls;

impl TestUrls {
    fn resolve(dest: &str) -> Href {
        let kind = match dest {
            d if d.contains("://") || d.starts_with("javascript") || d.starts_with("data") => {
                HrefKind::External
            }
            d if d.starts_with('#') => HrefKind::SelfBookmark,
            d if d.starts_with('/') => HrefKind::AbsolutePath,
            "gone.md" => HrefKind::Broken,
            _ => HrefKind::Relative,
        };
        let mut href = Href::new(dest.replace(".md", ".html"), kind);
        if let Some(uid) = dest.strip_prefix("xref:") {
            href = Href::new("", HrefKind::Broken);
            if uid == "known" {
                href = Href::new("known.html", HrefKind::Relative);
                href.text = Some("Known page".into());
            }
        }
        href
    }
}

impl Urls for TestUrls {
    fn link(&self, _: FileId, dest: &str) -> Href {
        Self::resolve(dest)
    }

    fn media(&self, _: FileId, dest: &str) -> Href {
        let mut href = Self::resolve(dest);
        href.size = (dest == "sized.png").then_some((40, 20));
        href
    }
}

fn message(id: &str, args: &[(&str, &str)]) -> String {
    args.iter().fold(format!("[{id}]"), |text, (_, value)| text + " " + value)
}

fn run(flavor: Flavor, doc: &Document) -> (String, Sink) {
    let cx = Context {
        flavor,
        urls: &TestUrls,
        text: &message,
        highlight: None,
        remote_media: false,
        scope: None,
    };
    let (mut out, mut findings) = (String::new(), Sink::new());
    render(doc, &cx, &mut out, &mut findings);
    (out, findings)
}

/// The output as a page of one line per block, and findings as `code@start-end`.
#[track_caller]
fn expect(flavor: Flavor, page: &Page, html: &str, found: &[&str]) {
    let (out, findings) = run(flavor, &page.doc);
    let got: Vec<String> = findings
        .iter()
        .map(|f| format!("{} {}", f.code(), &page.doc.text()[f.primary.span.range()]))
        .collect();
    assert_eq!(out.trim_end(), html, "{flavor:?}");
    assert_eq!(got, found);
}

#[track_caller]
fn both(page: &Page, docfx: &str, site: &str) {
    expect(Flavor::Docfx, page, docfx, &[]);
    expect(Flavor::Site, page, site, &[]);
}

/// A paragraph that is all raw HTML but for the words `a`, `b`, `c` around its tags.
fn inline_page(html: &str) -> Page {
    let mut page = Page::new(html);
    page.node(Kind::Paragraph, |p| {
        for piece in split_tags(html) {
            if piece.starts_with('<') {
                p.raw(piece)
            } else {
                p.text(piece)
            };
        }
    });
    page
}

fn split_tags(html: &str) -> Vec<&str> {
    let mut pieces = vec![];
    let mut rest = html;
    while !rest.is_empty() {
        let end = match rest.starts_with('<') {
            true => rest.find('>').map_or(rest.len(), |n| n + 1),
            false => rest.find('<').unwrap_or(rest.len()),
        };
        pieces.push(&rest[..end]);
        rest = &rest[end..];
    }
    pieces
}

fn heading(level: u8, id: &str, alias: Option<&str>) -> Kind {
    Kind::Heading(Box::new(Heading {
        level,
        id: id.into(),
        alias: alias.map(Into::into),
        anchors: vec![],
        anchor_range: None,
        kept: alias.is_some(),
    }))
}

fn link(dest: &str) -> Kind {
    Kind::Link { dest: Str::owned(dest), title: Str::EMPTY, form: LinkForm::Bracketed }
}

fn image(dest: &str) -> Kind {
    Kind::Image { dest: Str::owned(dest), title: Str::EMPTY }
}

fn fence(info: &str) -> Kind {
    Kind::CodeBlock { info: Str::owned(info), fenced: true }
}

#[test]
fn blocks_and_inlines_have_the_same_shape_in_both_flavours() {
    let mut page = Page::new("");
    page.node(Kind::Paragraph, |p| {
        p.text("a <").node(Kind::Strong, |p| {
            p.text("b");
        });
        p.node(Kind::SoftBreak, |_| {}).node(Kind::Code(Str::owned("x&y")), |_| {});
        p.node(Kind::HardBreak, |_| {}).node(link("a.md"), |p| {
            p.text("c");
        });
    });
    page.node(Kind::List(Some(3)), |p| {
        p.node(Kind::Item, |p| {
            p.text("d");
        });
        p.node(Kind::Item, |p| {
            p.para("e").node(Kind::Quote, |p| {
                p.para("f");
            });
        });
    });
    page.node(Kind::Rule, |_| {});
    let html = "<p>a &lt;<strong>b</strong>\n<code>x&amp;y</code><br />\n<a href=\"a.html\">c</a></p>\n\
                <ol start=\"3\">\n<li>d</li>\n<li>\n<p>e</p>\n<blockquote>\n<p>f</p>\n</blockquote>\n</li>\n</ol>\n<hr />";
    let linked = html.replace("\"a.html\"", "\"a.html\" data-linktype=\"relative-path\"");
    both(&page, &linked, html);
}

#[test]
fn alerts_are_named_by_a_title_that_is_no_heading_of_the_page() {
    let mut page = Page::new("");
    page.node(Kind::Alert(crate::syntax::AlertKind::Tip), |p| {
        p.para("x");
    });
    both(
        &page,
        "<div class=\"TIP\">\n<h5>TIP</h5>\n<p>x</p>\n</div>",
        "<div class=\"alert alert-tip\" role=\"note\" aria-labelledby=\"alert:1\">\n\
         <p class=\"alert-title\" id=\"alert:1\">[alert-tip]</p>\n<p>x</p>\n</div>",
    );
}

#[test]
fn tables_align_by_class_and_scroll_in_a_named_region() {
    let mut page = Page::new("");
    page.node(Kind::Table(Box::new([Align::Right, Align::None])), |p| {
        for (kind, words) in [(Kind::TableHead, ["a", "b"]), (Kind::TableRow, ["1", "2"])] {
            p.node(kind, |p| {
                for word in words {
                    p.node(Kind::TableCell, |p| {
                        p.text(word);
                    });
                }
            });
        }
    });
    both(
        &page,
        "<table>\n<thead>\n<tr>\n<th style=\"text-align: right;\">a</th>\n<th>b</th>\n</tr>\n</thead>\n\
         <tbody>\n<tr>\n<td style=\"text-align: right;\">1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>",
        "<div class=\"table-wrap\" role=\"group\" tabindex=\"0\" aria-label=\"[table-label]\">\n\
         <table>\n<thead>\n<tr>\n<th scope=\"col\" class=\"align-right\">a</th>\n<th scope=\"col\">b</th>\n</tr>\n</thead>\n\
         <tbody>\n<tr>\n<td class=\"align-right\">1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n</div>",
    );
}

#[test]
fn a_table_head_without_words_is_left_out_of_the_site() {
    let mut page = Page::new("");
    page.node(Kind::Table(Box::new([Align::None])), |p| {
        p.node(Kind::TableHead, |p| {
            p.node(Kind::TableCell, |_| {});
        });
        p.node(Kind::TableRow, |p| {
            p.node(Kind::TableCell, |p| {
                p.text("x");
            });
        });
    });
    let (out, _) = run(Flavor::Site, &page.doc);
    assert!(!out.contains("<th") && out.contains("<td>x</td>"), "{out}");
}

#[test]
fn code_keeps_its_language_and_interactive_fences_say_so() {
    let mut page = Page::new("");
    page.node(fence("azurecli-interactive"), |p| {
        p.text("az <x>\n");
    });
    page.node(fence(""), |p| {
        p.text("y\n");
    });
    both(
        &page,
        "<pre><code class=\"lang-azurecli\" data-interactive=\"azurecli\">az &lt;x&gt;\n</code></pre>\n\
         <pre><code>y\n</code></pre>",
        "<div class=\"code\" data-lang=\"azurecli\"><pre dir=\"ltr\" tabindex=\"0\">\
         <code class=\"lang-azurecli\" data-interactive=\"azurecli\">az &lt;x&gt;\n</code></pre></div>\n\
         <div class=\"code\"><pre dir=\"ltr\" tabindex=\"0\"><code>y\n</code></pre></div>",
    );
}

#[test]
fn snippets_keep_their_attributes_and_mark_lines_on_the_site() {
    let element = |tag, attrs: &[(&str, &str)]| {
        let attrs = attrs.iter().map(|(n, v)| ((*n).into(), (*v).into())).collect();
        Kind::Element(Box::new(Element { tag, attrs }))
    };
    let mut page = Page::new("");
    page.node(element("pre", &[]), |p| {
        p.node(element("code", &[("class", "lang-x"), ("name", "N"), ("highlight-lines", "2")]), |p| {
            p.text("a\nb\n");
        });
    });
    both(
        &page,
        "<pre><code class=\"lang-x\" name=\"N\" highlight-lines=\"2\">a\nb\n</code></pre>",
        "<div class=\"code\" data-lang=\"x\"><pre dir=\"ltr\" tabindex=\"0\"><code class=\"lang-x\">a\n<mark>b</mark>\n</code></pre></div>",
    );
}

#[test]
fn videos_are_frames_in_docfx_and_labelled_links_on_the_site() {
    let mut page = Page::new("");
    page.node(Kind::Video("https://youtu.be/ID?x=\"1\"".into()), |_| {});
    both(
        &page,
        "<div class=\"embeddedvideo\"><iframe src=\"https://www.youtube-nocookie.com/embed/ID?x=&quot;1&quot;&amp;rel=0\" \
         frameborder=\"0\" allowfullscreen=\"true\"></iframe></div>",
        "<p class=\"video\"><a href=\"https://youtu.be/ID?x=%221%22\" rel=\"noopener\" \
         data-video=\"https://www.youtube-nocookie.com/embed/ID?x=%221%22&amp;rel=0\">[video-link] youtu.be</a></p>",
    );
}

#[test]
fn tabs_follow_earlier_choices_in_docfx_and_are_all_shown_on_the_site() {
    let mut page = Page::new("");
    for tabs in [&[("a", None), ("b", None)][..], &[("c", Some("b")), ("b+d", Some("a"))]] {
        page.node(Kind::TabGroup, |p| {
            for (id, condition) in tabs {
                let tab = |title| Tab { id: (*id).into(), condition: condition.map(Into::into), title };
                p.node(Kind::Tab(Box::new(tab(NodeId::ROOT))), |p| {
                    let title = p.doc.push(p.at, link("#tab"), 0..0);
                    p.doc.push(title, Kind::Text(Str::owned(id.to_uppercase())), 0..0);
                    p.doc.node_mut(p.at).kind = Kind::Tab(Box::new(tab(title)));
                    p.para(id);
                });
            }
        });
    }
    let (docfx, _) = run(Flavor::Docfx, &page.doc);
    assert!(docfx.contains("<a href=\"#tabpanel_1_a\" role=\"tab\" aria-controls=\"tabpanel_1_a\" data-tab=\"a\" tabindex=\"0\" aria-selected=\"true\">A</a>"), "{docfx}");
    assert!(docfx.contains("<section id=\"tabpanel_1_b\" role=\"tabpanel\" data-tab=\"b\" aria-hidden=\"true\" hidden=\"hidden\">"), "{docfx}");
    assert!(
        docfx.contains(
            "<li role=\"presentation\" aria-hidden=\"true\" hidden=\"hidden\">\n<a href=\"#tabpanel_2_c_b\""
        ),
        "{docfx}"
    );
    assert!(
        docfx.contains(
            "<section id=\"tabpanel_2_b+d_a\" role=\"tabpanel\" data-tab=\"b+d\" data-condition=\"a\">"
        ),
        "{docfx}"
    );
    let (site, _) = run(Flavor::Site, &page.doc);
    assert!(
        site.starts_with(
            "<div class=\"tabs\" id=\"tabgroup_1\" data-tabgroup>\n\
         <div class=\"tab\" role=\"group\" id=\"tabpanel_1_a\" data-tab=\"a\" aria-labelledby=\"tab_1_a\">\n\
         <p class=\"tab-title\" id=\"tab_1_a\">A</p>\n<p>a</p>\n</div>\n"
        ),
        "{site}"
    );
    assert!(!site.contains("hidden"));
}

#[test]
fn images_carry_their_size_and_other_hosts_become_links() {
    let mut page = Page::new("");
    page.node(Kind::Paragraph, |p| {
        p.node(image("sized.png"), |p| {
            p.text("A \"b\"");
        });
        p.node(image("https://h.example/x.png"), |p| {
            p.text("far");
        });
        p.node(link("a.md"), |p| {
            p.node(image("https://h.example/x.png"), |p| {
                p.text("in");
            });
        });
    });
    expect(
        Flavor::Site,
        &page,
        "<p><img src=\"sized.png\" alt=\"A &quot;b&quot;\" width=\"40\" height=\"20\" loading=\"lazy\" decoding=\"async\">\
         <a href=\"https://h.example/x.png\" rel=\"noopener\">far</a><a href=\"a.html\">in</a></p>",
        &[],
    );
}

#[test]
fn learn_images_have_borders_links_and_descriptions() {
    let base = LearnImage { source: "s.png".into(), alt: "A".into(), ..LearnImage::default() };
    let mut page = Page::new("");
    page.node(Kind::Paragraph, |p| {
        let icon = LearnImage { variant: ImageVariant::Icon, alt: "".into(), ..base.clone() };
        p.node(Kind::LearnImage(Box::new(icon)), |_| {});
    });
    page.node(Kind::Paragraph, |p| {
        let large = LearnImage { lightbox: Some("l.png".into()), ..base.clone() };
        p.node(Kind::LearnImage(Box::new(large)), |_| {});
    });
    let complex = LearnImage {
        variant: ImageVariant::Complex,
        at: (1, 2),
        description: Some("one <b>\n\ntwo".into()),
        ..base.clone()
    };
    page.node(Kind::LearnImage(Box::new(complex)), |_| {});
    let (docfx, _) = run(Flavor::Docfx, &page.doc);
    let docfx = docfx.replace(" data-linktype=\"relative-path\"", "");
    assert_eq!(
        docfx,
        "<p><img src=\"s.png\" role=\"presentation\">\n</p>\n\
         <p><span class=\"mx-imgBorder\">\n<a href=\"l.png#lightbox\">\n<img src=\"s.png\" alt=\"A\">\n</a>\n</span>\n</p>\n\
         <p class=\"mx-imgBorder\">\n<img src=\"s.png\" alt=\"A\" aria-describedby=\"1-2\">\n\
         <div id=\"1-2\" class=\"visually-hidden\"><p>\none &lt;b&gt;\n\ntwo\n</p></div>\n</p>\n"
    );
    let lazy = " loading=\"lazy\" decoding=\"async\">";
    expect(
        Flavor::Site,
        &page,
        &format!(
            "<p><img src=\"s.png\" alt=\"\" class=\"icon\"{lazy}</p>\n\
             <p><a href=\"l.png\" class=\"lightbox\" title=\"[image-larger]\"><img src=\"s.png\" alt=\"A\" class=\"border\"{lazy}</a></p>\n\
             <figure>\n<img src=\"s.png\" alt=\"A\" class=\"border\" aria-describedby=\"image:1\"{lazy}\n\
             <details class=\"image-description\">\n<summary>[image-description]</summary>\n\
             <div id=\"image:1\">\n<p>one &lt;b&gt;</p>\n<p>two</p>\n</div>\n</details>\n</figure>"
        ),
        &[],
    );
}

#[test]
fn ids_are_written_once_and_generated_aliases_give_way_to_asked_for_ids() {
    let mut page = Page::new("<a name=\"taken\"></a>");
    page.node(heading(2, "kept", Some("auto")), |p| {
        p.text("A");
    });
    page.node(heading(2, "other", Some("taken")), |p| {
        p.text("B");
    });
    page.node(heading(2, "kept", None), |p| {
        p.text("C");
    });
    page.node(Kind::Paragraph, |p| {
        p.raw("<a name=\"taken\">").raw("</a>");
    });
    expect(
        Flavor::Site,
        &page,
        "<h2 id=\"kept\"><span id=\"auto\"></span>A</h2>\n<h2 id=\"other\">B</h2>\n<h2>C</h2>\n\
         <p><span id=\"taken\"></span></p>",
        &[],
    );
}

#[test]
fn references_by_uid_show_the_targets_name_or_their_source() {
    let text = "<xref:known> @gone";
    let mut page = Page::new(text);
    page.node(Kind::Paragraph, |p| {
        let uids = [("known", XrefForm::Angle, 0..12), ("gone", XrefForm::Mention, 13..18)];
        for (uid, form, range) in uids {
            let shown = (form == XrefForm::Mention).then(|| format!("@{uid}").into());
            p.doc.push(p.at, Kind::Xref(Box::new(Xref { href: uid.into(), shown, form })), range);
        }
    });
    expect(Flavor::Site, &page, "<p><a href=\"known.html\">Known page</a>@gone</p>", &[]);
}

#[test]
fn includes_stand_where_they_are_written() {
    let mut part = Page::new("");
    part.para("one").para("two");
    let mut page = Page::new("[!INCLUDE [t](gone.md)]");
    page.doc.embeds.push(part.doc);
    let include = |inline, embed| {
        Kind::Include(Box::new(Include {
            spelled: "[!INCLUDE [t](gone.md)]".into(),
            path: "gone.md".into(),
            path_span: Span::file(FileId(0)),
            inline,
            embed,
        }))
    };
    page.node(include(false, Some(0)), |_| {});
    page.node(Kind::Paragraph, |p| {
        p.text("a ").node(include(true, Some(0)), |_| {}).text(".");
    });
    page.doc.push(NodeId::ROOT, include(false, None), 0..23);
    page.node(include(false, None), |_| {});
    let html = "<p>one</p>\n<p>two</p>\n<p>a one two.</p>\n<p>[!INCLUDE [t](gone.md)]</p>\n<p>[!INCLUDE [t](gone.md)]</p>";
    both(&page, html, html);
}

#[test]
fn labels_hold_no_links_anchors_or_images() {
    let mut page = Page::new("<a id=\"x\"><b><sup></sup><br>");
    page.node(heading(1, "t", None), |p| {
        p.raw("<a id=\"x\">").node(link("a.md"), |p| {
            p.text("A").node(Kind::Code(Str::owned("c")), |_| {});
        });
        p.raw("<b>").node(image("x.png"), |p| {
            p.text("alt");
        });
        p.raw("<br>");
    });
    let cx = Context {
        flavor: Flavor::Site,
        urls: &TestUrls,
        text: &message,
        highlight: None,
        remote_media: false,
        scope: None,
    };
    let mut out = String::new();
    let id = page.doc.children(NodeId::ROOT).next().unwrap();
    render_inlines(&page.doc, id, &cx, &mut out);
    assert_eq!(out, "A<code>c</code><b>alt </b>");
}

#[test]
fn raw_tags_within_a_paragraph() {
    for (html, site, found) in [
        ("a<b>b</b>", "<p>a<b>b</b></p>", &[][..]),
        ("a<b>b", "<p>a<b>b</b></p>", &["html/unclosed <b>"]),
        ("a</b>b", "<p>ab</p>", &["html/stray-close </b>"]),
        ("<b>a<i>b</b>c</i>", "<p><b>a<i>b</i></b>c</p>", &["html/unclosed <i>"]),
        ("<email>a</email> <T>", "<p>&lt;email&gt;a&lt;/email&gt; &lt;T&gt;</p>", &[]),
        ("<your tenant>", "<p>&lt;your tenant&gt;</p>", &[]),
        ("a<BR/>b</br>c<wbr>", "<p>a<br>b<br>c<wbr></p>", &[]),
        ("a<!-- x -->b", "<p>ab</p>", &[]),
        ("<script>a</script>b", "<p>b</p>", &["html/disallowed <script>"]),
        ("the <object> here", "<p>the &lt;object&gt; here</p>", &["html/disallowed <object>"]),
        ("<object data=x>a<b></object>b", "<p>b</p>", &["html/disallowed <object data=x>"]),
        ("<label>", "<p>&lt;label&gt;</p>", &[]),
        ("<font color=red>a</font>", "<p>a</p>", &["html/disallowed <font color=red>"]),
        (
            "<b onclick=x style='color:red' class=c>a</b>",
            "<p><b class=\"c\">a</b></p>",
            &["html/disallowed onclick=x", "html/disallowed style='color:red'"],
        ),
        (
            "<span style=text-align:center data-ttu-id=1 data-x=1>a</span>",
            "<p><span data-x=\"1\" class=\"align-center\">a</span></p>",
            &[],
        ),
        ("<a href='a.md' target=_blank>b</a>", "<p><a href=\"a.html\">b</a></p>", &[]),
        ("<a href=java&#x0A;script:x>b</a>", "<p>b</p>", &["html/disallowed <a href=java&#x0A;script:x>"]),
        (
            "<a href=a.md>b<a href=c.md>d</a>",
            "<p><a href=\"a.html\">b</a><a href=\"c.html\">d</a></p>",
            &["html/unclosed <a href=a.md>"],
        ),
        ("<a id=x>a", "<p><span id=\"x\"></span>a</p>", &["html/unclosed <a id=x>"]),
        ("<a id=x/>a", "<p><span id=\"x/\"></span>a</p>", &["html/unclosed <a id=x/>"]),
        ("<a id=\"x\"/>a", "<p><span id=\"x\"></span>a</p>", &[]),
        (
            "<img src=sized.png width=20 style=x alt='&lt;'>",
            "<p><img src=\"sized.png\" alt=\"&lt;\" width=\"20\" height=\"10\" loading=\"lazy\" decoding=\"async\"></p>",
            &[],
        ),
        ("a<ul><li>b<li>c</ul>d", "<p>a</p><ul><li>b</li><li>c</li></ul>d", &[]),
        (
            "<iframe src='https://h.example/x' title=T>a</iframe>b",
            "<p><a href=\"https://h.example/x\" rel=\"noopener\" data-video=\"https://h.example/x\">T</a>b</p>",
            &[],
        ),
    ] {
        expect(Flavor::Site, &inline_page(html), site, found);
    }
}

#[test]
fn raw_elements_span_markdown_blocks_but_not_out_of_them() {
    let mut page = Page::new("<details><summary>S</summary></details><b><p></p></b></li>");
    page.block("<details><summary>S</summary>").para("x").block("</details>");
    page.node(Kind::List(None), |p| {
        p.node(Kind::Item, |p| {
            p.text("y").raw("<b>");
        });
    });
    page.block("<p>").para("z").block("</p>").block("</b>").block("</li>");
    expect(
        Flavor::Site,
        &page,
        "<details><summary>S</summary>\n<p>x</p>\n</details>\n<ul>\n<li>y<b></b></li>\n</ul>\n<p>\n</p>\n<p>z</p>",
        &["html/unclosed <b>", "html/stray-close </li>"],
    );
}

#[test]
fn tables_in_raw_html_close_what_html_lets_be_left_out() {
    let html = "<table><tr><td>a<td>b<p>c<tr><th>d</table><td>";
    let mut page = Page::new(html);
    page.block(html);
    expect(
        Flavor::Site,
        &page,
        "<table><tr><td>a</td><td>b<p>c</p></td></tr><tr><th>d</th></tr></table><td>\n</td>",
        &[],
    );
}

#[test]
fn pieces_of_a_block_are_read_as_one() {
    let text = "<div\n> class=\"x\">\n> <!-- a\n> <b> -->\n> </div>\n";
    let mut page = Page::new(text);
    page.node(Kind::HtmlBlock, |p| {
        p.raw("<div\n").raw("class=\"x\">\n").raw("<!-- a\n").raw("<b> -->\n").raw("</div>\n");
    });
    expect(Flavor::Site, &page, "<div class=\"x\">\n\n</div>", &[]);
}

#[test]
fn docfx_passes_raw_html_with_urls_resolved_and_scripts_removed() {
    let html = "<a  href='a.md' onclick=\"x\" id=q>B</a><script>1 < 2</script><T><b style='x'><!-- c --><img src=\"i.png\"/>";
    let mut page = Page::new(html);
    page.block(html);
    expect(Flavor::Docfx, &page, "<a href=\"a.html\" id=q>B</a><T><b><!-- c --><img src=\"i.png\"/>", &[]);
}

mod properties {
    use super::*;
    use html5gum::{Token, Tokenizer};
    use proptest::prelude::*;

    const PIECES: [&str; 44] = [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i class='x'>",
        "</i>",
        "<div>",
        "</div>",
        "<ul>",
        "</ul>",
        "<li>",
        "</li>",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "</td>",
        "<a href=a.md>",
        "<a name=x>",
        "</a>",
        "<script>",
        "</script>",
        "<object>",
        "</object>",
        "<object data=x>",
        "<iframe src=https://x.example>",
        "</iframe>",
        "<img src=x onerror=y>",
        "<br>",
        "<!-- ",
        "-->",
        "<email>",
        "</email>",
        "<video src=a.mp4>",
        "<source src=b.mp4>",
        "</video>",
        "<details open>",
        "<summary>",
        "<h2 id=x>",
        "</h2>",
        "<a href=\"",
        "\">",
        "<form action=x>",
        "<svg onload=x>",
    ];

    #[derive(Clone, Debug)]
    enum Step {
        Raw(usize, bool),
        Open(u8),
        Close,
        Text,
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let step = prop_oneof![
            5 => (0..PIECES.len(), any::<bool>()).prop_map(|(i, block)| Step::Raw(i, block)),
            3 => (0..9u8).prop_map(Step::Open),
            2 => Just(Step::Close),
            1 => Just(Step::Text),
        ];
        prop::collection::vec(step, 0..40)
    }

    fn build(steps: &[Step]) -> Document {
        let mut page = Page::new("");
        for step in steps {
            let kind = match step {
                Step::Close => {
                    page.at = page.doc.node(page.at).parent.unwrap_or(NodeId::ROOT);
                    continue;
                }
                Step::Text => Kind::Text(Str::owned("t<&")),
                Step::Raw(i, true) => {
                    page.node(Kind::HtmlBlock, |p| {
                        p.doc.push(p.at, Kind::RawHtml(Str::owned(PIECES[*i])), 0..0);
                    });
                    continue;
                }
                Step::Raw(i, false) => Kind::RawHtml(Str::owned(PIECES[*i])),
                Step::Open(n) => {
                    let kind = match n {
                        0 => Kind::Paragraph,
                        1 => Kind::Strong,
                        2 => link("b.md"),
                        3 => Kind::List(None),
                        4 => Kind::Item,
                        5 => Kind::Quote,
                        6 => heading(2, "h", Some("x")),
                        7 => Kind::Table(Box::new([Align::Left])),
                        _ => Kind::TableCell,
                    };
                    page.at = page.doc.push(page.at, kind, 0..0);
                    continue;
                }
            };
            page.doc.push(page.at, kind, 0..0);
        }
        page.doc
    }

    const ALLOWED: &[&str] = &[
        "p",
        "b",
        "i",
        "div",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "a",
        "span",
        "img",
        "br",
        "video",
        "details",
        "summary",
        "h2",
        "strong",
        "blockquote",
    ];

    fn check(html: &str) -> Result<(), TestCaseError> {
        let mut open: Vec<String> = vec![];
        for Ok(token) in Tokenizer::new(html) {
            match token {
                Token::StartTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    prop_assert!(ALLOWED.contains(&name.as_str()), "<{}> in {}", name, html);
                    for attribute in tag.attributes.keys() {
                        prop_assert!(
                            !attribute.starts_with(b"on") && **attribute != b"style"[..],
                            "{}",
                            html
                        );
                    }
                    if name == "a" {
                        prop_assert!(!open.contains(&name), "nested links in {}", html);
                    }
                    if !matches!(name.as_str(), "img" | "br") {
                        open.push(name);
                    }
                }
                Token::EndTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    prop_assert_eq!(open.pop(), Some(name), "{}", html);
                }
                Token::Error(e) if e.value == html5gum::Error::UnknownNamedCharacterReference => {}
                Token::Error(_) | Token::Comment(_) | Token::Doctype(_) => {
                    prop_assert!(false, "{:?} in {}", token, html)
                }
                Token::String(_) => {}
            }
        }
        prop_assert!(open.is_empty(), "{:?} left open in {}", open, html);
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_the_raw_tags_the_output_balances_and_holds_allowed_elements_only(steps in steps()) {
            let (out, _) = run(Flavor::Site, &build(&steps));
            check(&out)?;
        }

        #[test]
        fn any_bytes_of_raw_html_are_survived(html in "[<>/!a-dp=\"' \\-&;#é\n]{0,80}") {
            let mut page = Page::new("");
            page.node(Kind::HtmlBlock, |p| {
                p.doc.push(p.at, Kind::RawHtml(Str::owned(html.as_str())), 0..0);
            });
            let (out, _) = run(Flavor::Site, &page.doc);
            check(&out.replace("<dd>", "").replace("</dd>", "").replace("<abbr>", "").replace("</abbr>", ""))?;
            run(Flavor::Docfx, &page.doc);
        }
    }
}

#[test]
fn deep_and_hostile_pages_take_linear_time() {
    let mut page = Page::new("");
    for _ in 0..50_000 {
        page.at = page.doc.push(page.at, Kind::Quote, 0..0);
    }
    let baits = [
        "<b>",
        "</b>",
        "<a href=\"",
        "<!--",
        "<object>",
        "<p><b>",
        "<script>",
        "<",
        "<a b=",
        "</",
        "<![CDATA[",
    ];
    for bait in baits {
        page.node(Kind::HtmlBlock, |p| {
            p.doc.push(p.at, Kind::RawHtml(Str::owned(bait.repeat(50_000))), 0..0);
        });
    }
    let (out, findings) = run(Flavor::Site, &page.doc);
    assert!(out.contains("<blockquote>") && findings.len() <= 200);
}
