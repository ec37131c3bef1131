proptest::proptest! {
    #[test]
    fn any_text_is_read_to_its_end_with_places_inside_it(
        text in "([-#a{}\\[\\]()<>\"'\\\\ :,\n\u{a0}日é*&|@/]|name: |href: |items:|# \\[|\\]\\(|<!--|---\n|- |  ){0,60}"
    ) {
        use crate::text::FileId;
        let inside = |at: &std::ops::Range<usize>| assert!(text.get(at.clone()).is_some(), "{at:?} of {text:?}");
        let (node, faults) = crate::load::json::parse(&text);
        inside(&node.at);
        faults.iter().for_each(|f| inside(&f.at));
        let (node, faults) = crate::load::yaml::parse(&text);
        inside(&node.at);
        faults.iter().for_each(|f| inside(&f.at));
        crate::load::yaml::twice(&node).iter().for_each(|(_, at)| inside(at));
        let mut findings = vec![];
        for path in ["redirections.yml", "redirections.json"] {
            crate::load::redirects::read(FileId(0), path, &text, &mut Default::default(), &mut findings);
        }
        for path in crate::load::pivots::NAMES {
            crate::load::pivots::read(FileId(0), path, &text, &mut findings);
        }
        crate::load::yaml_page::read(FileId(0), &text, Default::default(), &mut findings);
        findings.iter().for_each(|f| inside(&f.primary.span.range()));
        for parse in [
            crate::load::toc_yaml::parse,
            crate::load::toc_yaml::parse_json,
            crate::load::toc_md::parse,
        ] {
            let mut findings = vec![];
            let toc = parse(FileId(0), &text, &mut findings);
            findings.iter().for_each(|f| inside(&f.primary.span.range()));
            let mut open: Vec<_> = toc.nodes.iter().collect();
            while let Some(node) = open.pop() {
                for placed in [&node.name, &node.href, &node.uid].into_iter().flatten() {
                    inside(&placed.at);
                }
                open.extend(&node.items);
            }
        }
        for path in ["docfx.json", "docfx.yml"] {
            let _ = crate::load::docfx::parse(crate::model::RootId(0), path, &text);
        }
    }
}
