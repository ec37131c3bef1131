//! Pages of the bundle with the element in them: the one for frames, and the demonstration of a portal.

use serde::Serialize;
use tera::{Context, Value};

use super::PaneMaker;
use super::manifest::ManifestFile;
use crate::model::Site;
use crate::render::{OutputFile, ThemeError};

/// Buttons of the demonstration.
const BUTTONS: usize = 6;

impl PaneMaker<'_> {
    /// `frame.html`, and `demo/index.html` where it is wished for.
    pub(super) fn portals(&self, manifest: &ManifestFile) -> Result<Vec<OutputFile>, ThemeError> {
        let element = &manifest.element;
        let page = |template: &str, path: &str, root: &str, more: &dyn Fn(&mut Context)| {
            let locale = self.site.locale(Site::SOURCE);
            let asset = |name: &str| {
                self.files.get(name).map_or_else(String::new, |file| format!("{root}{}", file.path))
            };
            let mut c = Context::new();
            c.insert_value("ui", Value::from(0_u64));
            c.insert_value("root", Value::from(root));
            c.insert_value("lang", Value::from(locale.id.to_string()));
            c.insert_value("dir", Value::from(locale.direction.name()));
            c.insert_value("title", Value::from(manifest.bundle.title.as_str()));
            c.insert_value("element", Value::from(format!("{root}{}", element.src)));
            c.insert_value("integrity", Value::from(element.integrity.as_str()));
            let name = template.trim_end_matches(".html");
            c.insert_value("script", Value::from(asset(&format!("{name}.js"))));
            c.insert_value("style", Value::from(asset(&format!("{name}.css"))));
            more(&mut c);
            let bytes = self.theme.render(template, &c)?;
            Ok(OutputFile { path: path.to_owned(), bytes })
        };
        let origins = manifest.allowed_origins.join(" ");
        let mut files = vec![page("frame.html", "frame.html", "", &|c| {
            c.insert_value("origins", Value::from(origins.as_str()));
        })?];
        if self.config.demo {
            files.push(page("demo.html", "demo/index.html", "../", &|c| {
                c.insert("contexts", &self.buttons());
                c.insert("locales", &languages(manifest));
            })?);
        }
        Ok(files)
    }

    /// Contexts to click on: each leads to a pane that none before it leads to first.
    fn buttons(&self) -> Vec<Button<'_>> {
        let mut seen: Vec<&str> = vec![];
        let mut buttons = vec![];
        for context in self.contexts.ids.values() {
            let first = context.panes.first().filter(|to| !seen.contains(&to.pane.as_ref()));
            let Some(pane) = first.map(|to| to.pane.as_ref()) else { continue };
            let Some(page) = self.contexts.shown(self.site, pane, Site::SOURCE) else { continue };
            seen.push(pane);
            buttons.push(Button { id: &context.id, label: self.site.page(page).pane_title() });
            if buttons.len() == BUTTONS {
                break;
            }
        }
        buttons
    }
}

/// A place of the portal that has help.
#[derive(Serialize)]
struct Button<'a> {
    id: &'a str,
    label: &'a str,
}

/// A language of the portal.
#[derive(Serialize)]
struct Language<'a> {
    tag: &'a str,
    name: &'a str,
    dir: &'a str,
}

fn languages(manifest: &ManifestFile) -> Vec<Language<'_>> {
    let locales = manifest.locales.iter();
    locales.map(|(tag, locale)| Language { tag, name: &locale.name, dir: locale.dir }).collect()
}
