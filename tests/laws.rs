//! Laws that hold for any text.

use diglot::syntax::bilingual::{self, Side};
use diglot::syntax::{self, Mode, NodeId, front_matter};
use diglot::text::{FileId, MappedText};
use proptest::prelude::*;

const FILE: FileId = FileId(0);

/// Pieces from which hostile and ordinary pages are made.
fn piece() -> impl Strategy<Value = String> {
    static TOKENS: &[&str] = &[
        "<span data-ttu-id=\"0a1b2-101\">",
        "</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">",
        "</span></span>",
        "<span data-ttu-id=&quot;0a1b2-p101&quot;>",
        "</span><span class=&quot;sxs-lookup&quot;><span data-stu-id=&quot;0a1b2-p101&quot;>",
        "</span>",
        "<span>",
        "<span style=\"a\">",
        "\n",
        "\n\n",
        "> ",
        "> [!NOTE]\n",
        "> [!VIDEO https://a.b/c]\n",
        "> [!div class=\"x\"]\n",
        "[!INCLUDE [t](a.md)]",
        "[!include",
        ":::image type=\"content\" source=\"a.png\" alt-text=\"x\":::",
        ":::image type=\"complex\"",
        ":::image-end:::\n",
        "::: zone pivot=\"a\"\n",
        "::: zone-end\n",
        ":::: moniker range=\"a\"\n",
        ":::: moniker-end\n",
        ":::row:::\n",
        ":::column span=\"2\":::\n",
        ":::column-end:::\n",
        ":::row-end:::\n",
        ":::no-loc text=\"a\\\"b\":::",
        ":::video type=\"complex\" source=\"https://a.b\":::\n",
        ":::code source=\"a.cs\" range=\"1-\":::\n",
        "::: form action=\"a\" submitText=\"b\" :::\n",
        "[!code-cs[n](a.cs?name=x&highlight=1#L2 \"t\")]\n",
        "<xref:a b>",
        "<xref href=\"a\">",
        "</xref>",
        "@a.b",
        "@\"a b\"",
        ":smile:",
        "1 | 2 | 3\n",
        ":::",
        "- ",
        "1. ",
        "    ",
        "\t",
        "```\n",
        "~~~ x\n",
        "`",
        "**",
        "*",
        "_",
        "~",
        "~~",
        "[",
        "](",
        ")",
        "![",
        "<a name=\"x\"></a>",
        "# ",
        "## [T](#tab/x)\n",
        "---\n",
        "| a | b |\n|--|--|\n",
        "|",
        "<div>\n",
        "</div>",
        "<!--",
        "-->",
        "&amp;",
        "\\",
        "\u{fdd0}",
        "\u{fdd1}",
        "\u{fdd0}0\u{fdd1}",
        "<?d?>",
        "\u{feff}",
        "\r\n",
        "\0",
        "å",
        "日本語",
        "العربية",
        "🎉",
        "https://a.b/c_d",
        "www.x.y",
        "title: a: b\n",
        "x",
        " ",
        "[a]: b\n",
    ];
    prop_oneof![
        8 => proptest::sample::select(TOKENS).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..60).prop_map(|v| v.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn emitting_a_scan_again_gives_the_text(text in text()) {
        let scan = bilingual::scan(text.as_bytes());
        let mut out = String::new();
        let mut at = 0;
        for p in &scan.pairs {
            prop_assert!(at <= p.whole.start && p.whole.start < p.target.start && p.target.end < p.source.start);
            out += &text[at..p.target.start];
            out += &text[p.target.clone()];
            out += &text[p.target.end..p.source.start];
            out += &text[p.source.clone()];
            at = p.source.end;
        }
        out += &text[at..];
        prop_assert_eq!(out, text);
    }

    #[test]
    fn every_copied_character_of_a_projection_maps_to_the_same_character(text in text()) {
        let scan = bilingual::scan(text.as_bytes());
        for side in [Side::Target, Side::Source] {
            let mapped = bilingual::derive(FILE, &text, 0, &scan, side);
            let plain = bilingual::project(text.as_bytes(), &scan, side);
            // The edges that keep delimiters apart are no text of the page, and no page holds that text itself.
            if !text.contains("<?d?>") && !scan.pairs.iter().any(|p| p.quote_damage) {
                prop_assert_eq!(mapped.text.replace("<?d?>", ""), String::from_utf8(plain).unwrap());
            }
            let mut last = 0;
            for (i, c) in mapped.text.char_indices() {
                let span = mapped.map.span(i..i + c.len_utf8());
                prop_assert!(span.start >= last && span.end as usize <= text.len());
                last = span.start;
                let there = &text[span.range()];
                prop_assert!(there.starts_with(c) || "<?d>\"".contains(c), "{:?} maps to {:?}", c, there);
            }
        }
    }

    #[test]
    fn any_text_gives_a_tree_whose_spans_lie_in_the_file(text in text()) {
        let mut sink = vec![];
        let start = front_matter::parse(FILE, &text, &mut sink).map_or(0, |f| f.block.end);
        let scan = bilingual::scan(text.as_bytes());
        bilingual::findings(FILE, &scan, &mut sink);
        for (side, mode) in [(Side::Target, Mode::Blocks), (Side::Source, Mode::Blocks), (Side::Target, Mode::Inline)] {
            let mapped: MappedText = bilingual::derive(FILE, &text, start, &scan, side);
            let doc = syntax::parse(mapped, mode, &mut sink);
            for id in doc.walk(NodeId::ROOT) {
                let span = doc.span(id);
                prop_assert!(span.start <= span.end && span.end as usize <= text.len());
                prop_assert!(text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize));
                prop_assert!(!matches!(doc.kind(id), diglot::syntax::Kind::Mark(_)));
            }
            let plain = doc.plain_text(NodeId::ROOT);
            prop_assert!(text.contains('\u{fdd0}') || !plain.contains('\u{fdd0}'), "a placeholder is left: {:?}", plain);
        }
        for finding in sink {
            prop_assert!(finding.primary.span.end as usize <= text.len());
        }
    }
}
