//! A verdict told condition by condition.

use std::collections::HashMap;

use eventglass_syntax::{Node, Path, Value};

use crate::ast::{Condition, ConditionId, Group, GroupEntry, Pattern};
use crate::branch::{Branch, BranchId, Field, StateId};
use crate::event::{Event, Leaf, Place};
use crate::ops::Op;
use crate::reading::{Lens, Reading};
use crate::search::{Goal, Pick, Search, agrees, at};
use crate::verdict::{
    AlternativeVerdict, ArrayChoice, BranchScore, Explanation, Found, Mismatch, Reason, Tree, Verdict,
};

/// What an explanation is told for, where the best is not wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// The branch; the best where none is named.
    pub branch: Option<BranchId>,
    /// Elements by the path of their array; the best where none is named.
    pub elements: Vec<(Path, usize)>,
}

/// Explains the verdict of a pattern on an event, for the branch and the array elements that make most conditions
/// hold; of equals the first. The pattern matches exactly when all conditions of that choice hold.
///
/// Cost: as [`Pattern::matches`], for every branch.
pub fn explain(pattern: &Pattern, event: &Event<'_>) -> Explanation {
    explain_choice(pattern, event, &Choice::default())
}

/// Explains for a choice of branch and elements. What does not exist is passed over.
pub fn explain_choice(pattern: &Pattern, event: &Event<'_>, choice: &Choice) -> Explanation {
    let index = ArrayIndex::new(event.root());
    let pinned: Vec<Place> =
        choice.elements.iter().filter_map(|(path, element)| index.place(path, *element)).collect();
    let branches = &pattern.branches.branches;
    let search = |branch| Search::new(pattern, branch, event, Goal::Most).run(&pinned);
    let found: Vec<_> = branches.iter().map(search).collect();
    let scores: Vec<BranchScore> = branches
        .iter()
        .zip(&found)
        .map(|(branch, found)| BranchScore {
            held: found.as_ref().map_or(0, |found| found.held as usize),
            total: branch.fields.len(),
        })
        .collect();
    let wanted = choice.branch.map(|id| id.0 as usize).filter(|wanted| *wanted < branches.len());
    let branch_index = wanted.unwrap_or_else(|| nearest(&scores));
    let score = scores.get(branch_index).copied().unwrap_or(BranchScore { held: 0, total: 0 });
    let picks = found.into_iter().nth(branch_index).flatten().map(|found| found.picks).unwrap_or_default();
    let mut telling = Telling { pattern, event, chosen: pinned, verdicts: HashMap::new() };
    let mut choices = [].iter();
    if let Some(branch) = branches.get(branch_index) {
        telling.judge(branch, &picks);
        choices = branch.choices.iter();
    }
    Explanation {
        matches: score.held == score.total,
        held: score.held,
        total: score.total,
        branch: BranchId(branch_index as u32),
        arrays: index.choices(&telling.chosen),
        tree: telling.tree(&pattern.root, &mut choices),
        branches: scores,
    }
}

/// The branch that comes nearest to holding: fewest conditions fail, then most hold.
fn nearest(scores: &[BranchScore]) -> usize {
    let rank = |score: &BranchScore| (score.total - score.held, usize::MAX - score.held);
    (0..).zip(scores).min_by_key(|(_, score)| rank(score)).map_or(0, |(index, _)| index)
}

struct Telling<'t> {
    pattern: &'t Pattern,
    event: &'t Event<'t>,
    chosen: Vec<Place>,
    verdicts: HashMap<ConditionId, Verdict>,
}

impl Telling<'_> {
    fn judge(&mut self, branch: &Branch, picks: &[Pick]) {
        for (field, pick) in branch.fields.iter().zip(picks) {
            if let Pick::Leaf { leaf, .. } = pick {
                let places = self.event.leaves(&field.path).get(*leaf).map_or(&[][..], |leaf| &leaf.places);
                let new: Vec<Place> =
                    places.iter().filter(|place| !self.chosen.contains(place)).copied().collect();
                self.chosen.extend(new);
            }
        }
        let mut state = StateId::START;
        for (field, pick) in branch.fields.iter().zip(picks) {
            let Some(condition) = self.pattern.condition(field.condition) else {
                continue;
            };
            let here = at(field, state);
            let lens = here.map(|here| self.pattern.branches.lens(here)).unwrap_or_default();
            let verdict = self.verdict(field, condition, lens, *pick);
            self.verdicts.insert(field.condition, verdict);
            let alternative = match pick {
                Pick::Leaf { alternative, .. } | Pick::Absent { alternative } => *alternative,
                Pick::Miss => 0,
            };
            state = here.and_then(|here| here.next.get(alternative)).copied().unwrap_or(state);
        }
    }

    fn verdict(&self, field: &Field, condition: &Condition, lens: Lens, pick: Pick) -> Verdict {
        let leaves = self.event.leaves(&field.path);
        let reason = match pick {
            Pick::Leaf { leaf, alternative } => match leaves.get(leaf) {
                Some(leaf) => Reason::Accepted { found: self.found(leaf.node), alternative },
                None => self.missing(condition),
            },
            Pick::Absent { alternative } => Reason::Absent { alternative, instead: self.instead(condition) },
            Pick::Miss => self.miss(condition, leaves, lens),
        };
        let telling = match pick {
            Pick::Leaf { leaf, .. } => leaves.get(leaf),
            Pick::Absent { .. } => None,
            Pick::Miss => leaves.iter().find(|leaf| agrees(leaf, &self.chosen)).or(leaves.first()),
        };
        let alternatives = condition
            .alternatives
            .iter()
            .map(|alternative| AlternativeVerdict {
                span: alternative.span,
                mismatch: mismatch(&alternative.op, telling.map(|leaf| leaf.node), lens),
            })
            .collect();
        Verdict { condition: field.condition, holds: pick != Pick::Miss, reason, alternatives }
    }

    fn miss(&self, condition: &Condition, leaves: &[Leaf<'_>], lens: Lens) -> Reason {
        let here: Vec<&Leaf<'_>> = leaves.iter().filter(|leaf| agrees(leaf, &self.chosen)).collect();
        for leaf in leaves {
            let reading = Reading::of(leaf.node, lens);
            let accepts = |op: &Op| reading.as_ref().is_some_and(|value| op.accepts(value));
            if let Some(alternative) = condition.alternatives.iter().position(|it| accepts(&it.op)) {
                let here = here.iter().map(|leaf| self.found(leaf.node)).collect();
                return Reason::Elsewhere { here, found: self.found(leaf.node), alternative };
            }
        }
        let only_absence = condition.alternatives.iter().all(|it| it.op == Op::Absent);
        match (here.first().copied().or(leaves.first()), only_absence) {
            (Some(leaf), true) => Reason::Present { found: self.found(leaf.node) },
            (Some(_), false) => {
                let shown = if here.is_empty() { leaves.iter().collect() } else { here };
                Reason::NotAccepted { found: shown.into_iter().map(|leaf| self.found(leaf.node)).collect() }
            }
            (None, _) => self.missing(condition),
        }
    }

    /// Why there is no value: how far the event follows the path.
    fn missing(&self, condition: &Condition) -> Reason {
        let (at, rest) = follow(self.event.root(), condition.path.as_str());
        let place = self.found(at);
        match (&at.value, rest) {
            (Value::Object(members), "") if members.is_empty() => Reason::Empty { at: place },
            (Value::Array(elements), "") if elements.iter().all(is_hollow) => Reason::Empty { at: place },
            (_, "") => Reason::GoesOn { at: place },
            (Value::Object(_) | Value::Array(_), rest) => Reason::Missing { at: place, lacks: rest.into() },
            (_, _) => Reason::EndsEarly { at: place },
        }
    }

    /// What stands at an absent field's path although it is no value.
    fn instead(&self, condition: &Condition) -> Option<Found> {
        let (node, rest) = follow(self.event.root(), condition.path.as_str());
        let hollow = rest.is_empty() && matches!(node.value, Value::Object(_) | Value::Array(_));
        hollow.then(|| self.found(node))
    }

    fn found(&self, node: &Node) -> Found {
        let path = locate(self.event.root(), node).unwrap_or_default();
        Found { path, span: node.span, value: node.value.clone() }
    }

    fn tree<'c>(&self, group: &Group, choices: &mut impl Iterator<Item = &'c u32>) -> Tree {
        let mut children = Vec::with_capacity(group.entries.len());
        for entry in &group.entries {
            match entry {
                // A condition that a later one of the same path replaces has no verdict: it is not asked.
                GroupEntry::Condition(id) => {
                    children.extend(self.verdicts.get(id).cloned().map(Tree::Condition));
                }
                GroupEntry::Group(_, group) => children.push(self.tree(group, choices)),
                GroupEntry::Or(or) => {
                    let chosen = choices.next().map_or(0, |choice| *choice as usize);
                    let Some(branch) = or.branches.get(chosen) else {
                        continue;
                    };
                    let child = Box::new(self.tree(branch, choices));
                    children.push(Tree::Either { span: or.span, branches: or.branches.len(), chosen, child });
                }
            }
        }
        Tree::All { span: group.span, children }
    }
}

fn mismatch(op: &Op, leaf: Option<&Node>, lens: Lens) -> Option<Mismatch> {
    let Some(leaf) = leaf else {
        return (*op != Op::Absent).then_some(Mismatch::NoValue);
    };
    let Some(reading) = Reading::of(leaf, lens) else {
        return Some(Mismatch::NoValue);
    };
    (!op.accepts(&reading)).then(|| op.mismatch(leaf, &reading))
}

/// Follows a dotted path as far as the event goes, through the first element of arrays that leads on. The rest
/// of the path is empty where all of it was followed.
fn follow<'e, 'p>(root: &'e Node, path: &'p str) -> (&'e Node, &'p str) {
    let mut furthest = (root, path);
    step(root, path, &mut furthest);
    furthest
}

fn step<'e, 'p>(node: &'e Node, path: &'p str, furthest: &mut (&'e Node, &'p str)) -> bool {
    if path.len() < furthest.1.len() {
        *furthest = (node, path);
    }
    if path.is_empty() {
        return true;
    }
    if let Value::Array(elements) = &node.value {
        return elements.iter().any(|element| step(element, path, furthest));
    }
    node.members().iter().any(|member| {
        let rest = path.strip_prefix(member.key.value.as_str());
        let rest = rest.and_then(|rest| if rest.is_empty() { Some(rest) } else { rest.strip_prefix('.') });
        rest.is_some_and(|rest| step(&member.value, rest, furthest))
    })
}

fn is_hollow(node: &Node) -> bool {
    match &node.value {
        Value::Array(elements) => elements.iter().all(is_hollow),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

/// The path to a node of an event. Nodes are told apart by identity, since equal values may stand in many places.
fn locate(root: &Node, wanted: &Node) -> Option<Path> {
    fn walk(node: &Node, wanted: &Node, path: &Path) -> Option<Path> {
        if std::ptr::eq(node, wanted) {
            return Some(path.clone());
        }
        let inside = node.span.start <= wanted.span.start && wanted.span.end <= node.span.end;
        if !inside {
            return None;
        }
        let elements = node.elements().iter().enumerate();
        elements
            .map(|(index, element)| (element, path.index(index)))
            .chain(node.members().iter().map(|member| (&member.value, path.key(member.key.value.clone()))))
            .find_map(|(child, path)| walk(child, wanted, &path))
    }
    walk(root, wanted, &Path::default())
}

/// The arrays of an event by number, as [`Event`] counts them.
struct ArrayIndex {
    arrays: Vec<(Path, usize)>,
}

impl ArrayIndex {
    fn new(root: &Node) -> Self {
        fn walk(node: &Node, path: &Path, arrays: &mut Vec<(Path, usize)>) {
            match &node.value {
                Value::Array(elements) => {
                    arrays.push((path.clone(), elements.len()));
                    for (index, element) in elements.iter().enumerate() {
                        walk(element, &path.index(index), arrays);
                    }
                }
                Value::Object(members) => {
                    for member in members {
                        walk(&member.value, &path.key(member.key.value.clone()), arrays);
                    }
                }
                _ => {}
            }
        }
        let mut arrays = Vec::new();
        walk(root, &Path::default(), &mut arrays);
        ArrayIndex { arrays }
    }

    fn place(&self, path: &Path, element: usize) -> Option<Place> {
        let array = self.arrays.iter().position(|(known, len)| known == path && element < *len)?;
        Some(Place { array: array as u32, element: element as u32 })
    }

    fn choices(&self, chosen: &[Place]) -> Vec<ArrayChoice> {
        let choice = |place: &Place| {
            let (path, len) = self.arrays.get(place.array as usize)?;
            Some(ArrayChoice { path: path.clone(), chosen: place.element as usize, len: *len })
        };
        let mut places = chosen.to_vec();
        places.sort_unstable();
        places.iter().filter_map(choice).collect()
    }
}
