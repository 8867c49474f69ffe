//! Texts that are large, deep or made to be costly: each would take minutes, all memory or the stack if some cost were
//! more than it should be.

#![expect(clippy::unwrap_used, reason = "a text that cannot be read fails the test")]

use eventglass_pattern::limits::limits;
use eventglass_pattern::{Event, compile, explain};
use eventglass_syntax::parse;

/// Whether the pattern, or the draft of a refused one, matches; asked of everything that looks at patterns or events.
fn matches(pattern: &str, event: &str) -> bool {
    let compiled = compile(pattern);
    limits(pattern, &compiled);
    let node = parse(event).value.unwrap();
    let event = Event::new(&node);
    let read = compiled.pattern.or(compiled.draft).unwrap();
    let matches = read.matches(&event);
    assert_eq!(explain(&read, &event).matches, matches);
    matches
}

fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(",")
}

#[test]
fn a_thousand_levels_fit_a_small_stack() {
    let deep = |open: &str, levels: usize, inside: &str, close: &str| {
        format!("{}{inside}{}", open.repeat(levels), close.repeat(levels))
    };
    let small = std::thread::Builder::new().stack_size(1 << 20);
    let run = small.spawn(move || {
        assert!(matches(&deep("{\"a\":", 999, "[1]", "}"), &deep("{\"a\":", 999, "1", "}")));
        assert!(!matches(&deep("{\"a\":", 998, "[1,{\"foo\":1}]", "}"), &deep("{\"a\":", 999, "1", "}")));
        let or = deep("{\"$or\":[{\"b\":[1]},", 499, "{\"a\":[1]}", "]}");
        assert!(matches(&or, &format!("{{\"a\":{}}}", deep("[", 999, "1", "]"))));
        assert!(matches("{\"a\":[1]}", &deep("{\"a\":[", 1, &deep("[", 900, "1", "]"), "]}")));
    });
    run.unwrap().join().unwrap();
}

#[test]
fn many_fields_are_not_many_calls() {
    let text = format!("{{{}}}", list(50_000, |field| format!("\"f{field}\":[1]")));
    assert!(matches(&text, &text));
}

#[test]
fn elements_of_large_arrays_do_not_multiply() {
    let fields = ["f1", "f2", "f3", "f4", "f5", "f6"];
    let element = |index: usize| format!("{{{}}}", list(6, |it| format!("\"{}\":{}", fields[it], index % 7)));
    let array = format!("[{}]", list(20_000, element));
    let wanted = |last: &str| {
        format!("{{{},\"f6\":[{last}]}}", list(5, |it| format!("\"{}\":[{{\"exists\":true}}]", fields[it])))
    };
    let event = format!("{{\"a\":{array},\"b\":{array}}}");
    assert!(!matches(&format!("{{\"a\":{},\"b\":{}}}", wanted("6"), wanted("7")), &event));
    assert!(matches(&format!("{{\"a\":{},\"b\":{}}}", wanted("6"), wanted("5")), &event));
}

#[test]
fn a_million_values_are_read_once() {
    let scalars = list(1_000_000, |value| value.to_string());
    let nested = format!("{{\"a\":{}{scalars}{}}}", "[".repeat(900), "]".repeat(900));
    assert!(!matches(r#"{"a":["x",{"exists":false}],"b":["y"]}"#, &nested));
}

#[test]
fn long_paths_are_kept_once() {
    let key = "k".repeat(10_000);
    let leaves = list(10_000, |leaf| format!("\"{leaf}\":1"));
    let deep = format!("{}{{{leaves}}}{}", format!("{{\"{key}\":").repeat(900), "}".repeat(900));
    assert!(!matches(r#"{"a":[1]}"#, &deep));
    let pattern = format!("{}[1]{}", format!("{{\"{key}\":").repeat(900), "}".repeat(900));
    assert!(!matches(&pattern, &deep));
}

#[test]
fn many_missing_fields_hold_no_copy_of_the_event_each() {
    let event = format!("{{\"a\":{{\"b\":[{}]}}}}", list(200_000, |value| value.to_string()));
    let pattern = format!("{{\"a\":{{{}}}}}", list(1_000, |field| format!("\"f{field}\":[1]")));
    assert!(!matches(&pattern, &event));
}

#[test]
fn numbers_of_a_million_digits_are_texts() {
    let digits = "1".repeat(1_000_000);
    let pattern = format!(r#"{{"a":[1e999999999,{{"numeric":[">",1]}},{digits}]}}"#);
    assert!(!matches(&pattern, &format!("{{\"a\":[{digits}0,1e99999999999999,1e-999999999]}}")));
    assert!(matches(&pattern, &format!("{{\"a\":{digits}}}")));
    assert!(matches(&pattern, r#"{"a":1e999999999}"#));
}

#[test]
fn wildcards_do_not_go_back() {
    let value = format!("{{\"a\":\"{}\"}}", "a".repeat(1_000_000));
    assert!(matches(&format!(r#"{{"a":[{{"wildcard":"{}"}}]}}"#, "*a".repeat(5_000)), &value));
    let run = "a".repeat(300_000);
    assert!(!matches(&format!(r#"{{"a":[{{"wildcard":"*{run}b*"}}]}}"#), &value));
}

#[test]
fn scoring_wildcards_is_bounded() {
    let one = |text: String| format!("\"*ab{text}*\"");
    let excluded = list(800, |wildcard| one(wildcard.to_string()));
    assert!(!matches(&format!(r#"{{"a":[{{"anything-but":{{"wildcard":[{excluded}]}}}}]}}"#), "{}"));
    let fields = list(300, |field| format!(r#""f{field}":[{{"wildcard":"*{field}*x*y*z*a*b*c"}}]"#));
    assert!(!matches(&format!("{{{fields}}}"), "{}"));
}

#[test]
fn many_mistakes_are_not_looked_for_in_each_other() {
    let text = format!("{{{},\"b\":[1]}}", list(500_000, |field| format!("\"{field}\":[]")));
    assert!(matches(&text, r#"{"b":1}"#));
}
