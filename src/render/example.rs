//! A small docset made by hand, for the tests of this layer: English, Swedish (by machine in part) and Arabic, which
//! lacks most pages.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{
    Config, FileEntry, FileKind, FileTable, Group, Handoff, HeadingFact, Locale, LocaleIx, Meta, PageFacts,
    PageId, RootId, Site, Toc, TocId, TocNode, TranslationKind, by_path_of,
};
use crate::text::{FileId, Span};

const FILES: &[(u16, &str)] = &[
    (0, "guide/deep/leaf.md"),
    (0, "guide/only-english.md"),
    (0, "guide/start.md"),
    (0, "index.md"),
    (0, "media/a b.png"),
    (0, "reference/a.md"),
    (0, "reference/b.md"),
    (0, "toc.yml"),
    (0, "unlisted.md"),
    (1, "guide/deep/leaf.md"),
    (1, "guide/start.md"),
    (1, "index.md"),
    (1, "reference/a.md"),
    (1, "reference/b.md"),
    (1, "toc.yml"),
    (2, "index.md"),
    (2, "reference/b.md"),
];

fn title(root: u16, path: &str) -> &'static str {
    match (root, path) {
        (0, "index") => "Sample product documentation",
        (1, "index") => "Dokumentation för exempelprodukten",
        (2, "index") => "وثائق المنتج النموذجي",
        (0, "guide/start") => "Get started",
        (1, "guide/start") => "Kom igång",
        (0, "guide/only-english") => "Only <English>",
        (_, "guide/deep/leaf") => "Leaf",
        (2, _) => "مرجع الواجهة",
        (1, _) => "Referens",
        _ => "Reference",
    }
}

fn meta(root: u16, path: &str) -> Meta {
    let mut meta = Meta { date: Some("2024-03-01".into()), ..Meta::default() };
    meta.description = Some(format!("About {path} & \"more\"").into());
    if root > 0 {
        meta.translation = Some(TranslationKind::Machine);
        let (last_handoff, source_commit) = (Some("2023-11-09".into()), Some("abc123".into()));
        meta.handoff = Some(Handoff { last_handoff, source_commit, ..Handoff::default() }.into());
    }
    if (root, path) == (1, "reference/a") {
        (meta.noindex, meta.nofollow) = (true, true);
    }
    meta
}

fn node(file: FileId, name: &str, href: &str, items: Vec<TocNode>) -> TocNode {
    TocNode {
        uid: None,
        borrowed: false,
        name: name.into(),
        display_name: None,
        href: (!href.is_empty()).then(|| href.into()),
        expanded: false,
        file,
        span: Span::file(file),
        name_span: Span::file(file),
        items,
    }
}

fn toc(files: &FileTable, root: u16, names: [&str; 6]) -> Toc {
    let file = files.find(RootId(root), "toc.yml").unwrap();
    let n = |name: &str, href: &str, items| node(file, name, href, items);
    let [start, guide, first, deep, reference, bad] = names;
    let nodes = vec![
        n(start, "index.md", vec![]),
        n(
            guide,
            "",
            vec![
                n(first, "guide/start.md", vec![]),
                n("", "guide/only-english.md", vec![]),
                n(deep, "", vec![n("Leaf", "guide/deep/leaf.md#top", vec![])]),
            ],
        ),
        n(reference, "", vec![n("A", "reference/a.md", vec![]), n("B", "reference/b.md", vec![])]),
        n("Elsewhere", "https://example.com/?a&b", vec![]),
        n(bad, "javascript:alert(1)", vec![]),
        n("Borta", "gone.md", vec![]),
        n("PNG", "media/a%20b.png", vec![]),
        n("Start igen", "guide/start.md", vec![]),
    ];
    Toc { file, folder: "".into(), nodes }
}

fn heading((i, (level, text)): (usize, &(u8, &str))) -> HeadingFact {
    let id = format!("section-{i}").into();
    HeadingFact { level: *level, id, text: (*text).into(), span: Span::file(FileId(0)) }
}

/// The docset.
pub(super) fn site() -> Site {
    let kind = |path: &str| match path.rsplit('.').next() {
        Some("md") => FileKind::Page,
        Some("yml") => FileKind::Toc,
        _ => FileKind::Asset,
    };
    let entry = |&(root, path): &(u16, &str)| FileEntry {
        root: RootId(root),
        path: path.into(),
        kind: kind(path),
        size: 1,
        published: true,
    };
    let files = std::sync::Arc::new(FileTable::new(FILES.iter().map(entry).collect()));
    let locale = |(i, (tag, label)): (usize, (&str, &str))| {
        let id: crate::model::LocaleId = tag.parse().unwrap();
        Locale {
            slug: tag.into(),
            label: label.into(),
            direction: id.direction(),
            id,
            root: RootId(i as u16),
            stand_in: None,
            aliases: vec![],
            bases: vec![],
            chain: if i == 0 { vec![] } else { vec![LocaleIx(0)] },
        }
    };
    let tags = [("en-us", "English (United States)"), ("sv-se", "Svenska"), ("ar-sa", "العربية")];
    let sections: &[(u8, &str)] =
        &[(1, "Title"), (2, "Before you begin"), (3, "Permissions & roles"), (2, "Where to look next")];
    let pages: Vec<PageFacts> = files
        .iter()
        .filter(|(_, f)| f.kind == FileKind::Page)
        .map(|(file, f)| {
            let path = f.path.trim_end_matches(".md");
            PageFacts {
                title: title(f.root.0, path).into(),
                meta: meta(f.root.0, path),
                headings: sections.iter().enumerate().map(heading).collect(),
                ..PageFacts::outline(file, LocaleIx(f.root.0), path)
            }
        })
        .collect();
    let mut paths: Vec<&str> = pages.iter().map(|p| p.path.as_ref()).collect();
    paths.sort_unstable();
    paths.dedup();
    let group = |path: &&str| Group {
        path: (*path).into(),
        pages: (0..3)
            .map(|l| pages.iter().position(|p| p.path.as_ref() == *path && p.locale.0 == l))
            .map(|i| i.map(|i| PageId(i as u32)))
            .collect(),
    };
    let groups: Vec<Group> = paths.iter().map(group).collect();
    let by_file = pages.iter().enumerate().map(|(i, p)| (p.file, PageId(i as u32))).collect();
    let by_path = by_path_of(&groups);
    let tocs = vec![
        toc(&files, 0, ["Overview", "Guide", "Get started", "Deep", "Reference", "Bad"]),
        toc(&files, 1, ["Översikt", "Guide", "Kom igång", "Djup", "Referens", "Farlig"]),
    ];
    let mut config = Config::default();
    config.book.title = "Sample & Co".into();
    config.book.description = "How the sample product is set up, run and mended.".into();
    config.output.site.site_url = "https://help.example/docs".into();
    config.output.site.absolute_base = "https://learn.example/{locale}".into();
    let moved = FxHashMap::from_iter([(
        "guide/moved.md".into(),
        crate::model::Redirect { to: "/new/place".into(), keeps_id: false, span: Span::file(FileId(0)) },
    )]);
    Site {
        config,
        files,
        locales: tags.into_iter().enumerate().map(locale).collect(),
        pages,
        groups,
        tocs,
        locale_tocs: vec![vec![TocId(0)], vec![TocId(1)], vec![TocId(0)]],
        redirects: vec![moved.clone(), moved.clone(), moved],
        used: FxHashSet::default(),
        xrefs: Default::default(),
        catalogs: Default::default(),
        pivots: Default::default(),
        contexts: None,
        uids: Default::default(),
        parts: Default::default(),
        by_file,
        by_path,
        named_by: vec![],
    }
}

/// The locale of a tag.
pub(super) fn locale(site: &Site, tag: &str) -> LocaleIx {
    site.locale_indices().find(|&ix| site.locale(ix).slug.as_ref() == tag).unwrap()
}
