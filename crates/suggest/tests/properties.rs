//! What holds for every event and every choice of fields. Keys are few and odd, so that they meet.

#![expect(clippy::unwrap_used, reason = "what is missing fails the test")]

use std::collections::BTreeSet;

use eventglass_pattern::{Event, compile, limits};
use eventglass_suggest::{Field, Operator, Separation, Test, Why, fields, for_event, pattern, separate};
use eventglass_syntax::{Node, Path, Step, Text, parse};
use proptest::prelude::*;
use proptest::sample::select;

const KEYS: [&str; 14] = [
    "a",
    "b",
    "a.b",
    "$or",
    "",
    "é",
    r"\ud800",
    "source",
    "detail",
    "status",
    "prefix",
    "eventName",
    "eventSource",
    "id",
];
const VALUES: [&str; 22] = [
    "1",
    "1.0",
    "-0",
    "1e400",
    "9007199254740993",
    "null",
    "true",
    r#""""#,
    r#""x""#,
    r#""x y z""#,
    r#""\ud800*\\""#,
    r#""i-0123456789abcdef0""#,
    r#""arn:aws:sns:eu-west-1:111122223333:a*a*a""#,
    r#""arn:aws:s3:::x/y*""#,
    "{}",
    "[]",
    r#""arn:aws:x:y:111122223333:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/i-0123456789abcdef0""#,
    r#""203.0.113.7""#,
    r#""::1""#,
    r#""2026-03-01T10:00:00Z""#,
    r#""eu-west-1""#,
    r#""uploads/été.png""#,
];

fn json() -> impl Strategy<Value = String> {
    let leaf = select(VALUES.to_vec()).prop_map(str::to_owned);
    let tree = leaf.prop_recursive(4, 24, 4, |inner| {
        let list =
            prop::collection::vec(inner.clone(), 0..4).prop_map(|values| format!("[{}]", values.join(", ")));
        prop_oneof![list, object(inner)]
    });
    object(tree)
}

fn object(value: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop::collection::vec((select(KEYS.to_vec()), value), 1..6).prop_map(|members| {
        let members: Vec<String> =
            members.iter().map(|(key, value)| format!(r#""{key}": {value}"#)).collect();
        format!("{{{}}}", members.join(", "))
    })
}

fn node(text: &str) -> Node {
    parse(text).value.unwrap()
}

fn dotted(path: &Path) -> Text {
    let key = |step: &Step| match step {
        Step::Key(key) => key.clone(),
        Step::Index(_) => unreachable!(),
    };
    let keys: Vec<Text> = path.steps.iter().map(key).collect();
    Text::joined(&keys.iter().collect::<Vec<_>>(), ".")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_proposed_test_holds(text in json()) {
        let event = node(&text);
        let opened = Event::new(&event);
        for field in fields(&event) {
            prop_assert!(!field.tests.is_empty());
            for test in &field.tests {
                let pattern = pattern(&[(field.keys.clone(), vec![test.json.clone()])]);
                let compiled = compile(&pattern);
                prop_assert_eq!(limits::limits(&pattern, &compiled), vec![], "{}", pattern);
                let name = compiled.pattern.as_ref().map(|it| it.conditions[0].alternatives[0].op.name());
                prop_assert_eq!(name.map(|name| name.map(|it| it.0)), Some(test.operator.name()), "{}", pattern);
                prop_assert!(compiled.pattern.unwrap().matches(&opened), "{}\n{}", pattern, text);
            }
        }
    }

    #[test]
    fn a_separating_pattern_separates(
        wanted in prop::collection::vec(json(), 1..4),
        avoided in prop::collection::vec(json(), 0..4),
    ) {
        let (wanted, avoided): (Vec<Node>, Vec<Node>) =
            (wanted.iter().map(|text| node(text)).collect(), avoided.iter().map(|text| node(text)).collect());
        let (wanted, avoided): (Vec<&Node>, Vec<&Node>) = (wanted.iter().collect(), avoided.iter().collect());
        match separate(&wanted, &avoided, &mut || {}) {
            Separation::Found { pattern, conditions, .. } => {
                let compiled = compile(&pattern);
                prop_assert_eq!(limits::limits(&pattern, &compiled), vec![], "{}", pattern);
                let engine = compiled.pattern.unwrap();
                prop_assert_eq!(engine.conditions.len(), conditions, "{}", pattern);
                prop_assert!(wanted.iter().all(|event| engine.matches(&Event::new(event))), "{}", pattern);
                prop_assert!(!avoided.iter().any(|event| engine.matches(&Event::new(event))), "{}", pattern);
            }
            Separation::None { why: Why::Same { wanted: one, avoided: other }, .. } => {
                let tells = |field: &Field| {
                    let test = |test: &Test| vec![test.json.clone()];
                    let pattern = |tests| pattern(&[(field.keys.clone(), tests)]);
                    field.tests.iter().any(|it| {
                        let pattern = compile(&pattern(test(it))).pattern.unwrap();
                        !pattern.matches(&Event::new(avoided[other]))
                    })
                };
                prop_assert!(!fields(wanted[one]).iter().any(tells));
            }
            Separation::None { .. } => {}
        }
    }

    #[test]
    fn fields_are_told_once_and_where_they_are(text in json()) {
        let event = node(&text);
        let fields = fields(&event);
        let paths: BTreeSet<Text> = fields.iter().map(|field| dotted(&field.keys)).collect();
        prop_assert_eq!(paths.len(), fields.len());
        for field in fields.iter().filter(|field| field.tests[0].operator == Operator::Exact) {
            let value = node(field.span.of(&text));
            prop_assert_eq!(&value, &node(&field.tests[0].json));
        }
    }

    #[test]
    fn a_pattern_asks_what_was_ticked(text in json(), ticks in prop::collection::vec(any::<bool>(), 30)) {
        let event = node(&text);
        let ticked: Vec<(Path, Vec<String>)> = fields(&event)
            .into_iter()
            .zip(ticks)
            .filter(|(_, ticked)| *ticked)
            .map(|(field, _)| (field.keys, field.tests.into_iter().map(|test| test.json).collect()))
            .collect();
        let text = pattern(&ticked);
        if ticked.is_empty() {
            prop_assert_eq!(text, "{}");
            return Ok(());
        }
        let compiled = compile(&text);
        prop_assert_eq!(&compiled.problems, &vec![], "{}", text);
        let asked = compiled.pattern.unwrap();
        let paths: BTreeSet<Text> = asked.conditions.iter().map(|condition| condition.path.clone()).collect();
        let wanted: BTreeSet<Text> = ticked.iter().map(|(keys, _)| dotted(keys)).collect();
        prop_assert_eq!(asked.conditions.len(), ticked.len());
        prop_assert_eq!(paths, wanted);
    }

    #[test]
    fn a_rule_for_an_event_matches_it(text in json()) {
        let event = node(&text);
        let rule = for_event(&event);
        let compiled = compile(&rule);
        prop_assert_eq!(limits::limits(&rule, &compiled), vec![], "{}", rule);
        prop_assert!(compiled.pattern.unwrap().matches(&Event::new(&event)), "{}\n{}", rule, text);
    }
}
