//! Verdicts for lines of `{"pattern": …, "event": …}`, as the conformance files have them.
//!
//! ```sh
//! cargo run --release -p eventglass-pattern --example verdicts < cases.ndjson
//! ```
//!
//! Prints for each line `{"matches":true}`, `{"matches":false}`, `{"error":"…"}` (the pattern is refused; EventBridge's
//! text, or that the line is no case) or `{"event_error":"…"}`. A pattern or event that is a JSON string is the raw text
//! of one.

use std::borrow::Cow;
use std::io::{self, BufRead, Write};

use eventglass_pattern::{Event, compile};
use eventglass_syntax::{Value, parse};
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

/// A line. Raw values keep what a JSON library would drop: duplicate keys and the spelling of numbers.
#[derive(Deserialize)]
struct Case<'a> {
    #[serde(borrow)]
    pattern: &'a RawValue,
    #[serde(borrow)]
    event: Option<&'a RawValue>,
}

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        if !line.trim().is_empty() {
            writeln!(out, "{}", answer(&line))?;
        }
    }
    Ok(())
}

/// What a line gets. One that is no case gets its error too, so that the answers stay beside their lines.
fn answer(line: &str) -> serde_json::Value {
    match serde_json::from_str::<Case<'_>>(line) {
        Ok(case) => verdict(&raw_text(case.pattern), case.event.map(raw_text).as_deref()),
        Err(error) => json!({ "error": format!("the line is not a case: {error}") }),
    }
}

/// The text a value stands for. A lone surrogate in a string cannot be kept in it and is replaced; one that the text
/// holds as an escape is kept.
fn raw_text(raw: &RawValue) -> Cow<'_, str> {
    let string = raw.get().starts_with('"').then(|| parse(raw.get()).value).flatten();
    match string.as_ref().and_then(|node| node.as_str()) {
        Some(text) => text.to_owned().into(),
        None => raw.get().into(),
    }
}

fn verdict(pattern: &str, event: Option<&str>) -> serde_json::Value {
    let compiled = compile(pattern);
    let Some(compiled_pattern) = &compiled.pattern else {
        let text = compiled
            .refusal()
            .and_then(|problem| problem.kind.engine_text(pattern).or(Some(problem.kind.code().into())));
        return json!({ "error": text });
    };
    let Some(event) = event else {
        return json!({ "event_error": "there is no event" });
    };
    let parsed = parse(event);
    match (&parsed.value, parsed.problems.first()) {
        (Some(node), None) if matches!(node.value, Value::Object(_)) => {
            json!({ "matches": compiled_pattern.matches(&Event::new(node)) })
        }
        (_, Some(problem)) => {
            json!({ "event_error": format!("the event is not JSON at byte {}", problem.span.start) })
        }
        _ => json!({ "event_error": "the event is not a JSON object" }),
    }
}
