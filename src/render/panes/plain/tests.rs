//! One pass and the parser are held to the same result.

use super::super::clean::{TAGS, clean, parsed};
use super::*;
use proptest::prelude::*;

#[test]
fn what_the_renderer_writes_is_of_the_plain_form() {
    for html in [
        "",
        "text &amp; &lt;b&gt; &nbsp;\u{a0}\n",
        "<p data-b><span data-s=\"1\">A</span> <a href=\"https://a.example/?x=1&amp;y=2\" rel=\"x\">b</a>\n<br />c</p>\n",
        "<ol start=\"3\" data-b>\n<li>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>\n<hr data-b data-same>\n",
        "<div class=\"t\" tabindex=\"0\" role=\"group\" aria-labelledby=\"a:1 hp-b\"><table>\n<thead>\n<tr>\n<th scope=\"col\">a</th></tr></thead>\n\
         <tbody><tr><td><p id=\"x\">b</p></td></tr></tbody></table></div>",
        "<a class=\"x\" href=\"ms-settings:a\" title=\"y\">b</a><a href=\"javascript:a\">b</a><a href=\"data:a\">b</a>",
        "<p><img src=\"\" alt=\"a\" loading=\"lazy\" decoding=\"async\"><a href=\"\" title=\"b\">c</a><img alt=\"\" src=\"\"></p>",
        "<pre dir=\"ltr\"><code>a\n  b</code></pre><h2 id=\"hp-x\">a <code>b</code></h2><img src=\"media/x.png\" alt=\"&quot;\">",
    ] {
        assert_eq!(cleaned(html).as_deref(), Some(parsed(html).as_str()), "{html}");
    }
}

#[test]
fn what_a_parser_would_mend_is_left_to_it() {
    for html in [
        "<p>a",
        "a</p>",
        "<b><i>a</b></i>",
        "<p>a<div>b</div></p>",
        "<a href=\"#hp-a\">a<a href=\"#hp-b\">b</a></a>",
        "<li>a</li>",
        "<table><tr><td>a</td></tr></table>",
        "<table><tbody>a<tr><td>b</td></tr></tbody></table>",
        "<h2>a<h3>b</h3></h2>",
        "<pre>\na</pre>",
        "<script>a</script>",
        "<svg><a>b</a></svg>",
        "<p onclick=x>a</p>",
        "<p title='a'>a</p>",
        "<p title=\"a\" title=\"b\">a</p>",
        "<P>a</P>",
        "a &copy; b",
        "a & b",
        "a\0b",
        "<!-- a -->",
        "<a href=\"JavaScript:a\">b</a>",
        "<a href=\" javascript:a\">b</a>",
        "<a href=\"java&#115;cript:a\">b</a>",
        "<a href=\"https://user@a.example/\">b</a>",
        "<a href=\"https://1.2.3.4/\">b</a>",
        "<img src=\"media/../a\">",
        "<div role=\"dialog\">a</div>",
    ] {
        assert_eq!(cleaned(html), None, "{html}");
        assert_eq!(clean(html), parsed(html), "{html}");
    }
}

#[test]
fn every_element_of_the_plain_form_is_allowed() {
    for tag in [
        "a",
        "abbr",
        "blockquote",
        "hr",
        "p",
        "h6",
        "pre",
        "li",
        "dd",
        "table",
        "tfoot",
        "caption",
        "tr",
        "th",
    ] {
        assert!(kind(tag).is_some() && TAGS.contains(&tag), "{tag}");
    }
    for tag in
        ["script", "style", "svg", "math", "template", "iframe", "form", "button", "select", "noscript"]
    {
        assert_eq!(kind(tag), None, "{tag}");
    }
}

/// Pieces of HTML that say something to one of the two ways, or to both; `¦` divides them.
const PIECES: &str = concat!(
    "<p>¦</p>¦<p data-b>¦<span data-s=\"1\">¦</span>¦<b>¦</b>¦<em>¦</em>¦<i>¦</i>¦",
    "<a href=\"https://a.example/x?y=1&amp;z\">¦<a href=\"#hp-a\">¦<a>¦</a>¦<ul>¦</ul>¦<ol start=\"2\">¦</ol>¦",
    "<li>¦</li>¦<dl>¦</dl>¦<dt>¦</dt>¦<dd>¦</dd>¦<div>¦</div>¦<h2 id=\"a\">¦</h2>¦<h3>¦</h3>¦<table>¦",
    "</table>¦<thead>¦</thead>¦<tbody>¦</tbody>¦<tr>¦</tr>¦<td>¦</td>¦<th scope=\"col\">¦</th>¦<caption>¦",
    "</caption>¦<pre>¦</pre>¦<code>¦</code>¦<br>¦<hr>¦<hr data-same>¦<img src=\"media/a.png\" alt=\"b\">¦",
    "<img src=x onerror=y>¦<img src=\"media/../x\">¦<br/>¦<details>¦</details>¦<summary>¦</summary>¦",
    "<blockquote>¦</blockquote>¦<video src=\"media/v.mp4\" controls>¦</video>¦",
    "<input type=\"checkbox\" disabled>¦<script>¦</script>¦<style>¦</style>¦<svg>¦</svg>¦<math>¦<mtext>¦",
    "</math>¦<template>¦</template>¦<noscript>¦<iframe>¦<textarea>¦<title>¦<select>¦<option>¦<form>¦",
    "<button>¦<plaintext>¦<!--¦-->¦<![CDATA[¦]]>¦<?¦</¦<¦>¦/>¦\"¦'¦=¦&¦&amp;¦&lt;¦&gt;¦&quot;¦&#39;¦&nbsp;¦",
    "&copy;¦&#x3c;¦&lt¦\u{a0}¦é¦¡¦漢¦\n¦\t¦\r¦\0¦ ¦a¦text¦ id=\"x\"¦ class=\"c d\"¦ title=\"<b>\"¦ onclick=\"x\"¦",
    " style=\"x\"¦ role=\"note\"¦ role=\"dialog\"¦ aria-labelledby=\"a hp-b\"¦ tabindex=\"0\"¦ tabindex=\"1\"¦",
    " href=\"javascript:x\"¦ href=\"JaVaScRiPt:x\"¦ href=\"//x\"¦ href=\"\"¦ src=\"\"¦ href=\"tel:1\"¦ aria-labelledby=\"\u{a0}é:1  x\"¦ href=\"https://a.example\"¦",
    " href=\"https://A.example\"¦ href=\"https://xn--a\"¦ href=\"https://a..b\"¦ href=\"https://1\"¦",
    " href=\"https://a:99999\"¦ href=\"https:///a\"¦ href=\"mailto:a@b\"¦ href=\"l/a\"¦ hidden¦ rel=\"opener\"¦",
    " target=\"_blank\"",
);

fn pieces() -> Vec<&'static str> {
    PIECES.split('¦').collect()
}

/// A piece, or more often a text.
fn piece() -> impl Strategy<Value = &'static str> {
    let texts = ["a", " ", "\n", "é", "\u{a0}", "&amp;", "&lt;b&gt;", ""];
    prop_oneof![8 => prop::sample::select(texts.to_vec()), 1 => prop::sample::select(pieces())]
}

/// Elements that are open where a piece stands make most of what parsers do: so trees, with damage here and there.
fn tree() -> impl Strategy<Value = String> {
    piece().prop_map(str::to_owned).prop_recursive(6, 64, 6, |inner| {
        let tags = prop::sample::select(TAGS);
        let values = [
            "",
            "",
            " data-b",
            " id=\"x\"",
            " class=\"a &amp; b\" dir=\"ltr\"",
            " title=\"a &lt; b\"",
            " href=\"https://a.b/c\"",
        ];
        let values = prop::sample::select(values.to_vec());
        (tags, values, prop::collection::vec(inner, 0..6)).prop_map(|(tag, value, inner)| {
            let empty = matches!(tag, "br" | "hr" | "img" | "wbr" | "input" | "col");
            let end = if empty { String::new() } else { format!("</{tag}>") };
            format!("<{tag}{value}>{}{end}", inner.concat())
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(3000), ..ProptestConfig::default() })]

    #[test]
    fn one_pass_and_the_parser_agree(
        parts in prop::collection::vec(prop_oneof![4 => tree(), 1 => piece().prop_map(str::to_owned)], 0..8)
    ) {
        let html = parts.concat();
        if let Some(fast) = cleaned(&html) {
            prop_assert_eq!(fast, parsed(&html), "{}", html);
        }
    }
}
