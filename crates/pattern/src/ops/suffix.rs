//! `{"suffix": ".png"}`, `{"suffix": {"equals-ignore-case": ".PNG"}}`: how a string ends.

use eventglass_syntax::{Node, Text, Value};

use super::{IgnoreCase, Op, at_key, no_more, string};
use crate::problem::{PatternProblem, ProblemKind};
use crate::reading::{Reading, engine_text};

pub(super) fn parse(value: &Node) -> Result<Op, PatternProblem> {
    let Value::Object(members) = &value.value else {
        return string(value, ProblemKind::SuffixNotString).map(|text| Op::Suffix(text.clone()));
    };
    let Some((operator, others)) = members.split_first() else {
        return Err(PatternProblem::at(ProblemKind::SuffixEmpty, value.span));
    };
    if operator.key.value != *"equals-ignore-case" {
        let kind = ProblemKind::SuffixUnsupported(operator.key.value.as_str().into());
        return Err(at_key(kind, operator));
    }
    let text = string(&operator.value, ProblemKind::IgnoreCaseNotString)?;
    no_more(others, ProblemKind::SecondOperator)?;
    Ok(Op::SuffixIgnoreCase(IgnoreCase::end(text)))
}

pub(super) fn accepts(suffix: &Text, value: &Reading<'_>) -> bool {
    value.written.strip_suffix('"').is_some_and(|rest| rest.ends_with(&*engine_text(suffix)))
}
