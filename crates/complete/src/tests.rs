//! Patterns with a cursor, and what can stand there.

use eventglass_syntax::parse;

use super::*;

const EVENTS: [&str; 4] = [
    r#"{"version": "0", "id": "e1", "detail-type": "AWS API Call via CloudTrail", "source": "aws.ec2",
        "account": "111122223333", "time": "2026-03-01T10:00:00Z", "region": "eu-west-1", "resources": [],
        "detail": {"eventName": "RunInstances", "sourceIPAddress": "203.0.113.7", "readOnly": false,
            "errorCode": null, "requestParameters": null, "count": 3,
            "items": [{"sku": "a*1", "size": 10}, {"sku": "b\"2"}]}}"#,
    r#"{"version": "0", "id": "e2", "detail-type": "AWS API Call via CloudTrail", "source": "aws.ec2",
        "account": "111122223333", "time": "2026-03-01T10:01:00Z", "region": "eu-west-1", "resources": [],
        "detail": {"eventName": "CreateImage", "sourceIPAddress": "203.0.113.9", "readOnly": false,
            "requestParameters": {"instanceId": "i-0abc", "noReboot": true}, "count": 30,
            "items": [{"sku": "a*1"}]}}"#,
    r#"{"version": "0", "id": "e3", "detail-type": "AWS API Call via CloudTrail", "source": "aws.ec2",
        "account": "111122223333", "time": "2026-03-01T10:02:00Z", "region": "eu-west-1", "resources": [],
        "detail": {"eventName": "CreateImage", "sourceIPAddress": "2001:db8::1", "readOnly": true}}"#,
    r#"{"source": "my.app", "detail-type": "Order placed", "detail": {"a.b": "300", "a": {"c": 300}, "": 1}}"#,
];

/// What is offered at the `|` of a text.
fn offered(marked: &str, events: &[&str]) -> Option<(String, u32, Completions)> {
    let offset = marked.find('|').expect("a cursor");
    let text = marked.replacen('|', "", 1);
    let nodes: Vec<Node> = events.iter().map(|event| parse(event).value.unwrap()).collect();
    let nodes: Vec<&Node> = nodes.iter().collect();
    complete(&text, offset as u32, &nodes).map(|found| (text, offset as u32, found))
}

fn labels(marked: &str) -> String {
    let Some((_, _, found)) = offered(marked, &EVENTS) else { return "none".to_owned() };
    let labels: Vec<&str> = found.items.iter().map(|item| item.label.as_str()).collect();
    labels.join(" ")
}
#[test]
fn look() {
    for t in [
        r#"|"#,
        r#"{|"#,
        r#"{"detail": {|"#,
        r#"{"detail": {"eventName": [|"#,
        r#"{"detail": {"eventName": ["R|"#,
        r#"{"detail": |"#,
        r#"{"source":|"#,
    ] {
        println!("{t} => {}", labels(t));
        for item in offered(t, &EVENTS).unwrap().2.items {
            println!("   {item:?}")
        }
    }
}
