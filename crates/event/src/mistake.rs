//! Where a mistake in the text belongs: to which object, and to which string.

use eventglass_syntax::{Container, Expected, Span, SyntaxKind, SyntaxProblem};

use crate::{IngestKind, IngestProblem};

/// A mistake in a string is one of the whole string: what is inside has no place of its own in the pasted text.
pub(crate) fn placed(problem: SyntaxProblem, string: Option<Span>) -> IngestProblem {
    let Some(string) = string else {
        return problem.into();
    };
    let kind = match problem.kind {
        SyntaxKind::UnclosedContainer(container, _) => SyntaxKind::UnclosedContainer(container, string.start),
        kind => kind,
    };
    IngestProblem { kind: IngestKind::Syntax(kind), span: string }
}

/// A place that begins and ends at characters, where it may be inside one.
pub(crate) fn whole_characters(span: Span, text: &str) -> Span {
    Span::new(text.floor_char_boundary(span.start as usize), text.ceil_char_boundary(span.end as usize))
}

/// Where a problem belongs: that a bracket was never closed shows only at the end of the text.
pub(crate) fn anchor(problem: &SyntaxProblem) -> u32 {
    match problem.kind {
        SyntaxKind::UnclosedContainer(_, bracket) => bracket,
        _ => problem.span.start,
    }
}

/// Whether a problem is one of the object at `whole`, where its anchor is not before it.
pub(crate) fn lies_in(problem: &SyntaxProblem, whole: Span) -> bool {
    let start = anchor(problem);
    match problem.kind {
        SyntaxKind::UnclosedContainer(..) => start < whole.end,
        // In `[{} {}]` the array lacks a comma, in `[{"a": 1]` the object lacks its bracket: both next to the
        // object.
        SyntaxKind::UnexpectedCharacter(_, Expected::CommaIn(Container::Array))
        | SyntaxKind::MissingBeforeClose(_, Expected::CommaIn(Container::Array)) => {
            whole.start < start && start < whole.end
        }
        _ => whole.start < start && start <= whole.end,
    }
}
