use super::*;
use crate::text::FileId;

fn snippet(path: &str, language: Option<&str>, selection: Selection) -> Snippet {
    Snippet {
        form: SnippetForm::Code,
        path: path.into(),
        path_span: Span::file(FileId(0)),
        selection,
        selection_span: Span::file(FileId(0)),
        language: language.map(Into::into),
        interactive: None,
        name: "".into(),
        title: "".into(),
        highlight: "".into(),
        dedent: None,
        has_file: false,
    }
}

#[track_caller]
fn tag(path: &str, name: &str, text: &str, expect: &str) {
    match snippet(path, None, Selection::Tag(name.into())).cut(text) {
        Cut::Code { text, .. } => assert_eq!(text, expect),
        other => panic!("{other:?}"),
    }
}

#[test]
fn tags_are_found_in_the_comments_of_each_language() {
    tag("a.cs", "One", "// <one>\n  a\n// </ ONE >\n// <two>\nb\n// </two>\n", "a\n");
    tag("a.cs", "x", "#region snippetX\n a\n #region y\n  b\n #endregion\n#endregion z\nc", "a\n b\n");
    tag("a.vb", "x", "'<x>\na\n'</x>", "a\n");
    tag("a.vb", "x", "# Region x\na\n#End Region", "a\n");
    tag("a.xml", "x", "<!-- <x> -->\n<a/>\n<!-- </x> -->", "<a/>\n");
    tag("a.sql", "x", "--<x>\nselect\n--</x>", "select\n");
    tag("a.py", "x", "# <x>\na\n# </x>", "a\n");
    tag("a.bat", "x", "REM <x>\n\ta\nREM </x>", "a\n");
    tag("a.erl", "x", "% <x>\na\n% </x>", "a\n");
    tag("a.lsp", "x", ";<x>\na\n; </x>", "a\n");
    tag("a.css", "x", "/*<x>*/\na\n/*</x>*/", "a\n");
    tag("Gemfile", "x", "# <x>\na\n# </x>", "a\n");
    // The tags of the family go, what only looks like one stays.
    tag("a.cs", "x", "//<x>\n//<y>\n//<no tag>\na\n//</y>\n//</x>", "//<no tag>\na\n");
    // The later beginning and the earlier end count.
    tag("a.cs", "x", "//<x>\na\n//<x>\nb\n//</x>\nc\n//</x>", "b\n");
}

#[test]
fn what_is_not_there_is_said() {
    let cut = |path, name: &str, text| snippet(path, None, Selection::Tag(name.into())).cut(text);
    assert_eq!(cut("a.cs", "hepler", "//<helper>\na\n//</helper>"), Cut::NoTag(Some("helper".into())));
    assert_eq!(cut("a.cs", "x", "//<x>\na\n"), Cut::OpenTag);
    let known = |c| matches!(c, Cut::Code { unknown_language: false, .. });
    assert!(!known(cut("a.weird", "x", "#<x>\na\n#</x>")) && known(cut("a.cs", "x", "//<x>\na\n//</x>")));
    let lines = snippet("a.cs", None, Selection::Lines(vec![Lines { first: 9, last: 9 }])).cut("a\nb\n");
    assert_eq!(lines, Cut::NoLines(2));
}

#[test]
fn lines_are_taken_in_order_and_lose_common_indentation() {
    let text = "a\n\t b\r\n\n    c\nd";
    let cut = |ranges: &str, dedent| {
        let selection = Selection::Lines(Lines::parse_list(ranges).unwrap());
        match (Snippet { dedent, ..snippet("a.txt", None, selection) }).cut(text) {
            Cut::Code { text, .. } => text,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(cut("2-4", None), " b\n\nc\n");
    assert_eq!(cut("2 - 3,5", None), "     b\n\nd\n");
    assert_eq!(cut("4-", Some(9)), "c\nd\n");
    assert_eq!(cut("2,2", Some(1)), "    b\n    b\n");
    assert!(Lines::parse_list("1,x").is_err() && Lines::parse_list("-3").is_err());
    assert_eq!(Lines::parse_fragment("L2-L4"), Some(Lines { first: 2, last: 4 }));
    assert_eq!(Lines::parse_fragment("L2-4"), None);
}

#[test]
fn a_cell_of_a_notebook_is_known_by_its_name() {
    let cell = |name: &str| format!("{{\"metadata\":{{\"name\":\"{name}\"}},\"source\":[\"a\\n\",\"b\"]}}");
    let text = format!("{{\"cells\":[{},{},{}]}}", cell("one"), cell("two"), cell("two"));
    let cut = |name: &str, text: &str| {
        let snippet = snippet("a.ipynb", None, Selection::Tag(name.into()));
        Snippet { form: SnippetForm::Notebook, ..snippet }.cut(text)
    };
    assert_eq!(cut("one", &text), Cut::Code { text: "a\nb".into(), unknown_language: false });
    assert_eq!(cut("two", &text), Cut::Notebook(NotebookFault::SameName(2)));
    assert_eq!(cut("three", &text), Cut::Notebook(NotebookFault::NoCell));
    assert!(matches!(cut("one", "{"), Cut::Notebook(NotebookFault::NotJson(_))));
}
