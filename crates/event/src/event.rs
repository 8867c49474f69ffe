//! One event, as a bus would deliver it.

use std::rc::Rc;

use eventglass_syntax::{Node, Span, Value, sort_by_order};

use crate::{Envelope, IngestKind, IngestProblem, body, print};

/// The fields of the envelope that `testEventPattern` demands as strings, in the order in which AWS writes
/// them.
const STRING_FIELDS: [&str; 6] = ["id", "detail-type", "source", "account", "time", "region"];

/// An event and where it came from.
#[derive(Clone, Debug)]
pub struct Event {
    /// The whole event after unwrapping. Its spans are places in the text that it was read from: the pasted text, or
    /// the one of a string. Members that unwrapping made carry the span of what was unwrapped.
    pub node: Node,
    /// What it was unwrapped from, outermost first; the last is its own form. Never empty.
    pub chain: Vec<Envelope>,
    /// Its place in the pasted text; of what came out of a string, the string.
    pub span: Span,
    /// What is wrong with it or worth knowing, in the order of the text.
    pub problems: Vec<IngestProblem>,
    /// Of what came out of a string: the text of it that the spans of `node` belong to, empty where nobody asks.
    origin: Option<Rc<str>>,
}

impl Event {
    /// An event whose chain is not known yet.
    pub(crate) fn new(node: Node, problems: Vec<IngestProblem>) -> Event {
        Event { span: node.span, chain: Vec::new(), node, problems, origin: None }
    }

    /// An event that stands in the text as it is, however little it holds: the engine takes any object.
    pub(crate) fn unwrapped(node: Node) -> Event {
        let mut problems: Vec<IngestProblem> =
            STRING_FIELDS.iter().filter_map(|field| field_problem(&node, field)).collect();
        sort_by_order(&mut problems, |problem: &IngestProblem| problem.span.order());
        Event::new(node, problems)
    }

    /// Gives the event its place in the pasted text, which is that of a string around it.
    pub(crate) fn place(&mut self, string: Span) {
        self.span = string;
        for problem in &mut self.problems {
            problem.span = string;
        }
    }

    /// Says which text the event was read from, where it is not the pasted one. Only the first word counts: strings
    /// are left from the inside out.
    pub(crate) fn came_from(&mut self, text: &mut Origin<'_>) {
        if self.origin.is_none() {
            let is_asked =
                self.is_broken() || (self.is_unwrapped() && self.node.span.of(text.text).contains('\n'));
            self.origin = Some(text.shared(is_asked));
        }
    }

    /// The outermost form, in which it was pasted.
    pub fn envelope(&self) -> Envelope {
        self.chain.first().copied().unwrap_or(Envelope::EventBridge)
    }

    /// Whether it stands in the pasted text as it is: not out of a string, and nothing was put around it.
    pub fn is_as_pasted(&self) -> bool {
        self.origin.is_none() && self.is_unwrapped()
    }

    fn is_unwrapped(&self) -> bool {
        self.chain.last().is_none_or(|form| form.is_event_itself())
    }

    /// `aws.ec2`
    pub fn source(&self) -> Option<&str> {
        self.field("source")
    }

    /// `AWS API Call via CloudTrail`
    pub fn detail_type(&self) -> Option<&str> {
        self.field("detail-type")
    }

    /// `2026-03-01T10:00:00Z`, as it was written
    pub fn time(&self) -> Option<&str> {
        self.field("time")
    }

    /// `eu-west-1`
    pub fn region(&self) -> Option<&str> {
        self.field("region")
    }

    /// `111122223333`
    pub fn account(&self) -> Option<&str> {
        self.field("account")
    }

    /// What a list shows: the call of a CloudTrail event, else the detail-type, else `event`.
    pub fn name(&self) -> &str {
        let call = self.node.member("detail").and_then(|detail| detail.member("eventName"));
        call.and_then(Node::as_str).or_else(|| self.detail_type()).unwrap_or("event")
    }

    /// Whether the pasted text of it breaks JSON's rules. Of a value with a hundred mistakes no more are known: what
    /// stands behind them may be broken too.
    pub fn is_broken(&self) -> bool {
        self.problems.iter().any(|problem| matches!(problem.kind, IngestKind::Syntax(_)))
    }

    /// Its JSON text. A broken event that is [as it was pasted](Event::is_as_pasted) stands there exactly so: a
    /// problem's place in the body is its place in `text` less the start of `span`. One that spans several lines keeps
    /// its layout and loses what it was indented by; everything else is laid out anew. Reading the body gives a value
    /// equal to `node`.
    pub fn body(&self, text: &str) -> String {
        let text = self.origin.as_deref().unwrap_or(text);
        let slice = self.node.span.of(text);
        if !self.is_unwrapped() || slice.is_empty() {
            print::pretty(&self.node, text)
        } else if self.is_broken() {
            slice.to_owned()
        } else if slice.contains('\n') {
            body::dedented(text, self.node.span)
        } else {
            print::pretty(&self.node, text)
        }
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.node.member(name).and_then(Node::as_str)
    }
}

/// The text of a string, copied once for all events that need it.
pub(crate) struct Origin<'a> {
    text: &'a str,
    full: Option<Rc<str>>,
    empty: Option<Rc<str>>,
}

impl<'a> Origin<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Origin { text, full: None, empty: None }
    }

    fn shared(&mut self, is_asked: bool) -> Rc<str> {
        let (kept, text) = if is_asked { (&mut self.full, self.text) } else { (&mut self.empty, "") };
        Rc::clone(kept.get_or_insert_with(|| text.into()))
    }
}

fn field_problem(event: &Node, field: &'static str) -> Option<IngestProblem> {
    match event.member(field) {
        None => Some(IngestProblem::absent(IngestKind::MissingField(field), event.span)),
        Some(Node { value: Value::String(_) | Value::Unreadable, .. }) => None,
        Some(other) => Some(IngestProblem { kind: IngestKind::FieldNotString(field), span: other.span }),
    }
}

#[cfg(test)]
mod tests {
    use crate::ingest;
    use eventglass_syntax::parse;
    use proptest::prelude::*;

    fn body(text: &str) -> String {
        ingest(text, 1).events[0].body(text)
    }

    #[test]
    fn fields_are_at_hand() {
        let text = r#"{"id": "i", "source": "aws.ec2", "detail-type": "EC2 AMI State Change", "account": "1", "region": "r",
                       "time": "t", "detail": {}}"#;
        let event = &ingest(text, 1).events[0];
        assert_eq!(event.source(), Some("aws.ec2"));
        assert_eq!(event.detail_type(), Some("EC2 AMI State Change"));
        assert_eq!((event.account(), event.region(), event.time()), (Some("1"), Some("r"), Some("t")));
        assert!(event.problems.is_empty());
    }

    #[test]
    fn the_name_is_the_most_telling_field() {
        for (text, name) in [
            (r#"{"detail-type": "d", "detail": {"eventName": "CopyImage"}}"#, "CopyImage"),
            (r#"{"detail-type": "EC2 AMI State Change", "detail": {}}"#, "EC2 AMI State Change"),
            (r#"{"eventSource": "a.b", "eventName": "c"}"#, "c"),
            (r#"{"detail-type": 1}"#, "event"),
        ] {
            assert_eq!(ingest(text, 1).events[0].name(), name, "{text}");
        }
    }

    #[test]
    fn what_an_envelope_lacks_is_noted_in_the_order_of_the_text() {
        let text = r#"{"id": "i", "source": "s", "region": "r", "account": 111122223333, "detail": {}}"#;
        let event = &ingest(text, 1).events[0];
        let notes = event.problems.iter().map(|it| format!("{} {}", it.kind.code(), it.span.of(text)));
        assert_eq!(
            notes.collect::<Vec<_>>(),
            ["missing-field {", "missing-field {", "field-not-string 111122223333"]
        );
    }

    #[test]
    fn a_body_keeps_the_layout_of_several_lines() {
        assert_eq!(body("[\n  {\n     \"a\" : 1.0 }]"), "{\n   \"a\" : 1.0 }");
    }

    #[test]
    fn a_body_of_one_line_is_laid_out() {
        assert_eq!(body(r#"{"a":{"b":[{}]}}"#), "{\n  \"a\": {\n    \"b\": [\n      {}\n    ]\n  }\n}");
        assert_eq!(body(r#"[{"a":1,"a":1.50}]"#), r#"{ "a": 1, "a": 1.50 }"#);
    }

    #[test]
    fn a_broken_body_is_what_was_pasted() {
        assert_eq!(body(r#" {"a":tru,}"#), r#"{"a":tru,}"#);
        assert_eq!(body("  {\n    'a': \"x\n    y\"}"), "{\n    'a': \"x\n    y\"}");
    }

    #[test]
    fn a_wrapped_body_is_laid_out() {
        let text = "{\"eventID\": \"e\",\n\"eventSource\": \"a.b\", \"eventName\": \"c\"}";
        let detail = "\"detail\": { \"eventID\": \"e\", \"eventSource\": \"a.b\", \"eventName\": \"c\" }\n}";
        assert!(body(text).ends_with(detail), "{}", body(text));
    }

    fn json() -> impl Strategy<Value = String> {
        let scalar = prop_oneof![
            "null|true|-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,3})?",
            "\"([a-zé😀/ ]|\\\\[\"\\\\/bfnrt]|\\\\u(00[01][0-9a-f]|d8[0-9a-f]{2}|de[0-9a-f]{2})){0,30}\"",
        ];
        let space = "[ \t\r\n]{0,3}";
        scalar.prop_recursive(5, 40, 6, move |inner| {
            let item = (space, inner, space).prop_map(|(before, value, after)| before + &value + &after);
            let items = proptest::collection::vec(item, 0..6);
            prop_oneof![
                items.clone().prop_map(|items| format!("[{}]", items.join(","))),
                (items, space).prop_map(|(items, space)| {
                    let members: Vec<_> = items
                        .iter()
                        .enumerate()
                        .map(|(n, item)| format!("\n   \"k{}\"{space}:{item}", n % 3))
                        .collect();
                    format!("{{{}}}", members.join(","))
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn reading_a_body_gives_the_event(value in json(), space in "[ \n\t]{0,4}", lined in any::<bool>()) {
            let event = format!("{{\"a\":{value},{space}\"b\":{value}}}");
            let text = format!("[{space}{}]", if lined { event } else { event.replace('\n', " ") });
            let found = ingest(&text, 1);
            prop_assert!(found.problems.is_empty() && !found.events[0].is_broken());
            let read = parse(&found.events[0].body(&text));
            prop_assert!(read.problems.is_empty() && read.trailing.is_none());
            prop_assert_eq!(read.value.unwrap(), found.events[0].node.clone());
        }

        #[test]
        fn reading_a_wrapped_body_gives_the_event(value in json()) {
            let text = format!("{{\"Records\": [{{\"eventSource\": \"a.b\", \"eventName\": \"c\", \"x\": {value}}}]}}");
            let event = &ingest(&text, 1).events[0];
            let read = parse(&event.body(&text));
            prop_assert!(read.problems.is_empty());
            prop_assert_eq!(&read.value.unwrap(), &event.node);
        }
    }
}
