//! `{"prefix": "ab"}`, `{"prefix": {"equals-ignore-case": "ab"}}`: how a string begins.

use eventglass_syntax::{Node, Text, Value};

use super::{IgnoreCase, Op, at_key, no_more, string};
use crate::problem::{PatternProblem, ProblemKind};
use crate::reading::{Reading, engine_text};

pub(super) fn parse(value: &Node) -> Result<Op, PatternProblem> {
    let Value::Object(members) = &value.value else {
        return string(value, ProblemKind::PrefixNotString).map(|text| Op::Prefix(text.clone()));
    };
    let Some((operator, others)) = members.split_first() else {
        return Err(PatternProblem::at(ProblemKind::PrefixEmpty, value.span));
    };
    if operator.key.value != *"equals-ignore-case" {
        let kind = ProblemKind::PrefixUnsupported(operator.key.value.as_str().into());
        return Err(at_key(kind, operator));
    }
    let text = string(&operator.value, ProblemKind::IgnoreCaseNotString)?;
    no_more(others, ProblemKind::SecondOperator)?;
    Ok(Op::PrefixIgnoreCase(IgnoreCase::start(text)))
}

pub(super) fn accepts(prefix: &Text, value: &Reading<'_>) -> bool {
    value.written.strip_prefix('"').is_some_and(|rest| rest.starts_with(&*engine_text(prefix)))
}
