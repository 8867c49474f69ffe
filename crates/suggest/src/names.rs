//! Names of fields, lower case and without `-` and `_`: what they hold, and which name the kind of an event.

/// A key as these tables have it.
pub(crate) fn plain(key: &str) -> String {
    key.chars().filter(|c| !matches!(c, '-' | '_')).map(|c| c.to_ascii_lowercase()).collect()
}

/// Accounts.
pub(crate) const ACCOUNTS: [&str; 9] = [
    "account",
    "accountid",
    "recipientaccountid",
    "awsaccountid",
    "accountnumber",
    "ownerid",
    "owneraccount",
    "owneraccountid",
    "sourceaccount",
];

/// What is another one in each event.
pub(crate) const IDS: [&str; 9] =
    ["id", "etag", "sequencer", "requester", "principal", "nonce", "traceid", "xamzid2", "clienttoken"];

/// Ends of names of ids, as they are written.
pub(crate) const ID_ENDINGS: [&str; 12] =
    ["Id", "ID", "-id", "_id", "Ids", "IDs", "-ids", "uuid", "UUID", "Uuid", "Token", "token"];

/// Times.
pub(crate) const TIMES: [&str; 6] = ["time", "date", "timestamp", "when", "expiration", "updated"];

/// Ends of names of times, as they are written.
pub(crate) const TIME_ENDINGS: [&str; 9] =
    ["Time", "-time", "_time", "Date", "-date", "_date", "Timestamp", "At", "_at"];

/// Words for people.
pub(crate) const TEXTS: [&str; 12] = [
    "useragent",
    "description",
    "message",
    "errormessage",
    "title",
    "cause",
    "comment",
    "summary",
    "text",
    "statereason",
    "statusmessage",
    "subject",
];

/// Names that tell the kind of an event, directly below `detail`. So do all that end in one of [`KIND_ENDINGS`].
pub(crate) const KINDS: [&str; 15] = [
    "type",
    "eventtype",
    "eventname",
    "event",
    "action",
    "messagetype",
    "changetype",
    "eventtypecode",
    "eventtypecategory",
    "eventcategories",
    "sourcetype",
    "result",
    "outcome",
    "operation",
    "statuscode",
];

/// Ends of names that tell the kind of an event, directly below `detail` and one level deeper.
pub(crate) const KIND_ENDINGS: [&str; 2] = ["state", "status"];

/// Names that tell the kind of an event, two levels below `detail`.
pub(crate) const INNER_KINDS: [(&str, &str); 5] = [
    ("state", "value"),
    ("state", "name"),
    ("configurationitem", "resourcetype"),
    ("configurationitemdiff", "changetype"),
    ("newevaluationresult", "compliancetype"),
];

/// Beginnings of names that tell how something was or should be, not how it is.
pub(crate) const OTHER_TIMES: [&str; 5] = ["previous", "prior", "old", "desired", "target"];

/// Fields below `detail` that name a call recorded by CloudTrail, and how it failed.
pub(crate) const CALL: [&str; 3] = ["eventSource", "eventName", "errorCode"];

/// What a successful call does not have.
pub(crate) const ERROR_CODE: &str = "errorCode";

/// Beginnings of IAM's unique ids, which say what an id is of.
pub(crate) const IAM_IDS: [&str; 12] =
    ["ABIA", "ACCA", "AGPA", "AIDA", "AIPA", "AKIA", "ANPA", "ANVA", "APKA", "AROA", "ASCA", "ASIA"];

/// Fields that separate best, the best first.
pub(crate) const BEST: [&[&str]; 5] = [
    &["source"],
    &["detail-type"],
    &["detail", "eventName"],
    &["detail", "eventSource"],
    &["detail", "errorCode"],
];

/// What tells of the format of a record.
pub(crate) const FORMAT: [&str; 6] =
    ["version", "eventversion", "schemaversion", "recordversion", "apiversion", "eventschemaversion"];

/// What is another one in each event, whatever the event is about.
const EVENT_IDS: [&str; 9] = [
    "eventid",
    "requestid",
    "sharedeventid",
    "xamzid2",
    "sequencer",
    "nonce",
    "traceid",
    "clienttoken",
    "clientrequesttoken",
];

/// Whether a field identifies an event.
pub(crate) fn is_of_event(keys: &[&str]) -> bool {
    let name = keys.last().map(|key| plain(key)).unwrap_or_default();
    keys == ["id"] || EVENT_IDS.contains(&name.as_str())
}
