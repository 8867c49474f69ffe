//! Patterns with a cursor, and what can stand there.

use super::*;

use eventglass_syntax::{SyntaxKind, parse};

mod properties;
mod told;

const EVENTS: [&str; 4] = [
    r#"{"version": "0", "id": "e1", "detail-type": "AWS API Call via CloudTrail", "source": "aws.ec2",
        "account": "111122223333", "time": "2026-03-01T10:00:00Z", "region": "eu-west-1", "resources": [],
        "detail": {"eventName": "RunInstances", "sourceIPAddress": "203.0.113.7", "readOnly": false,
            "requestParameters": null, "count": 3, "items": [{"sku": "a*1", "size": 10}, {"sku": "b\"2"}]}}"#,
    r#"{"version": "0", "id": "e2", "detail-type": "AWS API Call via CloudTrail", "source": "aws.ec2",
        "account": "111122223333", "time": "2026-03-01T10:01:00Z", "region": "eu-west-1", "resources": [],
        "detail": {"eventName": "CreateImage", "sourceIPAddress": "203.0.113.9", "readOnly": false,
            "requestParameters": {"instanceId": "i-0abc"}, "count": 30, "items": [{"sku": "a*1"}]}}"#,
    r#"{"version": "0", "id": "e3", "detail-type": "AWS API Call via CloudTrail", "source": "aws.ec2",
        "account": "111122223333", "time": "2026-03-01T10:02:00Z", "region": "eu-west-1", "resources": [],
        "detail": {"eventName": "CreateImage", "sourceIPAddress": "2001:db8::1", "readOnly": true}}"#,
    r#"{"source": "my.app", "detail-type": "Order placed", "detail": {"x.y": "300", "x": {"z": [[300, null]]}}}"#,
];

/// The operators in the order that suits what was seen.
const ORDERS: [(&str, &str); 5] = [
    (
        "OPERATORS",
        "prefix suffix wildcard equals-ignore-case anything-but numeric cidr exists: true exists: false",
    ),
    (
        "FOR-TEXTS",
        "prefix suffix wildcard equals-ignore-case anything-but exists: true exists: false numeric cidr",
    ),
    (
        "FOR-ADDRESSES",
        "prefix suffix wildcard equals-ignore-case anything-but cidr exists: true exists: false numeric",
    ),
    (
        "FOR-NUMBERS",
        "anything-but numeric exists: true exists: false prefix suffix wildcard equals-ignore-case cidr",
    ),
    (
        "FOR-OTHERS",
        "exists: true exists: false prefix suffix wildcard equals-ignore-case anything-but numeric cidr",
    ),
];

/// What is offered at the `|` of a text, and the text without it.
fn offered(marked: &str, events: &[&str]) -> (String, Option<Completions>) {
    let nodes: Vec<Node> = events.iter().map(|event| parse(event).value.unwrap()).collect();
    let text = marked.replacen('|', "", 1);
    let found = complete(&text, marked.find('|').unwrap() as u32, &nodes.iter().collect::<Vec<_>>());
    (text, found)
}

/// The labels of what is offered, the operators of a list of alternatives by the name of their order.
fn labels(marked: &str, events: &[&str]) -> String {
    let Some(found) = offered(marked, events).1 else { return "none".to_owned() };
    let labels: Vec<&str> = found.items.iter().map(|item| item.label.as_str()).collect();
    ORDERS.iter().fold(labels.join(" "), |labels, (name, operators)| labels.replace(operators, name))
}

/// The text after the choice of that label, with the cursor as `|`.
fn chosen(marked: &str, label: &str) -> String {
    let (text, found) = offered(marked, &EVENTS);
    let Completions { replace, items } = found.unwrap();
    let item = items.iter().find(|item| item.label == label).unwrap();
    let mut insert = item.insert.clone();
    insert.insert(item.cursor, '|');
    applied(&text, replace, &insert)
}

fn applied(text: &str, replace: Span, insert: &str) -> String {
    let mut after = text.to_owned();
    after.replace_range(replace.start as usize..replace.end as usize, insert);
    after
}

#[track_caller]
fn each_offers(cases: &[(&str, &str)]) {
    for (marked, expected) in cases {
        assert_eq!(labels(marked, &EVENTS), *expected, "{marked}");
    }
}

#[track_caller]
fn each_becomes(cases: &[(&str, &str, &str)]) {
    for (marked, label, expected) in cases {
        assert_eq!(chosen(marked, label), *expected, "{marked}");
    }
}

#[test]
fn fields_are_those_of_the_events_at_the_path() {
    let all = "source detail-type detail account region resources time id version $or";
    let detail = "eventName sourceIPAddress readOnly requestParameters count items x.y x $or";
    each_offers(&[
        ("{|", all),
        ("{\n  so|", all),
        ("{\"|", all),
        ("{\"so|urce\"}", all),
        ("{\"source\": [\"aws.ec2\"], |", "detail-type detail account region resources time id version $or"),
        ("{|, \"source\": [], \"$or\": []}", "detail-type detail account region resources time id version"),
        ("{\"$or\": [{|", all),
        ("{\"detail\": {|", detail),
        ("{\"detail\": {\"$or\": [{}, {|}]}}", detail),
        ("{\"detail\": {\"$or\": [{\"$or\": [{\"count\": [3]}, {e|", detail),
        ("{\"detail\": {\"requestParameters\": {|", "instanceId $or"),
        ("{\"detail\": {\"items\": {\"|", "sku size $or"),
        ("{\"detail.items\": {\"|", "sku size $or"),
        ("{\"detail\": {\"x\": {|", "y z $or"),
        ("{\"detail\": {\"unknown\": {|", "$or"),
        ("{\"det\\u0061il\": {\"x\": {|", "y z $or"),
    ]);
}

#[test]
fn dotted_keys_are_typed_step_by_step() {
    each_offers(&[
        (
            "{\"detail.items.|",
            "source detail-type detail account region resources time id version detail.items.sku \
             detail.items.size $or",
        ),
        (
            "{\"detail\": {x.|",
            "eventName sourceIPAddress readOnly requestParameters count items x.y x x.z $or",
        ),
    ]);
}

#[test]
fn fields_of_the_envelope_need_no_event() {
    let all = "source detail-type detail account region resources time id version $or";
    for (marked, expected) in [
        ("{|", all),
        ("{\"detail\": {|", "$or"),
        ("{\"detail\": |", "{}"),
        ("{\"source\": |", "[] OPERATORS"),
        ("{\"detail\": {\"x\": |", "[] OPERATORS {}"),
        ("{\"source\": [|", "OPERATORS"),
        ("|", "{}"),
    ] {
        assert_eq!(labels(marked, &[]), expected, "{marked}");
    }
}

#[test]
fn values_are_those_of_the_events_at_the_path() {
    each_offers(&[
        ("{\"source\": [|", "aws.ec2 my.app FOR-TEXTS"),
        ("{\"source\": [aw|", "aws.ec2 my.app FOR-TEXTS"),
        ("{\"source\": [\"|\"]}", "aws.ec2 my.app"),
        ("{\"source\": ['|", "aws.ec2 my.app"),
        ("{\"source\": [\"aws.ec2\", |", "my.app FOR-TEXTS"),
        ("{\"source\": [|, \"aws.ec2\"]", "my.app FOR-TEXTS"),
        ("{\"source\": [\"aws\\u002eec2\", |", "my.app FOR-TEXTS"),
        ("{\"resources\": [|", "OPERATORS"),
        ("{\"detail\": {\"eventName\": [\"|", "CreateImage RunInstances"),
        ("{\"detail\": {\"sourceIPAddress\": [|", "203.0.113.7 203.0.113.9 2001:db8::1 FOR-ADDRESSES"),
        ("{\"detail\": {\"readOnly\": [|", "false true FOR-OTHERS"),
        ("{\"detail\": {\"readOnly\": [\"|", "none"),
        ("{\"detail\": {\"requestParameters\": [|", "null FOR-OTHERS"),
        ("{\"detail\": {\"count\": [3, |", "30 FOR-NUMBERS"),
        ("{\"detail\": {\"count\": [3|", "3 30 FOR-NUMBERS"),
        ("{\"detail\": {\"items\": {\"sku\": [|", "a*1 b\"2 FOR-TEXTS"),
        ("{\"detail\": {\"x\": {\"z\": [|", "300 null FOR-NUMBERS"),
        ("{\"detail\": {\"x\": {\"y\": [|", "\"300\" FOR-TEXTS"),
        ("{\"detail.x.y\": [|", "\"300\" FOR-TEXTS"),
        ("{\"$or\": [{\"detail\": {\"x.z\": [|", "300 null FOR-NUMBERS"),
    ]);
}

#[test]
fn a_place_behind_a_colon_wants_a_list_or_an_object() {
    let fields = "{} eventName sourceIPAddress readOnly requestParameters count items x.y x";
    each_offers(&[
        ("{\"source\":|", "aws.ec2 my.app [] FOR-TEXTS"),
        ("{\"source\": a|", "aws.ec2 my.app [] FOR-TEXTS"),
        ("{\"source\": \"a|\"", "aws.ec2 my.app"),
        ("{\"detail\": |", fields),
        ("{\"detail\": |\n}", fields),
        ("{\"detail\": {\"requestParameters\":|", "null [] FOR-OTHERS {} instanceId"),
        ("{\"source\": |\n  \"detail\": {}}", "aws.ec2 my.app [] FOR-TEXTS"),
        ("{\"source\": | [\"x\"]}", "none"),
        ("{\"source\": |\"x\"}", "none"),
        ("{\"$or\": |", "$or"),
        ("{\"$or\": [|", "{} source detail-type detail account region resources time id version"),
    ]);
}

#[test]
fn operators_take_what_they_can_compare() {
    let inner = "prefix suffix wildcard equals-ignore-case";
    each_offers(&[
        ("{\"source\": [{|", "OPERATORS"),
        ("{\"source\": [{\"pre|\"}]}", "OPERATORS"),
        ("{\"source\": [{\"prefix\": \"x\", |", "none"),
        ("{\"source\": [{|, \"prefix\": \"x\"", "none"),
        ("{\"source\": [{\"prefix\": |", "aws.ec2 my.app equals-ignore-case"),
        ("{\"source\": [{\"suffix\": \"|", "aws.ec2 my.app"),
        ("{\"source\": [{\"prefix\": {|", "equals-ignore-case"),
        ("{\"source\": [{\"suffix\": {\"equals-ignore-case\": |", "aws.ec2 my.app"),
        ("{\"source\": [{\"equals-ignore-case\": |", "aws.ec2 my.app"),
        ("{\"source\": [{\"exactly\": |", "aws.ec2 my.app"),
        ("{\"source\": [{\"unknown\": |", "none"),
        ("{\"detail\": {\"items\": {\"sku\": [{\"wildcard\": |", "a\\*1 b\"2"),
        ("{\"detail\": {\"count\": [{\"prefix\": |", "equals-ignore-case"),
        ("{\"source\": [{\"anything-but\": |", &format!("aws.ec2 my.app [] {inner}")),
        ("{\"source\": [{\"anything-but\": [\"my.app\", |", "aws.ec2"),
        ("{\"source\": [{\"anything-but\": {|", inner),
        ("{\"source\": [{\"anything-but\": {\"prefix\": |", "aws.ec2 my.app []"),
        ("{\"source\": [{\"anything-but\": {\"prefix\": [\"|", "aws.ec2 my.app"),
        ("{\"detail\": {\"items\": {\"sku\": [{\"anything-but\": {\"wildcard\": [|", "a\\*1 b\"2"),
        ("{\"detail\": {\"x\": {\"z\": [{\"anything-but\": [|", "300"),
        ("{\"detail\": {\"x\": {\"z\": [{\"anything-but\": [\"x\", |", "none"),
        ("{\"detail\": {\"count\": [{\"numeric\": |", "> >= < <= ="),
        ("{\"detail\": {\"count\": [{\"numeric\": [|", "> >= < <= ="),
        ("{\"detail\": {\"count\": [{\"numeric\": [\">|\"", "> >= < <= ="),
        ("{\"detail\": {\"count\": [{\"numeric\": [\">\", |", "3 30"),
        ("{\"detail\": {\"count\": [{\"numeric\": [\">\", 3, |", "< <="),
        ("{\"detail\": {\"count\": [{\"numeric\": [\"=\", 3, |", "none"),
        ("{\"detail\": {\"count\": [{\"numeric\": [|, 3, \"<\", 5]", "> >="),
        ("{\"detail\": {\"count\": [{\"numeric\": [\">\", 3, \"<\", |", "30"),
        ("{\"detail\": {\"count\": [{\"numeric\": [\">\", 3, \"<\", 30, |", "none"),
        ("{\"detail\": {\"count\": [{\"exists\": |", "true false"),
        ("{\"detail\": {\"sourceIPAddress\": [{\"cidr\": |", "203.0.113.0/24 2001:db8::1/64"),
        ("{\"detail\": {\"count\": [{\"cidr\": |", "none"),
    ]);
}

#[test]
fn an_empty_text_takes_a_whole_pattern() {
    each_offers(&[
        ("|", "{} CreateImage RunInstances Order placed"),
        ("\n|  ", "{} CreateImage RunInstances Order placed"),
        ("Cr|", "{} CreateImage RunInstances Order placed"),
        ("// a rule\n|", "{} CreateImage RunInstances Order placed"),
    ]);
    each_becomes(&[
        ("|", "{}", "{\n  |\n}"),
        (
            "|",
            "CreateImage",
            "{\n  \"source\": [\"aws.ec2\"],\n  \"detail-type\": [\"AWS API Call via CloudTrail\"],\n  \
             \"detail\": {\n    \"eventName\": [\"CreateImage\"]\n  }\n}|",
        ),
        ("Or|", "Order placed", "{\n  \"source\": [\"my.app\"],\n  \"detail-type\": [\"Order placed\"]\n}|"),
    ]);
}

#[test]
fn nothing_is_offered_where_only_punctuation_can_follow() {
    each_offers(&[
        ("{}|", "none"),
        ("{} x|", "none"),
        ("|{}", "none"),
        ("\"a|", "none"),
        ("{\"source\"|", "none"),
        ("{\"source\"|: []", "none"),
        ("{\"source\": []|", "none"),
        ("{\"source\": [\"x\"|", "none"),
        ("{\"source\": [\"x\" |]", "none"),
        ("{\"source\": [// x|", "none"),
        ("{\"source\": [/* x| */", "none"),
        ("{\"source\": [/*/|", "none"),
        ("{\"source\": [/**/|", "aws.ec2 my.app FOR-TEXTS"),
        ("{\"source\": [[|", "none"),
        ("{\"source\": [{\"prefix\": [|", "none"),
        ("{\"source\": [{\"numeric\": {|", "none"),
        ("{\"$or\": {|", "none"),
        ("{\"$or\": \"|", "none"),
        ("[|", "none"),
    ]);
}

#[test]
fn what_is_put_in_fits_what_stands_around() {
    each_becomes(&[
        ("{|", "source", "{\"source\": [|]"),
        ("{|}", "detail", "{\"detail\": {|}}"),
        ("{\n  |\n}", "detail", "{\n  \"detail\": {\n    |\n  }\n}"),
        ("{\n\t\"det|\n}", "detail", "{\n\t\"detail\": {\n\t  |\n\t}\n}"),
        ("{\n  so|\n}", "source", "{\n  \"source\": [|]\n}"),
        ("{\"so|\"}", "source", "{\"source\": [|]}"),
        ("{\"so|: [\"x\"]}", "source", "{\"source\"|: [\"x\"]}"),
        ("{\"so|\": [\"x\"]}", "source", "{\"source\"|: [\"x\"]}"),
        ("{so| : []}", "source", "{\"source\"| : []}"),
        ("{'so|'", "source", "{'source': [|]"),
        ("{\"so| [\"x\"]}", "source", "{\"source\":| [\"x\"]}"),
        ("{| \"id\": []}", "source", "{\"source\": [|], \"id\": []}".replace(",  ", ", ").as_str()),
        ("{|\"id\": []}", "source", "{\"source\": [|], \"id\": []}"),
        ("{\"account\": [],|}", "source", "{\"account\": [], \"source\": [|]}"),
        ("{\n  \"so|\n  \"id\": []\n}", "source", "{\n  \"source\": [|],\n  \"id\": []\n}"),
        ("{\n  \"account\": []\n  \"so|\n}", "source", "{\n  \"account\": []\n  \"source\": [|]\n}"),
        ("{|", "$or", "{\"$or\": [{|}, {}]"),
        ("{\n  |\n}", "$or", "{\n  \"$or\": [\n    {|},\n    {}\n  ]\n}"),
        ("{\"$or\":|}", "$or", "{\"$or\": [{|}, {}]}"),
        ("{\"$or\": [{},|]}", "{}", "{\"$or\": [{}, {|}]}"),
        ("{\"$or\": [|{}]}", "source", "{\"$or\": [{\"source\": [|]}, {}]}"),
        ("{\"source\":|}", "aws.ec2", "{\"source\": [\"aws.ec2\"]|}"),
        ("{\"source\": aw|}", "aws.ec2", "{\"source\": [\"aws.ec2\"]|}"),
        ("{\"source\": |\n  \"id\": []}", "[]", "{\"source\": [|],\n  \"id\": []}"),
        ("{\n  \"detail\": |\n}", "{}", "{\n  \"detail\": {\n    |\n  }\n}"),
        ("{\n  \"detail\": |\n}", "eventName", "{\n  \"detail\": {\n    \"eventName\": [|]\n  }\n}"),
        ("{\"source\":|", "prefix", "{\"source\": [{\"prefix\": \"|\"}]"),
        ("{\"source\": [|", "aws.ec2", "{\"source\": [\"aws.ec2\"|"),
        ("{\"source\": [aws.s3|]}", "aws.ec2", "{\"source\": [\"aws.ec2\"|]}"),
        ("{\"source\": [\"a|b\"]}", "aws.ec2", "{\"source\": [\"aws.ec2\"|]}"),
        ("{\"source\": [\"a|], \"id\": []}", "aws.ec2", "{\"source\": [\"aws.ec2\"|], \"id\": []}"),
        ("{\"source\": [\"a|, \"x\"]}", "aws.ec2", "{\"source\": [\"aws.ec2\"|, \"x\"]}"),
        ("{\"source\": [\"a|\n]}", "aws.ec2", "{\"source\": [\"aws.ec2\"|\n]}"),
        ("{\"source\": [\"a|\r\n]}", "aws.ec2", "{\"source\": [\"aws.ec2\"|\r\n]}"),
        ("{\"source\": [|\"x\"]}", "aws.ec2", "{\"source\": [\"aws.ec2\"|, \"x\"]}"),
        ("{\"source\": [| \"x\"]}", "prefix", "{\"source\": [{\"prefix\": \"|\"}, \"x\"]}"),
        ("{\"source\": [\"x\",|", "exists: false", "{\"source\": [\"x\", {\"exists\": false}|"),
        ("{\"source\": [|]}", "numeric", "{\"source\": [{\"numeric\": [\">\", |]}]}"),
        ("{\"source\": [|]}", "anything-but", "{\"source\": [{\"anything-but\": [|]}]}"),
        ("{\"source\": [{|}]}", "anything-but", "{\"source\": [{\"anything-but\": [|]}]}"),
        ("{\"source\": [{|}]}", "exists: true", "{\"source\": [{\"exists\": true|}]}"),
        ("{\"source\": [{\"pre|\": \"a\"}]}", "suffix", "{\"source\": [{\"suffix\"|: \"a\"}]}"),
        ("{\"id\": [{\"numeric\":|}]}", ">=", "{\"id\": [{\"numeric\": [\">=\", |]}]}"),
        ("{\"id\": [{\"numeric\": [\"|\", 5]}]}", "<", "{\"id\": [{\"numeric\": [\"<\"|, 5]}]}"),
        (
            "{\"detail\":{\"items\":{\"sku\":[\"|\"]}}}",
            "b\"2",
            "{\"detail\":{\"items\":{\"sku\":[\"b\\\"2\"|]}}}",
        ),
        (
            "{\"detail\":{\"items\":{\"sku\":[{\"wildcard\":|}]}}}",
            "a\\*1",
            "{\"detail\":{\"items\":{\"sku\":[{\"wildcard\": \"a\\\\*1\"|}]}}}",
        ),
    ]);
}

#[test]
fn the_way_goes_on_behind_what_is_broken() {
    each_offers(&[
        // A value is missing, a bracket is missing, one is too many, one is of the other shape.
        ("{\"id\": \n\"detail\": {\"items\": {|", "sku size $or"),
        ("{\"source\": [\"aws.ec2\"\n\"detail\": {\"items\": {|", "sku size $or"),
        ("{\"source\": [aws.ec2,\n\"detail\": {\"items\": {|", "sku size $or"),
        ("{\"id\": []], \"detail\": {\"items\": {|", "sku size $or"),
        ("{\"id\": [}, \"source\": [|", "none"),
        ("{\"detail\": {\"x\": [}, \"source\": [|", "aws.ec2 my.app FOR-TEXTS"),
        ("{detail {items {|", "sku size $or"),
        (
            "{\"detail\": {\"count\": [3], so| \"items\"",
            "eventName sourceIPAddress readOnly requestParameters items x.y x $or",
        ),
    ]);
}

#[test]
fn an_offset_inside_a_character_is_that_of_the_character() {
    let text = "{\"あ";
    for offset in 2..9 {
        assert_eq!(complete(text, offset, &[]).unwrap().replace, Span::new(2, 5), "{offset}");
    }
}
