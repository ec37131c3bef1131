//! The engine and the only writer.

pub mod publish;
