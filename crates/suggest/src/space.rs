//! What is searched for one choice of events: their fields, and the conditions made of them.

use eventglass_syntax::{Node, sort_by_order};

use crate::candidates::{Candidate, candidates, weight};
use crate::columns::Columns;
use crate::nature::Nature;
use crate::rule::Shape;
use crate::search::Search;
use crate::separate::Searched;
use crate::units::{Events, asked, text};

/// So many fields are searched, those that tell most.
const MAX_FIELDS: usize = 300;

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
        let mut columns = Columns::default();
        for (number, event) in (0..).zip(wanted.iter().chain(avoided)) {
            alive();
            columns.add(number, event);
        }
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
        searched.complete = self.fields == self.columns.all.len();
        if self.events.avoided.is_empty() { self.shared(alive) } else { self.separating(searched, alive) }
    }

    /// First without accidental conditions, then with them.
    fn separating(&self, searched: &mut Searched, alive: &mut dyn FnMut()) -> Option<Answer> {
        let stable: Vec<Candidate> = self.candidates.iter().filter(|it| !it.accidental).cloned().collect();
        self.among(&stable, searched, alive).or_else(|| self.among(&self.candidates, searched, alive))
    }

    fn among(
        &self,
        candidates: &[Candidate],
        searched: &mut Searched,
        alive: &mut dyn FnMut(),
    ) -> Option<Answer> {
        let mut search = Search::new(&self.columns, &self.events, candidates, alive);
        let solution = search.run();
        searched.tried += search.tried;
        searched.complete &= search.complete;
        let solution = solution?;
        let conditions: Vec<&Candidate> =
            solution.members.iter().filter_map(|it| candidates.get(*it)).collect();
        Some(self.answer(&conditions))
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
        let mut conditions: Vec<&Candidate> = self.usual.iter().filter_map(best).collect();
        if conditions.is_empty() {
            conditions.extend(self.candidates.iter().find(&mut is_shared));
        }
        while !conditions.is_empty() && !passes(&conditions) {
            conditions.pop();
        }
        (!conditions.is_empty()).then(|| self.answer(&conditions))
    }

    fn answer(&self, conditions: &[&Candidate]) -> Answer {
        Answer {
            pattern: text(&self.columns, conditions),
            conditions: conditions.len(),
            accidental: conditions.iter().any(|condition| condition.accidental),
        }
    }
}

#[cfg(test)]
mod tests;
