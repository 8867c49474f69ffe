//! JSON: templates, output of the API, escaped strings.

use eventglass_syntax::{Node, Value, parse, parse_stream};

use super::pattern::Reader;
use super::walk::{Around, placed};
use super::{Form, Found, is_pattern};

/// The one sound value that a text is.
pub(super) fn whole(text: &str) -> Option<Node> {
    let parsed = parse(text);
    let is_sound = parsed.problems.is_empty() && parsed.trailing.is_none();
    parsed.value.filter(|value| is_sound && !matches!(value.value, Value::Number(_)))
}

/// The rules in a value.
pub(super) fn find(text: &str, value: &Node) -> Option<Found> {
    let mut reader = Reader::new(text, Form::EventPattern);
    take(&mut reader, value);
    reader.found()
}

fn take(reader: &mut Reader<'_>, value: &Node) {
    match value.as_str().map(|inside| parse(inside).value) {
        None => reader.walk(value, Around::default()),
        Some(Some(inside)) if is_pattern(&inside) || !inside.is_object() => {
            reader.rule(Form::EscapedString, None, None, value, None);
        }
        Some(Some(inside)) => {
            reader.walk(&placed(inside, value.span), Around::default());
            if reader.rules.is_empty() {
                reader.rule(Form::EscapedString, None, None, value, None);
            }
        }
        Some(None) => {}
    }
}

/// The rules in several values that follow each other.
pub(super) fn find_in_several(text: &str) -> Option<Found> {
    if text.trim_start().starts_with(['{', '[']) { find_among_prose(text) } else { None }
}

/// The rules in the sound values of a text that holds other words too, as a terminal shows commands and their output.
pub(super) fn find_among_prose(text: &str) -> Option<Found> {
    let mut reader = Reader::new(text, Form::EventPattern);
    for item in parse_stream(text) {
        if item.problems.is_empty() && !is_pattern(&item.value) {
            reader.walk(&item.value, Around::default());
        }
    }
    reader.found()
}

/// The pattern in an escaped string that lost its quotes: `{\"source\": [\"aws.ec2\"]}`.
pub(super) fn find_escaped(text: &str) -> Option<Found> {
    let inside = text.trim();
    if !inside.starts_with('{') || !inside.contains("\\\"") {
        return None;
    }
    let quoted = ["\"", inside, "\""].concat();
    let value = parse(&quoted).value?;
    let start = text.len() - text.trim_start().len();
    let span = eventglass_syntax::Span::new(start, start + inside.len());
    let mut reader = Reader::new(text, Form::EventPattern);
    if whole(value.as_str()?).is_some() {
        take(&mut reader, &placed(value, span));
    }
    reader.found()
}
