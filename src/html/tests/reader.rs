//! Both languages of a page: what is marked, and what belongs together.

use super::*;
use crate::syntax::bilingual::{self, Origin, Side};
use crate::syntax::{self, Mode};
use crate::text::Source;

struct Plain;

impl Urls for Plain {
    fn link(&self, _: FileId, dest: &str) -> Href {
        Href::new(dest, HrefKind::Relative)
    }
    fn media(&self, _: FileId, dest: &str) -> Href {
        Href::new(dest, HrefKind::Relative)
    }
}

/// `[sv|en]` is a pair.
fn bilingual(text: &str) -> String {
    let mut out = String::new();
    for (n, part) in text.split('{').enumerate() {
        let Some((pair, rest)) = part.split_once('}').filter(|_| n > 0) else {
            out.push_str(part);
            continue;
        };
        let (sv, en) = pair.split_once('|').unwrap();
        out.push_str(&format!(
            "<span data-ttu-id=\"0a1b2-{n}\">{sv}</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-{n}\">{en}</span></span>{rest}"
        ));
    }
    out
}

fn outlined(text: &str, side: Side) -> Outlined {
    let source = Source::new("a.md", text);
    let scan = bilingual::scan(text.as_bytes());
    let mapped = bilingual::derive(FileId(0), text, 0, &scan, side);
    let mut doc = syntax::parse(mapped, Mode::Blocks, &mut vec![]);
    doc.origin = Some(Arc::new(Origin { source, start: 0, scan, side }));
    let foreign = Foreign { lang: "en", dir: None };
    mark_segments(&mut doc, (side == Side::Target).then_some(foreign));
    let text = |id: &str, _: &[(&str, &str)]| id.to_owned();
    let scope = (side == Side::Source).then_some("s");
    let cx = Context {
        flavor: Flavor::Site,
        urls: &Plain,
        text: &text,
        highlight: None,
        remote_media: false,
        scope,
    };
    render_outlined(&doc, &cx, &mut vec![])
}

fn target(text: &str) -> String {
    outlined(&bilingual(text), Side::Target).html.trim().replace('\n', " ")
}

#[test]
fn a_segment_is_marked_where_it_is_whole_and_nowhere_else() {
    for (text, expect) in [
        ("{Ett.|One.} {Två.|Two.}", "<p><span data-s=\"1\">Ett.</span> <span data-s=\"2\">Två.</span></p>"),
        (
            "{Se **fet** text.|See **bold** text.}",
            "<p><span data-s=\"1\">Se <strong>fet</strong> text.</span></p>",
        ),
        (
            "**{Fet|Bold}** {a|b}",
            "<p><strong><span data-s=\"1\">Fet</span></strong> <span data-s=\"2\">a</span></p>",
        ),
        ("{**Fet**|**Bold**}", "<p><span data-s=\"1\"><strong>Fet</strong></span></p>"),
        ("[{Länk|Link}](x.md)", "<p><a href=\"x.md\"><span data-s=\"1\">Länk</span></a></p>"),
        // A picture's text is an attribute; half an element is no element.
        (
            "![{Bild|Image}](x.png)",
            "<p><img src=\"x.png\" alt=\"Bild\" loading=\"lazy\" decoding=\"async\"></p>",
        ),
        ("*{a* b|c* d}", "<p><em>a</em> b</p>"),
        ("{<b>a|<b>c} d</b>", "<p><b>a d</b></p>"),
        ("{<b>a</b>|<b>c</b>}", "<p><span data-s=\"1\"><b>a</b></span></p>"),
        ("- {a &amp; b|c}", "<ul> <li><span data-s=\"1\">a &amp; b</span></li> </ul>"),
        // A sentence left as it was is in the other language; a name is in both.
        ("{Left as it was|Left as it was}", "<p><span data-s=\"1\" lang=\"en\">Left as it was</span></p>"),
        ("{Microsoft Teams|Microsoft Teams}", "<p><span data-s=\"1\">Microsoft Teams</span></p>"),
    ] {
        assert_eq!(target(text), expect, "{text}");
    }
}

fn both(text: &str) -> Twins {
    let text = bilingual(text);
    twins(&outlined(&text, Side::Target), &outlined(&text, Side::Source))
}

#[test]
fn blocks_of_both_languages_are_paired_by_where_they_begin() {
    let long = "x".repeat(130);
    let pages =
        both(&format!("# {{Ett|One}}\n\n{{Två|Two}}\n\n```\n{long}\n```\n\n> [!NOTE]\n> {{Tre|Three}}\n"));
    assert!(pages.side_by_side);
    assert_eq!(pages.target.matches(" data-b").count(), 4);
    assert_eq!(pages.source.matches(" data-b").count(), 4);
    // Code is carried once. The second tree has no ids of headings, and its own of alerts.
    assert!(pages.source.contains("<hr data-b data-same>") && !pages.source.contains(&long));
    assert!(pages.source.starts_with("<h1 data-b><span data-s=\"1\">One</span></h1>"), "{}", pages.source);
    assert!(pages.source.contains("id=\"alert:s1\""), "{}", pages.source);
}

#[test]
fn a_block_that_one_language_lacks_leaves_the_others_paired() {
    // The target's first pair is a list item, the source's is not.
    let pages = both("{a|- a}\n\n{b|b}\n\n{c|c}\n\n{d|d}\n\n{e|e}");
    assert!(pages.side_by_side);
    assert_eq!(pages.target.matches(" data-b").count(), 4, "{pages:?}");
    assert_eq!(pages.source.matches(" data-b").count(), 4);
    assert!(!both("{a|- a}\n\n{b|b}").side_by_side);
}

#[test]
fn a_plain_translation_is_paired_only_where_shapes_and_kept_anchors_agree() {
    let page = |text: &str| outlined(text, Side::Target);
    let source = page("# One\n\nText\n\n## Two\n");
    let pairs = |text: &str| translation(&page(text), &source).map(|t| t.source.matches(" data-b").count());
    assert_eq!(pairs("# Ett\n\nText\n\n## <a name=\"two\"></a>Två\n"), Some(3));
    assert_eq!(pairs("# Ett\n\nText\n\nMer\n\n## Två\n"), None);
    let kept = page("# <a name=\"one\"></a>One\n");
    assert!(translation(&page("# <a name=\"other\"></a>Annan\n"), &kept).is_none());
    assert!(translation(&page("# <a name=\"one\"></a>Ett\n"), &kept).is_some());
}
