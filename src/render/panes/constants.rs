//! The context ids for people and compilers.

use std::fmt::Write as _;

use crate::model::Contexts;

/// An id that programs may use, and what it leads to.
pub struct Constant<'a> {
    /// As it is written.
    pub id: &'a str,
    /// Its name in programs: the same in every language.
    pub name: String,
}

/// All ids, by key; of two whose names would be the same, the later has a number.
pub fn constants(contexts: &Contexts) -> Vec<Constant<'_>> {
    let mut seen = rustc_hash::FxHashMap::<String, u32>::default();
    contexts
        .ids
        .values()
        .map(|context| {
            let name = name(&context.id);
            let count = seen.entry(name.clone()).or_default();
            *count += 1;
            let name = if *count > 1 { format!("{name}__{count}") } else { name };
            Constant { id: &context.id, name }
        })
        .collect()
}

/// Upper-case letters, digits and underscores: `CTX_7391`, `CTX_COMMERCE_BILLING`.
fn name(id: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
    format!("CTX_{}", id.chars().map(plain).collect::<String>())
}

/// A string of JavaScript, C, C# and Rust alike. Ids with control characters do not come so far.
fn quoted(id: &str) -> String {
    format!("\"{}\"", id.replace('\\', "\\\\").replace('"', "\\\""))
}

const NOTE: &str = "Context ids of the help panes. Generated: do not edit.";

/// `contexts.d.ts`
pub fn types(list: &[Constant]) -> String {
    let mut out = format!("// {NOTE}\n/** A context id that has help. */\nexport type ContextId =");
    if list.is_empty() {
        out.push_str(" never");
    }
    for c in list {
        let _ = write!(out, "\n  | {}", quoted(c.id));
    }
    out.push_str(";\n\n/** The ids by names. */\nexport declare const contexts: {\n");
    for c in list {
        let _ = writeln!(out, "  readonly {}: {};", c.name, quoted(c.id));
    }
    out.push_str("};\n\n/** Whether a text is a context id that has help; letter case does not count. */\n");
    out.push_str("export declare function isContextId(id: string): boolean;\n");
    out
}

/// `contexts.js`
pub fn module(list: &[Constant]) -> String {
    let mut out = format!("// {NOTE}\nexport const contexts = Object.freeze({{\n");
    for c in list {
        let _ = writeln!(out, "  {}: {},", c.name, quoted(c.id));
    }
    out.push_str("});\n\nconst known = new Set(Object.values(contexts).map((id) => id.toLowerCase()));\n");
    out.push_str("export const isContextId = (id) => known.has(id.toLowerCase());\n");
    out
}

/// `contexts.h`
pub fn c_header(list: &[Constant]) -> String {
    let mut out = format!("/* {NOTE} */\n#ifndef HELP_CONTEXTS_H\n#define HELP_CONTEXTS_H\n");
    for c in list {
        let _ = writeln!(out, "#define {} {}", c.name, quoted(c.id));
    }
    out.push_str("#endif\n");
    out
}

/// `contexts.cs`
pub fn csharp(list: &[Constant]) -> String {
    let mut out = format!("// {NOTE}\npublic static class HelpContexts\n{{\n");
    for c in list {
        let _ = writeln!(out, "    public const string {} = {};", c.name, quoted(c.id));
    }
    out.push_str("}\n");
    out
}

/// `contexts.rs`
pub fn rust(list: &[Constant]) -> String {
    let mut out = format!("//! {NOTE}\n");
    for c in list {
        let _ = writeln!(out, "pub const {}: &str = {};", c.name, quoted(c.id));
    }
    out
}

/// A line of `contexts.csv`.
pub struct Row<'a> {
    /// The locale's tag.
    pub locale: &'a str,
    /// The id.
    pub context: &'a str,
    /// Place among the panes of the id, from 1.
    pub rank: usize,
    /// The pane; empty: none.
    pub pane: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its state.
    pub state: &'a str,
    /// Its page for frames.
    pub page: &'a str,
}

/// `contexts.csv`: RFC 4180.
pub fn csv<'a>(rows: impl Iterator<Item = Row<'a>>) -> String {
    let mut out = String::from("locale,context,rank,pane,title,state,page\r\n");
    for row in rows {
        let rank = row.rank.to_string();
        let cells = [row.locale, row.context, &rank, row.pane, row.title, row.state, row.page];
        for (i, cell) in cells.into_iter().enumerate() {
            out.push_str(if i > 0 { "," } else { "" });
            // A spreadsheet takes what begins like this for a formula.
            let cell = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                format!("'{cell}")
            } else {
                cell.to_owned()
            };
            if cell.contains(['"', ',', '\n', '\r']) {
                let _ = write!(out, "\"{}\"", cell.replace('"', "\"\""));
            } else {
                out.push_str(&cell);
            }
        }
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_valid_everywhere_and_never_the_same() {
        let mut contexts = Contexts::default();
        for id in ["7391", "commerce-billing", "commerce_billing", "a\"\\b"] {
            let span = crate::text::Span::file(crate::text::FileId(0));
            let context = crate::model::contexts::Context { id: id.into(), span, panes: vec![] };
            contexts.ids.insert(id.into(), context);
        }
        let list = constants(&contexts);
        let names: Vec<&str> = list.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, ["CTX_7391", "CTX_A__B", "CTX_COMMERCE_BILLING", "CTX_COMMERCE_BILLING__2"]);
        assert!(c_header(&list).contains("#define CTX_A__B \"a\\\"\\\\b\"\n"));
    }

    #[test]
    fn cells_are_quoted_and_are_no_formulas() {
        let row =
            |title| Row { locale: "sv", context: "1", rank: 1, pane: "a", title, state: "mt", page: "p" };
        let text = csv([row("a, \"b\""), row("=cmd()")].into_iter());
        assert!(text.contains("sv,1,1,a,\"a, \"\"b\"\"\",mt,p\r\n") && text.contains(",'=cmd(),"), "{text}");
    }
}
