//! Opening envelopes: what is recognised by which members, and where its events are.
//!
//! Only [`open`] and [`read_pasted`] lead here, so that a program that reads plain text has none of it.

mod bytes;
mod config;
mod lines;
mod lists;
mod logs;
mod put_events;
mod records;
mod text;
mod things;

pub(crate) use text::read_pasted;

use eventglass_syntax::{Node, Value};

use crate::IngestKind;
use crate::ingest::Intake;

/// An envelope that is an object: how it is recognised and how it is opened.
type Form = (fn(&Node) -> bool, fn(&mut Intake<'_>, Node));

/// In this order: what comes first is the more certain.
const FORMS: [Form; 12] = [
    (records::is_sns, records::open_sns),
    (records::is_notification, records::open_notification),
    (records::is_sqs, records::open_sqs),
    (records::is_kinesis, records::open_kinesis),
    (logs::is_lambda, logs::open_lambda),
    (config::is_notification, config::open_notification),
    (put_events::is_entry, put_events::open_entry),
    (put_events::is_request, put_events::open_request),
    (records::are_records, records::open_records),
    (logs::are_results, logs::open_results),
    (logs::is_exported_result, logs::open_exported_result),
    (records::is_custom_bus, records::open_custom_bus),
];

/// Opens an envelope, or gives back what is none.
pub(crate) fn open(intake: &mut Intake<'_>, node: Node) -> Option<Node> {
    match &node.value {
        Value::Object(_) => open_object(intake, node),
        Value::Array(_) => records::open_batch(intake, node),
        Value::String(_) => text::open_string(intake, node),
        _ => Some(node),
    }
}

fn open_object(intake: &mut Intake<'_>, node: Node) -> Option<Node> {
    if let Some((_, open)) = FORMS.iter().find(|(is_it, _)| is_it(&node)) {
        open(intake, node);
    } else if let Some(thing) = things::of(&node) {
        intake.problem(IngestKind::NoEvent(thing), node.span);
    } else {
        return lists::open(intake, node);
    }
    None
}
