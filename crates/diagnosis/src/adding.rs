//! Putting one more test into a pattern.

use eventglass_syntax::{Text, Value, parse};

use crate::difference::{Edit, difference};
use crate::rewrite::{Address, Rewrite};

/// How a pattern's text changes where a test is added to a field: as another alternative where the pattern has a
/// condition on that field, else as a condition of its own. None where something else stands in the way, the test stands
/// there already, or the text is no JSON object.
pub fn adding(text: &str, keys: &[Text], alternative: &str) -> Option<Vec<Edit>> {
    if text.trim().is_empty() {
        let made = Rewrite::of("{}").put(&Address::default(), keys, &list(alternative))?.text();
        return Some(difference(text, &made));
    }
    let root = parse(text).value?;
    let place = keys.iter().try_fold(Address::default(), |address, key| {
        let members = address.of(&root)?.members();
        Some(address.inner(members.iter().position(|member| member.key.value == *key)?))
    });
    let changed = match place {
        None => Rewrite::of(text).put(&Address::default(), keys, &list(alternative))?,
        Some(place) => {
            let Value::Array(alternatives) = &place.of(&root)?.value else { return None };
            if alternatives.iter().any(|known| known.span.of(text) == alternative) {
                return None;
            }
            Rewrite::of(text).push(&place, alternative)?
        }
    };
    Some(difference(text, &changed.text()))
}

fn list(alternative: &str) -> String {
    ["[", alternative, "]"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::difference::apply;

    #[test]
    fn a_test_becomes_an_alternative_or_a_condition() {
        let cases: [(&str, &[&str], &str); 5] = [
            ("", &["source"], r#"{"source": ["x"]}"#),
            (r#"{"source": ["y"]}"#, &["source"], r#"{"source": ["y", "x"]}"#),
            (r#"{"source": ["x"]}"#, &["source"], "-"),
            (r#"{"source":["y"]}"#, &["detail", "a"], r#"{"source":["y"],"detail":{"a":["x"]}}"#),
            (r#"{"detail": {"a": {"b": ["y"]}}}"#, &["detail", "a"], "-"),
        ];
        for (text, keys, expected) in cases {
            let keys: Vec<Text> = keys.iter().map(|key| Text::from(*key)).collect();
            let edits = adding(text, &keys, "\"x\"");
            assert_eq!(edits.map_or("-".into(), |edits| apply(text, &edits)), expected, "{text}");
        }
    }
}
