//! The work of a person as the page holds it: cheap to copy, so that it can be put aside and taken back.

use std::rc::Rc;

use eventglass_workbench::samples::{SAMPLES, SampleId};
use eventglass_workbench::{RuleInput, Work};

use super::Text;

/// What was pasted, the rules, and what is selected.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Draft {
    /// The pasted text.
    pub(crate) text: Text,
    pub(crate) rules: Vec<Rule>,
    /// The selected rule, by position.
    pub(crate) rule: usize,
    /// The selected event, by position.
    pub(crate) event: usize,
    /// Whether a person made it what it is, rather than opening a sample or a link. Only that is worth keeping.
    pub(crate) own: bool,
}

/// A rule on the page. The id outlives renaming, moving, and removal of others.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rule {
    pub(crate) id: u32,
    pub(crate) name: Rc<str>,
    pub(crate) pattern: Text,
}

impl Draft {
    /// A sample as it comes. `next` gives ids to its rules.
    pub(crate) fn of_sample(id: SampleId, next: &mut u32) -> Draft {
        let sample = SAMPLES.iter().find(|sample| sample.id == id);
        let (text, rules) = sample.map_or(("", Vec::new()), |sample| (sample.events, sample.rules()));
        let rules = rules.into_iter().map(|rule| Rule::new(rule, next)).collect();
        Draft { text: text.into(), rules, ..Draft::default() }
    }

    /// A work that was kept, or came in a link or a file.
    pub(crate) fn of_work(work: Work, next: &mut u32) -> Draft {
        let Work { text, rules, event, rule } = work;
        let rules = rules.into_iter().map(|rule| Rule::new(rule, next)).collect();
        Draft { text: text.into(), rules, rule, event, ..Draft::default() }
    }

    /// For keeping and giving away.
    pub(crate) fn work(&self) -> Work {
        Work { text: (*self.text).into(), rules: self.inputs(), event: self.event, rule: self.rule }
    }

    /// The rules as the engine takes them.
    pub(crate) fn inputs(&self) -> Vec<RuleInput> {
        let input = |rule: &Rule| RuleInput { name: (*rule.name).into(), pattern: (*rule.pattern).into() };
        self.rules.iter().map(input).collect()
    }

    /// The selected rule.
    pub(crate) fn selected(&self) -> Option<&Rule> {
        self.rules.get(self.rule)
    }

    /// Whether there is anything in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.rules.is_empty()
    }
}

impl Rule {
    fn new(input: RuleInput, next: &mut u32) -> Rule {
        *next += 1;
        Rule { id: *next, name: input.name.into(), pattern: input.pattern.into() }
    }
}
