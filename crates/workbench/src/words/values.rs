//! Values, and lists of them, as every language shows them in a line.

use eventglass_pattern::{AnythingBut, ArrayChoice, Equals, Found, Mismatch, ValueKind, Verdict};
use eventglass_syntax::{Path, Step, Text, Value};

use super::{named, shorten};

/// How many characters of a value are shown in a line.
pub(super) const SHOWN: usize = 60;
/// How many alternatives are told before the rest is counted.
pub(super) const TOLD: usize = 8;
/// How many values of an event are named before the rest is counted.
pub(super) const NAMED: usize = 3;

/// What a language calls values, and how it lists them.
pub(super) struct Terms {
    pub(super) string: &'static str,
    pub(super) number: &'static str,
    pub(super) boolean: &'static str,
    pub(super) object: &'static str,
    pub(super) array: &'static str,
    pub(super) empty_object: &'static str,
    pub(super) empty_array: &'static str,
    pub(super) array_of_objects: &'static str,
    pub(super) unreadable: &'static str,
    /// An element of an array; its number follows.
    pub(super) element: &'static str,
    /// What stands before and behind the number of those that a list leaves out.
    pub(super) more: (&'static str, &'static str),
}

impl Terms {
    pub(super) fn kind(&self, kind: ValueKind) -> &'static str {
        match kind {
            ValueKind::String => self.string,
            ValueKind::Number => self.number,
            ValueKind::Bool => self.boolean,
            ValueKind::Null => "null",
            ValueKind::Object => self.object,
            ValueKind::Array => self.array,
        }
    }

    pub(super) fn container(&self, value: &Value) -> &'static str {
        match value {
            Value::Object(members) if members.is_empty() => self.empty_object,
            Value::Array(elements) if elements.is_empty() => self.empty_array,
            Value::Array(_) => self.array_of_objects,
            _ => self.object,
        }
    }

    pub(super) fn value(&self, value: &Value) -> String {
        match value {
            Value::String(text) => quoted(text),
            Value::Number(number) => shorten(number.lexeme(), SHOWN),
            Value::Bool(value) => value.to_string(),
            Value::Null => "null".into(),
            Value::Array(_) | Value::Object(_) => self.container(value).into(),
            Value::Unreadable => self.unreadable.into(),
        }
    }

    /// The values of an event, with what stands between them and before the last.
    pub(super) fn values(&self, found: &[Found], between: &str, last: &str) -> String {
        let shown: Vec<String> = found.iter().map(|found| self.value(&found.value)).collect();
        self.joined(&shown, NAMED, between, last)
    }

    /// `element 2` of the innermost array that was chosen from; the whole path where there is none.
    pub(super) fn element(&self, path: &Path, arrays: &[ArrayChoice]) -> String {
        let chosen_from =
            |depth: usize| arrays.iter().any(|it| path.steps.get(..depth) == Some(it.path.steps.as_slice()));
        let inner = path.steps.iter().enumerate().rev().find_map(|(depth, step)| match step {
            Step::Index(index) if chosen_from(depth) => Some(*index + 1),
            _ => None,
        });
        inner.map_or_else(|| path.to_string(), |number| format!("{} {number}", self.element))
    }

    /// A list of at most this many parts, with what stands between them and before the last.
    pub(super) fn joined(&self, parts: &[String], most: usize, between: &str, last: &str) -> String {
        let (named, rest) = parts.split_at(parts.len().min(most));
        let mut named = named.to_vec();
        if !rest.is_empty() {
            let (before, behind) = self.more;
            named.push(format!("{before}{}{behind}", rest.len()));
        }
        match named.split_last() {
            None => String::new(),
            Some((only, [])) => only.clone(),
            Some((end, before)) => [before.join(between).as_str(), last, end].concat(),
        }
    }
}

/// What sets a value apart from the alternative that comes nearest.
pub(super) enum Hint {
    LetterCase,
    Space,
    NotComparable,
    Kind { wanted: ValueKind, found: ValueKind },
    NotAnAddress,
}

impl Hint {
    pub(super) fn of(verdict: &Verdict) -> Option<Self> {
        let mismatches =
            || verdict.alternatives.iter().filter_map(|alternative| alternative.mismatch.as_ref());
        let only = mismatches().count() == 1;
        mismatches().find_map(|mismatch| match mismatch {
            Mismatch::Text { letter_case: true, .. } => Some(Hint::LetterCase),
            Mismatch::Text { space: true, .. } => Some(Hint::Space),
            Mismatch::NotComparable => Some(Hint::NotComparable),
            Mismatch::Kind { wanted, found } if only => Some(Hint::Kind { wanted: *wanted, found: *found }),
            Mismatch::NotAnAddress if only => Some(Hint::NotAnAddress),
            _ => None,
        })
    }
}

/// What JSON writes where a program writes something else: `False`, `None`.
pub(super) fn meant(token: &str) -> Option<&'static str> {
    let known =
        [("True", "true"), ("False", "false"), ("None", "null"), ("nil", "null"), ("undefined", "null")];
    known.into_iter().find(|(other, _)| *other == token).map(|(_, json)| json)
}

/// A value that is wanted as it is.
pub(super) fn equals(wanted: &Equals) -> String {
    match wanted {
        Equals::Text(text) => quoted(text),
        Equals::Address(address) => format!("\"{}\"", address.written()),
        Equals::Number(number) => shorten(number.lexeme(), SHOWN),
        Equals::Bool(value) => value.to_string(),
        Equals::Null => "null".into(),
    }
}

/// What `anything-but` excludes, whatever its kind.
pub(super) fn excluded(test: &AnythingBut) -> Vec<String> {
    match test {
        AnythingBut::Texts(texts) | AnythingBut::Prefixes(texts) | AnythingBut::Suffixes(texts) => {
            texts.iter().map(quoted).collect()
        }
        AnythingBut::Numbers(numbers) => {
            numbers.iter().map(|number| shorten(&number.lexeme, SHOWN)).collect()
        }
        AnythingBut::IgnoreCase(tests) => tests.iter().map(|test| quoted(&test.text)).collect(),
        AnythingBut::Wildcards(tests) => tests.iter().map(|test| quoted(&test.text)).collect(),
    }
}

pub(super) fn quoted(text: &Text) -> String {
    format!("\"{}\"", shorten(&visible(text), SHOWN))
}

/// A text on one line: what would not be seen, or would end the quotation, as JSON escapes it. Of a long text the
/// beginning.
pub(super) fn visible(text: &Text) -> String {
    let mut out = String::new();
    for unit in char::decode_utf16(text.units()).take(SHOWN + 1) {
        match unit {
            Ok('\n') => out.push_str("\\n"),
            Ok('\r') => out.push_str("\\r"),
            Ok('\t') => out.push_str("\\t"),
            Ok(c @ ('"' | '\\')) => out.extend(['\\', c]),
            Ok(c) if !c.is_control() => out.push(c),
            Ok(c) => out.extend(format!("\\u{:04x}", c as u32).chars()),
            Err(lone) => out.extend(format!("\\u{:04x}", lone.unpaired_surrogate()).chars()),
        }
    }
    out
}

/// A path, set as code.
pub(super) fn place(path: &Path) -> String {
    named(&path.to_string())
}
