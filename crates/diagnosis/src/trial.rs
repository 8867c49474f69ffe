//! Changes, tried before they are offered.

use eventglass_pattern::{Compiled, Event, Pattern, compile, explain, limits};
use eventglass_syntax::parse;

use crate::case::{Case, is_error};
use crate::difference::{Edit, difference};
use crate::finding::{Draft, Side};
use crate::words::Words;

/// A change that was tried.
#[derive(Clone, Debug)]
pub struct Remedy {
    /// What it does.
    pub label: Words,
    /// What is changed.
    pub side: Side,
    /// How the text is changed.
    pub edits: Vec<Edit>,
    /// The whole text, changed.
    pub text: String,
    /// What happens then.
    pub outcome: Outcome,
}

/// What happens with a changed pattern, or a changed event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many errors are left; EventBridge takes the pattern where there is none.
    pub errors: usize,
    /// Whether the pattern matches the event.
    pub matches: bool,
    /// How many conditions hold.
    pub held: usize,
    /// Of how many.
    pub total: usize,
    /// How many of the other events it matches.
    pub others: usize,
}

impl Remedy {
    /// How much is changed, in bytes.
    pub fn size(&self) -> usize {
        self.edits.iter().map(|edit| edit.span.len() as usize + edit.replacement.len()).sum()
    }
}

/// What happens now.
pub(crate) fn now(case: &Case<'_>) -> Outcome {
    let told = case.explanation.as_ref();
    Outcome {
        errors: case.problems.iter().filter(|problem| is_error(problem)).count(),
        matches: case.matches(),
        held: told.map_or(0, |it| it.held),
        total: told.map_or(0, |it| it.total),
        others: case.others_matched,
    }
}

/// Tries a change. None where the text is no longer read, or nothing changes.
pub(crate) fn try_out(case: &Case<'_>, draft: Draft) -> Option<Remedy> {
    let (before, outcome) = match draft.side {
        Side::Pattern => (case.text, pattern_outcome(case, &draft.text)),
        Side::Event => (case.event_text, event_outcome(case, &draft.text)?),
    };
    let edits = difference(before, &draft.text);
    let Draft { label, side, text } = draft;
    (!edits.is_empty()).then_some(Remedy { label, side, edits, text, outcome })
}

fn pattern_outcome(case: &Case<'_>, text: &str) -> Outcome {
    let compiled = compile(text);
    let limits = limits::limits(text, &compiled);
    let errors = compiled.problems.iter().chain(&limits).filter(|problem| is_error(problem)).count();
    match usable(&compiled, errors) {
        Some(pattern) => asked(pattern, &case.event, case.others.matched_but(pattern, case.own)),
        None => Outcome { errors, ..Outcome::default() },
    }
}

fn event_outcome(case: &Case<'_>, text: &str) -> Option<Outcome> {
    let parsed = parse(text);
    let root = parsed.value.filter(|_| parsed.problems.is_empty())?;
    let errors = now(case).errors;
    Some(match usable(&case.compiled, errors) {
        Some(pattern) => asked(pattern, &Event::new(&root), case.others_matched),
        None => Outcome { errors, ..Outcome::default() },
    })
}

fn usable(compiled: &Compiled, errors: usize) -> Option<&Pattern> {
    compiled.pattern.as_ref().filter(|_| errors == 0)
}

fn asked(pattern: &Pattern, event: &Event<'_>, others: usize) -> Outcome {
    let told = explain(pattern, event);
    Outcome { errors: 0, matches: told.matches, held: told.held, total: told.total, others }
}

/// Whether a change is worth offering: a refused pattern has fewer errors, a miss has fewer failing conditions. What is
/// said of a match is offered as long as EventBridge takes it: most of these remedies change other events' verdicts.
pub(crate) fn helps(before: Outcome, after: Outcome) -> bool {
    let failing = |it: Outcome| it.total - it.held;
    if before.errors > 0 {
        return after.errors < before.errors;
    }
    after.errors == 0 && (before.matches || after.matches || failing(after) < failing(before))
}
