//! Requests to `PutEvents`, and the events that they put on a bus.

use eventglass_syntax::{Node, Text, Value, parse};

use crate::event::Origin;
use crate::ingest::Intake;
use crate::mistake::placed;
use crate::wrapping::{Wrapping, elements, string, taken};
use crate::{Envelope, Event, IngestKind};

/// A member in the spelling of the API, or with a small first letter, as some libraries print it.
struct Spelling {
    api: &'static str,
    small: &'static str,
}

const SOURCE: Spelling = Spelling { api: "Source", small: "source" };
const DETAIL_TYPE: Spelling = Spelling { api: "DetailType", small: "detailType" };
const DETAIL: Spelling = Spelling { api: "Detail", small: "detail" };
const RESOURCES: Spelling = Spelling { api: "Resources", small: "resources" };
const TIME: Spelling = Spelling { api: "Time", small: "time" };

impl Spelling {
    fn of<'a>(&self, entry: &'a Node) -> Option<&'a Node> {
        entry.member(self.api).or_else(|| entry.member(self.small))
    }

    fn is(&self, key: &Text) -> bool {
        *key == self.api || *key == self.small
    }

    fn text(&self, entry: &Node) -> Option<Text> {
        string(entry, self.api).or_else(|| string(entry, self.small)).cloned()
    }
}

pub(crate) fn is_entry(object: &Node) -> bool {
    let is_known = |spelling: &Spelling| spelling.of(object).is_some();
    is_known(&DETAIL_TYPE) && (is_known(&SOURCE) || is_known(&DETAIL))
}

pub(crate) fn is_request(object: &Node) -> bool {
    object.member("Entries").map(Node::elements).unwrap_or_default().iter().any(is_entry)
}

pub(crate) fn open_request(intake: &mut Intake<'_>, node: Node) {
    let span = node.span;
    intake.within(Envelope::PutEvents, span, |intake| {
        for entry in taken(node, "Entries").map(elements).unwrap_or_default() {
            intake.value(entry);
        }
    });
}

/// Takes an entry as the event that EventBridge makes of it. Who calls and where is not in it.
pub(crate) fn open_entry(intake: &mut Intake<'_>, entry: Node) {
    intake.event(Envelope::PutEventsEntry, || wrapped(entry));
}

fn wrapped(entry: Node) -> Event {
    let mut wrapping = Wrapping::new(entry.span);
    let id = wrapping.derived_id(&entry);
    wrapping.put("id", Value::String(id));
    wrapping.put_or_note("detail-type", DETAIL_TYPE.text(&entry));
    wrapping.put_or_note("source", SOURCE.text(&entry));
    wrapping.put_or_note("account", None);
    wrapping.put_or_note("time", TIME.text(&entry));
    wrapping.put_or_note("region", None);
    let (resources, detail) = taken_parts(entry);
    wrapping.put("resources", Value::Array(resources.map(elements).unwrap_or_default()));
    if let Some(detail) = detail {
        return put_detail(wrapping, detail);
    }
    wrapping.note(IngestKind::MissingField("detail"));
    wrapping.into_event()
}

/// What is large in an entry, taken out of it: its resources and its detail.
fn taken_parts(entry: Node) -> (Option<Node>, Option<Node>) {
    let (mut resources, mut detail) = (None, None);
    let Value::Object(members) = entry.value else {
        return (None, None);
    };
    for member in members {
        if RESOURCES.is(&member.key.value) {
            resources = Some(member.value);
        } else if DETAIL.is(&member.key.value) {
            detail = Some(member.value);
        }
    }
    (resources, detail)
}

/// `Detail` is a string of a JSON object; documents and some libraries print the object itself.
fn put_detail(mut wrapping: Wrapping, detail: Node) -> Event {
    let literal = detail.span;
    let Value::String(text) = &detail.value else {
        if !detail.is_object() {
            wrapping.problem(IngestKind::MalformedDetail, literal);
        }
        wrapping.put_node("detail", detail);
        return wrapping.into_event();
    };
    let read = parse(text.as_str());
    for problem in read.problems {
        wrapping.problems.push(placed(problem, Some(literal)));
    }
    if let Some(object) = read.value.filter(Node::is_object) {
        wrapping.put_node("detail", object);
    } else {
        wrapping.problems.retain(|problem| !matches!(problem.kind, IngestKind::Syntax(_)));
        wrapping.problem(IngestKind::MalformedDetail, literal);
        wrapping.put("detail", Value::String(text.clone()));
    }
    let mut event = wrapping.into_event();
    event.came_from(&mut Origin::new(text.as_str()));
    event
}

#[cfg(test)]
mod tests {
    use crate::ingest;
    use crate::testing::check;

    #[test]
    fn entries_are_known_in_either_spelling() {
        let api = r#"{"Source": "s", "DetailType": "d", "Detail": "{}"}"#;
        for (text, found) in [
            (api.to_owned(), "put-events-entry"),
            (r#"{"source": "s", "detailType": "d", "detail": "{}"}"#.to_owned(), "put-events-entry"),
            (format!("[{api}]"), "put-events-entry"),
            (format!(r#"{{"Entries": [{api}]}}"#), "put-events > put-events-entry"),
            (r#"{"Entries": []}"#.to_owned(), "empty-batch"),
            (r#"{"Entries": [1]}"#.to_owned(), "event-bridge"),
            (r#"{"Source": "s", "Detail": "{}"}"#.to_owned(), "event-bridge"),
        ] {
            check(&text, found);
        }
    }

    #[test]
    fn what_an_entry_lacks_is_noted() {
        let text =
            r#"{"Source": "s", "DetailType": "d", "Detail": "{\"n\": 1}", "Resources": ["r"], "Time": "t"}"#;
        let event = &ingest(text, 9).events[0];
        let names: Vec<_> = event.node.members().iter().map(|member| member.key.value.as_str()).collect();
        assert_eq!(names, ["version", "id", "detail-type", "source", "time", "resources", "detail"]);
        let codes: Vec<_> = event.problems.iter().map(|it| it.kind.code()).collect();
        assert_eq!(codes, ["id-derived", "missing-field", "missing-field"]);
        assert_eq!(event.span.of(text), text);
    }

    #[test]
    fn detail_is_an_object() {
        for (detail, codes) in [
            ("\"hello\"", "malformed-detail"),
            ("\"[1]\"", "malformed-detail"),
            ("1", "malformed-detail"),
            ("\"{\\\"n\\\": tru}\"", "json-syntax"),
            ("{\"n\": 1}", ""),
            ("\"{}\"", ""),
        ] {
            let text = format!(r#"{{"Source": "s", "DetailType": "d", "Detail": {detail}}}"#);
            let event = &ingest(&text, 9).events[0];
            let loud = event.problems.iter().filter(|it| it.kind.severity() == crate::Severity::Error);
            let loud: Vec<_> = loud.map(|it| (it.kind.code(), it.span.of(&text))).collect();
            let expected: Vec<_> = codes.split_terminator(' ').map(|code| (code, detail)).collect();
            assert_eq!(loud, expected, "{text}");
            event.body(&text);
        }
    }
}
