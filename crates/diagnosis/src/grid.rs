//! Arrays by conditions: why no single element fits.
//!
//! Conditions below one array of the event must hold in the same element. A grid asks each of them of each element, by
//! itself: the element alone is the event, the condition alone is the pattern, and the engine answers.

mod question;

use eventglass_pattern::{Condition, ConditionId, Event, Explanation, Op, Pattern, Reason, explain};
use eventglass_syntax::{Node, Path, Step, Text, Value, sort_by_order};

use crate::case::Case;
use crate::words::{Words, code, elements};

use question::{ALONE, Question, alone, question};

pub(crate) use question::Test;

/// So many elements are asked.
const MAX_ELEMENTS: usize = 50_000;
/// So many rows are told.
const MAX_ROWS: usize = 100;
/// So many conditions are asked.
const MAX_CONDITIONS: usize = 20;
/// So many arrays are told.
const MAX_GRIDS: usize = 8;

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
        if condition.is_some_and(wants_absence) && dig_for_absence(asked, answer, path, found) {
            continue;
        }
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

/// Looks, from inside out, for an array with an element in which everything holds: only the order misses it. In the
/// elements of an outer array absence is judged over all that stands in them.
fn dig_for_absence(asked: &[Asked<'_>], answer: Answer<'_>, path: &Path, found: &mut Vec<Grid>) -> bool {
    let chosen = answer.told.arrays.iter().map(|it| it.path.clone());
    let mut candidates: Vec<Path> = chosen.chain(arrays(path)).collect();
    sort_by_order(&mut candidates, |path| u64::MAX - path.steps.len() as u64);
    candidates.into_iter().any(|array| {
        let whole = joined(answer.base, &array);
        if found.len() >= MAX_GRIDS || found.iter().any(|known| known.array == whole) {
            return false;
        }
        let Some((grid, below)) = Grid::new(asked, answer.root, &array, whole) else { return false };
        let together = question(below.iter().map(|it| (&it.path, it.list)));
        let fits = |row: &Row| {
            let root = array.index(row.element).of(answer.root).map(alone);
            together.as_ref().zip(root).is_some_and(|(it, root)| it.matches(&Event::new(&root)))
        };
        let is_missed = !grid.early.is_empty() && grid.rows.iter().filter(|row| row.is_full()).any(fits);
        if is_missed {
            found.push(grid);
        }
        is_missed
    })
}

fn wants_absence(condition: &Condition) -> bool {
    condition.alternatives.iter().any(|it| it.op == Op::Absent)
}

/// Where a value stands that another choice of elements would take, or do without.
fn clash<'r>(condition: &Condition, reason: &'r Reason) -> Option<&'r Path> {
    match reason {
        Reason::Elsewhere { found, .. } | Reason::Present { found } => Some(&found.path),
        Reason::NotAccepted { found } if wants_absence(condition) => found.first().map(|found| &found.path),
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
    /// What the array is called: `detail.items`, and of one inside another "`lines` in element 1 of `detail.orders`".
    pub fn name(&self) -> Words {
        let mut name = Words::default();
        let mut keys: Vec<&Text> = Vec::new();
        for step in &self.array.steps {
            match step {
                Step::Key(key) => keys.push(key),
                Step::Index(index) => {
                    name = part_of(&name, &mut keys);
                    let element = elements(&[*index as usize]);
                    name = Words::new(
                        format!("{} of {}", element.english, name.english),
                        format!("{} の{}", name.japanese, element.japanese),
                    );
                }
            }
        }
        part_of(&name, &mut keys)
    }

    /// The elements in which a condition comes out in some way, by the condition's position.
    pub(crate) fn elements_with(&self, column: usize, wanted: Cell) -> Vec<usize> {
        let is_wanted = |row: &&Row| row.cells.get(column) == Some(&wanted);
        self.rows.iter().filter(is_wanted).map(|row| row.element).collect()
    }

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
        let questions: Vec<Question> = below.iter().map(|it| Question::new(&it.path, it.list)).collect();
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

/// What stands below a place by the name of some keys, which are used up.
fn part_of(outer: &Words, keys: &mut Vec<&Text>) -> Words {
    if keys.is_empty() {
        return outer.clone();
    }
    let own = code(Text::joined(keys, ".").as_str());
    keys.clear();
    if outer.english.is_empty() {
        return Words::new(own.clone(), own);
    }
    Words::new(format!("{own} in {}", outer.english), format!("{} の {own}", outer.japanese))
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

fn row(index: usize, element: &Node, questions: &[Question]) -> Row {
    let root = alone(element);
    let event = Event::new(&root);
    Row { element: index, cells: questions.iter().map(|it| it.of(&event)).collect() }
}

/// Of very many rows those that are told: for each condition some in which it holds, then those that come nearest.
fn nearest_rows(mut rows: Vec<Row>) -> Vec<Row> {
    if rows.len() > MAX_ROWS {
        let mut left = vec![MAX_ROWS / MAX_CONDITIONS; rows.first().map_or(0, |row| row.cells.len())];
        let mut examples = Vec::new();
        for row in &rows {
            let columns =
                row.cells.iter().zip(&mut left).filter(|(cell, left)| **cell == Cell::Holds && **left > 0);
            let count = columns.map(|(_, left)| *left -= 1).count();
            if count > 0 {
                examples.push(row.element);
            }
        }
        let is_example = |row: &Row| examples.binary_search(&row.element).is_ok();
        sort_by_order(&mut rows, |row| {
            let missed = (row.cells.len() - row.held()) as u64;
            if is_example(row) { 0 } else { 1 + missed }
        });
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
