//! The one evaluator: which values of an event make the conditions of a branch hold together.
//!
//! The fields of a branch are tested in the engine's order. Each takes a value that stands in the array elements chosen
//! so far, or is absent from them; the value's own elements are chosen with it. The search remembers what it found for
//! a field and the elements that later fields can still ask about, so that arrays that have nothing to do with each
//! other do not multiply.

use std::collections::{BTreeSet, HashMap};

use crate::ast::{Condition, Pattern};
use crate::branch::{Branch, Field, FieldState, StateId};
use crate::event::{Event, Leaf, Place};
use crate::ops::Op;
use crate::reading::Reading;

/// Elements chosen so far, sorted by array.
pub(crate) type Chosen = Vec<Place>;

/// What a search is content with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// All conditions hold, or there is no answer.
    All,
    /// As many hold as can hold together.
    Most,
}

/// How one field came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    /// This leaf passes by this alternative.
    Leaf { leaf: usize, alternative: usize },
    /// No such field, and this alternative wants that.
    Absent { alternative: usize },
    /// Nothing in the chosen elements passes.
    Miss,
}

/// The best that a branch can do.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// How many conditions hold.
    pub(crate) held: u32,
    /// For each field of the branch, in its order.
    pub(crate) picks: Vec<Pick>,
}

type Key = (usize, StateId, Chosen);

pub(crate) struct Search<'s> {
    pattern: &'s Pattern,
    branch: &'s Branch,
    event: &'s Event<'s>,
    goal: Goal,
    /// For each field, the arrays that it or a later one can ask about.
    relevant: Vec<BTreeSet<u32>>,
    known: HashMap<Key, Option<(u32, Pick)>>,
}

impl<'s> Search<'s> {
    pub(crate) fn new(pattern: &'s Pattern, branch: &'s Branch, event: &'s Event<'s>, goal: Goal) -> Self {
        let mut relevant: Vec<BTreeSet<u32>> = Vec::new();
        for field in branch.fields.iter().rev() {
            let mut arrays = relevant.last().cloned().unwrap_or_default();
            arrays.extend(
                event.leaves(&field.path).iter().flat_map(|leaf| leaf.places.iter().map(|it| it.array)),
            );
            relevant.push(arrays);
        }
        relevant.reverse();
        Search { pattern, branch, event, goal, relevant, known: HashMap::new() }
    }

    /// The best answer in which the elements of `pinned` are chosen from the start. None only for [`Goal::All`].
    pub(crate) fn run(mut self, pinned: &[Place]) -> Option<Found> {
        let (held, _) = self.best(0, StateId::START, pinned.to_vec())?;
        let mut picks = Vec::with_capacity(self.branch.fields.len());
        let (mut state, mut chosen) = (StateId::START, pinned.to_vec());
        for (index, field) in self.branch.fields.iter().enumerate() {
            let (_, pick) = self.best(index, state, chosen.clone())?;
            (state, chosen) = self.after(field, state, &chosen, pick)?;
            picks.push(pick);
        }
        Some(Found { held, picks })
    }

    fn best(&mut self, index: usize, state: StateId, mut chosen: Chosen) -> Option<(u32, Pick)> {
        let branch = self.branch;
        let Some(field) = branch.fields.get(index) else {
            return Some((0, Pick::Miss));
        };
        if let Some(relevant) = self.relevant.get(index) {
            chosen.retain(|place| relevant.contains(&place.array));
        }
        let key = (index, state, chosen);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let most = (branch.fields.len() - index) as u32;
        let mut best: Option<(u32, Pick)> = None;
        for pick in self.passing(field, state, &key.2).into_iter().chain([Pick::Miss]) {
            let holds = u32::from(pick != Pick::Miss);
            if holds == 0 && self.goal == Goal::All {
                break;
            }
            let Some((next, after)) = self.after(field, state, &key.2, pick) else {
                continue;
            };
            let Some((rest, _)) = self.best(index + 1, next, after) else {
                continue;
            };
            if best.is_none_or(|(held, _)| held < holds + rest) {
                best = Some((holds + rest, pick));
            }
            if holds + rest == most {
                break;
            }
        }
        self.known.insert(key, best);
        best
    }

    /// Every way this field can hold with the chosen elements.
    fn passing(&self, field: &Field, state: StateId, chosen: &[Place]) -> Vec<Pick> {
        let (Some(condition), Some(here)) = (self.pattern.condition(field.condition), at(field, state))
        else {
            return Vec::new();
        };
        let leaves = self.event.leaves(&field.path);
        let mut picks = Vec::new();
        for (leaf, found) in leaves.iter().enumerate().filter(|(_, leaf)| agrees(leaf, chosen)) {
            picks.extend(
                self.accepting(condition, here, found).map(|alternative| Pick::Leaf { leaf, alternative }),
            );
        }
        if !leaves.iter().any(|leaf| agrees(leaf, chosen)) {
            let absent = condition.alternatives.iter().position(|alternative| alternative.op == Op::Absent);
            picks.extend(absent.map(|alternative| Pick::Absent { alternative }));
        }
        picks
    }

    /// The alternatives that a leaf passes: one for each state they lead to.
    fn accepting(
        &self,
        condition: &Condition,
        here: &FieldState,
        leaf: &Leaf<'_>,
    ) -> impl Iterator<Item = usize> + use<> {
        let reading = Reading::of(leaf.node, self.pattern.branches.lens(here));
        let passes = |op: &Op| reading.as_ref().is_some_and(|value| op.accepts(value));
        let mut found: Vec<usize> = Vec::new();
        for (index, alternative) in condition.alternatives.iter().enumerate() {
            let leads = |other: usize| here.next.get(other);
            if passes(&alternative.op) && !found.iter().any(|known| leads(*known) == leads(index)) {
                found.push(index);
            }
        }
        found.into_iter()
    }

    /// State and elements after a pick. A miss chooses nothing and goes on where the first alternative leads.
    fn after(
        &self,
        field: &Field,
        state: StateId,
        chosen: &[Place],
        pick: Pick,
    ) -> Option<(StateId, Chosen)> {
        let here = at(field, state)?;
        let alternative = match pick {
            Pick::Leaf { alternative, .. } | Pick::Absent { alternative } => alternative,
            Pick::Miss => 0,
        };
        let mut chosen = chosen.to_vec();
        if let Pick::Leaf { leaf, .. } = pick {
            let leaf = self.event.leaves(&field.path).get(leaf)?;
            chosen.extend(
                leaf.places.iter().filter(|place| !chosen.contains(place)).copied().collect::<Vec<_>>(),
            );
            chosen.sort_unstable();
        }
        Some((*here.next.get(alternative)?, chosen))
    }
}

pub(crate) fn at(field: &Field, state: StateId) -> Option<&FieldState> {
    field.states.iter().find(|candidate| candidate.state == state)
}

/// Whether a leaf stands in the chosen elements: in none of its arrays is another element chosen.
pub(crate) fn agrees(leaf: &Leaf<'_>, chosen: &[Place]) -> bool {
    leaf.places
        .iter()
        .all(|place| !chosen.iter().any(|it| it.array == place.array && it.element != place.element))
}

impl Pattern {
    /// Whether the pattern matches an event. This is the engine's verdict, the service's limits aside.
    ///
    /// Cost: for each branch of `$or`, and field, the values of that field in the event; arrays that hold several
    /// fields of the pattern multiply with their elements.
    pub fn matches(&self, event: &Event<'_>) -> bool {
        let holds = |branch| Search::new(self, branch, event, Goal::All).run(&[]).is_some();
        self.branches.branches.iter().any(holds)
    }
}
