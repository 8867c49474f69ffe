//! Putting an envelope around what arrives without one.

use eventglass_syntax::{Member, Node, Span, Spanned, Text, Value};
use uuid::Uuid;

use crate::{Event, IngestKind, IngestProblem, print};

/// Where FNV-1a begins and what it multiplies by, for 128 bits.
/// <http://www.isthe.com/chongo/tech/comp/fnv/>
const FNV_BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const FNV_PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// An envelope in the making. Its members carry the span of what they are put around.
pub(crate) struct Wrapping {
    span: Span,
    members: Vec<Member>,
    pub(crate) problems: Vec<IngestProblem>,
}

impl Wrapping {
    /// An envelope around what stands at `span`, with its `version`.
    pub(crate) fn new(span: Span) -> Self {
        let mut wrapping = Wrapping { span, members: Vec::with_capacity(9), problems: Vec::new() };
        wrapping.put("version", Value::String("0".into()));
        wrapping
    }

    pub(crate) fn put(&mut self, field: &str, value: Value) {
        let span = self.span;
        self.put_node(field, Node { value, span });
    }

    pub(crate) fn put_node(&mut self, field: &str, value: Node) {
        let key = Spanned { value: field.into(), span: self.span };
        self.members.push(Member { key, value });
    }

    pub(crate) fn put_known(&mut self, field: &str, text: Option<Text>) {
        if let Some(text) = text {
            self.put(field, Value::String(text));
        }
    }

    pub(crate) fn put_or_note(&mut self, field: &'static str, text: Option<Text>) {
        if text.is_none() {
            self.note(IngestKind::MissingField(field));
        }
        self.put_known(field, text);
    }

    /// EventBridge makes a new UUID; this one is of the content, so that the same text always gives the same event.
    pub(crate) fn derived_id(&mut self, content: &Node) -> Text {
        self.note(IngestKind::IdDerived);
        let content = print::pretty(content, "");
        let hash = |hash: u128, byte: u8| (hash ^ u128::from(byte)).wrapping_mul(FNV_PRIME);
        // Version 8 is for whoever has a rule of their own.
        Uuid::new_v8(content.bytes().fold(FNV_BASIS, hash).to_be_bytes()).to_string().into()
    }

    pub(crate) fn note(&mut self, kind: IngestKind) {
        self.problems.push(IngestProblem::absent(kind, self.span));
    }

    pub(crate) fn problem(&mut self, kind: IngestKind, span: Span) {
        self.problems.push(IngestProblem { kind, span });
    }

    pub(crate) fn into_event(self) -> Event {
        let node = Node { value: Value::Object(self.members), span: self.span };
        Event::new(node, self.problems)
    }
}

/// A member that is a string.
pub(crate) fn string<'a>(object: &'a Node, key: &str) -> Option<&'a Text> {
    match &object.member(key)?.value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// A member of an object, taken out of it: of duplicate keys the last.
pub(crate) fn taken(object: Node, key: &str) -> Option<Node> {
    let Value::Object(members) = object.value else {
        return None;
    };
    let member = members.into_iter().rev().find(|member| member.key.value == *key);
    member.map(|member| member.value)
}

/// The elements of an array; none of anything else.
pub(crate) fn elements(array: Node) -> Vec<Node> {
    match array.value {
        Value::Array(elements) => elements,
        _ => Vec::new(),
    }
}
