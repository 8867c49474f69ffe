//! The smallest pattern that matches some events and not others.

use eventglass_pattern::{Event, Pattern};
use eventglass_syntax::{Node, sort_by_order};

use crate::field::Operator;
use crate::rule::sound;
use crate::same::same;
use crate::search::MAX_CONDITIONS;
use crate::space::{Answer, Space};

/// At most so many events are looked at together: of all, those that tell whether a pattern is right.
pub const MAX_EVENTS: usize = 500;
/// So many events of each side are looked at first.
const FIRST_SAMPLE: usize = 80;
/// When so many combinations were tried, no more events are looked at.
const MAX_TRIED: u64 = 1_000_000;
/// Of events that a pattern gets wrong, so many are looked at in the next round.
const MORE: usize = 20;

/// The operators that conditions are made with.
const OPERATORS: [Operator; 9] = [
    Operator::Exact,
    Operator::Prefix,
    Operator::Suffix,
    Operator::Wildcard,
    Operator::Numeric,
    Operator::Cidr,
    Operator::AnythingBut,
    Operator::Exists,
    Operator::Absent,
];

/// What a search for a pattern found.
#[derive(Clone, Debug, PartialEq)]
pub enum Separation {
    /// A pattern that matches all wanted events and no avoided one. Of those that were searched no smaller one does.
    Found {
        /// Its text.
        pattern: String,
        /// How many fields it asks about.
        conditions: usize,
        /// Whether it asks for an id or a time, since nothing else separates: it will hardly match other events.
        accidental: bool,
    },
    /// There is none, as far as was searched.
    None {
        /// Where it was searched.
        searched: Searched,
        /// Why there is none.
        why: Why,
    },
}

/// Where a pattern was searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Searched {
    /// How many fields.
    pub fields: usize,
    /// Which operators.
    pub operators: Vec<Operator>,
    /// How many conditions together, at most.
    pub conditions: usize,
    /// How many combinations.
    pub tried: u64,
    /// Whether these were all; else the search was ended for its cost.
    pub complete: bool,
}

/// Why no pattern was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A wanted event is the same as an avoided one, by their positions: all that differs is what no pattern can see.
    Same {
        /// Among the wanted events.
        wanted: usize,
        /// Among the avoided events.
        avoided: usize,
    },
    /// Every combination that was tried fails: [`Searched`] tells which.
    Exhausted,
    /// There is no wanted event.
    NothingWanted,
    /// More than [`MAX_EVENTS`] events would have to be looked at.
    TooManyEvents,
}

/// The smallest pattern that matches all wanted events and none of the avoided: of the fewest conditions, then of the
/// fields that tell most and the plainest tests. Where [`MAX_CONDITIONS`] are not enough and the wanted events are of
/// different kinds, a `$or` of one such pattern for each kind. An id, ARN, time or text for people is asked for only
/// where nothing else separates. Without avoided events it is the rule for the wanted ones: their usual fields, as far
/// as they share them.
///
/// The pattern was asked of the engine for every event and keeps the limits of the service. The search is bounded, and
/// calls `alive` now and then: within 64 combinations, or one event that is read.
pub fn separate(wanted: &[&Node], avoided: &[&Node], alive: &mut dyn FnMut()) -> Separation {
    let mut searched = Searched {
        fields: 0,
        operators: OPERATORS.to_vec(),
        conditions: MAX_CONDITIONS,
        tried: 0,
        complete: true,
    };
    let why = match search(wanted, avoided, &mut searched, alive) {
        Ok(Answer { pattern, conditions, accidental }) => {
            return Separation::Found { pattern, conditions, accidental };
        }
        Err(why) => why,
    };
    searched.complete &= why != Why::TooManyEvents;
    Separation::None { searched, why }
}

/// Searches among some of the events, and again with those that the answer gets wrong.
fn search(
    wanted: &[&Node],
    avoided: &[&Node],
    searched: &mut Searched,
    alive: &mut dyn FnMut(),
) -> Result<Answer, Why> {
    if wanted.is_empty() {
        return Err(Why::NothingWanted);
    }
    let (mut wanted, mut avoided) = (Sample::of(wanted), Sample::of(avoided));
    loop {
        if let Some((one, other)) = same(&wanted.nodes(), &avoided.nodes(), alive) {
            return Err(Why::Same { wanted: wanted.position(one), avoided: avoided.position(other) });
        }
        let space = Space::new(&wanted.nodes(), &avoided.nodes(), alive);
        let answer = space.solve(searched, alive).ok_or(Why::Exhausted)?;
        let engine = sound(&answer.pattern).ok_or(Why::Exhausted)?;
        let missed = wanted.take_wrong(&engine, true, alive) + avoided.take_wrong(&engine, false, alive);
        if missed == 0 {
            return Ok(answer);
        }
        if wanted.taken.len() + avoided.taken.len() > MAX_EVENTS {
            return Err(Why::TooManyEvents);
        }
        if searched.tried > MAX_TRIED {
            searched.complete = false;
            return Err(Why::Exhausted);
        }
    }
}

/// Events of one side, and those of them that are looked at.
struct Sample<'s, 'e> {
    all: &'s [&'e Node],
    /// By their positions, in rising order.
    taken: Vec<usize>,
}

impl<'s, 'e> Sample<'s, 'e> {
    /// The first sample, from everywhere.
    fn of(all: &'s [&'e Node]) -> Sample<'s, 'e> {
        let step = all.len().div_ceil(FIRST_SAMPLE).max(1);
        Sample { all, taken: (0..all.len()).step_by(step).collect() }
    }

    fn nodes(&self) -> Vec<&'e Node> {
        self.taken.iter().filter_map(|position| self.all.get(*position).copied()).collect()
    }

    fn position(&self, index: usize) -> usize {
        self.taken.get(index).copied().unwrap_or_default()
    }

    /// Adds some of the events for which the pattern gives the wrong answer, and says how many.
    fn take_wrong(&mut self, pattern: &Pattern, right: bool, alive: &mut dyn FnMut()) -> usize {
        let is_wrong = |position: &usize| {
            alive();
            self.all.get(*position).is_some_and(|event| pattern.matches(&Event::new(event)) != right)
        };
        let wrong: Vec<usize> = (0..self.all.len()).filter(is_wrong).take(MORE).collect();
        self.taken.extend(&wrong);
        sort_by_order(&mut self.taken, |position| *position as u64);
        wrong.len()
    }
}
