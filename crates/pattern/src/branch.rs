//! `$or` multiplied out: the ways a pattern can hold.

use std::collections::{BTreeMap, HashMap, HashSet};

use eventglass_syntax::{Text, sort_by_order};

use crate::ast::{Condition, ConditionId, Group, GroupEntry};
use crate::event::path_bytes;
use crate::ops::{Equals, Op};
use crate::reading::Lens;

/// How many combinations of `$or` branches are held at most. EventBridge's own limit is far below; see
/// [`crate::limits`].
pub const MAX_BRANCHES: u64 = 65_536;
/// How many tests all branches together may hold, each counted in every state in which the engine can come to it.
/// Lists that part in one branch and meet in the next multiply states; this is far beyond what 1,000 branches of a
/// pattern that EventBridge takes can need.
const MAX_TESTS: usize = 1 << 21;

/// One choice of a branch for each `$or`: conditions that must hold together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BranchId(pub u32);

/// All ways a pattern can hold; one where there is no `$or`.
#[derive(Clone, Debug)]
pub(crate) struct Branches {
    pub(crate) all: Vec<Branch>,
    machines: Vec<Machine>,
    tests: Vec<Op>,
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
    /// For each state in which the engine can come to this field, what follows from there; sorted by state.
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

/// A test among those of a pattern, equal tests being one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct TestId(u32);

/// The tests of one field that all branches passing a state share. The engine reads a value once for all of them, so
/// that a `numeric` in one branch of a `$or` changes how another branch sees the same field.
#[derive(Clone, Debug, Default)]
struct Machine {
    lens: Lens,
    /// In the order in which they were met.
    tests: Vec<TestId>,
    next: HashMap<TestId, StateId>,
}

/// How many branches a pattern has.
pub(crate) fn combinations(root: &Group) -> u64 {
    size(root, &|_| 0).0
}

/// How many branches a pattern has, and how many tests in all of them together.
fn size(root: &Group, tests: &impl Fn(ConditionId) -> u64) -> (u64, u64) {
    fn walk(group: &Group, before: (u64, u64), tests: &impl Fn(ConditionId) -> u64) -> (u64, u64) {
        group.entries.iter().fold(before, |so_far, entry| match entry {
            GroupEntry::Condition(id) => {
                (so_far.0, so_far.1.saturating_add(so_far.0.saturating_mul(tests(*id))))
            }
            GroupEntry::Group(_, group) => walk(group, so_far, tests),
            GroupEntry::Or(or) => or.branches.iter().fold((0, 0), |sum, branch| {
                let more = walk(branch, so_far, tests);
                (sum.0.saturating_add(more.0), sum.1.saturating_add(more.1))
            }),
        })
    }
    walk(root, (1, 0), tests)
}

impl Branches {
    /// None where they are more than can be held.
    pub(crate) fn new(root: &Group, conditions: &[Condition]) -> Option<Self> {
        let tests = |id: ConditionId| {
            let condition = conditions.get(id.0 as usize);
            condition.map_or(0, |condition| 1 + condition.alternatives.len())
        };
        let written: usize = (0..).take(conditions.len()).map(|id| tests(ConditionId(id))).sum();
        let most = MAX_TESTS.max(written);
        let (branches, needed) = size(root, &|id| tests(id) as u64);
        if branches > MAX_BRANCHES || needed > most as u64 {
            return None;
        }
        let mut drafts = vec![Draft::default()];
        expand(root, conditions, &mut drafts);
        let mut states = States::new(conditions, most);
        let all = drafts.into_iter().map(|draft| states.add(draft)).collect::<Option<_>>()?;
        Some(Branches { all, machines: states.machines, tests: states.tests })
    }

    /// The tests of each field that the engine makes together.
    pub(crate) fn tests(&self) -> impl Iterator<Item = impl Iterator<Item = &Op>> {
        let mut seen = HashSet::new();
        let lists = self.machines.iter().map(|machine| machine.tests.as_slice());
        let new = lists.filter(move |tests| seen.insert(*tests));
        new.map(|tests| tests.iter().filter_map(|test| self.tests.get(test.0 as usize)))
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
struct States {
    tests: Vec<Op>,
    /// For each condition its path, by number, and its tests.
    conditions: Vec<(u32, Vec<TestId>)>,
    machines: Vec<Machine>,
    by_place: HashMap<(StateId, u32), usize>,
    count: u32,
    /// How many tests there is room for.
    room: usize,
}

impl States {
    fn new(conditions: &[Condition], room: usize) -> Self {
        let mut paths: HashMap<&Text, u32> = HashMap::new();
        let mut known: HashMap<Op, TestId> = HashMap::new();
        let mut tests = Vec::new();
        let mut numbered = Vec::with_capacity(conditions.len());
        for condition in conditions {
            let count = paths.len() as u32;
            let path = *paths.entry(&condition.path).or_insert(count);
            let ids = condition.alternatives.iter().map(|alternative| {
                *known.entry(same_test(&alternative.op)).or_insert_with(|| {
                    tests.push(alternative.op.clone());
                    TestId(tests.len() as u32 - 1)
                })
            });
            numbered.push((path, ids.collect()));
        }
        let (machines, by_place) = (Vec::new(), HashMap::new());
        States { tests, conditions: numbered, machines, by_place, count: 0, room }
    }

    /// None where there is no room for more states.
    fn add(&mut self, draft: Draft<'_>) -> Option<Branch> {
        let mut reached = vec![StateId::START];
        let mut fields = Vec::with_capacity(draft.fields.len());
        for (path, condition) in draft.fields {
            let (number, tests) = self.conditions.get(condition.0 as usize)?.clone();
            self.room = self.room.checked_sub(reached.len().checked_mul(1 + tests.len())?)?;
            let states: Vec<FieldState> =
                reached.iter().map(|state| self.field(*state, number, &tests)).collect();
            reached = states.iter().flat_map(|state| state.next.iter().copied()).collect();
            sort_by_order(&mut reached, |state| u64::from(state.0));
            reached.dedup();
            fields.push(Field { condition, path: path_bytes(path).into(), states });
        }
        Some(Branch { fields, choices: draft.choices })
    }

    fn field(&mut self, state: StateId, path: u32, tests: &[TestId]) -> FieldState {
        let index = *self.by_place.entry((state, path)).or_insert_with(|| {
            self.machines.push(Machine::default());
            self.machines.len() - 1
        });
        let mut last = None;
        let mut next = Vec::with_capacity(tests.len());
        for test in tests {
            let (Some(machine), Some(op)) = (self.machines.get_mut(index), self.tests.get(test.0 as usize))
            else {
                continue;
            };
            let lens = op.lens();
            machine.lens.numbers |= lens.numbers;
            machine.lens.addresses |= lens.addresses;
            // A known test leads where it always led; new tests of one list lead to one state.
            let known = machine.next.get(test).copied();
            let state = known.or(last).unwrap_or_else(|| {
                self.count += 1;
                StateId(self.count)
            });
            if machine.next.insert(*test, state).is_none() {
                machine.tests.push(*test);
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
