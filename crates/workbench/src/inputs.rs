//! What a person can type.

use crate::words::Language;

/// How many bytes of pasted text are read.
pub const MAX_TEXT: usize = 20_000_000;
/// How many events are taken from it.
pub const MAX_EVENTS: usize = 20_000;

/// How many bytes of a pattern are read: far beyond what EventBridge takes, and little enough to be judged at every
/// keystroke.
pub const MAX_PATTERN: usize = 100_000;

/// Everything a report is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inputs {
    /// Pasted text that holds events.
    pub text: String,
    /// The rules.
    pub rules: Vec<RuleInput>,
    /// The present, in milliseconds since 1970; none where nobody said.
    pub now: Option<i64>,
    /// The language of all sentences in the report.
    pub language: Language,
}

/// A rule as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RuleInput {
    /// Its name.
    pub name: String,
    /// The text of its pattern.
    pub pattern: String,
}
