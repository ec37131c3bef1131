//! Images and videos.

use super::*;

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
