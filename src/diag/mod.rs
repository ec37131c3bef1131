//! What a finding is. A finding is a value: nothing here prints, counts or exits.

mod allowed;
mod diagnostic;
mod level;
mod mqm;
mod rule;
mod suggest;

pub use allowed::Allowed;
pub use diagnostic::{Diagnostic, Fix, Label, Sink, sort_and_dedup};
pub use level::Level;
pub use mqm::mqm;
pub use rule::{Rule, Severity};
pub use suggest::{closest, is_misspelled};
