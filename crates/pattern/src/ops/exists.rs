//! `{"exists": true}`, `{"exists": false}`: whether the field has a value.

use eventglass_syntax::{Node, Value};

use super::{Op, first_token};
use crate::problem::{PatternProblem, ProblemKind};

pub(super) fn parse(value: &Node) -> Result<Op, PatternProblem> {
    match value.value {
        Value::Bool(true) => Ok(Op::Exists),
        Value::Bool(false) => Ok(Op::Absent),
        _ => {
            let met_at = first_token(value);
            Err(PatternProblem { kind: ProblemKind::ExistsNotBoolean, span: value.span, met_at })
        }
    }
}
