//! The letters of a text by script: they tell most languages apart.

use crate::l10n::{Script, Style};

/// Letters of a text by script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scripts {
    /// Latin.
    pub latin: u32,
    /// Han.
    pub han: u32,
    /// Hiragana and katakana.
    pub kana: u32,
    /// Hangul.
    pub hangul: u32,
    /// Arabic.
    pub arabic: u32,
    /// Hebrew.
    pub hebrew: u32,
    /// Cyrillic.
    pub cyrillic: u32,
    /// Greek.
    pub greek: u32,
    /// Thai.
    pub thai: u32,
    /// Devanagari and the other scripts of India.
    pub indic: u32,
}

impl Scripts {
    /// Counts a letter that is not of ASCII.
    #[inline]
    pub fn add(&mut self, letter: char) {
        *match letter as u32 {
            0x370..=0x3ff | 0x1f00..=0x1fff => &mut self.greek,
            0x400..=0x52f => &mut self.cyrillic,
            0x590..=0x5ff => &mut self.hebrew,
            0x600..=0x77f | 0x8a0..=0x8ff | 0xfb50..=0xfeff => &mut self.arabic,
            0x900..=0xdff => &mut self.indic,
            0xe00..=0xe7f => &mut self.thai,
            0x3040..=0x30ff | 0x31f0..=0x31ff | 0xff66..=0xff9f => &mut self.kana,
            0x3400..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff => &mut self.han,
            0x1100..=0x11ff | 0x3130..=0x318f | 0xac00..=0xd7af => &mut self.hangul,
            _ => &mut self.latin,
        } += 1;
    }

    /// All letters.
    pub fn total(&self) -> u32 {
        let Self { latin, han, kana, hangul, arabic, hebrew, cyrillic, greek, thai, indic } = self;
        latin + han + kana + hangul + arabic + hebrew + cyrillic + greek + thai + indic
    }

    /// Letters that the language is written with; product names aside, all of a text.
    pub fn own(&self, style: &Style) -> u32 {
        match style.scripts.as_slice() {
            [] => self.latin,
            scripts => scripts.iter().map(|script| self.of(*script)).sum(),
        }
    }

    fn of(&self, script: Script) -> u32 {
        match script {
            Script::Latin => self.latin,
            Script::Han => self.han,
            Script::Kana => self.kana,
            Script::Hangul => self.hangul,
            Script::Arabic => self.arabic,
            Script::Hebrew => self.hebrew,
            Script::Cyrillic => self.cyrillic,
            Script::Greek => self.greek,
            Script::Thai => self.thai,
            Script::Indic => self.indic,
        }
    }
}
