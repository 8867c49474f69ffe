//! What holds for every diagnosis: a remedy does what it says, and can be taken back.

#![expect(clippy::unwrap_used, reason = "a case that cannot be read fails the test")]

#[path = "shared/recorded.rs"]
mod recorded;

use eventglass_diagnosis::{Case, Diagnoses, Others, Remedy, Side, Words, apply, diagnose, difference};
use eventglass_pattern::{Event, Pattern, Severity, compile, limits::limits};
use proptest::prelude::*;
use proptest::sample::select;
use serde::Deserialize;
use serde_json::value::RawValue;

use recorded::{event_object, lines, raw_text};

/// A case of the conformance corpus, whatever its verdict.
#[derive(Deserialize)]
struct Recorded<'a> {
    #[serde(borrow)]
    pattern: &'a RawValue,
    #[serde(borrow)]
    event: &'a RawValue,
}

/// The number of errors, and the pattern where there is none.
fn read(text: &str) -> (usize, Option<Pattern>) {
    let compiled = compile(text);
    let limits = limits(text, &compiled);
    let problems = compiled.problems.iter().chain(&limits);
    let errors = problems.filter(|problem| problem.kind.severity() == Severity::Error).count();
    (errors, compiled.pattern.filter(|_| errors == 0))
}

fn check(case: &Case<'_>, told: &Diagnoses) {
    if let Some(explanation) = &case.explanation {
        let all_hold = explanation.verdicts().iter().all(|verdict| verdict.holds);
        assert_eq!(all_hold, explanation.matches, "{}", case.text);
    }
    for found in &told.found {
        speaks(&found.text);
        found.inexpressible.iter().for_each(speaks);
        for remedy in &found.remedies {
            keeps_its_word(case, remedy, found.mistake.code);
        }
    }
    if let Some(remedy) = &told.together {
        keeps_its_word(case, remedy, "together");
    }
    told.summary.iter().for_each(|summary| speaks(summary.words()));
}

/// Words of both languages are there, and set code apart by pairs of backticks.
fn speaks(words: &Words) {
    for text in [&words.english, &words.japanese] {
        assert!(!text.trim().is_empty() && !text.contains("``"), "{words:?}");
        assert!(text.matches('`').count().is_multiple_of(2), "{words:?}");
    }
}

fn keeps_its_word(case: &Case<'_>, remedy: &Remedy, code: &str) {
    speaks(&remedy.label);
    let before = match remedy.side {
        Side::Pattern => case.text,
        Side::Event => case.event_text,
    };
    assert_eq!(apply(before, &remedy.edits), remedy.text, "{code}");
    assert_eq!(apply(&remedy.text, &difference(&remedy.text, before)), before, "{code}");
    let (text, event) = match remedy.side {
        Side::Pattern => (&*remedy.text, case.root().clone()),
        Side::Event => (case.text, event_object(&remedy.text).unwrap()),
    };
    let (errors, pattern) = read(text);
    assert_eq!(errors, remedy.outcome.errors, "{code}: {text}");
    let matches = pattern.is_some_and(|pattern| pattern.matches(&Event::new(&event)));
    assert_eq!(matches, remedy.outcome.matches, "{code}: {text}");
}

fn diagnosed(pattern: &str, event: &str) {
    let Some(root) = event_object(event) else { return };
    let others = Others::default();
    let case = Case::new(pattern, event, &root, &others);
    check(&case, &diagnose(&case, &mut || {}));
}

fn recorded(file: &str) {
    for line in lines(file).lines() {
        let case: Recorded<'_> = serde_json::from_str(line).unwrap();
        diagnosed(&raw_text(case.pattern), &raw_text(case.event));
    }
}

#[test]
fn remedies_of_recorded_operators_keep_their_word() {
    recorded("operators.ndjson.gz");
}

#[test]
fn remedies_of_recorded_structures_keep_their_word() {
    recorded("structure.ndjson.gz");
    recorded("mixed.ndjson.gz");
}

#[test]
fn remedies_of_recorded_texts_keep_their_word() {
    recorded("text.ndjson.gz");
    recorded("errors.ndjson.gz");
}

const KEYS: [&str; 7] = ["source", "Source", "detail", "detail-type", "state", "State", "evnet"];
const ALTERNATIVES: [&str; 16] = [
    "\"x\"",
    "\"X \"",
    "5",
    "\"5\"",
    "null",
    "true",
    r#"{"prefix": "x"}"#,
    r#"{"wildcard": "x.*"}"#,
    r#"{"exists": true}"#,
    r#"{"exists": false}"#,
    r#"{"anything-but": "x"}"#,
    r#"{"anything-but": ["y"]}"#,
    r#"{"numeric": ["<", 3, ">", 1]}"#,
    r#"{"contains": "x"}"#,
    r#"{"prefix": ["x", "y"]}"#,
    r#"{"cidr": "10.0.0.1"}"#,
];
const VALUES: [&str; 9] =
    ["\"x\"", "\"x \"", "5", "\"5\"", "null", "\"true\"", "[]", "[\"x\", \"y\"]", r#""{\"state\": \"x\"}""#];

fn pattern() -> impl Strategy<Value = String> {
    let list =
        prop::collection::vec(select(&ALTERNATIVES), 1..3).prop_map(|list| format!("[{}]", list.join(", ")));
    let leaf = prop_oneof![8 => list, 1 => select(&VALUES).prop_map(String::from)];
    let member = move |inner: BoxedStrategy<String>| {
        (select(&KEYS), inner).prop_map(|(key, value)| format!("\"{key}\": {value}"))
    };
    let object = |members: Vec<String>| format!("{{{}}}", members.join(", "));
    let flat = prop::collection::vec(member(leaf.boxed()), 1..4).prop_map(object);
    flat.prop_recursive(3, 12, 3, move |inner| {
        let or =
            prop::collection::vec(inner.clone(), 1..3).prop_map(|it| format!("\"$or\": [{}]", it.join(", ")));
        prop::collection::vec(prop_oneof![3 => member(inner.boxed()), 1 => or], 1..4).prop_map(object)
    })
}

fn event() -> impl Strategy<Value = String> {
    let flat = select(&VALUES).prop_map(String::from);
    let inner = flat.prop_recursive(3, 16, 3, |inner| {
        let member = (select(&KEYS), inner.clone()).prop_map(|(key, value)| format!("\"{key}\": {value}"));
        let object = prop::collection::vec(member, 0..4).prop_map(|it| format!("{{{}}}", it.join(", ")));
        let array = prop::collection::vec(inner, 0..3).prop_map(|it| format!("[{}]", it.join(", ")));
        prop_oneof![3 => object, 1 => array]
    });
    let member = (select(&KEYS), inner).prop_map(|(key, value)| format!("\"{key}\": {value}"));
    prop::collection::vec(member, 0..4).prop_map(|it| format!("{{{}}}", it.join(", ")))
}

/// A pattern as it comes out of a slip of the hand: cut, or a character lost.
fn slipped() -> impl Strategy<Value = String> {
    (pattern(), any::<prop::sample::Index>(), any::<bool>()).prop_map(|(pattern, at, cut)| {
        let at = at.index(pattern.len());
        if cut { pattern[..at].to_owned() } else { [&pattern[..at], &pattern[at + 1..]].concat() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn remedies_of_random_pairs_keep_their_word(pattern in pattern(), event in event()) {
        diagnosed(&pattern, &event);
    }

    #[test]
    fn remedies_of_broken_patterns_keep_their_word(pattern in slipped(), event in event()) {
        diagnosed(&pattern, &event);
    }
}
