use super::*;

const PLACE: Place = Place { account: "111122223333", region: "eu-west-1", time: "2026-03-01T10:00:00Z" };
const TOPIC: Topic = Topic { name: "amis", place: PLACE };
const QUEUE: Queue = Queue { name: "amis", place: PLACE };

fn read(text: &str) -> Node {
    let read = parse(text);
    assert_eq!((read.problems, read.trailing), (Vec::new(), None), "{text}");
    read.value.unwrap()
}

fn field<'a>(node: &'a Node, path: &[&str]) -> &'a str {
    let found = path.iter().fold(node, |node, key| match node.elements() {
        [only] => only.member(key).unwrap_or_else(|| panic!("no {key}")),
        _ => node.member(key).unwrap_or_else(|| panic!("no {key}")),
    });
    found.as_str().unwrap()
}

#[test]
fn a_mail_is_the_payload_and_a_footer() {
    let mail = mail("\"ami-0123456789abcdef0\"", &TOPIC);
    assert_eq!(mail.subject, "AWS Notification Message");
    assert!(
        mail.body.starts_with("\"ami-0123456789abcdef0\"\n\n--\nIf you wish to stop receiving"),
        "{}",
        mail.body
    );
    let link = "\nhttps://sns.eu-west-1.amazonaws.com/unsubscribe.html?SubscriptionArn=arn:aws:sns:eu-west-1:111122223333:amis:";
    assert!(mail.body.contains(link), "{}", mail.body);
}

#[test]
fn wrappings_hold_the_payload_as_a_string() {
    let payload = "{\"a\":\"\\\"\",\n\"b\":1}";
    let cases = [
        (lambda_sns(payload, &TOPIC), vec!["Records", "Sns", "Message"]),
        (lambda_sqs(payload, &QUEUE), vec!["Records", "body"]),
        (sqs_message(payload), vec!["Messages", "Body"]),
    ];
    for (text, path) in cases {
        assert_eq!(field(&read(&text), &path), payload, "{text}");
    }
}

#[test]
fn wrappings_are_recognised_by_their_fields() {
    let (sns, sqs) = (read(&lambda_sns("x", &TOPIC)), read(&lambda_sqs("x", &QUEUE)));
    let cases = [
        (&sns, vec!["Records", "EventSource"], "aws:sns"),
        (&sns, vec!["Records", "Sns", "Type"], "Notification"),
        (&sns, vec!["Records", "Sns", "TopicArn"], "arn:aws:sns:eu-west-1:111122223333:amis"),
        (&sns, vec!["Records", "Sns", "Timestamp"], "2026-03-01T10:00:00.000Z"),
        (&sqs, vec!["Records", "eventSource"], "aws:sqs"),
        (&sqs, vec!["Records", "eventSourceARN"], "arn:aws:sqs:eu-west-1:111122223333:amis"),
        (&sqs, vec!["Records", "awsRegion"], "eu-west-1"),
        (&sqs, vec!["Records", "attributes", "SentTimestamp"], "1772359200000"),
    ];
    for (node, path, value) in cases {
        assert_eq!(field(node, &path), value);
    }
    let id = field(&sns, &["Records", "EventSubscriptionArn"]).rsplit(':').next().unwrap();
    assert_eq!(id.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12], "{id}");
}

#[test]
fn ids_depend_on_the_payload_alone() {
    let id = |payload| field(&read(&sqs_message(payload)), &["Messages", "MessageId"]).to_owned();
    assert_eq!(id("x"), "3c076bb1-f365-9b10-a990-61a5d6ab31c4");
    assert_ne!(id("x"), id("y"));
    assert_ne!(uuid("message", "x"), uuid("subscription", "x"));
}

#[test]
fn a_function_takes_json_alone() {
    assert_eq!(lambda_direct(r#"{"a":1}"#).as_deref(), Some("{\n  \"a\": 1\n}"));
    assert_eq!(lambda_direct(r#""ami-1""#).as_deref(), Some("\"ami-1\""));
    for payload in ["one\ntwo", "\"a\" \"b\"", "", "{\"a\":1} x"] {
        assert_eq!(lambda_direct(payload), None, "{payload}");
    }
}

#[test]
fn a_place_is_that_of_the_event() {
    let event = parse(r#"{"account": "1", "region": "cn-north-1", "time": "t"}"#).value.unwrap();
    let place = Place::of(&event);
    assert_eq!(place, Place { account: "1", region: "cn-north-1", time: "t" });
    assert_eq!(place.rule_arn(None, "r"), "arn:aws-cn:events:cn-north-1:1:rule/r");
    assert_eq!(place.rule_arn(Some("default"), "r"), place.rule_arn(None, "r"));
    assert_eq!(place.rule_arn(Some("orders"), "r"), "arn:aws-cn:events:cn-north-1:1:rule/orders/r");
    let topic = Topic { name: "t", place };
    assert!(mail("", &topic).body.contains("https://sns.cn-north-1.amazonaws.com.cn/"));
    let empty = parse("{}").value.unwrap();
    assert_eq!(Place::of(&empty).arn("sns", "t"), "arn:aws:sns:us-east-1:123456789012:t");
    assert_eq!(
        Place { region: "us-gov-west-1", ..PLACE }.arn("s", "r"),
        "arn:aws-us-gov:s:us-gov-west-1:111122223333:r"
    );
}

#[test]
fn messages_have_milliseconds() {
    for (time, precise) in [
        ("2026-03-01T10:00:00Z", "2026-03-01T10:00:00.000Z"),
        ("2026-03-01T10:00:00.5Z", "2026-03-01T10:00:00.5Z"),
        ("yesterday", "yesterday"),
    ] {
        assert_eq!(Place { time, ..PLACE }.precise(), precise);
    }
}

#[test]
fn times_become_milliseconds() {
    let cases = [
        ("1970-01-01T00:00:00Z", Some(0)),
        ("2000-02-29T23:59:59Z", Some(951_868_799_000)),
        ("2026-01-01T00:00:00.000Z", Some(1_767_225_600_000)),
        ("yesterday", None),
        ("日日日日日日日日日日", None),
        ("", None),
    ];
    for (time, milliseconds) in cases {
        assert_eq!(Place { time, ..PLACE }.milliseconds(), milliseconds, "{time}");
    }
}
