//! What holds for every pattern and event. Alphabets are small, so that keys and values meet.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a text that cannot be read fails the test")]

use eventglass_pattern::limits::limits;
use eventglass_pattern::{BranchId, Choice, Event, Pattern, compile, explain, explain_choice};
use eventglass_syntax::{Node, Span, parse};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

const KEYS: [&str; 4] = ["a", "b", "c", "a.b"];
const SCALARS: [&str; 10] =
    ["\"x\"", "\"X\"", "\"xy\"", "\"\"", "1", "1.0", "2", "true", "null", "\"10.0.0.1\""];

/// Alternatives whose meaning needs no more than a line, and the rest.
const PLAIN: [&str; 20] = [
    "\"x\"",
    "\"\"",
    "1",
    "2e0",
    "true",
    "null",
    r#"{"prefix":"x"}"#,
    r#"{"prefix":""}"#,
    r#"{"suffix":"y"}"#,
    r#"{"equals-ignore-case":"x"}"#,
    r#"{"wildcard":"x*"}"#,
    r#"{"wildcard":"*y*"}"#,
    r#"{"numeric":[">",1]}"#,
    r#"{"numeric":[">=",1,"<",2]}"#,
    r#"{"numeric":["=",2]}"#,
    r#"{"exists":true}"#,
    r#"{"exists":false}"#,
    r#"{"anything-but":"x"}"#,
    r#"{"anything-but":[1,3]}"#,
    r#"{"anything-but":{"prefix":["x","y"]}}"#,
];
const ODD: [&str; 6] = [
    "\"10.0.0.1\"",
    r#"{"cidr":"10.0.0.0/8"}"#,
    r#"{"cidr":"0.0.0.0/0"}"#,
    r#"{"anything-but":"10.0.0.1"}"#,
    r#"{"suffix":{"equals-ignore-case":"Y"}}"#,
    r#"{"exactly":"x"}"#,
];

fn joined(open: char, parts: &[String], close: char) -> String {
    format!("{open}{}{close}", parts.join(","))
}

fn conditions(alternatives: Vec<&'static str>) -> impl Strategy<Value = String> {
    let list = prop::collection::vec(select(alternatives).prop_map(String::from), 1..3);
    list.prop_map(|alternatives| joined('[', &alternatives, ']'))
}

fn member() -> impl Strategy<Value = String> {
    (select(&KEYS), conditions([PLAIN.as_slice(), &ODD].concat()))
        .prop_map(|(key, list)| format!("\"{key}\":{list}"))
}

/// Patterns of every shape: nested, dotted and repeated keys, `$or` in `$or`.
fn pattern() -> impl Strategy<Value = String> {
    let flat = prop::collection::vec(member(), 1..4).prop_map(|members| joined('{', &members, '}'));
    flat.prop_recursive(3, 12, 3, |inner| {
        let nested = (select(&KEYS), inner.clone()).prop_map(|(key, group)| format!("\"{key}\":{group}"));
        let or = prop::collection::vec(inner, 2..4)
            .prop_map(|branches| format!("\"$or\":{}", joined('[', &branches, ']')));
        prop::collection::vec(prop_oneof![3 => member(), 2 => nested, 1 => or], 1..4)
            .prop_map(|members| joined('{', &members, '}'))
    })
}

/// An event before it is written down.
#[derive(Clone, Debug)]
enum Shape {
    Scalar(&'static str),
    Array(Vec<Shape>),
    Object(Vec<(&'static str, Shape)>),
}

impl Shape {
    fn text(&self, backwards: bool) -> String {
        match self {
            Shape::Scalar(text) => (*text).to_owned(),
            Shape::Array(elements) => {
                let elements: Vec<String> = elements.iter().map(|it| it.text(backwards)).collect();
                joined('[', &elements, ']')
            }
            Shape::Object(members) => {
                let member = |(key, value): &(_, Shape)| format!("\"{key}\":{}", value.text(backwards));
                let mut members: Vec<String> = members.iter().map(member).collect();
                if backwards {
                    members.reverse();
                }
                joined('{', &members, '}')
            }
        }
    }
}

fn event() -> impl Strategy<Value = Shape> {
    let scalar = select(&SCALARS).prop_map(Shape::Scalar);
    let value = scalar.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Shape::Array),
            prop::collection::vec((select(&KEYS), inner), 0..4).prop_map(Shape::Object),
        ]
    });
    prop::collection::vec((select(&KEYS), value), 0..5).prop_map(Shape::Object)
}

fn good(text: &str) -> Pattern {
    compile(text).pattern.unwrap()
}

fn node(text: &str) -> Node {
    parse(text).value.unwrap()
}

fn matches(pattern: &str, event: &str) -> bool {
    good(pattern).matches(&Event::new(&node(event)))
}

/// A text with characters taken out and put in.
fn broken() -> impl Strategy<Value = String> {
    let cut = (any::<prop::sample::Index>(), 0..4_usize, "[\\[\\]{}:,\"'\\\\a1*/ é😀-]{0,3}");
    (pattern(), prop::collection::vec(cut, 0..6)).prop_map(|(text, cuts)| {
        let mut chars: Vec<char> = text.chars().collect();
        for (at, removed, put) in cuts {
            let from = at.index(chars.len() + 1);
            let to = (from + removed).min(chars.len());
            chars.splice(from..to, put.chars());
        }
        chars.into_iter().collect()
    })
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_explanation_agrees_with_the_verdict(pattern in pattern(), event in event()) {
        let (pattern, node) = (good(&pattern), node(&event.text(false)));
        let event = Event::new(&node);
        let best = explain(&pattern, &event);
        prop_assert_eq!(best.matches, pattern.matches(&event));
        let verdicts = best.verdicts();
        prop_assert_eq!(verdicts.len(), best.total);
        prop_assert_eq!(verdicts.iter().filter(|verdict| verdict.holds).count(), best.held);
        prop_assert_eq!(verdicts.iter().all(|verdict| verdict.holds), best.matches);
    }

    #[test]
    fn no_branch_comes_nearer_than_the_best(pattern in pattern(), event in event()) {
        let (pattern, node) = (good(&pattern), node(&event.text(false)));
        let event = Event::new(&node);
        let best = explain(&pattern, &event);
        for (index, score) in (0..).zip(&best.branches) {
            let choice = Choice { branch: Some(BranchId(index)), elements: Vec::new() };
            let told = explain_choice(&pattern, &event, &choice);
            prop_assert_eq!((told.held, told.total), (score.held, score.total));
            prop_assert_eq!(told.verdicts().iter().filter(|verdict| verdict.holds).count(), told.held);
            prop_assert!(told.held <= told.total && told.total - told.held >= best.total - best.held);
        }
    }

    #[test]
    fn no_other_element_is_better_than_the_best(pattern in pattern(), event in event(), element in 0..4_usize) {
        let (pattern, node) = (good(&pattern), node(&event.text(false)));
        let event = Event::new(&node);
        let best = explain(&pattern, &event);
        for array in &best.arrays {
            let pinned = vec![(array.path.clone(), element)];
            let choice = Choice { branch: Some(best.branch), elements: pinned };
            prop_assert!(explain_choice(&pattern, &event, &choice).held <= best.held);
        }
    }

    #[test]
    fn the_order_of_keys_is_irrelevant(pattern in pattern(), event in event()) {
        prop_assert_eq!(matches(&pattern, &event.text(false)), matches(&pattern, &event.text(true)));
    }

    #[test]
    fn nested_keys_are_dotted_keys(pattern in pattern(), event in event()) {
        let event = event.text(false);
        let wrapped = |text: &str| [format!("{{\"v\":{{\"w\":{text}}}}}"), format!("{{\"v.w\":{text}}}")];
        for outer_pattern in wrapped(&pattern) {
            for outer_event in wrapped(&event) {
                prop_assert_eq!(matches(&outer_pattern, &outer_event), matches(&pattern, &event));
            }
        }
    }

    #[test]
    fn no_text_is_too_much(text in broken(), event in event()) {
        let compiled = compile(&text);
        prop_assert_eq!(compiled.pattern.is_none(), compiled.refusal().is_some());
        prop_assert!(compiled.pattern.is_none() || compiled.draft.is_none());
        let lies_in_text = |span: Span| text.get(span.start as usize..span.end as usize).is_some();
        for problem in limits(&text, &compiled).iter().chain(&compiled.problems) {
            prop_assert!(lies_in_text(problem.span), "{:?}", problem);
        }
        let node = node(&event.text(false));
        let event = Event::new(&node);
        for read in compiled.pattern.iter().chain(&compiled.draft) {
            prop_assert_eq!(explain(read, &event).matches, read.matches(&event));
            for condition in &read.conditions {
                prop_assert!(lies_in_text(condition.span) && lies_in_text(condition.key));
            }
        }
    }

    #[test]
    fn wildcards_are_what_they_seem(parts in prop::collection::vec(select(&["a", "b", "*", r"\*", r"\\"]), 0..8), value in r"[ab*\\]{0,8}") {
        let wildcard = parts.concat();
        let stars = parts.windows(2).any(|pair| pair == ["*", "*"]);
        let pattern = serde_json::json!({ "k": [{ "wildcard": wildcard }] }).to_string();
        let event = serde_json::json!({ "k": value }).to_string();
        prop_assert_eq!(compile(&pattern).pattern.is_none(), stars);
        if !stars {
            let value: Vec<char> = value.chars().collect();
            prop_assert_eq!(matches(&pattern, &event), fits(&parts, &value));
        }
    }

    #[test]
    fn plain_patterns_are_what_they_seem(pattern in plain_pattern(), event in plain_event()) {
        let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        let expected = holds(read(&pattern).as_object().unwrap(), &[&read(&event)]);
        prop_assert_eq!(matches(&pattern, &event), expected);
    }

    #[test]
    fn fields_below_an_array_hold_in_one_element(pattern in present_pattern(), event in array_event()) {
        let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        let pattern_value = read(&pattern);
        let wanted = pattern_value.as_object().unwrap();
        let expected = with_one_element_each(&read(&event)).iter().any(|event| holds(wanted, &[event]));
        prop_assert_eq!(matches(&pattern, &event), expected);
    }
}

/// Whether a wildcard fits, by trying everything.
fn fits(parts: &[&str], value: &[char]) -> bool {
    match parts.split_first() {
        None => value.is_empty(),
        Some((&"*", rest)) => (0..=value.len()).any(|skipped| fits(rest, value.get(skipped..).unwrap())),
        Some((literal, rest)) => {
            value.split_first().is_some_and(|(c, behind)| literal.ends_with(*c) && fits(rest, behind))
        }
    }
}

fn object(value: BoxedStrategy<String>, least: usize) -> impl Strategy<Value = String> {
    let members = prop::collection::btree_map(select(&["a", "b", "c"]), value, least..4);
    members.prop_map(|members| {
        let members: Vec<String> = members.iter().map(|(key, it)| format!("\"{key}\":{it}")).collect();
        joined('{', &members, '}')
    })
}

/// Objects of objects with no key twice, and `leaf` at the ends.
fn plain(leaf: impl Strategy<Value = String> + 'static, least: usize) -> impl Strategy<Value = String> {
    let value = leaf.boxed().prop_recursive(2, 8, 3, move |value| object(value.boxed(), least));
    object(value.boxed(), least)
}

fn plain_pattern() -> impl Strategy<Value = String> {
    plain(conditions(PLAIN.to_vec()), 1)
}

fn plain_event() -> impl Strategy<Value = String> {
    plain(select(&SCALARS).prop_map(String::from), 0)
}

/// Absence is judged in the order of the fields, which has no meaning of its own.
fn present_pattern() -> impl Strategy<Value = String> {
    plain(conditions(PLAIN.into_iter().filter(|test| *test != r#"{"exists":false}"#).collect()), 1)
}

fn array_event() -> impl Strategy<Value = String> {
    let scalar = select(&SCALARS).prop_map(String::from);
    let value = scalar.prop_recursive(4, 16, 3, |inner| {
        let elements = prop::collection::vec(inner.clone(), 0..4);
        prop_oneof![elements.prop_map(|it| joined('[', &it, ']')), object(inner.boxed(), 0)]
    });
    object(value.boxed(), 0)
}

/// Every way to leave, of the objects and arrays in each array, only one. Scalars stay.
fn with_one_element_each(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(members) => {
            members.iter().fold(vec![Value::Object(Map::new())], |events, (key, value)| {
                let values = with_one_element_each(value);
                let with = |event: &Value, value: &Value| {
                    let mut members = event.as_object().unwrap().clone();
                    members.insert(key.clone(), value.clone());
                    Value::Object(members)
                };
                events.iter().flat_map(|event| values.iter().map(move |value| with(event, value))).collect()
            })
        }
        Value::Array(elements) => {
            let (inner, scalars): (Vec<Value>, Vec<Value>) =
                elements.iter().cloned().partition(|element| element.is_object() || element.is_array());
            let with = |value: Value| Value::Array(scalars.iter().cloned().chain([value]).collect());
            let chosen: Vec<Value> = inner.iter().flat_map(with_one_element_each).map(with).collect();
            if chosen.is_empty() { vec![Value::Array(scalars)] } else { chosen }
        }
        scalar => vec![scalar.clone()],
    }
}

/// Patterns without `$or`, straight from their meaning, on events in which no array leaves a choice.
fn holds(pattern: &Map<String, Value>, events: &[&Value]) -> bool {
    pattern.iter().all(|(key, wanted)| {
        let found: Vec<&Value> =
            events.iter().filter_map(|event| event.get(key)).flat_map(elements).collect();
        match wanted {
            Value::Object(inner) => holds(inner, &found),
            _ => wanted.as_array().unwrap().iter().any(|test| {
                let mut values = found.iter().filter(|value| !value.is_object()).peekable();
                if values.peek().is_none() {
                    passes(test, None)
                } else {
                    values.any(|it| passes(test, Some(it)))
                }
            }),
        }
    })
}

/// What stands in an array and in the arrays in it; of anything else the thing itself.
fn elements(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(inner) => inner.iter().flat_map(elements).collect(),
        other => vec![other],
    }
}

fn passes(test: &Value, found: Option<&Value>) -> bool {
    let Some((name, operand)) = test.as_object().and_then(|operator| operator.iter().next()) else {
        return found.is_some_and(|found| is_equal(test, found));
    };
    let Some(found) = found else { return name == "exists" && operand == false };
    let string = || found.as_str();
    let any_of = |operand: &Value, is: &dyn Fn(&Value) -> bool| match operand.as_array() {
        Some(list) => list.iter().any(is),
        None => is(operand),
    };
    match (name.as_str(), operand.as_str()) {
        ("exists", _) => operand == true,
        ("prefix", Some(start)) => string().is_some_and(|text| text.starts_with(start)),
        ("suffix", Some(end)) => string().is_some_and(|text| text.ends_with(end)),
        ("equals-ignore-case", Some(wanted)) => {
            string().is_some_and(|text| text.eq_ignore_ascii_case(wanted))
        }
        ("wildcard", Some("x*")) => string().is_some_and(|text| text.starts_with('x')),
        ("wildcard", Some("*y*")) => string().is_some_and(|text| text.contains('y')),
        ("numeric", _) => {
            let terms = operand.as_array().unwrap();
            found.as_f64().is_some_and(|number| terms.chunks(2).all(|term| is_within(number, term)))
        }
        ("anything-but", _) => match operand.get("prefix") {
            Some(starts) => {
                !any_of(starts, &|start| passes(&serde_json::json!({ "prefix": start }), Some(found)))
            }
            None => !any_of(operand, &|excluded| is_equal(excluded, found)),
        },
        other => panic!("{other:?} has no plain meaning"),
    }
}

fn is_within(number: f64, term: &[Value]) -> bool {
    let [comparison, bound] = term else { panic!("{term:?} is no comparison") };
    let bound = bound.as_f64().unwrap();
    match comparison.as_str().unwrap() {
        ">" => number > bound,
        ">=" => number >= bound,
        "<" => number < bound,
        "=" => number.total_cmp(&bound).is_eq(),
        other => panic!("{other} is not compared"),
    }
}

fn is_equal(wanted: &Value, found: &Value) -> bool {
    wanted == found || wanted.is_number() && wanted.as_f64() == found.as_f64()
}
