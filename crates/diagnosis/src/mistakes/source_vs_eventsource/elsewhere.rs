//! A value that the event has at another field, and only there.

use eventglass_pattern::Reason;
use eventglass_syntax::{Node, Text, Value};

use crate::case::{Case, Told};
use crate::fields::FieldId;
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::near;
use crate::rewrite::Rewrite;
use crate::words::{Words, code, value};

/// The fields that say what kind of event it is: a value of one may have been meant for another, and for no other
/// field.
const KIND: [&str; 4] = ["source", "detail-type", "detail.eventSource", "detail.eventName"];

/// So many values of a condition are searched for: each costs a pass over the event.
const MOST: usize = 10;

/// The one other field at which the event has a wanted value.
pub(super) fn find(case: &Case<'_>, told: Told<'_>) -> Option<Finding> {
    let path = told.condition.path.as_str();
    let is_missing = match told.verdict.reason {
        Reason::Missing { .. } => true,
        Reason::NotAccepted { .. } => false,
        _ => return None,
    };
    let is_kind = KIND.contains(&path);
    let is_telling = |it: &&Node| if is_kind || is_missing { is_name(it) } else { is_id(it) };
    let values = case.list(told.condition)?.elements().iter().filter(is_telling).take(MOST);
    let mut places = values.filter_map(|wanted| {
        let only = only(case, wanted)?;
        let fits = KIND.contains(&case.fields.dotted(only).as_str()) == is_kind;
        (fits && !is_same_name(case, only, told)).then_some((wanted, only))
    });
    let (wanted, field) = places.next()?;
    let there = case.fields.get(field)?;
    let dotted = case.fields.dotted(field);
    let label = Words::new(
        format!("Ask for it at {}", code(dotted.as_str())),
        format!("{} に移す", code(dotted.as_str())),
    );
    let text = moved(case, told, &case.fields.keys(field))?;
    let finding =
        Finding::about(told.id, Certainty::Possible, said(path, wanted, dotted.as_str(), is_missing));
    let places = [Place::Pattern(wanted.span), Place::Event(there.node.span)];
    Some(finding.at(places).remedy(Some(Draft::pattern(label, text))))
}

/// The only field of the event with that value.
fn only(case: &Case<'_>, wanted: &Node) -> Option<FieldId> {
    match case.fields.with_value(&wanted.value).as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// Whether a string is long enough to stand for something.
fn is_name(wanted: &Node) -> bool {
    let is_long = |text: &str| text.chars().count() > 3 && !["true", "false", "null", "none"].contains(&text);
    wanted.as_str().is_some_and(is_long) || is_id(wanted)
}

/// Whether hardly anything else has that value: an ARN, an id, a host name, a long number.
fn is_id(wanted: &Node) -> bool {
    match &wanted.value {
        Value::String(text) => {
            let text = text.as_str();
            text.chars().count() > 5
                && text.contains(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation())
        }
        Value::Number(number) => number.lexeme().len() > 5,
        _ => false,
    }
}

/// A field of the same name at another level is a mistake of its own.
fn is_same_name(case: &Case<'_>, field: FieldId, told: Told<'_>) -> bool {
    let (keys, steps) = (case.fields.keys(field), told.condition.key_steps());
    keys.last()
        .zip(steps.last())
        .is_some_and(|(key, step)| key == *step || near::differs_in_case(key.as_str(), step.as_str()))
}

/// The condition at another path; where only its last key differs it stays where it is.
fn moved(case: &Case<'_>, told: Told<'_>, keys: &[Text]) -> Option<String> {
    let (at, (scope, base)) = (case.address(told.condition)?, case.scope(told.condition)?);
    let steps = told.condition.key_steps();
    let (last, outer) = keys.split_last()?;
    let is_beside = steps.split_last().is_some_and(|(_, steps)| steps.iter().copied().eq(outer));
    let root = case.tree.as_ref()?;
    let text = Rewrite::of(case.text);
    if is_beside {
        let members = at.outer()?.of(root)?.members();
        let is_free = members.iter().all(|member| member.key.value != *last);
        return is_free.then(|| text.rename(&at, last))?.map(Rewrite::text);
    }
    let within = steps.iter().take(base).copied().eq(keys.get(..base)?);
    within.then(|| text.relocate(&at, &scope, keys.get(base..).unwrap_or_default()))?.map(Rewrite::text)
}

fn said(path: &str, wanted: &Node, dotted: &str, is_missing: bool) -> Words {
    let (path, asked, dotted) = (code(path), value(&wanted.value), code(dotted));
    if is_missing {
        Words::new(
            format!("The event has no field {path}; the value {asked} stands at {dotted}."),
            format!("イベントに {path} はありません。値 {asked} は {dotted} にあります。"),
        )
    } else {
        Words::new(
            format!("{path} asks for {asked}, which the event has at {dotted} only."),
            format!("{path} に指定された {asked} は、イベントでは {dotted} にだけあります。"),
        )
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first};

    #[test]
    fn the_condition_moves_to_the_only_field_with_its_value() {
        let cases = [
            (
                r#"{"detail": {"bucketName": ["logs"]}}"#,
                r#"{"detail": {"bucket": {"name": "logs"}}}"#,
                r#"{"detail": {"bucket": {"name": ["logs"]}}}"#,
            ),
            (
                r#"{"account": ["222233334444"]}"#,
                r#"{"account": "111122223333", "detail": {"owner": {"id": "222233334444"}}}"#,
                r#"{"detail": {"owner": {"id": ["222233334444"]}}}"#,
            ),
            (
                r#"{"source": ["Order Placed"], "detail": {"a": ["1"]}}"#,
                r#"{"source": "shop", "detail-type": "Order Placed", "detail": {"a": "1"}}"#,
                r#"{"detail-type": ["Order Placed"], "detail": {"a": ["1"]}}"#,
            ),
            (
                r#"{"detail": {"eventSource": ["aws.ec2"], "state": ["running"]}}"#,
                r#"{"source": "aws.ec2", "detail": {"state": "running"}}"#,
                r#"{"detail": {"state": ["running"]}, "source": ["aws.ec2"]}"#,
            ),
        ];
        for (pattern, event, remedied) in cases {
            first("source-vs-eventsource", pattern, event, remedied);
        }
    }

    #[test]
    fn what_is_not_sure_is_not_told() {
        let cases = [
            // Two fields have it.
            (r#"{"detail": {"a": ["logs"]}}"#, r#"{"detail": {"b": "logs", "c": "logs"}}"#),
            // Any field may have such a value.
            (
                r#"{"detail": {"before": ["running"]}}"#,
                r#"{"detail": {"before": "pending", "now": "running"}}"#,
            ),
            (r#"{"detail": {"a": [true]}}"#, r#"{"detail": {"b": true}}"#),
            // The pattern asks for that field already.
            (
                r#"{"detail": {"a": ["i-0abc1"], "b": ["i-0abc2"]}}"#,
                r#"{"detail": {"a": "i-0abc2", "b": "i-0abc2"}}"#,
            ),
            // The kind of event is no value like others.
            (
                r#"{"detail": {"eventName": ["RunInstances"]}}"#,
                r#"{"detail": {"eventName": "StopInstances", "note": "RunInstances"}}"#,
            ),
        ];
        for (pattern, event) in cases {
            absent("source-vs-eventsource", pattern, event);
        }
    }
}
