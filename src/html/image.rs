//! Images, Learn's and Markdown's, and the players that image syntax makes of media files.

use crate::syntax::{Document, ImageVariant, LearnImage, NodeId};

use super::render::Renderer;
use super::rules::DISALLOWED;
use super::sanitize::urls::{host, is_picture, is_safe};
use super::{Href, HrefKind, escape};

/// What an image has besides its URL.
#[derive(Default)]
pub(super) struct ImageParts<'a> {
    pub alt: &'a str,
    pub title: &'a str,
    pub class: &'a str,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub id: Option<&'a str>,
    pub described_by: Option<&'a str>,
}

impl Renderer<'_> {
    /// `![alt](dest)`
    pub(super) fn image(&mut self, doc: &Document, id: NodeId, dest: &str, title: &str) {
        let alt = doc.plain_text(id);
        if self.plain {
            escape(&alt, self.out);
            return;
        }
        if let Some((player, class)) = video_page(dest) {
            if self.site() {
                self.frame_link(&player, &alt);
            } else {
                self.out.push_str("<iframe");
                self.url_attr("src", &player);
                self.attr("class", class);
                self.out.push_str(
                    " width=\"500\" height=\"281\" frameborder=\"0\" allowfullscreen=\"\"></iframe>",
                );
            }
            return;
        }
        let href = self.cx.urls.media(doc.source.map.file(), dest);
        if let Some(mime) = media_type(dest) {
            if self.site() {
                if self.safe(doc, id, &href) {
                    self.player(&href, &alt);
                }
            } else {
                self.docfx_player(&href, mime);
            }
            return;
        }
        if self.site() {
            if self.safe(doc, id, &href) {
                self.site_image(&href, &ImageParts { alt: &alt, title, ..ImageParts::default() });
            } else {
                escape(&alt, self.out);
            }
            return;
        }
        self.out.push_str("<img");
        self.url_attr("src", &href.url);
        self.attr("alt", &alt);
        self.title(title);
        self.linktype(href.kind);
        self.out.push_str(" />");
    }

    fn safe(&mut self, doc: &Document, id: NodeId, href: &Href) -> bool {
        let safe = is_safe(&href.url) || is_picture(&href.url);
        if !safe && href.kind != HrefKind::Broken {
            self.report(&DISALLOWED, doc.span(id), "a URL of this scheme is not allowed in pages");
        }
        safe
    }

    /// An image of the site: of known size, loaded late. An image of another host is a link, unless allowed.
    pub(super) fn site_image(&mut self, href: &Href, parts: &ImageParts) {
        if href.kind == HrefKind::External && !self.cx.remote_media && !is_picture(&href.url) {
            let label = if parts.alt.trim().is_empty() { host(&href.url) } else { parts.alt };
            if self.stack.in_link() {
                escape(label, self.out);
                return;
            }
            self.link_start(href);
            self.out.push('>');
            escape(label, self.out);
            self.out.push_str("</a>");
            return;
        }
        self.out.push_str("<img");
        self.url_attr("src", &href.url);
        self.attr("alt", parts.alt);
        self.title(parts.title);
        if !parts.class.is_empty() {
            self.attr("class", parts.class);
        }
        if let Some(id) = parts.id
            && self.may_write_id(id)
        {
            self.attr("id", id);
        }
        if let Some(id) = parts.described_by {
            self.attr("aria-describedby", id);
        }
        let (width, height) = fit(href.size, parts.width, parts.height);
        for (name, value) in [("width", width), ("height", height)] {
            if let Some(value) = value {
                self.attr(name, &value.to_string());
            }
        }
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    /// `:::image`
    pub(super) fn learn_image(&mut self, doc: &Document, image: &LearnImage) {
        if self.plain {
            escape(&image.alt, self.out);
            return;
        }
        let file = doc.source.map.file();
        let href = self.cx.urls.media(file, &image.source);
        let around = match (&image.link, &image.lightbox) {
            (Some(link), _) => Some((self.cx.urls.link(file, link), false)),
            (None, Some(large)) => Some((self.cx.urls.media(file, large), true)),
            _ => None,
        };
        let border = image.border.unwrap_or(image.variant != ImageVariant::Icon);
        if self.site() {
            self.learn_image_site(image, &href, around, border);
        } else {
            self.learn_image_docfx(image, &href, around, border);
        }
    }

    fn learn_image_site(
        &mut self,
        image: &LearnImage,
        href: &Href,
        around: Option<(Href, bool)>,
        border: bool,
    ) {
        if !is_safe(&href.url) {
            if let Some(span) = image.source_span.filter(|_| href.kind != HrefKind::Broken) {
                self.report(&DISALLOWED, span, "a URL of this scheme is not allowed in pages");
            }
            escape(&image.alt, self.out);
            return;
        }
        let class = match (image.variant, border) {
            (ImageVariant::Icon, false) => "icon",
            (ImageVariant::Icon, true) => "icon border",
            (_, true) => "border",
            (_, false) => "",
        };
        let described = image.description.as_deref().filter(|_| image.variant == ImageVariant::Complex);
        let mut parts = ImageParts { alt: &image.alt, class, ..ImageParts::default() };
        let mut description_id = String::new();
        if described.is_some() {
            self.images += 1;
            description_id = self.generated_id("image", self.images);
            parts.described_by = Some(&description_id);
            self.block_start();
            self.out.push_str("<figure>\n");
        }
        let around = around.filter(|(to, _)| is_safe(&to.url) && !to.url.is_empty() && !self.stack.in_link());
        let linked = around.is_some();
        if let Some((to, lightbox)) = around {
            self.link_start(&to);
            if lightbox {
                self.out.push_str(" class=\"lightbox\"");
                let title = self.text("image-larger", &[]);
                self.title(&title);
            }
            self.out.push('>');
            self.stack.push("a", true);
        }
        self.site_image(href, &parts);
        if linked {
            self.close();
        }
        if let Some(description) = described {
            self.out.push_str("\n<details class=\"image-description\">\n<summary>");
            let label = self.text("image-description", &[]);
            escape(&label, self.out);
            self.out.push_str("</summary>\n<div");
            self.attr("id", &description_id);
            self.out.push_str(">\n");
            for paragraph in description.split("\n\n").map(str::trim).filter(|p| !p.is_empty()) {
                self.out.push_str("<p>");
                escape(paragraph, self.out);
                self.out.push_str("</p>\n");
            }
            self.out.push_str("</div>\n</details>\n</figure>\n");
        }
    }

    fn learn_image_docfx(
        &mut self,
        image: &LearnImage,
        href: &Href,
        around: Option<(Href, bool)>,
        border: bool,
    ) {
        let complex = image.variant == ImageVariant::Complex;
        if complex {
            self.line();
            self.out.push_str(if border { "<p class=\"mx-imgBorder\">\n" } else { "<p>\n" });
        } else if border {
            self.out.push_str("<span class=\"mx-imgBorder\">\n");
        }
        if let Some((to, lightbox)) = &around {
            self.out.push_str("<a");
            let url = if *lightbox { format!("{}#lightbox", to.url) } else { to.url.clone() };
            self.url_attr("href", &url);
            self.linktype(to.kind);
            self.out.push_str(">\n");
        }
        self.out.push_str("<img");
        self.url_attr("src", &href.url);
        if image.variant == ImageVariant::Icon {
            self.out.push_str(" role=\"presentation\"");
        }
        if image.variant != ImageVariant::Icon || !image.alt.is_empty() {
            self.attr("alt", &image.alt);
        }
        let id = format!("{}-{}", image.at.0, image.at.1);
        if complex {
            self.attr("aria-describedby", &id);
        }
        self.linktype(href.kind);
        self.out.push_str(">\n");
        if around.is_some() {
            self.out.push_str("</a>\n");
        }
        if complex {
            self.out.push_str("<div");
            self.attr("id", &id);
            self.out.push_str(" class=\"visually-hidden\"><p>\n");
            escape(image.description.as_deref().unwrap_or_default().trim(), self.out);
            self.out.push_str("\n</p></div>\n</p>\n");
        } else if border {
            self.out.push_str("</span>\n");
        }
    }
}

/// Width and height to write: those of the page win, in the proportion of the picture.
fn fit(size: Option<(u32, u32)>, width: Option<u32>, height: Option<u32>) -> (Option<u32>, Option<u32>) {
    let scale = |a: u32, by: u32, of: u32| {
        u32::try_from((u64::from(a) * u64::from(by)).div_ceil(u64::from(of.max(1)))).ok()
    };
    match (width, height, size) {
        (None, None, Some((w, h))) => (Some(w), Some(h)),
        (Some(width), None, Some((w, h))) => (Some(width), scale(h, width, w)),
        (None, Some(height), Some((w, h))) => (scale(w, height, h), Some(height)),
        (width, height, _) => (width, height),
    }
}

/// The player of a video whose page image syntax names, and the class that Markdig gives it.
fn video_page(dest: &str) -> Option<(String, &'static str)> {
    let rest = dest.strip_prefix("https://").or_else(|| dest.strip_prefix("http://"))?;
    let (host, path) = rest.split_once('/')?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let id = |text: &str| {
        let id: String = text.chars().take_while(|c| !matches!(c, '&' | '?' | '#' | '/')).collect();
        let plain = id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        (plain && !id.is_empty()).then_some(id)
    };
    let youtube = |id: String| (format!("https://www.youtube.com/embed/{id}"), "youtube");
    match host {
        "youtu.be" => id(path).map(youtube),
        "youtube.com" => {
            let (page, query) = path.split_once('?').unwrap_or((path, ""));
            match page.strip_prefix("embed/") {
                Some(name) => id(name).map(youtube),
                None if page == "watch" => {
                    query.split('&').find_map(|p| p.strip_prefix("v=")).and_then(id).map(youtube)
                }
                None => None,
            }
        }
        "vimeo.com" => id(path)
            .filter(|id| id.bytes().all(|b| b.is_ascii_digit()))
            .map(|id| (format!("https://player.vimeo.com/video/{id}"), "vimeo")),
        _ => None,
    }
}

/// The MIME type of a media file that image syntax plays.
pub(super) fn media_type(dest: &str) -> Option<&'static str> {
    let path = dest.split(['?', '#']).next().unwrap_or(dest);
    let (_, extension) = path.rsplit_once('.')?;
    let types = [
        ("mp4", "video/mp4"),
        ("ogv", "video/ogg"),
        ("webm", "video/webm"),
        ("mp3", "audio/mpeg"),
        ("ogg", "audio/ogg"),
        ("wav", "audio/wav"),
        ("m4a", "audio/mp4"),
    ];
    types.into_iter().find(|(e, _)| e.eq_ignore_ascii_case(extension)).map(|(_, mime)| mime)
}

#[cfg(test)]
mod tests {
    use super::{fit, video_page};

    #[test]
    fn pages_of_videos_have_players() {
        let player = |dest| video_page(dest).map(|(url, _)| url);
        let youtube = Some("https://www.youtube.com/embed/ID_1".to_owned());
        for dest in [
            "https://www.youtube.com/watch?a=b&v=ID_1",
            "https://youtu.be/ID_1?t=3",
            "http://youtube.com/embed/ID_1",
        ] {
            assert_eq!(player(dest), youtube, "{dest}");
        }
        assert_eq!(player("https://vimeo.com/86").unwrap(), "https://player.vimeo.com/video/86");
        assert_eq!(player("https://youtube.com/channel/x"), None);
        assert_eq!(player("https://vimeo.com/about"), None);
    }

    #[test]
    fn a_size_given_by_the_page_keeps_the_pictures_proportion() {
        assert_eq!(fit(Some((200, 100)), None, None), (Some(200), Some(100)));
        assert_eq!(fit(Some((200, 100)), Some(50), None), (Some(50), Some(25)));
        assert_eq!(fit(Some((0, 0)), None, Some(9)), (Some(0), Some(9)));
        assert_eq!(fit(None, Some(50), None), (Some(50), None));
    }
}
