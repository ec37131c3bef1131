//! Videos by URL, players and frames.

use super::image::media_type;
use super::render::Renderer;
use super::sanitize::raw::frame_label;
use super::sanitize::urls::is_safe;
use super::{Href, HrefKind, escape};
use crate::syntax::{Document, LearnVideo};

impl Renderer<'_> {
    /// `> [!VIDEO url]`
    pub(super) fn block_video(&mut self, url: &str) {
        self.block_start();
        if self.site() {
            self.frame_link(url, "");
            self.line();
            return;
        }
        self.out.push_str("<div class=\"embeddedvideo\"><iframe");
        self.attr("src", &embed_url(url));
        self.out.push_str(" frameborder=\"0\" allowfullscreen=\"true\"></iframe></div>\n");
    }

    /// `:::video`; `true`: its description follows.
    pub(super) fn learn_video(&mut self, doc: &Document, video: &LearnVideo) -> bool {
        if self.plain {
            escape(&video.title, self.out);
            return false;
        }
        let file = doc.source.map.file();
        if self.site() {
            if video.described {
                self.block_start();
            }
            let local = media_type(&video.source).is_some();
            let href = if local {
                self.cx.urls.media(file, &video.source)
            } else {
                self.cx.urls.link(file, &video.source)
            };
            match local && href.kind != HrefKind::External {
                true if is_safe(&href.url) => self.player(&href, &video.title),
                true => {}
                false => self.frame_link(&href.url, &video.title),
            }
            if !video.described {
                return false;
            }
            self.out.push_str("<div class=\"video-description\">\n");
            self.stack.push("div", false);
            return true;
        }
        self.out.push_str("<div class=\"embeddedvideo\">\n<iframe");
        self.url_attr("src", &embed_url(&video.source));
        self.out.push_str(" allowFullScreen=\"true\" frameBorder=\"0\"");
        self.title(&video.title);
        if let Some(width) = video.max_width {
            self.attr("style", &format!("max-width:{width}px;"));
        }
        if !video.thumbnail.is_empty() {
            let thumbnail = self.cx.urls.media(file, &video.thumbnail);
            self.url_attr("thumbnail", &thumbnail.url);
        }
        for (name, value) in [("upload-date", &video.upload_date), ("duration", &video.duration)] {
            if !value.is_empty() {
                self.attr(name, value);
            }
        }
        let id = format!("{}-{}", video.at.0, video.at.1);
        if video.described {
            self.attr("aria-describedby", &id);
        }
        self.out.push_str("></iframe>\n");
        if !video.described {
            self.out.push_str("</div>\n");
            return false;
        }
        self.out.push_str("<div");
        self.attr("id", &id);
        self.out.push_str(" class=\"visually-hidden\">\n");
        self.stack.push("div", false);
        true
    }

    /// Ends the description of a `:::video`.
    pub(super) fn close_learn_video(&mut self) {
        self.close_block();
        if !self.site() {
            self.out.push_str("</div>\n");
        }
    }

    /// A labelled link in the place of a frame; the theme's script loads the frame on click.
    pub(super) fn frame_link(&mut self, url: &str, title: &str) {
        if !is_safe(url) || self.stack.in_link() {
            return;
        }
        let block = !self.stack.in_paragraph();
        if block {
            self.line();
            self.out.push_str("<p class=\"video\">");
        }
        self.link_start(&Href::new(url, HrefKind::External));
        if url.starts_with("http") || url.starts_with("//") {
            self.url_attr("data-video", &embed_url(url));
        }
        self.out.push('>');
        let label = frame_label(self, url, title);
        escape(&label, self.out);
        self.out.push_str(if block { "</a></p>\n" } else { "</a>" });
    }

    /// A player for a media file of the docset; a link for one elsewhere.
    pub(super) fn player(&mut self, href: &Href, label: &str) {
        if href.kind == HrefKind::External && !self.cx.remote_media {
            self.frame_link(&href.url, label);
            return;
        }
        let audio = media_type(&href.url).is_some_and(|mime| mime.starts_with("audio"));
        self.out.push_str(if audio { "<audio" } else { "<video" });
        self.out.push_str(" controls preload=\"none\"");
        self.url_attr("src", &href.url);
        if !label.is_empty() {
            self.attr("aria-label", label);
        }
        self.out.push_str(if audio { "></audio>" } else { "></video>" });
    }

    /// The shape of Markdig's media links.
    pub(super) fn docfx_player(&mut self, href: &Href, mime: &str) {
        let (tag, size) =
            if mime.starts_with("audio") { ("audio", "") } else { ("video", " height=\"281\"") };
        self.out.push_str(&format!("<{tag} width=\"500\"{size} controls=\"\"><source type=\"{mime}\""));
        self.url_attr("src", &href.url);
        self.out.push_str(&format!("></source></{tag}>"));
    }
}

/// The URL under which a video can be framed: https, YouTube by its cookie-free host and embed path, Channel 9
/// without cookies. Others stay, with a path.
pub fn embed_url(url: &str) -> String {
    let url = url.trim();
    let rest = ["https://", "http://", "//"].iter().find_map(|p| {
        url.get(..p.len()).filter(|head| head.eq_ignore_ascii_case(p)).map(|_| &url[p.len()..])
    });
    let Some(rest) = rest else { return url.to_owned() };
    let (rest, fragment) = rest.split_once('#').map_or((rest, None), |(a, b)| (a, Some(b)));
    let (rest, query) = rest.split_once('?').map_or((rest, ""), |(a, b)| (a, b));
    let (host, path) = rest.find('/').map_or((rest, "/"), |at| rest.split_at(at));
    let host = host.to_ascii_lowercase();
    let mut target = match host.as_str() {
        "youtube.com"
        | "www.youtube.com"
        | "youtu.be"
        | "youtube-nocookie.com"
        | "www.youtube-nocookie.com" => youtube(&host, path, query),
        "channel9.msdn.com" => {
            let sep = if query.is_empty() { "" } else { "&" };
            format!("https://{host}{path}?{query}{sep}nocookie=true")
        }
        _ if query.is_empty() => format!("https://{host}{path}"),
        _ => format!("https://{host}{path}?{query}"),
    };
    if let Some(fragment) = fragment {
        target.push('#');
        target.push_str(fragment);
    }
    target
}

fn youtube(host: &str, path: &str, query: &str) -> String {
    let parameters = || query.split('&').filter_map(|p| p.split_once('='));
    let parameter = |name: &str| parameters().find(|(n, _)| *n == name).map(|(_, v)| v);
    let id = match path.strip_prefix("/embed/") {
        Some(id) => Some(id.trim_end_matches('/')),
        None if host == "youtu.be" => Some(path.trim_matches('/')),
        None => parameter("v"),
    };
    let mut rest: Vec<String> = parameters()
        .filter(|(name, _)| *name != "v" && *name != "rel")
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    rest.push(format!("rel={}", parameter("rel").unwrap_or("0")));
    let rest = rest.join("&");
    const HOST: &str = "https://www.youtube-nocookie.com";
    match (id.filter(|id| !id.is_empty()), parameter("list")) {
        (Some(id), _) => format!("{HOST}/embed/{id}?{rest}"),
        (None, Some(_)) => format!("{HOST}/embed/videoseries?{rest}"),
        (None, None) if query.is_empty() => format!("{HOST}{path}"),
        (None, None) => format!("{HOST}{path}?{query}"),
    }
}

#[cfg(test)]
mod tests {
    use super::embed_url;

    #[test]
    fn videos_are_framed_over_https_and_without_cookies() {
        for (url, expect) in [
            ("http://test", "https://test/"),
            (
                "https://microsoft.com:8080?query=value+A#bookmark",
                "https://microsoft.com:8080/?query=value+A#bookmark",
            ),
            ("https://channel9.msdn.com/a", "https://channel9.msdn.com/a?nocookie=true"),
            ("https://www.youtube.com/watch?v=ID", "https://www.youtube-nocookie.com/embed/ID?rel=0"),
            ("https://youtu.be/ID", "https://www.youtube-nocookie.com/embed/ID?rel=0"),
            (
                "https://www.youtube.com/embed/ID?rel=1&start=3",
                "https://www.youtube-nocookie.com/embed/ID?start=3&rel=1",
            ),
            (
                "https://www.youtube.com/playlist?list=L",
                "https://www.youtube-nocookie.com/embed/videoseries?list=L&rel=0",
            ),
            ("https://youtube.com/foo", "https://www.youtube-nocookie.com/foo"),
        ] {
            assert_eq!(embed_url(url), expect);
        }
    }
}
