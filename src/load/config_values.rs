//! Values that have the right type and still mean nothing.

use super::config::Settings;
use super::config_error::{ConfigError, Problem};
use crate::diag::closest;
use crate::model::LocaleId;

/// Checks and completes: `site-url` gets its slash. `rules` are the codes that `[check.rules]` may name; none: any.
pub(super) fn check(settings: &mut Settings, rules: &[&str]) -> Result<(), ConfigError> {
    let mut problems = vec![];
    locales(settings, &mut problems);
    site(settings, &mut problems);
    panes(settings, &mut problems);
    codes(settings, rules, &mut problems);
    allow(settings, rules, &mut problems);
    let url = &mut settings.config.output.site.site_url;
    if !url.is_empty() && !url.ends_with('/') {
        url.push('/');
    }
    if problems.is_empty() { Ok(()) } else { Err(ConfigError { problems }) }
}

fn locales(settings: &Settings, problems: &mut Vec<Problem>) {
    let config = &settings.config;
    let language = &config.book.language;
    if !language.is_empty()
        && let Err(why) = language.parse::<LocaleId>()
    {
        problems.push(settings.problem(&["book", "language"], false, why));
    }
    let mut seen: Vec<(LocaleId, String)> = vec![];
    for tag in settings.keys(&["locales"]) {
        match tag.parse::<LocaleId>() {
            Err(why) => problems.push(settings.problem(&["locales", &tag], true, why)),
            Ok(id) => {
                if let Some((_, other)) = seen.iter().find(|(s, _)| *s == id) {
                    let message = format!("`{tag}` and `{other}` are the same locale, {id}");
                    problems.push(settings.problem(&["locales", &tag], true, message));
                }
                seen.push((id, tag.clone()));
            }
        }
        let Some(locale) = config.locales.get(&tag) else { continue };
        for why in locale.fallback.iter().filter_map(|f| f.parse::<LocaleId>().err()) {
            problems.push(settings.problem(&["locales", &tag, "fallback"], false, why));
        }
        if locale.path.as_deref().is_some_and(|p| p.trim().is_empty()) {
            let message = format!("the path of locale `{tag}` is empty");
            problems.push(settings.problem(&["locales", &tag, "path"], false, message));
        }
        if locale.label.as_deref().is_some_and(|p| p.trim().is_empty()) {
            let message = format!("the label of locale `{tag}` is empty");
            problems.push(
                settings
                    .problem(&["locales", &tag, "label"], false, message)
                    .hint("known languages have a label built in: leave the key out"),
            );
        }
    }
}

fn site(settings: &Settings, problems: &mut Vec<Problem>) {
    let site = &settings.config.output.site;
    let at = |key| ["output", "site", key];
    if !site.site_url.is_empty() {
        let why = match site.site_url.split_once("://") {
            Some(("http" | "https", rest)) => {
                let host = rest.split('/').next().unwrap_or_default();
                if host.is_empty() || host.contains(char::is_whitespace) {
                    Some("names no host")
                } else if rest.contains(['?', '#']) {
                    Some("has a query or a fragment")
                } else {
                    None
                }
            }
            _ => Some("does not begin with https:// or http://"),
        };
        if let Some(why) = why {
            let problem = settings.problem(&at("site-url"), false, format!("`site-url` {why}"));
            problems.push(
                problem.hint("the public address of the site's root, such as https://help.example.com/"),
            );
        }
    }
    let base = &site.absolute_base;
    let absolute = ["/", "https://", "http://"].iter().any(|p| base.starts_with(p));
    let others = base.replace("{locale}", "");
    if !base.is_empty() && (!absolute || others.contains(['{', '}'])) {
        let message = "`absolute-base` is no place that `/path` links can start from";
        let hint = "begin it with https:// or `/`; the one placeholder is {locale}: https://learn.example.com/{locale}";
        problems.push(settings.problem(&at("absolute-base"), false, message).hint(hint));
    }
    let theme = &site.theme;
    if theme.trim().is_empty() || theme.contains(['/', '\\']) || theme.starts_with('.') {
        let message = format!("`theme` must be the name of a folder in themes/, not \"{theme}\"");
        problems.push(settings.problem(&at("theme"), false, message));
    }
    for (path, value) in [
        (["book", "src"], &settings.config.book.src),
        (["build", "build-dir"], &settings.config.build.build_dir),
    ] {
        if value.trim().is_empty() {
            problems.push(settings.problem(&path, false, format!("`{}` is empty", path.join("."))));
        }
    }
}

fn panes(settings: &Settings, problems: &mut Vec<Problem>) {
    let Some(panes) = &settings.config.output.panes else { return };
    let mut wrong = |key: &str, message: String, hint: &str| {
        problems.push(settings.problem(&["output", "panes", key], false, message).hint(hint));
    };
    let plain = |text: &str, more: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c));
    if !plain(&panes.appname, "-_.") {
        let hint = "letters, digits, `-`, `_` and `.`: it is part of a package's name";
        wrong("appname", format!("`appname` cannot be \"{}\"", panes.appname), hint);
    }
    let core = panes.version.split(['-', '+']).next().unwrap_or_default();
    let numbers = core.split('.').filter(|n| n.parse::<u32>().is_ok_and(|v| v.to_string() == *n)).count();
    if !panes.version.is_empty()
        && (numbers != 3 || core.matches('.').count() != 2 || !plain(&panes.version, ".-+"))
    {
        let hint = "three numbers, and what npm allows after them: 1.4.0, 2.0.0-beta.1";
        wrong("version", format!("\"{}\" is no version of a package", panes.version), hint);
    }
    let name = panes.package.strip_prefix('@').unwrap_or(&panes.package);
    if !plain(name, "-_./~")
        || panes.package.chars().any(|c| c.is_ascii_uppercase())
        || name.matches('/').count() > 1
    {
        let hint = "lower-case letters, digits, `-`, `_` and `.`, perhaps with a scope: @contoso/help-panes";
        wrong("package", format!("\"{}\" is no name of a package", panes.package), hint);
    }
    if let Some(why) =
        Some(&panes.default_locale).filter(|t| !t.is_empty()).and_then(|t| t.parse::<LocaleId>().err())
    {
        wrong("default-locale", why, "the tag of one of the docset's locales");
    }
    for (key, origins) in
        [("allowed-origins", &panes.allowed_origins), ("portal-origins", &panes.portal_origins)]
    {
        for origin in origins {
            let rest = ["https://", "http://"].iter().find_map(|scheme| origin.strip_prefix(scheme));
            if rest.is_none_or(|host| host.is_empty() || !plain(host, "-.:[]_")) {
                let hint = "scheme, host and port, nothing after them: https://admin.example.com";
                wrong(key, format!("\"{origin}\" is no origin"), hint);
            }
        }
    }
    if panes.context_keys.iter().any(|key| key.trim().is_empty()) {
        wrong("context-keys", "a key of `context-keys` is empty".into(), "name keys of the front matter");
    }
}

fn allow(settings: &Settings, rules: &[&str], problems: &mut Vec<Problem>) {
    for (i, entry) in settings.config.check.allow.iter().enumerate() {
        if entry.code.is_empty() {
            let problem = settings.allow_problem(i, "", "this names no code");
            problems.push(problem.hint("add a line such as: code = \"link/missing-page\""));
        } else if !rules.is_empty() && !rules.contains(&entry.code.as_str()) {
            let message = format!("no check is called `{}`", entry.code);
            let problem = settings.allow_problem(i, "code", message);
            problems.push(match closest(&entry.code, rules.iter().copied()) {
                Some(near) => problem.hint(format!("did you mean `{near}`?")),
                None => problem,
            });
        }
        if let Some(Err(why)) = entry.locale.as_deref().map(str::parse::<LocaleId>) {
            problems.push(settings.allow_problem(i, "locale", why));
        }
        if let Some(Err(why)) = entry.path.as_deref().map(globset::Glob::new) {
            problems.push(settings.allow_problem(i, "path", why.to_string()));
        }
    }
}

fn codes(settings: &Settings, rules: &[&str], problems: &mut Vec<Problem>) {
    for code in settings.keys(&["check", "rules"]) {
        if rules.is_empty() || rules.contains(&code.as_str()) {
            continue;
        }
        let problem =
            settings.problem(&["check", "rules", &code], true, format!("no check is called `{code}`"));
        problems.push(match closest(&code, rules.iter().copied()) {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem,
        });
    }
}
