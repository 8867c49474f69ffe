//! Values that read the same and are of different types: `5` and `"5"`, `true` and `"true"`.

use eventglass_pattern::Reason;
use eventglass_syntax::{Decimal, Node, Value};

use super::{Case, Piece, Told, Way};
use crate::finding::Place;
use crate::rewrite::{Address, joined, operator};
use crate::words::{Words, code, quoted, value};

/// What a value becomes in another type: as JSON, of the type of the other value.
pub(crate) type Convert = fn(&Value, &Value) -> Option<String>;

/// A literal of a failing condition that reads as a value of the event does. `convert` gives the first in the type of
/// the second.
pub(crate) fn of_other_type<'c>(
    case: &'c Case<'_>,
    told: Told<'c>,
    found: &[&Node],
    convert: Convert,
) -> Option<Piece<'c>> {
    let (address, list) = (case.address(told.condition)?, case.list(told.condition)?);
    let literals = list
        .elements()
        .iter()
        .enumerate()
        .filter_map(|(position, element)| Some((address.inner(position), element, literal(element)?)));
    let literals: Vec<(Address, &Node, &Node)> = literals.collect();
    let reads_as = |wanted: &Node, found: &Node| {
        convert(&wanted.value, &found.value).is_some_and(|json| reads_same(&json, &found.value))
    };
    let (wanted, seen) = literals
        .iter()
        .find_map(|(.., wanted)| Some((*wanted, *found.iter().find(|found| reads_as(wanted, found))?)))?;
    let kind = std::mem::discriminant(&wanted.value);
    // Its neighbours of the same type have the same mistake.
    let changes = literals.iter().filter(|(.., it)| std::mem::discriminant(&it.value) == kind).filter_map(
        |(at, element, literal)| {
            let json = if reads_as(literal, seen) {
                as_in_event(&seen.value)
            } else {
                convert(&literal.value, &seen.value)?
            };
            Some((at.clone(), json, element.span.of(case.text).to_owned()))
        },
    );
    let changes: Vec<(Address, String, String)> = changes.collect();
    let said = said(told.condition.path.as_str(), &wanted.value, &seen.value);
    let places = vec![Place::Pattern(wanted.span), Place::Event(seen.span)];
    Some(Piece { told, said, places, ways: ways(case, changes, &seen.value) })
}

/// The other type in place of what is written, or beside it. A change is a place, what comes there, and what stands
/// there now.
fn ways(case: &Case<'_>, changes: Vec<(Address, String, String)>, seen: &Value) -> Vec<Way> {
    let both = |(at, json, old): &(Address, String, String)| {
        (at.clone(), joined(case.text, &[json.clone(), old.clone()]))
    };
    let both = changes.iter().map(both).collect();
    let (name, shown) = (kind_of(seen), value(seen));
    let label = Words::new(
        format!("Ask for the {} {shown}", name.english),
        format!("{} {shown} を指定する", name.japanese),
    );
    let either = Words::new("Accept both types", "両方の型を候補にする");
    vec![
        Way { label, changes: changes.into_iter().map(|(at, json, _)| (at, json)).collect() },
        Way { label: either, changes: both },
    ]
}

/// `detail.mfa` asks for the boolean `false`, but the event has the string `"false"`.
pub(crate) fn said(path: &str, wanted: &Value, found: &Value) -> Words {
    let (path, asked, has) = (code(path), kind_of(wanted), kind_of(found));
    let (wanted, found) = (value(wanted), value(found));
    Words::new(
        format!(
            "{path} asks for the {} {wanted}, but the event has the {} {found}.",
            asked.english, has.english
        ),
        format!(
            "{path} には{} {wanted} が指定されていますが、イベントの値は{} {found} です。",
            asked.japanese, has.japanese
        ),
    )
}

/// A value of the event that passes `anything-but` only since it is of another type than what reads the same there.
/// `instead` gives the alternative that was meant, from the excluded literals and the value.
pub(crate) fn not_excluded<'c>(
    case: &'c Case<'_>,
    told: Told<'c>,
    convert: Convert,
    instead: impl Fn(&[&Value], &Value) -> Option<String>,
) -> Option<Piece<'c>> {
    let Reason::Accepted { found, alternative } = &told.verdict.reason else { return None };
    let element = case.list(told.condition)?.elements().get(*alternative)?;
    let excluded = excluded(element)?;
    let same =
        |wanted: &Value| convert(wanted, &found.value).is_some_and(|json| reads_same(&json, &found.value));
    let wanted = excluded.iter().find(|wanted| same(wanted))?;
    let json = instead(&excluded, &found.value)?;
    let (name, other) = (kind_of(wanted), kind_of(&found.value));
    let (path, asked, has) = (code(told.condition.path.as_str()), value(wanted), value(&found.value));
    let said = Words::new(
        format!(
            "{path} is to be anything but the {} {asked}; the event's {} {has} is something else, and passes.",
            name.english, other.english
        ),
        format!(
            "{path} から{} {asked} が除外されていますが、イベントの{} {has} は別の値なので除外されません。",
            name.japanese, other.japanese
        ),
    );
    let label =
        Words::new(format!("Write it for {}s", other.english), format!("{}に合わせて書く", other.japanese));
    let at = case.address(told.condition)?.inner(*alternative);
    let places = vec![Place::Pattern(element.span), Place::Event(found.span)];
    Some(Piece { told, said, places, ways: vec![Way::one(label, &at, json)] })
}

/// `anything-but` with other literals, in a list where there are several.
pub(crate) fn anything_but(text: &str, literals: &[String]) -> String {
    let operand = match literals {
        [only] => only.clone(),
        all => ["[", &joined(text, all), "]"].concat(),
    };
    operator(text, "anything-but", &operand)
}

fn excluded(element: &Node) -> Option<Vec<&Value>> {
    let [member] = element.members() else { return None };
    let is_exclusion = member.key.value == *"anything-but" && !member.value.is_object();
    let operand = std::slice::from_ref(&member.value);
    let operands = if member.value.elements().is_empty() { operand } else { member.value.elements() };
    is_exclusion.then(|| operands.iter().map(|it| &it.value).collect())
}

/// The value that an alternative stands for, where it stands for one.
fn literal(element: &Node) -> Option<&Node> {
    match element.members() {
        [] => Some(element),
        [member] if member.key.value == *"exactly" || member.key.value == *"equals-ignore-case" => {
            Some(&member.value)
        }
        _ => None,
    }
}

fn as_in_event(found: &Value) -> String {
    match found {
        Value::String(text) => quoted(text),
        Value::Number(number) => number.lexeme().to_owned(),
        Value::Bool(true) => "true".into(),
        Value::Bool(false) => "false".into(),
        _ => "null".into(),
    }
}

/// Whether a text is that value, blanks, letter case, and the spelling of numbers aside.
fn reads_same(json: &str, found: &Value) -> bool {
    let plain = |text: &str| text.trim_matches('"').trim().to_ascii_lowercase();
    let (one, other) = (plain(json), plain(&as_in_event(found)));
    let number = Decimal::parse(&one);
    one == other || number.is_some() && number == Decimal::parse(&other)
}

/// The word for a value's type.
pub(crate) fn kind_of(value: &Value) -> Words {
    let (english, japanese) = match value {
        Value::String(_) => ("string", "文字列"),
        Value::Number(_) => ("number", "数値"),
        Value::Bool(_) => ("boolean", "真偽値"),
        Value::Null => ("value", "値"),
        Value::Array(_) => ("list", "リスト"),
        _ => ("object", "オブジェクト"),
    };
    Words::new(english, japanese)
}
