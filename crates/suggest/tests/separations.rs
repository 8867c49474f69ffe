//! The smallest pattern that separates events, or why there is none.

#![expect(clippy::unwrap_used, reason = "what is missing fails the test")]

use eventglass_pattern::{Event, compile, limits};
use eventglass_suggest::{MAX_CONDITIONS, MAX_EVENTS, Operator, Separation, Why, separate};
use eventglass_syntax::{Node, parse};

fn events(texts: &[&str]) -> Vec<Node> {
    texts.iter().map(|text| parse(text).value.unwrap()).collect()
}

/// The pattern without white space, after it was asked of the engine and the service; or why there is none.
fn separated(wanted: &[&str], avoided: &[&str]) -> Result<(String, usize, bool), Why> {
    let (wanted, avoided) = (events(wanted), events(avoided));
    let (wanted, avoided): (Vec<&Node>, Vec<&Node>) = (wanted.iter().collect(), avoided.iter().collect());
    match separate(&wanted, &avoided, &mut || {}) {
        Separation::Found { pattern, conditions, accidental } => {
            let compiled = compile(&pattern);
            assert_eq!(limits::limits(&pattern, &compiled), [], "{pattern}");
            let engine = compiled.pattern.unwrap();
            assert_eq!(engine.conditions.len(), conditions, "{pattern}");
            assert!(wanted.iter().all(|event| engine.matches(&Event::new(event))), "{pattern}");
            assert!(!avoided.iter().any(|event| engine.matches(&Event::new(event))), "{pattern}");
            Ok((pattern.split_whitespace().collect(), conditions, accidental))
        }
        Separation::None { why, .. } => Err(why),
    }
}

/// A call that CloudTrail recorded.
fn call(name: &str, more: &str) -> String {
    format!(
        r#"{{"id": "{name}-{more_len}", "source": "aws.ec2", "detail-type": "AWS API Call via CloudTrail",
            "time": "2026-03-01T10:00:00Z", "detail": {{"eventSource": "ec2.amazonaws.com", "eventName": "{name}"{more}}}}}"#,
        more_len = more.len()
    )
}

/// An event of a program.
fn app(detail: &str) -> String {
    format!(r#"{{"source": "shop", "detail-type": "Order", "detail": {detail}}}"#)
}

/// Each case: wanted events, avoided events, the pattern, which asks for nothing accidental.
fn check(cases: Vec<(Vec<String>, Vec<String>, &str)>) {
    for (wanted, avoided, expected) in cases {
        let (wanted, avoided): (Vec<&str>, Vec<&str>) =
            (wanted.iter().map(String::as_str).collect(), avoided.iter().map(String::as_str).collect());
        let (pattern, _, accidental) = separated(&wanted, &avoided).unwrap();
        assert_eq!((pattern.as_str(), accidental), (expected, false), "{wanted:?}\n{avoided:?}");
    }
}

#[test]
fn the_smallest_pattern_asks_for_what_tells_most() {
    let backup = [
        call(
            "CreateTags",
            r#", "requestParameters": {"resourcesSet": {"items": [{"resourceId": "ami-0123456789abcdef0"}]}}"#,
        ),
        call(
            "CreateTags",
            r#", "requestParameters": {"resourcesSet": {"items": [{"resourceId": "snap-0123456789abcdef0"}]}}"#,
        ),
    ];
    let failed = [call("CreateImage", r#", "errorCode": "Client.AuthFailure""#), call("CreateImage", "")];
    check(vec![
        (
            vec![r#"{"source": "aws.ec2", "region": "eu-west-1"}"#.to_owned()],
            vec![r#"{"source": "aws.s3", "region": "us-east-1"}"#.to_owned()],
            r#"{"source":["aws.ec2"]}"#,
        ),
        (
            vec![call("CreateImage", "")],
            vec![call("CopyImage", "")],
            r#"{"detail":{"eventName":["CreateImage"]}}"#,
        ),
        (
            vec![call("CreateImage", ""), call("CopyImage", "")],
            vec![call("DeregisterImage", ""), call("CreateTags", "")],
            r#"{"detail":{"eventName":["CreateImage","CopyImage"]}}"#,
        ),
        (
            vec![backup[0].clone()],
            vec![backup[1].clone()],
            r#"{"detail":{"requestParameters":{"resourcesSet":{"items":{"resourceId":[{"prefix":"ami-"}]}}}}}"#,
        ),
        (
            vec![failed[0].clone()],
            vec![failed[1].clone()],
            r#"{"detail":{"errorCode":["Client.AuthFailure"]}}"#,
        ),
        (vec![failed[1].clone()], vec![failed[0].clone()], r#"{"detail":{"errorCode":[{"exists":false}]}}"#),
        (
            vec![app(r#"{"state": "a", "n": 1}"#)],
            vec![app(r#"{"state": "b", "n": 2}"#)],
            r#"{"detail":{"state":["a"]}}"#,
        ),
        (
            vec![app(r#"{"n": 5}"#), app(r#"{"n": 7}"#), app(r#"{"n": 9}"#)],
            vec![app(r#"{"n": 4}"#), app(r#"{"n": 1}"#)],
            r#"{"detail":{"n":[5,7,9]}}"#,
        ),
    ]);
}

#[test]
fn many_values_are_told_by_what_they_share() {
    check(vec![
        (
            (5..15).map(|n| app(&format!(r#"{{"n": {n}}}"#))).collect(),
            vec![app(r#"{"n": 4}"#), app(r#"{"n": 1}"#)],
            r#"{"detail":{"n":[{"numeric":[">=",5]}]}}"#,
        ),
        (
            (5..15).map(|n| app(&format!(r#"{{"n": {n}.50}}"#))).collect(),
            vec![app(r#"{"n": 4}"#), app(r#"{"n": 15}"#)],
            r#"{"detail":{"n":[{"numeric":[">=",5.50,"<=",14.50]}]}}"#,
        ),
        (
            (0..9).map(|n| app(&format!(r#"{{"user": "u{n}"}}"#))).collect(),
            vec![app(r#"{"user": "root"}"#), app(r#"{"user": "admin"}"#)],
            r#"{"detail":{"user":[{"anything-but":["root","admin"]}]}}"#,
        ),
        (
            (0..9).map(|n| app(&format!(r#"{{"job": "night-{n}"}}"#))).collect(),
            (0..9).map(|n| app(&format!(r#"{{"job": "day-{n}"}}"#))).collect(),
            r#"{"detail":{"job":[{"prefix":"night-"}]}}"#,
        ),
        (
            (0..9).map(|n| app(&format!(r#"{{"file": "f{n}.png"}}"#))).collect(),
            (0..9).map(|n| app(&format!(r#"{{"file": "f{n}.jpg"}}"#))).collect(),
            r#"{"detail":{"file":[{"suffix":".png"}]}}"#,
        ),
        (vec![app(r#"{"coupon": "X7"}"#)], vec![app("{}")], r#"{"detail":{"coupon":["X7"]}}"#),
        (
            (0..9).map(|n| app(&format!(r#"{{"coupon": "{n}"}}"#))).collect(),
            vec![app("{}")],
            r#"{"detail":{"coupon":[{"exists":true}]}}"#,
        ),
    ]);
}

#[test]
fn values_of_every_kind_separate() {
    check(vec![
        (vec![app(r#"{"ok": true}"#)], vec![app(r#"{"ok": false}"#)], r#"{"detail":{"ok":[true]}}"#),
        (vec![app(r#"{"ok": null}"#)], vec![app(r#"{"ok": ""}"#)], r#"{"detail":{"ok":[null]}}"#),
        (vec![app(r#"{"ok": "1"}"#)], vec![app(r#"{"ok": 1}"#)], r#"{"detail":{"ok":["1"]}}"#),
        (
            vec![app(r#"{"tags": ["a", "b"]}"#), app(r#"{"tags": ["b", "c"]}"#)],
            vec![app(r#"{"tags": ["a"]}"#), app(r#"{"tags": ["c"]}"#)],
            r#"{"detail":{"tags":["b"]}}"#,
        ),
    ]);
}

#[test]
fn conditions_join_where_one_is_not_enough() {
    check(vec![
        (
            vec![app(r#"{"a": "x", "b": "y"}"#)],
            vec![app(r#"{"a": "x", "b": "z"}"#), app(r#"{"a": "w", "b": "y"}"#)],
            r#"{"detail":{"a":["x"],"b":["y"]}}"#,
        ),
        (
            vec![app(r#"{"a": "x", "b": "y", "c": "z"}"#)],
            vec![
                app(r#"{"a": "x", "b": "y", "c": "0"}"#),
                app(r#"{"a": "x", "b": "0", "c": "z"}"#),
                app(r#"{"a": "0", "b": "y", "c": "z"}"#),
            ],
            r#"{"detail":{"a":["x"],"b":["y"],"c":["z"]}}"#,
        ),
        (
            vec![app(r#"{"tags": [{"key": "env", "value": "prod"}, {"key": "team", "value": "web"}]}"#)],
            vec![app(r#"{"tags": [{"key": "env", "value": "web"}, {"key": "team", "value": "prod"}]}"#)],
            r#"{"detail":{"tags":{"key":["env"],"value":["prod"]}}}"#,
        ),
        (
            vec![app(r#"{"tags": [{"key": "a", "own": 1}, {"key": "b"}]}"#)],
            vec![app(r#"{"tags": [{"key": "a", "own": 1}, {"key": "b", "own": 1}]}"#)],
            r#"{"detail":{"tags":{"key":["b"],"own":[{"exists":false}]}}}"#,
        ),
        (vec![app(r#"{"a.b": 1}"#)], vec![app(r#"{"a": {"b": 2}}"#)], r#"{"detail":{"a.b":[1]}}"#),
        (
            vec![app(r#"{"状態": "済み"}"#)],
            vec![app(r#"{"状態": "未了"}"#)],
            r#"{"detail":{"状態":["済み"]}}"#,
        ),
        (vec![app(r#"{"a": "\ud800"}"#)], vec![app(r#"{"a": "b"}"#)], r#"{"detail":{"a":["\ud800"]}}"#),
        (
            vec![app(r#"{"a": 1}"#), app("{}")],
            vec![app(r#"{"a": 2}"#)],
            r#"{"detail":{"a":[1,{"exists":false}]}}"#,
        ),
        (
            vec![app(r#"{"a": "x", "b": 1}"#), app(r#"{"a": "y", "b": 1}"#)],
            vec![app(r#"{"a": "x", "b": 2}"#), app(r#"{"a": "y", "b": 2}"#)],
            r#"{"detail":{"b":[1]}}"#,
        ),
        (
            vec![app(r#"{"region": "eu-west-1", "who": "a"}"#)],
            vec![app(r#"{"region": "us-east-1", "who": "b"}"#)],
            r#"{"detail":{"who":["a"]}}"#,
        ),
    ]);
}

#[test]
fn a_tag_counts_on_the_resource_that_has_it() {
    let image = |image: &str, snapshot: &str| {
        let item = |kind: &str, tag: &str| {
            format!(
                r#"{{"resourceType": "{kind}", "tags": [{{"key": "{tag}", "value": "x"}}, {{"key": "Name", "value": "y"}}]}}"#
            )
        };
        let items = [item("image", image), item("snapshot", snapshot)].join(", ");
        call(
            "CreateImage",
            &format!(r#", "requestParameters": {{"tagSpecificationSet": {{"items": [{items}]}}}}"#),
        )
    };
    let (wanted, avoided) = (image("deprecation", "backup"), image("backup", "deprecation"));
    check(vec![(
        vec![wanted],
        vec![avoided],
        r#"{"detail":{"requestParameters":{"tagSpecificationSet":{"items":{"resourceType":["image"],"tags":{"key":["deprecation"]}}}}}}"#,
    )]);
}

#[test]
fn events_of_different_kinds_may_need_a_pattern_each() {
    let state = |state: &str| {
        format!(
            r#"{{"source": "aws.ec2", "detail-type": "EC2 AMI State Change", "detail": {{"State": "{state}"}}}}"#
        )
    };
    check(vec![(
        vec![call("CreateImage", r#", "errorCode": "x""#), state("failed"), state("disabled")],
        vec![call("CreateImage", ""), call("CopyImage", r#", "errorCode": "y""#), state("available")],
        r#"{"$or":[{"detail":{"errorCode":["x"]}},{"detail":{"State":["failed","disabled"]}}]}"#,
    )]);
}

#[test]
fn ids_and_times_are_the_last_resort() {
    for (wanted, avoided, expected) in [
        (
            r#"{"source": "a", "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718"}"#,
            r#"{"source": "a", "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467719"}"#,
            r#"{"id":["6a7e8feb-b491-4cf7-a9f1-bf3703467718"]}"#,
        ),
        (
            r#"{"time": "2026-03-01T10:00:00Z", "id": 1}"#,
            r#"{"time": "2026-03-02T10:00:00Z", "id": 1}"#,
            r#"{"time":[{"prefix":"2026-03-01"}]}"#,
        ),
        (
            r#"{"resources": ["arn:aws:ec2:eu-west-1::image/ami-0123456789abcdef0"]}"#,
            r#"{"resources": ["arn:aws:ec2:eu-west-1::image/ami-0123456789abcdef1"]}"#,
            r#"{"resources":["arn:aws:ec2:eu-west-1::image/ami-0123456789abcdef0"]}"#,
        ),
    ] {
        let (pattern, conditions, accidental) = separated(&[wanted], &[avoided]).unwrap();
        assert_eq!((pattern.as_str(), conditions, accidental), (expected, 1, true));
    }
    let both = |a: &str, b: &str, id: &str| format!(r#"{{"a": {a}, "b": {b}, "id": "{id}"}}"#);
    let (wanted, avoided) = (both("1", "1", "x"), [both("1", "2", "y"), both("2", "1", "z")]);
    let (pattern, _, accidental) = separated(&[&wanted], &[&avoided[0], &avoided[1]]).unwrap();
    assert_eq!(
        (pattern.as_str(), accidental),
        (r#"{"a":[1],"b":[1]}"#, false),
        "two conditions before an id"
    );
}

#[test]
fn what_no_pattern_separates_is_told() {
    let same = |wanted, avoided| Why::Same { wanted, avoided };
    for (wanted, avoided, why) in [
        (&[][..], &[][..], Why::NothingWanted),
        (&[], &["{}"], Why::NothingWanted),
        (&[r#"{"a": 1}"#], &[r#"{"b": 1}"#, r#"{"a": 1}"#], same(0, 1)),
        (&[r#"{"b": 1}"#, r#"{"a": 1, "b": 2}"#], &[r#"{"b": 2, "a": 1}"#], same(1, 0)),
        (&[r#"{"a": 1, "b": {}, "c": [[], {}]}"#], &[r#"{"a": 1}"#], same(0, 0)),
        (&[r#"{"a": 1}"#], &[r#"{"a": 1.0}"#], Why::Exhausted),
        (&[r#"{"a": ["x", "y"]}"#], &[r#"{"a": ["y", "x"]}"#], Why::Exhausted),
        (&[r#"{"a": {"b": 1}}"#], &[r#"{"a.b": 1}"#], Why::Exhausted),
        (
            &[r#"{"a": "x"}"#],
            &[r#"{"a": ["x", "y"]}"#, r#"{"a": "x", "b": 1}"#, "{}", r#"{"a": ["x", "z"]}"#],
            Why::Exhausted,
        ),
        (&[r#"{"": 1}"#], &[r#"{"": 2}"#], Why::Exhausted),
        (&["1"], &["2"], same(0, 0)),
        (&["{}"], &["[]"], same(0, 0)),
    ] {
        assert_eq!(separated(wanted, avoided), Err(why), "{wanted:?} {avoided:?}");
    }
}

#[test]
fn where_it_was_searched_is_told() {
    let mut seed = 1_u64;
    let mut digit = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        seed >> 62
    };
    let mut object = || {
        let members: Vec<String> = (0..10).map(|key| format!(r#""k{key}": "v{}""#, digit() % 2)).collect();
        format!("{{{}}}", members.join(", "))
    };
    let mut list = |_| format!(r#"{{"l": [{}, {}, {}, {}]}}"#, object(), object(), object(), object());
    let many: Vec<String> = (0..30).map(&mut list).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    for (wanted, avoided, fields, complete) in [
        (&[r#"{"a": ["x", "y"], "b": 1}"#][..], &[r#"{"a": ["y", "x"], "b": 1}"#][..], 2, true),
        (&many[..2], &many[2..], 10, false),
    ] {
        let (wanted, avoided) = (events(wanted), events(avoided));
        let mut signs = 0;
        let (wanted, avoided): (Vec<&Node>, Vec<&Node>) = (wanted.iter().collect(), avoided.iter().collect());
        let Separation::None { searched, .. } = separate(&wanted, &avoided, &mut || signs += 1) else {
            unreachable!()
        };
        assert_eq!(
            (searched.fields, searched.conditions, searched.complete),
            (fields, MAX_CONDITIONS, complete)
        );
        assert!(searched.tried > 0 && signs >= searched.tried / 64, "{searched:?}");
        assert!(searched.operators.contains(&Operator::AnythingBut));
    }
}

#[test]
fn of_many_events_those_that_matter_are_looked_at() {
    let mut avoided = vec![app(r#"{"a": 1, "b": 2}"#); 4 * MAX_EVENTS];
    avoided[MAX_EVENTS + 1] = app(r#"{"a": 2, "b": 1}"#);
    avoided[MAX_EVENTS + 2] = app(r#"{"a": 2, "b": 2}"#);
    let mut wanted = vec![app(r#"{"a": 1, "b": 1}"#); MAX_EVENTS];
    wanted[7] = app(r#"{"a": 3, "b": 1}"#);
    check(vec![(wanted, avoided, r#"{"detail":{"a":[1,3],"b":[1]}}"#)]);
    let wanted: Vec<String> = (0..MAX_EVENTS).map(|n| app(&format!(r#"{{"n": "a{n}b"}}"#))).collect();
    let avoided: Vec<String> = (0..MAX_EVENTS).map(|n| app(&format!(r#"{{"n": "b{n}b"}}"#))).collect();
    let (wanted, avoided): (Vec<&str>, Vec<&str>) =
        (wanted.iter().map(String::as_str).collect(), avoided.iter().map(String::as_str).collect());
    assert_eq!(separated(&wanted, &avoided), Err(Why::Exhausted));
}

#[test]
fn events_alone_get_the_rule_that_they_share() {
    let state = |state: &str, id: &str| {
        format!(
            r#"{{"source": "aws.ec2", "detail-type": "EC2 AMI State Change", "id": "{id}",
                "detail": {{"ImageId": "ami-0123456789abcdef{id}", "State": "{state}"}}}}"#
        )
    };
    for (wanted, expected) in [
        (
            vec![state("available", "0"), state("failed", "1")],
            r#"{"source":["aws.ec2"],"detail-type":["EC2AMIStateChange"],"detail":{"State":["available","failed"]}}"#,
        ),
        (
            vec![call("CreateImage", ""), call("CopyImage", r#", "errorCode": "x""#)],
            r#"{"source":["aws.ec2"],"detail-type":["AWSAPICallviaCloudTrail"],"detail":{"eventSource":["ec2.amazonaws.com"],"eventName":["CreateImage","CopyImage"]}}"#,
        ),
        (vec![r#"{"source": "a", "x": 1}"#.to_owned(), r#"{"x": 1}"#.to_owned()], r#"{"x":[1]}"#),
        (vec![r#"{"source": "a"}"#.to_owned()], r#"{"source":["a"]}"#),
    ] {
        let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
        assert_eq!(separated(&wanted, &[]).unwrap().0, expected, "{wanted:?}");
    }
}
