//! What has no colours: the output of programs.

use super::super::language::{Language, Shape};

pub(in super::super) static PLAIN: Language =
    Language::new(&["output", "text", "txt", "none", "plaintext", "plain"], Shape::Plain);
