//! A verdict told condition by condition.

use eventglass_syntax::{Member, Node, Path, Span, Step, Value};

use crate::ast::{Condition, Group, GroupEntry, Pattern};
use crate::branch::{Branch, BranchId, Field, StateId};
use crate::event::{Event, Leaf, Place};
use crate::ops::Op;
use crate::reading::{Lens, Reading};
use crate::search::{Chosen, Goal, Pick, Search, agreeing, at, choose};
use crate::verdict::{
    AlternativeVerdict, ArrayChoice, BranchScore, Explanation, Found, Mismatch, Reason, Tree, Verdict,
};

/// How many values a reason holds at most: lists may have millions.
const MAX_FOUND: usize = 1_000;

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
    let event = event.seen_by(pattern);
    let root = event.root();
    let elements = choice.elements.iter();
    let mut pinned = Chosen::new();
    choose(&mut pinned, elements.filter_map(|(path, element)| event.place(path.of(root)?, *element)));
    let branches = &pattern.branches.all;
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
    let verdicts = vec![None; pattern.conditions.len()];
    let mut telling = Telling { pattern, event, chosen: pinned, verdicts };
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
        arrays: telling.arrays(),
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
    chosen: Chosen,
    /// By condition; none where a later condition replaces it, or it stands in another branch.
    verdicts: Vec<Option<Verdict>>,
}

impl<'t> Telling<'t> {
    fn judge(&mut self, branch: &Branch, picks: &[Pick]) {
        for (field, pick) in branch.fields.iter().zip(picks) {
            let Pick::Leaf { leaf, .. } = pick else { continue };
            if let Some(leaf) = self.leaves(field).get(*leaf) {
                choose(&mut self.chosen, self.event.places(leaf));
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
            if let Some(slot) = self.verdicts.get_mut(field.condition.0 as usize) {
                *slot = Some(verdict);
            }
            let alternative = match pick {
                Pick::Leaf { alternative, .. } | Pick::Absent { alternative } => *alternative,
                Pick::Miss => 0,
            };
            state = here.and_then(|here| here.next.get(alternative)).copied().unwrap_or(state);
        }
    }

    fn leaves(&self, field: &Field) -> &'t [Leaf<'t>] {
        self.event.leaves(self.event.field(&field.path))
    }

    fn verdict(&self, field: &Field, condition: &Condition, lens: Lens, pick: Pick) -> Verdict {
        let leaves = self.leaves(field);
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
            Pick::Miss => self.here(leaves).next().or(leaves.first()),
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

    /// The leaves in the chosen elements.
    fn here(&self, leaves: &'t [Leaf<'t>]) -> impl Iterator<Item = &'t Leaf<'t>> {
        agreeing(self.event, leaves, &self.chosen).filter_map(|leaf| leaves.get(leaf))
    }

    fn miss(&self, condition: &Condition, leaves: &[Leaf<'_>], lens: Lens) -> Reason {
        let here: Vec<&Leaf<'_>> = self.here(leaves).take(MAX_FOUND).collect();
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
                let shown = if here.is_empty() { leaves.iter().take(MAX_FOUND).collect() } else { here };
                Reason::NotAccepted { found: shown.into_iter().map(|leaf| self.found(leaf.node)).collect() }
            }
            (None, _) => self.missing(condition),
        }
    }

    /// Why there is no value: how far the event follows the path.
    fn missing(&self, condition: &Condition) -> Reason {
        let (at, rest) = follow(self.event, condition.path.as_str());
        let place = self.found(at);
        match (&at.value, rest) {
            (_, None) if is_hollow(at) => Reason::Empty { at: place },
            (_, None) => Reason::GoesOn { at: place },
            (Value::Object(_) | Value::Array(_), Some(rest)) => {
                Reason::Missing { at: place, lacks: rest.into() }
            }
            (_, Some(_)) => Reason::EndsEarly { at: place },
        }
    }

    /// What stands at an absent field's path although it is no value.
    fn instead(&self, condition: &Condition) -> Option<Found> {
        let (node, rest) = follow(self.event, condition.path.as_str());
        let hollow = rest.is_none() && matches!(node.value, Value::Object(_) | Value::Array(_));
        hollow.then(|| self.found(node))
    }

    fn found(&self, node: &Node) -> Found {
        let path = locate(self.event.root(), node).unwrap_or_default();
        Found { path, span: node.span, value: outside(node) }
    }

    fn arrays(&self) -> Vec<ArrayChoice> {
        let choice = |place: &Place| {
            let array = self.event.array(place.array)?;
            let path = locate(self.event.root(), array)?;
            Some(ArrayChoice { path, chosen: place.element as usize, len: array.elements().len() })
        };
        self.chosen.iter().filter_map(choice).collect()
    }

    fn tree<'c>(&mut self, group: &Group, choices: &mut impl Iterator<Item = &'c u32>) -> Tree {
        let mut children = Vec::with_capacity(group.entries.len());
        for entry in &group.entries {
            match entry {
                // A condition that a later one of the same path replaces has no verdict: it is not asked.
                GroupEntry::Condition(id) => {
                    let verdict = self.verdicts.get_mut(id.0 as usize).and_then(Option::take);
                    children.extend(verdict.map(Tree::Condition));
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

/// Follows a dotted path as far as the event goes, through the first element of arrays that leads on. Gives what is
/// left of the path, none where all of it was followed.
fn follow<'e, 'p>(event: &'e Event<'e>, path: &'p str) -> (&'e Node, Option<&'p str>) {
    let mut furthest = (event.root(), Some(path));
    step(event, event.root(), Some(path), &mut furthest);
    furthest
}

fn step<'e, 'p>(
    event: &Event<'_>,
    node: &'e Node,
    path: Option<&'p str>,
    furthest: &mut (&'e Node, Option<&'p str>),
) -> bool {
    if path.map(str::len) < furthest.1.map(str::len) {
        *furthest = (node, path);
    }
    let Some(path) = path else { return true };
    if let Value::Array(elements) = &node.value {
        return elements.iter().any(|element| step(event, element, Some(path), furthest));
    }
    node.members().iter().filter(|member| event.has_step(&member.key.value)).any(|member| {
        let rest = path.strip_prefix(member.key.value.as_str());
        rest.is_some_and(|rest| {
            let rest = if rest.is_empty() { Some(None) } else { rest.strip_prefix('.').map(Some) };
            rest.is_some_and(|rest| step(event, &member.value, rest, furthest))
        })
    })
}

fn is_hollow(node: &Node) -> bool {
    match &node.value {
        Value::Array(elements) => elements.iter().all(is_hollow),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

/// A value without what stands inside it. A list or object may be as large as the event, and many conditions may fail
/// on it.
fn outside(node: &Node) -> Value {
    let hidden = || Node { value: Value::Unreadable, span: Span::new(0, 0) };
    match &node.value {
        Value::Array(elements) => Value::Array(elements.first().map(|_| hidden()).into_iter().collect()),
        Value::Object(members) => {
            let key = |member: &Member| Member { key: member.key.clone(), value: hidden() };
            Value::Object(members.first().map(key).into_iter().collect())
        }
        scalar => scalar.clone(),
    }
}

/// The path to a node of an event. Places lead there: what lies in a value lies in its text.
fn locate(root: &Node, wanted: &Node) -> Option<Path> {
    let mut steps = Vec::new();
    let mut node = root;
    while !std::ptr::eq(node, wanted) {
        let (step, inner) = match &node.value {
            Value::Array(elements) => {
                let index = elements.partition_point(|element| element.span.end < wanted.span.end);
                (Step::Index(index as u32), elements.get(index)?)
            }
            Value::Object(members) => {
                let index = members.partition_point(|member| member.value.span.end < wanted.span.end);
                let member = members.get(index)?;
                (Step::Key(member.key.value.clone()), &member.value)
            }
            _ => return None,
        };
        steps.push(step);
        node = inner;
    }
    Some(Path { steps })
}
