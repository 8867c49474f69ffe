//! What services make of a payload before somebody sees it: a mail, a message, a record for a function.
//!
//! Ids that the services make at random are derived from the payload, and what only they can make, such as a signature,
//! is `EXAMPLE`.

use eventglass_syntax::{Member, Node, Span, Spanned, Value, parse};

use crate::pretty;

/// Where FNV-1a begins and what it multiplies by, for 128 bits.
/// <http://www.isthe.com/chongo/tech/comp/fnv/>
const FNV_BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const FNV_PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// Partitions by how the names of their regions begin, with their domains; the last takes all.
const PARTITIONS: [(&str, &str, &str); 3] = [
    ("cn-", "aws-cn", "amazonaws.com.cn"),
    ("us-gov-", "aws-us-gov", "amazonaws.com"),
    ("", "aws", "amazonaws.com"),
];

/// What stands where only the service knows.
const EXAMPLE: &str = "EXAMPLE";

/// Where and when something arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// `111122223333`
    pub account: &'a str,
    /// `eu-west-1`
    pub region: &'a str,
    /// `2026-03-01T10:00:00Z`
    pub time: &'a str,
}

/// An SNS topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Topic<'a> {
    /// `amis`
    pub name: &'a str,
    /// Its account and region, and the time of its message.
    pub place: Place<'a>,
}

/// An SQS queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Queue<'a> {
    /// `amis`
    pub name: &'a str,
    /// Its account and region, and the time of its message.
    pub place: Place<'a>,
}

/// A mail of SNS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// That of any message published without one.
    pub subject: &'static str,
    /// The payload, then what SNS adds.
    pub body: String,
}

impl<'a> Place<'a> {
    /// That of an event; of what the event lacks, that of examples in AWS's documents.
    pub fn of(event: &'a Node) -> Place<'a> {
        let field = |name, example| event.member(name).and_then(Node::as_str).unwrap_or(example);
        Place {
            account: field("account", "123456789012"),
            region: field("region", "us-east-1"),
            time: field("time", "2026-01-01T00:00:00Z"),
        }
    }

    /// The ARN of something here: `arn:aws:sns:eu-west-1:111122223333:amis`.
    pub fn arn(&self, service: &str, resource: &str) -> String {
        ["arn:", self.partition().0, ":", service, ":", self.region, ":", self.account, ":", resource]
            .concat()
    }

    /// The ARN of a rule: on the default bus `…:rule/amis`, on another `…:rule/orders/amis`.
    pub fn rule_arn(&self, bus: Option<&str>, rule: &str) -> String {
        let bus = bus.filter(|name| *name != "default").map_or(String::new(), |name| [name, "/"].concat());
        self.arn("events", &["rule/", &bus, rule].concat())
    }

    fn partition(&self) -> (&'static str, &'static str) {
        let partition = PARTITIONS.iter().find(|(start, ..)| self.region.starts_with(start));
        partition.map_or(("aws", "amazonaws.com"), |(_, partition, domain)| (partition, domain))
    }

    /// The time with the milliseconds that SNS writes.
    fn precise(&self) -> String {
        match self.time.strip_suffix('Z') {
            Some(seconds) if !seconds.contains('.') => [seconds, ".000Z"].concat(),
            _ => self.time.to_owned(),
        }
    }

    /// Milliseconds since 1970; none where the time is not written as AWS does.
    fn milliseconds(&self) -> Option<i64> {
        let number = |from: usize, to: usize| self.time.get(from..to)?.parse::<i64>().ok();
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let seconds = number(11, 13)? * 3_600 + number(14, 16)? * 60 + number(17, 19)?;
        Some((days(year, month, day) * 86_400 + seconds) * 1_000)
    }
}

/// Days from 1970 to a date. <https://howardhinnant.github.io/date_algorithms.html#days_from_civil>
fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years begin in March, so that the leap day is the last of a year.
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

impl Topic<'_> {
    fn arn(&self) -> String {
        self.place.arn("sns", self.name)
    }

    fn subscription(&self, payload: &str) -> String {
        [&self.arn(), ":", &uuid("subscription", payload)].concat()
    }

    fn host(&self) -> String {
        ["https://sns.", self.place.region, ".", self.place.partition().1, "/"].concat()
    }
}

/// The mail that a subscriber of a topic gets. Its subject and footer are SNS's own words.
pub fn mail(payload: &str, topic: &Topic) -> Mail {
    let unsubscribe = [
        &topic.host(),
        "unsubscribe.html?SubscriptionArn=",
        &topic.subscription(payload),
        "&Endpoint=you@example.com",
    ];
    let body = [
        payload,
        "\n\n--\nIf you wish to stop receiving notifications from this topic, please click or visit the link below to \
         unsubscribe:\n",
        &unsubscribe.concat(),
        "\n\nPlease do not reply directly to this email. If you have any questions or comments regarding this email, \
         please contact us at https://aws.amazon.com/support\n",
    ];
    Mail { subject: "AWS Notification Message", body: body.concat() }
}

/// The event of a Lambda function that is the target itself; none where the payload is not JSON, as the text of several
/// lines is not.
pub fn lambda_direct(payload: &str) -> Option<String> {
    let read = parse(payload);
    let is_json = read.problems.is_empty() && read.trailing.is_none();
    read.value.filter(|_| is_json).map(|value| pretty(&value))
}

/// The event of a Lambda function that is subscribed to a topic.
/// <https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html>
pub fn lambda_sns(payload: &str, topic: &Topic) -> String {
    let subscription = topic.subscription(payload);
    let host = topic.host();
    let sns = object(vec![
        ("Type", string("Notification")),
        ("MessageId", string(&uuid("message", payload))),
        ("TopicArn", string(&topic.arn())),
        ("Subject", node(Value::Null)),
        ("Message", string(payload)),
        ("Timestamp", string(&topic.place.precise())),
        ("SignatureVersion", string("1")),
        ("Signature", string(EXAMPLE)),
        ("SigningCertUrl", string(&[&host, "SimpleNotificationService-EXAMPLE.pem"].concat())),
        ("UnsubscribeUrl", string(&[&host, "?Action=Unsubscribe&SubscriptionArn=", &subscription].concat())),
        ("MessageAttributes", object(Vec::new())),
    ]);
    let record = object(vec![
        ("EventSource", string("aws:sns")),
        ("EventVersion", string("1.0")),
        ("EventSubscriptionArn", string(&subscription)),
        ("Sns", sns),
    ]);
    pretty(&object(vec![("Records", list(record))]))
}

/// What `aws sqs receive-message` prints of a queue that is the target.
pub fn sqs_message(payload: &str) -> String {
    let message = object(vec![
        ("MessageId", string(&uuid("message", payload))),
        ("ReceiptHandle", string(EXAMPLE)),
        ("Body", string(payload)),
    ]);
    pretty(&object(vec![("Messages", list(message))]))
}

/// The event of a Lambda function that reads from a queue that is the target.
/// <https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html>
pub fn lambda_sqs(payload: &str, queue: &Queue) -> String {
    let sent = queue.place.milliseconds().unwrap_or_default().to_string();
    let attributes = object(vec![
        ("ApproximateReceiveCount", string("1")),
        ("SentTimestamp", string(&sent)),
        ("SenderId", string(EXAMPLE)),
        ("ApproximateFirstReceiveTimestamp", string(&sent)),
    ]);
    let record = object(vec![
        ("messageId", string(&uuid("message", payload))),
        ("receiptHandle", string(EXAMPLE)),
        ("body", string(payload)),
        ("attributes", attributes),
        ("messageAttributes", object(Vec::new())),
        ("eventSource", string("aws:sqs")),
        ("eventSourceARN", string(&queue.place.arn("sqs", queue.name))),
        ("awsRegion", string(queue.place.region)),
    ]);
    pretty(&object(vec![("Records", list(record))]))
}

fn node(value: Value) -> Node {
    Node { value, span: Span::default() }
}

fn string(text: &str) -> Node {
    node(Value::String(text.into()))
}

fn list(only: Node) -> Node {
    node(Value::Array(vec![only]))
}

fn object(fields: Vec<(&str, Node)>) -> Node {
    let member = |(key, value): (&str, Node)| {
        let key = Spanned { value: key.into(), span: Span::default() };
        Member { key, value }
    };
    node(Value::Object(fields.into_iter().map(member).collect()))
}

/// An id in the form of a UUID, derived from what it is for and from the payload.
fn uuid(what: &str, payload: &str) -> String {
    let hash = |hash: u128, byte: u8| (hash ^ u128::from(byte)).wrapping_mul(FNV_PRIME);
    let bytes = what.bytes().chain(payload.bytes()).fold(FNV_BASIS, hash).to_be_bytes();
    let mut id = String::with_capacity(36);
    for (index, byte) in bytes.into_iter().enumerate() {
        id.push_str(if matches!(index, 4 | 6 | 8 | 10) { "-" } else { "" });
        id.extend([byte >> 4, byte & 0xf].iter().filter_map(|digit| char::from_digit(u32::from(*digit), 16)));
    }
    id
}

#[cfg(test)]
mod tests;
