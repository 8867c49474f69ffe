//! `"x"`, `300`, `true`, `null`, `{"exactly": "x"}`: one value.

use eventglass_syntax::{Node, Number, Text, Value};

use super::{AddressRange, Op, address, string};
use crate::problem::{PatternProblem, ProblemKind};
use crate::reading::Reading;
use crate::verdict::{Mismatch, ValueKind};

/// A wanted value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Equals {
    /// `"x"`
    Text(Text),
    /// `"10.0.0.1"`: any spelling of the address
    Address(AddressRange),
    /// `300`
    Number(NumberTest),
    /// `true`
    Bool(bool),
    /// `null`
    Null,
}

/// A wanted number: by value where a double holds it exactly, by its spelling else.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NumberTest {
    lexeme: Box<str>,
    comparable: Option<u64>,
}

impl NumberTest {
    fn new(number: &Number) -> Self {
        let double = number.decimal().and_then(|decimal| decimal.as_exact_double());
        NumberTest { lexeme: number.lexeme().into(), comparable: double.map(f64::to_bits) }
    }

    /// As written.
    pub fn lexeme(&self) -> &str {
        &self.lexeme
    }

    /// The same test with one spelling for all numbers of this value.
    pub(crate) fn without_spelling(&self) -> NumberTest {
        let lexeme = if self.comparable.is_some() { "".into() } else { self.lexeme.clone() };
        NumberTest { lexeme, comparable: self.comparable }
    }

    /// The value, where a double holds it exactly.
    pub fn comparable(&self) -> Option<f64> {
        self.comparable.map(f64::from_bits)
    }
}

impl Equals {
    pub(super) fn parse(node: &Node) -> Equals {
        match &node.value {
            Value::String(text) => match address::single(text.as_str()) {
                Some(range) => Equals::Address(range),
                None => Equals::Text(text.clone()),
            },
            Value::Number(number) => Equals::Number(NumberTest::new(number)),
            Value::Bool(value) => Equals::Bool(*value),
            _ => Equals::Null,
        }
    }

    pub(super) fn accepts(&self, value: &Reading<'_>) -> bool {
        match self {
            Equals::Text(text) => value.text == Some(text),
            Equals::Address(wanted) => wanted.accepts(value),
            Equals::Number(wanted) => match value.number {
                Some(found) => wanted.comparable() == Some(found),
                None => *value.written == *wanted.lexeme,
            },
            Equals::Bool(true) => value.written == "true",
            Equals::Bool(false) => value.written == "false",
            Equals::Null => value.written == "null",
        }
    }

    pub(super) fn mismatch(&self, leaf: &Node, value: &Reading<'_>) -> Mismatch {
        let wanted = match self {
            Equals::Text(text) => return super::string_mismatch(text, leaf),
            Equals::Address(wanted) => {
                return match &leaf.value {
                    Value::String(_) if value.address.is_some() => Mismatch::OutsideRange,
                    Value::String(found) => Mismatch::text(&wanted.written().into(), found),
                    _ => Mismatch::type_of(ValueKind::String, leaf),
                };
            }
            Equals::Number(_) => ValueKind::Number,
            Equals::Bool(_) => ValueKind::Bool,
            Equals::Null => ValueKind::Null,
        };
        Mismatch::type_of(wanted, leaf)
    }
}

pub(super) fn parse_exactly(value: &Node) -> Result<Op, PatternProblem> {
    string(value, ProblemKind::ExactlyNotString).map(|text| Op::Equals(Equals::Text(text.clone())))
}
