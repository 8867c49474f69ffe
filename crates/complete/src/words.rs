//! Words as JSON writes them.

use eventglass_syntax::{Value, parse, push_escaped, push_text};

/// What a string means that stands so between its quotes.
pub(crate) fn decoded(content: &str) -> String {
    if !content.contains('\\') {
        return content.to_owned();
    }
    let read = parse(&format!("\"{content}\"")).value;
    read.as_ref().and_then(|node| node.as_str()).unwrap_or(content).to_owned()
}

/// A text as a JSON string.
pub(crate) fn quoted(text: &str) -> String {
    let mut json = String::from("\"");
    push_escaped(&mut json, text);
    json.push('"');
    json
}

/// A scalar as JSON; none for what is no scalar.
pub(crate) fn scalar(value: &Value) -> Option<String> {
    Some(match value {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => number.lexeme().to_owned(),
        Value::String(text) => {
            let mut json = String::new();
            push_text(&mut json, text);
            json
        }
        _ => return None,
    })
}

/// What a scalar's JSON says to a reader: strings without quotes.
pub(crate) fn said(json: &str) -> String {
    match json.strip_prefix('"').and_then(|json| json.strip_suffix('"')) {
        Some(content) => decoded(content),
        None => json.to_owned(),
    }
}
