//! The operators, one file each: how it is read, what it accepts, why it does not.

pub(crate) mod address;
mod anything_but;
mod cidr;
mod equals;
mod exists;
mod ignore_case;
mod numeric;
mod prefix;
mod suffix;
mod wildcard;

use eventglass_syntax::{Member, Node, Span, Text, Value};

use crate::problem::{PatternProblem, ProblemKind};
use crate::reading::{Lens, Reading};
use crate::verdict::Mismatch;

pub use address::AddressRange;
pub use anything_but::AnythingBut;
pub use equals::{Equals, NumberTest};
pub use ignore_case::IgnoreCase;
pub use numeric::{Bound, NumericRange};
pub use wildcard::Wildcard;

/// A test of one value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// `"x"`, `300`, `true`, `null`, `{"exactly": "x"}`
    Equals(Equals),
    /// `{"prefix": "ab"}`
    Prefix(Text),
    /// `{"prefix": {"equals-ignore-case": "ab"}}`
    PrefixIgnoreCase(IgnoreCase),
    /// `{"suffix": ".png"}`
    Suffix(Text),
    /// `{"suffix": {"equals-ignore-case": ".PNG"}}`
    SuffixIgnoreCase(IgnoreCase),
    /// `{"equals-ignore-case": "abc"}`
    EqualsIgnoreCase(IgnoreCase),
    /// `{"wildcard": "a*b"}`
    Wildcard(Wildcard),
    /// `{"numeric": [">", 0, "<=", 5]}`
    Numeric(NumericRange),
    /// `{"cidr": "10.0.0.0/24"}`
    Cidr(AddressRange),
    /// `{"exists": true}`
    Exists,
    /// `{"exists": false}`
    Absent,
    /// `{"anything-but": ...}`
    AnythingBut(AnythingBut),
}

/// The name of an operator, as a pattern writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OperatorName(pub &'static str);

impl Op {
    /// Its name in patterns; none for a plain value.
    pub fn name(&self) -> Option<OperatorName> {
        Some(OperatorName(match self {
            Op::Equals(_) => return None,
            Op::Prefix(_) | Op::PrefixIgnoreCase(_) => "prefix",
            Op::Suffix(_) | Op::SuffixIgnoreCase(_) => "suffix",
            Op::EqualsIgnoreCase(_) => "equals-ignore-case",
            Op::Wildcard(_) => "wildcard",
            Op::Numeric(_) => "numeric",
            Op::Cidr(_) => "cidr",
            Op::Exists | Op::Absent => "exists",
            Op::AnythingBut(_) => "anything-but",
        }))
    }

    /// Reads an element of a condition's list.
    pub(crate) fn parse(node: &Node) -> Result<Op, PatternProblem> {
        match &node.value {
            Value::Object(members) => Op::parse_operator(node, members),
            Value::Array(_) => Err(PatternProblem::at(ProblemKind::NestedList, first_byte(node.span))),
            _ => Ok(Op::Equals(Equals::parse(node))),
        }
    }

    fn parse_operator(node: &Node, members: &[Member]) -> Result<Op, PatternProblem> {
        let Some((operator, others)) = members.split_first() else {
            return Err(PatternProblem::at(ProblemKind::MissingOperator, node.span));
        };
        let value = &operator.value;
        let op = match operator.key.value.as_str() {
            "exactly" => equals::parse_exactly(value)?,
            "prefix" => prefix::parse(value)?,
            "suffix" => suffix::parse(value)?,
            "equals-ignore-case" => Op::EqualsIgnoreCase(ignore_case::parse(value)?),
            "wildcard" => Op::Wildcard(wildcard::parse(value)?),
            "numeric" => Op::Numeric(numeric::parse(value)?),
            "cidr" => Op::Cidr(cidr::parse(value)?),
            "exists" => exists::parse(value)?,
            "anything-but" => Op::AnythingBut(anything_but::parse(value)?),
            other => {
                let kind = ProblemKind::UnknownOperator(other.into());
                return Err(at_key(kind, operator));
            }
        };
        let kind = match op {
            Op::Numeric(_) | Op::AnythingBut(_) => ProblemKind::TooManyElements,
            _ => ProblemKind::SecondOperator,
        };
        no_more(others, kind).map(|()| op)
    }

    /// How this test makes the engine read the values of its field.
    pub(crate) fn lens(&self) -> Lens {
        match self {
            Op::Equals(Equals::Number(test)) => {
                Lens { numbers: test.comparable().is_some(), addresses: false }
            }
            Op::Numeric(_) | Op::AnythingBut(AnythingBut::Numbers(_)) => {
                Lens { numbers: true, addresses: false }
            }
            Op::Equals(Equals::Address(_)) | Op::Cidr(_) => Lens { numbers: false, addresses: true },
            _ => Lens::default(),
        }
    }

    /// Whether a value passes. `exists: false` passes for no value: it is about there being none.
    pub(crate) fn accepts(&self, value: &Reading<'_>) -> bool {
        match self {
            Op::Equals(test) => test.accepts(value),
            Op::Prefix(prefix) => prefix::accepts(prefix, value),
            Op::PrefixIgnoreCase(test) => test.starts(&value.written),
            Op::Suffix(suffix) => suffix::accepts(suffix, value),
            Op::SuffixIgnoreCase(test) => test.ends(&value.written),
            Op::EqualsIgnoreCase(test) => test.is(&value.written),
            Op::Wildcard(wildcard) => wildcard.accepts(&value.written),
            Op::Numeric(range) => range.accepts(value),
            Op::Cidr(range) => range.accepts(value),
            Op::Exists => true,
            Op::Absent => false,
            Op::AnythingBut(test) => test.accepts(value),
        }
    }

    /// Why a value does not pass.
    pub(crate) fn mismatch(&self, leaf: &Node, value: &Reading<'_>) -> Mismatch {
        match self {
            Op::Equals(test) => test.mismatch(leaf, value),
            Op::Numeric(range) => range.mismatch(leaf),
            Op::Cidr(_) => cidr::mismatch(leaf, value),
            Op::AnythingBut(test) => test.mismatch(value),
            Op::Absent => Mismatch::Present,
            Op::Prefix(wanted) | Op::Suffix(wanted) => string_mismatch(wanted, leaf),
            Op::PrefixIgnoreCase(test) | Op::SuffixIgnoreCase(test) | Op::EqualsIgnoreCase(test) => {
                string_mismatch(&test.text, leaf)
            }
            Op::Wildcard(test) => string_mismatch(&test.text, leaf),
            // Every leaf exists.
            Op::Exists => Mismatch::Other,
        }
    }
}

/// Why a string test failed.
fn string_mismatch(wanted: &Text, leaf: &Node) -> Mismatch {
    match &leaf.value {
        Value::String(found) => Mismatch::text(wanted, found),
        _ => Mismatch::type_of(crate::verdict::ValueKind::String, leaf),
    }
}

/// A string operand.
fn string(value: &Node, otherwise: ProblemKind) -> Result<&Text, PatternProblem> {
    match &value.value {
        Value::String(text) => Ok(text),
        _ => Err(PatternProblem { kind: otherwise, span: value.span, met_at: first_token(value) }),
    }
}

/// That an object has no second member.
fn no_more(others: &[Member], otherwise: ProblemKind) -> Result<(), PatternProblem> {
    match others.first() {
        None => Ok(()),
        Some(member) => Err(at_key(otherwise, member)),
    }
}

/// A problem that EventBridge meets at a key. Its reader gives a key only when it has seen the colon and the first token
/// of the value, so that JSON mistakes up to there are told instead.
pub(crate) fn at_key(kind: ProblemKind, member: &Member) -> PatternProblem {
    PatternProblem { kind, span: member.key.span, met_at: first_token(&member.value) }
}

/// Where EventBridge's reader stands when it knows the first token of a value. A string it knows by its quote: the text
/// is read when somebody asks for it, and mistakes in it are met then.
pub(crate) fn first_token(node: &Node) -> u32 {
    match node.value {
        Value::Array(_) | Value::Object(_) | Value::String(_) => node.span.start + 1,
        // There is a JSON mistake here, at the latest at the end, and it comes first.
        Value::Unreadable => node.span.end + 1,
        _ => node.span.end,
    }
}

/// Where EventBridge's reader stands when it has read the text of a string. The closing quote counts also where there is
/// none: that it is missing is found out first.
fn end_of_text(node: &Node) -> u32 {
    node.span.end.max(node.span.start + 2)
}

fn first_byte(span: Span) -> Span {
    Span { start: span.start, end: span.start + 1 }
}

/// A token as EventBridge's texts quote it.
fn token_text(node: Option<&Node>) -> Box<str> {
    match node.map(|node| &node.value) {
        None => "]".into(),
        Some(Value::Array(_)) => "[".into(),
        Some(Value::Object(_)) => "{".into(),
        Some(Value::String(text)) => text.as_str().into(),
        Some(Value::Number(number)) => number.lexeme().into(),
        Some(Value::Bool(value)) => value.to_string().into(),
        Some(Value::Null) => "null".into(),
        Some(Value::Unreadable) => "".into(),
    }
}
