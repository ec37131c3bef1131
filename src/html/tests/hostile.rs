//! Any raw HTML at all.

use html5gum::{Token, Tokenizer};
use proptest::prelude::*;

use super::*;

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
                    prop_assert!(!attribute.starts_with(b"on") && **attribute != b"style"[..], "{}", html);
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
