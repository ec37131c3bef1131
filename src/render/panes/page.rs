//! A pane as a page of its own, for frames: no script, and nothing but the pane.

use tera::{Context, Value};

use super::clean::rebased;
use super::pane::PaneFile;
use super::sums::integrity;
use super::{PaneMaker, address, strings};
use crate::l10n::Catalog;
use crate::model::LocaleIx;
use crate::render::{OutputFile, Theme, ThemeError, url};

/// The files of the theme that go into the bundle, named by their content.
pub(super) struct PaneAssets {
    /// Name in the theme → the file.
    files: Vec<(String, OutputFile)>,
}

impl PaneAssets {
    pub fn new(theme: &Theme, catalogs: &[Catalog]) -> Self {
        let engine = theme.assets().source("search-engine.js").map(|bytes| ("search-engine.js", bytes));
        let file = |(name, bytes): (&str, &[u8])| {
            let bytes = match std::str::from_utf8(bytes) {
                Ok(text) if name.ends_with(".js") => strings::with_strings(text, catalogs).into_bytes(),
                _ => bytes.to_vec(),
            };
            let bytes = match name {
                // The same engine as the site's, as a module.
                "search-engine.js" => {
                    [&bytes, b"\nexport default globalThis.diglotSearch;\n".as_slice()].concat()
                }
                _ => bytes,
            };
            let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
            let path = format!("element/{stem}.{}.{extension}", address::hash(&bytes));
            (name.to_owned(), OutputFile { path, bytes })
        };
        Self { files: theme.pane_files().chain(engine).map(file).collect() }
    }

    /// The file of a name.
    pub fn get(&self, name: &str) -> Option<&OutputFile> {
        self.files.iter().find(|(known, _)| known == name).map(|(_, file)| file)
    }

    /// Its path from the bundle's root, and its `integrity`.
    pub fn with_integrity(&self, name: &str) -> Option<(String, String)> {
        self.get(name).map(|file| (file.path.clone(), integrity(&file.bytes)))
    }

    /// What browsers load. The rest is for packages, under its own name.
    /// Those that stand in `element/`: not those that are named by the package, and not the demonstration's unless
    /// there is one.
    pub fn outputs(&self, demo: bool) -> impl Iterator<Item = &OutputFile> {
        let wanted = move |name: &str| match name.rsplit_once('.') {
            Some((stem, "js" | "css")) => demo || stem != "demo",
            Some((_, extension)) => extension != "ts" && extension != "json",
            None => true,
        };
        self.files.iter().filter(move |(name, _)| wanted(name)).map(|(_, file)| file)
    }
}

impl PaneMaker<'_> {
    pub(super) fn page(
        &self,
        locale: LocaleIx,
        pane: &str,
        file: &PaneFile,
    ) -> Result<OutputFile, ThemeError> {
        let reader = self.site.locale(locale);
        let path = address::page(&reader.slug, pane, false);
        let up = url::up(&path);
        let style = self.files.get("pane.css").map(|f| f.path.as_str()).unwrap_or_default();
        let mut html = rebased(&file.html, &up);
        let own = &self
            .site
            .locale(
                self.site
                    .locale_indices()
                    .find(|ix| self.site.locale(*ix).id.to_string() == file.locale)
                    .unwrap_or(locale),
            )
            .slug;
        if *own != reader.slug {
            // Links stay in the reader's locale.
            let (from, to) = (format!("\"{up}l/{own}/h/"), format!("\"{up}l/{}/h/", reader.slug));
            html = html.replace(&from, &to);
        }
        let mut c = Context::new();
        c.insert_value("ui", Value::from(u64::from(locale.0)));
        c.insert_value("root", Value::from(up.as_str()));
        c.insert_value("lang", Value::from(reader.id.to_string()));
        c.insert_value("dir", Value::from(reader.direction.name()));
        c.insert_value("content_lang", Value::from(file.locale.as_str()));
        c.insert_value("content_dir", Value::from(file.dir.name()));
        c.insert_value("title", Value::from(file.title.as_str()));
        c.insert_value("style", Value::from(format!("{up}{style}")));
        c.insert_value("fallback", Value::from(*own != reader.slug));
        let label = self.site.locales.iter().find(|l| l.slug == *own).map_or("", |l| &l.label);
        c.insert_value("content_label", Value::from(label));
        c.insert_value("machine", Value::from(file.translation.kind == "mt"));
        let since = file.translation.stale_since.as_deref();
        let since =
            since.zip(self.catalogs.get(usize::from(locale.0))).map(|(day, catalog)| catalog.date(day));
        c.insert_value("stale_since", since.map_or_else(Value::none, Value::from));
        c.insert_value("canonical", file.canonical_url.as_deref().map_or_else(Value::none, Value::from));
        c.insert_value("article", Value::safe_string(&html));
        let bytes = self.theme.render("pane.html", &c)?;
        Ok(OutputFile { path, bytes })
    }
}
