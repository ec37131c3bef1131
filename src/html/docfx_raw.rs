//! Raw HTML in the DocFX flavour: it passes as written, except that URLs are resolved and what Learn's engine
//! removes (scripts, styles, event handlers) is removed.

use std::ops::Range;

use crate::syntax::Document;

use super::render::Renderer;
use crate::syntax::tags::{Tag, Token, Tokens};

impl Renderer<'_> {
    pub(super) fn pass_raw(&mut self, doc: &Document, html: &str) {
        let mut tokens = Tokens::new(html);
        while let Some(token) = tokens.next() {
            match token {
                Token::Text(text) | Token::Comment(text) => self.out.push_str(text),
                Token::End(tag) if is_removed(tag.name) => {}
                Token::End(tag) => self.out.push_str(html.get(tag.range).unwrap_or_default()),
                Token::Start(tag) if is_removed(tag.name) => {
                    if !tag.name.eq_ignore_ascii_case("link") && !tokens.skip_raw_text(tag.name) {
                        tokens.skip_rest();
                    }
                }
                Token::Start(tag) => self.pass_tag(doc, html, &tag),
            }
        }
    }

    fn pass_tag(&mut self, doc: &Document, html: &str, tag: &Tag) {
        let slice = |range: Range<usize>| html.get(range).unwrap_or_default();
        let mut done = tag.range.start;
        for attribute in tag.attributes() {
            let name = attribute.name.to_ascii_lowercase();
            let sized = [
                "img", "image", "video", "iframe", "embed", "object", "canvas", "svg", "table", "td", "th",
                "col",
            ];
            let drop = name == "style"
                || name.starts_with("on")
                || (name == "height" && !sized.iter().any(|s| tag.name.eq_ignore_ascii_case(s)));
            if drop {
                self.out.push_str(slice(done..attribute.range.start).trim_end());
                done = attribute.range.end;
                continue;
            }
            let link = match name.as_str() {
                "href" => true,
                "src" | "poster" => false,
                _ => continue,
            };
            let value = attribute.value();
            let file = doc.source.map.file();
            let dest = value.trim();
            let href = if link { self.cx.urls.link(file, dest) } else { self.cx.urls.media(file, dest) };
            let hidden = !link && tag.name.eq_ignore_ascii_case("iframe") && value.contains("codepen.io");
            if hidden {
                // Learn hides a button of this player that no keyboard reaches.
                self.out.push_str(slice(done..attribute.range.start).trim_end());
                self.url_attr(&name, &format!("{}&rerun-position=hidden&", href.url));
                done = attribute.range.end;
            } else if href.url != value {
                self.out.push_str(slice(done..attribute.range.start).trim_end());
                self.url_attr(&name, &href.url);
                done = attribute.range.end;
            }
        }
        self.out.push_str(slice(done..tag.range.end));
    }
}

fn is_removed(name: &str) -> bool {
    ["script", "style", "link"].iter().any(|n| name.eq_ignore_ascii_case(n))
}
