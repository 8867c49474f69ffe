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
    /// Kinds of repair of the text that a person refused.
    pub refused: Vec<String>,
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
    /// What its target is given.
    pub target: TargetInput,
}

/// What a rule's target is given, as it is typed. The fields of the kinds that are not chosen are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TargetInput {
    /// Which of them.
    pub kind: TargetKind,
    /// `InputPath`
    pub input_path: String,
    /// `InputPathsMap`, as a JSON object of names and paths.
    pub input_paths_map: String,
    /// `InputTemplate`
    pub input_template: String,
}

/// What is made of the event for a target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum TargetKind {
    /// The event as it is.
    #[default]
    Matched,
    /// A part of it.
    InputPath,
    /// A text with parts of it.
    InputTransformer,
}

impl TargetKind {
    /// All of them.
    pub const ALL: [TargetKind; 3] =
        [TargetKind::Matched, TargetKind::InputPath, TargetKind::InputTransformer];

    /// The stable name; that of [`TargetKind::Matched`] is empty, since it is what is left out.
    pub fn name(self) -> &'static str {
        match self {
            TargetKind::Matched => "",
            TargetKind::InputPath => "inputPath",
            TargetKind::InputTransformer => "inputTransformer",
        }
    }

    /// The kind of that name.
    pub fn of_name(name: &str) -> Option<TargetKind> {
        TargetKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What a list of events is narrowed to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Filter {
    /// What of them is looked at.
    pub field: FilterField,
    /// What it must be.
    pub value: String,
}

/// What of events a list can be narrowed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum FilterField {
    /// `detail-type`
    DetailType,
    /// `source`
    Source,
    /// What a list calls it: the call of a CloudTrail event, else the detail-type.
    Name,
}
