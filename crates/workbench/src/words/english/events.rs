//! Events and AMI ids, in English.

use eventglass_event::{Envelope, IngestKind, Role};

use super::syntax;
use crate::inputs::{MAX_EVENTS, MAX_TEXT};
use crate::words::{Advice, Language, named};

pub(in crate::words) fn event_problem(kind: &IngestKind) -> Advice {
    match kind {
        IngestKind::Syntax(kind) => syntax::advice(kind),
        IngestKind::MissingField(field) => Advice::new(
            format!("the event has no `{field}`"),
            "add it if a rule asks for it: events from EventBridge always have it",
        ),
        IngestKind::FieldNotString(field) => Advice::new(
            format!("`{field}` is not a string"),
            "put its value in quotes: EventBridge sends a string",
        ),
        IngestKind::UnknownEventType(name) => Advice::new(
            format!("no `detail-type` is known for the event type {}", named(name)),
            "add `detail-type` yourself if a rule asks for it",
        ),
        IngestKind::TypeAssumed => Advice::new(
            "the record has no `eventType`; it is taken as an API call",
            "add `eventType` if it is something else",
        ),
        IngestKind::AccountFromIdentity => Advice::new(
            "the record has no `recipientAccountId`; the caller's account is used",
            "check `account` if another account receives the event",
        ),
        IngestKind::IdDerived => Advice::new(
            "the pasted text gives no `id`; it is made from the content",
            "expect another `id` from EventBridge",
        ),
        // What only the whole engine finds is told by `unwrapping`.
        _ => Advice::new("this is not an event", "paste JSON objects: events or CloudTrail records"),
    }
}

pub(in crate::words) fn text_cut(bytes: usize) -> Advice {
    let size = |bytes| Language::English.size(bytes);
    Advice::new(
        format!("the text has {}; only the first {} are read", size(bytes), size(MAX_TEXT)),
        "split the text to see the rest",
    )
}

pub(in crate::words) fn events_left_out(count: usize) -> Advice {
    let number = |count| Language::English.number(count);
    Advice::new(
        format!("{} events are left out; only the first {} are taken", number(count), number(MAX_EVENTS)),
        "split the text to see the rest",
    )
}

pub(in crate::words) fn envelope(envelope: Envelope) -> &'static str {
    match envelope {
        Envelope::CloudTrailRecord => "CloudTrail record, wrapped",
        Envelope::CloudTrailFile => "CloudTrail file, wrapped",
        _ => "EventBridge event",
    }
}

pub(in crate::words) fn role(role: Role) -> &'static str {
    match role {
        Role::Created => "created",
        Role::CopiedFrom => "copied from",
        Role::Registered => "registered",
        Role::Restored => "restored",
        Role::Launched => "launched",
        Role::Template => "in a launch template",
        Role::Tagged => "tagged",
        Role::Untagged => "untagged",
        Role::PermissionsChanged => "permissions changed",
        Role::AttributeChanged => "attribute changed",
        Role::Deprecated => "deprecated",
        Role::Undeprecated => "no longer deprecated",
        Role::Protected => "protected from deregistration",
        Role::Unprotected => "no longer protected",
        Role::Enabled => "enabled",
        Role::Disabled => "disabled",
        Role::FastLaunch => "fast launch",
        Role::Exported => "exported",
        Role::Deregistered => "deregistered",
        Role::StateChange => "state change",
        Role::Described => "described",
        Role::Attempted => "attempted: the call failed",
        Role::Mentioned => "mentioned",
    }
}
