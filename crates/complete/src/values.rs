//! Values that the events hold.

use eventglass_syntax::Value;

use crate::choices::{limited, shown};
use crate::insert::Insert;
use crate::operators::Operand;
use crate::place::{Place, Wants};
use crate::seen::{Read, Seen};
use crate::words::{quoted, said, scalar};
use crate::{Item, Kind};

/// Values for a list of alternatives, those that are not in it; `around` are the brackets of a list that is not there
/// yet.
pub(crate) fn alternatives(
    place: &Place<'_>,
    mut seen: Vec<Seen>,
    around: Option<(&str, &str)>,
) -> Vec<Item> {
    seen.retain(|value| !place.has(&value.json));
    items(place, seen, around)
}

/// How an operator's values are read from the events.
pub(crate) fn read(operand: Operand) -> Read {
    match operand {
        Operand::Network => network,
        Operand::Wildcard | Operand::Wildcards => escaped,
        _ => scalar,
    }
}

/// Values for an operator, those that it can take.
pub(crate) fn operands(place: &Place<'_>, operand: Operand, mut seen: Vec<Seen>) -> Vec<Item> {
    if operand == Operand::Truth {
        seen = ["true", "false"].map(|truth| Seen::never(truth.to_owned(), false)).into();
    }
    // A list of `anything-but` is of strings or of numbers.
    let first = place.present.first().filter(|_| matches!(place.wants, Wants::Member(Operand::Unlike, _)));
    let is_alike = |json: &str| first.is_none_or(|first| is_text(first) == is_text(json));
    seen.retain(|value| takes(operand, &value.json) && is_alike(&value.json) && !place.has(&value.json));
    items(place, seen, None)
}

/// Whether an operator can be about a value.
pub(crate) fn suits(operand: Operand, json: &str) -> bool {
    if operand == Operand::Network { network_of(&said(json)).is_some() } else { takes(operand, json) }
}

fn is_text(json: &str) -> bool {
    json.starts_with('"')
}

/// Whether an operator can take a value. No text at all is in every text, or an error.
fn takes(operand: Operand, json: &str) -> bool {
    let is_number = json.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    let is_text = is_text(json) && json != "\"\"";
    match operand {
        Operand::Truth => true,
        Operand::Comparisons => is_number,
        Operand::Unlike => is_number || is_text,
        _ => is_text,
    }
}

fn items(place: &Place<'_>, mut seen: Vec<Seen>, around: Option<(&str, &str)>) -> Vec<Item> {
    // In a string that is begun only a string can stand.
    seen.retain(|value| place.is_open() || is_text(&value.json));
    let made = |value: &Seen| {
        let insert = match around.filter(|_| place.is_open()) {
            Some((before, after)) => place.value(Insert::whole(&value.json).within(before, after).done()),
            None => place.string(&value.json),
        };
        item(shown(&value.json, place.is_open()), insert, Kind::Value, value.events)
    };
    limited(place, seen).iter().map(made).collect()
}

fn item(label: String, Insert { text, cursor }: Insert, kind: Kind, seen: usize) -> Item {
    Item { label, insert: text, cursor, kind, seen }
}

/// A text as a wildcard that only it matches.
fn escaped(value: &Value) -> Option<String> {
    let Value::String(text) = value else { return None };
    Some(quoted(&text.as_str().replace('\\', "\\\\").replace('*', "\\*")))
}

/// The network of an address.
fn network(value: &Value) -> Option<String> {
    let Value::String(address) = value else { return None };
    network_of(address.as_str()).as_deref().map(quoted)
}

/// `203.0.113.0/24` for `203.0.113.7`: a `cidr` needs the length of a prefix, and that of one address is refused.
fn network_of(address: &str) -> Option<String> {
    let parts: Vec<&str> = address.split('.').collect();
    match parts.as_slice() {
        [one, two, three, four] if [one, two, three, four].iter().all(|part| part.parse::<u8>().is_ok()) => {
            Some(format!("{one}.{two}.{three}.0/24"))
        }
        [whole] if is_version_6(whole) => Some(format!("{whole}/64")),
        _ => None,
    }
}

fn is_version_6(address: &str) -> bool {
    address.matches(':').count() > 1 && address.chars().all(|c| c == ':' || c.is_ascii_hexdigit())
}
