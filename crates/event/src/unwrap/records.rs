//! Records as Lambda functions and pipes receive them, notifications of SNS, and events of the newer bus.

use eventglass_syntax::{Node, Value};

use crate::Envelope;
use crate::ingest::Intake;
use crate::unwrap::{bytes, text};
use crate::wrapping::{elements, taken};

/// Services whose records a pipe has in an array, by their `eventSource`.
const OF_PIPES: [&str; 3] = ["aws:sqs", "aws:kinesis", "aws:dynamodb"];

/// Where a record is from: `aws:sns`. SNS alone writes the member with a capital.
pub(crate) fn service(record: &Node) -> Option<&str> {
    let source = record.member("eventSource").or_else(|| record.member("EventSource"))?.as_str()?;
    source.starts_with("aws:").then_some(source)
}

pub(crate) fn is_sns(object: &Node) -> bool {
    service(object) == Some("aws:sns") && object.member("Sns").is_some()
}

pub(crate) fn open_sns(intake: &mut Intake<'_>, node: Node) {
    let span = node.span;
    match taken(node, "Sns").and_then(|sns| taken(sns, "Message")) {
        Some(message) => text::message(intake, Envelope::SnsLambda, message),
        None => intake.stray(span),
    }
}

pub(crate) fn is_notification(object: &Node) -> bool {
    let is_typed = object.member("Type").and_then(Node::as_str) == Some("Notification");
    object.member("Message").is_some()
        && (is_typed || object.member("TopicArn").is_some())
        && object.member("SubscribeURL").is_none()
}

pub(crate) fn open_notification(intake: &mut Intake<'_>, node: Node) {
    if let Some(message) = taken(node, "Message") {
        text::message(intake, Envelope::SnsNotification, message);
    }
}

pub(crate) fn is_sqs(object: &Node) -> bool {
    service(object) == Some("aws:sqs") && object.member("body").is_some()
}

pub(crate) fn open_sqs(intake: &mut Intake<'_>, node: Node) {
    if let Some(body) = taken(node, "body") {
        text::message(intake, Envelope::SqsLambda, body);
    }
}

/// A record of a function, of a pipe (where `data` stands beside `partitionKey`), or of `get-records`.
pub(crate) fn is_kinesis(object: &Node) -> bool {
    let is_got = object.member("PartitionKey").is_some() && object.member("Data").is_some();
    let has_data = object.member("kinesis").is_some() || object.member("data").is_some();
    is_got || (service(object) == Some("aws:kinesis") && has_data)
}

pub(crate) fn open_kinesis(intake: &mut Intake<'_>, node: Node) {
    let span = node.span;
    let (outer, member) = match (node.member("kinesis").is_some(), node.member("Data").is_some()) {
        (true, _) => (taken(node, "kinesis"), "data"),
        (_, true) => (Some(node), "Data"),
        _ => (Some(node), "data"),
    };
    match outer.and_then(|outer| taken(outer, member)) {
        Some(data) => bytes::data(intake, Envelope::Kinesis, data),
        None => intake.stray(span),
    }
}

/// `Records` of any service; those of CloudTrail are known before.
pub(crate) fn are_records(object: &Node) -> bool {
    let records = object.member("Records").map(Node::elements).unwrap_or_default();
    records.iter().any(|record| service(record).is_some() || is_kinesis(record))
}

pub(crate) fn open_records(intake: &mut Intake<'_>, node: Node) {
    for record in taken(node, "Records").map(elements).unwrap_or_default() {
        intake.value(record);
    }
}

/// Opens an array of records as a pipe has it, or gives back another.
pub(crate) fn open_batch(intake: &mut Intake<'_>, node: Node) -> Option<Node> {
    let first = node.elements().first().and_then(service);
    if !first.is_some_and(|service| OF_PIPES.contains(&service)) {
        return Some(node);
    }
    let span = node.span;
    intake.within(Envelope::PipesBatch, span, |intake| {
        for record in elements(node) {
            intake.value(record);
        }
    });
    None
}

pub(crate) fn is_custom_bus(object: &Node) -> bool {
    let is_about_it = object.member("SystemMetadata").or_else(|| object.member("Metadata"));
    object.member("Data").is_some() && is_about_it.is_some_and(|it| matches!(it.value, Value::Object(_)))
}

/// What `Data` is, `PutEvents` decides: it is the event with its whole envelope.
pub(crate) fn open_custom_bus(intake: &mut Intake<'_>, node: Node) {
    if let Some(data) = taken(node, "Data") {
        text::message(intake, Envelope::CustomBus, data);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn records_of_functions_and_pipes() {
        let event = r#"{\"source\": \"s\", \"detail-type\": \"d\"}"#;
        let sns =
            format!(r#"{{"EventSource": "aws:sns", "Sns": {{"Subject": null, "Message": "{event}"}}}}"#);
        let sqs = format!(r#"{{"eventSource": "aws:sqs", "body": "{event}"}}"#);
        let data = "eyJzb3VyY2UiOiAicyIsICJkZXRhaWwtdHlwZSI6ICJkIn0=";
        let kinesis = format!(r#"{{"eventSource": "aws:kinesis", "kinesis": {{"data": "{data}"}}}}"#);
        let piped = format!(r#"{{"eventSource": "aws:kinesis", "partitionKey": "k", "data": "{data}"}}"#);
        for (text, found) in [
            (format!(r#"{{"Records": [{sns}]}}"#), "sns-lambda > event-bridge"),
            (
                format!(r#"{{"Records": [{sqs}, {sqs}]}}"#),
                "sqs-lambda > event-bridge, sqs-lambda > event-bridge",
            ),
            (format!(r#"{{"Records": [{kinesis}]}}"#), "kinesis > event-bridge"),
            (
                format!(r#"{{"Records": [{{"PartitionKey": "k", "Data": "{data}"}}]}}"#),
                "kinesis > event-bridge",
            ),
            (sns.clone(), "sns-lambda > event-bridge"),
            (sqs.clone(), "sqs-lambda > event-bridge"),
            (format!("[{sqs}]"), "pipes-batch > sqs-lambda > event-bridge"),
            (format!("[{piped}]"), "pipes-batch > kinesis > event-bridge"),
            (format!("[{sns}]"), "sns-lambda > event-bridge"),
            (
                format!(r#"{{"Records": [{sqs}, {{"eventSource": "aws:s3"}}]}}"#),
                "sqs-lambda > event-bridge, s3-notification",
            ),
            (r#"{"EventSource": "aws:sns", "Sns": {}}"#.to_owned(), "not-an-event"),
            (r#"{"eventSource": "aws:kinesis", "kinesis": {}}"#.to_owned(), "not-an-event"),
        ] {
            check(&text, found);
        }
    }

    #[test]
    fn notifications_are_known_by_their_type_or_topic() {
        let event = r#""{\"source\": \"s\", \"detail-type\": \"d\"}""#;
        for (text, found) in [
            (format!(r#"{{"Type": "Notification", "Message": {event}}}"#), "sns-notification > event-bridge"),
            (format!(r#"{{"TopicArn": "t", "Message": {event}}}"#), "sns-notification > event-bridge"),
            (format!(r#"{{"Message": {event}}}"#), "event-bridge"),
            (r#"{"Type": "Notification", "Message": {}}"#.to_owned(), "sns-notification > event-bridge"),
            (r#"{"Type": "Notification", "Message": "hello"}"#.to_owned(), "plain-message"),
            (r#"{"Type": "Notification", "Message": null}"#.to_owned(), "plain-message"),
            (r#"{"Type": "Notification", "Message": "[]"}"#.to_owned(), "empty-batch"),
            (r#"{"Type": "Notification", "Message": "[INFO] it {runs}"}"#.to_owned(), "plain-message"),
        ] {
            check(&text, found);
        }
    }

    #[test]
    fn events_of_the_newer_bus_are_whole() {
        let event = r#"{"source": "s", "detail-type": "d"}"#;
        check(&format!(r#"{{"Data": {event}, "SystemMetadata": {{}}}}"#), "custom-bus > event-bridge");
        check(&format!(r#"{{"Data": {event}, "Metadata": {{}}}}"#), "custom-bus > event-bridge");
        check(&format!(r#"{{"Data": {event}}}"#), "event-bridge");
    }
}
