//! The one evaluator: which values of an event make the conditions of a branch hold together.
//!
//! The fields of a branch are tested in the engine's order. Each takes a value that stands in the array elements chosen
//! so far, or is absent from them; the value's own elements are chosen with it. The search remembers what it found for
//! a field and the elements that later fields can still ask about, so that arrays that have nothing to do with each
//! other do not multiply.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::ast::{Condition, Pattern};
use crate::branch::{Branch, Field, FieldState, StateId};
use crate::event::{Event, FieldId, Leaf, Place};
use crate::ops::Op;
use crate::reading::Reading;

/// Elements chosen so far: one for each array, sorted by array.
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

/// A field, the engine's state before it, and the chosen elements that it or a later field can ask about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Question {
    field: usize,
    state: StateId,
    chosen: Chosen,
}

/// How many conditions can hold from a field on, and the pick that leads there. None: not all of them.
type Answer = Option<(u32, Pick)>;

/// A question whose picks are being tried.
struct Open {
    question: Question,
    picks: std::iter::Peekable<std::vec::IntoIter<Pick>>,
    best: Answer,
}

pub(crate) struct Search<'s> {
    pattern: &'s Pattern,
    branch: &'s Branch,
    event: &'s Event<'s>,
    goal: Goal,
    /// For each field of the branch, where it is in the event. Looked up when it is asked for: most searches end at the
    /// first field.
    fields: Vec<OnceCell<Option<FieldId>>>,
    /// For each field of the event, the last of the branch that lies in it. Needed only where arrays are met.
    last_below: OnceCell<HashMap<FieldId, usize>>,
    known: HashMap<Question, Answer>,
}

impl<'s> Search<'s> {
    pub(crate) fn new(pattern: &'s Pattern, branch: &'s Branch, event: &'s Event<'s>, goal: Goal) -> Self {
        let fields = vec![OnceCell::new(); branch.fields.len()];
        Search { pattern, branch, event, goal, fields, last_below: OnceCell::new(), known: HashMap::new() }
    }

    /// The best answer in which the elements of `pinned` are chosen from the start. None only for [`Goal::All`].
    pub(crate) fn run(mut self, pinned: &[Place]) -> Option<Found> {
        let mut question = self.question(0, StateId::START, pinned.to_vec());
        let (held, _) = self.answer(&question)?;
        let mut picks = Vec::with_capacity(self.branch.fields.len());
        for _ in &self.branch.fields {
            let (_, pick) = self.answer(&question)?;
            question = self.after(&question, pick)?;
            picks.push(pick);
        }
        Some(Found { held, picks })
    }

    fn question(&self, field: usize, state: StateId, mut chosen: Chosen) -> Question {
        let is_asked = |place: &Place| {
            let last_below = self.last_below.get_or_init(|| self.last_below());
            let last = self.event.array_field(place.array).and_then(|outer| last_below.get(&outer));
            last.is_some_and(|last| field <= *last)
        };
        chosen.retain(is_asked);
        Question { field, state, chosen }
    }

    fn last_below(&self) -> HashMap<FieldId, usize> {
        let indexes = 0..self.branch.fields.len();
        indexes
            .flat_map(|index| self.event.field_and_outer(self.field(index)).map(move |it| (it, index)))
            .collect()
    }

    fn field(&self, index: usize) -> Option<FieldId> {
        let look_up = || self.event.field(&self.branch.fields.get(index)?.path);
        *self.fields.get(index)?.get_or_init(look_up)
    }

    fn leaves(&self, index: usize) -> &'s [Leaf<'s>] {
        self.event.leaves(self.field(index))
    }

    fn answer(&mut self, asked: &Question) -> Answer {
        if let Some(known) = self.known(asked) {
            return known;
        }
        // A stack of its own: a pattern may have more fields than the call stack has room.
        let mut open = vec![self.open(asked.clone())];
        let mut answer = None;
        while let Some(top) = open.last_mut() {
            if let Some(unknown) = self.next_unknown(top) {
                open.push(self.open(unknown));
            } else if let Some(done) = open.pop() {
                answer = done.best;
                // Nobody asks again what ends the search.
                if answer.is_some() || !open.is_empty() {
                    self.known.insert(done.question, answer);
                }
            }
        }
        answer
    }

    fn known(&self, question: &Question) -> Option<Answer> {
        if question.field == self.branch.fields.len() {
            return Some(Some((0, Pick::Miss)));
        }
        self.known.get(question).copied()
    }

    fn open(&self, question: Question) -> Open {
        let mut picks = self.passing(&question);
        if self.goal == Goal::Most {
            picks.push(Pick::Miss);
        }
        Open { question, picks: picks.into_iter().peekable(), best: None }
    }

    /// Tries picks as long as it is known what follows them. Gives the first question that has to be answered before.
    fn next_unknown(&self, open: &mut Open) -> Option<Question> {
        let most = (self.branch.fields.len() - open.question.field) as u32;
        while let Some(pick) = open.picks.peek().copied() {
            if let Some(next) = self.after(&open.question, pick) {
                let Some(answer) = self.known(&next) else {
                    return Some(next);
                };
                let held = answer.map(|(rest, _)| rest + u32::from(pick != Pick::Miss));
                if held > open.best.map(|(held, _)| held) {
                    open.best = held.map(|held| (held, pick));
                }
                if held == Some(most) {
                    return None;
                }
            }
            open.picks.next();
        }
        None
    }

    /// Every way a field can hold with the chosen elements.
    fn passing(&self, question: &Question) -> Vec<Pick> {
        let Some(field) = self.branch.fields.get(question.field) else {
            return Vec::new();
        };
        let (Some(condition), Some(here)) =
            (self.pattern.condition(field.condition), at(field, question.state))
        else {
            return Vec::new();
        };
        let leaves = self.leaves(question.field);
        let mut picks = Vec::new();
        let mut absent = true;
        for leaf in agreeing(self.event, leaves, &question.chosen) {
            absent = false;
            let Some(found) = leaves.get(leaf) else { continue };
            let accepting = self.accepting(condition, here, found);
            picks.extend(accepting.map(|alternative| Pick::Leaf { leaf, alternative }));
        }
        if absent {
            let absence = condition.alternatives.iter().position(|alternative| alternative.op == Op::Absent);
            picks.extend(absence.map(|alternative| Pick::Absent { alternative }));
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
            if !found.iter().any(|known| leads(*known) == leads(index)) && passes(&alternative.op) {
                found.push(index);
            }
        }
        found.into_iter()
    }

    /// What is asked after a pick. A miss chooses nothing and goes on where the first alternative leads.
    fn after(&self, question: &Question, pick: Pick) -> Option<Question> {
        let here = at(self.branch.fields.get(question.field)?, question.state)?;
        let alternative = match pick {
            Pick::Leaf { alternative, .. } | Pick::Absent { alternative } => alternative,
            Pick::Miss => 0,
        };
        let mut chosen = question.chosen.clone();
        if let Pick::Leaf { leaf, .. } = pick {
            choose(&mut chosen, self.event.places(self.leaves(question.field).get(leaf)?));
        }
        Some(self.question(question.field + 1, *here.next.get(alternative)?, chosen))
    }
}

pub(crate) fn at(field: &Field, state: StateId) -> Option<&FieldState> {
    let index = field.states.binary_search_by_key(&state, |candidate| candidate.state).ok()?;
    field.states.get(index)
}

/// Adds elements to the chosen ones; an array of which one is chosen keeps it.
pub(crate) fn choose(chosen: &mut Chosen, places: impl Iterator<Item = Place>) {
    for place in places {
        if let Err(index) = chosen.binary_search_by_key(&place.array, |known| known.array) {
            chosen.insert(index, place);
        }
    }
}

/// The leaves that stand in the chosen elements, by index: in none of their arrays is another element chosen. They are
/// in the order of the text, so that whole runs of others are stepped over: this costs a logarithm, not all leaves.
pub(crate) fn agreeing<'a>(
    event: &'a Event<'a>,
    leaves: &'a [Leaf<'a>],
    chosen: &'a [Place],
) -> impl Iterator<Item = usize> + 'a {
    let chosen_of = |array: u32| {
        let index = chosen.binary_search_by_key(&array, |known| known.array).ok()?;
        chosen.get(index)
    };
    let conflict = move |leaf: &Leaf<'a>| {
        if chosen.is_empty() {
            return None;
        }
        event
            .places(leaf)
            .find_map(|it| chosen_of(it.array).filter(|known| **known != it).map(|known| (it, *known)))
    };
    let mut next = 0;
    std::iter::from_fn(move || {
        while let Some((found, wanted)) = conflict(leaves.get(next)?) {
            let is_like_found = |leaf: &Leaf<'a>| {
                let place = event.places(leaf).find(|place| place.array == found.array);
                place.is_some_and(|place| (place < wanted) == (found < wanted))
            };
            next += leaves.get(next..)?.partition_point(is_like_found);
        }
        next += 1;
        Some(next - 1)
    })
}

impl Pattern {
    /// Whether the pattern matches an event. This is the engine's verdict, the service's limits aside.
    ///
    /// Cost: for each branch of `$or`, and field, the values of that field in the event; arrays that hold several
    /// fields of the pattern multiply with their elements.
    pub fn matches(&self, event: &Event<'_>) -> bool {
        let event = event.seen_by(self);
        let holds = |branch| Search::new(self, branch, event, Goal::All).run(&[]).is_some();
        self.branches.all.iter().any(holds)
    }
}
