//! The work of a person as the page holds it: cheap to copy, so that it can be put aside and taken back.

use std::rc::Rc;

use eventglass_workbench::{RuleInput, TargetInput, Work};

use super::Text;

/// What was pasted, the rules, and what is selected.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Draft {
    /// The pasted text.
    pub(crate) text: Text,
    pub(crate) rules: Vec<Rule>,
    /// Kinds of repair of the text that are refused.
    pub(crate) refused: Rc<[String]>,
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
    pub(crate) target: Rc<TargetInput>,
}

impl Draft {
    /// A work that was kept, came in a link or a file, or is a sample. `next` gives ids to its rules.
    pub(crate) fn of_work(work: Work, next: &mut u32) -> Draft {
        let Work { text, rules, refused, event, rule } = work;
        let rules = rules.into_iter().map(|rule| Rule::new(rule, next)).collect();
        Draft { text: text.into(), rules, refused: refused.into(), rule, event, own: false }
    }

    /// For keeping and giving away.
    pub(crate) fn work(&self) -> Work {
        let (text, refused) = ((*self.text).into(), self.refused.to_vec());
        Work { text, rules: self.inputs(), refused, event: self.event, rule: self.rule }
    }

    /// The rules as the engine takes them.
    pub(crate) fn inputs(&self) -> Vec<RuleInput> {
        let input = |rule: &Rule| RuleInput {
            name: (*rule.name).into(),
            pattern: (*rule.pattern).into(),
            target: (*rule.target).clone(),
        };
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
    pub(super) fn new(input: RuleInput, next: &mut u32) -> Rule {
        *next += 1;
        let RuleInput { name, pattern, target } = input;
        Rule { id: *next, name: name.into(), pattern: pattern.into(), target: target.into() }
    }
}
