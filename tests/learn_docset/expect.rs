//! What a case expects, held against what was built.

use std::collections::BTreeSet;
use std::process::Command;

use diglot::build::rules;
use diglot::diag::Severity;
use diglot::model::{PageFacts, PageId, Site};
use diglot::render::PageUrls;
use diglot::text::FileId;
use serde_yaml::Value;

use super::case::Run;
use super::html::canonical;
use super::toc::toc;
use crate::support;

/// Everything that does not hold.
pub fn judge(run: &Run, case: &Value) -> Vec<String> {
    let mut wrong = vec![];
    let mut logged = false;
    for (path, expected) in case["outputs"].as_mapping().into_iter().flatten() {
        let path = path.as_str().unwrap();
        let text = expected.as_str().unwrap_or_default();
        let value: Value = match path.ends_with(".log") {
            true => Value::Null,
            false => serde_yaml::from_str(text).unwrap_or_else(|e| panic!("{path}: {e}\n{text}")),
        };
        match path.rsplit('/').next().unwrap() {
            ".errors.log" => {
                logged = true;
                errors(run, text, &mut wrong);
            }
            ".publish.json" => published(run, &value, &mut wrong),
            ".xrefmap.json" => xref_map(run, &value, &mut wrong),
            name if name.starts_with('.') || name == "filemap.json" => {}
            "toc.json" => toc(run, path, &value, &mut wrong),
            name if name.ends_with(".json") => page(run, path, &value, &mut wrong),
            _ => file(run, path, &mut wrong),
        }
    }
    if !logged {
        errors(run, "", &mut wrong);
    }
    wrong
}

/// A path of an output without the hashes of monikers.
pub fn plain(path: &str) -> String {
    let hash = |part: &&str| part.len() == 32 && part.bytes().all(|b| b.is_ascii_hexdigit());
    path.split('/').filter(|part| !hash(part)).collect::<Vec<_>>().join("/")
}

impl Run {
    /// The facts.
    pub fn site(&self) -> &Site {
        &self.built.site
    }

    /// Where Learn puts what stands at a docset path: folder of the docset, its address, its route.
    pub fn output(&self, path: &str) -> String {
        let (folder, settings) = &self.settings;
        let name = |key: &str| {
            let map = settings.as_mapping()?;
            map.iter().find(|(k, _)| k.as_str().is_some_and(|k| k.eq_ignore_ascii_case(key))).map(|(_, v)| v)
        };
        let base = name("basePath").and_then(Value::as_str).unwrap_or_default().trim_matches('/');
        let inside = path.strip_prefix(folder.as_str()).unwrap_or(path).trim_start_matches('/');
        let mut routed = inside.to_owned();
        let routes = name("routes").and_then(Value::as_mapping).into_iter().flatten();
        let mut routes: Vec<(&str, &str)> =
            routes.filter_map(|(from, to)| Some((from.as_str()?, to.as_str()?))).collect();
        let mappings = name("content").and_then(Value::as_sequence).into_iter().flatten();
        routes.extend(mappings.filter_map(|m| Some((m["src"].as_str()?, m["dest"].as_str()?))));
        routes.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        for (from, to) in routes {
            let from = if from == "." { "" } else { from.trim_end_matches('/') };
            let rest = if from.is_empty() { Some(inside) } else { inside.strip_prefix(from) };
            if let Some(rest) = rest.filter(|r| from.is_empty() || r.starts_with('/')) {
                routed = format!("{}/{}", to.trim_matches(['/', '.']), rest.trim_start_matches('/'));
                break;
            }
        }
        let parts = [folder.as_str(), base, routed.trim_matches('/')];
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("/")
    }

    fn pages(&self) -> impl Iterator<Item = PageId> {
        let site = self.site();
        site.groups.iter().filter_map(|g| site.shown(&g.path, self.locale))
    }

    fn pages_at(&self, output: &str) -> Vec<PageId> {
        let wanted = plain(output).to_lowercase();
        self.pages().filter(|&id| self.output(&self.site().page(id).path).to_lowercase() == wanted).collect()
    }

    /// Addresses of Learn, as a file has them.
    pub fn urls(&self, file: FileId) -> PageUrls<'_> {
        PageUrls::of_file(self.site(), self.locale, file).as_on_learn()
    }

    fn read(&self, output: &str) -> Option<Vec<u8>> {
        let slug = &self.site().locale(self.locale).slug;
        std::fs::read(self.dir.path().join("build").join(slug.as_ref()).join(output)).ok()
    }
}

fn file(run: &Run, path: &str, wrong: &mut Vec<String>) {
    let site = run.site();
    let found = site.published_media().into_iter().any(|file| {
        let path_of = &site.files.get(file).path;
        run.output(path_of) == plain(path) || path_of.as_ref() == plain(path)
    });
    if !found {
        wrong.push(format!("{path}: not published"));
    }
}

fn page(run: &Run, path: &str, expected: &Value, wrong: &mut Vec<String>) {
    let stem =
        [".raw.page.json", ".mta.json", ".json"].iter().find_map(|end| path.strip_suffix(end)).unwrap();
    let pages = run.pages_at(stem);
    let data = |(_, f): (FileId, &diglot::model::FileEntry)| {
        f.path.rsplit_once('.').is_some_and(|(s, _)| s == stem) && f.kind == diglot::model::FileKind::Config
    };
    if pages.is_empty() && run.site().files.iter().any(data) {
        return;
    }
    if pages.is_empty() {
        return wrong.push(format!("{path}: no such page"));
    }
    let judged: Vec<Vec<String>> = pages.iter().map(|&id| facts(run, id, expected)).collect();
    // Versions of a page stand beside each other: one of them is meant.
    if judged.iter().all(|wrong| !wrong.is_empty()) {
        wrong.extend(judged[0].iter().map(|w| format!("{path}: {w}")));
    }
}

fn facts(run: &Run, id: PageId, expected: &Value) -> Vec<String> {
    let site = run.site();
    let page = site.page(id);
    let mut wrong = vec![];
    for (key, value) in expected.as_mapping().into_iter().flatten() {
        let text = value.as_str().unwrap_or_default();
        match key.as_str().unwrap() {
            "conceptual" => {
                let got = rendered(run, page);
                let (got, want) = (canonical(&got), canonical(text.trim_matches('*')));
                let holds = if text.starts_with('*') { got.contains(&want) } else { got == want };
                if !holds {
                    wrong.push(format!("conceptual\n      expected {want}\n      got      {got}"));
                }
            }
            "title" => same(&mut wrong, "title", text, page.title.as_ref()),
            "uid" => same(&mut wrong, "uid", text, page.meta.uid.as_deref().unwrap_or_default()),
            "monikers" => {
                let want: Vec<&str> =
                    value.as_sequence().into_iter().flatten().filter_map(Value::as_str).collect();
                let got = page.monikers.clone().unwrap_or_default();
                same(&mut wrong, "monikers", &want.join(" "), &got.join(" "));
            }
            "_tocRel" => {
                let toc = site.toc_for(run.locale, &page.path).map(|t| site.toc(t));
                let got = toc.map_or_else(
                    || "undefined".to_owned(),
                    |toc| {
                        let folder = run.output(&page.path);
                        let folder = folder.rsplit_once('/').map_or("", |(f, _)| f).to_owned();
                        let there = run.output(format!("{}/toc.json", toc.folder).trim_start_matches('/'));
                        diglot::model::relative(&folder, &there)
                    },
                );
                let want = match text.find("_splitted") {
                    Some(at) => format!("{}toc.json", &text[..at]),
                    None => text.to_owned(),
                };
                same(&mut wrong, "_tocRel", &want, &got);
            }
            "robots" => {
                let got = [(page.meta.noindex, "NOINDEX"), (page.meta.nofollow, "NOFOLLOW")];
                let got: Vec<&str> = got.into_iter().filter(|(on, _)| *on).map(|(_, name)| name).collect();
                same(&mut wrong, "robots", text, &got.join(", "));
            }
            // Of the publishing service, or in another place of the site.
            _ => {}
        }
    }
    wrong
}

fn same(wrong: &mut Vec<String>, what: &str, want: &str, got: &str) {
    if want != got {
        wrong.push(format!("{what}: expected {want:?}, got {got:?}"));
    }
}

fn rendered(run: &Run, page: &PageFacts) -> String {
    let file = run.built.docset.disk_path(page.file).unwrap();
    let mut command: Command = support::diglot();
    let output = command.arg("render").arg(&file).current_dir(&run.root).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn published(run: &Run, expected: &Value, wrong: &mut Vec<String>) {
    let site = run.site();
    let url_of = |path: &str| {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let (folder, _) = &run.settings;
        let output = run.output(stem);
        let output = output.strip_prefix(folder.as_str()).unwrap_or(&output).trim_start_matches('/');
        let output =
            output.strip_suffix("index").filter(|r| r.is_empty() || r.ends_with('/')).unwrap_or(output);
        format!("/{output}")
    };
    let moved = &site.redirects[usize::from(run.locale.0)];
    for entry in expected["files"].as_sequence().into_iter().flatten() {
        let (url, to) = (entry["url"].as_str(), entry["redirect_url"].as_str());
        let redirect = moved.iter().find(|(path, r)| {
            url.is_none_or(|url| url_of(path) == url)
                && to.is_none_or(|to| {
                    let own = site.xrefs.without_host(&r.to);
                    own == to || format!("/{own}") == to
                })
        });
        if let Some((path, _)) = redirect {
            let stem = path.rsplit_once('.').map_or(path.as_ref(), |(stem, _)| stem);
            let html = run.read(&format!("{stem}.html"));
            if !html.is_some_and(|html| support::holds(&html, "http-equiv=\"refresh\"")) {
                wrong.push(format!(".publish.json: no page redirects from {path}"));
            }
            continue;
        }
        let Some(url) = url.filter(|_| to.is_none()) else {
            wrong.push(format!(".publish.json: no redirection {url:?} to {to:?}"));
            continue;
        };
        let page = run.pages().any(|id| url_of(&format!("{}.md", site.page(id).path)) == url);
        let (folder, _) = &run.settings;
        let asset = || {
            site.published_media().iter().any(|&f| {
                let output = run.output(&site.files.get(f).path);
                format!(
                    "/{}",
                    output.strip_prefix(folder.as_str()).unwrap_or(&output).trim_start_matches('/')
                ) == url
            })
        };
        if !(page || url.ends_with("toc.json") || asset()) {
            wrong.push(format!(".publish.json: nothing stands at {url}"));
        }
    }
}

fn xref_map(run: &Run, expected: &Value, wrong: &mut Vec<String>) {
    let site = run.site();
    let Some(references) = expected["references"].as_sequence() else { return };
    let want: BTreeSet<&str> = references.iter().filter_map(|r| r["uid"].as_str()).collect();
    let got: BTreeSet<&str> = site.all_uids().collect();
    if want != got {
        return wrong.push(format!(".xrefmap.json: expected {want:?}, got {got:?}"));
    }
    for reference in references {
        let page = site.by_uid(run.locale, reference["uid"].as_str().unwrap()).map(|id| site.page(id));
        let Some(page) = page else { continue };
        if let Some(name) =
            reference["name"].as_str().filter(|n| *n != page.meta.uid.as_deref().unwrap_or_default())
        {
            same(wrong, ".xrefmap.json", name, &page.title);
        }
        if let Some(href) = reference["href"].as_str() {
            let path = href.split_once("//").map_or(href, |(_, rest)| rest);
            let path = path.split_once('/').map_or("", |(_, path)| path);
            let path = path.split('?').next().unwrap();
            let output = run.output(&page.path);
            same(
                wrong,
                ".xrefmap.json",
                path,
                output.strip_prefix(&run.settings.0).unwrap_or(&output).trim_start_matches('/'),
            );
        }
    }
}

/// Errors and findings, by code, file and line.
fn errors(run: &Run, log: &str, wrong: &mut Vec<String>) {
    let docset = &run.built.docset;
    let mut found: Vec<(&'static [&'static str], Severity, String, usize, String)> = run
        .built
        .findings
        .iter()
        .filter_map(|f| {
            let rule = rules().into_iter().find(|r| r.code == f.code())?;
            let at = docset.source(f.primary.span.file).ok()?.position(f.primary.span.start);
            let path = site_path(run, f.primary.span.file);
            let own = docset.files.get(f.primary.span.file).root == run.site().locale(run.locale).root;
            // Of the other repositories Learn's engine reports nothing.
            let severity = if own { rule.severity } else { Severity::Info };
            Some((rule.docfx, severity, path, at.line as usize, format!("{}: {}", f.code(), f.message)))
        })
        .collect();
    for line in log.lines().filter(|l| !l.trim().is_empty()) {
        let error: Value = serde_yaml::from_str(line).unwrap_or_else(|e| panic!("{line}: {e}"));
        let code = error["code"].as_str().unwrap();
        let file = error["file"].as_str();
        let line = error["line"].as_u64().map(|n| n as usize).filter(|n| *n > 0);
        let fits = |f: &(&[&str], Severity, String, usize, String), place: bool| {
            f.0.contains(&code)
                && (!place || file.is_none_or(|file| f.2 == file) && line.is_none_or(|l| f.3 == l))
        };
        // A circle is reported where it closes, not where it is entered.
        let place = code != "circular-reference";
        match found.iter().position(|f| fits(f, place)) {
            Some(i) => {
                // One finding may stand for several errors at one place.
                let (codes, _, path, at, message) = found[i].clone();
                found[i] = (codes, Severity::Info, path, at, message);
            }
            None => {
                let near: Vec<_> =
                    found.iter().filter(|f| fits(f, false)).map(|f| (&f.2, f.3, &f.4)).collect();
                wrong.push(format!("no finding for {code} in {file:?}:{line:?}; elsewhere: {near:?}"));
            }
        }
    }
    for (codes, severity, path, line, message) in found {
        let code = codes.first().copied().unwrap_or_default();
        if !codes.is_empty()
            && severity >= Severity::Major
            && !log.contains(code)
            && !codes.iter().any(|c| log.contains(c))
        {
            wrong.push(format!("unexpected {path}:{line}: {message}"));
        }
    }
}

fn site_path(run: &Run, file: FileId) -> String {
    run.built.docset.files.get(file).path.to_string()
}
