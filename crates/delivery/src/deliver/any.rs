//! What holds for every path, template and event. Names are few, so that they meet.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::Effect;

const CONTEXT: Context =
    Context { rule_name: "rule", rule_arn: "arn", ingestion_time: "2026-03-01T10:00:01Z" };

/// What templates are made of, in any order.
fn soup() -> impl Strategy<Value = String> {
    let parts: Vec<&'static str> = vec![
        "{",
        "}",
        "[",
        "]",
        "\"",
        "\\",
        ",",
        ":",
        " ",
        "\n",
        "1",
        "x",
        "<",
        ">",
        "<a>",
        "<b>",
        "<c>",
        "\"<a>\"",
        "\"x\":",
        "\"k\":<b>",
        "<aws.events.event>",
        "<aws.events.event.json>",
        "<aws.events.rule-name>",
        "{\"a\":<a>}",
        "[<b>,\"<c>\"]",
    ];
    proptest::collection::vec(select(parts), 0..8).prop_map(|parts| parts.concat())
}

/// Documents that are JSON before they are filled.
fn document() -> impl Strategy<Value = String> {
    let values = vec![
        "<a>",
        "<b>",
        "<c>",
        "\"<a>\"",
        "\"x <b>\"",
        "[<c>, 1]",
        "<aws.events.event>",
        "<aws.events.event.json>",
        "\"<aws.events.rule-name>\"",
    ];
    proptest::collection::vec(select(values), 0..4).prop_map(|values| {
        let members: Vec<_> =
            values.iter().enumerate().map(|(n, value)| format!("\"{n}\": {value}")).collect();
        format!("{{{}}}", members.join(", "))
    })
}

fn path() -> impl Strategy<Value = String> {
    let steps = vec![".a", ".b", "[0]", "[*]", ".*", "[1]", "..", "['a']", "[?", ".", "日"];
    proptest::collection::vec(select(steps), 0..5).prop_map(|steps| format!("${}", steps.concat()))
}

/// Events, sound and broken.
fn event() -> impl Strategy<Value = String> {
    let scalar = select(vec![
        "1",
        "-0.5e3",
        "01",
        "1.",
        "tru",
        "null",
        "true",
        "\"\"",
        "\"x\"",
        "\"q\\\"\"",
        "\"\\n\"",
        "\"\\\\q\"",
        "\"\\ud800\"",
    ]);
    scalar.prop_map(str::to_owned).prop_recursive(4, 20, 4, |inner| {
        let items = proptest::collection::vec(inner, 0..4);
        prop_oneof![
            items.clone().prop_map(|items| format!("[{}]", items.join(","))),
            (items, select(vec!["a", "b", "source"])).prop_map(|(items, first)| {
                let keys = [first, "b", "a", "c"];
                let members: Vec<_> =
                    keys.iter().zip(&items).map(|(key, item)| format!("\"{key}\":{item}")).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn whatever_is_asked_for_what_arrives_is_json(
        template in prop_oneof![document(), soup(), ".{0,40}"], event in event(), paths in [path(), path(), path()]
    ) {
        let event = parse(&event).value.unwrap();
        for path in &paths {
            let outcome = deliver(&Target::InputPath(path.clone()), &event, &CONTEXT).outcome;
            prop_assert!(!matches!(&outcome, Outcome::Delivered(it) if !is_json(it)), "{outcome:?}");
        }
        let is_text = Template::parse(&template).is_text();
        let paths = ["a", "b", "c"].map(str::to_owned).into_iter().zip(paths).collect();
        let target = Target::InputTransformer(Transformer { paths, template });
        let outcome = deliver(&target, &event, &CONTEXT).outcome;
        prop_assert!(!matches!(&outcome, Outcome::Delivered(it) if !is_text && !is_json(it)), "{outcome:?}");
        let is_hopeless = target.problems().iter().any(|problem| problem.kind.effect() != Effect::Ignored);
        prop_assert!(!is_hopeless || matches!(outcome, Outcome::Lost(_)), "{outcome:?}");
    }
}

fn is_json(text: &str) -> bool {
    let read = parse(text);
    read.value.is_some() && read.problems.is_empty() && read.trailing.is_none()
}
