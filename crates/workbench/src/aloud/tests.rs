use std::fmt::Write;

use eventglass_pattern::compile;
use expect_test::expect_file;

use super::*;

/// Patterns that between them have every operator and every shape.
const PATTERNS: [(&str, &str); 33] = [
    ("a value", r#"{"source": ["aws.ec2"]}"#),
    (
        "values and a beginning",
        r#"{"source": ["aws.ec2"], "detail": {"state": ["running", {"prefix": "stop"}]}}"#,
    ),
    ("values of every kind", r#"{"a": ["x", "", 300, 3.0e2, -0.5, true, false, null]}"#),
    ("an address", r#"{"detail": {"sourceIPAddress": ["10.0.0.1", {"cidr": "10.0.0.0/24"}]}}"#),
    ("beginnings and ends", r#"{"a": [{"prefix": "in/"}, {"suffix": ".csv"}]}"#),
    (
        "in any letter case",
        r#"{"a": [{"prefix": {"equals-ignore-case": "In/"}}, {"suffix": {"equals-ignore-case": ".CSV"}}, {"equals-ignore-case": "Abc"}]}"#,
    ),
    ("a wildcard", r#"{"resources": [{"wildcard": "arn:aws:s3:::*-logs\\*/*"}]}"#),
    ("a synonym", r#"{"a": [{"exactly": "10.0.0.1"}]}"#),
    (
        "ranges of numbers",
        r#"{"a": [{"numeric": [">", 0, "<=", 5]}], "b": [{"numeric": [">=", 0, "<", 5]}], "c": [{"numeric": [">", 1]}], "d": [{"numeric": [">=", 1]}], "e": [{"numeric": ["<", 1e3]}], "f": [{"numeric": ["<=", -1]}], "g": [{"numeric": ["=", 7]}]}"#,
    ),
    ("existence", r#"{"detail": {"errorCode": [{"exists": false}], "id": [{"exists": true}]}}"#),
    ("a value or none", r#"{"detail": {"errorCode": ["", {"exists": false}]}}"#),
    ("anything but a value", r#"{"a": [{"anything-but": "x"}], "b": [{"anything-but": 5}]}"#),
    ("anything but some", r#"{"a": [{"anything-but": ["x", "y"]}], "b": [{"anything-but": [1, 2.50, 3]}]}"#),
    (
        "anything but, nested",
        r#"{"a": [{"anything-but": {"prefix": "x"}}], "b": [{"anything-but": {"suffix": ["x", "y"]}}], "c": [{"anything-but": {"equals-ignore-case": ["x", "y"]}}], "d": [{"anything-but": {"wildcard": "*x*"}}]}"#,
    ),
    ("anything but, or none", r#"{"a": [{"anything-but": {"prefix": ["x"]}}, {"exists": false}]}"#),
    (
        "a long list",
        r#"{"a": ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", {"prefix": "b"}]}"#,
    ),
    (
        "a long list of tests",
        r#"{"a": [{"prefix": "1"}, {"prefix": "2"}, {"prefix": "3"}, {"prefix": "4"}, {"prefix": "5"}, {"prefix": "6"}, {"prefix": "7"}, {"prefix": "8"}, {"prefix": "9"}, {"suffix": "10"}]}"#,
    ),
    ("a long list that is excluded", r#"{"a": [{"anything-but": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}]}"#),
    ("two branches", r#"{"source": ["aws.ec2"], "$or": [{"account": ["1"]}, {"region": ["eu-west-1"]}]}"#),
    (
        "branches of several conditions",
        r#"{"detail": {"$or": [{"a": ["1"], "b": {"c": ["2"]}}, {"d": [{"exists": false}]}]}, "source": ["s"]}"#,
    ),
    ("two choices", r#"{"$or": [{"a": ["1"]}, {"b": ["2"]}], "d": {"$or": [{"x": ["3"]}, {"y": ["4"]}]}}"#),
    ("a choice in a choice", r#"{"$or": [{"a": ["1"]}, {"$or": [{"b": ["2"]}, {"c": ["3"], "d": ["4"]}]}]}"#),
    (
        "or within or",
        r#"{"$or": [{"a": ["1", {"prefix": "2"}]}, {"b": [{"anything-but": {"prefix": "3"}}]}]}"#,
    ),
    ("replaced in a branch", r#"{"detail": {"a": ["1"], "$or": [{"a": ["2"]}, {"b": ["3"]}]}}"#),
    ("replaced in a branch by what comes behind", r#"{"$or": [{"a": ["1"]}, {"b": ["2"]}], "a": ["3"]}"#),
    ("replaced for good", r#"{"detail": {"a": ["1"]}, "detail": {"a": ["2"]}}"#),
    ("dotted and nested", r#"{"detail.state": ["a"], "detail": {"state": ["b"]}}"#),
    (
        "odd names",
        r#"{"a b": {"c\"d'e\n": ["1"]}, "": {"x": ["2"]}, "日本": ["3"], "aws:EventId": ["4"], "`": ["5"]}"#,
    ),
    ("odd values", r#"{"a": ["line\nbreak", "tab\t", "quote\"", "back\\slash", "\u0007", "日本語", "😀"]}"#),
    ("lone surrogates", r#"{"a": ["\ud800", "\ud801x", {"prefix": "\udc00"}], "\ud83d": ["1"]}"#),
    ("a number beyond doubles", r#"{"a": [12345678901234567890, 1e400]}"#),
    ("only the empty name", r#"{"": ["1"]}"#),
    ("any string", r#"{"a": [{"prefix": ""}, {"suffix": ""}, {"wildcard": "*"}]}"#),
];

fn pattern(text: &str) -> Pattern {
    compile(text).pattern.unwrap()
}

fn read(pattern: &Pattern, language: Language) -> String {
    let mut out = String::new();
    for sentence in sentences(pattern, language) {
        writeln!(out, "{}{}", "  ".repeat(sentence.depth), sentence.text).unwrap();
    }
    for branch in formula(pattern, language).branches {
        writeln!(out, "= {branch}").unwrap();
    }
    out
}

#[test]
fn patterns_are_read_aloud() {
    let mut out = String::new();
    for (name, text) in PATTERNS {
        writeln!(out, "=== {name}\n{text}").unwrap();
        for language in Language::ALL {
            write!(out, "--- {}\n{}", language.tag(), read(&pattern(text), language)).unwrap();
        }
        out.push('\n');
    }
    expect_file!["tests.txt"].assert_eq(&out);
}

#[test]
fn every_condition_has_its_sentence_at_its_place() {
    for (name, text) in PATTERNS {
        let pattern = pattern(text);
        for language in Language::ALL {
            let told = sentences(&pattern, language);
            let lines: Vec<&Sentence> = told.iter().filter(|it| !it.text.ends_with(':')).collect();
            let places: Vec<Span> = pattern.conditions.iter().map(|condition| condition.span).collect();
            assert_eq!(lines.iter().map(|it| it.place).collect::<Vec<_>>(), places, "{name}");
            assert!(told.iter().all(|it| !it.text.contains('\n') && !it.text.is_empty()), "{name}");
            assert!(told.windows(2).all(|pair| pair[1].depth <= pair[0].depth + 1), "{name}");
        }
    }
}

#[test]
fn brackets_are_closed_and_words_are_of_the_language() {
    for (name, text) in PATTERNS {
        for language in Language::ALL {
            for branch in formula(&pattern(text), language).branches {
                // What stands in quotes is a value.
                let bare: String = branch.replace("\\\"", "").split('"').step_by(2).collect();
                let count = |c: char| bare.matches(c).count();
                assert_eq!((count('('), count('{')), (count(')'), count('}')), "{name}: {branch}");
                let is_english = [" AND ", " OR ", "NOT "].iter().any(|word| bare.contains(word));
                let is_japanese = [" かつ ", " または ", "でない"].iter().any(|word| bare.contains(word));
                assert!(!if language == Language::English { is_japanese } else { is_english }, "{branch}");
            }
        }
    }
}

#[test]
fn more_combinations_than_are_shown_are_counted() {
    let choice =
        |key: &str| format!(r#"{{"$or": [{{"{key}1": ["1"]}}, {{"{key}2": ["2"]}}, {{"{key}3": ["3"]}}]}}"#);
    let text = format!(
        r#"{{"a": {}, "b": {}, "c": {}, "d": {}}}"#,
        choice("x"),
        choice("x"),
        choice("x"),
        choice("x")
    );
    let formula = formula(&pattern(&text), Language::English);
    assert_eq!((formula.branches.len(), formula.left_out), (32, 81 - 32));
}

#[test]
fn long_texts_are_cut() {
    let keys: Vec<String> = (0..300).map(|index| format!(r#""k{index}": ["{}"]"#, "v".repeat(200))).collect();
    let deep = format!("{}[{}]{}", r#"{"deep key":"#.repeat(100), "1".repeat(3_000), "}".repeat(100));
    for text in [format!("{{{}}}", keys.join(",")), deep] {
        for language in Language::ALL {
            let pattern = pattern(&text);
            assert!(sentences(&pattern, language).iter().all(|it| it.text.chars().count() < 400));
            let formula = formula(&pattern, language);
            assert!(formula.branches.iter().all(|it| it.chars().count() < 6_000));
            assert!(formula.branches[0].contains('…'), "{formula:?}");
        }
    }
}
