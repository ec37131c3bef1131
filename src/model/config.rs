//! The settings: `book.toml`, as values. Reading and reporting are the loader's.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::syntax::{CustomAlert, Extras};

/// `book.toml`. Unknown keys are errors.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// The docset.
    pub book: Book,
    /// Where output goes.
    pub build: Build,
    /// What the pages are written in.
    pub markdown: Markdown,
    /// What is made.
    pub output: Output,
    /// Locales by tag. Folders of `src` that are tags are locales without being named here.
    pub locales: BTreeMap<String, LocaleConfig>,
    /// Findings.
    pub check: Check,
}

/// `[book]`
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Book {
    /// Name of the product or docset; shown in every page's header.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// The source locale's tag. Empty: `en-us` when there is such a locale, otherwise the first.
    pub language: String,
    /// Folder of the locales, relative to book.toml.
    pub src: String,
    /// Authors.
    pub authors: Vec<String>,
}

impl Default for Book {
    fn default() -> Self {
        let empty = String::new();
        Self {
            title: empty.clone(),
            description: empty.clone(),
            language: empty,
            src: "content".into(),
            authors: vec![],
        }
    }
}

/// `[build]`
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Build {
    /// Output folder, relative to book.toml.
    pub build_dir: String,
}

impl Default for Build {
    fn default() -> Self {
        Self { build_dir: "build".into() }
    }
}

/// `[markdown]`: what the engine behind Learn takes as text, and a docset may have all the same.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Markdown {
    /// `[^1]`, and `[^1]: text` elsewhere in the page.
    pub footnotes: bool,
    /// `- [ ]` and `- [x]`.
    pub task_lists: bool,
    /// A term on a line, `: ` and its definition on the next.
    pub definition_lists: bool,
    /// `$formula$` and `$$formula$$`, for a script of the theme to set; otherwise `$` is a currency.
    pub math: bool,
    /// Further kinds of alerts: the keyword of `> [!KEYWORD]`, and the class that its element gets. Those of
    /// docfx.json (`markdownEngineProperties.alerts`) count, too.
    pub alerts: BTreeMap<String, String>,
}

impl Markdown {
    /// The same for the parser.
    pub fn extras(&self) -> Extras {
        let alert = |(keyword, class): (&String, &String)| CustomAlert {
            keyword: keyword.to_uppercase().into(),
            class: class.as_str().into(),
        };
        Extras {
            footnotes: self.footnotes,
            task_lists: self.task_lists,
            definition_lists: self.definition_lists,
            math: self.math,
            alerts: self.alerts.iter().map(alert).collect(),
        }
    }
}

/// `[output]`
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Output {
    /// The site.
    pub site: SiteOutput,
    /// Help panes; without this table there are none.
    pub panes: Option<PanesOutput>,
}

/// `[output.panes]`: the bundle that a portal embeds.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct PanesOutput {
    /// The portal's name for itself; context ids belong to it. Empty: made of the docset's title.
    pub appname: String,
    /// Keys of the front matter that hold context ids: lists, or values separated by commas. `NOCSH` means none.
    pub context_keys: Vec<String>,
    /// File of further context ids, relative to book.toml. Default: `contexts.yml`, if there is one.
    pub context_map: Option<String>,
    /// Folders with the source of portals, relative to book.toml: context ids that they ask for
    /// (`data-help-context="…"`) and that there are not are reported.
    pub portal_source: Vec<String>,
    /// Which pages become panes.
    pub pages: PanePages,
    /// The bundle's version, as npm has versions. Empty: made of the content.
    pub version: String,
    /// Name of the npm package. Empty: `<appname>-help-panes`.
    pub package: String,
    /// The locale of readers whose language the bundle has not. Empty: the source locale.
    pub default_locale: String,
    /// What is shown where a translation is older than its original.
    pub stale: StalePanes,
    /// How many earlier builds' files stay, for pages that are open while a new bundle is uploaded.
    pub keep_builds: u32,
    /// A pane with more bytes is reported. 0: none is.
    pub max_pane_size: u32,
    /// Whether a page that shows the panes in a portal is made, `panes/demo/`: to try them, and to show them.
    pub demo: bool,
    /// Whether the panes can be searched.
    pub search: bool,
    /// Origins of pages that may talk with a pane in a frame: `https://admin.example.com`.
    pub allowed_origins: Vec<String>,
    /// Origins whose links are the portal's own: it may follow them by its router.
    pub portal_origins: Vec<String>,
    /// Manifests of other bundles, relative to this one's: what this one lacks is looked for there.
    pub bundles: Vec<String>,
}

impl Default for PanesOutput {
    fn default() -> Self {
        Self {
            appname: String::new(),
            context_keys: ["f1.keywords", "f1_keywords", "ms.assetid"].map(Into::into).to_vec(),
            context_map: None,
            portal_source: vec![],
            pages: PanePages::default(),
            version: String::new(),
            package: String::new(),
            default_locale: String::new(),
            stale: StalePanes::default(),
            keep_builds: 3,
            max_pane_size: 24 * 1024,
            demo: false,
            search: true,
            allowed_origins: vec![],
            portal_origins: vec![],
            bundles: vec![],
        }
    }
}

/// Which pages become panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PanePages {
    /// Those with a context id, in any locale.
    #[default]
    Contexts,
    /// All; those without a context id are found by search and links.
    All,
}

/// What a pane shows where a translation is older than its original.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StalePanes {
    /// The translation.
    Show,
    /// The translation, and that it is older.
    #[default]
    Notice,
    /// The original.
    Source,
}

/// `[output.site]`
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct SiteOutput {
    /// Public address of the site's root, with a slash at the end. Without it there are no absolute URLs: no
    /// canonical links, no hreflang, no sitemap.
    pub site_url: String,
    /// Theme folder below `themes/`; `default` is built in.
    pub theme: String,
    /// What `/path` links of the content are relative to; `{locale}` is replaced by the page's locale. Empty:
    /// they stay as written.
    pub absolute_base: String,
    /// Whether images, videos and sounds of other hosts are shown in pages. Otherwise they become links: the site
    /// asks no other host for anything.
    pub remote_media: bool,
    /// Where a page is edited: an address with `{locale}` (the locale's folder in URLs) and `{path}` (the file's path
    /// in the locale's folder). Empty: no such link.
    pub edit_url: String,
    /// Whether each page has a copy as Markdown beside it, and each locale an `llms.txt` that lists them.
    pub markdown: bool,
    /// Whether the site can be searched: each locale gets an index of its own, which the reader's browser asks for in
    /// small pieces.
    pub search: bool,
    /// Whether the pseudo-locales `en-XA` (accents, longer) and `ar-XB` (right to left) are made too, to try a theme
    /// with.
    pub pseudo: bool,
}

impl Default for SiteOutput {
    fn default() -> Self {
        Self {
            site_url: String::new(),
            theme: "default".into(),
            absolute_base: String::new(),
            remote_media: false,
            edit_url: String::new(),
            markdown: true,
            search: true,
            pseudo: false,
        }
    }
}

/// `[locales.<tag>]`
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct LocaleConfig {
    /// Its own name, for menus. Known languages have one built in.
    pub label: Option<String>,
    /// Locales to fall back to, after those of the same language and before the source locale.
    pub fallback: Vec<String>,
    /// Its folder, relative to book.toml; may lie outside. Default: the folder of `src` named like the tag.
    pub path: Option<String>,
    /// Where its pages are edited, in place of `edit-url` of `[output.site]`.
    pub edit_url: Option<String>,
}

/// `[check]`
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Check {
    /// The mildest severity that makes the exit code 1: critical, major, minor, info or never.
    pub fail_on: Option<FailOn>,
    /// Severity of single codes.
    pub rules: BTreeMap<String, RuleLevel>,
    /// Findings that are right as they are.
    pub allow: Vec<AllowConfig>,
    /// Glossaries that translations are checked against: files (.csv, .tsv, .tbx, .xml; .txt for a list of names that
    /// are not translated) and folders of such files, relative to book.toml and not outside its folder.
    pub glossary: Vec<String>,
    /// Names that stay as they are in every language, such as those of products.
    pub do_not_translate: Vec<String>,
}

/// `[[check.allow]]`
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct AllowConfig {
    /// The code of the findings, such as `link/missing-page`.
    pub code: String,
    /// The files they are in: a path below the locale's folder, `*` and `**` allowed. Default: all.
    pub path: Option<String>,
    /// The locale they are in. Default: all.
    pub locale: Option<String>,
    /// Why they are right as they are.
    pub reason: String,
}

/// The mildest severity that fails a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    /// critical only
    Critical,
    /// major and critical
    Major,
    /// minor and above
    Minor,
    /// any finding
    Info,
    /// nothing
    Never,
}

/// What a code is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RuleLevel {
    /// Not reported.
    Off,
    /// info
    Info,
    /// minor
    Minor,
    /// major
    Major,
    /// critical
    Critical,
}
