//! `CloudWatch` Logs: what a subscription delivers, what Logs Insights answers. Plain lists of log events are in `lists`.

use eventglass_syntax::{Node, Value};

use crate::Envelope;
use crate::ingest::Intake;
use crate::unwrap::{bytes, text};
use crate::wrapping::{elements, taken};

const MESSAGE: &str = "@message";

pub(crate) fn is_lambda(object: &Node) -> bool {
    object.member("awslogs").is_some_and(|logs| logs.member("data").is_some())
}

pub(crate) fn open_lambda(intake: &mut Intake<'_>, node: Node) {
    if let Some(data) = taken(node, "awslogs").and_then(|logs| taken(logs, "data")) {
        bytes::data(intake, Envelope::LogsLambda, data);
    }
}

/// `{"results": [[{"field": …, "value": …}]]}`
pub(crate) fn are_results(object: &Node) -> bool {
    let rows = object.member("results").map(Node::elements).unwrap_or_default();
    rows.iter().flat_map(Node::elements).any(|cell| cell.member("field").is_some())
}

pub(crate) fn open_results(intake: &mut Intake<'_>, node: Node) {
    for row in taken(node, "results").map(elements).unwrap_or_default() {
        let span = row.span;
        let is_readable = row.value != Value::Unreadable;
        match elements(row).into_iter().find(is_message_cell).and_then(|cell| taken(cell, "value")) {
            Some(message) => text::message(intake, Envelope::LogsInsights, message),
            None if is_readable => intake.stray(span),
            None => {}
        }
    }
}

fn is_message_cell(cell: &Node) -> bool {
    cell.member("field").and_then(Node::as_str) == Some(MESSAGE)
}

/// `{"@timestamp": …, "@message": …}`: a row as the console copies it
pub(crate) fn is_exported_result(object: &Node) -> bool {
    object.member(MESSAGE).is_some()
}

pub(crate) fn open_exported_result(intake: &mut Intake<'_>, node: Node) {
    if let Some(message) = taken(node, MESSAGE) {
        text::message(intake, Envelope::LogsInsights, message);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn results_have_their_event_in_the_message() {
        let event = r#""{\"source\": \"s\", \"detail-type\": \"d\"}""#;
        let cell = |field: &str| format!(r#"{{"field": "{field}", "value": {event}}}"#);
        let (time, message) = (cell("@timestamp"), cell("@message"));
        check(&format!(r#"{{"results": [[{time}, {message}]]}}"#), "logs-insights > event-bridge");
        check(
            &format!(r#"{{"results": [[{message}], [{time}]]}}"#),
            "logs-insights > event-bridge, not-an-event",
        );
        check(&format!(r#"[{{"@timestamp": "t", "@message": {event}}}]"#), "logs-insights > event-bridge");
        check(r#"{"results": []}"#, "empty-batch");
        check(r#"{"results": [1]}"#, "event-bridge");
    }

    #[test]
    fn a_subscription_delivers_base64_or_somebody_decoded_it() {
        check(r#"{"awslogs": {"data": "{\"messageType\": \"CONTROL_MESSAGE\"}"}}"#, "control-message");
        check(
            r#"{"awslogs": {"data": {"logEvents": [{"message": "{}"}]}}}"#,
            "logs-lambda > logs-subscription > event-bridge",
        );
        check(r#"{"awslogs": {"data": "?"}}"#, "bad-base64");
        check(r#"{"awslogs": {"data": "H4sIAAAA"}}"#, "bad-gzip");
        check(r#"{"awslogs": {"data": "//79"}}"#, "not-text");
        check(r#"{"awslogs": {}}"#, "event-bridge");
    }
}
