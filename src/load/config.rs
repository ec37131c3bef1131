//! book.toml and `--set` to [`Config`]. The JSON schema of `Config` says what is known; this walks over the parsed
//! file beside the schema, so that every fault is told at once and in its place.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value as Schema;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::config_error::{ConfigError, Problem};
use super::config_values;
use crate::diag::closest;
use crate::model::Config;
use crate::text::Source;

/// The settings and where they came from.
#[derive(Debug)]
pub(super) struct Settings {
    pub config: Config,
    /// book.toml first, then each `--set`.
    layers: Vec<Source>,
}

/// What mdBook has and this tool has not, or has elsewhere.
const ELSEWHERE: &[(&str, &str)] = &[
    ("output.html", "the site is `[output.site]`: site-url, theme"),
    ("output.epub", "diglot makes a site and help panes, no EPUB"),
    (
        "book.multilingual",
        "locales are the folders of `src` named by language tags, or `[locales.<tag>]`: remove it",
    ),
    ("book.text-direction", "the direction follows from each locale's script: remove it"),
    ("build.create-missing", "diglot never writes into the sources: remove it"),
    ("build.use-default-preprocessors", "diglot has no preprocessors: remove it"),
    ("build.extra-watch-dirs", "everything that a page uses is watched: remove it"),
    ("preprocessor", "diglot has no preprocessors; Learn Markdown is built in: remove the table"),
    ("rust", "code is not run: remove the table"),
    ("output.site.fallback", "fallback stands in `[locales.<tag>]`"),
];

/// The JSON schema of book.toml.
pub fn schema() -> Schema {
    let mut schema = schemars::schema_for!(Config).to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".into(), "book.toml of diglot".into());
    }
    schema
}

/// Reads `file` (none: defaults) and applies `sets` (`key.path=value`) in order. `rules` are the known codes.
pub(super) fn read(
    file: Option<(&Path, String)>,
    sets: &[String],
    rules: &[&str],
) -> Result<Settings, ConfigErrorOrIo> {
    let schema = schema();
    let mut table = toml::Table::new();
    let mut layers = vec![];
    let mut problems = vec![];
    if let Some((path, shown)) = file {
        let bytes = std::fs::read(path).map_err(|e| ConfigErrorOrIo::Io(path.to_owned(), e))?;
        let text = String::from_utf8(bytes).map_err(|e| not_utf8(&shown, e))?;
        let source = Source::new(shown, text);
        table = parse(&source, &schema, &mut problems)?;
        layers.push(source);
    }
    for set in sets {
        let (source, more) = parse_set(set, &schema, &mut problems)?;
        merge(&mut table, more);
        layers.push(source);
    }
    if !problems.is_empty() {
        return Err(ConfigError { problems }.into());
    }
    let config = Config::deserialize(toml::Value::Table(table))
        .map_err(|e| ConfigError::from(Problem::new(e.message().to_owned())))?;
    let mut settings = Settings { config, layers };
    config_values::check(&mut settings, rules)?;
    Ok(settings)
}

/// A fault of the settings, or of the disk.
#[derive(Debug)]
pub(super) enum ConfigErrorOrIo {
    Config(ConfigError),
    Io(PathBuf, std::io::Error),
}

impl From<ConfigError> for ConfigErrorOrIo {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}

fn not_utf8(shown: &str, error: std::string::FromUtf8Error) -> ConfigError {
    let at = error.utf8_error().valid_up_to();
    let source = Source::new(shown, String::from_utf8_lossy(error.as_bytes()));
    Problem::new("the settings are not UTF-8").at(&source, at..at + '\u{fffd}'.len_utf8()).into()
}

fn parse(source: &Source, schema: &Schema, problems: &mut Vec<Problem>) -> Result<toml::Table, ConfigError> {
    let text = source.text();
    let broken = |e: toml::de::Error| {
        let range = e.span().unwrap_or(0..0);
        ConfigError::from(Problem::new(format!("this is not TOML: {}", e.message())).at(source, range))
    };
    let table = DeTable::parse(text).map_err(broken)?;
    Walk { source, schema, problems, path: vec![] }.table(table.get_ref(), schema);
    toml::from_str(text).map_err(broken)
}

/// `key.path=value`: the value as TOML; what is no TOML, or no fit as such, as a string.
fn parse_set(
    set: &str,
    schema: &Schema,
    problems: &mut Vec<Problem>,
) -> Result<(Source, toml::Table), ConfigError> {
    let Some((key, value)) = set.split_once('=') else {
        let message = format!("`--set {set}` has no `=`");
        return Err(Problem::new(message).hint("write it as --set book.title=\"My product\"").into());
    };
    let bare = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
    };
    let quote = |text: &str| toml::Value::from(text).to_string();
    let key = if key.contains(['"', '\'']) {
        key.to_owned()
    } else {
        let parts = key.split('.').map(|p| p.trim());
        parts.map(|p| if bare(p) { p.to_owned() } else { quote(p) }).collect::<Vec<_>>().join(".")
    };
    let mut first = None;
    for value in [value.trim().to_owned(), quote(value)] {
        if value.contains('\n') || value.is_empty() {
            continue;
        }
        let source = Source::new("--set", format!("{key} = {value}"));
        let mut found = vec![];
        match parse(&source, schema, &mut found) {
            Ok(table) if found.is_empty() => return Ok((source, table)),
            Ok(table) => first = first.or(Some((source, table, found))),
            Err(_) => {}
        }
    }
    match first {
        Some((source, table, found)) => {
            problems.extend(found);
            Ok((source, table))
        }
        None => Err(Problem::new(format!("`--set {set}` cannot be read as a key and a value")).into()),
    }
}

fn merge(into: &mut toml::Table, from: toml::Table) {
    for (key, value) in from {
        match (into.get_mut(&key), value) {
            (Some(toml::Value::Table(old)), toml::Value::Table(new)) => merge(old, new),
            (_, value) => {
                into.insert(key, value);
            }
        }
    }
}

/// One walk over a file beside the schema.
struct Walk<'a> {
    source: &'a Source,
    schema: &'a Schema,
    problems: &'a mut Vec<Problem>,
    path: Vec<String>,
}

impl<'a> Walk<'a> {
    /// The schema behind references and `Option`s.
    fn resolve(&self, schema: &'a Schema) -> &'a Schema {
        let target = if let Some(reference) = schema["$ref"].as_str() {
            reference.strip_prefix('#').and_then(|p| self.schema.pointer(p))
        } else {
            schema["anyOf"].as_array().and_then(|any| any.iter().find(|s| s["type"] != "null"))
        };
        target.map_or(schema, |target| self.resolve(target))
    }

    fn table(&mut self, table: &DeTable<'_>, schema: &'a Schema) {
        let schema = self.resolve(schema);
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in entries {
            self.path.push(key.get_ref().to_string());
            match schema["properties"].get(key.get_ref().as_ref()) {
                Some(known) => self.value(value, known),
                None if schema["additionalProperties"].is_object() => {
                    self.value(value, &schema["additionalProperties"])
                }
                None => self.unknown(key, schema),
            }
            self.path.pop();
        }
    }

    fn unknown(&mut self, key: &Spanned<std::borrow::Cow<'_, str>>, schema: &Schema) {
        let name = key.get_ref().as_ref();
        let path = self.path.join(".");
        let known =
            || schema["properties"].as_object().into_iter().flat_map(|p| p.keys()).map(String::as_str);
        let problem = Problem::new(format!("unknown key `{path}`")).at(self.source, key.span());
        let elsewhere = ELSEWHERE.iter().find(|(k, _)| *k == path).map(|(_, hint)| (*hint).to_owned());
        let hint = elsewhere
            .or_else(|| closest(name, known()).map(|k| format!("did you mean `{k}`?")))
            .unwrap_or_else(|| format!("known here: {}", known().collect::<Vec<_>>().join(", ")));
        self.problems.push(problem.hint(hint));
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, schema: &'a Schema) {
        let schema = self.resolve(schema);
        let choices = choices(schema);
        let expected = match schema["type"].as_str() {
            Some(name) => name,
            None => {
                schema["type"].as_array().and_then(|t| t.iter().find_map(Schema::as_str)).unwrap_or("string")
            }
        };
        match (expected, value.get_ref()) {
            ("object", DeValue::Table(table)) => self.table(table, schema),
            ("array", DeValue::Array(items)) => {
                for item in items.iter() {
                    self.value(item, &schema["items"]);
                }
            }
            ("string", DeValue::String(text)) if !choices.is_empty() => {
                if !choices.contains(&text.as_ref()) {
                    let hint = match closest(text, choices.iter().copied()) {
                        Some(near) => format!("did you mean \"{near}\"?"),
                        None => format!("one of: {}", choices.join(", ")),
                    };
                    let message = format!("`{}` cannot be \"{text}\"", self.path.join("."));
                    self.problems.push(Problem::new(message).at(self.source, value.span()).hint(hint));
                }
            }
            ("string", DeValue::String(_))
            | ("boolean", DeValue::Boolean(_))
            | ("integer", DeValue::Integer(_))
            | ("number", DeValue::Integer(_) | DeValue::Float(_)) => {}
            (_, found) => {
                let expected = if expected == "object" { "table" } else { expected };
                let message = format!("`{}` must be {}", self.path.join("."), with_article(expected));
                let label = format!("this is {}", with_article(found.type_str()));
                self.problems.push(Problem::new(message).at(self.source, value.span()).label(label));
            }
        }
    }
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

fn choices(schema: &Schema) -> Vec<&str> {
    let one_of = schema["oneOf"].as_array().into_iter().flatten().filter_map(|s| s["const"].as_str());
    let listed = schema["enum"].as_array().into_iter().flatten().filter_map(Schema::as_str);
    one_of.chain(listed).collect()
}

impl Settings {
    /// Whether the key is given anywhere.
    pub fn has(&self, path: &[&str]) -> bool {
        self.layers.iter().any(|s| find(s.text(), path).is_some())
    }

    /// The keys of the table at `path` in the order they were written.
    pub fn keys(&self, path: &[&str]) -> Vec<String> {
        let mut keys: Vec<String> = vec![];
        for source in &self.layers {
            let Ok(table) = DeTable::parse(source.text()) else { continue };
            let inner = path.iter().try_fold(table.get_ref(), |t, k| t.get(*k)?.get_ref().as_table());
            let mut found: Vec<_> = inner.into_iter().flat_map(|t| t.keys()).collect();
            found.sort_by_key(|k| k.span().start);
            for key in found {
                if !keys.iter().any(|k| k == key.get_ref()) {
                    keys.push(key.get_ref().to_string());
                }
            }
        }
        keys
    }

    /// A problem at the value of `path`; of its key, when `on_key`; at no place when it is nowhere given.
    pub fn problem(&self, path: &[&str], on_key: bool, message: impl Into<String>) -> Problem {
        let problem = Problem::new(message);
        for source in self.layers.iter().rev() {
            if let Some((key, value)) = find(source.text(), path) {
                return problem.at(source, if on_key { key } else { value });
            }
        }
        problem
    }
}

impl Settings {
    /// A problem at a key of the entry of `[[check.allow]]` with that number; at the entry, where it lacks the key.
    pub fn allow_problem(&self, entry: usize, key: &str, message: impl Into<String>) -> Problem {
        let problem = Problem::new(message);
        let place = |source: &Source| {
            let table = DeTable::parse(source.text()).ok()?;
            let entry = allow_entry(table.get_ref(), entry)?;
            let value = entry.get_ref().as_table().and_then(|t| t.get(key)).map(Spanned::span);
            Some(value.unwrap_or_else(|| entry.span()))
        };
        match self.layers.iter().find_map(|s| Some((s, place(s)?))) {
            Some((source, range)) => problem.at(source, range),
            None => problem,
        }
    }

    /// book.toml, and where each entry of `[[check.allow]]` stands in it.
    pub fn allow_places(&self) -> Option<(Source, Vec<Range>)> {
        let source = self.layers.first()?;
        let table = DeTable::parse(source.text()).ok()?;
        let places = (0..).map_while(|i| Some(allow_entry(table.get_ref(), i)?.span()));
        Some((source.clone(), places.collect()))
    }
}

impl Settings {
    /// Where the elements of the list `[check] key` stand: in the last settings that give it.
    pub fn list_places(&self, key: &str) -> Option<(Source, Vec<Range>)> {
        self.layers.iter().rev().find_map(|source| {
            let table = DeTable::parse(source.text()).ok()?;
            let list = table.get_ref().get("check")?.get_ref().as_table()?.get(key)?.get_ref().as_array()?;
            let places = list.iter().map(Spanned::span).collect();
            // Several may come from the command line: each is a text of its own.
            let name =
                if source.path() == "--set" { format!("--set check.{key}") } else { source.path().into() };
            Some((Source::new(name, source.text()), places))
        })
    }
}

/// An entry of `[[check.allow]]`.
fn allow_entry<'a, 'b>(table: &'a DeTable<'b>, entry: usize) -> Option<&'a Spanned<DeValue<'b>>> {
    let check = table.get("check")?.get_ref().as_table()?;
    check.get("allow")?.get_ref().as_array()?.get(entry)
}

type Range = std::ops::Range<usize>;

/// The places of a key and its value.
fn find(text: &str, path: &[&str]) -> Option<(Range, Range)> {
    let table = DeTable::parse(text).ok()?;
    let (last, folders) = path.split_last()?;
    let inner = folders.iter().try_fold(table.get_ref(), |t, k| t.get(*k)?.get_ref().as_table())?;
    let (key, value) = inner.get_key_value(*last)?;
    Some((key.span(), value.span()))
}

#[cfg(test)]
#[path = "config_tests.rs"]
mod tests;
