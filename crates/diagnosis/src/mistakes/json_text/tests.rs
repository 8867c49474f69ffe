use eventglass_repair::RepairKind;

use super::*;
use crate::testing::{absent, diagnosed, first};

#[test]
fn what_is_nearly_json_is_made_json() {
    let cases = [
        (r#"{"source":["aws.ec2",]}"#, r#"{"source":["aws.ec2"]}"#),
        (r#"{"source":["aws.ec2"],}"#, r#"{"source":["aws.ec2"]}"#),
        (r"{'source': ['aws.ec2']}", r#"{"source": ["aws.ec2"]}"#),
        ("{“source”: [“aws.ec2”]}", r#"{"source": ["aws.ec2"]}"#),
        (r#"{source:["aws.ec2"]}"#, r#"{"source":["aws.ec2"]}"#),
        (r#"{"source":["aws.ec2"] /* only EC2 */}"#, r#"{"source":["aws.ec2"] }"#),
        (r#"{"source":["aws.ec2"]"#, r#"{"source":["aws.ec2"]}"#),
        (r#"{"source":["aws.ec2"}"#, r#"{"source":["aws.ec2"]}"#),
        (r#"{"source":["aws.ec2" "x"]}"#, r#"{"source":["aws.ec2", "x"]}"#),
        (r#"{"source":["aws.ec2";"x"]}"#, r#"{"source":["aws.ec2","x"]}"#),
        (r#"{"source":["aws.ec2",,"x"]}"#, r#"{"source":["aws.ec2","x"]}"#),
        (r#"{"source":["aws.ec2"] "n":[1]}"#, r#"{"source":["aws.ec2"], "n":[1]}"#),
        (r#"{"source" ["aws.ec2"]}"#, r#"{"source": ["aws.ec2"]}"#),
        (r#"{"source"=["aws.ec2"]}"#, r#"{"source":["aws.ec2"]}"#),
        (r#"{"source" => ["aws.ec2"]}"#, r#"{"source" : ["aws.ec2"]}"#),
        (r#"{"source":[aws.ec2, x]}"#, r#"{"source":["aws.ec2", "x"]}"#),
        (r#"{"source":("aws.ec2","x")}"#, r#"{"source":["aws.ec2","x"]}"#),
        (r#"{"source":[`aws.ec2`]}"#, r#"{"source":["aws.ec2"]}"#),
        (r#"{"source":["aws.ec2]}"#, r#"{"source":["aws.ec2"]}"#),
        (r#"{"n":[+1, .5, 1., 01]}"#, r#"{"n":[1, 0.5, 1.0, "01"]}"#),
        (r#"{"source":["aws.ec2", "C:\dir"]}"#, r#"{"source":["aws.ec2", "C:\\dir"]}"#),
        (r#"{"source":["aws.ec2"]], "n":[1]}"#, r#"{"source":["aws.ec2"], "n":[1]}"#),
        (r#"{"ok":[tru, undefined]}"#, r#"{"ok":[true, null]}"#),
        (r#"{"ok":[True, NULL]}"#, r#"{"ok":[true, null]}"#),
        (r#""source":["aws.ec2"]"#, r#"{"source":["aws.ec2"]}"#),
        (r#"[{"source":["aws.ec2"]}]"#, r#"{"source":["aws.ec2"]}"#),
        (r#""{\"source\":[\"aws.ec2\"]}""#, r#"{"source":["aws.ec2"]}"#),
    ];
    for (broken, json) in cases {
        first("json-text", broken, r#"{"source":"aws.ec2","n":1,"ok":true}"#, json);
    }
}

#[test]
fn the_very_character_is_told() {
    let cases: [(&str, u32, &str); 7] = [
        (r#"{"source":["aws.ec2",]}"#, 20, "Line 1, column 21: a comma stands before the closing bracket."),
        ("{\n  'source': [\"x\"]}", 4, "Line 2, column 3: `'source'` stands in single quotes"),
        ("{\"a\": [\"x\"],\n \"b\" [\"y\"]}", 17, "Line 2, column 5: `:` is missing."),
        (r"{'a': [aws.ec2]}", 1, "column 8: the string `aws.ec2` has no quotes."),
        ("{\"a\": [\"x\"] // why\n}", 12, "a comment, `// why`; JSON has none."),
        (r#"{"a": [01]}"#, 7, "`01` begins with a zero"),
        (r#"{"a": ["x"], "b": }"#, 18, "before `}` a value is missing"),
    ];
    for (text, place, told) in cases {
        diagnosed(text, "{}", |_, diagnoses| {
            let found = &diagnoses.found[0];
            assert!(found.text.english.contains(told), "{}", found.text.english);
            let Place::Pattern(span) = found.places[0] else { unreachable!() };
            assert_eq!(span.start, place, "{text}");
        });
    }
}

#[test]
fn every_kind_of_repair_has_words() {
    let words = |kind: RepairKind| {
        let fault = Fault {
            span: Span::default(),
            kind: faults::FaultKind::Repaired(kind),
            found: "`x`".into(),
            wanted: "`y`".into(),
        };
        told(&fault)
    };
    for (index, kind) in RepairKind::ALL.into_iter().enumerate() {
        for other in RepairKind::ALL.into_iter().skip(index + 1) {
            assert_ne!(words(kind).english, words(other).english);
            assert_ne!(words(kind).japanese, words(other).japanese);
        }
    }
}

#[test]
fn other_errors_that_are_left_are_counted() {
    diagnosed(r#"{'a': ['x'], "b": [{"sounds": 'y'}]}"#, "{}", |_, told| {
        let first = told.found.iter().find(|it| it.mistake.code == "json-text").unwrap();
        assert_eq!(first.remedies[0].text, r#"{"a": ["x"], "b": [{"sounds": "y"}]}"#);
        assert_eq!(first.remedies[0].outcome.errors, 1);
    });
}

#[test]
fn what_else_is_refused_is_mended_as_well() {
    let broken = r#"{'a': ['x'], "b": [{"contains": 'y'}], "c": 5}"#;
    let whole = r#"{"a": ["x"], "b": [{"wildcard": "*y*"}], "c": [5]}"#;
    first("json-text", broken, r#"{"a": "x", "b": "xyz", "c": 5}"#, whole);
}

#[test]
fn an_object_of_a_program_gets_its_lists_too() {
    diagnosed(
        "{source: 'aws.ec2', detail: {n: 5}}",
        r#"{"source": "aws.ec2", "detail": {"n": 5}}"#,
        |_, told| {
            let whole = told.found[0].remedies.iter().find(|it| it.outcome.matches).unwrap();
            assert_eq!(whole.text, r#"{"source": ["aws.ec2"], "detail": {"n": [5]}}"#);
        },
    );
}

#[test]
fn what_stands_behind_the_pattern_does_not_count() {
    let event = r#"{"source": "s", "detail": {"a": "1"}}"#;
    first("json-text", r#"{"source": ["s"]} junk"#, event, r#"{"source": ["s"]}"#);
    let early = r#"{"source": ["s"]}, "detail": {"a": ["1"]}}"#;
    first("json-text", early, event, r#"{"source": ["s"], "detail": {"a": ["1"]}}"#);
}

#[test]
fn hostile_texts_come_to_an_end() {
    for text in ["[".repeat(50_000), "{'".repeat(20_000), "\"a\" ".repeat(20_000), "{\"a\":\\".repeat(9_000)]
    {
        diagnosed(&text, "{}", |_, told| assert!(!told.found.is_empty()));
    }
}

#[test]
fn json_is_left_alone() {
    absent("json-text", r#"{"source": "s"}"#, r#"{"source": "s"}"#);
    absent("json-text", r#"{"a": ["it's // no comment, …"]}"#, "{}");
}

#[test]
fn what_one_remedy_breaks_and_another_mends_comes_to_an_end() {
    let pattern = r#"{"source": ["sjop"], "detail": {"$or": [{"total": [{"numeric": [">", 05]}]}]}}"#;
    let event = r#"{"source": "shop", "detail": {"total": 12}}"#;
    let codes = crate::testing::diagnosed(pattern, event, |_, told| told.found.len());
    assert!(codes > 0);
}
