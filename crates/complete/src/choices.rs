//! Which choices a place has, and in which order.

use eventglass_syntax::{Node, parse};

use crate::insert::Insert;
use crate::operators::{self, COMPARISONS, OPERATORS, Operand, Operator};
use crate::place::{Place, Wants};
use crate::seen::{Seen, found};
use crate::words::{said, scalar};
use crate::{Item, Kind, MAX_ITEMS, Snippet, fields, patterns, values};

/// How many characters of a value are shown.
const MAX_SHOWN: usize = 80;

/// What can be put in at a place.
pub(crate) fn choices(place: &Place<'_>, events: &[&Node]) -> Vec<Item> {
    let seen = |read| found(events, &place.path, read).values;
    match place.wants {
        Wants::Pattern if place.is_open() => patterns::patterns(place, events),
        Wants::Field => fields::keys(place, events),
        Wants::Alternatives => behind_colon(place, events),
        Wants::Alternative => alternatives(place, seen(scalar), None),
        Wants::Branches if place.is_open() => {
            vec![snippet("$or", place.value(place.branches()), Snippet::Or)]
        }
        Wants::Branch if place.is_open() => {
            let mut items = vec![object(place)];
            items.extend(fields::in_object(place, &place.path, found(events, &place.path, scalar).fields));
            items
        }
        Wants::Pattern | Wants::Branches | Wants::Branch => Vec::new(),
        Wants::Operator => operators::as_keys(place, &OPERATORS),
        Wants::Inner(operand) => operators::as_keys(place, operand.inside()),
        Wants::Operand(operand) => operand_choices(place, operand, seen(values::read(operand))),
        Wants::Member(Operand::Comparisons, before) if before % 2 == 0 => comparisons(place, before),
        Wants::Member(operand, _) => values::operands(place, operand, seen(values::read(operand))),
    }
}

/// What a field's key wants: a list with a value in it, or an object with a field in it.
fn behind_colon(place: &Place<'_>, events: &[&Node]) -> Vec<Item> {
    let found = found(events, &place.path, scalar);
    let is_list = !found.values.is_empty() || fields::is_leaf(&place.path);
    let is_object = !found.fields.is_empty() || place.path == "detail";
    // Where nothing is known, it can be either.
    let (is_list, is_object) = if is_list || is_object { (is_list, is_object) } else { (true, true) };
    let mut items = Vec::new();
    if is_list {
        items = alternatives(place, found.values, Some(("[", "]")));
    }
    if place.is_open() && is_object {
        items.push(object(place));
        items.extend(fields::in_object(place, &place.path, found.fields));
    }
    items
}

/// Values and operators, those first that can be about what was seen; `around` are the brackets of a list that is not
/// there yet.
fn alternatives(place: &Place<'_>, seen: Vec<Seen>, around: Option<(&str, &str)>) -> Vec<Item> {
    let few = seen.get(..MAX_ITEMS).unwrap_or(&seen);
    let suits = |operand| few.is_empty() || few.iter().any(|value| values::suits(operand, &value.json));
    let (mut operators, others): (Vec<&Operator>, Vec<&Operator>) =
        OPERATORS.iter().partition(|operator| suits(operator.takes));
    operators.extend(others);
    let operators = operators::in_brackets(place, &operators, around.unwrap_or_default());
    let mut items = values::alternatives(place, seen, around);
    items.extend(around.and_then(|_| list(place)));
    items.extend(operators);
    items
}

/// What an operator's key wants.
fn operand_choices(place: &Place<'_>, operand: Operand, seen: Vec<Seen>) -> Vec<Item> {
    if operand == Operand::Comparisons {
        return if place.is_open() { comparisons(place, 0) } else { Vec::new() };
    }
    let mut items = values::operands(place, operand, seen);
    if operand.has_members() {
        items.extend(list(place));
    }
    let inside: Vec<&Operator> = operand.inside().iter().collect();
    items.extend(operators::in_brackets(place, &inside, ("", "")));
    items
}

/// Comparisons for `numeric`: behind its colon with the list that they stand in, or as its next member.
fn comparisons(place: &Place<'_>, before: usize) -> Vec<Item> {
    let holds = |sign: &str| place.present.iter().any(|member| member.starts_with(sign));
    let names: &[&'static str] = match before {
        0 if holds("\">") || holds("\"=") => &[],
        // The upper end of a range stands there already.
        0 if holds("\"<") => &[">", ">="],
        0 => &COMPARISONS,
        2 if holds("\">") && !holds("\"<") => &["<", "<="],
        _ => &[],
    };
    let made = |name: &&'static str| {
        let json = format!("\"{name}\"");
        let insert = match place.wants {
            Wants::Operand(_) => place.value(Insert::split("", "]").within(&format!("[{json}, "), "")),
            _ => place.string(&json),
        };
        let Insert { text, cursor } = insert;
        Item { label: (*name).to_owned(), insert: text, cursor, kind: Kind::Operator(name), seen: 0 }
    };
    names.iter().map(made).collect()
}

/// An empty list.
fn list(place: &Place<'_>) -> Option<Item> {
    let insert = place.is_open().then(|| place.value(Insert::split("[", "]")))?;
    Some(snippet("[]", insert, Snippet::List))
}

/// An empty object.
pub(crate) fn object(place: &Place<'_>) -> Item {
    let (open, close) = place.object();
    snippet("{}", place.value(Insert::split(&open, &close)), Snippet::Object)
}

fn snippet(label: &str, Insert { text, cursor }: Insert, kind: Snippet) -> Item {
    Item { label: label.to_owned(), insert: text, cursor, kind: Kind::Snippet(kind), seen: 0 }
}

/// As many as are shown: where there are more, those that hold what is typed.
pub(crate) fn limited(place: &Place<'_>, mut seen: Vec<Seen>) -> Vec<Seen> {
    if seen.len() > MAX_ITEMS {
        let typed = place.typed.to_ascii_lowercase();
        seen.retain(|it| it.json.to_ascii_lowercase().contains(&typed));
    }
    seen.truncate(MAX_ITEMS);
    seen
}

/// A scalar for the list: strings without quotes where they would not read as another value, which in a string that is
/// begun they never do.
pub(crate) fn shown(json: &str, is_open: bool) -> String {
    let said = said(json);
    let is_plain = json == said || !(said.is_empty() || is_open && is_scalar(&said));
    let shown = if is_plain { said } else { json.to_owned() };
    match shown.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", shown.get(..end).unwrap_or_default()),
        None => shown,
    }
}

/// Whether a text reads as a number, a boolean or null.
fn is_scalar(text: &str) -> bool {
    parse(text).value.and_then(|node| scalar(&node.value)).is_some_and(|read| read == text)
}
