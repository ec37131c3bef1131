//! Blocks: alerts, tables, code, tabs, includes.

use super::*;

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
