use super::*;

fn at(text: &str, marked: &str) -> Address {
    let start = text.find(marked).unwrap();
    Address::at(&parse(text).value.unwrap(), Span::new(start, start + marked.len()))
}

fn texts(keys: &[&str]) -> Vec<Text> {
    keys.iter().map(|key| Text::from(*key)).collect()
}

#[test]
fn what_is_removed_takes_its_comma_and_what_it_leaves_empty() {
    let cases = [
        (r#"{"a": [1], "b": [2]}"#, "\"a\"", r#"{"b": [2]}"#),
        (r#"{"a": [1], "b": [2]}"#, "\"b\"", r#"{"a": [1]}"#),
        (r#"{"a": [1]}"#, "\"a\"", "{}"),
        (r#"{"a": {"b": {"c": [1]}}, "d": [2]}"#, "\"c\"", r#"{"d": [2]}"#),
        ("{\n  \"a\": [1],\n  \"b\": [2]\n}", "\"a\"", "{\n  \"b\": [2]\n}"),
        ("{\n  \"a\": [1],\n  \"b\": [2]\n}", "\"b\"", "{\n  \"a\": [1]\n}"),
        (r#"{"a": ["x", "y"]}"#, "\"x\"", r#"{"a": ["y"]}"#),
        (r#"{"a": ["x"], "b": [1]}"#, "\"x\"", r#"{"b": [1]}"#),
    ];
    for (text, marked, expected) in cases {
        let removed = Rewrite::of(text).remove(&at(text, marked)).unwrap().text();
        assert_eq!(removed, expected, "{marked} of {text}");
    }
}

#[test]
fn what_is_put_in_is_laid_out_as_its_neighbours() {
    let cases: [(&str, &[&str], &str); 8] = [
        ("{}", &["a"], r#"{"a": [1]}"#),
        (r#"{"x":[2]}"#, &["a", "b"], r#"{"x":[2],"a":{"b":[1]}}"#),
        (r#"{"x": [2]}"#, &["a", "b"], r#"{"x": [2], "a": {"b": [1]}}"#),
        ("{\n  \"x\": [2]\n}", &["a"], "{\n  \"x\": [2],\n  \"a\": [1]\n}"),
        ("{\n  \"x\": [2]\n}", &["a", "b"], "{\n  \"x\": [2],\n  \"a\": {\n    \"b\": [1]\n  }\n}"),
        (
            "{\n    \"a\": {\n        \"x\": [2]\n    }\n}",
            &["a", "b"],
            "{\n    \"a\": {\n        \"x\": [2],\n        \"b\": [1]\n    }\n}",
        ),
        (r#"{"a": {"x": [2]}}"#, &["a", "b"], r#"{"a": {"x": [2], "b": [1]}}"#),
        (r#"{"a": {}}"#, &["a", "b", "c"], r#"{"a": {"b": {"c": [1]}}}"#),
    ];
    for (text, keys, expected) in cases {
        let put = Rewrite::of(text).put(&Address::default(), &texts(keys), "[1]").unwrap().text();
        assert_eq!(put, expected, "{keys:?} in {text}");
    }
    assert!(Rewrite::of(r#"{"a": [1]}"#).put(&Address::default(), &texts(&["a"]), "[1]").is_none());
}

#[test]
fn a_member_moves_to_another_place() {
    let cases: [(&str, &str, &[&str], &str); 3] = [
        (
            r#"{"source": ["aws.ec2"], "eventName": ["RunInstances"]}"#,
            "\"eventName\"",
            &["detail", "eventName"],
            r#"{"source": ["aws.ec2"], "detail": {"eventName": ["RunInstances"]}}"#,
        ),
        (
            r#"{"eventName": ["x"], "detail": {"y": ["z"]}}"#,
            "\"eventName\"",
            &["detail", "eventName"],
            r#"{"detail": {"y": ["z"], "eventName": ["x"]}}"#,
        ),
        (r#"{"detail": {"source": ["x"]}}"#, "\"source\"", &["source"], r#"{"source": ["x"]}"#),
    ];
    for (text, marked, keys, expected) in cases {
        let moved = Rewrite::of(text).relocate(&at(text, marked), &Address::default(), &texts(keys));
        assert_eq!(moved.unwrap().text(), expected);
    }
}

#[test]
fn lists_grow_as_they_stand() {
    let cases = [
        (r#"{"a": ["x"]}"#, r#"{"a": ["x", 1]}"#),
        (r#"{"a":["x"]}"#, r#"{"a":["x",1]}"#),
        (r#"{"a": []}"#, r#"{"a": [1]}"#),
        ("{\"a\": [\n  \"x\",\n  \"y\"\n]}", "{\"a\": [\n  \"x\",\n  \"y\",\n  1\n]}"),
    ];
    for (text, expected) in cases {
        let root = parse(text).value.unwrap();
        let list = Address(vec![0]);
        assert!(list.of(&root).is_some());
        assert_eq!(Rewrite::of(text).push(&list, "1").unwrap().text(), expected);
    }
}
