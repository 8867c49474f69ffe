//! Arrays by conditions: why no single element fits.
//!
//! Conditions below one array of the event must hold in the same element. A grid asks each of them of each element, by
//! itself: the element alone is the event, the condition alone is the pattern, and the engine answers.

use eventglass_pattern::{Condition, ConditionId, Event, Explanation, Op, Pattern, Reason, compile, explain};
use eventglass_syntax::{Member, Node, Path, Spanned, Step, Text, Value, push_text, sort_by_order};

use crate::case::Case;

/// So many elements are asked.
const MAX_ELEMENTS: usize = 10_000;
/// So many rows are told.
const MAX_ROWS: usize = 100;
/// So many conditions are asked.
const MAX_CONDITIONS: usize = 20;
/// So many arrays are told.
const MAX_GRIDS: usize = 8;

/// The key that an element stands under where it is an event by itself.
const ALONE: &str = "e";

/// An array of the event by the conditions of the pattern that ask about its elements.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// Where the array is.
    pub array: Path,
    /// How many elements it has.
    pub len: usize,
    /// The conditions below it, in the order of the pattern; of very many the first 20.
    pub conditions: Vec<ConditionId>,
    /// What the fields of these conditions are called below the array.
    pub fields: Vec<Text>,
    /// Those that want a field to be absent, and that the engine judges before it has chosen an element: one element
    /// that has the field is enough to make them fail.
    pub early: Vec<ConditionId>,
    /// The elements, in the order of the event; of more than 100 those that come nearest.
    pub rows: Vec<Row>,
    /// Which row comes nearest: most conditions hold; of equals the first.
    pub nearest: usize,
}

/// An element, and what holds in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which, counted from 0.
    pub element: usize,
    /// What becomes of each condition.
    pub cells: Vec<Cell>,
}

/// What becomes of a condition in an element that is asked alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// `{"sku": ["A1"]}`, `{"sku": "A1"}`; `{"sku": [{"exists": false}]}`, `{}`
    Holds,
    /// `{"sku": ["A1"]}`, `{"sku": "B2"}`
    Fails,
    /// `{"sku": ["A1"]}`, `{}`
    Absent,
}

impl Row {
    /// How many conditions hold.
    pub fn held(&self) -> usize {
        self.cells.iter().filter(|cell| **cell == Cell::Holds).count()
    }

    /// Whether all of them hold.
    pub fn is_full(&self) -> bool {
        self.held() == self.cells.len()
    }
}

/// The arrays of a miss in which conditions hold, but in different elements. The outermost such array is told; where
/// elements of it would do and the conflict is in an array inside them, that one.
///
/// A grid with a full row misses by the engine's order only: see [`Grid::early`].
///
/// Cost: linear in the array, for each condition below it.
pub fn grids(case: &Case<'_>) -> Vec<Grid> {
    let mut found = Vec::new();
    let told = case.pattern().zip(case.explanation.as_ref()).filter(|(_, told)| !told.matches);
    if let Some((pattern, told)) = told {
        let verdicts = told.verdicts();
        let ids = verdicts.iter().map(|verdict| verdict.condition);
        let asked: Vec<Asked<'_>> = ids.filter_map(|id| asked(case, pattern, id)).collect();
        dig(&asked, Answer { pattern, told, root: case.root(), base: &Path::default() }, &mut found);
    }
    found
}

/// A condition as a question by itself.
#[derive(Clone, Debug)]
struct Asked<'c> {
    id: ConditionId,
    path: Text,
    list: &'c str,
}

/// What a pattern says of an event, which is an element of an array or the event itself.
#[derive(Clone, Copy)]
struct Answer<'a> {
    pattern: &'a Pattern,
    told: &'a Explanation,
    root: &'a Node,
    /// Where the element stands in the event; empty for the event itself.
    base: &'a Path,
}

fn asked<'c>(case: &'c Case<'_>, pattern: &Pattern, id: ConditionId) -> Option<Asked<'c>> {
    let condition = pattern.condition(id)?;
    let list = case.list(condition)?.span.of(case.text);
    Some(Asked { id, path: condition.path.clone(), list })
}

fn dig(asked: &[Asked<'_>], answer: Answer<'_>, found: &mut Vec<Grid>) {
    let Answer { pattern, told, root, base } = answer;
    for verdict in told.verdicts().into_iter().filter(|verdict| !verdict.holds) {
        let condition = pattern.condition(verdict.condition);
        let Some(path) = condition.and_then(|it| clash(it, &verdict.reason)) else { continue };
        for array in arrays(path) {
            let whole = joined(base, &array);
            if found.len() >= MAX_GRIDS || found.iter().any(|known| known.array == whole) {
                break;
            }
            let Some((grid, below)) = Grid::new(asked, root, &array, whole) else { continue };
            match grid.rows.iter().find(|row| row.is_full()).map(|row| row.element) {
                None => found.push(grid),
                Some(element) => {
                    let node = array.index(element).of(root).map(alone);
                    dig_inside(&below, node.as_ref(), grid, element, found);
                }
            }
            break;
        }
    }
}

/// Looks for the conflict in an element in which every condition holds by itself.
fn dig_inside(below: &[Asked<'_>], element: Option<&Node>, grid: Grid, index: usize, found: &mut Vec<Grid>) {
    let together = question(below.iter().map(|it| (&it.path, it.list)));
    let (Some(pattern), Some(root)) = (together, element) else { return };
    let told = explain(&pattern, &Event::new(root));
    if told.matches {
        found.push(grid);
    } else {
        let base = grid.array.index(index);
        dig(below, Answer { pattern: &pattern, told: &told, root, base: &base }, found);
    }
}

/// Where a value stands that another choice of elements would take, or do without.
fn clash<'r>(condition: &Condition, reason: &'r Reason) -> Option<&'r Path> {
    let wants_absence = condition.alternatives.iter().any(|it| it.op == Op::Absent);
    match reason {
        Reason::Elsewhere { found, .. } | Reason::Present { found } => Some(&found.path),
        Reason::NotAccepted { found } if wants_absence => found.first().map(|found| &found.path),
        _ => None,
    }
}

/// The arrays on the way to a value, the outermost first.
fn arrays(path: &Path) -> impl Iterator<Item = Path> {
    let is_index = |depth: &usize| matches!(path.steps.get(*depth), Some(Step::Index(_)));
    let outer = |depth: usize| Path { steps: path.steps.iter().take(depth).cloned().collect() };
    (0..path.steps.len()).filter(is_index).map(outer)
}

/// The place of what stands in an element that was asked alone.
fn joined(base: &Path, inner: &Path) -> Path {
    let own = usize::from(!base.steps.is_empty());
    Path { steps: base.steps.iter().chain(inner.steps.iter().skip(own)).cloned().collect() }
}

impl Grid {
    /// None where fewer than two conditions ask about the array's elements: they cannot be in each other's way.
    fn new<'c>(
        asked: &[Asked<'c>],
        root: &Node,
        array: &Path,
        whole: Path,
    ) -> Option<(Grid, Vec<Asked<'c>>)> {
        let elements = array.of(root)?.elements();
        let is_nested = elements.iter().any(|element| matches!(element.value, Value::Array(_)));
        let below: Vec<Asked<'c>> = asked
            .iter()
            .filter_map(|it| it.below(&dotted(array)))
            .filter(|it| is_nested || it.path != *ALONE)
            .take(MAX_CONDITIONS)
            .collect();
        if below.len() < 2 {
            return None;
        }
        let questions: Vec<Question> = below.iter().map(Question::new).collect();
        let rows = elements.iter().take(MAX_ELEMENTS).enumerate();
        let rows = nearest_rows(rows.map(|(index, element)| row(index, element, &questions)).collect());
        let grid = Grid {
            array: whole,
            len: elements.len(),
            conditions: below.iter().map(|it| it.id).collect(),
            fields: below.iter().map(|it| tail(&it.path)).collect(),
            early: early(&below, &questions),
            nearest: (0..rows.len()).rev().max_by_key(|at| rows.get(*at).map_or(0, Row::held))?,
            rows,
        };
        Some((grid, below))
    }
}

impl<'c> Asked<'c> {
    /// The same, asked of an element of the array at a dotted path; none where it asks about something else.
    fn below(&self, array: &Text) -> Option<Asked<'c>> {
        let path: Vec<u16> = self.path.units().collect();
        let rest = path.strip_prefix(array.units().collect::<Vec<_>>().as_slice())?;
        let dot = u16::from(b'.');
        if rest.first().is_some_and(|first| *first != dot) {
            return None;
        }
        let units: Vec<u16> = ALONE.encode_utf16().chain(rest.iter().copied()).collect();
        Some(Asked { path: Text::from_units(&units), ..self.clone() })
    }
}

/// The keys on the way to an array, as the engine joins them.
fn dotted(path: &Path) -> Text {
    let keys = path.steps.iter().filter_map(|step| match step {
        Step::Key(key) => Some(key),
        Step::Index(_) => None,
    });
    Text::joined(&keys.collect::<Vec<_>>(), ".")
}

/// What stands behind the key of an element that is asked alone.
fn tail(path: &Text) -> Text {
    Text::from_units(&path.units().skip(ALONE.len() + 1).collect::<Vec<_>>())
}

/// A condition, to be asked of one element at a time.
struct Question {
    holds: Option<Pattern>,
    exists: Option<Pattern>,
    /// Only absence makes it hold: it never chooses an element.
    only_absence: bool,
    wants_absence: bool,
}

impl Question {
    fn new(asked: &Asked<'_>) -> Self {
        let holds = question([(&asked.path, asked.list)].into_iter());
        let alternatives = || holds.iter().flat_map(|it| &it.conditions).flat_map(|it| &it.alternatives);
        Question {
            exists: question([(&asked.path, r#"[{"exists": true}]"#)].into_iter()),
            only_absence: alternatives().all(|it| it.op == Op::Absent),
            wants_absence: alternatives().any(|it| it.op == Op::Absent),
            holds,
        }
    }

    fn of(&self, element: &Event<'_>) -> Cell {
        let matches = |pattern: &Option<Pattern>| pattern.as_ref().is_some_and(|it| it.matches(element));
        match (matches(&self.holds), matches(&self.exists)) {
            (true, _) => Cell::Holds,
            (false, true) => Cell::Fails,
            (false, false) => Cell::Absent,
        }
    }
}

/// A list of alternatives, to be asked of values that stand alone.
pub(crate) struct Test(Option<Pattern>);

impl Test {
    /// Reads a list, which is JSON.
    pub(crate) fn new(list: &str) -> Self {
        Test(question([(&ALONE.into(), list)].into_iter()))
    }

    /// Whether a value passes.
    pub(crate) fn accepts(&self, value: &Node) -> bool {
        let root = alone(value);
        self.0.as_ref().is_some_and(|pattern| pattern.matches(&Event::new(&root)))
    }
}

/// Conditions by their dotted paths, as a pattern.
fn question<'a>(conditions: impl Iterator<Item = (&'a Text, &'a str)>) -> Option<Pattern> {
    let mut text = String::from("{");
    for (index, (path, list)) in conditions.enumerate() {
        text.push_str(if index > 0 { "," } else { "" });
        push_text(&mut text, path);
        text.extend([":", list]);
    }
    text.push('}');
    compile(&text).pattern
}

/// An element as an event.
fn alone(element: &Node) -> Node {
    let key = Spanned { value: ALONE.into(), span: element.span };
    let member = Member { key, value: element.clone() };
    Node { value: Value::Object(vec![member]), span: element.span }
}

fn row(index: usize, element: &Node, questions: &[Question]) -> Row {
    let root = alone(element);
    let event = Event::new(&root);
    Row { element: index, cells: questions.iter().map(|it| it.of(&event)).collect() }
}

fn nearest_rows(mut rows: Vec<Row>) -> Vec<Row> {
    if rows.len() > MAX_ROWS {
        sort_by_order(&mut rows, |row| (row.cells.len() - row.held()) as u64);
        rows.truncate(MAX_ROWS);
        sort_by_order(&mut rows, |row| row.element as u64);
    }
    rows
}

/// The conditions that want absence and come, in the engine's order, before any that chooses an element.
fn early(below: &[Asked<'_>], questions: &[Question]) -> Vec<ConditionId> {
    let choosing = below.iter().zip(questions).filter(|(_, question)| !question.only_absence);
    let first = choosing.map(|(it, _)| &it.path).min();
    let is_early = |it: &Asked<'_>| first.is_none_or(|first| it.path <= *first);
    let wanting = below.iter().zip(questions).filter(|(_, question)| question.wants_absence);
    wanting.filter(|(it, _)| is_early(it)).map(|(it, _)| it.id).collect()
}

#[cfg(test)]
mod tests;
