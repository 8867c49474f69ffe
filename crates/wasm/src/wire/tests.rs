mod declarations;

use std::collections::BTreeSet;

use eventglass_workbench::{RuleInput, TargetInput, analyze, names};
use serde_json::{Value, json};

use super::*;

fn reported(text: &str, patterns: &[&str]) -> Value {
    let rule = |pattern: &&str| RuleInput {
        name: "rule".into(),
        pattern: (*pattern).into(),
        ..RuleInput::default()
    };
    given(&Inputs { text: text.into(), rules: patterns.iter().map(rule).collect(), ..Inputs::default() })
}

/// What a target receives of an event that its rule matches.
fn output(event: &str, target: TargetInput) -> Value {
    let rules = vec![RuleInput { name: "rule".into(), pattern: r#"{"source": ["a"]}"#.into(), target }];
    let report = given(&Inputs { text: event.into(), rules, ..Inputs::default() });
    report["verdicts"][0][0].get("output").cloned().unwrap_or_default()
}

fn transformer(paths: &[(&str, &str)], template: &str) -> TargetInput {
    let paths: Vec<_> = paths.iter().map(|(name, path)| ((*name).to_owned(), (*path).to_owned())).collect();
    TargetInput::transformer(&paths, template.into())
}

fn given(inputs: &Inputs) -> Value {
    serde_json::to_value(Report::of(&analyze(inputs), inputs, None)).unwrap()
}

/// What a range of UTF-16 units underlines.
fn underlined(text: &str, thing: &Value) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let offset = |name: &str| usize::try_from(thing[name].as_u64().unwrap()).unwrap();
    String::from_utf16(&units[offset("from")..offset("to")]).unwrap()
}

fn of_code<'v>(problems: &'v Value, code: &str) -> &'v Value {
    problems.as_array().unwrap().iter().find(|it| it["code"] == code).unwrap()
}

#[test]
fn offsets_count_utf16_units() {
    let pattern = r#"{"source": ["😀"], "id": [{"prefix": 1}]}"#;
    let event = r#"{"source": "😀", "detail-type": "é", "time": tru, "detail": {}}"#;
    let pasted = format!("😀 {event}");
    let report = reported(&pasted, &[pattern]);
    assert_eq!(underlined(&pasted, &report["problems"][0]), "😀");
    assert_eq!(underlined(pattern, &report["rules"][0]["problems"][0]), "1");
    let found = &report["events"][0];
    assert_eq!(
        underlined(found["body"].as_str().unwrap(), of_code(&found["problems"], "json-syntax")),
        "tru"
    );
}

#[test]
fn a_condition_underlines_its_place_in_the_pattern() {
    let pattern = r#"{"source": ["😀"], "id": [{"prefix": "a"}]}"#;
    let report = reported(r#"{"source": "😀", "id": "b"}"#, &[pattern]);
    let conditions = report["verdicts"][0][0]["conditions"].as_array().unwrap();
    let places: Vec<_> = conditions.iter().map(|it| underlined(pattern, it)).collect();
    assert_eq!(places, [r#""source": ["😀"]"#, r#""id": [{"prefix": "a"}]"#]);
}

#[test]
fn eventbridge_has_the_word_where_its_words_are_known() {
    let report = reported("{}", &[r#"{"a": [{"prefix": 1}]}"#, r#"{"a": [1], "a": [2]}"#]);
    let said = |rule: usize| {
        let problem = &report["rules"][rule]["problems"][0];
        ["code", "severity", "message", "help"].map(|name| problem[name].as_str().unwrap())
    };
    assert_eq!(
        said(0),
        [
            "prefix-not-string",
            "error",
            "prefix match pattern must be a string",
            "`prefix` takes one string: write an object for each prefix",
        ]
    );
    assert_eq!(
        said(1),
        [
            "duplicate-key",
            "warning",
            "`a` stands here twice",
            "join the two: of two lists only the last counts, two objects are merged",
        ]
    );
}

#[test]
fn missing_strings_are_null() {
    let report = reported("{}", &[]);
    let event = &report["events"][0];
    for field in ["source", "detailType", "time"] {
        assert_eq!(event[field], Value::Null, "{field}");
    }
    assert_eq!(report["verdicts"], json!([[]]));
}

#[test]
fn branches_and_elements_stand_only_where_they_are() {
    let pattern = r#"{"source": ["a"], "$or": [{"detail": {"n": [1]}}, {"detail": {"n": [3]}}]}"#;
    let event = r#"{"source": "a", "detail": {"n": [2, 3]}}"#;
    let report = reported(event, &[pattern]);
    let conditions = &report["verdicts"][0][0]["conditions"];
    let object = conditions[0].as_object().unwrap();
    assert!(!object.contains_key("branch") && !object.contains_key("elements"), "{object:?}");
    assert_eq!(conditions[1]["branch"], json!({ "index": 1, "of": 2 }));
}

#[test]
fn malformed_ids_say_so() {
    let report = reported(r#"{"source": "a", "detail": {"a": "ami-12345678", "imageId": "ami-123"}}"#, &[]);
    let flags = |list: &Value| -> Vec<(String, Option<bool>)> {
        let flag = |it: &Value| (it["id"].as_str().unwrap().to_owned(), it["malformed"].as_bool());
        list.as_array().unwrap().iter().map(flag).collect()
    };
    let wanted = vec![("ami-12345678".to_owned(), None), ("ami-123".to_owned(), Some(true))];
    assert_eq!(flags(&report["events"][0]["amis"]), wanted);
    assert_eq!(flags(&report["amis"]), wanted);
}

#[test]
fn one_broken_rule_hides_no_other() {
    let report = reported(r#"{"source": "a"}"#, &["{", r#"{"source": ["a"]}"#]);
    let matches = |rule: usize| report["verdicts"][0][rule]["matches"].as_bool().unwrap();
    assert!(!matches(0) && matches(1));
}

#[test]
fn repairs_stand_with_their_event_and_with_the_text() {
    let prompt = "$ cat 😀.json | jq .";
    let text = format!("{prompt}\n{{“source”: \"a\", \"b\": 1,}}\n{{\"c\": 1}}");
    let report = reported(&text, &[]);
    let told = |repairs: &Value| -> Vec<(String, String, String)> {
        let own = |it: &Value, name: &str| it[name].as_str().unwrap().to_owned();
        let told = |it: &Value| (own(it, "kind"), underlined(&text, it), own(it, "replacement"));
        repairs.as_array().unwrap().iter().map(told).collect()
    };
    let of = |kind: &str, was: &str, is: &str| (kind.to_owned(), was.to_owned(), is.to_owned());
    let of_event = [of("typographic-quotes", "“source”", "\"source\""), of("trailing-comma", ",", "")];
    assert_eq!(told(&report["events"][0]["repairs"]), of_event);
    assert_eq!(report["events"][1]["repairs"], json!([]));
    let all = told(&report["repairs"]);
    assert_eq!(all[0].0, "prompt");
    assert!(all[0].1.contains(prompt), "{all:?}");
    assert_eq!(all[1..], of_event);
}

#[test]
fn of_events_in_one_string_the_first_has_the_repairs() {
    let text = r#"{"Type": "Notification", "Message": "{"Records": [
        {"eventSource": "a.b", "eventName": "c"}, {"eventSource": "a.b", "eventName": "d"}]}"}"#;
    let report = reported(text, &[]);
    let counts =
        report["events"].as_array().unwrap().iter().map(|it| it["repairs"].as_array().unwrap().len());
    let counts: Vec<usize> = counts.collect();
    assert!(counts[0] > 0 && counts[1..] == [0], "{counts:?}");
}

#[test]
fn an_event_tells_its_whole_chain() {
    let message = r#"{\"source\": \"a\", \"detail-type\": \"b\"}"#;
    let report = reported(&format!(r#"{{"Type": "Notification", "Message": "{message}"}}"#), &[]);
    let event = &report["events"][0];
    assert_eq!(event["chain"], json!(["sns-notification", "event-bridge"]));
    assert_eq!(event["envelope"], "sns-notification");
}

#[test]
fn a_target_receives_what_it_asks_for() {
    let event = r#"{"source": "a", "detail": {"id": "ami-1"}}"#;
    let path = |path: &str| TargetInput::input_path(path.into());
    assert_eq!(output(event, TargetInput::default()), Value::Null);
    assert_eq!(output(event, path("$.detail")), json!({ "delivered": r#"{"id":"ami-1"}"# }));
    assert_eq!(
        output(event, transformer(&[("id", "$.detail.id")], r#""image <id>""#)),
        json!({ "delivered": r#""image ami-1""# })
    );
    assert_eq!(output(r#"{"source": "b"}"#, path("$.detail")), Value::Null);
    assert_eq!(
        output(event, transformer(&[], r#""<amy>""#)),
        json!({ "lost": "unknown-placeholder", "message": "InputTemplate for target Id1 contains invalid placeholder amy." })
    );
}

/// Targets that lose the event, one for each name of a loss.
#[test]
fn every_loss_has_a_target_that_has_it() {
    let detail = [("detail", "$.detail"), ("note", "$.detail.note")];
    let long = "x".repeat(10_000);
    let names: Vec<String> = (0..101).map(|number| format!("n{number}")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "$.source")).collect();
    let targets = [
        TargetInput::input_path("$.absent".into()),
        transformer(&detail, r#"{"a": "id <detail>"}"#),
        transformer(&detail, r#"{"a": "<note>"}"#),
        transformer(&detail, "{<note>: 1}"),
        transformer(&detail, "note <note>"),
        transformer(&[("all", "$")], &format!("\"{}\"", "<all>".repeat(1_000))),
        TargetInput::input_path(format!("$.{long}")),
        transformer(&many, r#""a""#),
        transformer(&[("a b", "$.source")], r#""a""#),
        transformer(&[("aws.id", "$.source")], r#""a""#),
        transformer(&detail, ""),
        transformer(&detail, &format!("\"{long}\"")),
        transformer(&detail, r#""<other>""#),
    ];
    let event = format!(r#"{{"source": "a", "detail": {{"note": "\"quoted\"", "long": "{long}"}}}}"#);
    let lost = targets.map(|target| output(&event, target)["lost"].as_str().map(str::to_owned));
    assert_eq!(
        lost.iter().flatten().map(String::as_str).collect::<BTreeSet<_>>(),
        names::losses().into_iter().collect()
    );
}

#[test]
fn pairs_count_by_how_much_work_their_pattern_is() {
    let short = r#"{"a": [1]}"#;
    let long = format!(r#"{{"a": ["{}"]}}"#, "x".repeat(3_000));
    let longest = format!(r#"{{"a": ["{}"]}}"#, "x".repeat(20_000));
    let cases: [(usize, &[&str], Option<bool>, usize); 8] = [
        (1_000, &[short], None, 0),
        (1_001, &[short], None, 1),
        (1_001, &[short], Some(true), 0),
        (10, &[short], Some(false), 10),
        (600, &[short, short], None, 200),
        // 26 each
        (100, &[&long], None, 62),
        (10, &[&longest, short], None, 10),
        (0, &[short], None, 0),
    ];
    for (events, patterns, is_asked, expected) in cases {
        let rule = |pattern: &&str| RuleInput { pattern: (*pattern).into(), ..RuleInput::default() };
        let text = r#"{"a": 2} "#.repeat(events);
        let report =
            analyze(&Inputs { text, rules: patterns.iter().map(rule).collect(), ..Inputs::default() });
        let left_out = Doctor::new(&report, is_asked).left_out();
        assert_eq!(left_out, expected, "{events} events, {} rules, {is_asked:?}", patterns.len());
    }
}
