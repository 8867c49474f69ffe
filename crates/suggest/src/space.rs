//! What is searched for one choice of events: their fields, and the conditions made of them.

use eventglass_pattern::Event;
use eventglass_syntax::{Node, sort_by_order};

use crate::candidates::{Candidate, Grade, candidates, weight};
use crate::columns::Columns;
use crate::layout::{either, pattern};
use crate::nature::Nature;
use crate::rule::{Shape, sound};
use crate::search::Search;
use crate::separate::Searched;
use crate::units::{Events, asked, ticked};

/// So many fields are searched, those that tell most.
const MAX_FIELDS: usize = 300;
/// A `$or` has at most so many branches.
const MAX_KINDS: usize = 4;

/// The fields of some events, and the conditions that may separate the wanted ones.
pub(crate) struct Space<'e> {
    pub(crate) columns: Columns<'e>,
    pub(crate) events: Events<'e>,
    /// The best first.
    pub(crate) candidates: Vec<Candidate>,
    /// The searched columns that are part of a rule by default, in the order of the text.
    usual: Vec<usize>,
    /// How many columns are searched.
    fields: usize,
}

/// A pattern that does what was asked of it.
pub(crate) struct Answer {
    pub(crate) pattern: String,
    pub(crate) conditions: usize,
    pub(crate) accidental: bool,
}

impl<'e> Space<'e> {
    /// There is a wanted event.
    pub(crate) fn new(wanted: &[&'e Node], avoided: &[&'e Node], alive: &mut dyn FnMut()) -> Space<'e> {
        let columns = Columns::of(&[wanted, avoided].concat(), alive);
        let shape = wanted.first().map(|event| Shape::of(event)).unwrap_or_default();
        let (mut order, mut usual) = (Vec::new(), Vec::new());
        for (index, column) in columns.all.iter().enumerate() {
            let nature = column.first().map_or(Nature::Plain, |value| Nature::of(&column.names(), value));
            order.push((index, weight(column, nature, &shape)));
            usual.extend(shape.is_usual(column, nature).then_some(index));
        }
        sort_by_order(&mut order, |(_, weight)| u64::from(*weight));
        order.truncate(MAX_FIELDS);
        let counts = (wanted.len() as u32, avoided.len() as u32);
        let mut found = Vec::new();
        for (index, weight) in &order {
            alive();
            found.extend(candidates(&columns, *index, *weight, counts));
        }
        sort_by_order(&mut found, |candidate: &Candidate| u64::from(candidate.cost));
        Space { events: Events::new(wanted, avoided), fields: order.len(), columns, candidates: found, usual }
    }

    /// The smallest pattern that separates, and what was searched for it.
    pub(crate) fn solve(&self, searched: &mut Searched, alive: &mut dyn FnMut()) -> Option<Answer> {
        searched.fields = self.fields;
        searched.complete = self.fields == self.columns.all.len() && !self.columns.is_cut;
        if self.events.avoided.is_empty() { self.shared(alive) } else { self.separating(searched, alive) }
    }

    /// First of stable conditions, then with those that ask for one thing, then for one event.
    fn separating(&self, searched: &mut Searched, alive: &mut dyn FnMut()) -> Option<Answer> {
        let stable = self.among(Grade::Stable, searched, alive).map(|conditions| self.answer(&conditions));
        if let Some(answer) = stable.or_else(|| self.either(searched, alive)) {
            return Some(answer);
        }
        [Grade::Thing, Grade::Moment].into_iter().find_map(|worst| {
            let has_it = self.candidates.iter().any(|candidate| candidate.grade == worst);
            let conditions = if has_it { self.among(worst, searched, alive) } else { None };
            Some(self.answer(&conditions?))
        })
    }

    /// The smallest separating conditions of a grade or better.
    fn among(
        &self,
        worst: Grade,
        searched: &mut Searched,
        alive: &mut dyn FnMut(),
    ) -> Option<Vec<Candidate>> {
        let candidates: Vec<Candidate> =
            self.candidates.iter().filter(|candidate| candidate.grade <= worst).cloned().collect();
        let mut search = Search::new(&self.columns, &self.events, &candidates, alive);
        let solution = search.run();
        searched.tried += search.tried;
        searched.complete &= search.complete;
        Some(solution?.members.iter().filter_map(|it| candidates.get(*it).cloned()).collect())
    }

    /// A pattern for each kind of wanted events, joined by `$or`.
    fn either(&self, searched: &mut Searched, alive: &mut dyn FnMut()) -> Option<Answer> {
        let avoided: Vec<&Node> = self.events.avoided.iter().map(Event::root).collect();
        let mut branches = Vec::new();
        for wanted in self.kinds()? {
            let space = Space::new(&wanted, &avoided, alive);
            let conditions = space.among(Grade::Stable, searched, alive)?;
            branches.push(ticked(&space.columns, &conditions.iter().collect::<Vec<_>>()));
        }
        let text = either(&branches);
        let pattern = sound(&text)?;
        let separates = self.events.are_separated_by(&pattern);
        let conditions = branches.iter().map(Vec::len).sum();
        separates.then_some(Answer { pattern: text, conditions, accidental: false })
    }

    /// The wanted events by their source, detail-type and name; none where they are of one kind or of too many.
    fn kinds(&self) -> Option<Vec<Vec<&'e Node>>> {
        let mut kinds: Vec<(String, Vec<&Node>)> = Vec::new();
        for event in self.events.wanted.iter().map(Event::root) {
            let name = event.member("detail").and_then(|detail| detail.member("eventName"));
            let parts = [event.member("source"), event.member("detail-type"), name];
            let kind = parts.map(|part| part.and_then(Node::as_str).unwrap_or_default()).join("\n");
            match kinds.iter_mut().find(|known| known.0 == kind) {
                Some(known) => known.1.push(event),
                None => kinds.push((kind, vec![event])),
            }
        }
        let is_few = (2..=MAX_KINDS).contains(&kinds.len());
        is_few.then(|| kinds.into_iter().map(|kind| kind.1).collect())
    }

    /// The conditions on usual fields that all events pass; where there are none, the best other condition.
    fn shared(&self, alive: &mut dyn FnMut()) -> Option<Answer> {
        let passes = |conditions: &[&Candidate]| {
            let pattern = asked(&self.columns, conditions);
            pattern.is_some_and(|pattern| self.events.all_wanted(&pattern))
        };
        let mut is_shared = |candidate: &&Candidate| {
            alive();
            !candidate.leans_on_others() && passes(&[candidate])
        };
        let best =
            |index: &usize| self.candidates.iter().filter(|it| it.column == *index).find(&mut is_shared);
        let mut conditions: Vec<Candidate> = self.usual.iter().filter_map(best).cloned().collect();
        if conditions.is_empty() {
            conditions.extend(self.candidates.iter().find(&mut is_shared).cloned());
        }
        while !conditions.is_empty() && !passes(&conditions.iter().collect::<Vec<_>>()) {
            conditions.pop();
        }
        (!conditions.is_empty()).then(|| self.answer(&conditions))
    }

    fn answer(&self, conditions: &[Candidate]) -> Answer {
        let members: Vec<&Candidate> = conditions.iter().collect();
        Answer {
            pattern: pattern(&ticked(&self.columns, &members)),
            conditions: conditions.len(),
            accidental: conditions.iter().any(|condition| condition.grade != Grade::Stable),
        }
    }
}

#[cfg(test)]
mod tests;
