//! What conditions exclude, asked of the engine.

use eventglass_pattern::{Event, Pattern};
use eventglass_syntax::{Node, Path, sort_by_order};

use crate::candidates::Candidate;
use crate::columns::Columns;
use crate::layout::pattern;
use crate::rule::sound;
use crate::search::MAX_CONDITIONS;
use crate::set::Set;

/// The events that are to be told apart.
pub(crate) struct Events<'e> {
    pub(crate) wanted: Vec<Event<'e>>,
    pub(crate) avoided: Vec<Event<'e>>,
}

/// Conditions of which the engine was asked together: one, or several on fields below the same array, which must hold in
/// one element. Conditions of different units hold together where each unit holds.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// The conditions, by their position among the candidates.
    pub(crate) members: Vec<usize>,
    /// Units of the same source exclude each other: they are of one field, or of one array.
    pub(crate) source: Source,
    /// The sum of the conditions' costs.
    pub(crate) cost: u32,
    /// The avoided events that it does not match.
    pub(crate) excluded: Set,
}

/// What the conditions of a unit are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// A field by its column: in no event is it below an array of objects
    Field(usize),
    /// All fields below an array, by its place
    Array(u32),
}

impl<'e> Events<'e> {
    pub(crate) fn new(wanted: &[&'e Node], avoided: &[&'e Node]) -> Events<'e> {
        let open = |events: &[&'e Node]| events.iter().map(|event| Event::new(event)).collect();
        Events { wanted: open(wanted), avoided: open(avoided) }
    }

    pub(crate) fn all_wanted(&self, pattern: &Pattern) -> bool {
        self.wanted.iter().all(|event| pattern.matches(event))
    }

    pub(crate) fn are_separated_by(&self, pattern: &Pattern) -> bool {
        self.all_wanted(pattern) && !self.avoided.iter().any(|event| pattern.matches(event))
    }

    /// The avoided events that a pattern does not match.
    pub(crate) fn excluded(&self, pattern: &Pattern) -> Set {
        let mut excluded = Set::empty(self.avoided.len());
        for (number, event) in self.avoided.iter().enumerate() {
            if !pattern.matches(event) {
                excluded.insert(number);
            }
        }
        excluded
    }
}

/// Conditions as fields and their tests, in the order in which the fields were met.
pub(crate) fn ticked(columns: &Columns<'_>, conditions: &[&Candidate]) -> Vec<(Path, Vec<String>)> {
    let mut conditions = conditions.to_vec();
    sort_by_order(&mut conditions, |condition| condition.column as u64);
    let ticked = |condition: &&Candidate| {
        let column = columns.all.get(condition.column)?;
        let tests = condition.tests.iter().map(|test| test.json.clone()).collect();
        Some((column.keys.clone(), tests))
    };
    conditions.iter().filter_map(ticked).collect()
}

/// What a field is bound to.
pub(crate) fn source(columns: &Columns<'_>, column: usize) -> Source {
    let array = columns.all.get(column).and_then(|column| column.array);
    array.map_or(Source::Field(column), Source::Array)
}

/// The units that can be part of a smallest pattern. One that excludes no more than others is left out: than one of the
/// same source, or than units of so many other sources that one of them is free in every pattern.
pub(crate) fn useful(mut units: Vec<Unit>, alive: &mut dyn FnMut()) -> Vec<Unit> {
    sort_by_order(&mut units, |unit| (unit.members.len() as u64) << 32 | u64::from(unit.cost));
    let mut kept: Vec<Unit> = Vec::new();
    for unit in units {
        alive();
        if !is_outdone(&unit, &kept) {
            kept.push(unit);
        }
    }
    kept
}

fn is_outdone(unit: &Unit, kept: &[Unit]) -> bool {
    let mut sources: Vec<Source> = Vec::new();
    for better in
        kept.iter().filter(|better| better.cost <= unit.cost && unit.excluded.is_in(&better.excluded))
    {
        if better.source == unit.source {
            return true;
        }
        if !sources.contains(&better.source) {
            sources.push(better.source);
        }
        if sources.len() >= MAX_CONDITIONS {
            return true;
        }
    }
    false
}

/// Whether an order of conditions has each field once.
pub(crate) fn distinct_fields(members: &[&Candidate]) -> bool {
    let others = |at: usize| members.get(at + 1..).unwrap_or_default();
    members.iter().enumerate().all(|(at, it)| others(at).iter().all(|other| other.column != it.column))
}

/// Conditions as a pattern that the engine can be asked; none where EventBridge refuses it.
pub(crate) fn asked(columns: &Columns<'_>, members: &[&Candidate]) -> Option<Pattern> {
    sound(&pattern(&ticked(columns, members)))
}
