//! From pasted text to events.

use eventglass_syntax::{
    Container, Expected, Node, Span, Stream, SyntaxKind, SyntaxProblem, Value, parse_stream_alive,
    sort_by_order,
};

use crate::{Envelope, Event, IngestKind, IngestProblem, cloudtrail};

/// What a text holds.
#[derive(Clone, Debug, Default)]
pub struct Ingested {
    /// The events, in the order of the text.
    pub events: Vec<Event>,
    /// What belongs to no event, in the order of the text.
    pub problems: Vec<IngestProblem>,
    /// How many events stand in the text beyond the ones that were asked for.
    pub left_out: usize,
}

/// Finds the events of a text: one, an array, JSON lines, objects that follow each other in any way, each an
/// EventBridge event, a CloudTrail record or a CloudTrail file. Linear in the length of the text.
pub fn ingest(text: &str, max_events: usize) -> Ingested {
    ingest_alive(text, max_events, &mut || {})
}

/// Finds the events of a text as [`ingest`] does, and calls `alive` after each value that follows another and after
/// every 10,000 values within one, so that whoever waits knows that the reading goes on.
pub fn ingest_alive(text: &str, max_events: usize, alive: &mut dyn FnMut()) -> Ingested {
    let mut intake = Intake { found: Ingested::default(), max_events, after_stray: false };
    parse_stream_alive(text, alive, &mut |item| intake.item(item));
    sort_by_order(&mut intake.found.problems, |problem| problem.span.order());
    intake.found
}

struct Intake {
    found: Ingested,
    max_events: usize,
    /// The last thing met was no event; then the last problem is about it.
    after_stray: bool,
}

impl Intake {
    fn item(&mut self, item: Stream) {
        let first = self.found.events.len();
        if !matches!(item.value.value, Value::Object(_) | Value::Array(_)) {
            return self.stray(item.value.span);
        }
        self.value(item.value);
        if !item.problems.is_empty() {
            self.hand_out(item.problems, first);
        }
    }

    fn value(&mut self, node: Node) {
        match node.value {
            Value::Object(_) => self.object(node),
            Value::Array(elements) => elements.into_iter().for_each(|element| self.value(element)),
            Value::Unreadable => {}
            _ => self.stray(node.span),
        }
    }

    fn object(&mut self, node: Node) {
        match Envelope::of(&node) {
            Envelope::EventBridge => self.event(|| Event::unwrapped(node)),
            Envelope::CloudTrailRecord => {
                self.event(|| cloudtrail::wrapped(node, Envelope::CloudTrailRecord));
            }
            Envelope::CloudTrailFile => {
                for record in cloudtrail::records(node) {
                    self.record_of_file(record);
                }
            }
        }
    }

    fn record_of_file(&mut self, record: Node) {
        match &record.value {
            Value::Object(_) if Envelope::of(&record) == Envelope::CloudTrailRecord => {
                self.event(|| cloudtrail::wrapped(record, Envelope::CloudTrailFile));
            }
            Value::Object(_) => self.event(|| Event::unwrapped(record)),
            Value::Unreadable => {}
            _ => self.stray(record.span),
        }
    }

    fn event(&mut self, event: impl FnOnce() -> Event) {
        self.after_stray = false;
        if self.found.events.len() < self.max_events {
            self.found.events.push(event());
        } else {
            self.found.left_out += 1;
        }
    }

    /// Notes what is no event. Neighbours are one problem: a megabyte of numbers must not be a million of
    /// them.
    fn stray(&mut self, span: Span) {
        match self.found.problems.last_mut() {
            Some(last) if self.after_stray => last.span = last.span.to(span),
            _ => self.found.problems.push(IngestProblem { kind: IngestKind::NotAnEvent, span }),
        }
        self.after_stray = true;
    }

    /// Gives each problem of a value to the event it lies in, of those from `first` on.
    fn hand_out(&mut self, problems: Vec<SyntaxProblem>, first: usize) {
        let events = self.found.events.get_mut(first..).unwrap_or_default();
        for problem in problems {
            let start = anchor(&problem);
            let before = events.partition_point(|event| event.span.start <= start);
            let event = before.checked_sub(1).and_then(|last| events.get_mut(last));
            if let Some(event) = event.filter(|event| lies_in(&problem, event.span)) {
                event.problems.push(problem.into());
            } else {
                self.found.problems.push(problem.into());
                self.after_stray = false;
            }
        }
        for event in events {
            sort_by_order(&mut event.problems, |problem| problem.span.order());
        }
    }
}

/// Where a problem belongs: that a bracket was never closed shows only at the end of the text.
fn anchor(problem: &SyntaxProblem) -> u32 {
    match problem.kind {
        SyntaxKind::UnclosedContainer(_, bracket) => bracket,
        _ => problem.span.start,
    }
}

/// Whether a problem is one of the object at `whole`, where its anchor is not before it.
fn lies_in(problem: &SyntaxProblem, whole: Span) -> bool {
    let start = anchor(problem);
    match problem.kind {
        SyntaxKind::UnclosedContainer(..) => start < whole.end,
        // In `[{} {}]` the array lacks a comma, in `[{"a": 1]` the object lacks its bracket: both next to the
        // object.
        SyntaxKind::UnexpectedCharacter(_, Expected::CommaIn(Container::Array))
        | SyntaxKind::MissingBeforeClose(_, Expected::CommaIn(Container::Array)) => {
            whole.start < start && start < whole.end
        }
        _ => whole.start < start && start <= whole.end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amis;
    use proptest::prelude::*;

    /// What was found in a few words: each event as its name, with a star where it was wrapped; then the
    /// problems that are no notes, each with the text it points at.
    fn summary(text: &str) -> (String, Vec<String>) {
        let found = ingest(text, 100);
        let events = found.events.iter().map(|event| match event.envelope {
            Envelope::EventBridge => event.name().to_owned(),
            _ => format!("{}*", event.name()),
        });
        let of_events = found.events.iter().enumerate().flat_map(|(index, event)| {
            let loud = event.problems.iter().filter(|it| matches!(it.kind, IngestKind::Syntax(_)));
            loud.map(move |it| format!("{index}: {} {}", it.kind.code(), it.span.of(text)))
        });
        let others = found.problems.iter().map(|it| format!("{} {}", it.kind.code(), it.span.of(text)));
        (events.collect::<Vec<_>>().join(" "), of_events.chain(others).collect())
    }

    fn check(text: &str, events: &str, problems: &[&str]) {
        let found = summary(text);
        assert_eq!(
            (found.0.as_str(), found.1),
            (events, problems.iter().map(|it| (*it).to_owned()).collect()),
            "{text}"
        );
    }

    /// An event, and a record, each told by its name.
    const PLAIN: &str = r#"{"source": "my.app", "detail-type": "Ping", "detail": {"n": 1}}"#;
    const RECORD: &str =
        r#"{"eventVersion": "1.11", "eventSource": "ec2.amazonaws.com", "eventName": "CopyImage"}"#;

    #[test]
    fn every_form_gives_its_events() {
        check("", "", &[]);
        check(PLAIN, "Ping", &[]);
        check("{}", "event", &[]);
        check(RECORD, "CopyImage*", &[]);
        check(&format!("[{PLAIN}, {RECORD}]"), "Ping CopyImage*", &[]);
        check(&format!("{{\"Records\": [{RECORD}, {RECORD}]}}"), "CopyImage* CopyImage*", &[]);
        check(&format!("[{{\"Records\": [{RECORD}]}}, {PLAIN}, [{PLAIN}]]"), "CopyImage* Ping Ping", &[]);
        check(&format!("{PLAIN}\n{RECORD}\r\n\n{PLAIN}\n"), "Ping CopyImage* Ping", &[]);
        check(&format!("{PLAIN}{PLAIN}{RECORD}"), "Ping Ping CopyImage*", &[]);
        check(&format!("{{\"Records\": [{RECORD}]}}{{\"Records\": []}}"), "CopyImage*", &[]);
    }

    #[test]
    fn in_a_file_only_records_are_wrapped() {
        check(&format!("{{\"Records\": [{RECORD}, {PLAIN}, {{}}]}}"), "CopyImage* Ping event", &[]);
        let message = r#"{"eventSource": "aws:sqs", "body": "{}"}"#;
        check(&format!("{{\"Records\": [{message}, {RECORD}]}}"), "event CopyImage*", &[]);
    }

    #[test]
    fn what_is_no_event_is_pointed_out_and_the_rest_is_used() {
        check("42", "", &["not-an-event 42"]);
        check("[1, {}, \"x\", null, {}]", "event event", &["not-an-event 1", "not-an-event \"x\", null"]);
        check(
            &format!("{{\"Records\": [7, {RECORD}, [{RECORD}]]}}"),
            "CopyImage*",
            &["not-an-event 7", &format!("not-an-event [{RECORD}]")],
        );
        check("$ cat events\n{} bye\nbye", "event", &["not-an-event $ cat events", "not-an-event bye\nbye"]);
        check("{}}", "event", &["not-an-event }"]);
    }

    #[test]
    fn a_broken_line_costs_one_line() {
        check(
            "{\"detail-type\": \"a\"}\n{\"detail-type\": \"b\", \"detail\": {\n{\"detail-type\": \"c\"}",
            "a b c",
            &["1: json-syntax "],
        );
    }

    #[test]
    fn a_mistake_belongs_to_the_object_it_stands_in() {
        check(r#"[{"a": tru}, {"b": 1,}]"#, "event event", &["0: json-syntax tru", "1: json-syntax }"]);
        check(r#"[{"a": 1} {"b": 1}]"#, "event event", &["json-syntax {"]);
        check(r#"[{"a": 1]"#, "event", &["0: json-syntax ]"]);
        check(r#"[{"a": {"b": 1"#, "event", &["0: json-syntax "]);
        check(r#"[{"a": 1},"#, "event", &["json-syntax "]);
        check("[tru, {}]", "event", &["json-syntax tru"]);
        check("😀 {\"a\": NaN}", "event", &["0: json-syntax NaN", "not-an-event 😀"]);
        let cut = format!("{{\"Records\": [{RECORD}, {}", RECORD.trim_end_matches('}'));
        check(&cut, "CopyImage* CopyImage*", &["1: json-syntax "]);
    }

    #[test]
    fn no_more_events_than_asked_for() {
        let found = ingest("{}{}[{},{}]", 3);
        assert_eq!((found.events.len(), found.left_out), (3, 1));
        assert_eq!(ingest("{}", 0).left_out, 1);
    }

    #[test]
    fn a_long_reading_shows_that_it_goes_on() {
        let signs = |text: &str| {
            let mut signs = 0;
            let found = ingest_alive(text, 5, &mut || signs += 1);
            (signs, found.events.len() + found.left_out)
        };
        assert_eq!(signs(""), (0, 0));
        assert_eq!(signs("{}\n{}\n{}"), (3, 3));
        assert_eq!(signs(&format!("[{}{{}}]", "{},".repeat(29_998))), (4, 29_999));
    }

    #[test]
    fn spans_are_places_in_the_pasted_text() {
        let text = format!("é [{PLAIN}, {RECORD}]");
        let places: Vec<_> =
            ingest(&text, 9).events.iter().map(|event| event.span.of(&text)).map(str::to_owned).collect();
        assert_eq!(places, [PLAIN, RECORD]);
    }

    proptest! {
        #[test]
        fn no_text_is_too_much(
            words in proptest::collection::vec(
                prop_oneof![
                    Just("{"), Just("}"), Just("["), Just("]"), Just(":"), Just(","), Just("\""), Just("\n"), Just(" "),
                    Just("\\"), Just("é"), Just("1"), Just("'"), Just("\"Records\""), Just("\"eventSource\""),
                    Just("\"eventName\""), Just("\"insightDetails\""), Just("\"detail-type\""), Just("\"source\""),
                    Just("\"detail\""), Just("\"imageId\""), Just("\"ami-0123abcd\""), Just("\"ami-\\u0030123abcd\""),
                ],
                0..60,
            )
        ) {
            let text = words.concat();
            let found = ingest(&text, 5);
            let mut end = 0;
            for event in &found.events {
                prop_assert!(event.span.start >= end && event.node.is_object());
                end = event.span.end;
                event.body(&text);
                for mention in amis(&event.node) {
                    prop_assert!(text.get(mention.span.start as usize..mention.span.end as usize).is_some());
                }
            }
            for problem in found.events.iter().flat_map(|event| &event.problems).chain(&found.problems) {
                prop_assert!(text.get(problem.span.start as usize..problem.span.end as usize).is_some());
            }
            let all = ingest(&text, usize::MAX);
            prop_assert_eq!(all.events.len(), found.events.len() + found.left_out);
        }
    }
}
