//! What components share that is not drawing.

mod analysis;

pub(crate) use analysis::use_analysis;
