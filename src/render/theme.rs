//! The theme: Tera templates and assets. The default theme is part of the program; a project's own files replace
//! single ones of it and can extend what they replace as `default/<name>`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::assets::Assets;
use super::fill::{Call, fill};
use super::script;
use crate::l10n::{Args, Catalog, Message};

/// The default theme's templates, by name. A new one is a file and a line here.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("base.html", include_str!("../../themes/default/templates/base.html")),
    ("demo.html", include_str!("../../themes/default/templates/demo.html")),
    ("frame.html", include_str!("../../themes/default/templates/frame.html")),
    ("landing.html", include_str!("../../themes/default/templates/landing.html")),
    ("entries.html", include_str!("../../themes/default/templates/entries.html")),
    ("locale.html", include_str!("../../themes/default/templates/locale.html")),
    ("not-found.html", include_str!("../../themes/default/templates/not-found.html")),
    ("page.html", include_str!("../../themes/default/templates/page.html")),
    ("pane.html", include_str!("../../themes/default/templates/pane.html")),
    ("redirect.html", include_str!("../../themes/default/templates/redirect.html")),
];

/// The default theme's assets, by name.
pub const ASSETS: &[(&str, &str)] = &[
    ("icon.svg", include_str!("../../themes/default/assets/icon.svg")),
    ("search-engine.js", include_str!("../../themes/default/assets/search-engine.js")),
    ("search.js", include_str!("../../themes/default/assets/search.js")),
    ("site.js", include_str!("../../themes/default/assets/site.js")),
    ("style.css", include_str!("../../themes/default/assets/style.css")),
];

/// What help-pane bundles carry, by name.
pub const PANE_FILES: &[(&str, &str)] = &[
    ("custom-elements.json", include_str!("../../themes/default/panes/custom-elements.json")),
    ("demo.css", include_str!("../../themes/default/panes/demo.css")),
    ("demo.js", include_str!("../../themes/default/panes/demo.js")),
    ("frame-host.js", include_str!("../../themes/default/panes/frame-host.js")),
    ("frame.css", include_str!("../../themes/default/panes/frame.css")),
    ("frame.js", include_str!("../../themes/default/panes/frame.js")),
    ("help-pane.d.ts", include_str!("../../themes/default/panes/help-pane.d.ts")),
    ("help-pane.js", include_str!("../../themes/default/panes/help-pane.js")),
    ("pane.css", include_str!("../../themes/default/panes/pane.css")),
];

/// A file of a project's theme.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// Path below the theme's folder: `templates/page.html`, `assets/logo.svg`, `panes/pane.css`. Files elsewhere are not used.
    pub path: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// A theme that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ThemeError {
    /// A template does not parse, asks for what is not there, or fails while a page is made.
    #[error("{file}:{line}:{column}: {message}")]
    Template {
        /// The template: `themes/<name>/templates/…`, or `default/…` for a built-in one.
        file: String,
        /// 1-based.
        line: usize,
        /// 1-based, in characters.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// A template is not UTF-8.
    #[error("{0} is not UTF-8")]
    NotText(String),
    /// Templates that do not fit together.
    #[error("theme `{theme}`: {message}")]
    Templates {
        /// The theme.
        theme: String,
        /// What is wrong, in the template engine's words.
        message: String,
    },
}

/// A theme, ready to make pages.
pub struct Theme {
    name: String,
    /// The templates as they are written: what is wrong with one is said by its place there.
    tera: Tera,
    /// For each locale the same with its texts filled in.
    localized: Vec<Option<Tera>>,
    assets: Assets,
    /// By name.
    pane_files: BTreeMap<String, Vec<u8>>,
}

impl Theme {
    /// The default theme with `files` over it. `catalogs` are the texts of each locale of the site, in its order.
    pub fn new(name: &str, files: &[ThemeFile], catalogs: Arc<Vec<Catalog>>) -> Result<Self, ThemeError> {
        let mut templates: Vec<(String, &str)> =
            TEMPLATES.iter().map(|(file, text)| (format!("default/{file}"), *text)).collect();
        let mut assets: Vec<(String, Vec<u8>)> =
            ASSETS.iter().map(|(file, text)| ((*file).to_owned(), served(file, text).into_bytes())).collect();
        let mut pane_files: BTreeMap<String, Vec<u8>> =
            PANE_FILES.iter().map(|(file, text)| ((*file).to_owned(), text.as_bytes().to_vec())).collect();
        for file in files {
            if let Some(template) = file.path.strip_prefix("templates/") {
                let text = std::str::from_utf8(&file.bytes)
                    .map_err(|_| ThemeError::NotText(format!("themes/{name}/{}", file.path)))?;
                templates.push((template.to_owned(), text));
            } else if let Some(asset) = file.path.strip_prefix("assets/") {
                assets.push((asset.to_owned(), file.bytes.clone()));
            } else if let Some(name) = file.path.strip_prefix("panes/") {
                pane_files.insert(name.to_owned(), file.bytes.clone());
            }
        }
        let assets = Assets::new(assets);
        let mut theme =
            Self { name: name.to_owned(), tera: Tera::default(), localized: vec![], assets, pane_files };
        for (template, text) in &templates {
            theme.check_messages(template, text, &catalogs)?;
        }
        let texts = Arc::new(Texts::new(catalogs));
        theme.tera = theme.templates(&texts, &templates).map_err(|e| theme.error(&e))?;
        theme.localized = texts
            .constant
            .iter()
            .map(|constant| {
                let value = |call: Call, id: &str| match call {
                    Call::Text => Some(constant.get(id)?.0.as_str()?.into()),
                    Call::Attribute => Some(escaped(constant.get(id)?.1.as_str()?).into()),
                    Call::Asset => Some(super::url::encode(theme.assets.path(id)?).into()),
                };
                let filled: Vec<_> = templates.iter().map(|(n, t)| (n.clone(), fill(t, &value))).collect();
                theme.templates(&texts, &filled).ok()
            })
            .collect();
        Ok(theme)
    }

    fn templates(&self, texts: &Arc<Texts>, templates: &[(String, impl AsRef<str>)]) -> TeraResult<Tera> {
        let mut tera = Tera::default();
        self.register(&mut tera, texts);
        tera.set_fallback_prefixes(["default/"])?;
        tera.add_raw_templates(templates.iter().map(|(name, text)| (name.as_str(), text.as_ref())))?;
        Ok(tera)
    }

    /// The theme's assets.
    pub fn assets(&self) -> &Assets {
        &self.assets
    }

    /// What help-pane bundles carry, by name.
    pub fn pane_files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.pane_files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// Makes a page of a template. The context holds what the template's head comment lists, and `ui` and `root`
    /// for the functions.
    pub(super) fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, ThemeError> {
        let mut out = Vec::with_capacity(16 * 1024);
        let locale = context.get("ui").and_then(Value::as_u64).and_then(|ix| usize::try_from(ix).ok());
        if let Some(tera) = locale.and_then(|ix| self.localized.get(ix)?.as_ref()) {
            if tera.render_to(template, context, &mut out).is_ok() {
                return Ok(out);
            }
            out.clear();
        }
        self.tera.render_to(template, context, &mut out).map_err(|e| self.error(&e))?;
        Ok(out)
    }

    /// `t(id="…")`, `ta(id="…")` and `asset(path="…")`.
    fn register(&self, tera: &mut Tera, texts: &Arc<Texts>) {
        let (texts, for_attributes) = (Arc::clone(texts), Arc::clone(texts));
        tera.register_function("t", move |args: Kwargs, state: &State| texts.text(&args, state));
        tera.register_function("ta", move |args: Kwargs, state: &State| {
            for_attributes.attribute(&args, state)
        });
        let assets = self.assets.clone();
        tera.register_function("asset", move |args: Kwargs, state: &State| -> TeraResult<String> {
            let name = args.must_get::<&str>("path")?;
            let path = assets
                .path(name)
                .ok_or_else(|| tera::Error::message(format!("the theme has no asset `{name}`")))?;
            Ok(format!("{}{}", state.get::<String>("root")?.unwrap_or_default(), super::url::encode(path)))
        });
    }

    /// A message that no catalogue has would show its id to readers: found when the theme is loaded.
    fn check_messages(&self, template: &str, text: &str, catalogs: &[Catalog]) -> Result<(), ThemeError> {
        let unknown = |catalog: &Catalog| messages_used(text).find(|(_, id)| !catalog.has(id));
        let Some((at, id)) = catalogs.first().and_then(unknown) else { return Ok(()) };
        let before = text.get(..at).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        Err(ThemeError::Template {
            file: self.file(template),
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
            message: format!("there is no message `{id}`"),
        })
    }

    fn file(&self, template: &str) -> String {
        match template.starts_with("default/") {
            true => template.to_owned(),
            false => format!("themes/{}/templates/{template}", self.name),
        }
    }

    fn error(&self, error: &tera::Error) -> ThemeError {
        use tera::ErrorKind::{RenderingError, SyntaxError};
        match error.kind() {
            SyntaxError(report) | RenderingError(report) => ThemeError::Template {
                file: self.file(report.filename()),
                line: report.span().start_line,
                column: report.span().start_col + 1,
                message: report.message().to_owned(),
            },
            _ => ThemeError::Templates { theme: self.name.clone(), message: error.to_string() },
        }
    }
}

/// A built-in asset as readers get it.
fn served(file: &str, text: &str) -> String {
    if file.ends_with(".js") { script::lean(text) } else { text.to_owned() }
}

/// The message ids that a template names, with where each call begins.
pub fn messages_used(template: &str) -> impl Iterator<Item = (usize, &str)> {
    ["t(id=\"", "ta(id=\""].into_iter().flat_map(move |call| {
        template.match_indices(call).filter_map(move |(at, _)| {
            let before = template.get(..at)?.chars().next_back();
            let id = template.get(at + call.len()..)?.split('"').next()?;
            (!before.is_some_and(|c| c.is_alphanumeric() || c == '_')).then_some((at, id))
        })
    })
}

/// The texts of every locale, as templates ask for them.
struct Texts {
    catalogs: Arc<Vec<Catalog>>,
    /// For each locale: message without variables → as element content, as an attribute's value.
    constant: Vec<FxHashMap<Box<str>, (Value, Value)>>,
}

impl Texts {
    fn new(catalogs: Arc<Vec<Catalog>>) -> Self {
        let of = |catalog: &Catalog| {
            catalog
                .constants()
                .map(|(id, m)| (id.into(), (html(m), Value::normal_string(&m.text))))
                .collect::<FxHashMap<_, _>>()
        };
        let constant = catalogs.iter().map(of).collect();
        Self { catalogs, constant }
    }

    fn text(&self, args: &Kwargs, state: &State) -> TeraResult<Value> {
        let (ix, id) = self.asked(args, state)?;
        if let Some((text, _)) = self.constant.get(ix).and_then(|c| c.get(id)) {
            return Ok(text.clone());
        }
        let (fluent, isolate) = fluent_args(args)?;
        Ok(html(&self.catalog(ix, id)?.message(id, Some(&fluent), isolate)))
    }

    fn attribute(&self, args: &Kwargs, state: &State) -> TeraResult<Value> {
        let (ix, id) = self.asked(args, state)?;
        if let Some((_, text)) = self.constant.get(ix).and_then(|c| c.get(id)) {
            return Ok(text.clone());
        }
        let (fluent, _) = fluent_args(args)?;
        Ok(Value::normal_string(&self.catalog(ix, id)?.format(id, Some(&fluent))))
    }

    fn asked<'a>(&self, args: &'a Kwargs, state: &State) -> TeraResult<(usize, &'a str)> {
        let ix = state.get::<usize>("ui")?.unwrap_or_default();
        Ok((ix, args.must_get::<&str>("id")?))
    }

    fn catalog(&self, ix: usize, id: &str) -> TeraResult<&Catalog> {
        self.catalogs
            .get(ix)
            .filter(|c| c.has(id))
            .ok_or_else(|| tera::Error::message(format!("there is no message `{id}`")))
    }
}

/// The message's arguments, and whether one of them is a text, whose direction may differ.
fn fluent_args(args: &Kwargs) -> TeraResult<(Args<'_>, bool)> {
    let mut fluent = Args::new();
    let mut text = false;
    for (key, value) in args.iter() {
        let Some(name) = key.as_str().filter(|k| *k != "id") else { continue };
        if let Some(number) = value.as_f64() {
            fluent.set(name.to_owned(), number);
        } else if let Some(s) = value.as_str() {
            text = true;
            fluent.set(name.to_owned(), s);
        } else {
            let message = format!("`{name}` must be a number or a text, not {}", value.name());
            return Err(tera::Error::message(message));
        }
    }
    Ok((fluent, text))
}

/// Element content: escaped, and tagged where it is in another language than the page.
fn html(message: &Message) -> Value {
    let mut out = String::with_capacity(message.text.len() + 16);
    match &message.lang {
        None => escape(&message.text, &mut out),
        Some(lang) => {
            let _ = write!(out, "<span lang=\"{lang}\" dir=\"{}\">", lang.direction().name());
            escape(&message.text, &mut out);
            out.push_str("</span>");
        }
    }
    Value::safe_string(&out)
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

/// Escapes text for element content and double-quoted attributes.
pub(super) fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        out.push_str(match after.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            _ => "&quot;",
        });
        rest = &after[1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::l10n::{ARTICLE_MESSAGES, Catalogs};

    /// Messages that Rust asks for by name, in this layer and in `l10n`.
    const ASKED_FOR_IN_RUST: [&str; 4] = ["date", "documentation", "moved-title", "not-found-title"];

    fn catalogs() -> Arc<Vec<Catalog>> {
        let english: crate::model::LocaleId = "en-us".parse().unwrap();
        Arc::new(vec![Catalogs::new(&[]).0.catalog(&english, &[], &english)])
    }

    fn theme(template: &str) -> Result<Theme, ThemeError> {
        let file = ThemeFile { path: "templates/page.html".into(), bytes: template.into() };
        Theme::new("own", &[file], catalogs())
    }

    #[test]
    fn every_text_is_used_and_every_text_used_is_there() {
        let catalogs = catalogs();
        let catalog = catalogs.first().unwrap();
        let script = PANE_FILES.iter().find(|(name, _)| *name == "help-pane.js").unwrap().1;
        let element = script.split(['"', '`', '\'']).filter(|text| catalog.has(text));
        let used: BTreeSet<&str> = TEMPLATES
            .iter()
            .flat_map(|(_, text)| messages_used(text).map(|(_, id)| id))
            .chain(ARTICLE_MESSAGES)
            .chain(ASKED_FOR_IN_RUST)
            .chain(element)
            // The element puts these names together.
            .chain(["pane-no", "pane-yes"])
            .collect();
        let there: BTreeSet<&str> = catalog.ids().collect();
        assert_eq!(used.difference(&there).collect::<Vec<_>>(), Vec::<&&str>::new(), "used, not there");
        assert_eq!(there.difference(&used).collect::<Vec<_>>(), Vec::<&&str>::new(), "there, not used");
    }

    #[test]
    fn a_template_that_is_wrong_is_named_with_line_and_column() {
        let cases = [
            ("a\n {% if %}", "themes/own/templates/page.html:2:8: "),
            (
                "a\n{{ t(id=\"no-such\") }}",
                "themes/own/templates/page.html:2:4: there is no message `no-such`",
            ),
        ];
        for (template, expect) in cases {
            let error = theme(template).err().map(|e| e.to_string()).unwrap_or_default();
            assert!(error.starts_with(expect), "{error}");
        }
        assert!(theme("{{ x | nope }}").err().unwrap().to_string().contains("nope"));
        let rendered = theme("\n{{ nobody }}").unwrap().render("page.html", &Context::new());
        assert!(matches!(rendered, Err(ThemeError::Template { line: 2, column: 4, .. })), "{rendered:?}");
    }

    #[test]
    fn texts_of_another_language_are_tagged_and_escaped_in_elements_only() {
        let estonian: crate::model::LocaleId = "et-ee".parse().unwrap();
        let english = "en-us".parse().unwrap();
        let own = crate::l10n::FtlFile {
            locale: estonian.clone(),
            path: "et.ftl".into(),
            text: "home = <Algus>\nmade-with = Tegi { $tool }".into(),
        };
        let catalog = Catalogs::new(&[own]).0.catalog(&estonian, &[], &english);
        let page = "{{ t(id=\"home\") }}|{{ t(id=\"next-page\") }}|{{ ta(id=\"next-page\") }}|{{ t(id=\"made-with\", tool=\"<x>\") }}|{{ ta(id=\"made-with\", tool=\"<x>\") }}";
        let file = ThemeFile { path: "templates/page.html".into(), bytes: page.into() };
        let theme = Theme::new("own", &[file], Arc::new(vec![catalog])).unwrap();
        let html = String::from_utf8(theme.render("page.html", &Context::new()).unwrap()).unwrap();
        let expect = "&lt;Algus&gt;|<span lang=\"en-US\" dir=\"ltr\">Next</span>|Next|Tegi \u{2068}&lt;x&gt;\u{2069}|Tegi &lt;x&gt;";
        assert_eq!(html, expect);
    }
}
