use crate::finding::Certainty;
use crate::testing::{absent, diagnosed, first};

const CODE: &str = "ct-not-under-detail";

#[test]
fn fields_move_up_and_down_and_all_at_once() {
    let cases = [
        (
            r#"{"eventName": ["RunInstances"], "eventSource": ["ec2.amazonaws.com"]}"#,
            r#"{"detail": {"eventSource": "ec2.amazonaws.com", "eventName": "RunInstances"}}"#,
            r#"{"detail": {"eventName": ["RunInstances"], "eventSource": ["ec2.amazonaws.com"]}}"#,
        ),
        (
            r#"{"detail": {"source": ["aws.ec2"], "state": ["running"]}}"#,
            r#"{"source": "aws.ec2", "detail": {"state": "running"}}"#,
            r#"{"detail": {"state": ["running"]}, "source": ["aws.ec2"]}"#,
        ),
        (
            r#"{"EventPattern": {"source": ["shop"], "detail": {"id": ["o-1"]}}}"#,
            r#"{"source": "shop", "detail": {"id": "o-1"}}"#,
            r#"{"source": ["shop"], "detail": {"id": ["o-1"]}}"#,
        ),
    ];
    for (pattern, event, remedied) in cases {
        first(CODE, pattern, event, remedied);
    }
}

#[test]
fn a_field_is_found_at_any_depth() {
    for depth in 1..=5 {
        let nested =
            |inner: &str| (1..=depth).fold(inner.to_owned(), |inner, at| format!(r#"{{"l{at}": {inner}}}"#));
        let pattern = r#"{"detail": {"owner": ["ann"]}}"#;
        let event = format!(r#"{{"detail": {}}}"#, nested(r#"{"owner": "ann"}"#));
        let remedied = format!(r#"{{"detail": {}}}"#, nested(r#"{"owner": ["ann"]}"#));
        first(CODE, pattern, &event, &remedied);
    }
}

#[test]
fn what_merely_has_the_same_name_stays() {
    // Another value, and nothing says that this one is meant.
    absent(CODE, r#"{"detail": {"name": ["a"]}}"#, r#"{"detail": {"user": {"name": "b"}}}"#);
    // Any event has an id.
    absent(CODE, r#"{"detail": {"id": [{"exists": true}]}}"#, r#"{"id": "1", "detail": {}}"#);
    // A whole event in another one.
    absent(CODE, r#"{"source": ["a"]}"#, r#"{"event": {"source": "a", "detail-type": "b", "detail": {}}}"#);
}

#[test]
fn a_field_of_detail_never_stands_at_the_top_level() {
    let pattern = r#"{"source": ["aws.ec2"], "eventName": ["RunInstances"]}"#;
    diagnosed(pattern, r#"{"source": "aws.ec2", "detail": {"eventName": "StopInstances"}}"#, |_, told| {
        let [it] = told.found.as_slice() else { panic!("{:?}", told.found) };
        assert_eq!((it.mistake.code, it.certainty), (CODE, Certainty::Certain));
        // It would not match this event there either.
        assert!(it.remedies.is_empty());
    });
}
