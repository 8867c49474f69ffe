use crate::testing::{absent, first};

const CODE: &str = "type-mismatch-depth";

#[test]
fn the_pattern_ends_where_the_event_does() {
    let cases = [
        (
            r#"{"detail": {"state": ["running"]}}"#,
            r#"{"detail": {"state": {"code": 16, "name": "running"}}}"#,
            r#"{"detail": {"state": {"name": ["running"]}}}"#,
        ),
        (
            r#"{"detail": {"items": ["A1"]}}"#,
            r#"{"detail": {"items": [{"n": 1}, {"n": 2, "sku": "A1"}]}}"#,
            r#"{"detail": {"items": {"sku": ["A1"]}}}"#,
        ),
        (
            r#"{"detail": {"state": {"name": ["running"], "code": [16]}}}"#,
            r#"{"detail": {"state": "running"}}"#,
            r#"{"detail": {"state": ["running"]}}"#,
        ),
        (
            r#"{"detail.state.name": ["running"]}"#,
            r#"{"detail": {"state": "running"}}"#,
            r#"{"detail.state": ["running"]}"#,
        ),
        (
            r#"{"resources": {"arn": [{"prefix": "arn:"}]}}"#,
            r#"{"resources": ["arn:aws:s3:::logs"]}"#,
            r#"{"resources": [{"prefix": "arn:"}]}"#,
        ),
    ];
    for (pattern, event, remedied) in cases {
        first(CODE, pattern, event, remedied);
    }
}

#[test]
fn a_value_is_found_at_any_depth() {
    for depth in 1..=5 {
        let nested =
            |inner: &str| (1..=depth).fold(inner.to_owned(), |it, at| format!(r#"{{"l{at}": {it}}}"#));
        let event = format!(r#"{{"detail": {}}}"#, nested(r#""x""#));
        let remedied = format!(r#"{{"detail": {}}}"#, nested(r#"["x"]"#));
        first(CODE, r#"{"detail": ["x"]}"#, &event, &remedied);
    }
}

#[test]
fn a_name_among_pairs_is_asked_for_as_a_value() {
    let event = r#"{"detail": {"tags": [{"Name": "team", "Value": "x"}, {"Name": "env", "Value": "prod"}]}}"#;
    let remedied = r#"{"detail": {"tags": {"Value": ["prod"], "Name": ["env"]}}}"#;
    first(CODE, r#"{"detail": {"tags": {"env": ["prod"]}}}"#, event, remedied);
    absent(CODE, r#"{"detail": {"tags": {"env": ["test"]}}}"#, event);
    absent(CODE, r#"{"detail": {"tags": {"env": ["prod"], "team": ["x"]}}}"#, event);
}

#[test]
fn other_mistakes_are_left_to_themselves() {
    absent(CODE, r#"{"detail": {"user": [{"exists": true}]}}"#, r#"{"detail": {"user": {"id": "u1"}}}"#);
    absent(CODE, r#"{"detail": {"state": ["x"]}}"#, r#"{"detail": "{\"state\": \"x\"}"}"#);
    absent(CODE, r#"{"detail": {"out": {"id": ["x"]}}}"#, r#"{"detail": {"out": null}}"#);
    absent(CODE, r#"{"detail": {"id": ["x"]}}"#, r#"{"detail": {"name": "x"}}"#);
}
