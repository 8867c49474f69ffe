//! `$or` multiplied out: the ways a pattern can hold.

use std::collections::{BTreeMap, HashMap};

use eventglass_syntax::Text;

use crate::ast::{Condition, ConditionId, Group, GroupEntry};
use crate::event::path_bytes;
use crate::ops::{Equals, Op};
use crate::reading::Lens;

/// How many combinations of `$or` branches are held at most. EventBridge's own limit is far below; see
/// [`crate::limits`].
pub const MAX_BRANCHES: u64 = 65_536;

/// One choice of a branch for each `$or`: conditions that must hold together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BranchId(pub u32);

/// All ways a pattern can hold; one where there is no `$or`.
#[derive(Clone, Debug)]
pub(crate) struct Branches {
    pub(crate) branches: Vec<Branch>,
    machines: Vec<Machine>,
}

/// Conditions that must hold together.
#[derive(Clone, Debug)]
pub(crate) struct Branch {
    /// Sorted by path as the engine sorts them, by UTF-16 unit; one for each path: a later one in the text replaces an
    /// earlier one.
    pub(crate) fields: Vec<Field>,
    /// The branch taken of each `$or` that was met, in the order of the text.
    pub(crate) choices: Vec<u32>,
}

/// A condition with its place among the engine's states.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) condition: ConditionId,
    pub(crate) path: Box<[u8]>,
    /// For each state in which the engine can come to this field, what follows from there.
    pub(crate) states: Vec<FieldState>,
}

/// What the engine does at a field in one of its states.
#[derive(Clone, Debug)]
pub(crate) struct FieldState {
    pub(crate) state: StateId,
    machine: usize,
    /// For each alternative the state it leads to.
    pub(crate) next: Vec<StateId>,
}

/// A state of the engine: what was tested so far, as far as the engine tells branches apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct StateId(u32);

impl StateId {
    pub(crate) const START: StateId = StateId(0);
}

/// The tests of one field that all branches passing a state share. The engine reads a value once for all of them, so
/// that a `numeric` in one branch of a `$or` changes how another branch sees the same field.
#[derive(Clone, Debug, Default)]
struct Machine {
    lens: Lens,
    /// In the order in which they were met.
    tests: Vec<Op>,
    next: HashMap<Op, StateId>,
}

/// How many branches a pattern has.
pub(crate) fn combinations(root: &Group) -> u64 {
    fn walk(group: &Group, before: u64) -> u64 {
        group.entries.iter().fold(before, |count, entry| match entry {
            GroupEntry::Condition(_) => count,
            GroupEntry::Group(_, group) => walk(group, count),
            GroupEntry::Or(or) => {
                or.branches.iter().fold(0, |sum: u64, branch| sum.saturating_add(walk(branch, count)))
            }
        })
    }
    walk(root, 1)
}

impl Branches {
    pub(crate) fn new(root: &Group, conditions: &[Condition]) -> Self {
        let mut drafts = vec![Draft::default()];
        expand(root, conditions, &mut drafts);
        let mut states = States::default();
        let mut branches = Vec::with_capacity(drafts.len());
        for draft in drafts {
            branches.push(states.add(draft, conditions));
        }
        Branches { branches, machines: states.machines }
    }

    /// The tests of each field that the engine makes together.
    pub(crate) fn tests(&self) -> impl Iterator<Item = impl Iterator<Item = &Op>> {
        self.machines.iter().map(|machine| machine.tests.iter())
    }

    pub(crate) fn lens(&self, state: &FieldState) -> Lens {
        self.machines.get(state.machine).map(|machine| machine.lens).unwrap_or_default()
    }
}

/// A branch while the pattern is walked.
#[derive(Clone, Default)]
struct Draft<'p> {
    fields: BTreeMap<&'p Text, ConditionId>,
    choices: Vec<u32>,
}

fn expand<'p>(group: &Group, conditions: &'p [Condition], drafts: &mut Vec<Draft<'p>>) {
    for entry in &group.entries {
        match entry {
            GroupEntry::Condition(id) => {
                let Some(condition) = conditions.get(id.0 as usize) else {
                    continue;
                };
                for draft in drafts.iter_mut() {
                    draft.fields.insert(&condition.path, *id);
                }
            }
            GroupEntry::Group(_, group) => expand(group, conditions, drafts),
            GroupEntry::Or(or) => {
                let before = std::mem::take(drafts);
                for (choice, branch) in (0..).zip(&or.branches) {
                    let mut taken = before.clone();
                    for draft in &mut taken {
                        draft.choices.push(choice);
                    }
                    expand(branch, conditions, &mut taken);
                    drafts.append(&mut taken);
                }
            }
        }
    }
}

/// The engine's states, built as it builds them: branch by branch, field by field.
#[derive(Default)]
struct States {
    machines: Vec<Machine>,
    by_place: HashMap<(StateId, Box<[u8]>), usize>,
    count: u32,
}

impl States {
    fn add(&mut self, draft: Draft<'_>, conditions: &[Condition]) -> Branch {
        let mut reached = vec![StateId::START];
        let mut fields = Vec::with_capacity(draft.fields.len());
        for (path, id) in draft.fields {
            let path: Box<[u8]> = path_bytes(path).into();
            let ops = conditions.get(id.0 as usize).map_or(&[][..], |condition| &condition.alternatives);
            let ops: Vec<&Op> = ops.iter().map(|alternative| &alternative.op).collect();
            let states: Vec<FieldState> =
                reached.iter().map(|state| self.field(*state, &path, &ops)).collect();
            reached = states.iter().flat_map(|state| state.next.iter().copied()).collect();
            reached.sort_unstable();
            reached.dedup();
            fields.push(Field { condition: id, path, states });
        }
        Branch { fields, choices: draft.choices }
    }

    fn field(&mut self, state: StateId, path: &[u8], ops: &[&Op]) -> FieldState {
        let index = *self.by_place.entry((state, path.into())).or_insert_with(|| {
            self.machines.push(Machine::default());
            self.machines.len() - 1
        });
        let mut last = None;
        let mut next = Vec::with_capacity(ops.len());
        for op in ops {
            let Some(machine) = self.machines.get_mut(index) else {
                continue;
            };
            let lens = op.lens();
            machine.lens.numbers |= lens.numbers;
            machine.lens.addresses |= lens.addresses;
            // A known test leads where it always led; new tests of one list lead to one state.
            let known = machine.next.get(&same_test(op)).copied();
            let state = known.or(last).unwrap_or_else(|| {
                self.count += 1;
                StateId(self.count)
            });
            if machine.next.insert(same_test(op), state).is_none() {
                machine.tests.push((*op).clone());
            }
            last = Some(state);
            next.push(state);
        }
        FieldState { state, machine: index, next }
    }
}

/// The engine knows equal numbers as one test, whatever their spelling.
fn same_test(op: &Op) -> Op {
    match op {
        Op::Equals(Equals::Number(test)) => Op::Equals(Equals::Number(test.without_spelling())),
        other => other.clone(),
    }
}
