//! What people paste: the forms in which events arrive, and how the plain ones are recognised.

use eventglass_syntax::Node;

use crate::cloudtrail;

/// A form in which an event was pasted, or one that it was unwrapped from. A new one is a variant here, its name, and
/// a line in the table of `unwrap.rs` with its recognition and its unwrapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Envelope {
    /// `{"source": "aws.ec2", "detail-type": "…", "detail": {…}}`, or any object that is nothing else
    EventBridge,
    /// `{"source": …, "detail-type": …, "replay-name": "my-replay"}`: an event that an archive sent once more
    Replay,
    /// `{"eventSource": "ec2.amazonaws.com", "eventName": "CreateImage", …}`, wrapped
    CloudTrailRecord,
    /// `{"Records": [{"eventSource": …}]}`, each record wrapped; other objects there are events as they are
    CloudTrailFile,
    /// `{"Events": [{"CloudTrailEvent": "{…}"}]}`, or one of its elements: what `lookup-events` prints
    LookupEvents,
    /// `{"EventSource": "aws:sns", "Sns": {"Message": "{…}"}}`, in `Records` or alone
    SnsLambda,
    /// `{"Type": "Notification", "Message": "{…}"}`
    SnsNotification,
    /// `{"eventSource": "aws:sqs", "body": "{…}"}`, in `Records`, in an array or alone
    SqsLambda,
    /// `{"Messages": [{"Body": "{…}"}]}`, or one of its elements: what `receive-message` prints
    SqsMessages,
    /// `{"Entries": […]}`: a request to `PutEvents`
    PutEvents,
    /// `{"Source": "my.app", "DetailType": "Ping", "Detail": "{…}"}`, wrapped
    PutEventsEntry,
    /// `{"Data": {…}, "SystemMetadata": {…}}`: an event of a bus of the second version
    CustomBus,
    /// `{"events": [{"timestamp": 1, "message": "{…}"}]}`, one of its elements, or an export with a column `message`
    CloudWatchLogs,
    /// `{"awslogs": {"data": "H4sI…"}}`: a subscription as a Lambda function receives it
    LogsLambda,
    /// `{"messageType": "DATA_MESSAGE", "logEvents": [{"message": "{…}"}]}`
    LogsSubscription,
    /// `2026-03-01T10:00:00Z {…}`
    LogLine,
    /// `{"results": [[{"field": "@message", "value": "{…}"}]]}`, or an export with a column `@message`
    LogsInsights,
    /// `{"messageType": "ConfigurationItemChangeNotification", "configurationItem": {…}}`, wrapped
    ConfigNotification,
    /// `{"eventSource": "aws:kinesis", "kinesis": {"data": "eyJ…"}}`, or `{"PartitionKey": "k", "Data": "eyJ…"}`
    Kinesis,
    /// `{"records": [{"recordId": "1", "data": "eyJ…"}]}`
    FirehoseTransform,
    /// `[{"eventSource": "aws:sqs", …}]`: records without `Records` around them, as a pipe has them
    PipesBatch,
    /// `"{\"source\": …}"`: a string that is JSON text, by itself
    JsonString,
    /// `H4sIAAAA…`: base64 by itself, as a line or a string
    Base64,
}

impl Envelope {
    /// All of them.
    pub const ALL: [Envelope; 23] = [
        Envelope::EventBridge,
        Envelope::Replay,
        Envelope::CloudTrailRecord,
        Envelope::CloudTrailFile,
        Envelope::LookupEvents,
        Envelope::SnsLambda,
        Envelope::SnsNotification,
        Envelope::SqsLambda,
        Envelope::SqsMessages,
        Envelope::PutEvents,
        Envelope::PutEventsEntry,
        Envelope::CustomBus,
        Envelope::CloudWatchLogs,
        Envelope::LogsLambda,
        Envelope::LogsSubscription,
        Envelope::LogLine,
        Envelope::LogsInsights,
        Envelope::ConfigNotification,
        Envelope::Kinesis,
        Envelope::FirehoseTransform,
        Envelope::PipesBatch,
        Envelope::JsonString,
        Envelope::Base64,
    ];

    /// The stable kebab-case name.
    pub fn name(self) -> &'static str {
        match self {
            Envelope::EventBridge => "event-bridge",
            Envelope::Replay => "replay",
            Envelope::CloudTrailRecord => "cloud-trail-record",
            Envelope::CloudTrailFile => "cloud-trail-file",
            Envelope::LookupEvents => "lookup-events",
            Envelope::SnsLambda => "sns-lambda",
            Envelope::SnsNotification => "sns-notification",
            Envelope::SqsLambda => "sqs-lambda",
            Envelope::SqsMessages => "sqs-messages",
            Envelope::PutEvents => "put-events",
            Envelope::PutEventsEntry => "put-events-entry",
            Envelope::CustomBus => "custom-bus",
            Envelope::CloudWatchLogs => "cloud-watch-logs",
            Envelope::LogsLambda => "logs-lambda",
            Envelope::LogsSubscription => "logs-subscription",
            Envelope::LogLine => "log-line",
            Envelope::LogsInsights => "logs-insights",
            Envelope::ConfigNotification => "config-notification",
            Envelope::Kinesis => "kinesis",
            Envelope::FirehoseTransform => "firehose-transform",
            Envelope::PipesBatch => "pipes-batch",
            Envelope::JsonString => "json-string",
            Envelope::Base64 => "base64",
        }
    }

    /// Whether an event in this form is in it as it stands: nothing was put around it.
    pub(crate) fn is_event_itself(self) -> bool {
        matches!(self, Envelope::EventBridge | Envelope::Replay)
    }

    /// The form that an object is, of those that need no unwrapping of texts. What has the fields of an event is one,
    /// whatever else it holds.
    pub(crate) fn of(object: &Node) -> Option<Envelope> {
        if is_event(object) {
            let is_replayed = object.member("replay-name").is_some();
            Some(if is_replayed { Envelope::Replay } else { Envelope::EventBridge })
        } else if cloudtrail::is_record(object) {
            Some(Envelope::CloudTrailRecord)
        } else if cloudtrail::is_file(object) {
            Some(Envelope::CloudTrailFile)
        } else {
            None
        }
    }
}

/// Whether an object has what every EventBridge event has.
fn is_event(object: &Node) -> bool {
    object.member("detail-type").is_some() && object.member("source").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_forms_are_recognised() {
        let cases = [
            (r#"{"detail-type": "x", "source": "y"}"#, "event-bridge"),
            (
                r#"{"detail-type": "x", "source": "y", "eventSource": "a.b", "eventName": "c"}"#,
                "event-bridge",
            ),
            (r#"{"detail-type": "x", "source": "y", "replay-name": "r"}"#, "replay"),
            (r#"{"eventSource": "ec2.amazonaws.com", "eventName": "CreateImage"}"#, "cloud-trail-record"),
            (r#"{"eventType": "AwsCloudTrailInsight", "insightDetails": {}}"#, "cloud-trail-record"),
            (r#"{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put"}"#, "-"),
            (r#"{"eventSource": "ec2.amazonaws.com"}"#, "-"),
            (r#"{"Records": [1, {"eventSource": "a.b", "eventName": "c"}]}"#, "cloud-trail-file"),
            (r#"{"Records": []}"#, "cloud-trail-file"),
            (r#"{"Records": [{"eventSource": "aws:sqs", "body": "{}"}]}"#, "-"),
            (r#"{"Records": {}}"#, "-"),
            (r#"{"detail": {}}"#, "-"),
            (r#"{"replay-name": "r"}"#, "-"),
            ("{}", "-"),
        ];
        for (text, name) in cases {
            let object = eventglass_syntax::parse(text).value.unwrap();
            assert_eq!(Envelope::of(&object).map_or("-", Envelope::name), name, "{text}");
        }
    }

    #[test]
    fn names_are_distinct() {
        for envelope in Envelope::ALL {
            assert_eq!(Envelope::ALL.iter().filter(|it| it.name() == envelope.name()).count(), 1);
        }
    }
}
