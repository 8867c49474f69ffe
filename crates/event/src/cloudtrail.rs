//! CloudTrail records, and the envelope in which EventBridge delivers them.

use eventglass_syntax::{Node, Text, Value};

use crate::wrapping::{Wrapping, string};
use crate::{Event, IngestKind};

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

/// The event in which EventBridge delivers a record. What the record does not give is left out, with a note.
pub(crate) fn wrapped(record: Node) -> Event {
    let mut wrapping = Wrapping::new(record.span);
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
    wrapping.into_event()
}

/// The record's own id, else one of its content.
fn id(record: &Node, wrapping: &mut Wrapping) -> Text {
    match string(record, "eventID") {
        Some(id) => id.clone(),
        None => wrapping.derived_id(record),
    }
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
        wrapping.problem(kind, written.span);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print;

    fn wrap(text: &str) -> (String, Vec<(&'static str, String)>) {
        let record = eventglass_syntax::parse(text).value.unwrap();
        let event = wrapped(record);
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
