//! What a condition wants and what the event has, in English.

use eventglass_pattern::{
    Alternative, AnythingBut, ArrayChoice, Bound, Condition, Equals, Found, Mismatch, NumericRange, Op,
    Reason, ValueKind, Verdict,
};
use eventglass_syntax::{Path, Step, Text, Value};

use crate::words::{named, shorten};

/// How many characters of a value are shown in a line.
const SHOWN: usize = 60;
/// How many values are named before the rest is counted.
const NAMED: usize = 3;

pub(in crate::words) fn wants(condition: &Condition) -> String {
    let alternatives: Vec<String> = condition.alternatives.iter().map(alternative).collect();
    joined(&alternatives, "or", 8)
}

fn alternative(alternative: &Alternative) -> String {
    match &alternative.op {
        Op::Equals(test) => format!("is {}", equals(test)),
        Op::Prefix(text) => format!("begins with {}", quoted(text)),
        Op::PrefixIgnoreCase(test) => format!("begins with {} in any letter case", quoted(&test.text)),
        Op::Suffix(text) => format!("ends with {}", quoted(text)),
        Op::SuffixIgnoreCase(test) => format!("ends with {} in any letter case", quoted(&test.text)),
        Op::EqualsIgnoreCase(test) => format!("is {} in any letter case", quoted(&test.text)),
        Op::Wildcard(test) => format!("is like {}", quoted(&test.text)),
        Op::Numeric(range) => format!("is a number {}", numeric(range)),
        Op::Cidr(range) => format!("is an address in {}", range.written()),
        Op::Exists => "exists".into(),
        Op::Absent => "does not exist".into(),
        Op::AnythingBut(test) => anything_but(test),
    }
}

fn equals(wanted: &Equals) -> String {
    match wanted {
        Equals::Text(text) => quoted(text),
        Equals::Address(address) => format!("\"{}\"", address.written()),
        Equals::Number(number) => number.lexeme().into(),
        Equals::Bool(value) => value.to_string(),
        Equals::Null => "null".into(),
    }
}

fn numeric(range: &NumericRange) -> String {
    let bottom = |bound: &Bound| format!("{} {}", if bound.open { ">" } else { "≥" }, bound.lexeme);
    let top = |bound: &Bound| format!("{} {}", if bound.open { "<" } else { "≤" }, bound.lexeme);
    match (&range.bottom, &range.top) {
        (Some(low), Some(high)) if low == high => format!("= {}", low.lexeme),
        (Some(low), Some(high)) => format!("{} and {}", bottom(low), top(high)),
        (Some(low), None) => bottom(low),
        (None, Some(high)) => top(high),
        (None, None) => String::new(),
    }
}

fn anything_but(test: &AnythingBut) -> String {
    let texts = |texts: &[Text]| texts.iter().map(quoted).collect::<Vec<_>>();
    let (what, excluded) = match test {
        AnythingBut::Texts(excluded) => ("is anything but", texts(excluded)),
        AnythingBut::Numbers(excluded) => {
            ("is anything but", excluded.iter().map(|number| number.lexeme.to_string()).collect())
        }
        AnythingBut::Prefixes(excluded) => ("does not begin with", texts(excluded)),
        AnythingBut::Suffixes(excluded) => ("does not end with", texts(excluded)),
        AnythingBut::IgnoreCase(excluded) => {
            ("is, in any letter case, anything but", excluded.iter().map(|test| quoted(&test.text)).collect())
        }
        AnythingBut::Wildcards(excluded) => {
            ("is not like", excluded.iter().map(|test| quoted(&test.text)).collect())
        }
    };
    format!("{what} {}", joined(&excluded, "or", 8))
}

pub(in crate::words) fn found(verdict: &Verdict, arrays: &[ArrayChoice]) -> String {
    match &verdict.reason {
        Reason::Accepted { found, .. } => value(&found.value),
        Reason::Absent { instead: None, .. } => "absent".into(),
        Reason::Absent { instead: Some(instead), .. } => {
            format!("{}, which counts as absent: only values exist", container(&instead.value))
        }
        Reason::Missing { lacks, .. } if lacks.is_empty() => {
            "the field's name is empty, and EventBridge passes over such fields".into()
        }
        Reason::Missing { at, lacks } if at.path.steps.is_empty() => {
            format!("the event has no {} at its top level", named(&shorten(lacks, SHOWN)))
        }
        Reason::Missing { at, lacks } => format!("{} has no {}", at.path, named(&shorten(lacks, SHOWN))),
        Reason::EndsEarly { at } => format!("the event ends at {}, which is {}", at.path, value(&at.value)),
        Reason::GoesOn { at } => format!("the event goes on here: {} is {}", at.path, container(&at.value)),
        Reason::Empty { at } => format!("{} is empty: it counts as absent", at.path),
        Reason::NotAccepted { found } => match found.as_slice() {
            [only] => format!("{}{}", value(&only.value), hint(verdict)),
            several => values(several),
        },
        Reason::Elsewhere { here, found, .. } => elsewhere(here, found, arrays),
        Reason::Present { found } => format!("present: {}", value(&found.value)),
    }
}

/// Where two elements are in play, they are named.
fn elsewhere(here: &[Found], found: &Found, arrays: &[ArrayChoice]) -> String {
    let accepted = format!("{} has {}", element(&found.path, arrays), value(&found.value));
    match here.first().map(|near| element(&near.path, arrays)) {
        None => format!("{accepted}, but all must hold in one element"),
        Some(near) => format!("{near} has {}; {accepted}, but all must hold in one element", values(here)),
    }
}

/// `element 2` of the innermost array that was chosen from; the whole path where there is none.
fn element(path: &Path, arrays: &[ArrayChoice]) -> String {
    let chosen_from =
        |depth: usize| arrays.iter().any(|it| path.steps.get(..depth) == Some(it.path.steps.as_slice()));
    let inner = path.steps.iter().enumerate().rev().find_map(|(depth, step)| match step {
        Step::Index(index) if chosen_from(depth) => Some(*index + 1),
        _ => None,
    });
    inner.map_or_else(|| path.to_string(), |number| format!("element {number}"))
}

/// What sets the value apart from the alternative that comes nearest.
fn hint(verdict: &Verdict) -> String {
    let mismatches = || verdict.alternatives.iter().filter_map(|alternative| alternative.mismatch.as_ref());
    let only = mismatches().count() == 1;
    let telling = mismatches().find_map(|mismatch| match mismatch {
        Mismatch::Text { letter_case: true, .. } => Some(": it differs in letter case only".to_owned()),
        Mismatch::Text { space: true, .. } => Some(": it differs in white space only".to_owned()),
        Mismatch::NotComparable => Some(": too large or too precise to be compared".to_owned()),
        Mismatch::Kind { wanted, found } if only => {
            Some(format!(": {}, not {}", kind(*found), kind(*wanted)))
        }
        Mismatch::NotAnAddress if only => Some(": not an IP address".to_owned()),
        _ => None,
    });
    telling.unwrap_or_default()
}

fn kind(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::String => "a string",
        ValueKind::Number => "a number",
        ValueKind::Bool => "true or false",
        ValueKind::Null => "null",
        ValueKind::Object => "an object",
        ValueKind::Array => "a list",
    }
}

fn container(value: &Value) -> &'static str {
    match value {
        Value::Object(members) if members.is_empty() => "an empty object",
        Value::Array(elements) if elements.is_empty() => "an empty list",
        Value::Array(_) => "a list of objects",
        _ => "an object",
    }
}

fn values(found: &[Found]) -> String {
    let shown: Vec<String> = found.iter().map(|found| value(&found.value)).collect();
    joined(&shown, "and", NAMED)
}

fn value(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Number(number) => shorten(number.lexeme(), SHOWN),
        Value::Bool(value) => value.to_string(),
        Value::Null => "null".into(),
        Value::Array(_) | Value::Object(_) => container(value).into(),
        Value::Unreadable => "unreadable".into(),
    }
}

fn quoted(text: &Text) -> String {
    format!("\"{}\"", shorten(&visible(text.as_str()), SHOWN))
}

/// A text on one line: what would not be seen, or would end the quotation, as JSON escapes it.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().take(SHOWN + 1) {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.extend(format!("\\u{:04x}", c as u32).chars()),
            c => out.push(c),
        }
    }
    out
}

fn joined(parts: &[String], conjunction: &str, most: usize) -> String {
    let (named, rest) = parts.split_at(parts.len().min(most));
    let mut named = named.to_vec();
    if !rest.is_empty() {
        named.push(format!("{} more", rest.len()));
    }
    match named.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{} {conjunction} {last}", before.join(", ")),
    }
}
