//! How the engine reads a value before it tests it.

use std::borrow::Cow;

use eventglass_syntax::{Node, Text, Value};

use crate::ops::address;

/// What the tests of one field want to see. The engine decides this for a field as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Lens {
    /// Some test compares numbers.
    pub(crate) numbers: bool,
    /// Some test compares addresses.
    pub(crate) addresses: bool,
}

/// A value as the tests of a field see it.
///
/// Where a test of the field is about addresses, the engine runs an address through all of its tests twice: written as
/// digits, then as it stands. So every `anything-but` beside a `cidr` accepts every address.
#[derive(Debug)]
pub(crate) struct Reading<'v> {
    /// A JSON number that a double holds exactly, in a field that compares numbers: only such tests see it.
    pub(crate) number: Option<f64>,
    /// The hexadecimal digits of an address, in a field that compares addresses.
    pub(crate) address: Option<Vec<u8>>,
    /// A string. The engine compares whole strings as they are, and parts of them as it writes them.
    pub(crate) text: Option<&'v Text>,
    /// What string tests see: a string with its quotes, or the spelling of a number, `true`, `false`, `null`; nothing
    /// of a number that was read as one.
    pub(crate) written: Cow<'v, str>,
}

impl<'v> Reading<'v> {
    /// Reads a leaf. None for a value that is no leaf.
    pub(crate) fn of(leaf: &'v Node, lens: Lens) -> Option<Reading<'v>> {
        let plain = |written| Reading { number: None, address: None, text: None, written };
        Some(match &leaf.value {
            Value::Null => plain(Cow::Borrowed("null")),
            Value::Bool(true) => plain(Cow::Borrowed("true")),
            Value::Bool(false) => plain(Cow::Borrowed("false")),
            Value::Number(number) => {
                match number.decimal().filter(|_| lens.numbers).and_then(|it| it.as_exact_double()) {
                    Some(double) => Reading { number: Some(double), ..plain(Cow::Borrowed("")) },
                    None => plain(Cow::Borrowed(number.lexeme())),
                }
            }
            Value::String(text) => {
                let address = if lens.addresses { address::digits(text.as_str()) } else { None };
                Reading { address, text: Some(text), ..plain(Cow::Owned(quoted(text))) }
            }
            Value::Array(_) | Value::Object(_) | Value::Unreadable => return None,
        })
    }
}

/// The text between quotes, as the engine keeps strings apart from numbers and names.
pub(crate) fn quoted(text: &Text) -> String {
    ["\"", &engine_text(text), "\""].concat()
}

/// A text as Java's UTF-8 encoder gives it: a lone surrogate becomes a question mark.
pub(crate) fn engine_text(text: &Text) -> Cow<'_, str> {
    if !text.has_lone_surrogate() {
        return Cow::Borrowed(text.as_str());
    }
    Cow::Owned(char::decode_utf16(text.units()).map(|unit| unit.unwrap_or('?')).collect())
}
