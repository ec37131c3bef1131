//! Ids, references by uid, labels.

use super::*;

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
