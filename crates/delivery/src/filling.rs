//! What stands for a placeholder, and how it is written.

use eventglass_syntax::{Node, Value};

use crate::print::{Manner, Printer};
use crate::{Context, Found};

/// The members of `<aws.events.event>` in their order, and the fields of the event they come from.
const ENVELOPE: [(&str, &str); 8] = [
    ("id", "id"),
    ("account", "account"),
    ("detailType", "detail-type"),
    ("time", "time"),
    ("source", "source"),
    ("region", "region"),
    ("resources", "resources"),
    ("version", "version"),
];

/// A variable that EventBridge defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Predefined {
    RuleArn,
    RuleName,
    IngestionTime,
    /// the event without its detail
    Event,
    /// the event as it is
    EventJson,
}

/// What stands for a placeholder.
#[derive(Clone, Debug)]
pub(crate) enum Filling<'a> {
    /// nothing was found at its path
    Missing,
    Text(&'a str),
    Node(&'a Node),
    List(Vec<&'a Node>),
    /// `<aws.events.event>`
    Envelope(&'a Node),
}

impl Predefined {
    pub(crate) const ALL: [(&str, Predefined); 5] = [
        ("aws.events.rule-arn", Predefined::RuleArn),
        ("aws.events.rule-name", Predefined::RuleName),
        ("aws.events.event.ingestion-time", Predefined::IngestionTime),
        ("aws.events.event", Predefined::Event),
        ("aws.events.event.json", Predefined::EventJson),
    ];

    pub(crate) fn named(name: &str) -> Option<Predefined> {
        Predefined::ALL.iter().find(|(it, _)| *it == name).map(|(_, predefined)| *predefined)
    }

    pub(crate) fn is_object(self) -> bool {
        matches!(self, Predefined::Event | Predefined::EventJson)
    }

    pub(crate) fn filling<'a>(self, event: &'a Node, context: &Context<'a>) -> Filling<'a> {
        match self {
            Predefined::RuleArn => Filling::Text(context.rule_arn),
            Predefined::RuleName => Filling::Text(context.rule_name),
            Predefined::IngestionTime => Filling::Text(context.ingestion_time),
            Predefined::Event => Filling::Envelope(event),
            Predefined::EventJson => Filling::Node(event),
        }
    }
}

impl<'a> From<Found<'a>> for Filling<'a> {
    fn from(found: Found<'a>) -> Self {
        match found {
            Found::Missing => Filling::Missing,
            Found::One(Node { value: Value::String(text), .. }) => Filling::Text(text.as_str()),
            Found::One(node) => Filling::Node(node),
            Found::Many(nodes) => Filling::List(nodes),
        }
    }
}

impl Filling<'_> {
    /// Whether it is an object or an array.
    pub(crate) fn is_container(&self) -> bool {
        match self {
            Filling::Missing | Filling::Text(_) => false,
            Filling::Node(node) => matches!(node.value, Value::Array(_) | Value::Object(_)),
            Filling::List(_) | Filling::Envelope(_) => true,
        }
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Filling::Node(Node { value: Value::Null, .. }))
    }

    /// Whether it is a string that JSON would write otherwise.
    pub(crate) fn needs_escapes(&self) -> bool {
        let is_special = |byte: u8| byte < 0x20 || byte == b'"' || byte == b'\\';
        matches!(self, Filling::Text(text) if text.bytes().any(is_special))
    }

    /// Writes it where a value of a JSON document is expected. A string gets quotes and is not escaped.
    pub(crate) fn push_value(&self, out: &mut String) {
        match self {
            Filling::Missing => out.push_str("\"\""),
            Filling::Text(text) => out.extend(["\"", text, "\""]),
            other => out.push_str(&other.written(Manner::Compact)),
        }
    }

    /// Writes it into a text: what is no string loses its inner quotes.
    pub(crate) fn push_text(&self, out: &mut String) {
        match self {
            Filling::Missing => {}
            Filling::Text(text) => out.push_str(text),
            other => out.push_str(&other.written(Manner::Bare)),
        }
    }

    fn written(&self, manner: Manner) -> String {
        let mut printer = Printer::new(manner);
        match self {
            Filling::Missing | Filling::Text(_) => {}
            Filling::Node(node) => printer.value(node, 0),
            Filling::List(nodes) => printer.list(nodes),
            Filling::Envelope(event) => {
                let field = |(key, from): &(&'static str, &str)| Some((*key, event.member(from)?));
                printer.fields(ENVELOPE.iter().filter_map(field));
            }
        }
        printer.out
    }
}
