//! What a detector says.

use eventglass_pattern::ConditionId;
use eventglass_syntax::Span;

use crate::case::Told;
use crate::words::Words;

/// A mistake that was recognised.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    /// How sure it is.
    pub(crate) certainty: Certainty,
    /// The failing conditions that it accounts for. None where the pattern is refused, or matches.
    pub(crate) conditions: Vec<ConditionId>,
    /// What is there, in sentences that name the places.
    pub(crate) text: Words,
    /// The places in question, the most telling first.
    pub(crate) places: Vec<Place>,
    /// What to do.
    pub(crate) answer: Answer,
}

/// How sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The text leaves no other reading: `{"source": "aws.ec2"}`
    Certain,
    /// It fits, and little else does: `evnetName`, where the event has `eventName`
    Likely,
    /// It may be, where nothing better is found.
    Possible,
}

/// A place in the pattern or in the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the pattern's text.
    Pattern(Span),
    /// In the event's text.
    Event(Span),
}

/// What to do about a mistake.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// Changes, the best first. Each is tried before it is offered; one that does not help is dropped.
    Remedies(Vec<Draft>),
    /// The language has no pattern that does it.
    Inexpressible {
        /// Why, and what to do instead.
        why: Words,
        /// The nearest pattern that can be had.
        nearest: Vec<Draft>,
    },
}

/// A change that is to be tried.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// What it does, in a few words that begin with a verb.
    pub(crate) label: Words,
    /// What is changed.
    pub(crate) side: Side,
    /// The whole text, changed.
    pub(crate) text: String,
}

/// Which text a change is made in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The pattern.
    Pattern,
    /// The event: what its producer has to change.
    Event,
}

impl Finding {
    /// A finding about a failing condition.
    pub(crate) fn about(condition: ConditionId, certainty: Certainty, text: Words) -> Self {
        let answer = Answer::Remedies(Vec::new());
        Finding { certainty, conditions: vec![condition], text, places: Vec::new(), answer }
    }

    /// A finding that accounts for several failing conditions.
    pub(crate) fn accounting(conditions: &[Told<'_>], certainty: Certainty, text: Words) -> Self {
        let conditions = conditions.iter().map(|told| told.id).collect();
        Finding { conditions, ..Finding::general(certainty, text) }
    }

    /// A finding about the pattern as such, or about a match.
    pub(crate) fn general(certainty: Certainty, text: Words) -> Self {
        let answer = Answer::Remedies(Vec::new());
        Finding { certainty, conditions: Vec::new(), text, places: Vec::new(), answer }
    }

    /// With more places.
    #[must_use]
    pub(crate) fn at(mut self, places: impl IntoIterator<Item = Place>) -> Self {
        self.places.extend(places);
        self
    }

    /// With a change to be tried. Of a change that is not possible nothing is said.
    #[must_use]
    pub(crate) fn remedy(mut self, draft: Option<Draft>) -> Self {
        match &mut self.answer {
            Answer::Remedies(drafts) => drafts.extend(draft),
            Answer::Inexpressible { nearest, .. } => nearest.extend(draft),
        }
        self
    }

    /// Says that no pattern does it. Changes that are added behind this are the nearest that can be had.
    #[must_use]
    pub(crate) fn inexpressible(mut self, why: Words) -> Self {
        self.answer = Answer::Inexpressible { why, nearest: Vec::new() };
        self
    }
}

impl Draft {
    /// A change of the pattern.
    pub(crate) fn pattern(label: Words, text: String) -> Self {
        Draft { label, side: Side::Pattern, text }
    }

    /// A change of the event.
    pub(crate) fn event(label: Words, text: String) -> Self {
        Draft { label, side: Side::Event, text }
    }
}
