//! `{"numeric": [">", 0, "<=", 5]}`: numbers in a range.

use eventglass_syntax::{Node, Span, Value};

use super::{end_of_text, first_token, token_text};
use crate::problem::{PatternProblem, ProblemKind};
use crate::reading::Reading;
use crate::verdict::{Mismatch, ValueKind};

/// A range of numbers; `=` is a range from a number to itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NumericRange {
    /// The least number.
    pub bottom: Option<Bound>,
    /// The greatest.
    pub top: Option<Bound>,
}

/// An end of a range.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Bound {
    bits: u64,
    /// As written.
    pub lexeme: Box<str>,
    /// Whether the number itself lies outside.
    pub open: bool,
}

impl Bound {
    /// The number.
    pub fn number(&self) -> f64 {
        f64::from_bits(self.bits)
    }
}

impl NumericRange {
    pub(super) fn accepts(&self, value: &Reading<'_>) -> bool {
        value.number.is_some_and(|number| !self.is_below(number) && !self.is_above(number))
    }

    fn is_below(&self, number: f64) -> bool {
        self.bottom.as_ref().is_some_and(|it| number < it.number() || (it.open && number <= it.number()))
    }

    fn is_above(&self, number: f64) -> bool {
        self.top.as_ref().is_some_and(|it| number > it.number() || (it.open && number >= it.number()))
    }

    pub(super) fn mismatch(&self, leaf: &Node) -> Mismatch {
        let Value::Number(number) = &leaf.value else {
            return Mismatch::type_of(ValueKind::Number, leaf);
        };
        match number.decimal().and_then(|decimal| decimal.as_exact_double()) {
            None => Mismatch::NotComparable,
            Some(number) if self.is_below(number) => Mismatch::Below,
            Some(_) => Mismatch::Above,
        }
    }
}

pub(super) fn parse(value: &Node) -> Result<NumericRange, PatternProblem> {
    let Value::Array(terms) = &value.value else {
        let met_at = first_token(value);
        return Err(PatternProblem { kind: ProblemKind::NumericNotList, span: value.span, met_at });
    };
    let terms = Terms { list: value, terms };
    let operator = match terms.get(0).map(|term| &term.value) {
        Some(Value::String(text)) => text.as_str(),
        _ => return Err(terms.problem(0, ProblemKind::NumericWithoutOperator(token_text(terms.get(0))))),
    };
    match operator {
        "=" => {
            let bound = terms.bound(1, false, ProblemKind::NumericEqualsNotNumber)?;
            terms.end(2, ProblemKind::TooManyElements)?;
            terms.comparable(NumericRange { bottom: Some(bound.clone()), top: Some(bound) })
        }
        "<" | "<=" => {
            let bound = terms.bound(1, operator == "<", ProblemKind::NumericNotNumber(operator.into()))?;
            terms.end(2, ProblemKind::TooManyElements)?;
            terms.comparable(NumericRange { bottom: None, top: Some(bound) })
        }
        ">" | ">=" => {
            let bottom = terms.bound(1, operator == ">", ProblemKind::NumericNotNumber(operator.into()))?;
            let top = terms.top()?;
            terms.comparable(NumericRange { bottom: Some(bottom), top })
        }
        other => {
            Err(terms.problem(1, ProblemKind::NumericUnknownOperator(other.into())).underlining(&terms, 0))
        }
    }
}

struct Terms<'p> {
    list: &'p Node,
    terms: &'p [Node],
}

impl Terms<'_> {
    fn get(&self, index: usize) -> Option<&Node> {
        self.terms.get(index)
    }

    /// A problem that EventBridge meets at a term, or at the closing bracket where there is none.
    fn problem(&self, index: usize, kind: ProblemKind) -> PatternProblem {
        match self.get(index) {
            Some(term) => PatternProblem { kind, span: term.span, met_at: first_token(term) },
            None => PatternProblem { kind, span: self.list.span, met_at: self.list.span.end },
        }
    }

    /// A number. Whether it can be compared is judged at the end, as EventBridge does.
    fn bound(&self, index: usize, open: bool, otherwise: ProblemKind) -> Result<Bound, PatternProblem> {
        let Some(Value::Number(number)) = self.get(index).map(|term| &term.value) else {
            return Err(self.problem(index, otherwise));
        };
        let double = number.decimal().and_then(|decimal| decimal.as_exact_double());
        Ok(Bound { bits: double.unwrap_or(f64::NAN).to_bits(), lexeme: number.lexeme().into(), open })
    }

    fn top(&self) -> Result<Option<Bound>, PatternProblem> {
        let Some(term) = self.get(2) else { return Ok(None) };
        let Value::String(operator) = &term.value else {
            return Err(self.problem(2, ProblemKind::NumericBadSecond(token_text(Some(term)))));
        };
        let operator = operator.as_str();
        if !matches!(operator, "<" | "<=") {
            let kind = ProblemKind::NumericBadSecondOperator(operator.into());
            return Err(PatternProblem { kind, span: term.span, met_at: end_of_text(term) });
        }
        let bound = self.bound(3, operator == "<", ProblemKind::NumericNotNumber(operator.into()))?;
        self.end(4, ProblemKind::NumericTooManyTerms)?;
        Ok(Some(bound))
    }

    fn end(&self, index: usize, otherwise: ProblemKind) -> Result<(), PatternProblem> {
        if self.get(index).is_some() { Err(self.problem(index, otherwise)) } else { Ok(()) }
    }

    fn comparable(&self, range: NumericRange) -> Result<NumericRange, PatternProblem> {
        let met_at = self.list.span.end;
        for (index, bound) in [(1, &range.bottom), (3, &range.top)] {
            let Some(bound) = bound else { continue };
            if bound.number().is_nan() {
                let index = if self.get(index).is_some() { index } else { 1 };
                let kind = ProblemKind::NumberNotComparable(bound.lexeme.clone());
                let span = self.get(index).map_or(self.list.span, |term| term.span);
                return Err(PatternProblem { kind, span, met_at });
            }
        }
        match (&range.bottom, &range.top) {
            (Some(bottom), Some(top)) if self.get(2).is_some() && bottom.number() >= top.number() => {
                Err(PatternProblem { kind: ProblemKind::NumericEmptyRange, span: self.list.span, met_at })
            }
            _ => Ok(range),
        }
    }
}

impl PatternProblem {
    fn underlining(self, terms: &Terms<'_>, index: usize) -> Self {
        let span: Span = terms.get(index).map_or(self.span, |term| term.span);
        PatternProblem { span, ..self }
    }
}
