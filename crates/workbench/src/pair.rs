//! A verdict explained, as a list of conditions in words.

use eventglass_pattern::{
    Alternative, ArrayChoice, BranchId, Choice, Condition, Equals, Event, Explanation, Found, Op, Pattern,
    Reason, Tree, Verdict, explain_choice,
};
use eventglass_syntax::{Node, Path, Step};

use crate::report::Place;
use crate::rules::Rule;
use crate::words::Language;

/// Why a rule matches an event or does not.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PairView {
    /// Whether EventBridge takes the pattern. Where it does not, the conditions are those that could be read.
    pub usable: bool,
    /// The verdict.
    pub matches: bool,
    /// How many conditions hold in what is told.
    pub held: usize,
    /// Of how many.
    pub total: usize,
    /// The conditions, in the order of the pattern.
    pub conditions: Vec<ConditionLine>,
    /// The combinations of `$or` branches; empty where there is one.
    pub branches: Vec<BranchLine>,
    /// The arrays of which an element was chosen.
    pub arrays: Vec<ArrayLine>,
}

/// One condition and what became of it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ConditionLine {
    /// The field, as JSONPath.
    pub path: String,
    /// What is wanted, in words.
    pub wants: String,
    /// Whether it holds.
    pub holds: bool,
    /// What the event has, in words.
    pub found: String,
    /// Whether that is just the one value that is wanted, so that saying it again tells nothing.
    pub exact: bool,
    /// The branch of `$or` it stands in.
    pub branch: Option<ChosenOf>,
    /// The array elements its value stands in.
    pub elements: Vec<ElementLine>,
    /// Its place in the pattern.
    pub place: Place,
    /// The places in the event that decided.
    pub event_places: Vec<Place>,
}

/// One of several, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ChosenOf {
    /// Which.
    pub index: usize,
    /// Of how many.
    pub of: usize,
}

/// An array element.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ElementLine {
    /// The array, as JSONPath.
    pub path: String,
    /// Which element, from 0.
    pub index: usize,
    /// Of how many.
    pub of: usize,
}

/// One combination of `$or` branches.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BranchLine {
    /// How many of its conditions hold at best.
    pub held: usize,
    /// Of how many.
    pub total: usize,
    /// Whether the conditions are told for this one.
    pub chosen: bool,
}

/// An array of which an element was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ArrayLine {
    /// The array, as JSONPath.
    pub path: String,
    /// The element, from 0.
    pub chosen: usize,
    /// How many there are.
    pub len: usize,
}

/// What an explanation is to be told for, where the best is not wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PairChoice {
    /// A combination of branches.
    pub branch: Option<usize>,
    /// Elements by the JSONPath of their array.
    pub elements: Vec<(String, usize)>,
}

/// Explains the verdict of a rule on an event, told with places in the text that `root` was read from.
pub(crate) fn explain(rule: &Rule, root: &Node, choice: &PairChoice, language: Language) -> PairView {
    let usable = rule.read.pattern().is_some();
    let event = Event::new(root);
    let Some(pattern) = rule.read.readable() else { return PairView::nothing(usable) };
    let explanation = explain_choice(pattern, &event, &wanted(pattern, &event, choice));
    let best = choice.branch.is_none() && choice.elements.is_empty();
    let mut telling = Telling { pattern, explanation: &explanation, language, lines: Vec::new() };
    telling.walk(&explanation.tree, None);
    let lines = telling.lines;
    PairView {
        usable,
        matches: usable && if best { explanation.matches } else { pattern.matches(&event) },
        held: explanation.held,
        total: explanation.total,
        conditions: lines,
        branches: branches(&explanation),
        arrays: explanation.arrays.iter().map(array).collect(),
    }
}

impl PairView {
    fn nothing(usable: bool) -> Self {
        let (conditions, branches, arrays) = (Vec::new(), Vec::new(), Vec::new());
        PairView { usable, matches: false, held: 0, total: 0, conditions, branches, arrays }
    }
}

/// A choice in the core's terms. Paths are looked up among the arrays that the best explanation chose from.
fn wanted(pattern: &Pattern, event: &Event<'_>, choice: &PairChoice) -> Choice {
    let branch = choice.branch.map(|index| BranchId(index as u32));
    if choice.elements.is_empty() {
        return Choice { branch, elements: Vec::new() };
    }
    let known = explain_choice(pattern, event, &Choice { branch, elements: Vec::new() }).arrays;
    let mut elements = Vec::new();
    for (path, element) in &choice.elements {
        let array = known.iter().find(|array| array.path.to_string() == *path);
        elements.extend(array.map(|array| (array.path.clone(), *element)));
    }
    Choice { branch, elements }
}

fn branches(explanation: &Explanation) -> Vec<BranchLine> {
    if explanation.branches.len() < 2 {
        return Vec::new();
    }
    let line = |(index, score): (usize, &eventglass_pattern::BranchScore)| BranchLine {
        held: score.held,
        total: score.total,
        chosen: index == explanation.branch.0 as usize,
    };
    explanation.branches.iter().enumerate().map(line).collect()
}

fn array(array: &ArrayChoice) -> ArrayLine {
    ArrayLine { path: array.path.to_string(), chosen: array.chosen, len: array.len }
}

struct Telling<'t> {
    pattern: &'t Pattern,
    explanation: &'t Explanation,
    language: Language,
    lines: Vec<ConditionLine>,
}

impl Telling<'_> {
    fn walk(&mut self, tree: &Tree, branch: Option<ChosenOf>) {
        match tree {
            Tree::All { children, .. } => children.iter().for_each(|child| self.walk(child, branch)),
            Tree::Either { branches, chosen, child, .. } => {
                self.walk(child, Some(ChosenOf { index: *chosen, of: *branches }));
            }
            Tree::Condition(verdict) => {
                let line = self.line(verdict, branch);
                self.lines.extend(line);
            }
        }
    }

    fn line(&self, verdict: &Verdict, branch: Option<ChosenOf>) -> Option<ConditionLine> {
        let condition = self.pattern.condition(verdict.condition)?;
        let decided = deciding(&verdict.reason);
        Some(ConditionLine {
            path: condition.keys.to_string(),
            wants: self.language.wants(condition),
            holds: verdict.holds,
            exact: is_exact(condition, verdict),
            found: self.language.found(verdict, &self.explanation.arrays),
            branch,
            elements: decided.first().map(|found| self.elements(&found.path)).unwrap_or_default(),
            place: condition.span.into(),
            event_places: decided.iter().map(|found| shown(found)).collect(),
        })
    }

    /// The chosen elements on the way to a value.
    fn elements(&self, path: &Path) -> Vec<ElementLine> {
        let mut lines = Vec::new();
        for (depth, step) in path.steps.iter().enumerate() {
            let Step::Index(index) = step else { continue };
            let array = path.steps.get(..depth).unwrap_or_default();
            let known = self.explanation.arrays.iter().find(|it| it.path.steps == array);
            lines.extend(known.map(|it| ElementLine {
                path: it.path.to_string(),
                index: *index as usize,
                of: it.len,
            }));
        }
        lines
    }
}

fn is_exact(condition: &Condition, verdict: &Verdict) -> bool {
    let one_value =
        matches!(condition.alternatives.as_slice(), [Alternative { op: Op::Equals(Equals::Text(_)), .. }]);
    one_value && matches!(verdict.reason, Reason::Accepted { .. })
}

/// The values that decided a condition, the most telling first.
fn deciding(reason: &Reason) -> Vec<&Found> {
    match reason {
        Reason::Accepted { found, .. } | Reason::Present { found } => vec![found],
        Reason::Absent { instead, .. } => instead.iter().collect(),
        Reason::Missing { at, .. }
        | Reason::EndsEarly { at }
        | Reason::GoesOn { at }
        | Reason::Empty { at } => {
            vec![at]
        }
        Reason::NotAccepted { found } => found.iter().collect(),
        Reason::Elsewhere { here, found, .. } => here.iter().chain([found]).collect(),
    }
}

/// What of a value is lit: all of a scalar, the opening bracket of anything larger.
fn shown(found: &Found) -> Place {
    let Place { from, to } = found.span.into();
    match found.value {
        eventglass_syntax::Value::Array(_) | eventglass_syntax::Value::Object(_) => {
            Place { from, to: from + 1 }
        }
        _ => Place { from, to },
    }
}
