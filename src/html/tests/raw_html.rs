//! Raw HTML in a page.

use super::*;

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
