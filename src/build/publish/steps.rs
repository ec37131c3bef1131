//! A place to be killed at: counts the steps that change the disk, so that the tests can stop after each.

use super::error::PublishError;

/// How many steps may still be taken.
#[derive(Debug, Default)]
pub(super) struct Steps {
    #[cfg(test)]
    left: Option<usize>,
}

impl Steps {
    /// Stops before step `n` (0-based) as if the process were killed there.
    #[cfg(test)]
    pub fn killed_before(n: usize) -> Self {
        Self { left: Some(n) }
    }

    /// Whether this is a test of kills, for which nothing need reach the disk itself.
    pub fn simulated(&self) -> bool {
        #[cfg(test)]
        return self.left.is_some();
        #[cfg(not(test))]
        false
    }

    /// To be called before each change.
    pub fn step(&mut self) -> Result<(), PublishError> {
        #[cfg(test)]
        if let Some(left) = &mut self.left {
            *left = left.checked_sub(1).ok_or(PublishError::Stopped)?;
        }
        Ok(())
    }
}
