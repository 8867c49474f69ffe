//! Names of fields.

use eventglass_syntax::Node;

use crate::choices::{limited, shown};
use crate::insert::Insert;
use crate::place::Place;
use crate::scan::push_step;
use crate::seen::{Seen, found};
use crate::words::{quoted, said, scalar};
use crate::{Item, Kind, Snippet};

/// The fields of every event, as they are offered: those that patterns are mostly about first.
const ENVELOPE: [&str; 9] =
    ["source", "detail-type", "detail", "account", "region", "resources", "time", "id", "version"];

/// Fields for the object that is open, and `$or`.
pub(crate) fn keys(place: &Place<'_>, events: &[&Node]) -> Vec<Item> {
    let mut names = absent(place, fields(&place.path, found(events, &place.path, scalar).fields));
    if let Some((above, _)) = place.typed.rsplit_once('.') {
        let mut path = place.path.clone();
        push_step(&mut path, above);
        let deeper = found(events, &path, scalar).fields.iter().map(|field| below(above, field)).collect();
        let mut deeper = absent(place, deeper);
        deeper.retain(|field| names.iter().all(|name| name.json != field.json));
        names.extend(deeper);
    }
    let mut items: Vec<Item> = names.iter().map(|field| item(place, field)).collect();
    if !place.has("$or") {
        items.push(or(place));
    }
    items
}

/// Whether every event has the field, and no fields in it.
pub(crate) fn is_leaf(path: &str) -> bool {
    path != "detail" && ENVELOPE.contains(&path)
}

/// Fields in an object of their own.
pub(crate) fn in_object(place: &Place<'_>, path: &str, seen: Vec<Seen>) -> Vec<Item> {
    let (open, close) = place.object();
    let made = |field: &Seen| {
        let (before, after) = if field.below.is_object() { ("{", "}") } else { ("[", "]") };
        let member = Insert::split(before, after).within(&format!("{open}{}: ", field.json), &close);
        labelled(field, place.value(member))
    };
    limited(place, fields(path, seen)).iter().map(made).collect()
}

/// Those that the object has not yet, up to the limit.
fn absent(place: &Place<'_>, mut names: Vec<Seen>) -> Vec<Seen> {
    names.retain(|field| !place.has(&said(&field.json)));
    limited(place, names)
}

/// A field by its path from one above.
fn below(above: &str, field: &Seen) -> Seen {
    Seen { json: quoted(&format!("{above}.{}", said(&field.json))), ..*field }
}

/// What was seen, and at the top what every event has.
fn fields(path: &str, mut seen: Vec<Seen>) -> Vec<Seen> {
    if !path.is_empty() {
        return seen;
    }
    let mut all: Vec<Seen> = Vec::new();
    for name in ENVELOPE {
        let json = quoted(name);
        match seen.iter().position(|field| field.json == json) {
            Some(at) => all.push(seen.remove(at)),
            None => all.push(Seen::never(json, name == "detail")),
        }
    }
    all.append(&mut seen);
    all
}

fn item(place: &Place<'_>, field: &Seen) -> Item {
    let body = if field.below.is_object() {
        let (open, close) = place.object();
        Insert::split(&open, &close)
    } else {
        Insert::split("[", "]")
    };
    labelled(field, place.key(&field.json, body))
}

fn labelled(field: &Seen, Insert { text, cursor }: Insert) -> Item {
    let kind = if field.below.is_object() { Kind::Object } else { Kind::Field };
    Item { label: shown(&field.json, false), insert: text, cursor, kind, seen: field.events }
}

fn or(place: &Place<'_>) -> Item {
    let Insert { text, cursor } = place.key("\"$or\"", place.branches());
    Item { label: "$or".to_owned(), insert: text, cursor, kind: Kind::Snippet(Snippet::Or), seen: 0 }
}
