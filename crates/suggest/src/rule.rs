//! A rule for one event: the fields that tell its kind.

use eventglass_pattern::{Event, Pattern, compile, limits};
use eventglass_syntax::{Node, Path, Step, Value};

use crate::columns::{Column, names as names_of};
use crate::field::{Field, Test, fields};
use crate::layout::pattern;
use crate::names::{self, CALL, INNER_KINDS, KIND_ENDINGS, KINDS, OTHER_TIMES};
use crate::nature::Nature;

/// What is known of an event before its fields are looked at.
#[derive(Default)]
pub(crate) struct Shape {
    /// Whether it has a `detail`; else its own members are taken for it.
    detail: bool,
    /// Whether it tells of a call that CloudTrail recorded.
    pub(crate) call: bool,
}

impl Shape {
    pub(crate) fn of(event: &Node) -> Shape {
        let detail = event.member("detail").filter(|detail| detail.is_object());
        let has = |key| detail.and_then(|detail| detail.member(key)).is_some();
        Shape { detail: detail.is_some(), call: has("eventSource") && has("eventName") }
    }

    /// Whether a field tells the kind of an event.
    pub(crate) fn is_usual(&self, column: &Column<'_>, nature: Nature) -> bool {
        let keys = column.names();
        match keys.as_slice() {
            ["source" | "detail-type"] => true,
            ["detail", key] if self.call => CALL.contains(key),
            _ if self.call || nature != Nature::Plain || !has_text(column) => false,
            ["detail", keys @ ..] => tells_kind(keys) && column.array.is_none(),
            keys => !self.detail && tells_kind(keys) && column.array.is_none(),
        }
    }
}

fn has_text(column: &Column<'_>) -> bool {
    column.first().is_some_and(|value| matches!(value.value, Value::String(_)) && value.as_str() != Some(""))
}

fn tells_kind(keys: &[&str]) -> bool {
    let keys: Vec<String> = keys.iter().map(|key| names::plain(key)).collect();
    let is_of_now = |key: &String| !OTHER_TIMES.iter().any(|time| key.starts_with(time));
    let ends = |key: &String| KIND_ENDINGS.iter().any(|ending| key.ends_with(ending));
    keys.iter().all(is_of_now)
        && match keys.as_slice() {
            [key] => ends(key) || KINDS.contains(&key.as_str()),
            [outer, key] => ends(key) || INNER_KINDS.contains(&(outer.as_str(), key.as_str())),
            _ => false,
        }
}

/// A pattern for an event, of its usual fields, or of the plainest one where it has none. It matches the event and keeps
/// the limits of the service; where the fields do not allow that, it asks for less. An event that has nothing to ask for
/// gets a pattern that asks for no `source`.
pub fn for_event(event: &Node) -> String {
    let fields = fields(event);
    let opened = Event::new(event);
    let mut ticked: Vec<(Path, Vec<String>)> =
        fields.iter().filter(|field| field.usual).filter_map(tick).collect();
    if ticked.is_empty() {
        let others: Vec<&Field> =
            fields.iter().filter(|field| names_of(&field.keys) != ["version"]).collect();
        let plain = others.iter().find(|field| field.nature == Nature::Plain);
        ticked.extend(plain.or(others.first()).and_then(|field| tick(field)));
    }
    while !ticked.is_empty() {
        let text = pattern(&ticked);
        if sound(&text).is_some_and(|pattern| pattern.matches(&opened)) {
            return text;
        }
        ticked.pop();
    }
    last_resort(&opened)
}

/// A field with its best test.
fn tick(field: &Field) -> Option<(Path, Vec<String>)> {
    let best = field.tests.first()?;
    Some((field.keys.clone(), vec![best.json.clone()]))
}

/// What nearly every event passes, or else lacks.
fn last_resort(event: &Event<'_>) -> String {
    let source = Path { steps: vec![Step::Key("source".into())] };
    let asking = |test: Test| pattern(&[(source.clone(), vec![test.json])]);
    let has_source = asking(Test::exists());
    let passes = compile(&has_source).pattern.is_some_and(|pattern| pattern.matches(event));
    if passes { has_source } else { asking(Test::absent()) }
}

/// The pattern of a text that EventBridge takes.
pub(crate) fn sound(text: &str) -> Option<Pattern> {
    let compiled = compile(text);
    if limits::limits(text, &compiled).is_empty() { compiled.pattern } else { None }
}
