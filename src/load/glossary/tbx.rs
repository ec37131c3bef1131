//! TBX in its dialects, known by their elements: ISO 30042 of 2019 (`conceptEntry`, style DCA or DCT), MARTIF of 2008
//! (`termEntry`), and what MultiTerm writes (`conceptGrp`).

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{Content, answer, is_forbidden, language};
use crate::model::{Concept, LocaleId, Term, TermLanguage};
use crate::text::{FileId, Span};

/// Reads a file. What follows a mistake in the XML is lost.
pub(super) fn read(file: FileId, text: &str) -> Content {
    let mut state = State::new(file, text);
    let mut reader = Reader::from_str(text);
    let mut known = false;
    loop {
        let start = reader.buffer_position() as usize;
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let at = text.len().min(reader.error_position() as usize);
                state.fault(at..at, format!("this is no XML: {error}"));
                break;
            }
        };
        let end = reader.buffer_position() as usize;
        match event {
            Event::Start(element) | Event::Empty(element) if !known => {
                let name = name_of(element.name().as_ref());
                known = matches!(name.as_str(), "tbx" | "martif" | "mtf");
                if !known {
                    state.fault(start..end, format!("this is no TBX: it begins with `{name}`"));
                    break;
                }
            }
            Event::Start(element) => state.open(&element, start..end),
            Event::Empty(element) => {
                state.open(&element, start..end);
                state.close(&name_of(element.name().as_ref()));
            }
            Event::End(element) => state.close(&name_of(element.name().as_ref())),
            Event::Text(part) => match part.decode() {
                Ok(part) => state.text(&part, start..end),
                Err(error) => state.fault(start..end, error.to_string()),
            },
            Event::CData(part) => state.text(&String::from_utf8_lossy(&part), start..end),
            Event::GeneralRef(reference) => match resolved(&reference) {
                Some(c) => state.text(c.encode_utf8(&mut [0; 4]), start..end),
                None => state.fault(start..end, "an entity that is not defined".into()),
            },
            Event::Eof => {
                if !known {
                    state.fault(0..0, "this is no TBX: it is empty".into());
                } else if state.concept.is_some() {
                    state.fault(end..end, "the file ends within an entry".into());
                }
                break;
            }
            _ => {}
        }
    }
    Content { concepts: state.concepts, faults: state.faults }
}

/// The one character of a reference. No entity is defined in a file: that is no business of a glossary.
fn resolved(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    match &**reference {
        b"amp" => Some('&'),
        b"lt" => Some('<'),
        b"gt" => Some('>'),
        b"quot" => Some('"'),
        b"apos" => Some('\''),
        _ => None,
    }
}

/// A name without its prefix.
fn name_of(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    name.rsplit(':').next().unwrap_or_default().to_owned()
}

/// The text of an element that matters, as it is read.
struct Field {
    /// The element.
    name: String,
    /// Its attribute `type`; of the style DCT, its name.
    kind: String,
    text: String,
    at: std::ops::Range<usize>,
}

struct State<'a> {
    file: FileId,
    text: &'a str,
    concepts: Vec<Concept>,
    faults: Vec<super::Fault>,
    concept: Option<Concept>,
    language: Option<LocaleId>,
    /// Whether a term was met since the section of the term began: what follows it is about it.
    term: Option<usize>,
    field: Option<Field>,
}

impl<'a> State<'a> {
    fn new(file: FileId, text: &'a str) -> Self {
        let (concepts, faults) = (vec![], vec![]);
        Self { file, text, concepts, faults, concept: None, language: None, term: None, field: None }
    }

    fn fault(&mut self, at: std::ops::Range<usize>, message: String) {
        self.faults.push((at, message));
    }

    fn open(&mut self, element: &BytesStart<'_>, at: std::ops::Range<usize>) {
        let name = name_of(element.name().as_ref());
        let attribute = |key: &str| {
            let found = element.attributes().flatten().find(|a| a.key.as_ref() == key.as_bytes())?;
            Some(String::from_utf8_lossy(&found.value).into_owned())
        };
        match name.as_str() {
            "termEntry" | "conceptEntry" | "conceptGrp" => {
                (self.concept, self.language, self.term) = (Some(Concept::default()), None, None);
            }
            "langSet" | "langSec" | "language" => {
                let tag = attribute("xml:lang").or_else(|| attribute("lang"));
                let named = attribute("type").filter(|_| name == "language");
                let id = tag
                    .as_deref()
                    .and_then(language_tag)
                    .or_else(|| named.as_deref().and_then(language::parse));
                if id.is_none() {
                    let tag = tag.or(named).unwrap_or_default();
                    self.fault(at, format!("`{tag}` is no language: its terms are left out"));
                }
                (self.language, self.term) = (id, None);
            }
            "tig" | "ntig" | "termSec" | "termGrp" => self.term = None,
            "term"
            | "termNote"
            | "descrip"
            | "note"
            | "administrativeStatus"
            | "normativeAuthorization"
            | "definition"
                if self.concept.is_some() =>
            {
                let kind = attribute("type").unwrap_or_else(|| name.clone());
                self.field = Some(Field { name, kind, text: String::new(), at: at.end..at.end });
            }
            _ => {}
        }
    }

    fn text(&mut self, part: &str, at: std::ops::Range<usize>) {
        if let Some(field) = &mut self.field {
            field.text.push_str(part);
            field.at.end = at.end;
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "termEntry" | "conceptEntry" | "conceptGrp" => {
                if let Some(concept) = self.concept.take().filter(|c| !c.terms.is_empty()) {
                    self.concepts.push(concept);
                }
            }
            "langSet" | "langSec" | "languageGrp" => self.language = None,
            _ if self.field.as_ref().is_some_and(|f| f.name == name) => {
                if let Some(field) = self.field.take() {
                    self.field(field);
                }
            }
            _ => {}
        }
    }

    fn field(&mut self, field: Field) {
        let text = field.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(concept) = self.concept.as_mut().filter(|_| !text.is_empty()) else { return };
        if field.name == "term" {
            let Some(language) = self.language.clone() else { return };
            let written = self.text.get(field.at.clone()).unwrap_or_default();
            let start = field.at.start + (written.len() - written.trim_start().len());
            let place = Span::new(self.file, start, start + written.trim().len());
            let language = TermLanguage::Of(language);
            self.term = Some(concept.terms.len());
            concept.terms.push(Term { language, text: text.into(), place, forbidden: false });
            return;
        }
        // `administrativeStatus`, `Usage status`, `Translation needed`: tools write them in their own ways.
        let kind = field.kind.to_lowercase().replace([' ', '_', '-'], "");
        match kind.as_str() {
            "administrativestatus"
            | "normativeauthorization"
            | "usagestatus"
            | "status"
            | "usage"
            | "termstatus"
            | "processstatus" => {
                if let Some(term) = self.term.and_then(|i| concept.terms.get_mut(i)) {
                    term.forbidden |= is_forbidden(&text);
                }
            }
            "translationneeded" | "translatable" | "translationnote" => {
                concept.kept |= answer(&text) == Some(false);
            }
            "casesensitive" => concept.case = answer(&text),
            "definition" | "note" | "usagenote" | "descrip" if concept.note.is_none() => {
                concept.note = Some(text.into());
            }
            _ => {}
        }
    }
}

/// A language's tag; MultiTerm writes it in capitals.
fn language_tag(tag: &str) -> Option<LocaleId> {
    tag.trim().replace('_', "-").parse().ok()
}
