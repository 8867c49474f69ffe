//! What is said of a mistake, in every language at once: a sentence that one language lacks does not compile.

use std::fmt::Write;

use eventglass_syntax::{Text, Value};

/// How much of a value or a name stands in a sentence.
const SHOWN: usize = 60;

/// A text in every language. Backticks set code apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// English.
    pub english: String,
    /// Japanese.
    pub japanese: String,
}

/// As [`Words`], where nothing of the case stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// English.
    pub english: &'static str,
    /// Japanese.
    pub japanese: &'static str,
}

impl Words {
    /// Both texts.
    pub fn new(english: impl Into<String>, japanese: impl Into<String>) -> Self {
        Words { english: english.into(), japanese: japanese.into() }
    }

    /// The parts one after the other, for sentences about several things.
    #[must_use]
    pub fn and(mut self, more: &Words) -> Self {
        if !self.english.is_empty() && !more.english.is_empty() {
            self.english.push(' ');
        }
        self.english.push_str(&more.english);
        self.japanese.push_str(&more.japanese);
        self
    }
}

impl From<Said> for Words {
    fn from(said: Said) -> Self {
        Words::new(said.english, said.japanese)
    }
}

/// Code in a sentence: in backticks, in quotes where it holds a backtick, shortened where it is long.
pub(crate) fn code(text: &str) -> String {
    if text.is_empty() {
        return "`\"\"`".to_owned();
    }
    let shown = match text.char_indices().nth(SHOWN) {
        None => text.to_owned(),
        Some(_) if is_path(text) => end_of_path(text),
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
    };
    let visible: String = shown.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if visible.contains('`') { visible } else { ["`", &visible, "`"].concat() }
}

/// `detail.requestParameters.tagSpecificationSet.items`
fn is_path(text: &str) -> bool {
    let is_key = |key: &str| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "-_$".contains(c));
    text.contains('.') && text.split('.').all(is_key)
}

/// The last keys of a path: they tell one from another.
fn end_of_path(path: &str) -> String {
    let from = path.len().saturating_sub(SHOWN);
    let keys = path.char_indices().find(|(at, c)| *at >= from && *c == '.').map(|(at, _)| at);
    ["…", path.get(keys.unwrap_or(0)..).unwrap_or(path)].concat()
}

/// A value in a sentence, as JSON writes it: `"x"`, `5`; of a list or object only its bracket.
pub(crate) fn value(value: &Value) -> String {
    let mut out = String::new();
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => {
            let _ = write!(out, "{value}");
        }
        Value::Number(number) => out.push_str(number.lexeme()),
        Value::String(text) => eventglass_syntax::push_text(&mut out, text),
        Value::Array(_) => out.push_str("[…]"),
        Value::Object(_) => out.push_str("{…}"),
        Value::Unreadable => {}
    }
    code(&out)
}

/// Names or values as a list in a sentence.
pub(crate) fn listed(items: &[String]) -> Words {
    const MOST: usize = 6;
    let shown = items.get(..MOST.min(items.len())).unwrap_or_default();
    let more = if items.len() > MOST { "…" } else { "" };
    let english = match shown.split_last() {
        Some((last, first)) if !first.is_empty() && more.is_empty() => {
            [&first.join(", "), " and ", last].concat()
        }
        _ => [&shown.join(", "), more].concat(),
    };
    Words::new(english, [&shown.join("、"), more].concat())
}

/// Elements of an array, counted from 1: `element 2`, `elements 1 and 3`.
pub(crate) fn elements(indices: &[usize]) -> Words {
    let numbers = listed(&indices.iter().map(|index| (index + 1).to_string()).collect::<Vec<_>>());
    let noun = if indices.len() == 1 { "element " } else { "elements " };
    Words::new([noun, &numbers.english].concat(), ["要素 ", &numbers.japanese].concat())
}

/// A string as JSON writes it.
pub(crate) fn quoted(text: &Text) -> String {
    let mut out = String::new();
    eventglass_syntax::push_text(&mut out, text);
    out
}
