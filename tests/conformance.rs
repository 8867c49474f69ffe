//! The recorded answers of EventBridge's engine, asked of ours.

#![expect(clippy::unwrap_used, reason = "a case that cannot be read fails the test")]

#[path = "shared/recorded.rs"]
mod recorded;

use eventglass_pattern::limits::complexity;
use eventglass_pattern::{Event, Pattern, compile, explain};
use serde::Deserialize;
use serde_json::value::RawValue;

use recorded::{event_object, lines, raw_text};

/// A line of a conformance file. Raw values keep duplicate keys and the spelling of numbers.
#[derive(Deserialize)]
struct Case<'a> {
    #[serde(borrow)]
    pattern: &'a RawValue,
    #[serde(borrow)]
    event: Option<&'a RawValue>,
    matches: Option<bool>,
    error: Option<String>,
    event_error: Option<String>,
    complexity: Option<usize>,
}

/// What an engine can say.
#[derive(Debug, PartialEq)]
enum Answer {
    Matches(bool),
    Error(String),
    EventError,
}

/// An evaluator of one pattern on one event.
type Engine = fn(&Pattern, &Event<'_>) -> bool;

fn ask(engine: Engine, pattern: &str, event: &str) -> Answer {
    let compiled = compile(pattern);
    let Some(good) = compiled.pattern else {
        let refusal = compiled.problems.iter().find(|problem| problem.kind.engine_text(pattern).is_some());
        return Answer::Error(refusal.unwrap().kind.engine_text(pattern).unwrap());
    };
    match event_object(event) {
        Some(node) => Answer::Matches(engine(&good, &Event::new(&node))),
        None => Answer::EventError,
    }
}

/// Every case of a file, with every engine. Returns how many cases there were.
fn check(file: &str) -> usize {
    let engines: [(&str, Engine); 2] =
        [("matches", Pattern::matches), ("explain", |pattern, event| explain(pattern, event).matches)];
    let text = lines(file);
    for line in text.lines() {
        let case: Case<'_> = serde_json::from_str(line).unwrap();
        let expected = match (&case.error, &case.event_error, case.matches) {
            (Some(error), _, _) => Answer::Error(error.clone()),
            (_, Some(_), _) => Answer::EventError,
            (_, _, matches) => Answer::Matches(matches.unwrap()),
        };
        for (name, engine) in engines {
            let answer = ask(engine, &raw_text(case.pattern), &raw_text(case.event.unwrap()));
            assert_eq!(answer, expected, "{name}: {line}");
        }
    }
    text.lines().count()
}

#[test]
fn operators() {
    assert_eq!(check("operators.ndjson.gz"), 8_463);
}

#[test]
fn structure() {
    assert_eq!(check("structure.ndjson.gz"), 2_810);
}

#[test]
fn mixed() {
    assert_eq!(check("mixed.ndjson.gz"), 2_706);
}

#[test]
fn text() {
    assert_eq!(check("text.ndjson.gz"), 10_930);
}

#[test]
fn errors() {
    assert_eq!(check("errors.ndjson.gz"), 143);
}

#[test]
fn wildcard_scores() {
    let text = lines("complexity.ndjson.gz");
    for line in text.lines() {
        let case: Case<'_> = serde_json::from_str(line).unwrap();
        let pattern = compile(&raw_text(case.pattern)).pattern.unwrap();
        assert_eq!(Some(complexity(&pattern)), case.complexity, "{line}");
    }
    assert_eq!(text.lines().count(), 466);
}
