//! The limits of the service, which the language does not have.

mod complexity;

pub use complexity::complexity;

use eventglass_syntax::Span;

use crate::branch::combinations;
use crate::compile::Compiled;
use crate::problem::{PatternProblem, ProblemKind};

/// More characters than this need a raised quota.
pub const DEFAULT_LENGTH: usize = 2_048;
/// More characters than this the API refuses.
pub const MAX_LENGTH: usize = 4_096;
/// More combinations of `$or` branches than this EventBridge refuses.
pub const MAX_COMBINATIONS: u64 = 1_000;
/// A wildcard score above this EventBridge refuses.
pub const MAX_COMPLEXITY: usize = 10;

/// What the service has against a pattern that the language allows. Characters are counted as EventBridge's API does,
/// in UTF-16 units of the text as written. Sources: the quota page; the threshold of the score is inferred.
pub fn limits(text: &str, compiled: &Compiled) -> Vec<PatternProblem> {
    let mut found = without_complexity(text, compiled);
    let Some(pattern) = &compiled.pattern else {
        return found;
    };
    let score = complexity(pattern);
    if score > MAX_COMPLEXITY {
        let worst = complexity::worst_condition(pattern);
        let span = worst.map_or(pattern.root.span, |condition| condition.span);
        found.push(PatternProblem::at(ProblemKind::TooComplex(score), span));
    }
    found
}

/// As [`limits`], without the score of wildcards: for a program that has no room for it.
pub fn without_complexity(text: &str, compiled: &Compiled) -> Vec<PatternProblem> {
    let mut found = Vec::new();
    let whole = Span::new(0, text.len());
    let length = text.encode_utf16().count();
    if length > MAX_LENGTH {
        found.push(PatternProblem::at(ProblemKind::TooLong(length), whole));
    } else if length > DEFAULT_LENGTH {
        found.push(PatternProblem::at(ProblemKind::Long(length, minified(text)), whole));
    }
    if let Some(pattern) = &compiled.pattern {
        let branches = combinations(&pattern.root);
        if branches > MAX_COMBINATIONS {
            found.push(PatternProblem::at(ProblemKind::TooManyCombinations(branches), pattern.root.span));
        }
    }
    found
}

/// How long a JSON text is without white space between its tokens, in UTF-16 units.
pub fn minified(text: &str) -> usize {
    let mut in_string = false;
    let mut escaped = false;
    let mut count = 0;
    for c in text.chars() {
        let kept = in_string || !c.is_ascii_whitespace();
        count += if kept { c.len_utf16() } else { 0 };
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = in_string,
            '"' => in_string = !in_string,
            _ => {}
        }
    }
    count
}
