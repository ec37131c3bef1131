//! What a language is to the lexer: data.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::class::Class;
use super::engine::Lexer;

/// A language: its names in fences and how its code is read.
pub(super) struct Language {
    /// In lower case.
    pub names: &'static [&'static str],
    pub shape: Shape,
    table: OnceLock<Table>,
}

/// The kinds of language.
pub(super) enum Shape {
    /// No colours.
    Plain,
    /// Most languages: words, numbers, strings, comments.
    Code(Code),
    /// XML and its kin.
    Markup(Markup),
    /// A command line.
    Shell(Shell),
    /// Read by a function, which takes one step (mostly a line) and moves on.
    Steps(fn(&mut Lexer<'_, '_>)),
}

/// A language of words, numbers, strings and comments.
pub(super) struct Code {
    /// Words by class, separated by spaces.
    pub words: &'static [(Class, &'static str)],
    /// Words that are keywords only where a name, a brace or a string follows.
    pub soft: &'static str,
    /// `words` and `soft` are in lower case and mean any case.
    pub ignore_case: bool,
    /// What a word may hold besides ASCII letters, digits, `_` and all beyond ASCII; first those that may begin it.
    pub letters: (&'static str, &'static str),
    /// Comments to the end of the line.
    pub line_comments: &'static [&'static str],
    /// Comments with an end.
    pub block_comments: &'static [(&'static str, &'static str)],
    /// A `#` within a word begins no comment.
    pub spaced_comments: bool,
    /// `@word` in `/** */` has a colour.
    pub doc_tags: bool,
    /// Strings: the first that fits wins.
    pub texts: &'static [Text],
    /// Characters that make the name behind them something.
    pub sigils: &'static [(u8, Class)],
    /// `name(` is a call.
    pub calls: bool,
    /// Words behind which a function's name comes.
    pub before_functions: &'static str,
    /// Words behind which a type's name comes.
    pub before_types: &'static str,
    /// Words behind which the name of a new type comes.
    pub declares: &'static str,
    /// `Name name`: the first is a type; `Name<Name>` too.
    pub typed: bool,
    /// A word in upper case at its start is a type, all in upper case a constant.
    pub upper: bool,
    /// `name: Type`.
    pub colon_types: bool,
    /// `[Name` is an attribute or a type.
    pub bracket_types: bool,
    /// `Verb-Noun` is a command, `-Name` an option, unless a word.
    pub dashes: bool,
    /// `=>` and `->` are keywords.
    pub arrows: bool,
    /// `#` at the start of a line begins a directive.
    pub directives: bool,
    /// `/…/` may be a string.
    pub regexes: bool,
    /// A string before a colon is a key.
    pub keys: bool,
    /// Markup that may stand in the code.
    pub markup: Option<(&'static Language, Place)>,
    /// Called at the start of each line; it may colour and move on.
    pub line_start: Option<fn(&mut Lexer<'_, '_>)>,
}

/// Where markup may begin in code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// First in a line.
    Line,
    /// Where a value may begin.
    Value,
}

impl Code {
    /// Nothing but words of letters, digits and `_`, and numbers.
    pub const NONE: Code = Code {
        words: &[],
        soft: "",
        ignore_case: false,
        letters: ("", ""),
        line_comments: &[],
        block_comments: &[],
        spaced_comments: false,
        doc_tags: false,
        texts: &[],
        sigils: &[],
        calls: true,
        before_functions: "",
        before_types: "",
        declares: "",
        typed: false,
        upper: false,
        colon_types: false,
        bracket_types: false,
        dashes: false,
        arrows: false,
        directives: false,
        regexes: false,
        keys: false,
        markup: None,
        line_start: None,
    };

    /// What languages of C's family share.
    pub const C: Code = Code {
        line_comments: &["//"],
        block_comments: &[("/*", "*/")],
        texts: &[Text::DOUBLE, Text::SINGLE],
        ..Code::NONE
    };
}

/// A form of strings.
#[derive(Clone, Copy)]
pub(super) struct Text {
    pub open: &'static str,
    pub close: &'static str,
    /// Takes the meaning from the character behind it.
    pub escape: Option<u8>,
    /// The closing quote twice is a quote.
    pub doubled: bool,
    /// May run over lines.
    pub lines: bool,
    /// Is a string only if it is closed.
    pub closed: bool,
    /// More of the last opening quote need as many to close.
    pub fenced: bool,
    pub holes: Holes,
}

/// Code within strings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holes {
    None,
    /// `{code}`; `{{` is a brace.
    Braces,
    /// `${code}`.
    Dollar,
    /// `$name`, `${name}`, `$(code)`.
    Variables,
}

impl Text {
    /// `"…"` with `\`.
    pub const DOUBLE: Text = Text {
        open: "\"",
        close: "\"",
        escape: Some(b'\\'),
        doubled: false,
        lines: false,
        closed: false,
        fenced: false,
        holes: Holes::None,
    };
    /// `'…'` with `\`; an apostrophe alone is none.
    pub const SINGLE: Text = Text { open: "'", close: "'", closed: true, ..Text::DOUBLE };
    /// `'…'` with `''`.
    pub const QUOTED: Text = Text { escape: None, doubled: true, ..Text::SINGLE };
}

/// A language of tags.
pub(super) struct Markup {
    /// The language of `<script>`.
    pub script: Option<&'static Language>,
    /// The language of `<style>`.
    pub style: Option<&'static Language>,
    /// The code in `{…}` (JSX).
    pub braces: Option<&'static Language>,
    /// The code behind `@` (Razor).
    pub at: Option<&'static Language>,
}

/// A command line.
pub(super) struct Shell {
    pub words: &'static [(Class, &'static str)],
    /// As the command processor of Windows: `%name%`, `rem`, `/option`, `^` before the line's end.
    pub dos: bool,
    /// Programs' output may stand among the commands: only known commands and lines with a prompt are commands.
    pub output: bool,
}

/// What is read at each byte, and the words.
pub(super) struct Table {
    pub kinds: [u8; 256],
    words: FxHashMap<&'static [u8], Word>,
    longest: usize,
    ignore_case: bool,
}

/// What a word is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub class: Class,
    pub soft: bool,
    pub before_function: bool,
    pub before_type: bool,
    pub declares: bool,
}

impl Word {
    fn new(class: Class) -> Self {
        Self { class, soft: false, before_function: false, before_type: false, declares: false }
    }
}

/// A byte that may begin a word.
pub(super) const START: u8 = 1;
/// A byte that may be in a word.
pub(super) const REST: u8 = 2;
/// A digit.
pub(super) const DIGIT: u8 = 4;
/// A byte that may begin a string or comment.
pub(super) const OPEN: u8 = 8;
/// A byte with a rule of its own.
pub(super) const RULE: u8 = 16;
/// A space or tab.
pub(super) const SPACE: u8 = 32;

impl Language {
    pub const fn new(names: &'static [&'static str], shape: Shape) -> Self {
        Self { names, shape, table: OnceLock::new() }
    }

    /// Made at first use.
    pub fn table(&'static self) -> &'static Table {
        self.table.get_or_init(|| match &self.shape {
            Shape::Code(code) => Table::of_code(code),
            Shape::Shell(shell) => Table::new(shell.words, shell.dos || shell.output),
            _ => Table::new(&[], false),
        })
    }
}

impl Table {
    fn new(words: &'static [(Class, &'static str)], ignore_case: bool) -> Self {
        let mut map = FxHashMap::default();
        for (class, list) in words {
            for word in list.split_ascii_whitespace() {
                map.insert(word.as_bytes(), Word::new(*class));
            }
        }
        let mut kinds = [0; 256];
        for (b, kind) in (0..=255).zip(&mut kinds) {
            *kind = match b {
                b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => START | REST,
                b'0'..=b'9' => DIGIT | REST,
                b' ' | b'\t' | b'\r' => SPACE,
                b'\n' => RULE,
                _ => 0,
            };
        }
        let longest = map.keys().map(|w| w.len()).max().unwrap_or(0);
        Self { kinds, words: map, longest, ignore_case }
    }

    fn of_code(code: &'static Code) -> Self {
        let mut table = Self::new(code.words, code.ignore_case);
        let keyword = Word::new(Class::Keyword);
        for word in code.soft.split_ascii_whitespace() {
            table.words.insert(word.as_bytes(), Word { soft: true, ..keyword });
        }
        for word in code.before_functions.split_ascii_whitespace() {
            table.words.entry(word.as_bytes()).or_insert(keyword).before_function = true;
        }
        for word in code.before_types.split_ascii_whitespace() {
            table.words.entry(word.as_bytes()).or_insert(keyword).before_type = true;
        }
        for word in code.declares.split_ascii_whitespace() {
            table.words.entry(word.as_bytes()).or_insert(keyword).declares = true;
        }
        table.longest = table.words.keys().map(|w| w.len()).max().unwrap_or(0);
        let (starts, rests) = code.letters;
        starts.bytes().for_each(|b| table.add(b, START | REST));
        rests.bytes().for_each(|b| table.add(b, REST));
        let comments = code.line_comments.iter().chain(code.block_comments.iter().map(|(open, _)| open));
        for open in comments.chain(code.texts.iter().map(|t| &t.open)) {
            open.bytes().take(1).for_each(|b| table.add(b, OPEN));
        }
        code.sigils.iter().for_each(|(b, _)| table.add(*b, RULE));
        for (b, has) in [
            (b'{', true),
            (b'}', true),
            (b'(', true),
            (b')', true),
            (b'[', code.bracket_types),
            (b'-', code.dashes || code.arrows),
            (b'=', code.arrows),
            (b'#', code.directives),
            (b'/', code.regexes),
            (b'<', code.markup.is_some()),
            (b'@', code.markup.is_some()),
            (b':', code.colon_types || code.typed),
            (b';', code.typed),
        ] {
            if has {
                table.add(b, RULE);
            }
        }
        table
    }

    fn add(&mut self, b: u8, kind: u8) {
        self.kinds[usize::from(b)] |= kind;
    }

    /// What the byte may be: a set of the constants above.
    pub fn kind(&self, b: u8) -> u8 {
        self.kinds[usize::from(b)]
    }

    /// The word, if it is one of the language.
    pub fn word(&self, word: &[u8]) -> Option<Word> {
        if word.len() > self.longest {
            return None;
        }
        if self.ignore_case && word.iter().any(u8::is_ascii_uppercase) {
            let mut lower = [0; 40];
            let lower = lower.get_mut(..word.len())?;
            lower.copy_from_slice(word);
            lower.make_ascii_lowercase();
            return self.words.get::<[u8]>(lower).copied();
        }
        self.words.get::<[u8]>(word).copied()
    }
}
