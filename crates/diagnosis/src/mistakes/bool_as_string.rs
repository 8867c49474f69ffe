//! M22: `true`, `false` or `null` where the event has it as a string, or the reverse.

use eventglass_syntax::Value;

use crate::case::{Case, Piece, gathered, not_excluded, of_other_type};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Finding};
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M22",
    code: "bool-as-string",
    title: Said {
        english: "boolean or null mixed up with a string",
        japanese: "真偽値や null と文字列の取り違え",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "A boolean never equals a string: `false` is not `\"false\"`, and `null` is not `\"null\"`. \
                  CloudTrail, for one, writes `mfaAuthenticated` as a string. Write the value in the type that the event has, or \
                  list both.",
        japanese: "真偽値と文字列は決して一致しません。`false` と `\"false\"`、`null` と `\"null\"` は別の値です。たとえば \
                   CloudTrail の `mfaAuthenticated` は文字列です。イベントと同じ型で値を書くか、両方を候補に並べてください。",
    },
    example: Example {
        pattern: r#"{"detail":{"mfa":[false]}}"#,
        event: r#"{"detail":{"mfa":"false"}}"#,
        remedied: Some(r#"{"detail":{"mfa":["false"]}}"#),
    },
};

const SEVERAL: [Said; 2] = [
    Said { english: "Ask for the event's types", japanese: "イベントと同じ型を指定する" },
    Said { english: "Accept both types", japanese: "両方の型を候補にする" },
];

fn find(case: &Case<'_>) -> Vec<Finding> {
    let pieces: Vec<Piece<'_>> = if case.matches() {
        let holding = case.holding().into_iter();
        holding.filter_map(|told| not_excluded(case, told, converted, |_, found| other(found))).collect()
    } else {
        let refusing = case.refusing().into_iter();
        refusing.filter_map(|(told, found)| of_other_type(case, told, &found, converted)).collect()
    };
    gathered(case, Certainty::Likely, &pieces, &SEVERAL)
}

/// A name of JSON as a string, a string as the name.
fn converted(wanted: &Value, found: &Value) -> Option<String> {
    Some(match (wanted, found) {
        (Value::Bool(true), Value::String(_)) => "\"true\"".into(),
        (Value::Bool(false), Value::String(_)) => "\"false\"".into(),
        (Value::Null, Value::String(_)) => "\"null\"".into(),
        (Value::String(text), Value::Bool(_) | Value::Null) => {
            let name = text.as_str().trim().to_ascii_lowercase();
            let names: &[&str] = if *found == Value::Null { &["null"] } else { &["true", "false"] };
            names.contains(&name.as_str()).then_some(name)?
        }
        _ => return None,
    })
}

/// What is left for a boolean that is not to be this one.
fn other(found: &Value) -> Option<String> {
    match found {
        Value::Bool(is_true) => Some((!is_true).to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, diagnosed, first};

    #[test]
    fn the_event_s_type_is_asked_for() {
        let cases = [
            ("[true]", r#""true""#, r#"["true"]"#),
            ("[false]", r#""False""#, r#"["False"]"#),
            (r#"["true"]"#, "true", "[true]"),
            (r#"["True","x"]"#, "true", r#"[true,"x"]"#),
            (r#"["true","false"]"#, "true", "[true,false]"),
            (r#"[{"equals-ignore-case":"TRUE"}]"#, "true", "[true]"),
            (r#"[{"exactly":"false"}]"#, "[1,false]", "[false]"),
            ("[null]", r#""null""#, r#"["null"]"#),
            (r#"["null"]"#, "null", "[null]"),
        ];
        for (list, value, remedied) in cases {
            let of = |list: &str| format!(r#"{{"detail":{{"s":{list}}}}}"#);
            first("bool-as-string", &of(list), &format!(r#"{{"detail":{{"s":{value}}}}}"#), &of(remedied));
        }
    }

    #[test]
    fn both_types_are_the_second_choice() {
        diagnosed(r#"{"a": [false]}"#, r#"{"a": "false"}"#, |_, told| {
            let texts: Vec<&str> = told.found[0].remedies.iter().map(|it| it.text.as_str()).collect();
            assert_eq!(texts, [r#"{"a": ["false"]}"#, r#"{"a": ["false", false]}"#]);
            assert!(
                told.found[0]
                    .text
                    .english
                    .contains(r#"the boolean `false`, but the event has the string `"false"`"#)
            );
        });
    }

    #[test]
    fn an_excluded_string_lets_the_boolean_pass() {
        first("bool-as-string", r#"{"a":[{"anything-but":"false"}]}"#, r#"{"a":false}"#, r#"{"a":[true]}"#);
    }

    #[test]
    fn the_other_boolean_is_another_value() {
        absent("bool-as-string", r#"{"a": [true]}"#, r#"{"a": "false"}"#);
        absent("bool-as-string", r#"{"a": [true]}"#, r#"{"a": "yes"}"#);
        absent("bool-as-string", r#"{"a": [null]}"#, "{}");
        absent("bool-as-string", r#"{"a": ["x"]}"#, r#"{"a": true}"#);
    }

    #[test]
    fn several_are_mended_at_once_at_any_depth() {
        for depth in 0..5 {
            let (open, close) = (r#"{"a":"#.repeat(depth), "}".repeat(depth));
            let of = |inner: &str| [&open, inner, &close].concat();
            let pattern = of(r#"{"s":[true],"t":["false"]}"#);
            let event = of(r#"{"s":"true","t":[false]}"#);
            first("bool-as-string", &pattern, &event, &of(r#"{"s":["true"],"t":[false]}"#));
        }
    }
}
