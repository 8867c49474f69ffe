//! What AWS refuses or ignores when a target is made, as facts.

use eventglass_syntax::Span;

use crate::PathKind;

/// Something wrong with a target, whatever events come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetProblem {
    /// What it is.
    pub kind: TargetKind,
    /// The field it is in.
    pub field: Field,
    /// The text in question, in that field.
    pub span: Span,
}

/// A field of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// `InputPath`
    InputPath,
    /// the name of an entry of `InputPathsMap`, by its index
    Name(usize),
    /// the path of an entry of `InputPathsMap`, by its index
    Path(usize),
    /// `InputTemplate`
    Template,
}

/// A kind of problem. Each variant's comment is a target that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetKind {
    /// an `InputPath` and an `InputTransformer`
    NotExclusive,
    /// the path `$..id`
    Path(PathKind),
    /// over 100 entries in `InputPathsMap`: their number
    TooManyPaths(usize),
    /// a name that is empty, over 256 characters, or has others than letters, digits, `_` and `-`
    BadName,
    /// the name `AWS.id`
    ReservedName,
    /// two entries named `id`: the first counts for nothing
    RepeatedName(Box<str>),
    /// no template
    EmptyTemplate,
    /// a template over 8,192 characters: their number
    LongTemplate(usize),
    /// `"AMI <amy>"`, where `InputPathsMap` has no `amy`
    UnknownPlaceholder(Box<str>),
    /// `{<ami>: 1}`
    PlaceholderInKey(Box<str>),
    /// `{"event": "<aws.events.event.json>"}`
    EventInQuotes(Box<str>),
    /// `AMI <ami>`: neither lines in quotes nor JSON
    TemplateNotJson,
}

/// What follows from a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// AWS refuses to make the target.
    Refused,
    /// The target is made, and no event ever arrives.
    LosesEvents,
    /// The target is made, and the part in question yields nothing.
    Ignored,
}

impl TargetKind {
    /// Every name that [`TargetKind::code`] gives.
    pub const CODES: [&str; 21] = [
        "not-exclusive",
        "path-too-long",
        "path-without-root",
        "path-unfinished",
        "path-descent",
        "path-bracket-key",
        "path-slice",
        "path-filter",
        "path-union",
        "path-index",
        "path-character",
        "too-many-paths",
        "bad-name",
        "reserved-name",
        "repeated-name",
        "empty-template",
        "long-template",
        "unknown-placeholder",
        "placeholder-in-key",
        "event-in-quotes",
        "template-not-json",
    ];

    /// The stable kebab-case name.
    pub fn code(&self) -> &'static str {
        match self {
            TargetKind::NotExclusive => "not-exclusive",
            TargetKind::Path(kind) => kind.code(),
            TargetKind::TooManyPaths(_) => "too-many-paths",
            TargetKind::BadName => "bad-name",
            TargetKind::ReservedName => "reserved-name",
            TargetKind::RepeatedName(_) => "repeated-name",
            TargetKind::EmptyTemplate => "empty-template",
            TargetKind::LongTemplate(_) => "long-template",
            TargetKind::UnknownPlaceholder(_) => "unknown-placeholder",
            TargetKind::PlaceholderInKey(_) => "placeholder-in-key",
            TargetKind::EventInQuotes(_) => "event-in-quotes",
            TargetKind::TemplateNotJson => "template-not-json",
        }
    }

    /// What follows from it.
    pub fn effect(&self) -> Effect {
        match self {
            TargetKind::Path(PathKind::TooLong(_))
            | TargetKind::NotExclusive
            | TargetKind::TooManyPaths(_)
            | TargetKind::BadName
            | TargetKind::ReservedName
            | TargetKind::EmptyTemplate
            | TargetKind::LongTemplate(_)
            | TargetKind::UnknownPlaceholder(_) => Effect::Refused,
            TargetKind::PlaceholderInKey(_) | TargetKind::EventInQuotes(_) | TargetKind::TemplateNotJson => {
                Effect::LosesEvents
            }
            TargetKind::Path(_) | TargetKind::RepeatedName(_) => Effect::Ignored,
        }
    }

    /// What AWS says, word for word, where that was recorded.
    pub fn engine(&self, target_id: &str) -> Option<String> {
        let text = match self {
            TargetKind::NotExclusive => [
                "Only one of Input, InputPath, or InputTransformer must be provided for target ",
                target_id,
                ".",
            ]
            .concat(),
            TargetKind::UnknownPlaceholder(name) => {
                ["InputTemplate for target ", target_id, " contains invalid placeholder ", name, "."].concat()
            }
            _ => return None,
        };
        Some(text)
    }
}
