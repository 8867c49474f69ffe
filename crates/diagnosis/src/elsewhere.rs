//! A name or a value that the pattern wants, searched in the other pasted events.
//!
//! What stands in the selected event is found by the mistakes, which can mend it. What only another event has mends
//! nothing here, but tells that the rule may be about that one.

use eventglass_syntax::{Text, Value};

use crate::case::Case;
use crate::fields::{Field, Fields};
use crate::near;

/// More letters than these are another name or value; of short ones fewer.
const MOST: usize = 2;

/// The field of another event whose name comes nearest: the same, in another letter case, or nearly so.
pub(crate) fn name(case: &Case<'_>, key: &str) -> Option<Text> {
    nearest(case, |field| far(key, field.key?.as_str()))
}

/// The field of another event that has a text, in any letter case, or nearly so.
pub(crate) fn value(case: &Case<'_>, wanted: &str) -> Option<Text> {
    nearest(case, |field| match &field.node.value {
        Value::String(text) => far(wanted, text.as_str()),
        _ => None,
    })
}

fn nearest(case: &Case<'_>, far: impl Fn(&Field<'_>) -> Option<usize>) -> Option<Text> {
    let mut best: Option<(usize, Text)> = None;
    let others = case.others.nodes().enumerate().filter(|(index, _)| Some(*index) != case.own);
    for (_, node) in others {
        let fields = Fields::new(node);
        for (id, field) in fields.iter() {
            let known = best.as_ref().map_or(usize::MAX, |(known, _)| *known);
            if let Some(distance) = far(field).filter(|distance| *distance < known) {
                best = Some((distance, fields.dotted(id)));
            }
        }
        if best.as_ref().is_some_and(|(distance, _)| *distance == 0) {
            break;
        }
    }
    best.map(|(_, dotted)| dotted)
}

/// How far a text is from the wanted one. A digit that differs makes another id, not a slip.
fn far(wanted: &str, text: &str) -> Option<usize> {
    if wanted == text {
        return Some(0);
    }
    if near::differs_in_case(wanted, text) {
        return Some(1);
    }
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let most = MOST.min(wanted.chars().count() / 4);
    near::distance(wanted, text, most).filter(|_| digits(wanted) == digits(text)).map(|it| it + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::others::Others;
    use eventglass_syntax::parse;

    #[test]
    fn names_and_values_are_found_in_other_events_as_far_as_they_are_near() {
        let event = r#"{"source": "a"}"#;
        let root = parse(event).value.unwrap();
        let texts = [r#"{"detail": {"eventName": "RunInstances", "id": "i-0123456789abcdef0"}}"#, event];
        let nodes = texts.map(|text| parse(text).value.unwrap());
        let others = Others::new(&nodes);
        let case = Case::among("{}", event, &root, &others, Some(1));
        let told = |found: Option<Text>| found.map_or("-".to_owned(), |it| it.to_string());
        for (key, expected) in [
            ("eventName", "detail.eventName"),
            ("EventName", "detail.eventName"),
            ("evnetName", "detail.eventName"),
            ("state", "-"),
        ] {
            assert_eq!(told(name(&case, key)), expected, "{key}");
        }
        for (wanted, expected) in [
            ("RunInstances", "detail.eventName"),
            ("runinstances", "detail.eventName"),
            ("RunInstance", "detail.eventName"),
            ("i-0123456789abcdef1", "-"),
            ("a", "-"),
        ] {
            assert_eq!(told(value(&case, wanted)), expected, "{wanted}");
        }
    }
}
