//! Rules: their patterns read, and asked about every event.

use std::rc::Rc;

use eventglass_pattern::limits::MAX_COMBINATIONS;
use eventglass_pattern::{Compiled, Pattern, PatternProblem, ProblemKind, compile};

use crate::analyze::Alive;
use crate::events::Events;
use crate::inputs::{MAX_PATTERN, RuleInput};
use crate::report::{Problem, RuleRow, Severity};
use crate::words::Language;

/// What the service has against a pattern that the language allows.
pub(crate) type Limits = fn(&str, &Compiled) -> Vec<PatternProblem>;

/// A rule and its verdict on every event.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) read: Rc<ReadPattern>,
    matched: Rc<Vec<bool>>,
}

/// A pattern's text and what became of it.
#[derive(Debug)]
pub(crate) struct ReadPattern {
    pub(crate) text: String,
    compiled: Compiled,
    problems: Vec<PatternProblem>,
}

impl ReadPattern {
    /// The pattern, where EventBridge takes it.
    pub(crate) fn pattern(&self) -> Option<&Pattern> {
        let refused =
            self.problems.iter().any(|it| it.kind.severity() == eventglass_pattern::Severity::Error);
        self.compiled.pattern.as_ref().filter(|_| !refused)
    }

    /// What could be read of it, refused or not. None where there are too many combinations to look at.
    pub(crate) fn readable(&self) -> Option<&Pattern> {
        let bounded = |pattern: &&Pattern| pattern.combinations() <= MAX_COMBINATIONS;
        self.compiled.pattern.as_ref().or(self.compiled.draft.as_ref()).filter(bounded)
    }
}

impl Rule {
    /// Reads a pattern, with the limits of the service. Of one that is longer than [`MAX_PATTERN`] only that is said.
    pub(crate) fn read(text: &str, limits: Limits) -> ReadPattern {
        let unread = || Compiled { pattern: None, draft: None, problems: Vec::new() };
        let compiled = if text.len() > MAX_PATTERN { unread() } else { compile(text) };
        let mut problems = compiled.problems.clone();
        problems.extend(limits(text, &compiled));
        ReadPattern { text: text.to_owned(), compiled, problems }
    }

    /// Asks a pattern about every event.
    pub(crate) fn judge(read: Rc<ReadPattern>, events: &Events, alive: Alive<'_>) -> Self {
        let matched = match read.pattern() {
            Some(pattern) => events.matched_by(pattern, alive),
            None => Vec::new(),
        };
        Rule { read, matched: Rc::new(matched) }
    }

    /// Whether this is what a rule's text says. Its name may have changed.
    pub(crate) fn is_of(&self, input: &RuleInput) -> bool {
        self.read.text == input.pattern
    }

    pub(crate) fn matched(&self, event: usize) -> bool {
        self.matched.get(event).copied().unwrap_or(false)
    }

    pub(crate) fn row(&self, name: &str, language: Language) -> RuleRow {
        let text = &self.read.text;
        RuleRow {
            name: name.to_owned(),
            usable: self.read.pattern().is_some(),
            matched: self.matched.iter().filter(|matched| **matched).count(),
            problems: self.read.problems.iter().map(|problem| view(problem, text, language)).collect(),
            length: text.encode_utf16().count(),
        }
    }
}

fn view(problem: &PatternProblem, text: &str, language: Language) -> Problem {
    let advice = language.pattern_problem(&problem.kind);
    Problem {
        code: problem.kind.code().to_owned(),
        severity: severity(&problem.kind),
        engine: problem.kind.engine_text(text),
        message: advice.message.into(),
        help: advice.help.into(),
        place: problem.span.into(),
    }
}

fn severity(kind: &ProblemKind) -> Severity {
    match kind.severity() {
        eventglass_pattern::Severity::Error => Severity::Error,
        eventglass_pattern::Severity::Warning => Severity::Warning,
    }
}
