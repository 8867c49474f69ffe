//! Single questions, as the AWS API asks them.

use eventglass_pattern::limits::limits;
use eventglass_pattern::{Compiled, Event, PatternProblem, Severity, compile};
use eventglass_syntax::{Node, Value, parse};

/// The fields that `TestEventPattern` demands of an event, all strings. Source: recorded answers of the service.
const DEMANDED: [&str; 6] = ["id", "account", "source", "time", "region", "detail-type"];

/// What the AWS API throws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// `InvalidEventPatternException`: EventBridge's reason
    InvalidEventPattern(String),
    /// `ValidationException`: the event is not one
    Validation,
}

impl ApiError {
    /// The name of the exception.
    pub fn name(&self) -> &'static str {
        match self {
            ApiError::InvalidEventPattern(_) => "InvalidEventPatternException",
            ApiError::Validation => "ValidationException",
        }
    }

    /// The message, as AWS words it.
    pub fn message(&self) -> String {
        match self {
            ApiError::InvalidEventPattern(reason) => format!("Event pattern is not valid. Reason: {reason}"),
            ApiError::Validation => "Parameter Event is not valid.".to_owned(),
        }
    }
}

/// What the service's `TestEventPattern` answers: the engine's verdict, with the service's limits and demands.
pub fn test_event_pattern(pattern: &str, event: &str) -> Result<bool, ApiError> {
    let compiled = compile(pattern);
    let limits = limits(pattern, &compiled);
    refuse(pattern, compiled.problems.iter().chain(&limits))?;
    let event = object(event)?;
    let has = |field: &&str| event.member(field).and_then(Node::as_str).is_some();
    if DEMANDED.iter().all(has) { Ok(verdict(&compiled, &event)) } else { Err(ApiError::Validation) }
}

/// What the bare engine answers: the language without the service's limits, any object as event.
pub fn matches(pattern: &str, event: &str) -> Result<bool, ApiError> {
    let compiled = compile(pattern);
    refuse(pattern, compiled.problems.iter())?;
    Ok(verdict(&compiled, &object(event)?))
}

fn verdict(compiled: &Compiled, event: &Node) -> bool {
    compiled.pattern.as_ref().is_some_and(|pattern| pattern.matches(&Event::new(event)))
}

fn refuse<'p>(pattern: &str, problems: impl Iterator<Item = &'p PatternProblem>) -> Result<(), ApiError> {
    let mut errors = problems.filter(|problem| problem.kind.severity() == Severity::Error);
    let Some(first) = errors.next() else { return Ok(()) };
    let reason = first.kind.engine_text(pattern);
    let own = || crate::words::Language::English.pattern_problem(&first.kind).message.into();
    Err(ApiError::InvalidEventPattern(reason.unwrap_or_else(own)))
}

fn object(event: &str) -> Result<Node, ApiError> {
    let parsed = parse(event);
    let sound = parsed.problems.is_empty();
    parsed.value.filter(|node| sound && matches!(node.value, Value::Object(_))).ok_or(ApiError::Validation)
}
