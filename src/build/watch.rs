//! How a build tells how far it is.

/// A part of a build that takes time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Pages are read.
    Reading,
    /// Pages are checked and written.
    Rendering,
    /// Translations are compared with their source and with each other.
    Comparing,
}

impl Stage {
    /// For a progress bar.
    pub fn label(self) -> &'static str {
        match self {
            Stage::Reading => "Reading",
            Stage::Rendering => "Writing",
            Stage::Comparing => "Checking",
        }
    }
}

/// Told of every step; called from many threads.
pub trait Watch: Sync {
    /// A stage of `total` steps begins.
    fn begin(&self, stage: Stage, total: usize);
    /// One step is done.
    fn step(&self);
}

/// Nobody watches.
pub struct Unwatched;

impl Watch for Unwatched {
    fn begin(&self, _: Stage, _: usize) {}
    fn step(&self) {}
}
