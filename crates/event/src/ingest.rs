//! From pasted text to events.

use std::cell::RefCell;
use std::vec;

use eventglass_syntax::{Node, Span, Stream, SyntaxProblem, Value, parse_stream_alive, sort_by_order};

use crate::event::Origin;
use crate::mistake::{anchor, lies_in, placed, whole_characters};
use crate::wrapping::{elements, taken};
use crate::{Envelope, Event, IngestKind, IngestProblem, Source, Thing, cloudtrail, unwrap};

/// How many envelopes may be around one.
const MAX_LEVELS: usize = 8;
/// How many calls to open something may be under way: more than levels, since some envelopes hold others without text
/// between. It bounds the recursion.
const MAX_OPENINGS: usize = 20;
/// How many bytes of one string are read, and of all strings of a text.
const MAX_STRING: usize = 20 << 20;
const MAX_STRINGS: usize = 64 << 20;

/// What a text holds.
#[derive(Clone, Debug, Default)]
pub struct Ingested {
    /// The events, in the order of the text.
    pub events: Vec<Event>,
    /// What belongs to no event, in the order of the text.
    pub problems: Vec<IngestProblem>,
    /// How many events stand in the text beyond the ones that were asked for.
    pub left_out: usize,
    /// Whether something in the text is neither an event, a CloudTrail record nor a CloudTrail file, or is broken.
    pub wrapped: bool,
    /// The named parts of the text, in its order.
    pub sources: Vec<Source>,
}

/// Finds the events of a text: one, an array, JSON lines, objects that follow each other in any way, each in any
/// [`Envelope`], nested up to 8 deep. Linear in the length of the text and of what is unwrapped, which is 64 MB at most.
pub fn ingest(text: &str, max_events: usize) -> Ingested {
    ingest_alive(text, max_events, &mut || {})
}

/// Finds the events of a text as [`ingest`] does, and calls `alive` after each value that follows another and after
/// every 10,000 values within one, so that whoever waits knows that the reading goes on.
pub fn ingest_alive(text: &str, max_events: usize, alive: &mut dyn FnMut()) -> Ingested {
    let alive = RefCell::new(alive);
    let sign = || sign(&alive);
    let mut intake = Intake::new(max_events, &sign, Some(unwrap::open));
    let sources = unwrap::read_pasted(&mut intake, text);
    let mut found = intake.finished();
    found.sources = sources.among(&found.events);
    found
}

/// Finds what is plain in a text, with signs of life as [`ingest_alive`] gives: EventBridge events, CloudTrail records
/// and CloudTrail files. Everything else is an event as it stands or a problem, and [`Ingested::wrapped`] says that
/// there is some. It brings none of the code that unwraps.
pub fn ingest_plain(text: &str, max_events: usize, alive: &mut dyn FnMut()) -> Ingested {
    let alive = RefCell::new(alive);
    let sign = || sign(&alive);
    let mut intake = Intake::new(max_events, &sign, None);
    intake.read(text, &mut Intake::item);
    intake.finished()
}

fn sign(alive: &RefCell<&mut dyn FnMut()>) {
    if let Ok(mut alive) = alive.try_borrow_mut() {
        alive();
    }
}

/// Opens an envelope, or gives back what is none.
pub(crate) type Opener = fn(&mut Intake<'_>, Node) -> Option<Node>;

/// A reading under way.
pub(crate) struct Intake<'a> {
    found: Ingested,
    max_events: usize,
    /// How many events and problems were met.
    met: usize,
    /// The last thing met was no event; then the last problem is about it.
    after_stray: bool,
    alive: &'a dyn Fn(),
    /// A value, so that a program that never unwraps has none of the code.
    open: Option<Opener>,
    openings: usize,
    /// The envelopes around what is being read, outermost first.
    chain: Vec<Envelope>,
    /// The string of the pasted text that is being read, if any.
    string: Option<Span>,
    /// For each event found its place in the text that is being read: the pasted one or that of a string.
    places: Vec<Span>,
    /// How many bytes of strings may still be read.
    left: usize,
}

impl<'a> Intake<'a> {
    fn new(max_events: usize, alive: &'a dyn Fn(), open: Option<Opener>) -> Self {
        Intake {
            found: Ingested::default(),
            max_events,
            met: 0,
            after_stray: false,
            alive,
            open,
            openings: 0,
            chain: Vec::new(),
            string: None,
            places: Vec::new(),
            left: MAX_STRINGS,
        }
    }

    fn finished(mut self) -> Ingested {
        sort_by_order(&mut self.found.problems, |problem| problem.span.order());
        self.found
    }

    /// Reads the values of a text.
    pub(crate) fn read(&mut self, text: &str, take: &mut dyn FnMut(&mut Self, Stream)) {
        let alive = self.alive;
        parse_stream_alive(text, &mut || alive(), &mut |item| take(self, item));
    }

    /// Takes a value of the text that is being read.
    pub(crate) fn item(&mut self, item: Stream) {
        let first = self.found.events.len();
        if matches!(item.value.value, Value::Object(_) | Value::Array(_)) {
            self.value(item.value);
        } else if let Some(node) = self.opened(item.value) {
            // It is named as a whole, so its mistakes are not.
            return self.stray(node.span);
        }
        if !item.problems.is_empty() {
            self.found.wrapped = true;
            self.hand_out(item.problems, first);
        }
    }

    /// Takes a value; of arrays, however deep, each element. Without recursion, since strings in strings would add up.
    pub(crate) fn value(&mut self, node: Node) {
        let mut rest: Vec<vec::IntoIter<Node>> = vec![vec![node].into_iter()];
        while let Some(elements) = rest.last_mut() {
            match elements.next() {
                None => {
                    rest.pop();
                }
                Some(node @ Node { value: Value::Array(_), .. }) => {
                    rest.extend(self.opened(node).map(|array| self::elements(array).into_iter()));
                }
                Some(node) => self.single(node),
            }
        }
    }

    fn single(&mut self, node: Node) {
        match node.value {
            Value::Object(_) => self.object(node),
            Value::Unreadable => {}
            _ => {
                if let Some(node) = self.opened(node) {
                    self.stray(node.span);
                }
            }
        }
    }

    fn object(&mut self, node: Node) {
        match Envelope::of(&node) {
            Some(Envelope::CloudTrailFile) => self.file(node),
            Some(Envelope::CloudTrailRecord) => {
                self.event(Envelope::CloudTrailRecord, || cloudtrail::wrapped(node));
            }
            Some(form) => self.event(form, || Event::unwrapped(node)),
            None => self.other(node),
        }
    }

    fn file(&mut self, node: Node) {
        let span = node.span;
        let records = taken(node, "Records").map(elements).unwrap_or_default();
        if records.is_empty() {
            self.found.wrapped = true;
            if self.open.is_some() {
                self.problem(IngestKind::NoEvent(Thing::EmptyBatch), span);
            }
        }
        for record in records {
            self.record_of_file(record);
        }
    }

    fn record_of_file(&mut self, record: Node) {
        if !record.is_object() {
            return match record.value {
                Value::Unreadable => {}
                _ => self.stray(record.span),
            };
        }
        match Envelope::of(&record) {
            Some(Envelope::CloudTrailRecord) => {
                self.event(Envelope::CloudTrailFile, || cloudtrail::wrapped(record));
            }
            Some(form) if form.is_event_itself() => self.event(form, || Event::unwrapped(record)),
            _ => self.other(record),
        }
    }

    /// Takes an object that is nothing plain: as what it holds, else as an event, since the engine takes any object.
    fn other(&mut self, node: Node) {
        self.found.wrapped = true;
        let Some(node) = self.opened(node) else { return };
        // `lookup-events` has nothing else, however little of a record is left of it.
        if self.chain.last() == Some(&Envelope::LookupEvents) {
            self.event(Envelope::CloudTrailRecord, || cloudtrail::wrapped(node));
        } else {
            self.event(Envelope::EventBridge, || Event::unwrapped(node));
        }
    }

    /// Opens an envelope, or gives back what is none.
    fn opened(&mut self, node: Node) -> Option<Node> {
        let Some(open) = self.open else {
            return Some(node);
        };
        if self.openings == MAX_OPENINGS {
            self.problem(IngestKind::WrappedTooDeep, node.span);
            return None;
        }
        self.openings += 1;
        let node = open(self, node);
        self.openings -= 1;
        node
    }

    pub(crate) fn event(&mut self, form: Envelope, make: impl FnOnce() -> Event) {
        self.after_stray = false;
        self.met += 1;
        if self.found.events.len() < self.max_events {
            self.keep(form, make());
        } else {
            self.found.left_out += 1;
        }
    }

    fn keep(&mut self, form: Envelope, mut event: Event) {
        event.chain.reserve_exact(self.chain.len() + 1);
        event.chain.extend_from_slice(&self.chain);
        event.chain.push(form);
        self.places.push(event.span);
        if let Some(string) = self.string {
            event.place(string);
        }
        self.found.events.push(event);
    }

    /// Notes what is no event.
    pub(crate) fn stray(&mut self, span: Span) {
        self.problem(IngestKind::NotAnEvent, span);
    }

    /// Notes what gives no event. Neighbours of one kind are one problem: a megabyte of numbers must not be a million
    /// of them.
    pub(crate) fn problem(&mut self, kind: IngestKind, span: Span) {
        self.found.wrapped = true;
        self.met += 1;
        let span = self.string.unwrap_or(span);
        match self.found.problems.last_mut() {
            Some(last) if self.after_stray && last.kind == kind => last.span = last.span.to(span),
            _ => self.found.problems.push(IngestProblem { kind, span }),
        }
        self.after_stray = true;
    }

    /// Reads something that stands in an envelope at `place`.
    pub(crate) fn within(&mut self, envelope: Envelope, place: Span, read: impl FnOnce(&mut Self)) {
        if self.chain.len() == MAX_LEVELS {
            return self.problem(IngestKind::WrappedTooDeep, place);
        }
        self.found.wrapped = true;
        self.chain.push(envelope);
        read(self);
        self.chain.pop();
    }

    /// Reads the text of a string that stands at `literal` of the text that is being read.
    pub(crate) fn string(&mut self, text: &str, literal: Span, read: impl FnOnce(&mut Self)) {
        if text.len() > self.room() {
            return self.problem(IngestKind::WrappedTooLong, literal);
        }
        self.spend(text.len());
        let first = self.found.events.len();
        let outer = self.string;
        self.string = outer.or(Some(literal));
        read(self);
        self.string = outer;
        self.places.truncate(first);
        let mut origin = Origin::new(text);
        for event in self.found.events.get_mut(first..).unwrap_or_default() {
            event.came_from(&mut origin);
            self.places.push(literal);
        }
    }

    /// Says that what was read is the pasted text with blanks in some places. An event around one has it from there, and
    /// no place begins or ends inside a character that became some.
    pub(crate) fn blanked(&mut self, text: &str, read: &str, blanks: &[Span]) {
        let mut origin = Origin::new(read);
        for event in &mut self.found.events {
            let next = blanks.partition_point(|blank| blank.start < event.span.start);
            if blanks.get(next).is_some_and(|blank| blank.start < event.span.end) {
                event.came_from(&mut origin);
            }
            event.span = whole_characters(event.span, text);
        }
        // A value that is never closed can reach over blanks whose events were read on the way.
        sort_by_order(&mut self.found.events, |event| u64::from(event.span.start));
        let of_events = self.found.events.iter_mut().flat_map(|event| &mut event.problems);
        for problem in of_events.chain(&mut self.found.problems) {
            problem.span = whole_characters(problem.span, text);
        }
    }

    /// How long a string may be.
    pub(crate) fn room(&self) -> usize {
        self.left.min(MAX_STRING)
    }

    /// Counts bytes that came out of strings.
    pub(crate) fn spend(&mut self, bytes: usize) {
        self.left = self.left.saturating_sub(bytes);
    }

    /// How many events and problems were met so far.
    pub(crate) fn met(&self) -> usize {
        self.met
    }

    /// Gives each problem of a value to the event it lies in, of those from `first` on.
    fn hand_out(&mut self, problems: Vec<SyntaxProblem>, first: usize) {
        let events = self.found.events.get_mut(first..).unwrap_or_default();
        let places = self.places.get(first..).unwrap_or_default();
        for problem in problems {
            let start = anchor(&problem);
            let before = places.partition_point(|place| place.start <= start);
            let last = before
                .checked_sub(1)
                .filter(|last| places.get(*last).is_some_and(|place| lies_in(&problem, *place)));
            let problem = placed(problem, self.string);
            if let Some(event) = last.and_then(|last| events.get_mut(last)) {
                event.problems.push(problem);
            } else {
                self.found.problems.push(problem);
                self.met += 1;
                self.after_stray = false;
            }
        }
        for event in events {
            sort_by_order(&mut event.problems, |problem| problem.span.order());
        }
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
        let events = found.events.iter().map(|event| match event.chain.last() {
            Some(Envelope::EventBridge) => event.name().to_owned(),
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
        check(
            &format!("{{\"Records\": [{RECORD}]}}{{\"Records\": []}}"),
            "CopyImage*",
            &["empty-batch {\"Records\": []}"],
        );
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
            let mut start = 0;
            for event in &found.events {
                prop_assert!(event.span.start >= start && event.node.is_object());
                start = event.span.start;
                event.body(&text);
                for mention in amis(&event.node).iter().filter(|_| event.is_as_pasted()) {
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
