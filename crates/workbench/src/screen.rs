//! What the page shows, and everything that it draws of an answer.

use crate::inputs::Filter;
use crate::making::Making;
use crate::markup::Piece;
use crate::pair::{PairChoice, PairView};
use crate::report::{AmiRow, EventRow, MentionRow, Place, Problem, RuleRow};

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Shown {
    /// The selected event.
    pub event: usize,
    /// The selected rule.
    pub rule: usize,
    /// What the explanation is to be told for.
    pub choice: PairChoice,
    /// The part of the event list that is in view.
    pub window: Window,
    /// What the list is narrowed to.
    pub filter: Option<Filter>,
    /// Whether the list is in the order of time rather than of the text.
    pub by_time: bool,
    /// What is shown of all events together.
    pub scene: Scene,
    /// As what the payload is shown.
    pub arrival: Arrival,
    /// The place in the selected event's body that was clicked.
    pub picked: Option<u32>,
    /// The place in the selected rule's pattern where something is being typed.
    pub typing: Option<u32>,
    /// From what a rule is made.
    pub making: Making,
}

/// What the page shows besides the selected pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Scene {
    /// Event, rule, verdict.
    #[default]
    Pair,
    /// Every event by every rule.
    Grid,
    /// Counts over all events, and when they happened.
    Overview,
    /// The lives of the AMIs.
    Lifecycles,
    /// What was created and not deleted.
    Leftovers,
    /// A rule is made from events.
    Making,
}

/// How a payload reaches a person or a program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Arrival {
    /// The payload itself.
    #[default]
    Payload,
    /// A mail from SNS.
    Mail,
    /// The event of a Lambda function that SNS calls.
    LambdaSns,
    /// The event of a Lambda function that reads from SQS.
    LambdaSqs,
    /// A message in SQS.
    SqsMessage,
    /// A message in a chat.
    Chat,
}

/// A part of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Window {
    /// The first row.
    pub from: usize,
    /// How many rows.
    pub len: usize,
}

/// Everything the page draws.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Answer {
    /// Of which question.
    pub id: u32,
    /// Whether more is to come: this engine cannot read or tell everything, and the whole one can.
    pub partial: bool,
    /// How many events there are.
    pub event_count: usize,
    /// How many of them are listed.
    pub listed: usize,
    /// The first and the last that are listed.
    pub ends: (usize, usize),
    /// The event that was shown: the asked one, or the last where there are fewer.
    pub event: usize,
    /// The rows in the window.
    pub rows: Vec<AnsweredRow>,
    /// Where the window begins.
    pub rows_from: usize,
    /// The rules.
    pub rules: Vec<RuleRow>,
    /// The first of the AMI ids, each once.
    pub amis: Vec<AmiRow>,
    /// How many there are.
    pub ami_count: usize,
    /// What is to be said about the pasted text.
    pub problems: Vec<Problem>,
    /// Whether all events are of one day.
    pub one_day: bool,
    /// The selected event.
    pub selected: Option<Selected>,
    /// Why the selected rule matches it or does not.
    pub pair: Option<PairView>,
}

/// What the whole engine says of the selected pair, besides the conditions.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PairParts {
    /// The likely causes, with remedies.
    pub causes: Vec<Piece>,
    /// What may keep the rule silent though its pattern is right, and the pattern in words.
    pub advice: Vec<Piece>,
    /// What places of the pattern mean.
    pub hints: Vec<Hint>,
}

/// What a place of the pattern means, in words.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Hint {
    /// The place.
    pub place: Place,
    /// The words, in lines.
    pub text: String,
}

/// What can stand at a place of the selected rule's pattern.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Choices {
    /// The place that was asked about.
    pub at: u32,
    /// The text that a choice replaces.
    pub replace: Place,
    /// The choices, the likeliest first.
    pub list: Vec<Choice>,
}

/// One of several things that can stand at a place.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Choice {
    /// What is shown.
    pub label: String,
    /// What is put in.
    pub insert: String,
    /// The byte offset in it where the cursor goes.
    pub cursor: u32,
    /// What it is: a field, an object, a value, an operator, a snippet.
    pub kind: u8,
    /// In a line: what it does, or in how many events it was seen.
    pub detail: String,
}

/// Parts of the page that the whole engine makes.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Parts {
    /// Where the selected event came from, and what was repaired in the text.
    pub origin: Vec<Piece>,
    /// The value of the event that was clicked.
    pub picked: Vec<Piece>,
    /// A pattern in the selected rule's text that is wrapped in something else.
    pub offer: Vec<Piece>,
    /// What is wrong with the selected rule's target.
    pub target: Vec<Piece>,
    /// What the selected rule's target receives.
    pub receives: Vec<Piece>,
    /// What can stand where something is being typed.
    pub choices: Option<Choices>,
    /// What is said of the pair; none where it is what the answer before had.
    pub pair: Option<PairParts>,
    /// What is shown of all events together; none where it is what the answer before had.
    pub scene: Option<Vec<Piece>>,
}

/// A row of the event list.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AnsweredRow {
    /// Which event.
    pub index: usize,
    /// The event.
    pub event: EventRow,
    /// For each rule whether it matches.
    pub verdicts: Vec<bool>,
}

/// The selected event.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Selected {
    /// What a list calls it.
    pub name: String,
    /// Its JSON text, unwrapped.
    pub body: Body,
    /// Where its body stands in the pasted text, where it stands there as it is.
    pub verbatim_at: Option<u32>,
    /// The first of the AMI ids in it.
    pub amis: Vec<MentionRow>,
    /// How many mentions of AMI ids it holds.
    pub mention_count: usize,
    /// What is to be said about it; places are places in its body.
    pub problems: Vec<Problem>,
}

/// The text of the selected event. Most answers are about the text that the page shows already, and it may be long.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Body {
    /// That of the answer before.
    Same,
    /// A part of the pasted text.
    Verbatim(Place),
    /// Made from it.
    Made(String),
}
