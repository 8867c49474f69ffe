//! Questions to the engine about a value that stands alone.

use eventglass_pattern::{Event, Op, Pattern, compile};
use eventglass_syntax::{Member, Node, Spanned, Text, Value, push_text};

use super::Cell;

/// The key that an element stands under where it is an event by itself.
pub(super) const ALONE: &str = "e";

/// A condition, to be asked of one element at a time.
pub(super) struct Question {
    holds: Option<Pattern>,
    exists: Option<Pattern>,
    /// Only absence makes it hold: it never chooses an element.
    pub(super) only_absence: bool,
    /// Absence makes it hold, or a value.
    pub(super) wants_absence: bool,
}

impl Question {
    pub(super) fn new(path: &Text, list: &str) -> Self {
        let holds = question([(path, list)].into_iter());
        let alternatives = || holds.iter().flat_map(|it| &it.conditions).flat_map(|it| &it.alternatives);
        Question {
            exists: question([(path, r#"[{"exists": true}]"#)].into_iter()),
            only_absence: alternatives().all(|it| it.op == Op::Absent),
            wants_absence: alternatives().any(|it| it.op == Op::Absent),
            holds,
        }
    }

    pub(super) fn of(&self, element: &Event<'_>) -> Cell {
        let matches = |pattern: &Option<Pattern>| pattern.as_ref().is_some_and(|it| it.matches(element));
        if matches(&self.holds) {
            Cell::Holds
        } else if matches(&self.exists) {
            Cell::Fails
        } else {
            Cell::Absent
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
pub(super) fn question<'a>(conditions: impl Iterator<Item = (&'a Text, &'a str)>) -> Option<Pattern> {
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
pub(super) fn alone(element: &Node) -> Node {
    let key = Spanned { value: ALONE.into(), span: element.span };
    let member = Member { key, value: element.clone() };
    Node { value: Value::Object(vec![member]), span: element.span }
}
