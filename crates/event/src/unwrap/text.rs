//! Text in text: a message that is JSON, a string by itself, and the pasted text with its lines.

use std::iter::Peekable;
use std::slice::Iter;

use eventglass_syntax::{Node, Span, Stream, Value};

use crate::ingest::Intake;
use crate::source::Headers;
use crate::unwrap::bytes;
use crate::unwrap::lines::{Form, Lines, Row};
use crate::{Envelope, IngestKind, Thing};

/// Reads a pasted text, and gives the names of its parts.
pub(crate) fn read_pasted(intake: &mut Intake<'_>, text: &str) -> Headers {
    let lines = Lines::pasted(text);
    read(intake, text, &lines);
    if !lines.blanks.is_empty() {
        intake.blanked(text, &lines.json, &lines.blanks);
    }
    lines.headers
}

/// Reads what a message is: a string of JSON text, or the value itself, as documents print it.
pub(crate) fn message(intake: &mut Intake<'_>, envelope: Envelope, message: Node) {
    let span = message.span;
    match message.value {
        Value::String(text) => open(intake, envelope, text.as_str(), span),
        Value::Object(_) | Value::Array(_) => {
            intake.within(envelope, span, |intake| intake.value(message));
        }
        Value::Unreadable => {}
        _ => intake.problem(IngestKind::NoEvent(Thing::PlainMessage), span),
    }
}

/// Reads a string by itself, or gives it back where it holds neither JSON text nor base64 of any.
pub(crate) fn open_string(intake: &mut Intake<'_>, node: Node) -> Option<Node> {
    let text = node.as_str().unwrap_or_default();
    if is_json(text) {
        open(intake, Envelope::JsonString, text, node.span);
    } else if bytes::is_base64(text) {
        bytes::open(intake, Envelope::Base64, text, node.span);
    } else {
        return Some(node);
    }
    None
}

/// Reads a text that stands at `literal` in an envelope.
pub(crate) fn open(intake: &mut Intake<'_>, envelope: Envelope, text: &str, literal: Span) {
    intake.within(envelope, literal, |intake| {
        let lines = Lines::message(text);
        if !is_json(&lines.json) {
            return intake.problem(IngestKind::NoEvent(Thing::PlainMessage), literal);
        }
        let before = intake.met();
        intake.string(&lines.json, literal, |intake| read(intake, text, &lines));
        if intake.met() == before {
            intake.problem(IngestKind::NoEvent(Thing::EmptyBatch), literal);
        }
    });
}

/// Whether a text begins as an object, an array of such or a string of JSON text. `[INFO] started` does not.
fn is_json(text: &str) -> bool {
    let mut words = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    match words.next() {
        Some(b'{') => true,
        Some(b'[') => matches!(words.next(), Some(b'{' | b'[' | b'"' | b']')),
        Some(b'"') => matches!(words.next(), Some(b'{' | b'[' | b'\\')),
        _ => false,
    }
}

fn read(intake: &mut Intake<'_>, text: &str, lines: &Lines<'_>) {
    let mut rows = lines.rows.iter().peekable();
    let mut logged = lines.logged.iter().peekable();
    intake.read(&lines.json, &mut |intake, item| {
        let start = item.value.span.start;
        read_rows(intake, text, &mut rows, start);
        while logged.next_if(|value| **value < start).is_some() {}
        read_item(intake, item, logged.next_if_eq(&&start).is_some());
    });
    read_rows(intake, text, &mut rows, u32::MAX);
}

fn read_item(intake: &mut Intake<'_>, item: Stream, is_logged: bool) {
    if is_logged {
        intake.within(Envelope::LogLine, item.value.span, |intake| intake.item(item));
    } else {
        intake.item(item);
    }
}

/// Reads the rows that stand before `end`.
fn read_rows(intake: &mut Intake<'_>, text: &str, rows: &mut Peekable<Iter<'_, Row>>, end: u32) {
    while let Some(row) = rows.next_if(|row| row.span.start < end) {
        let field = row.span.of(text);
        match row.form {
            Form::Base64 => bytes::open(intake, Envelope::Base64, field, row.span),
            Form::Column(envelope) => open(intake, envelope, &unquoted(field), row.span),
        }
    }
}

/// The text of a field of comma separated values: quotes around it go, doubled ones are one.
fn unquoted(field: &str) -> String {
    match field.strip_prefix('"') {
        Some(rest) => rest.strip_suffix('"').unwrap_or(rest).replace("\"\"", "\""),
        None => field.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::ingest;
    use crate::testing::check;

    #[test]
    fn strings_hold_anything_that_a_text_may() {
        for (text, found) in [
            (r#""{}""#, "json-string > event-bridge"),
            (
                r#"["{}", "[{}]", "x"]"#,
                "json-string > event-bridge, json-string > event-bridge, not-an-event",
            ),
            (r#""\"{}\"""#, "json-string > json-string > event-bridge"),
            (r#""{}\n{}""#, "json-string > event-bridge, json-string > event-bridge"),
            (r#""2026-03-01T10:00:00Z {}""#, "not-an-event"),
            (
                r#"{"timestamp": 1, "message": "2026-03-01T10:00:00Z {}"}"#,
                "cloud-watch-logs > log-line > event-bridge",
            ),
        ] {
            check(text, found);
        }
    }

    #[test]
    fn what_comes_out_of_a_string_has_the_place_of_the_string() {
        let literal = r#""{\"a\": tru}""#;
        let text = format!(r#"[1, {{"Type": "Notification", "Message": {literal}}}]"#);
        let event = &ingest(&text, 9).events[0];
        assert_eq!(event.span.of(&text), literal);
        assert!(event.problems.iter().all(|it| it.span.of(&text) == literal));
        assert!(event.is_broken() && !event.is_as_pasted());
        assert_eq!(event.body(&text), r#"{"a": tru}"#);
    }

    #[test]
    fn its_body_is_laid_out_as_it_was_in_the_string() {
        let text =
            r#"{"Type": "Notification", "Message": "[\n  {\n    \"a\" : 1.50, \"a\": \"\\ud800\" }]"}"#;
        let event = &ingest(text, 9).events[0];
        assert_eq!(event.body(text), "{\n  \"a\" : 1.50, \"a\": \"\\ud800\" }");
        let read = eventglass_syntax::parse(&event.body(text));
        assert_eq!(read.value.unwrap(), event.node);
    }

    #[test]
    fn a_mistake_around_a_string_is_not_one_in_it() {
        let text = r#"{"Type": "Notification", "Message": "{}", "Subject": tru}"#;
        let found = ingest(text, 9);
        assert_eq!(found.problems[0].span.of(text), "tru");
        assert!(!found.events[0].is_broken());
    }

    #[test]
    fn all_strings_together_are_bounded() {
        let long = format!("\"{{{}}}\"", " ".repeat(9 << 20));
        let text = vec![long; 9].join(",");
        let found = ingest(&text, 99);
        let codes: Vec<_> = found.problems.iter().map(|it| it.kind.code()).collect();
        assert_eq!((found.events.len(), codes.as_slice()), (7, &["wrapped-too-long"][..]));
    }
}
