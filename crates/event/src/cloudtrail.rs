//! CloudTrail records, and the envelope in which EventBridge delivers them.

use eventglass_syntax::{Member, Node, Span, Spanned, Text, Value};
use uuid::Uuid;

use crate::{Envelope, Event, IngestKind, IngestProblem, print};

/// `eventType` of a record and the `detail-type` of its event. `AwsVpceEvent` and `AwsConsoleSignin` are
/// spellings that occur beside the documented ones.
const DETAIL_TYPES: [(&str, &str); 8] = [
    ("AwsApiCall", "AWS API Call via CloudTrail"),
    ("AwsConsoleSignIn", "AWS Console Sign In via CloudTrail"),
    ("AwsConsoleSignin", "AWS Console Sign In via CloudTrail"),
    ("AwsConsoleAction", "AWS Console Action via CloudTrail"),
    ("AwsServiceEvent", "AWS Service Event via CloudTrail"),
    ("AwsCloudTrailInsight", "AWS Insight via CloudTrail"),
    ("AwsVpceEvents", "AWS Network Activity Event via CloudTrail"),
    ("AwsVpceEvent", "AWS Network Activity Event via CloudTrail"),
];

/// Where FNV-1a begins and what it multiplies by, for 128 bits.
/// <http://www.isthe.com/chongo/tech/comp/fnv/>
const FNV_BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const FNV_PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// Whether an object is a CloudTrail record. Lambda's notifications from S3 or SQS have fields of the same
/// names, with an `eventSource` like `aws:s3`. Insight records have neither, and `insightDetails`.
pub(crate) fn is_record(object: &Node) -> bool {
    let is_call = string(object, "eventSource").is_some_and(|source| !source.as_str().contains(':'))
        && string(object, "eventName").is_some();
    is_call || object.member("insightDetails").is_some_and(Node::is_object)
}

/// Whether an object is a CloudTrail file: `Records` with at least one record, or empty.
pub(crate) fn is_file(object: &Node) -> bool {
    let Some(Value::Array(records)) = object.member("Records").map(|records| &records.value) else {
        return false;
    };
    records.is_empty() || records.iter().any(is_record)
}

/// The elements of a file's `Records`.
pub(crate) fn records(file: Node) -> Vec<Node> {
    let Value::Object(members) = file.value else {
        return Vec::new();
    };
    let records = members.into_iter().rev().find(|member| member.key.value == "Records");
    match records.map(|member| member.value.value) {
        Some(Value::Array(records)) => records,
        _ => Vec::new(),
    }
}

/// The event in which EventBridge delivers a record. What the record does not give is left out, with a note.
pub(crate) fn wrapped(record: Node, envelope: Envelope) -> Event {
    let span = record.span;
    let mut wrapping = Wrapping { span, members: Vec::with_capacity(9), problems: Vec::new() };
    wrapping.put("version", Value::String("0".into()));
    let id = id(&record, &mut wrapping);
    wrapping.put("id", Value::String(id));
    let detail_type = detail_type(&record, &mut wrapping);
    wrapping.put_known("detail-type", detail_type);
    wrapping.put_or_note("source", source(&record));
    let account = account(&record, &mut wrapping);
    wrapping.put_or_note("account", account);
    wrapping.put_or_note("time", string(&record, "eventTime").cloned());
    wrapping.put_or_note("region", string(&record, "awsRegion").cloned());
    wrapping.put("resources", Value::Array(Vec::new()));
    wrapping.put("detail", record.value);
    let node = Node { value: Value::Object(wrapping.members), span };
    Event { node, envelope, span, problems: wrapping.problems }
}

struct Wrapping {
    span: Span,
    members: Vec<Member>,
    problems: Vec<IngestProblem>,
}

impl Wrapping {
    fn put(&mut self, field: &str, value: Value) {
        let key = Spanned { value: field.into(), span: self.span };
        self.members.push(Member { key, value: Node { value, span: self.span } });
    }

    fn put_known(&mut self, field: &str, text: Option<Text>) {
        if let Some(text) = text {
            self.put(field, Value::String(text));
        }
    }

    fn put_or_note(&mut self, field: &'static str, text: Option<Text>) {
        if text.is_none() {
            self.note(IngestKind::MissingField(field));
        }
        self.put_known(field, text);
    }

    fn note(&mut self, kind: IngestKind) {
        self.problems.push(IngestProblem::absent(kind, self.span));
    }
}

/// EventBridge makes a new UUID; here it is the record's own, or one of its content, so that the same text
/// always gives the same event.
fn id(record: &Node, wrapping: &mut Wrapping) -> Text {
    if let Some(id) = string(record, "eventID") {
        return id.clone();
    }
    wrapping.note(IngestKind::IdDerived);
    let content = print::pretty(record, "");
    let hash = |hash: u128, byte: u8| (hash ^ u128::from(byte)).wrapping_mul(FNV_PRIME);
    // Version 8 is for whoever has a rule of their own.
    Uuid::new_v8(content.bytes().fold(FNV_BASIS, hash).to_be_bytes()).to_string().into()
}

fn detail_type(record: &Node, wrapping: &mut Wrapping) -> Option<Text> {
    let Some(written) = record.member("eventType").filter(|written| written.value != Value::Null) else {
        wrapping.note(IngestKind::TypeAssumed);
        return Some("AWS API Call via CloudTrail".into());
    };
    let event_type = written.as_str().unwrap_or_default();
    let known = DETAIL_TYPES.iter().find(|(name, _)| *name == event_type);
    if known.is_none() {
        let kind = IngestKind::UnknownEventType(event_type.into());
        wrapping.problems.push(IngestProblem { kind, span: written.span });
    }
    known.map(|(_, detail_type)| Text::from(*detail_type))
}

/// `aws.` and the first label of `eventSource`.
fn source(record: &Node) -> Option<Text> {
    let event_source = string(record, "eventSource")?.as_str();
    let service = event_source.split('.').next().unwrap_or_default();
    Some(format!("aws.{service}").into())
}

fn account(record: &Node, wrapping: &mut Wrapping) -> Option<Text> {
    if let Some(recipient) = string(record, "recipientAccountId") {
        return Some(recipient.clone());
    }
    let caller = record.member("userIdentity").and_then(|identity| string(identity, "accountId"));
    if caller.is_some() {
        wrapping.note(IngestKind::AccountFromIdentity);
    }
    caller.cloned()
}

fn string<'a>(object: &'a Node, key: &str) -> Option<&'a Text> {
    match &object.member(key)?.value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrap(text: &str) -> (String, Vec<(&'static str, String)>) {
        let record = eventglass_syntax::parse(text).value.unwrap();
        let event = wrapped(record, Envelope::CloudTrailRecord);
        let fields = event.node.members().iter().filter(|member| member.key.value != "detail");
        let shown = fields.map(|member| format!("{}={}", member.key.value, print::pretty(&member.value, "")));
        let problems = event.problems.iter().map(|it| (it.kind.code(), it.span.of(text).to_owned()));
        (shown.collect::<Vec<_>>().join(" "), problems.collect())
    }

    #[test]
    fn a_full_record_gives_every_field() {
        let (fields, problems) = wrap(
            r#"{"eventID": "e-1", "eventSource": "ec2.amazonaws.com", "eventName": "RunInstances", "awsRegion": "eu-west-1",
                "eventTime": "2026-03-01T10:00:00Z", "eventType": "AwsApiCall", "recipientAccountId": "111122223333",
                "userIdentity": {"accountId": "444455556666"}}"#,
        );
        assert_eq!(
            fields,
            "version=\"0\" id=\"e-1\" detail-type=\"AWS API Call via CloudTrail\" source=\"aws.ec2\" \
             account=\"111122223333\" time=\"2026-03-01T10:00:00Z\" region=\"eu-west-1\" resources=[]"
        );
        assert_eq!(problems, []);
    }

    #[test]
    fn what_a_record_lacks_is_left_out_with_a_note() {
        let (fields, problems) = wrap(
            r#"{"eventID": "e", "eventSource": "s3-outposts.amazonaws.com", "eventName": "x", "userIdentity": {"accountId": "1"}}"#,
        );
        assert_eq!(
            fields,
            "version=\"0\" id=\"e\" detail-type=\"AWS API Call via CloudTrail\" source=\"aws.s3-outposts\" account=\"1\" \
             resources=[]"
        );
        let codes: Vec<_> = problems.iter().map(|(code, at)| format!("{code} {at}")).collect();
        assert_eq!(
            codes,
            ["type-assumed {", "account-from-identity {", "missing-field {", "missing-field {"]
        );
    }

    #[test]
    fn event_types_have_detail_types() {
        for (event_type, detail_type) in [
            ("AwsApiCall", "AWS API Call via CloudTrail"),
            ("AwsConsoleSignIn", "AWS Console Sign In via CloudTrail"),
            ("AwsConsoleAction", "AWS Console Action via CloudTrail"),
            ("AwsServiceEvent", "AWS Service Event via CloudTrail"),
            ("AwsCloudTrailInsight", "AWS Insight via CloudTrail"),
            ("AwsVpceEvents", "AWS Network Activity Event via CloudTrail"),
            ("AwsVpceEvent", "AWS Network Activity Event via CloudTrail"),
        ] {
            let (fields, _) = wrap(&format!(r#"{{"eventType": "{event_type}"}}"#));
            assert!(fields.contains(&format!("detail-type=\"{detail_type}\"")), "{event_type}: {fields}");
        }
        let (fields, problems) = wrap(r#"{"eventType": "AwsNews"}"#);
        assert!(!fields.contains("detail-type"));
        assert!(problems.contains(&("unknown-event-type", "\"AwsNews\"".to_owned())));
        let (fields, problems) = wrap(r#"{"eventType": null}"#);
        assert!(fields.contains("detail-type=\"AWS API Call via CloudTrail\""), "{fields}");
        assert!(problems.contains(&("type-assumed", "{".to_owned())), "{problems:?}");
    }

    #[test]
    fn a_derived_id_depends_on_content_alone() {
        let id = |text: &str| wrap(text).0.split(' ').nth(1).unwrap().to_owned();
        assert_eq!(id(r#"{"eventName":"a"}"#), id(r#" { "eventName" : "a" } "#));
        assert_ne!(id(r#"{"eventName":"a"}"#), id(r#"{"eventName":"b"}"#));
        assert_eq!(id("{}").len(), "id=\"\"".len() + 36);
        assert!(wrap("{}").1.iter().any(|(code, _)| *code == "id-derived"));
    }
}
