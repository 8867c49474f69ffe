//! What can be wrong or worth knowing about pasted events, as facts.

use eventglass_syntax::{Span, SyntaxKind, SyntaxProblem};

use crate::Thing;

/// Something about the pasted text or an event in it.
#[derive(Clone, Debug, PartialEq)]
pub struct IngestProblem {
    /// What it is.
    pub kind: IngestKind,
    /// The text in question, in the pasted text. Of something absent: the opening bracket of what lacks it.
    pub span: Span,
}

/// A kind of problem. Each variant's comment is a text that has it.
#[derive(Clone, Debug, PartialEq)]
pub enum IngestKind {
    /// `{"source": aws.ec2}`
    Syntax(SyntaxKind),
    /// `42`, `$ cat events.json`: what stands between events and holds none; neighbours are one problem
    NotAnEvent,
    /// `{"source": "aws.ec2"}` lacks `detail-type`; a record without `eventTime` gives no `time`
    MissingField(&'static str),
    /// `{"account": 111122223333}`: an envelope field that is no string
    FieldNotString(&'static str),
    /// a record with `"eventType": "AwsNews"`: no `detail-type` is known for it
    UnknownEventType(Box<str>),
    /// a record without `eventType`, or with null there, taken as `AwsApiCall`
    TypeAssumed,
    /// a record without `recipientAccountId`, which has `userIdentity.accountId`
    AccountFromIdentity,
    /// a record without `eventID`, an entry of `PutEvents`: `id` is derived from its content
    IdDerived,
    /// `{"Records": [{"eventSource": "aws:s3", …}]}`: no event, and known for what it is; neighbours are one problem
    NoEvent(Thing),
    /// `{"Source": "my.app", "DetailType": "Ping", "Detail": "hello"}`: `Detail` is no JSON object
    MalformedDetail,
    /// `{"awslogs": {"data": "H4s?"}}`
    BadBase64,
    /// base64 of what begins as gzip does and cannot be decompressed
    BadGzip,
    /// base64 of bytes that are no UTF-8 text
    NotText,
    /// strings in strings, more than 8 envelopes deep
    WrappedTooDeep,
    /// a string, or what it decompresses to, beyond what is unwrapped of one text
    WrappedTooLong,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// EventBridge would refuse the event.
    Error,
    /// Something was left unused, or is probably not what was meant.
    Warning,
    /// How the text was read.
    Note,
}

impl IngestProblem {
    /// A problem about something that the object at `whole` lacks.
    pub(crate) fn absent(kind: IngestKind, whole: Span) -> Self {
        let bracket = Span { start: whole.start, end: whole.end.min(whole.start + 1) };
        IngestProblem { kind, span: bracket }
    }
}

impl From<SyntaxProblem> for IngestProblem {
    fn from(problem: SyntaxProblem) -> Self {
        IngestProblem { kind: IngestKind::Syntax(problem.kind), span: problem.span }
    }
}

impl IngestKind {
    /// Every name that [`IngestKind::code`] gives.
    pub const CODES: [&str; 25] = [
        "json-syntax",
        "not-an-event",
        "missing-field",
        "field-not-string",
        "unknown-event-type",
        "type-assumed",
        "account-from-identity",
        "id-derived",
        "s3-notification",
        "s3-test-event",
        "cloud-trail-digest",
        "subscription-confirmation",
        "unsubscribe-confirmation",
        "control-message",
        "empty-batch",
        "dynamo-db-stream",
        "lambda-record",
        "api-gateway-request",
        "plain-message",
        "malformed-detail",
        "bad-base64",
        "bad-gzip",
        "not-text",
        "wrapped-too-deep",
        "wrapped-too-long",
    ];

    /// The stable kebab-case name.
    pub fn code(&self) -> &'static str {
        match self {
            IngestKind::Syntax(_) => "json-syntax",
            IngestKind::NotAnEvent => "not-an-event",
            IngestKind::MissingField(_) => "missing-field",
            IngestKind::FieldNotString(_) => "field-not-string",
            IngestKind::UnknownEventType(_) => "unknown-event-type",
            IngestKind::TypeAssumed => "type-assumed",
            IngestKind::AccountFromIdentity => "account-from-identity",
            IngestKind::IdDerived => "id-derived",
            IngestKind::NoEvent(thing) => thing.code(),
            IngestKind::MalformedDetail => "malformed-detail",
            IngestKind::BadBase64 => "bad-base64",
            IngestKind::BadGzip => "bad-gzip",
            IngestKind::NotText => "not-text",
            IngestKind::WrappedTooDeep => "wrapped-too-deep",
            IngestKind::WrappedTooLong => "wrapped-too-long",
        }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            IngestKind::Syntax(_) | IngestKind::MalformedDetail => Severity::Error,
            // Of an empty batch nothing is left unused.
            IngestKind::NoEvent(Thing::EmptyBatch)
            | IngestKind::MissingField(_)
            | IngestKind::TypeAssumed
            | IngestKind::AccountFromIdentity
            | IngestKind::IdDerived => Severity::Note,
            IngestKind::NotAnEvent
            | IngestKind::FieldNotString(_)
            | IngestKind::UnknownEventType(_)
            | IngestKind::NoEvent(_)
            | IngestKind::BadBase64
            | IngestKind::BadGzip
            | IngestKind::NotText
            | IngestKind::WrappedTooDeep
            | IngestKind::WrappedTooLong => Severity::Warning,
        }
    }
}
