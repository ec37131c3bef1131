//! `diglot render`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueHint};

use super::page::OnePage;
use super::{Console, Exit};
use crate::html::{self, Flavor, Href, HrefKind, Urls};
use crate::load::Docset;
use crate::model::{Site, has_scheme, join, lookup, split};
use crate::render::PageUrls;
use crate::text::FileId;

const EXAMPLES: &str = "\
Examples:
  diglot render content/en-us/index.md              to the terminal
  diglot render content/en-us/index.md > page.html  to a file

The fragment has the shape that DocFX gives it: no head, no navigation, no theme. A page governed by a docfx.json or
docfx.yml is printed as Learn's own engine does: without its title, with links that have no extension. In a page
that no settings govern, links stay as they are written.";

/// `diglot render`
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct RenderArgs {
    /// A Markdown page
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
}

pub(super) fn run(args: RenderArgs, console: &Console) -> anyhow::Result<ExitCode> {
    let mut one = OnePage::open(&args.file)?;
    let (site, docset) = (&one.loaded.site, &one.loaded.docset);
    let file = one.page.file;
    let urls = PageUrls::of_file(site, one.page.locale, one.page.file);
    let learn = is_learn(site, &one);
    let lone = !learn && !one.loaded.docset.configured;
    let urls: &dyn Urls = match (learn, lone) {
        (true, _) => &FragmentUrls(urls.as_on_learn(), docset),
        (false, true) => &WrittenUrls { site, page: one.page.file, urls },
        (false, false) => &FragmentUrls(urls, docset),
    };
    let context = html::Context {
        flavor: if learn { Flavor::Learn } else { Flavor::Docfx },
        urls,
        text: &|id, _| {
            let token = id.strip_prefix("token-").and_then(|name| docset.token(file, name));
            token.unwrap_or(id).to_owned()
        },
        highlight: None,
        remote_media: true,
        scope: None,
    };
    let mut out = String::new();
    html::render(&one.page.document, &context, &mut out, &mut one.findings);
    if learn {
        out.truncate(out.trim_end().len());
    }
    console.print(&out)?;
    one.print_findings(console);
    Ok(Exit::Clean.into())
}

/// Whether a docfx.json or docfx.yml governs the page.
fn is_learn(site: &Site, one: &OnePage) -> bool {
    let folder = site.files.folder(one.page.file);
    site.locale(one.page.locale).bases.iter().any(|base| lookup::within(folder, base))
}

/// URLs as Learn's engine writes them: a page named `index` is its folder, and a path of somebody's disk is none.
/// What leads to a host that the settings do not trust leads nowhere.
struct FragmentUrls<'a>(PageUrls<'a>, &'a Docset);

impl FragmentUrls<'_> {
    fn trusted(&self, file: FileId, element: &str, href: Href) -> Href {
        let url = href.url.as_str();
        let elsewhere = has_scheme(url) || url.starts_with("//");
        match elsewhere && !self.1.trusts(file, element, url) {
            true => Href { url: String::new(), ..href },
            false => href,
        }
    }
}

impl Urls for FragmentUrls<'_> {
    fn link(&self, file: FileId, dest: &str) -> Href {
        let mut href = self.0.link(file, dest);
        let end = href.url.find(['?', '#']).unwrap_or(href.url.len());
        if href.kind == HrefKind::Relative
            && let Some(folder) = href.url[..end].strip_suffix("index.html")
            && (folder.is_empty() || folder.ends_with('/'))
        {
            let folder = if folder.is_empty() { "./" } else { folder };
            href.url = format!("{folder}{}", &href.url[end..]);
        }
        if href.kind == HrefKind::Broken
            && matches!(dest.as_bytes(), [drive, b':', ..] if drive.is_ascii_alphabetic())
        {
            href.url.clear();
        }
        self.trusted(file, "a", href)
    }

    fn media(&self, file: FileId, dest: &str) -> Href {
        let name = dest.split(['?', '#']).next().unwrap_or(dest).to_ascii_lowercase();
        let video = ["mp4", "m4v", "mov", "ogv", "webm"].iter().any(|ext| name.ends_with(&format!(".{ext}")));
        self.trusted(file, if video { "video" } else { "img" }, self.0.media(file, dest))
    }
}

/// URLs as DocFX's Markdown engine leaves them, for a page that no settings govern: as written; those of an include
/// from the folder of the docset.
struct WrittenUrls<'a> {
    site: &'a Site,
    page: FileId,
    urls: PageUrls<'a>,
}

impl WrittenUrls<'_> {
    fn written(&self, file: FileId, dest: &str, resolved: Href) -> Href {
        let (path, _, _) = split(dest);
        let relative = !path.is_empty() && !path.starts_with(['/', '\\', '~']) && !has_scheme(dest);
        let below = (relative && file != self.page)
            .then(|| join(self.site.files.folder(file), path))
            .flatten()
            .map(|joined| format!("{joined}{}", &dest[path.len()..]));
        let url = match dest.starts_with("xref:") {
            true => resolved.url,
            false => below.unwrap_or_else(|| dest.strip_prefix("~/").unwrap_or(dest).to_owned()),
        };
        Href { url, ..resolved }
    }
}

impl Urls for WrittenUrls<'_> {
    fn link(&self, file: FileId, dest: &str) -> Href {
        self.written(file, dest, self.urls.link(file, dest))
    }

    fn media(&self, file: FileId, dest: &str) -> Href {
        self.written(file, dest, self.urls.media(file, dest))
    }
}
