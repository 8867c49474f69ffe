//! What AWS answers: objects with a list, each element with one member that holds an event.

use eventglass_syntax::{Node, Value};

use crate::ingest::Intake;
use crate::unwrap::{bytes, text};
use crate::wrapping::{elements, taken};
use crate::{Envelope, IngestKind, Thing};

/// An answer: its list, the member of each element that holds an event, and what an element has beside it, so that it
/// is known without its list.
struct Answer {
    list: &'static str,
    member: &'static str,
    beside: &'static [&'static str],
    envelope: Envelope,
    read: fn(&mut Intake<'_>, Envelope, Node),
}

const ANSWERS: [Answer; 5] = [
    Answer {
        list: "Events",
        member: "CloudTrailEvent",
        beside: &["CloudTrailEvent"],
        envelope: Envelope::LookupEvents,
        read: text::message,
    },
    Answer {
        list: "Messages",
        member: "Body",
        beside: &["MessageId", "ReceiptHandle", "MD5OfBody"],
        envelope: Envelope::SqsMessages,
        read: text::message,
    },
    Answer {
        list: "events",
        member: "message",
        beside: &["timestamp"],
        envelope: Envelope::CloudWatchLogs,
        read: text::message,
    },
    Answer {
        list: "logEvents",
        member: "message",
        beside: &["timestamp"],
        envelope: Envelope::LogsSubscription,
        read: text::message,
    },
    Answer {
        list: "records",
        member: "data",
        beside: &["recordId"],
        envelope: Envelope::FirehoseTransform,
        read: bytes::data,
    },
];

/// Lists that are known empty too, and hold nothing where they are full by the table above.
const LISTS: [&str; 8] =
    ["Records", "Messages", "Events", "Entries", "events", "logEvents", "records", "results"];

/// Opens an answer or an element of one, or gives back what is neither.
pub(crate) fn open(intake: &mut Intake<'_>, node: Node) -> Option<Node> {
    if let Some(answer) = ANSWERS.iter().find(|answer| answer.is(&node)) {
        answer.open(intake, node);
    } else if let Some(answer) = ANSWERS.iter().find(|answer| answer.has_element(&node)) {
        answer.element(intake, node);
    } else if is_empty(&node) {
        intake.problem(IngestKind::NoEvent(Thing::EmptyBatch), node.span);
    } else {
        return Some(node);
    }
    None
}

impl Answer {
    fn is(&self, node: &Node) -> bool {
        let elements = node.member(self.list).map(Node::elements).unwrap_or_default();
        elements.iter().any(|element| element.member(self.member).is_some())
    }

    fn has_element(&self, node: &Node) -> bool {
        node.member(self.member).is_some() && self.beside.iter().any(|key| node.member(key).is_some())
    }

    fn open(&self, intake: &mut Intake<'_>, node: Node) {
        for element in taken(node, self.list).map(elements).unwrap_or_default() {
            self.element(intake, element);
        }
    }

    fn element(&self, intake: &mut Intake<'_>, element: Node) {
        let span = element.span;
        let is_readable = element.value != Value::Unreadable;
        match taken(element, self.member) {
            Some(member) => (self.read)(intake, self.envelope, member),
            None if is_readable => intake.stray(span),
            None => {}
        }
    }
}

fn is_empty(node: &Node) -> bool {
    let list = LISTS.iter().find_map(|list| node.member(list));
    list.is_some_and(|list| matches!(&list.value, Value::Array(elements) if elements.is_empty()))
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn answers_are_known_by_their_lists_and_elements_by_what_is_beside() {
        let event = r#""{\"source\": \"s\", \"detail-type\": \"d\"}""#;
        let record = r#""{\"eventName\": \"DeregisterImage\"}""#;
        for (text, found) in [
            (
                format!(r#"{{"Events": [{{"CloudTrailEvent": {record}}}]}}"#),
                "lookup-events > cloud-trail-record",
            ),
            (format!(r#"{{"CloudTrailEvent": {record}}}"#), "lookup-events > cloud-trail-record"),
            (r#"{"CloudTrailEvent": {"eventName": "x"}}"#.to_owned(), "lookup-events > cloud-trail-record"),
            (format!(r#"{{"Messages": [{{"Body": {event}}}]}}"#), "sqs-messages > event-bridge"),
            (format!(r#"{{"ReceiptHandle": "h", "Body": {event}}}"#), "sqs-messages > event-bridge"),
            (format!(r#"{{"Body": {event}}}"#), "event-bridge"),
            (
                format!(r#"{{"events": [{{"message": {event}}}, {{}}]}}"#),
                "cloud-watch-logs > event-bridge, not-an-event",
            ),
            (format!(r#"{{"timestamp": 1, "message": {event}}}"#), "cloud-watch-logs > event-bridge"),
            (format!(r#"{{"logEvents": [{{"message": {event}}}]}}"#), "logs-subscription > event-bridge"),
            (
                r#"{"records": [{"recordId": "1", "data": "e30="}]}"#.to_owned(),
                "firehose-transform > event-bridge",
            ),
            (r#"{"recordId": "1", "data": "{}"}"#.to_owned(), "firehose-transform > event-bridge"),
            (r#"{"events": []}"#.to_owned(), "empty-batch"),
            (r#"{"Records": []}{"Messages": []}"#.to_owned(), "empty-batch"),
            (r#"{"events": [1]}"#.to_owned(), "event-bridge"),
        ] {
            check(&text, found);
        }
    }
}
