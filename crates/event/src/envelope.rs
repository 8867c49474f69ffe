//! What people paste: how each envelope is recognised.

use eventglass_syntax::Node;

use crate::cloudtrail;

/// The form in which an event was pasted. A new form is a variant here, its recognition in `Envelope::of`,
/// and its unwrapping as one function that `ingest` calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Envelope {
    /// `{"source": "aws.ec2", "detail-type": "…", "detail": {…}}`, or any object that is nothing else
    EventBridge,
    /// `{"eventSource": "ec2.amazonaws.com", "eventName": "CreateImage", …}`, wrapped
    CloudTrailRecord,
    /// `{"Records": [{"eventSource": …}]}`, each record wrapped; other objects there are events as they are
    CloudTrailFile,
}

impl Envelope {
    /// All of them.
    pub const ALL: [Envelope; 3] =
        [Envelope::EventBridge, Envelope::CloudTrailRecord, Envelope::CloudTrailFile];

    /// The stable kebab-case name.
    pub fn name(self) -> &'static str {
        match self {
            Envelope::EventBridge => "event-bridge",
            Envelope::CloudTrailRecord => "cloud-trail-record",
            Envelope::CloudTrailFile => "cloud-trail-file",
        }
    }

    /// The envelope that an object is. What has the fields of an event is one, whatever else it holds.
    pub(crate) fn of(object: &Node) -> Envelope {
        if is_event(object) {
            Envelope::EventBridge
        } else if cloudtrail::is_record(object) {
            Envelope::CloudTrailRecord
        } else if cloudtrail::is_file(object) {
            Envelope::CloudTrailFile
        } else {
            Envelope::EventBridge
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
    fn envelopes_are_recognised() {
        let cases = [
            (r#"{"detail-type": "x", "source": "y"}"#, "event-bridge"),
            (
                r#"{"detail-type": "x", "source": "y", "eventSource": "a.b", "eventName": "c"}"#,
                "event-bridge",
            ),
            (r#"{"eventSource": "ec2.amazonaws.com", "eventName": "CreateImage"}"#, "cloud-trail-record"),
            (r#"{"eventType": "AwsCloudTrailInsight", "insightDetails": {}}"#, "cloud-trail-record"),
            (r#"{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put"}"#, "event-bridge"),
            (r#"{"eventSource": "ec2.amazonaws.com"}"#, "event-bridge"),
            (r#"{"Records": [1, {"eventSource": "a.b", "eventName": "c"}]}"#, "cloud-trail-file"),
            (r#"{"Records": []}"#, "cloud-trail-file"),
            (r#"{"Records": [{"eventSource": "aws:sqs", "body": "{}"}]}"#, "event-bridge"),
            (r#"{"Records": {}}"#, "event-bridge"),
            (r#"{"detail": {}}"#, "event-bridge"),
            ("{}", "event-bridge"),
        ];
        for (text, name) in cases {
            let object = eventglass_syntax::parse(text).value.unwrap();
            assert_eq!(Envelope::of(&object).name(), name, "{text}");
        }
    }
}
