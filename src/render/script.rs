//! Scripts of the built-in theme as readers get them: without what only those who write them need.

/// The script without comments that have a line of their own, indentation and empty lines. Lines that begin within a
/// template literal stay as they are.
pub(super) fn lean(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut literal = false;
    for line in script.lines() {
        let lean = if literal { line } else { line.trim() };
        if !literal && (lean.is_empty() || lean.starts_with("//")) {
            continue;
        }
        out.push_str(lean);
        out.push('\n');
        literal ^= opens_or_closes(lean);
    }
    out
}

/// Whether a line has an odd number of backticks.
fn opens_or_closes(line: &str) -> bool {
    let escaped = line.matches("\\`").count();
    (line.matches('`').count() - escaped) % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::super::ASSETS;
    use super::*;

    #[test]
    fn only_comments_and_white_space_go() {
        for (script, expect) in [
            ("  a();\n\n  // why\n  b(); // stays\n", "a();\nb(); // stays\n"),
            ("x = `\n  // text\n\n` + y;\n  // gone\n z", "x = `\n  // text\n\n` + y;\nz\n"),
            ("x = `a \\` b`;\n  y", "x = `a \\` b`;\ny\n"),
            ("", ""),
        ] {
            assert_eq!(lean(script), expect, "{script}");
        }
    }

    #[test]
    fn the_scripts_of_the_search_are_small() {
        let size = |name: &str| {
            let (_, script) = ASSETS.iter().find(|(asset, _)| *asset == name).unwrap();
            let mut gzip = flate2::write::GzEncoder::new(vec![], flate2::Compression::default());
            std::io::Write::write_all(&mut gzip, lean(script).as_bytes()).unwrap();
            gzip.finish().unwrap().len()
        };
        let (dialog, engine) = (size("search.js"), size("search-engine.js"));
        assert!(dialog <= 6 * 1024 && dialog + engine <= 12 * 1024, "{dialog} + {engine}");
    }
}
