//! What becomes of one event, as facts.

use eventglass_syntax::{Path, Span};

use crate::{Field, TargetProblem};

/// What a target makes of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// What arrives.
    pub outcome: Outcome,
    /// What its paths found, in their order.
    pub values: Vec<Value>,
    /// What AWS does not document about it, in the order of the fields.
    pub notes: Vec<Note>,
}

/// Whether something arrives.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The payload, as the target receives it.
    Delivered(String),
    /// Nothing arrives, and nobody is told.
    Lost(Loss),
}

/// Why nothing arrives. Each variant's comment is a target that has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Loss {
    /// one that AWS refuses to make
    Refused(TargetProblem),
    /// the `InputPath` `$.detail.absent`
    NothingAtPath,
    /// `"id <detail>"` as a value of a document, where `detail` is an object: the placeholder
    ContainerInQuotes(Span),
    /// `{"note": "<note>"}`, where the note has a quote in it: the placeholder
    ValueBreaksJson(Span),
    /// `{<ami>: 1}`: the placeholder
    PlaceholderInKey(Span),
    /// `AMI <ami>`: where it stops being JSON
    TemplateNotJson(Span),
    /// one that makes a payload of megabytes, or deeper than any reader goes
    TooLarge,
}

/// A path of a target, and what it found.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// The variable; empty for `InputPath`.
    pub name: String,
    /// The path as it was written.
    pub path: String,
    /// Where it found values; of very many the first.
    pub found: Vec<Path>,
    /// Whether it found nothing. An empty list is something.
    pub missing: bool,
}

/// Something about a delivery that AWS does not document: what is shown is the harmless reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is.
    pub kind: NoteKind,
    /// The field it is about.
    pub field: Field,
    /// The text in question, in that field.
    pub span: Span,
}

/// A kind of note. Each variant's comment is a target that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// the `InputPath` `$.detail.absent`: taken as if nothing arrived
    NothingAtPath,
    /// `$.items[*].id`, where no item has one: taken as the empty list
    EmptyList,
    /// `$.detail.*`, where the detail is an object: taken as the list of its values
    WildcardOverObject,
    /// `"state <state>"`, where the state is null: written as `null`
    NullInText,
    /// `"got <aws.events.event.json>"`: written as any object is in a text
    EventInText,
    /// a value with a quote, a backslash or a line break, which does not break the payload: written as it is
    NotEscaped,
    /// `"1 < 2"`: left as it is
    LoneBracket,
    /// `<detail>` and nothing else: taken as a JSON document
    LoneValue,
    /// several lines, one with `\"` in it: left as it is
    EscapeInLines,
}

impl Loss {
    /// Every name that [`Loss::code`] gives.
    pub const CODES: [&str; 7] = [
        "target-refused",
        "nothing-at-path",
        "container-in-quotes",
        "value-breaks-json",
        "placeholder-in-key",
        "template-not-json",
        "payload-too-large",
    ];

    /// The stable kebab-case name.
    pub fn code(&self) -> &'static str {
        match self {
            Loss::Refused(_) => "target-refused",
            Loss::NothingAtPath => "nothing-at-path",
            Loss::ContainerInQuotes(_) => "container-in-quotes",
            Loss::ValueBreaksJson(_) => "value-breaks-json",
            Loss::PlaceholderInKey(_) => "placeholder-in-key",
            Loss::TemplateNotJson(_) => "template-not-json",
            Loss::TooLarge => "payload-too-large",
        }
    }

    /// The place in the template that loses the event.
    pub fn span(&self) -> Option<Span> {
        match self {
            Loss::ContainerInQuotes(span)
            | Loss::ValueBreaksJson(span)
            | Loss::PlaceholderInKey(span)
            | Loss::TemplateNotJson(span) => Some(*span),
            Loss::Refused(_) | Loss::NothingAtPath | Loss::TooLarge => None,
        }
    }
}

impl NoteKind {
    /// Every name that [`NoteKind::code`] gives.
    pub const CODES: [&str; 9] = [
        "nothing-at-path",
        "empty-list",
        "wildcard-over-object",
        "null-in-text",
        "event-in-text",
        "not-escaped",
        "lone-bracket",
        "lone-value",
        "escape-in-lines",
    ];

    /// The stable kebab-case name.
    pub fn code(self) -> &'static str {
        match self {
            NoteKind::NothingAtPath => "nothing-at-path",
            NoteKind::EmptyList => "empty-list",
            NoteKind::WildcardOverObject => "wildcard-over-object",
            NoteKind::NullInText => "null-in-text",
            NoteKind::EventInText => "event-in-text",
            NoteKind::NotEscaped => "not-escaped",
            NoteKind::LoneBracket => "lone-bracket",
            NoteKind::LoneValue => "lone-value",
            NoteKind::EscapeInLines => "escape-in-lines",
        }
    }
}
