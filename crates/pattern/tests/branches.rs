//! The ways a pattern can hold, told one by one, are the pattern.

#![expect(clippy::unwrap_used, reason = "a text that cannot be read fails the test")]

use eventglass_pattern::{Condition, Event, Pattern, compile};
use eventglass_syntax::parse;
use proptest::prelude::*;
use proptest::sample::select;

/// Tests that read a value no differently beside others.
const TESTS: [&str; 7] = [
    "\"x\"",
    "\"y\"",
    r#"{"prefix":"x"}"#,
    r#"{"exists":true}"#,
    r#"{"exists":false}"#,
    r#"{"anything-but":"x"}"#,
    r#"{"equals-ignore-case":"X"}"#,
];
const VALUES: [&str; 6] = ["\"x\"", "\"X\"", "\"y\"", "\"\"", "null", "[\"x\",\"y\"]"];
const KEYS: [&str; 4] = ["a", "b", "c", "b.c"];

fn object(members: &[String]) -> String {
    format!("{{{}}}", members.join(","))
}

fn pattern() -> impl Strategy<Value = String> {
    let list = prop::collection::vec(select(&TESTS), 1..3).prop_map(|tests| format!("[{}]", tests.join(",")));
    let member = (select(&KEYS), list).prop_map(|(key, list)| format!("\"{key}\":{list}")).boxed();
    let flat = prop::collection::vec(member.clone(), 1..3).prop_map(|members| object(&members));
    flat.prop_recursive(3, 12, 3, move |inner| {
        let nested = (select(&KEYS), inner.clone()).prop_map(|(key, group)| format!("\"{key}\":{group}"));
        let or = prop::collection::vec(inner, 2..4)
            .prop_map(|branches| format!("\"$or\":[{}]", branches.join(",")));
        prop::collection::vec(prop_oneof![2 => member.clone(), 1 => nested, 2 => or], 1..4)
            .prop_map(|members| object(&members))
    })
}

fn event() -> impl Strategy<Value = String> {
    let members = |value: BoxedStrategy<String>| {
        prop::collection::vec((select(&KEYS), value), 0..4).prop_map(|members| {
            let members: Vec<String> =
                members.into_iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
            object(&members)
        })
    };
    let scalar = select(&VALUES).prop_map(String::from).boxed();
    members(prop_oneof![scalar.clone(), members(scalar)].boxed())
}

/// A pattern of one branch: its conditions one beside the other.
fn alone(text: &str, conditions: &[&Condition]) -> Pattern {
    let member = |condition: &&Condition| {
        let written = condition.span.of(text);
        let list = written.get(written.find(':').unwrap() + 1..).unwrap();
        format!("\"{}\":{list}", condition.path)
    };
    compile(&object(&conditions.iter().map(member).collect::<Vec<_>>())).pattern.unwrap()
}

proptest! {
    #[test]
    fn a_pattern_matches_where_one_of_its_branches_does(text in pattern(), event in event()) {
        let pattern = compile(&text).pattern.unwrap();
        let root = parse(&event).value.unwrap();
        let event = Event::new(&root);
        let any = pattern.branches().any(|branch| {
            let conditions: Vec<&Condition> = branch.filter_map(|id| pattern.condition(id)).collect();
            alone(&text, &conditions).matches(&event)
        });
        prop_assert_eq!(pattern.matches(&event), any);
        prop_assert_eq!(pattern.branches().count() as u64, pattern.combinations());
    }
}

#[test]
fn a_branch_keeps_the_last_condition_on_a_path() {
    let text = r#"{"b": ["1"], "a": ["2"], "$or": [{"b": ["3"]}, {"c": ["4"]}]}"#;
    let pattern = compile(text).pattern.unwrap();
    let branches: Vec<Vec<u32>> = pattern.branches().map(|branch| branch.map(|id| id.0).collect()).collect();
    assert_eq!(branches, [vec![1, 2], vec![1, 0, 3]]);
}
