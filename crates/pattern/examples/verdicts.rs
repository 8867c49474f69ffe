//! Verdicts for lines of `{"pattern": …, "event": …}`, as the conformance files have them.
//!
//! ```sh
//! cargo run --release -p eventglass-pattern --example verdicts < cases.ndjson
//! ```
//!
//! Prints for each line `{"matches":true}`, `{"matches":false}`, `{"error":"…"}` (the pattern is refused; EventBridge's
//! text) or `{"event_error":"…"}`. A pattern or event that is a JSON string is the raw text of one.

use std::error::Error;
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
    event: &'a RawValue,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let case: Case<'_> = serde_json::from_str(&line)?;
        writeln!(out, "{}", verdict(&raw_text(case.pattern)?, &raw_text(case.event)?))?;
    }
    Ok(())
}

/// The text a value stands for. A lone surrogate in it is written as an escape, which is what it was in the raw text.
fn raw_text(raw: &RawValue) -> Result<String, Box<dyn Error>> {
    Ok(if raw.get().starts_with('"') { serde_json::from_str(raw.get())? } else { raw.get().to_owned() })
}

fn verdict(pattern: &str, event: &str) -> serde_json::Value {
    let compiled = compile(pattern);
    let Some(compiled_pattern) = &compiled.pattern else {
        let text = compiled
            .refusal()
            .and_then(|problem| problem.kind.engine_text(pattern).or(Some(problem.kind.code().into())));
        return json!({ "error": text });
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
