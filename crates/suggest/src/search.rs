//! The smallest set of units that together exclude every avoided event: branch and bound by growing size.

use crate::candidates::Candidate;
use crate::columns::Columns;
use crate::set::Set;
use crate::units::{Events, Source, Unit, asked, distinct_fields, source, useful};

/// A pattern that is searched for has at most so many conditions.
pub const MAX_CONDITIONS: usize = 4;
/// So many combinations are tried.
const BUDGET: u64 = 400_000;
/// So many of them pass without a sign of life.
const ALIVE_EVERY: u64 = 64;
/// So much work is done by the engine for combinations below one array: one for each event that it is asked of.
const ENGINE_BUDGET: u64 = 200_000;
/// What it costs the engine to read a pattern, in the same measure.
const READING: u64 = 20;

/// A search among the conditions that match all wanted events.
pub(crate) struct Search<'s, 'e> {
    columns: &'s Columns<'e>,
    events: &'s Events<'e>,
    candidates: &'s [Candidate],
    alive: &'s mut dyn FnMut(),
    /// Combinations tried.
    pub(crate) tried: u64,
    /// The engine's work.
    asked: u64,
    /// Whether nothing was left out.
    pub(crate) complete: bool,
}

/// Conditions that separate.
pub(crate) struct Solution {
    /// The conditions, by their position among the candidates.
    pub(crate) members: Vec<usize>,
    pub(crate) cost: u32,
}

/// Conditions below one array, asked together, that may be joined by more.
struct Group {
    source: Source,
    members: Vec<usize>,
}

impl<'s, 'e> Search<'s, 'e> {
    pub(crate) fn new(
        columns: &'s Columns<'e>,
        events: &'s Events<'e>,
        candidates: &'s [Candidate],
        alive: &'s mut dyn FnMut(),
    ) -> Search<'s, 'e> {
        Search { columns, events, candidates, alive, tried: 0, asked: 0, complete: true }
    }

    /// The smallest solution; of equally small ones the one with the least cost among those of separate fields, else
    /// among those that need one element of an array.
    pub(crate) fn run(&mut self) -> Option<Solution> {
        let (mut units, mut groups) = self.singles();
        for size in 1..=MAX_CONDITIONS {
            units = useful(units, self.alive);
            let found = self.of_size(&units, size).or_else(|| {
                let joined = if size > 1 { self.grow(&mut groups) } else { Vec::new() };
                let all = Set::full(self.events.avoided.len());
                let whole = joined.iter().filter(|unit| all.is_in(&unit.excluded));
                let best = whole.min_by_key(|unit| unit.cost).and_then(|unit| self.solution(&[unit]));
                units.extend(joined);
                best
            });
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// The conditions that match all wanted events and exclude something, and those that others below the same array
    /// can join.
    fn singles(&mut self) -> (Vec<Unit>, Vec<Group>) {
        let (mut units, mut groups) = (Vec::new(), Vec::new());
        for (index, candidate) in self.candidates.iter().enumerate() {
            let source = source(self.columns, candidate.column);
            let unit = self.ask(&[index], source);
            let can_grow =
                matches!(source, Source::Array(_)) && (unit.is_some() || candidate.leans_on_others());
            if can_grow {
                groups.push(Group { source, members: vec![index] });
            }
            units.extend(unit.filter(|unit| !unit.excluded.is_empty()));
        }
        (units, groups)
    }

    /// Asks the engine of conditions together. None where a wanted event is not matched.
    fn ask(&mut self, members: &[usize], source: Source) -> Option<Unit> {
        (self.alive)();
        self.tried += 1;
        self.asked += READING;
        let pattern = asked(self.columns, &self.conditions(members))?;
        self.asked += self.events.wanted.len() as u64;
        if !self.events.all_wanted(&pattern) {
            return None;
        }
        self.asked += self.events.avoided.len() as u64;
        let cost = self.conditions(members).iter().map(|condition| condition.cost).sum();
        Some(Unit { members: members.to_vec(), source, cost, excluded: self.events.excluded(&pattern) })
    }

    fn conditions(&self, members: &[usize]) -> Vec<&Candidate> {
        members.iter().filter_map(|index| self.candidates.get(*index)).collect()
    }

    /// Joins one more condition to each group. Gives the units that this makes; the groups are those that can grow on.
    fn grow(&mut self, groups: &mut Vec<Group>) -> Vec<Unit> {
        let mut units = Vec::new();
        let mut grown = Vec::new();
        for group in std::mem::take(groups) {
            let last = group.members.last().map_or(0, |last| last + 1);
            for next in last..self.candidates.len() {
                let members: Vec<usize> = group.members.iter().copied().chain([next]).collect();
                if !self.can_join(&members, group.source) {
                    continue;
                }
                if self.asked > ENGINE_BUDGET {
                    self.complete = false;
                    return units;
                }
                let unit = self.ask(&members, group.source);
                let leans = self.conditions(&members).iter().any(|condition| condition.leans_on_others());
                if unit.is_some() || leans {
                    grown.push(Group { source: group.source, members });
                }
                units.extend(unit.filter(|unit| !unit.excluded.is_empty()));
            }
        }
        *groups = grown;
        units
    }

    fn can_join(&self, members: &[usize], array: Source) -> bool {
        let conditions = self.conditions(members);
        let last = conditions.last().map(|last| source(self.columns, last.column));
        last == Some(array) && distinct_fields(&conditions)
    }

    /// The cheapest solution of so many conditions.
    fn of_size(&mut self, units: &[Unit], size: usize) -> Option<Solution> {
        let most = units.iter().map(|unit| unit.excluded.len()).max()?;
        let excluding = |number| units.iter().filter(|unit| unit.excluded.has(number)).collect();
        let excluding = (0..self.events.avoided.len()).map(excluding).collect();
        let mut choice = Choice { excluding, most, best: None, taken: Vec::new() };
        choice.go(self, &Set::full(self.events.avoided.len()), size, 0);
        choice.best
    }

    /// The pattern of units, where the engine says that it separates and EventBridge takes it.
    fn solution(&mut self, units: &[&Unit]) -> Option<Solution> {
        (self.alive)();
        let members: Vec<usize> = units.iter().flat_map(|unit| &unit.members).copied().collect();
        let conditions = self.conditions(&members);
        let pattern = asked(self.columns, &conditions)?;
        let separates = self.events.are_separated_by(&pattern);
        let cost = conditions.iter().map(|condition| condition.cost).sum();
        separates.then_some(Solution { members, cost })
    }
}

/// Units taken so far, and the best solution.
struct Choice<'u> {
    /// For each avoided event the units that exclude it, the best first.
    excluding: Vec<Vec<&'u Unit>>,
    /// No unit excludes more.
    most: usize,
    taken: Vec<&'u Unit>,
    best: Option<Solution>,
}

impl<'u> Choice<'u> {
    fn go(&mut self, search: &mut Search<'_, '_>, left: &Set, size: usize, cost: u32) {
        if left.is_empty() {
            if let Some(solution) = search.solution(&self.taken) {
                self.best = Some(solution);
            }
            return;
        }
        if left.len() > self.most * size {
            return;
        }
        for unit in self.hardest(left) {
            search.tried += 1;
            if search.tried > BUDGET {
                search.complete = false;
                return;
            }
            let cost = cost + unit.cost;
            let is_better = self.best.as_ref().is_none_or(|best| cost < best.cost);
            let is_free = self.taken.iter().all(|taken| taken.source != unit.source);
            if unit.members.len() <= size && is_better && is_free {
                if search.tried.is_multiple_of(ALIVE_EVERY) {
                    (search.alive)();
                }
                self.taken.push(unit);
                self.go(search, &left.without(&unit.excluded), size - unit.members.len(), cost);
                self.taken.pop();
            }
        }
    }

    /// The units that exclude the event that the fewest exclude.
    fn hardest(&self, left: &Set) -> Vec<&'u Unit> {
        let excluding = left.iter().filter_map(|number| self.excluding.get(number));
        excluding.min_by_key(|units| units.len()).cloned().unwrap_or_default()
    }
}
