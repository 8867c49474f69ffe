//! Whole patterns for an empty text.

use eventglass_syntax::{Node, Value, parse};

use crate::choices::{object, shown};
use crate::insert::Insert;
use crate::place::Place;
use crate::seen::{Below, Seen, counted, looked_at, note};
use crate::words::{quoted, scalar};
use crate::{Item, Kind, MAX_ITEMS, Snippet};

/// An empty pattern, and one for each kind of event.
pub(crate) fn patterns(place: &Place<'_>, events: &[&Node]) -> Vec<Item> {
    let mut kinds: Vec<Seen> = Vec::new();
    for (event, node) in looked_at(events) {
        if let Some(json) = pattern(node) {
            note(&mut kinds, json, Below::default(), event);
        }
    }
    let made = |kind: &Seen| {
        let Insert { text, cursor } = place.value(Insert::whole(&kind.json));
        let kind_of_item = Kind::Snippet(Snippet::Event);
        Item { label: label(&kind.json), insert: text, cursor, kind: kind_of_item, seen: kind.events }
    };
    let mut items = vec![object(place)];
    items.extend(counted(kinds).iter().take(MAX_ITEMS).map(made));
    items
}

/// The pattern of an event's kind: its source and type, and of a call its name.
fn pattern(event: &Node) -> Option<String> {
    let field = |node: &Node, name: &str| {
        let value = node.member(name).filter(|value| matches!(value.value, Value::String(_)))?;
        Some(format!("{}: [{}]", quoted(name), scalar(&value.value)?))
    };
    let call = event.member("detail").and_then(|detail| field(detail, "eventName"));
    let call = call.map(|call| format!("\"detail\": {{\n    {call}\n  }}"));
    let fields: Vec<String> =
        [field(event, "source"), field(event, "detail-type"), call].into_iter().flatten().collect();
    (!fields.is_empty()).then(|| format!("{{\n  {}\n}}", fields.join(",\n  ")))
}

/// What such a pattern is shown as: the call, else the type, else the source.
fn label(pattern: &str) -> String {
    let node = parse(pattern).value;
    let first = |name: &str, within: Option<&Node>| {
        within?.member(name)?.elements().first().and_then(|value| scalar(&value.value))
    };
    let (top, detail) = (node.as_ref(), node.as_ref().and_then(|node| node.member("detail")));
    let name =
        first("eventName", detail).or_else(|| first("detail-type", top)).or_else(|| first("source", top));
    shown(&name.unwrap_or_default(), false)
}
