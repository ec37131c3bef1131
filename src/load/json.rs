//! JSON with places, as DocFX and the publishing service read it: comments, trailing commas and a byte order mark
//! are allowed. Total: what could be read is returned beside what is wrong.

use super::node::{Data, Fault, Member, Node};

/// Deeper values are refused: recursion must end before the stack does.
const MAX_DEPTH: usize = 64;

/// Reads the first value of `text`.
pub(super) fn parse(text: &str) -> (Node, Vec<Fault>) {
    let mut parser = Parser { text, at: 0, faults: vec![], odd_space: false, stopped: false };
    if text.starts_with('\u{feff}') {
        parser.at = '\u{feff}'.len_utf8();
    }
    let node = parser.value(0);
    parser.space();
    if !parser.stopped && parser.at < text.len() {
        parser.stop("text after the end of the value");
    }
    (node, parser.faults)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    faults: Vec<Fault>,
    odd_space: bool,
    stopped: bool,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn fault(&mut self, message: impl Into<String>) {
        let len = self.peek().map_or(0, char::len_utf8);
        self.faults.push(Fault { at: self.at..self.at + len, message: message.into() });
    }

    /// Reports and reads no further.
    fn stop(&mut self, message: impl Into<String>) {
        if !self.stopped {
            self.fault(message);
        }
        self.stopped = true;
        self.at = self.text.len();
    }

    /// Skips white space and comments. White space that is none in JSON (a no-break space, say) is reported once.
    fn space(&mut self) {
        while let Some(c) = self.peek() {
            let rest = &self.text[self.at..];
            if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                match rest.find("*/") {
                    Some(end) => self.at += end + 2,
                    None => return self.stop("a comment without an end"),
                }
            } else if c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}') {
                if !matches!(c, ' ' | '\t' | '\r' | '\n') && !self.odd_space {
                    self.odd_space = true;
                    self.fault(format!("U+{:04X} is no white space in JSON", c as u32));
                }
                self.at += c.len_utf8();
            } else {
                return;
            }
        }
    }

    fn value(&mut self, depth: usize) -> Node {
        self.space();
        let start = self.at;
        let value = match self.peek() {
            _ if depth > MAX_DEPTH => {
                self.stop("nested too deeply");
                Data::Null
            }
            Some('{') => self.object(depth),
            Some('[') => self.array(depth),
            Some('"') => self.string().map_or(Data::Null, Data::String),
            Some(_) => self.word(),
            None => {
                self.stop("the file ends where a value should stand");
                Data::Null
            }
        };
        Node { value, at: start..self.at.max(start) }
    }

    fn word(&mut self) -> Data {
        let rest = &self.text[self.at..];
        let end = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')))
            .unwrap_or(rest.len());
        let word = &rest[..end];
        let value = match word {
            "null" => Data::Null,
            "true" | "false" => Data::Bool(word == "true"),
            w if w.parse::<f64>().is_ok() => Data::Number(w.to_owned()),
            _ => {
                self.stop("expected a value");
                return Data::Null;
            }
        };
        self.at += end;
        value
    }

    fn array(&mut self, depth: usize) -> Data {
        self.at += 1;
        let mut elements = vec![];
        while self.more(']') {
            let element = self.value(depth + 1);
            if self.stopped && matches!(element.value, Data::Null) {
                break;
            }
            elements.push(element);
            self.comma(']');
        }
        Data::Array(elements)
    }

    fn object(&mut self, depth: usize) -> Data {
        self.at += 1;
        let mut members = vec![];
        while self.more('}') {
            if self.peek() != Some('"') {
                self.stop("expected a name in double quotes");
                break;
            }
            let start = self.at;
            let Some(key) = self.string() else { break };
            let key_at = start..self.at;
            self.space();
            if self.peek() == Some(':') {
                self.at += 1;
            } else {
                self.stop("expected `:`");
                break;
            }
            members.push(Member { key, key_at, value: self.value(depth + 1) });
            self.comma('}');
        }
        Data::Object(members)
    }

    /// Whether an element follows; otherwise consumes `close`.
    fn more(&mut self, close: char) -> bool {
        self.space();
        match self.peek() {
            Some(c) if c == close => {
                self.at += 1;
                false
            }
            Some(_) => true,
            None => {
                self.stop(format!("the file ends before `{close}`"));
                false
            }
        }
    }

    fn comma(&mut self, close: char) {
        self.space();
        match self.peek() {
            Some(',') => self.at += 1,
            Some(c) if c == close => {}
            // A forgotten comma: what follows can still be read.
            Some('{' | '[' | '"') => self.fault("expected `,`"),
            Some(_) => self.stop(format!("expected `,` or `{close}`")),
            None => {}
        }
    }

    /// A string; control characters in it are accepted.
    fn string(&mut self) -> Option<String> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let mut end = start;
        loop {
            match bytes.get(end)? {
                b'"' => break,
                b'\\' => end += 2,
                _ => end += 1,
            }
            if end >= bytes.len() {
                self.stop("a string without an end");
                return None;
            }
        }
        let raw = self.text.get(start..end)?;
        let text = if raw.contains('\\') { self.unescape(raw, start) } else { raw.to_owned() };
        self.at = self.at.max(end + 1).min(self.text.len());
        Some(text)
    }

    fn unescape(&mut self, raw: &str, start: usize) -> String {
        // Control characters are escaped, so that serde_json reads the rest of the string as it is meant.
        let quoted: String = std::iter::once('"'.to_string())
            .chain(
                raw.chars().map(|c| if c.is_control() { format!("\\u{:04x}", c as u32) } else { c.into() }),
            )
            .chain(std::iter::once('"'.to_string()))
            .collect();
        serde_json::from_str(&quoted).unwrap_or_else(|_| {
            let at = start + raw.find('\\').unwrap_or(0);
            self.faults.push(Fault { at: at..at + 1, message: "unknown escape in a string".into() });
            raw.to_owned()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        parse(text).1.into_iter().map(|f| format!("{} {}", f.at.start, f.message)).collect()
    }

    #[test]
    fn what_docfx_accepts_is_accepted() {
        let text = "\u{feff}{ // c\n \"a\": [1, \"x\\n\\u00e9\", null,], /* d */ \"b\": true, }";
        let (node, faults) = parse(text);
        assert_eq!(faults, []);
        assert_eq!(node.get("a").unwrap().elements()[1].text(), Some("x\né"));
        assert_eq!(&text[node.get("b").unwrap().at.clone()], "true");
    }

    #[test]
    fn faults_have_places_and_what_is_readable_is_read() {
        assert_eq!(faults("{\n\u{a0}\u{a0}\"a\": 1}"), ["2 U+00A0 is no white space in JSON"]);
        let (node, faults_) = parse("[{\"a\":\"1\"} {\"a\":\"2\"}, <<<< HEAD");
        assert_eq!(node.elements().len(), 2);
        assert_eq!(faults_.len(), 2);
        assert_eq!(faults("{\"a\": \"x"), ["6 a string without an end"]);
        assert_eq!(faults("[\"\\q\"]"), ["2 unknown escape in a string"]);
        assert_eq!(faults(&"[".repeat(100_000)), ["65 nested too deeply"]);
        for bad in ["", "[", "{\"a\"", "\"\\", "nul", "[1 2]", "{}x", "/*", "\"é\\"] {
            assert_eq!(faults(bad).len(), 1, "{bad}");
        }
    }
}
