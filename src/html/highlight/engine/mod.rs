//! The lexer: one pass over the bytes, driven by a [`Language`].
//!
//! What stands within what (code in strings, markup in code) is a stack of frames, never recursion, so that no input
//! is too deep; every step moves on or changes the stack, so that no input is endless.

mod code;
mod markup;
mod number;
mod razor;
mod rule;
mod shell;
mod string;
mod word;

use memchr::memchr;

use super::language::{Language, Shape, Text};
use super::spans::Spans;

pub(super) use number::number_len;

/// Appends `code` as HTML; false: nothing has a colour.
pub(super) fn run(language: &'static Language, code: &str, out: &mut String) -> bool {
    let mut lexer = Lexer {
        bytes: code.as_bytes(),
        at: 0,
        end: code.len(),
        spans: Spans::new(code, out),
        frames: vec![],
        limits: vec![],
        last: 0,
        heading: Heading::None,
        generics: 0,
        unclosed: [0; 3],
        command: true,
    };
    lexer.enter(language);
    lexer.run();
    lexer.spans.finish()
}

/// A lexer at work on one piece of code.
pub(super) struct Lexer<'a, 'o> {
    pub bytes: &'a [u8],
    pub at: usize,
    /// Nothing is read from here on.
    pub end: usize,
    pub spans: Spans<'a, 'o>,
    frames: Vec<Frame>,
    limits: Vec<Limit>,
    /// The last byte of code that was neither space nor comment; [`VALUE`] for a value, [`KEYWORD`] for a keyword.
    last: u8,
    /// What the words just read announce.
    heading: Heading,
    /// Words before this place are the arguments of a generic type.
    generics: usize,
    /// What begins before these places has no end: strings by their quote, and others.
    unclosed: [usize; 3],
    /// A command may begin.
    command: bool,
}

const VALUE: u8 = b'a';
const KEYWORD: u8 = b'k';

#[derive(Clone, Copy, PartialEq, Eq)]
enum Heading {
    None,
    /// A type's name comes.
    Type,
    /// The name of a new type comes.
    Declaration,
    /// A type was declared: what it derives from may come.
    Declared,
    /// The names of the types it derives from come.
    Bases,
    /// A function's name comes.
    Function,
}

/// What the text at hand is within.
#[derive(Clone, Copy)]
enum Frame {
    Code { language: &'static Language, until: Until, depth: u32 },
    Shell { language: &'static Language },
    Steps(fn(&mut Lexer<'_, '_>)),
    Text { language: &'static Language, text: &'static Text, fence: usize },
    Markup { language: &'static Language, within: bool, depth: u32 },
    Tag { language: &'static Language, name: (usize, usize), closing: bool },
    Value { language: &'static Language, quote: u8 },
}

/// How far code goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    /// To the end.
    End,
    /// To the bracket that closes it.
    Close(u8, u8),
    /// Over a statement and its blocks (Razor).
    Statement,
}

/// An end that holds for the frames above some.
#[derive(Clone, Copy)]
struct Limit {
    frames: usize,
    end: usize,
}

impl<'a> Lexer<'a, '_> {
    /// Goes on in a language, on top of what there is.
    fn enter(&mut self, language: &'static Language) {
        let frame = match &language.shape {
            Shape::Plain => {
                self.at = self.end;
                return;
            }
            Shape::Code(_) => Frame::Code { language, until: Until::End, depth: 0 },
            Shape::Markup(_) => Frame::Markup { language, within: false, depth: 0 },
            Shape::Shell(_) => Frame::Shell { language },
            Shape::Steps(step) => Frame::Steps(*step),
        };
        self.last = 0;
        self.heading = Heading::None;
        self.frames.push(frame);
    }

    /// Reads on up to `end` in a language.
    pub fn enter_until(&mut self, end: usize, language: &'static Language) {
        let end = end.clamp(self.at, self.end);
        self.limits.push(Limit { frames: self.frames.len(), end: self.end });
        self.end = end;
        self.enter(language);
    }

    fn run(&mut self) {
        // Steps that only change the stack come one after another only in the malformed; they are counted out.
        let (mut seen, mut idle) = (0, 0);
        loop {
            if self.at >= self.end {
                let Some(limit) = self.limits.pop() else { return };
                self.frames.truncate(limit.frames);
                self.end = limit.end;
                self.last = VALUE;
                continue;
            }
            idle = if self.at == seen { idle + 1 } else { 0 };
            if idle > 8 {
                self.at += 1;
                idle = 0;
            }
            seen = self.at;
            match self.frames.last().copied() {
                None => self.at = self.end,
                Some(Frame::Code { language, until, depth }) => self.code(language, until, depth),
                Some(Frame::Shell { language }) => self.shell_line(language),
                Some(Frame::Steps(step)) => step(self),
                Some(Frame::Text { language, text, fence }) => self.text(language, text, fence),
                Some(Frame::Markup { language, within, depth }) => self.markup(language, within, depth),
                Some(Frame::Tag { language, name, closing }) => self.tag(language, name, closing),
                Some(Frame::Value { language, quote }) => self.value(language, quote),
            }
        }
    }

    /// The byte at a place; 0 past the end.
    pub fn byte(&self, at: usize) -> u8 {
        if at < self.end { self.bytes[at] } else { 0 }
    }

    /// The text from a place to the end.
    pub fn rest(&self, at: usize) -> &'a [u8] {
        self.bytes.get(at..self.end).unwrap_or_default()
    }

    pub fn starts_with(&self, at: usize, what: &str) -> bool {
        self.rest(at).starts_with(what.as_bytes())
    }

    /// The end of the line, before its `\n`.
    pub fn line_end(&self, at: usize) -> usize {
        memchr(b'\n', self.rest(at)).map_or(self.end, |n| at + n)
    }

    /// The first place from `at` that has neither space nor tab.
    pub fn after_spaces(&self, mut at: usize) -> usize {
        while matches!(self.byte(at), b' ' | b'\t') {
            at += 1;
        }
        at
    }

    /// Only white space stands before the place in its line.
    fn at_line_start(&self, at: usize) -> bool {
        let before = self.bytes[..at].iter().rev().find(|b| !matches!(b, b' ' | b'\t'));
        matches!(before, None | Some(b'\n'))
    }

    /// It is known that what begins with `quote` here has no end, so that none looks for it again.
    fn hopeless(&mut self, at: usize, quote: u8) -> bool {
        at < *self.unclosed_by(quote)
    }

    fn unclosed_by(&mut self, quote: u8) -> &mut usize {
        let [double, single, other] = &mut self.unclosed;
        match quote {
            b'"' => double,
            b'\'' => single,
            _ => other,
        }
    }

    /// The end of the run of bytes that satisfy `is`.
    pub fn run_end(&self, at: usize, is: impl Fn(u8) -> bool) -> usize {
        let rest = self.rest(at);
        at + rest.iter().position(|b| !is(*b)).unwrap_or(rest.len())
    }
}
