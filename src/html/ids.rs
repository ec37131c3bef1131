//! The ids of a page: each is written once.

use memchr::memmem;
use rustc_hash::FxHashSet;

use crate::syntax::{Document, Kind, NodeId};

use crate::syntax::tags::{Token, Tokens};

/// Ids that the page gives itself, and those written so far.
#[derive(Default)]
pub(super) struct Ids {
    /// Every id that an author or a heading asks for: a generated alias must not take one.
    reserved: FxHashSet<Box<str>>,
    used: FxHashSet<Box<str>>,
}

impl Ids {
    /// Collects the ids of a document and of what it includes.
    pub fn of_page(doc: &Document) -> Self {
        let mut ids = Self::default();
        ids.collect(doc);
        ids
    }

    fn collect(&mut self, doc: &Document) {
        for id in doc.walk(NodeId::ROOT) {
            match doc.kind(id) {
                Kind::Heading(heading) => {
                    self.reserved.insert(heading.id.clone());
                    self.reserved.extend(heading.anchors.iter().cloned());
                }
                Kind::RawHtml(s) => self.collect_raw(doc.str(s)),
                Kind::Element(element) => {
                    let own = element.attrs.iter().filter(|(name, _)| name.as_ref() == "id");
                    self.reserved.extend(own.map(|(_, value)| value.clone()));
                }
                Kind::Include(include) => {
                    if let Some(embed) = include.embed.and_then(|i| doc.embeds.get(i as usize)) {
                        self.collect(embed);
                    }
                }
                _ => {}
            }
        }
    }

    fn collect_raw(&mut self, html: &str) {
        let has = |needle: &[u8]| memmem::find(html.as_bytes(), needle).is_some();
        if !has(b"id") && !has(b"name") && !has(b"ID") && !has(b"NAME") {
            return;
        }
        for token in Tokens::new(html) {
            let Token::Start(tag) = token else { continue };
            for attribute in tag.attributes() {
                if attribute.name.eq_ignore_ascii_case("id") || attribute.name.eq_ignore_ascii_case("name") {
                    self.reserved.insert(attribute.value().into());
                }
            }
        }
    }

    /// Whether the id can be written: it is one, and was not written before.
    pub fn claim(&mut self, id: &str) -> bool {
        !id.is_empty() && !id.contains(|c: char| c.is_whitespace()) && self.used.insert(id.into())
    }

    /// As [`Self::claim`], for an id that nobody asked for.
    pub fn claim_alias(&mut self, id: &str) -> bool {
        !self.reserved.contains(id) && self.claim(id)
    }
}
