//! A progress bar that may not be there.

use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Console;
use crate::build::{Stage, Watch};

/// Counts steps; shared by threads. The bar goes away when this is dropped.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A bar on standard error.
    pub(super) fn shown(label: &'static str, total: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr_with_hz(10));
        if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len}") {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.set_message(label);
        Self { bar }
    }

    /// No bar.
    pub(super) fn hidden() -> Self {
        Self { bar: ProgressBar::hidden() }
    }

    /// One more step is done.
    pub fn step(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// A progress bar for each stage.
pub struct Bars<'a> {
    console: &'a Console,
    bar: Mutex<Option<Progress>>,
}

impl<'a> Bars<'a> {
    /// No stage has begun.
    pub fn new(console: &'a Console) -> Self {
        Self { console, bar: Mutex::new(None) }
    }
}

impl Watch for Bars<'_> {
    fn begin(&self, stage: Stage, total: usize) {
        if let Ok(mut bar) = self.bar.lock() {
            // The old bar is cleared before the new one is drawn.
            drop(bar.take());
            *bar = Some(self.console.progress(stage.label(), total));
        }
    }

    fn step(&self) {
        if let Ok(bar) = self.bar.lock()
            && let Some(bar) = bar.as_ref()
        {
            bar.step();
        }
    }
}
