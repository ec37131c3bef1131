//! How readily a finding of a translation is shown.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use super::closest;

/// Each level shows what the ones before it show, and more. It depends on the check and on its confidence in the
/// single case, never on the docset.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// What a reviewer would act on.
    #[default]
    Default,
    /// Likely defects of lesser weight.
    Strict,
    /// Everything that differs and may matter.
    Pedantic,
}

impl Level {
    /// All levels, the quietest first.
    pub const ALL: [Level; 3] = [Level::Default, Level::Strict, Level::Pedantic];

    /// The lower-case name.
    pub fn name(self) -> &'static str {
        match self {
            Level::Default => "default",
            Level::Strict => "strict",
            Level::Pedantic => "pedantic",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Level {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|v| v.name() == s).ok_or_else(|| {
            match closest(s, Self::ALL.map(Level::name)) {
                Some(near) => format!("unknown level `{s}`: did you mean `{near}`?"),
                None => format!("unknown level `{s}`: use default, strict or pedantic"),
            }
        })
    }
}
