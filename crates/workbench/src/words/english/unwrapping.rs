//! What was unwrapped and repaired, in English.

use eventglass_event::{Envelope, IngestKind, Thing};
use eventglass_paste::archive::ArchiveProblem;
use eventglass_paste::rules::{Form, FoundKind};
use eventglass_repair::RepairKind;

use super::events;
use crate::words::Advice;

pub(in crate::words) fn any_envelope(envelope: Envelope) -> &'static str {
    match envelope {
        Envelope::EventBridge | Envelope::CloudTrailRecord | Envelope::CloudTrailFile => {
            events::envelope(envelope)
        }
        Envelope::Replay => "replayed event",
        Envelope::LookupEvents => "lookup-events output",
        Envelope::SnsLambda => "SNS record for Lambda",
        Envelope::SnsNotification => "SNS notification",
        Envelope::SqsLambda => "SQS record for Lambda",
        Envelope::SqsMessages => "SQS message",
        Envelope::PutEvents => "PutEvents request",
        Envelope::PutEventsEntry => "PutEvents entry, wrapped",
        Envelope::CustomBus => "Custom Event Bus event",
        Envelope::CloudWatchLogs => "CloudWatch Logs event",
        Envelope::LogsLambda => "CloudWatch Logs data for Lambda",
        Envelope::LogsSubscription => "CloudWatch Logs subscription",
        Envelope::LogLine => "log line",
        Envelope::LogsInsights => "Logs Insights result",
        Envelope::ConfigNotification => "AWS Config notification, wrapped",
        Envelope::Kinesis => "Kinesis record",
        Envelope::FirehoseTransform => "Firehose record for Lambda",
        Envelope::PipesBatch => "EventBridge Pipes batch",
        Envelope::JsonString => "JSON string",
        Envelope::Base64 => "base64",
    }
}

pub(in crate::words) fn any_event_problem(kind: &IngestKind) -> Advice {
    let (message, help) = match kind {
        IngestKind::Syntax(_)
        | IngestKind::NotAnEvent
        | IngestKind::MissingField(_)
        | IngestKind::FieldNotString(_)
        | IngestKind::UnknownEventType(_)
        | IngestKind::TypeAssumed
        | IngestKind::AccountFromIdentity
        | IngestKind::IdDerived => return events::event_problem(kind),
        IngestKind::NoEvent(thing) => no_event(*thing),
        IngestKind::MalformedDetail => (
            "the detail of this entry is not a JSON object: EventBridge refuses it",
            "write a JSON object as a string, such as `\"{\\\"order\\\": 1}\"`",
        ),
        IngestKind::BadBase64 => (
            "this cannot be decoded as base64",
            "copy the whole text again, from its first character to its last",
        ),
        IngestKind::BadGzip => (
            "this begins as gzip does and cannot be unpacked",
            "copy the whole text again: a part is missing or was changed",
        ),
        IngestKind::NotText => (
            "this base64 does not hold text",
            "paste the base64 of JSON in UTF-8; it may be packed with gzip",
        ),
        IngestKind::WrappedTooDeep => (
            "this is wrapped too deep: at most 8 envelopes are opened",
            "unwrap some of them and paste what they hold",
        ),
        IngestKind::WrappedTooLong => {
            ("this is too large to be unwrapped", "paste fewer events at once, or only what it holds")
        }
    };
    Advice::new(message, help)
}

fn no_event(thing: Thing) -> (&'static str, &'static str) {
    match thing {
        Thing::S3Notification => (
            "this is an S3 notification, not an event from EventBridge",
            "turn on Amazon EventBridge for the bucket and paste an event from there",
        ),
        Thing::S3TestEvent => (
            "this is the test message of S3 notifications, not an event",
            "remove it: S3 sends it once, when notifications are set up",
        ),
        Thing::CloudTrailDigest => (
            "this is a CloudTrail digest file, which holds no records",
            "open a log file: it is in the folder `CloudTrail`, not `CloudTrail-Digest`",
        ),
        Thing::SubscriptionConfirmation => (
            "this is SNS asking to confirm a subscription",
            "confirm it if the subscription is yours, then paste a notification",
        ),
        Thing::UnsubscribeConfirmation => (
            "this is SNS telling that a subscription has ended",
            "subscribe again if it should not have, then paste a notification",
        ),
        Thing::ControlMessage => (
            "this is a control message: CloudWatch Logs tests the subscription",
            "paste a message whose `messageType` is `DATA_MESSAGE`",
        ),
        Thing::EmptyBatch => {
            ("this holds no records", "paste another page or file, or choose another time range")
        }
        Thing::DynamoDbStream => (
            "this is a record of a DynamoDB stream: it holds an item, not an event",
            "paste the event that a pipe or a function makes of it",
        ),
        Thing::LambdaRecord => (
            "this is a record for a Lambda function that carries no event",
            "paste records of SQS, SNS or Kinesis: they can carry events",
        ),
        Thing::ApiGatewayRequest => (
            "this is an HTTP request to a Lambda function, not an event",
            "paste its body alone, if that holds an event",
        ),
        Thing::PlainMessage => {
            ("this message is plain text, not JSON", "paste a message that carries an event as JSON")
        }
    }
}

pub(in crate::words) fn repair(kind: RepairKind) -> &'static str {
    match kind {
        RepairKind::ByteOrderMark => "a byte order mark left out",
        RepairKind::CodeFence => "a code fence left out",
        RepairKind::QuoteMark => "a `>` before a line left out",
        RepairKind::LineNumber => "a line number left out",
        RepairKind::Prompt => "a prompt and its command left out",
        RepairKind::ForeignSpace => "full-width and other special spaces made plain",
        RepairKind::FullWidth => "full-width punctuation made half-width",
        RepairKind::TypographicQuotes => "typographic quotes made straight",
        RepairKind::SingleQuotes => "single quotes made double",
        RepairKind::UnquotedKey => "a key put in quotes",
        RepairKind::PythonWord => "`True`, `False` or `None` written as in JSON",
        RepairKind::TrailingComma => "a comma before a closing bracket left out",
        RepairKind::MissingComma => "a missing comma added",
        RepairKind::Comment => "a comment left out",
        RepairKind::Elision => "an elision read as null or left out",
        RepairKind::MissingBraces => "missing outer braces added",
        RepairKind::MissingClosing => "missing closing brackets added at the end",
        RepairKind::SuperfluousClosing => "a superfluous closing bracket left out",
        RepairKind::UnescapedQuotes => "quotes inside a string escaped",
        RepairKind::RawLineBreak => "a line break or a tab inside a string escaped",
    }
}

pub(in crate::words) fn form(form: Form) -> &'static str {
    match form {
        Form::EscapedString => "a pattern as an escaped string",
        Form::EventPattern => "an object with an `EventPattern`",
        Form::DescribeRule => "output of `aws events describe-rule`",
        Form::ListRules => "output of `aws events list-rules`",
        Form::PutRule => "input of `aws events put-rule`",
        Form::Command => "an AWS CLI command",
        Form::CloudFormation => "a CloudFormation template",
        Form::Sam => "an AWS SAM template",
        Form::Terraform => "a Terraform configuration",
        Form::Cdk => "a CDK stack in TypeScript",
        Form::CdkPython => "a CDK stack in Python",
        Form::Serverless => "a Serverless Framework configuration",
        Form::Filters => "filters of Lambda or EventBridge Pipes",
        Form::CloudTrail => "a `PutRule` call in CloudTrail",
    }
}

pub(in crate::words) fn found_problem(kind: FoundKind) -> &'static str {
    match kind {
        FoundKind::Intrinsic => "only CloudFormation knows this value: the pattern has its expression",
        FoundKind::Expression => "this value is known only at deployment: the pattern has its expression",
    }
}

/// What follows the name of the file.
pub(in crate::words) fn archive_problem(problem: ArchiveProblem) -> &'static str {
    match problem {
        ArchiveProblem::BrokenGzip => "is a gzip file that was cut off or damaged. Download it again.",
        ArchiveProblem::BrokenZip => "is a zip archive that was cut off or damaged. Download it again.",
        ArchiveProblem::Encrypted => "is a zip archive with a password. Unpack it and open the files in it.",
        ArchiveProblem::UnsupportedCompression => {
            "is a zip archive packed by an uncommon method. Unpack it and open the files in it."
        }
        ArchiveProblem::TooLarge => "holds more than 64 MiB. Unpack it and open a part of it.",
        ArchiveProblem::TooManyEntries => "holds more than 1,000 files. Unpack it and open some of them.",
        ArchiveProblem::TooDeep => {
            "holds archives in archives, more than 4 deep. Unpack it and open the inner files."
        }
        ArchiveProblem::NotText => "is not text in UTF-8 or UTF-16. Open a JSON file, or an archive of them.",
    }
}
