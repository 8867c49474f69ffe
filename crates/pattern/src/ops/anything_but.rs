//! `{"anything-but": ...}`: every value but some.

use eventglass_syntax::{Node, Text, Value};

use super::{IgnoreCase, Wildcard, at_key, end_of_text, first_token, no_more};
use crate::problem::{PatternProblem, ProblemKind};
use crate::reading::{Reading, engine_text};
use crate::verdict::Mismatch;

/// The values that do not pass. Whatever is not of their kind passes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum AnythingBut {
    /// `"x"`, `["x", "y"]`
    Texts(Vec<Text>),
    /// `5`, `[1, 2]`
    Numbers(Vec<ExcludedNumber>),
    /// `{"prefix": ["a", "b"]}`
    Prefixes(Vec<Text>),
    /// `{"suffix": "b"}`
    Suffixes(Vec<Text>),
    /// `{"equals-ignore-case": "b"}`
    IgnoreCase(Vec<IgnoreCase>),
    /// `{"wildcard": "a*"}`
    Wildcards(Vec<Wildcard>),
}

/// An excluded number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ExcludedNumber {
    bits: u64,
    /// As written.
    pub lexeme: Box<str>,
}

impl AnythingBut {
    pub(super) fn accepts(&self, value: &Reading<'_>) -> bool {
        value.address.is_some() || self.hit(value).is_none()
    }

    pub(super) fn mismatch(&self, value: &Reading<'_>) -> Mismatch {
        self.hit(value).map_or(Mismatch::Other, |index| Mismatch::Excluded { index })
    }

    /// Which of the excluded values it is.
    #[expect(clippy::float_cmp, reason = "numbers are equal when their doubles are, as for EventBridge")]
    fn hit(&self, value: &Reading<'_>) -> Option<usize> {
        let written: &str = &value.written;
        match self {
            AnythingBut::Texts(texts) => {
                let string = written.strip_prefix('"')?.strip_suffix('"')?;
                texts.iter().position(|text| string == engine_text(text))
            }
            AnythingBut::Numbers(numbers) => {
                let found = value.number?;
                numbers.iter().position(|number| f64::from_bits(number.bits) == found)
            }
            AnythingBut::Prefixes(texts) => {
                let string = written.strip_prefix('"')?;
                texts.iter().position(|text| string.starts_with(&*engine_text(text)))
            }
            AnythingBut::Suffixes(texts) => {
                let string = written.strip_suffix('"')?;
                texts.iter().position(|text| string.ends_with(&*engine_text(text)))
            }
            AnythingBut::IgnoreCase(tests) => tests.iter().position(|test| test.is(written)),
            AnythingBut::Wildcards(tests) => tests.iter().position(|test| test.accepts(written)),
        }
    }
}

pub(super) fn parse(value: &Node) -> Result<AnythingBut, PatternProblem> {
    match &value.value {
        Value::Object(_) => nested(value),
        Value::Array(elements) => list(value, elements),
        Value::String(text) => Ok(AnythingBut::Texts(vec![text.clone()])),
        Value::Number(_) => excluded(value).map(|number| AnythingBut::Numbers(vec![number])),
        _ => Err(bad_value(value)),
    }
}

fn bad_value(node: &Node) -> PatternProblem {
    let met_at = first_token(node);
    PatternProblem { kind: ProblemKind::AnythingButBadValue, span: node.span, met_at }
}

fn excluded(node: &Node) -> Result<ExcludedNumber, PatternProblem> {
    let Value::Number(number) = &node.value else {
        let met_at = first_token(node);
        return Err(PatternProblem { kind: ProblemKind::AnythingButBadMember, span: node.span, met_at });
    };
    let lexeme: Box<str> = number.lexeme().into();
    match number.decimal().and_then(|decimal| decimal.as_exact_double()) {
        Some(double) => Ok(ExcludedNumber { bits: double.to_bits(), lexeme }),
        None => Err(PatternProblem::at(ProblemKind::NumberNotComparable(lexeme), node.span)),
    }
}

fn list(value: &Node, elements: &[Node]) -> Result<AnythingBut, PatternProblem> {
    let mut texts = Vec::new();
    let mut numbers = Vec::new();
    for element in elements {
        match &element.value {
            Value::String(text) => texts.push(text.clone()),
            _ => numbers.push(excluded(element)?),
        }
    }
    match (texts.is_empty(), numbers.is_empty()) {
        (false, true) => Ok(AnythingBut::Texts(texts)),
        (true, false) => Ok(AnythingBut::Numbers(numbers)),
        _ => Err(PatternProblem::at(ProblemKind::AnythingButMixed, value.span)),
    }
}

fn nested(value: &Node) -> Result<AnythingBut, PatternProblem> {
    let Some((operator, others)) = value.members().split_first() else {
        return Err(PatternProblem::at(ProblemKind::AnythingButEmpty, value.span));
    };
    let operand = &operator.value;
    let test = match operator.key.value.as_str() {
        "prefix" => AnythingBut::Prefixes(affixes(operand)?),
        "suffix" => AnythingBut::Suffixes(affixes(operand)?),
        "equals-ignore-case" => {
            let texts = texts(operand, &ProblemKind::AnythingButIgnoreCaseNotString)?;
            AnythingBut::IgnoreCase(texts.into_iter().map(|(text, _)| IgnoreCase::whole(text)).collect())
        }
        "wildcard" => {
            let texts = texts(operand, &ProblemKind::WildcardNotString)?;
            let parse = |(text, node): (&Text, &Node)| {
                let met_at = operand.span.end;
                Wildcard::new(text).map_err(|kind| PatternProblem { kind, span: node.span, met_at })
            };
            AnythingBut::Wildcards(texts.into_iter().map(parse).collect::<Result<_, _>>()?)
        }
        other => {
            let kind = ProblemKind::AnythingButUnsupported(other.into());
            return Err(at_key(kind, operator));
        }
    };
    no_more(others, ProblemKind::TooManyElements)?;
    Ok(test)
}

fn affixes(operand: &Node) -> Result<Vec<Text>, PatternProblem> {
    // One by one: of several mistakes in a list EventBridge tells the first.
    let affix = |node: &Node| match super::string(node, ProblemKind::AnythingButAffixNotString)? {
        text if *text == *"" => {
            let (kind, met_at) = (ProblemKind::AnythingButEmptyAffix, end_of_text(node));
            Err(PatternProblem { kind, span: node.span, met_at })
        }
        text => Ok(text.clone()),
    };
    operands(operand)?.iter().map(affix).collect()
}

/// The strings of an operand.
fn texts<'p>(
    operand: &'p Node,
    otherwise: &ProblemKind,
) -> Result<Vec<(&'p Text, &'p Node)>, PatternProblem> {
    let text = |node: &'p Node| super::string(node, otherwise.clone()).map(|text| (text, node));
    operands(operand)?.iter().map(text).collect()
}

/// The members of an operand, which may be one or a list.
fn operands(operand: &Node) -> Result<&[Node], PatternProblem> {
    match &operand.value {
        Value::Array(elements) if elements.is_empty() => {
            Err(PatternProblem::at(ProblemKind::AnythingButEmptyNested, operand.span))
        }
        Value::Array(elements) => Ok(elements.as_slice()),
        Value::String(_) | Value::Number(_) => Ok(std::slice::from_ref(operand)),
        _ => Err(bad_value(operand)),
    }
}
