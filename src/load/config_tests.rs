use super::*;

fn read_text(text: &str, sets: &[&str]) -> Result<Settings, String> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("book.toml");
    std::fs::write(&path, text).unwrap();
    let sets: Vec<String> = sets.iter().map(|s| s.to_string()).collect();
    read(Some((&path, "book.toml".into())), &sets, &["link/broken", "image/missing"]).map_err(|e| match e {
        ConfigErrorOrIo::Config(e) => e.to_string(),
        ConfigErrorOrIo::Io(_, e) => e.to_string(),
    })
}

#[track_caller]
fn refused(text: &str, sets: &[&str], place: &str, parts: &[&str]) {
    let shown = read_text(text, sets).expect_err("accepted");
    assert!(shown.contains(&format!("--> {place}\n")), "{shown}");
    for part in parts {
        assert!(shown.contains(part), "no `{part}` in\n{shown}");
    }
}

#[test]
fn every_fault_is_told_with_its_place_and_a_suggestion() {
    refused("[book]\ntilte = 'x'\n", &[], "book.toml:2:1", &["`book.tilte`", "did you mean `title`?"]);
    refused("[book]\ntitle = 5\n", &[], "book.toml:2:9", &["must be a string", "this is an integer"]);
    refused("book = 5\n", &[], "book.toml:1:8", &["must be a table"]);
    refused("[check]\nfail-on = 'mayor'\n", &[], "book.toml:2:11", &["did you mean \"major\"?"]);
    refused("[check.rules]\n'link/brokn' = 'off'\n", &[], "book.toml:2:1", &["did you mean `link/broken`?"]);
    refused("[check.rules]\n'link/broken' = 'of'\n", &[], "book.toml:2:17", &["did you mean \"off\"?"]);
    refused("[book]\nlanguage = 'svenska språket'\n", &[], "book.toml:2:12", &["no BCP 47"]);
    refused("[locales.sv_se_x_y_z_zzzzzzzzzz]\n", &[], "book.toml:1:10", &["no BCP 47"]);
    refused("[locales.sv-se]\n[locales.sv-SE]\n", &[], "book.toml:2:10", &["the same locale, sv-SE"]);
    refused("[locales.sv-se]\nfallback = ['english']\n", &[], "book.toml:2:12", &["no BCP 47"]);
    refused("[output.site]\nsite-url = 'help.example.com'\n", &[], "book.toml:2:12", &["https://"]);
    refused("[output.site]\nabsolute-base = 'x/{lang}'\n", &[], "book.toml:2:17", &["{locale}"]);
    refused("[output.html]\nmathjax = true\n", &[], "book.toml:1:9", &["[output.site]"]);
    refused("[book]\nmultilingual = false\n", &[], "book.toml:2:1", &["[locales.<tag>]"]);
    refused("[build]\ncreate-missing = false\n", &[], "book.toml:2:1", &["remove it"]);
    refused("[preprocessor.links]\n", &[], "book.toml:1:2", &["no preprocessors"]);
    refused("[book\n", &[], "book.toml:1:6", &["not TOML"]);
    refused("", &["book.titel=x"], "--set:1:6", &["did you mean `title`?"]);
    let both = read_text("[book]\na = 1\nb = 2\n", &[]).unwrap_err();
    assert_eq!(both.matches("error: unknown key").count(), 2, "{both}");
}

#[test]
fn set_overrides_the_file_and_takes_what_is_no_toml_as_text() {
    let text = "\u{feff}[book]\ntitle = 'a'\n[locales.sv-se]\n[locales.ar-sa]\n[output.site]\nsite-url = 'https://e.x'\n";
    let sets = ["book.title=Two words", "book.description=2024", "check.rules.link/broken=off"];
    let more = ["locales.sv-se.fallback=[\"ar-sa\"]", "output.site.theme='plain'"];
    let settings = read_text(text, &[&sets[..], &more].concat()).unwrap();
    let c = &settings.config;
    assert_eq!((c.book.title.as_str(), c.book.description.as_str()), ("Two words", "2024"));
    assert_eq!((c.output.site.site_url.as_str(), c.output.site.theme.as_str()), ("https://e.x/", "plain"));
    assert_eq!(c.locales["sv-se"].fallback, ["ar-sa"]);
    assert_eq!(c.check.rules.len(), 1);
    assert_eq!(settings.keys(&["locales"]), ["sv-se", "ar-sa"]);
    assert!(read_text("", &["book.title"]).unwrap_err().contains("has no `=`"));
}

/// `BLESS=1` rewrites the checked-in schema.
#[test]
fn the_checked_in_schema_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schemas/book.schema.json");
    let now = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let checked_in = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(checked_in == now, "{} is out of date: run the tests with BLESS=1", path.display());
}
