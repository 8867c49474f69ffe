//! The smallest pattern that matches some events and not others.

use eventglass_syntax::{Member, Node, Text, Value, push_text, sort_by_order};

use crate::candidates::{Candidate, candidates, weight};
use crate::columns::Columns;
use crate::field::Operator;
use crate::nature::Nature;
use crate::rule::Shape;
use crate::search::{MAX_CONDITIONS, Search};
use crate::units::{Events, asked, text};

/// More events are not searched.
pub const MAX_EVENTS: usize = 500;
/// So many fields are searched, those that tell most.
const MAX_FIELDS: usize = 300;

/// The operators that conditions are made with.
const OPERATORS: [Operator; 8] = [
    Operator::Exact,
    Operator::Prefix,
    Operator::Suffix,
    Operator::Wildcard,
    Operator::Numeric,
    Operator::AnythingBut,
    Operator::Exists,
    Operator::Absent,
];

/// What a search for a pattern found.
#[derive(Clone, Debug, PartialEq)]
pub enum Separation {
    /// A pattern that matches all wanted events and no avoided one; no smaller one does.
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
    /// Every combination that was tried fails.
    Exhausted,
    /// There is no wanted event.
    NothingWanted,
    /// There are more events than [`MAX_EVENTS`].
    TooManyEvents,
}

/// The smallest pattern that matches all wanted events and none of the avoided: of the fewest conditions, then of the
/// fields that tell most and the plainest tests. An id, ARN or time is asked for only where nothing else separates.
/// Without avoided events it is the rule for the wanted ones: their usual fields, as far as they share them.
///
/// The pattern was asked of the engine and keeps the limits of the service. The search is bounded, and calls `alive` for
/// every combination that it looks at closely.
pub fn separate(wanted: &[&Node], avoided: &[&Node], alive: &mut dyn FnMut()) -> Separation {
    let mut searched = Searched {
        fields: 0,
        operators: OPERATORS.to_vec(),
        conditions: MAX_CONDITIONS,
        tried: 0,
        complete: true,
    };
    let Some(first) = wanted.first() else {
        return Separation::None { searched, why: Why::NothingWanted };
    };
    if wanted.len() + avoided.len() > MAX_EVENTS {
        searched.complete = false;
        return Separation::None { searched, why: Why::TooManyEvents };
    }
    if let Some(why) = same(wanted, avoided, alive) {
        return Separation::None { searched, why };
    }
    let space = Space::new(wanted, avoided, &Shape::of(first), alive);
    searched.fields = space.fields;
    searched.complete = space.fields == space.columns.all.len();
    let found = if avoided.is_empty() { space.shared(alive) } else { space.search(&mut searched, alive) };
    found.unwrap_or(Separation::None { searched, why: Why::Exhausted })
}

/// What is searched.
pub(crate) struct Space<'e> {
    pub(crate) columns: Columns<'e>,
    pub(crate) events: Events<'e>,
    /// The best first.
    pub(crate) candidates: Vec<Candidate>,
    fields: usize,
    /// The columns of usual fields, in the order of the text.
    usual: Vec<usize>,
}

impl<'e> Space<'e> {
    pub(crate) fn new(
        wanted: &[&'e Node],
        avoided: &[&'e Node],
        shape: &Shape,
        alive: &mut dyn FnMut(),
    ) -> Space<'e> {
        let mut columns = Columns::default();
        for (number, event) in (0..).zip(wanted.iter().chain(avoided)) {
            alive();
            columns.add(number, event);
        }
        let natures: Vec<Nature> = columns
            .all
            .iter()
            .map(|column| column.first().map_or(Nature::Plain, |value| Nature::of(&column.names(), value)))
            .collect();
        let mut order: Vec<(usize, u32)> = columns
            .all
            .iter()
            .zip(&natures)
            .map(|(column, nature)| weight(column, *nature, shape))
            .enumerate()
            .collect();
        sort_by_order(&mut order, |(_, weight)| u64::from(*weight));
        order.truncate(MAX_FIELDS);
        let of_column = |(index, _): &(usize, u32)| {
            alive();
            candidates(&columns, *index, shape, wanted.len() as u32, (wanted.len() + avoided.len()) as u32)
        };
        let mut candidates: Vec<Candidate> = order.iter().flat_map(of_column).collect();
        sort_by_order(&mut candidates, |candidate| u64::from(candidate.cost));
        let usual = columns.all.iter().zip(&natures).enumerate();
        let usual = usual
            .filter(|(_, (column, nature))| shape.is_usual(column, **nature))
            .map(|(index, _)| index)
            .collect();
        Space { events: Events::new(wanted, avoided), fields: order.len(), columns, candidates, usual }
    }

    /// First without accidental conditions, then with them.
    fn search(&self, searched: &mut Searched, alive: &mut dyn FnMut()) -> Option<Separation> {
        let stable: Vec<Candidate> = self.candidates.iter().filter(|it| !it.accidental).cloned().collect();
        for candidates in [&stable, &self.candidates] {
            let mut search = Search::new(&self.columns, &self.events, candidates, alive);
            let solution = search.run();
            searched.tried += search.tried;
            searched.complete &= search.complete;
            if let Some(solution) = solution {
                let accidental =
                    solution.members.iter().any(|it| candidates.get(*it).is_some_and(|it| it.accidental));
                return Some(Separation::Found {
                    conditions: solution.members.len(),
                    pattern: solution.pattern,
                    accidental,
                });
            }
        }
        None
    }

    /// The conditions on usual fields that all events pass; where there are none, the best other condition.
    fn shared(&self, alive: &mut dyn FnMut()) -> Option<Separation> {
        let mut passes = |candidate: &&Candidate| {
            alive();
            !candidate.leans_on_others()
                && asked(&self.columns, &[candidate]).is_some_and(|pattern| self.events.all_wanted(&pattern))
        };
        let best = |index: &usize| self.candidates.iter().filter(|it| it.column == *index).find(&mut passes);
        let mut conditions: Vec<&Candidate> = self.usual.iter().filter_map(best).collect();
        if conditions.is_empty() {
            conditions.extend(self.candidates.iter().find(&mut passes));
        }
        while !conditions.is_empty() {
            if asked(&self.columns, &conditions).is_some_and(|pattern| self.events.all_wanted(&pattern)) {
                let pattern = text(&self.columns, conditions.iter().copied());
                let accidental = conditions.iter().any(|condition| condition.accidental);
                return Some(Separation::Found { pattern, conditions: conditions.len(), accidental });
            }
            conditions.pop();
        }
        None
    }
}

/// The first wanted event that is the same as an avoided one.
fn same(wanted: &[&Node], avoided: &[&Node], alive: &mut dyn FnMut()) -> Option<Why> {
    let mut seen = |event: &&Node| {
        alive();
        let mut out = String::new();
        if event.is_object() {
            push_seen(&mut out, event);
        }
        out
    };
    let avoided: Vec<String> = avoided.iter().map(&mut seen).collect();
    wanted.iter().map(seen).zip(0..).find_map(|(event, wanted)| {
        let avoided = avoided.iter().position(|it| *it == event)?;
        Some(Why::Same { wanted, avoided })
    })
}

/// Writes what a pattern can see of a value: members sorted by key, without what is empty.
fn push_seen(out: &mut String, node: &Node) {
    match &node.value {
        Value::Object(members) => {
            let mut members: Vec<&Member> = members.iter().collect();
            members.sort_by(|one, other| one.key.value.cmp(&other.key.value));
            for member in members {
                push_member(out, &member.key.value, &member.value);
            }
        }
        Value::Array(elements) => {
            let start = out.len();
            out.push('[');
            for element in elements {
                push_member(out, &"".into(), element);
            }
            let is_empty = out.len() == start + 1;
            if is_empty { out.truncate(start) } else { out.push(']') }
        }
        Value::String(text) => push_text(out, text),
        Value::Number(number) => out.push_str(number.lexeme()),
        Value::Bool(value) => out.push(if *value { 't' } else { 'f' }),
        Value::Null => out.push('n'),
        Value::Unreadable => {}
    }
}

fn push_member(out: &mut String, key: &Text, value: &Node) {
    let start = out.len();
    push_text(out, key);
    out.push(':');
    let before = out.len();
    push_seen(out, value);
    if out.len() == before {
        out.truncate(start);
        return;
    }
    out.push(',');
}

#[cfg(test)]
mod tests;
