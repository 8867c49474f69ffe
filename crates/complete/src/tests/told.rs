//! What is told of choices, and how many there are.

use super::*;

#[test]
fn choices_are_told_apart_by_their_kind_and_count() {
    let kinds = |marked: &str| -> Vec<(String, Kind, usize)> {
        let items = offered(marked, &EVENTS).1.unwrap().items;
        items.into_iter().take(3).map(|item| (item.label, item.kind, item.seen)).collect()
    };
    let expected = |label: &str, kind, seen| (label.to_owned(), kind, seen);
    assert_eq!(kinds("{\"detail\": {|")[2..], [expected("readOnly", Kind::Field, 3)],);
    assert_eq!(
        kinds("{|"),
        [
            expected("source", Kind::Field, 4),
            expected("detail-type", Kind::Field, 4),
            expected("detail", Kind::Object, 4)
        ]
    );
    assert_eq!(
        kinds("{\"source\": [|"),
        [
            expected("aws.ec2", Kind::Value, 3),
            expected("my.app", Kind::Value, 1),
            expected("prefix", Kind::Operator("prefix"), 0)
        ]
    );
    assert_eq!(
        kinds("|")[..2],
        [
            expected("{}", Kind::Snippet(Snippet::Object), 0),
            expected("CreateImage", Kind::Snippet(Snippet::Event), 2)
        ]
    );
}

#[test]
fn a_field_that_has_values_too_takes_a_list() {
    let kind = |value: &str| {
        let event = format!("{{\"source\": {value}}}");
        offered("{|", &[&event, "{\"source\": null}"]).1.unwrap().items[0].kind
    };
    for value in ["{}", "[{}]", "[[null, {\"a\": 1}]]"] {
        assert_eq!(kind(value), Kind::Object, "{value}");
    }
    for value in ["1", "[{}, 1]", "[[{}], [true]]", "[]", "null"] {
        assert_eq!(kind(value), Kind::Field, "{value}");
    }
}

#[test]
fn a_long_value_is_shortened_where_it_is_shown_only() {
    let long = "あ".repeat(200);
    let event = format!("{{\"id\": \"{long}\"}}");
    let found = offered("{\"id\": [|", &[&event]).1.unwrap();
    assert_eq!(found.items[0].label, "あ".repeat(80) + "…");
    assert_eq!(found.items[0].insert, format!("\"{long}\""));
}

#[test]
fn of_many_values_those_that_hold_what_is_typed_are_offered() {
    let events: Vec<String> = (0..500).map(|n| format!("{{\"id\": \"id-{n}\", \"f{n}\": 1}}")).collect();
    let events: Vec<&str> = events.iter().map(String::as_str).collect();
    let values = |marked: &str| {
        let items = offered(marked, &events).1.unwrap().items;
        items.into_iter().filter(|item| matches!(item.kind, Kind::Value | Kind::Field)).count()
    };
    assert_eq!([values("{\"id\": [|"), values("{\"id\": [\"ID-49|"), values("{\"f49|")], [100, 11, 11]);
}

#[test]
fn two_megabytes_of_events_are_looked_at() {
    let filler = "x".repeat(900_000);
    let event = |name: &str| format!("{{\"{name}\": 1, \"filler\": \"{filler}\"}}");
    let events = [event("one"), event("two"), event("three")];
    let found = labels("{|", &[&events[0], &events[1], &events[2]]);
    assert!(found.contains("filler one two") && !found.contains("three"), "{found}");
}
