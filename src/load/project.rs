//! From where a command runs to settings, locales and their resolved roots.

use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use super::aids::Listed;
use super::config::{self, ConfigErrorOrIo, Settings};
use super::config_error::ConfigError;
use super::{LoadError, Start, detect};
use crate::diag::closest;
use crate::model::config::SiteOutput;
use crate::model::{Config, LocaleId};
use crate::text::Source;

/// A docset found, before its files are looked at.
#[derive(Debug)]
pub(super) struct Project {
    /// With title and language filled in.
    pub config: Config,
    /// Folder of book.toml; without one the docset's.
    pub folder: PathBuf,
    /// Whether there is a book.toml.
    pub configured: bool,
    /// Source first, then as configured, then by tag.
    pub locales: Vec<ProjectLocale>,
    /// Output folder, absolute.
    pub build_dir: PathBuf,
    /// The output folder is named in the settings, or stands beside the sources.
    pub build_dir_known: bool,
    /// book.toml, and where the entries of `[[check.allow]]` stand in it, if there are any.
    pub allows: Option<(Source, Vec<Range<usize>>)>,
    /// Where the elements of `glossary` and of `do-not-translate` stand.
    pub glossary: Option<Listed>,
    pub kept: Option<Listed>,
}

/// A locale with its resolved folder.
#[derive(Debug)]
pub(super) struct ProjectLocale {
    pub id: LocaleId,
    pub label: String,
    pub dir: PathBuf,
    pub fallback: Vec<LocaleId>,
}

/// What is asked for.
pub(super) struct Request<'a> {
    pub cwd: &'a Path,
    pub start: &'a Start,
    pub config: Option<&'a Path>,
    pub set: &'a [String],
    pub rules: &'a [&'a str],
    pub show: &'a dyn Fn(&Path) -> String,
}

/// Finds the docset.
pub(super) fn resolve(request: &Request<'_>) -> Result<Project, LoadError> {
    let start = match request.start {
        Start::Here => request.cwd.to_owned(),
        Start::Folder(dir) | Start::File(dir) => request.cwd.join(dir),
    };
    let start = canonical(&start, request.show)?;
    if let Some(file) = request.config {
        let file = canonical(&request.cwd.join(file), request.show)?;
        let base = match request.start {
            Start::Folder(_) => start,
            _ => file.parent().unwrap_or(&file).to_owned(),
        };
        return with_settings(request, Some(&file), base);
    }
    let found = start.ancestors().map(|d| d.join("book.toml")).find(|f| f.is_file());
    if let Some(file) = found {
        let base = file.parent().unwrap_or(&start).to_owned();
        let project = with_settings(request, Some(&file), base.clone());
        // A book.toml far above a named folder is its own docset's only if that folder belongs to it.
        let own = match &project {
            Ok(p) => p.locales.iter().any(|l| start.starts_with(&l.dir) || l.dir.starts_with(&start)),
            Err(LoadError::Empty { .. }) => false,
            Err(_) => true,
        };
        if own || matches!(request.start, Start::Here) || start == base {
            return project;
        }
    }
    let base = match request.start {
        Start::File(named) => detect::docset_of_file(&start, named, request.cwd),
        _ => start,
    };
    with_settings(request, None, base)
}

fn canonical(path: &Path, show: &dyn Fn(&Path) -> String) -> Result<PathBuf, LoadError> {
    path.canonicalize().map_err(|source| LoadError::Io { path: show(path), source })
}

fn with_settings(request: &Request<'_>, file: Option<&Path>, base: PathBuf) -> Result<Project, LoadError> {
    let shown = file.map(|f| (f, (request.show)(f)));
    let settings = config::read(shown, request.set, request.rules).map_err(|e| match e {
        ConfigErrorOrIo::Config(e) => LoadError::Config(e),
        ConfigErrorOrIo::Io(path, source) => LoadError::Io { path: (request.show)(&path), source },
    })?;
    let project = Finder { request, settings: &settings, base: &base }.project()?;
    Ok(Project { configured: file.is_some(), ..project })
}

struct Finder<'a> {
    request: &'a Request<'a>,
    settings: &'a Settings,
    base: &'a Path,
}

impl Finder<'_> {
    fn project(&self) -> Result<Project, LoadError> {
        let mut config = self.settings.config.clone();
        let mut locales = self.locales()?;
        let source = self.source(&locales)?;
        config.book.language = locales[source].id.to_string();
        self.order(&mut locales, source);
        self.name(&mut locales)?;
        let build_dir = absolute(self.base, &config.build.build_dir);
        let covers = |dir: &Path| dir.starts_with(&build_dir);
        if covers(self.base) || locales.iter().any(|l| covers(&l.dir)) {
            let message = format!("the output folder `{}` holds the sources", config.build.build_dir);
            let problem = self.settings.problem(&["build", "build-dir"], false, message);
            return Err(problem.hint("name a folder of its own, such as build").into());
        }
        self.theme(&config.output.site.theme)?;
        if config.book.title.is_empty() {
            config.book.title = self.title();
        }
        let build_dir_known = self.settings.has(&["build", "build-dir"])
            || !locales.iter().any(|l| build_dir.starts_with(&l.dir))
            || build_dir.join("manifest.json").is_file();
        Ok(Project {
            config,
            folder: self.base.to_owned(),
            configured: false,
            locales,
            build_dir,
            build_dir_known,
            allows: self.settings.allow_places().filter(|(_, places)| !places.is_empty()),
            glossary: self.settings.list_places("glossary"),
            kept: self.settings.list_places("do-not-translate"),
        })
    }

    /// A theme that is named has a folder.
    fn theme(&self, name: &str) -> Result<(), LoadError> {
        let themes = self.base.join("themes");
        if name == SiteOutput::default().theme || themes.join(name).is_dir() {
            return Ok(());
        }
        let message =
            format!("there is no theme `{name}`: no folder `{}`", (self.request.show)(&themes.join(name)));
        let problem = self.settings.problem(&["output", "site", "theme"], false, message);
        let entries = std::fs::read_dir(themes).into_iter().flatten().flatten();
        let mut known: Vec<String> = entries.filter_map(|e| e.file_name().into_string().ok()).collect();
        known.sort();
        Err(LoadError::from(match closest(name, known.iter().map(String::as_str)) {
            Some(near) => problem.hint(format!("did you mean \"{near}\"?")),
            None => problem.hint("\"default\" is built in; a folder of that name in themes/ is laid over it"),
        }))
    }

    /// The folder of the locales.
    fn src(&self) -> Result<PathBuf, LoadError> {
        let src = self.base.join(&self.settings.config.book.src);
        if self.settings.has(&["book", "src"]) {
            if src.is_dir() {
                return canonical(&src, self.request.show);
            }
            let elsewhere = self.settings.config.locales.values().filter(|l| l.path.is_some()).count();
            if elsewhere > 0 && elsewhere == self.settings.config.locales.len() {
                return Ok(src);
            }
            let message = format!("there is no folder `{}`", (self.request.show)(&src));
            return Err(self.settings.problem(&["book", "src"], false, message).into());
        }
        let usable = src.is_dir() && (!detect::locale_folders(&src).is_empty() || detect::has_markdown(&src));
        if usable && detect::locale_folders(self.base).is_empty() {
            return canonical(&src, self.request.show);
        }
        Ok(self.base.to_owned())
    }

    /// All locales, by tag, with their folders.
    fn locales(&self) -> Result<Vec<ProjectLocale>, LoadError> {
        let src = self.src()?;
        let folders = detect::locale_folders(&src);
        let mut locales: Vec<ProjectLocale> = vec![];
        for (tag, configured) in &self.settings.config.locales {
            let Ok(id) = tag.parse::<LocaleId>() else { continue };
            let at = |key| ["locales", tag.as_str(), key];
            let dir = match &configured.path {
                Some(path) => self.base.join(path),
                None => match folders.iter().find(|(f, _)| *f == id) {
                    Some((_, dir)) => dir.clone(),
                    None => src.join(tag),
                },
            };
            if !dir.is_dir() {
                let message =
                    format!("locale `{tag}` has no folder: there is no `{}`", (self.request.show)(&dir));
                let (path, on_key) = match configured.path {
                    Some(_) => (at("path").to_vec(), false),
                    None => (at("")[..2].to_vec(), true),
                };
                let problem = self.settings.problem(&path, on_key, message);
                return Err(problem.hint("correct the path, or remove the locale").into());
            }
            let fallback = configured.fallback.iter().filter_map(|f| f.parse().ok()).collect();
            let dir = canonical(&dir, self.request.show)?;
            locales.push(ProjectLocale {
                id,
                label: configured.label.clone().unwrap_or_default(),
                dir,
                fallback,
            });
        }
        let found = |id: LocaleId, dir: &Path| -> Result<ProjectLocale, LoadError> {
            let dir = canonical(dir, self.request.show)?;
            Ok(ProjectLocale { id, label: String::new(), dir, fallback: vec![] })
        };
        for (id, dir) in &folders {
            let other = locales.iter().find(|l| l.id == *id);
            match other {
                None => locales.push(found(id.clone(), dir)?),
                Some(other) if other.dir != *dir && !self.is_configured(id) => {
                    let [a, b] = [&other.dir, dir].map(|d| (self.request.show)(d));
                    return Err(LoadError::SameLocale { id: id.to_string(), a, b });
                }
                Some(_) => {}
            }
        }
        self.lone_tree(&src, &folders, &mut locales)?;
        if locales.is_empty() || !locales.iter().any(|l| detect::has_markdown(&l.dir)) {
            return Err(self.nothing(&src));
        }
        for (i, a) in locales.iter().enumerate() {
            if let Some(b) = locales[..i].iter().find(|b| b.dir == a.dir) {
                let message = format!(
                    "locales {} and {} have the same folder, `{}`",
                    b.id,
                    a.id,
                    (self.request.show)(&a.dir)
                );
                return Err(ConfigError::from(super::Problem::new(message)).into());
            }
        }
        locales.sort_by_key(|l| l.id.to_string());
        Ok(locales)
    }

    fn is_configured(&self, id: &LocaleId) -> bool {
        self.settings.config.locales.keys().any(|tag| tag.parse().is_ok_and(|t: LocaleId| t == *id))
    }

    /// `src` without locale folders is itself the tree of one locale: the source's, where other locales stand
    /// elsewhere.
    fn lone_tree(
        &self,
        src: &Path,
        folders: &[(LocaleId, PathBuf)],
        locales: &mut Vec<ProjectLocale>,
    ) -> Result<(), LoadError> {
        let language = self.settings.config.book.language.parse::<LocaleId>().ok();
        let known = language.as_ref().is_some_and(|id| locales.iter().any(|l| l.id == *id));
        let taken = locales.iter().any(|l| l.dir.starts_with(src));
        if !folders.is_empty() || known || taken || !detect::has_markdown(src) {
            return Ok(());
        }
        let english = || "en-us".parse::<LocaleId>().ok();
        let Some(id) = language.or_else(|| detect::lone_locale(src)).or_else(english) else { return Ok(()) };
        if locales.iter().any(|l| l.id == id) {
            return Ok(());
        }
        let dir = canonical(src, self.request.show)?;
        locales.push(ProjectLocale { id, label: String::new(), dir, fallback: vec![] });
        Ok(())
    }

    fn nothing(&self, src: &Path) -> LoadError {
        let here = (self.request.show)(self.base);
        let mut looked = vec![format!("a Markdown file (.md) below `{}`", (self.request.show)(src))];
        if !self.settings.has(&["book", "src"]) {
            looked
                .push(format!("folders named by language tags (en-us, sv-se) in `{here}` and its `content`"));
        }
        LoadError::Empty { folder: here, looked_for: looked.join("; ") }
    }

    /// The index of the source locale.
    fn source(&self, locales: &[ProjectLocale]) -> Result<usize, LoadError> {
        let position = |id: &LocaleId| locales.iter().position(|l| l.id == *id);
        if let Ok(id) = self.settings.config.book.language.parse::<LocaleId>() {
            return position(&id).ok_or_else(|| {
                let tags: Vec<String> = locales.iter().map(|l| l.id.slug()).collect();
                let message = format!("the source locale `{id}` has no folder");
                let problem = self.settings.problem(&["book", "language"], false, message);
                let same = locales.iter().find(|l| l.id.language() == id.language()).map(|l| l.id.slug());
                let near =
                    same.or_else(|| closest(&id.slug(), tags.iter().map(String::as_str)).map(Into::into));
                LoadError::from(problem.hint(match near {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("the locales are: {}", tags.join(", ")),
                }))
            });
        }
        let english = "en-us".parse().ok().and_then(|id| position(&id));
        let configured = self.settings.keys(&["locales"]).iter().find_map(|t| position(&t.parse().ok()?));
        Ok(english.or(configured).unwrap_or(0))
    }

    fn order(&self, locales: &mut [ProjectLocale], source: usize) {
        let source = locales[source].id.clone();
        let configured: Vec<LocaleId> =
            self.settings.keys(&["locales"]).iter().filter_map(|t| t.parse().ok()).collect();
        let place = |id: &LocaleId| configured.iter().position(|c| c == id).unwrap_or(usize::MAX);
        locales.sort_by_cached_key(|l| (l.id != source, place(&l.id), l.id.to_string()));
    }

    /// Labels, and fallbacks that exist.
    fn name(&self, locales: &mut [ProjectLocale]) -> Result<(), LoadError> {
        let ids: Vec<LocaleId> = locales.iter().map(|l| l.id.clone()).collect();
        for (tag, configured) in &self.settings.config.locales {
            for fallback in &configured.fallback {
                if fallback.parse().is_ok_and(|id: LocaleId| !ids.contains(&id)) {
                    let message =
                        format!("locale `{tag}` falls back to `{fallback}`, which is no locale here");
                    let problem = self.settings.problem(&["locales", tag, "fallback"], false, message);
                    let tags: Vec<String> = ids.iter().map(LocaleId::slug).collect();
                    return Err(problem.hint(format!("the locales are: {}", tags.join(", "))).into());
                }
            }
        }
        for (locale, label) in locales.iter_mut().zip(super::autonyms::labels(&ids)) {
            if locale.label.is_empty() {
                locale.label = label;
            }
        }
        Ok(())
    }

    /// The folder's name, for docsets that have no title.
    fn title(&self) -> String {
        let names = self.base.ancestors().filter_map(|d| d.file_name()?.to_str());
        let plain =
            |n: &&str| !matches!(*n, "content" | "docs" | "src") && LocaleId::from_folder(n).is_none();
        names
            .take(3)
            .find(plain)
            .map_or_else(|| "Documentation".into(), |n| detect::without_locale(n).to_owned())
    }
}

/// `path` from `base` without `.` and `..`, links above it resolved; it need not exist.
fn absolute(base: &Path, path: &str) -> PathBuf {
    let mut out = PathBuf::new();
    for part in base.join(path).components() {
        match part {
            Component::ParentDir => {
                out.pop();
            }
            Component::CurDir => {}
            part => out.push(part),
        }
    }
    for above in out.ancestors() {
        if let (Ok(real), Ok(rest)) = (above.canonicalize(), out.strip_prefix(above)) {
            // Joining nothing would put a slash at the end.
            return if rest.as_os_str().is_empty() { real } else { real.join(rest) };
        }
    }
    out
}
