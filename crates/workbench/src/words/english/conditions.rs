//! What a condition wants and what the event has, in English.

use eventglass_pattern::{
    Alternative, AnythingBut, ArrayChoice, Bound, Condition, Found, NumericRange, Op, Reason, Verdict,
};

use crate::words::values::{Hint, SHOWN, TOLD, Terms, equals, excluded, place, quoted};
use crate::words::{named, shorten};

const TERMS: Terms = Terms {
    string: "a string",
    number: "a number",
    boolean: "true or false",
    object: "an object",
    array: "a list",
    empty_object: "an empty object",
    empty_array: "an empty list",
    array_of_objects: "a list of objects",
    unreadable: "unreadable",
    element: "element",
    more: ("", " more"),
};

pub(in crate::words) fn wants(condition: &Condition) -> String {
    let alternatives: Vec<String> = condition.alternatives.iter().map(alternative).collect();
    any(&alternatives)
}

fn any(parts: &[String]) -> String {
    TERMS.joined(parts, TOLD, ", ", " or ")
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
    let what = match test {
        AnythingBut::Texts(_) | AnythingBut::Numbers(_) => "is anything but",
        AnythingBut::Prefixes(_) => "does not begin with",
        AnythingBut::Suffixes(_) => "does not end with",
        AnythingBut::IgnoreCase(_) => "is, in any letter case, anything but",
        AnythingBut::Wildcards(_) => "is not like",
    };
    format!("{what} {}", any(&excluded(test)))
}

pub(in crate::words) fn found(verdict: &Verdict, arrays: &[ArrayChoice]) -> String {
    match &verdict.reason {
        Reason::Accepted { found, .. } => TERMS.value(&found.value),
        Reason::Absent { instead: None, .. } => "absent".into(),
        Reason::Absent { instead: Some(instead), .. } => {
            format!("{}, which counts as absent: only values exist", TERMS.container(&instead.value))
        }
        Reason::Missing { lacks, .. } if lacks.is_empty() => {
            "the field's name is empty, and EventBridge passes over such fields".into()
        }
        Reason::Missing { at, lacks } if at.path.steps.is_empty() => {
            format!("the event has no {} at its top level", named(&shorten(lacks, SHOWN)))
        }
        Reason::Missing { at, lacks } => {
            format!("{} has no {}", place(&at.path), named(&shorten(lacks, SHOWN)))
        }
        Reason::EndsEarly { at } => {
            format!("the event ends at {}, which is {}", place(&at.path), TERMS.value(&at.value))
        }
        Reason::GoesOn { at } => {
            format!("the event goes on here: {} is {}", place(&at.path), TERMS.container(&at.value))
        }
        Reason::Empty { at } => format!("{} is empty: it counts as absent", place(&at.path)),
        Reason::NotAccepted { found } => match found.as_slice() {
            [only] => format!("the event has {}{}", TERMS.value(&only.value), hint(verdict)),
            several => format!("the event has {}", values(several)),
        },
        Reason::Elsewhere { here, found, .. } => elsewhere(here, found, arrays),
        Reason::Present { found } => format!("present: {}", TERMS.value(&found.value)),
    }
}

fn values(found: &[Found]) -> String {
    TERMS.values(found, ", ", " and ")
}

/// Where two elements are in play, they are named.
fn elsewhere(here: &[Found], found: &Found, arrays: &[ArrayChoice]) -> String {
    let accepted = format!("{} has {}", TERMS.element(&found.path, arrays), TERMS.value(&found.value));
    match here.first().map(|near| TERMS.element(&near.path, arrays)) {
        None => format!("{accepted}, but all must hold in one element"),
        Some(near) => format!("{near} has {}; {accepted}, but all must hold in one element", values(here)),
    }
}

fn hint(verdict: &Verdict) -> String {
    match Hint::of(verdict) {
        None => String::new(),
        Some(Hint::LetterCase) => ": it differs in letter case only".into(),
        Some(Hint::Space) => ": it differs in white space only".into(),
        Some(Hint::NotComparable) => ": too large or too precise to be compared".into(),
        Some(Hint::Kind { wanted, found }) => {
            format!(": {}, not {}", TERMS.kind(found), TERMS.kind(wanted))
        }
        Some(Hint::NotAnAddress) => ": not an IP address".into(),
    }
}
