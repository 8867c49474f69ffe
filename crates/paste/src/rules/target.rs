//! What a target receives, beside its rule or apart from it.

use eventglass_syntax::{Node, Value};

use super::pattern::Reader;
use super::walk::field;
use super::{FoundProblem, FoundTarget};

/// A target that stands apart from its rule.
pub(super) struct Loose {
    /// What it calls its rule.
    pub rule: Option<String>,
    /// How many rules stand before it.
    pub behind: usize,
    pub target: FoundTarget,
    /// What in it is not known.
    pub problems: Vec<FoundProblem>,
}

impl Reader<'_> {
    /// What the first of some targets receives that has a path or a transformer.
    pub(super) fn target_of_list(&mut self, targets: &Node) -> Option<FoundTarget> {
        match &targets.value {
            Value::Array(targets) => targets.iter().find_map(|target| self.target(target)),
            _ => self.target(targets),
        }
    }

    /// What a target receives, by its `InputPath` or `InputTransformer`, in the spelling of any language.
    pub(super) fn target(&mut self, target: &Node) -> Option<FoundTarget> {
        if let Some(path) = field(target, "inputpath").and_then(|path| self.some_text(path)) {
            return Some(FoundTarget::InputPath(path));
        }
        field(target, "inputtransformer").and_then(|transformer| self.transformer(transformer))
    }

    pub(super) fn transformer(&mut self, transformer: &Node) -> Option<FoundTarget> {
        let template = field(transformer, "inputtemplate").and_then(|template| self.some_text(template))?;
        let paths = field(transformer, "inputpathsmap").or_else(|| field(transformer, "inputpaths"));
        let members = paths.map(Node::members).unwrap_or_default().iter();
        let paths = members
            .filter_map(|it| Some((it.key.value.as_str().to_owned(), self.some_text(&it.value)?)))
            .collect();
        Some(FoundTarget::Transformer { paths, template })
    }

    /// Takes a target that stands apart from its rule.
    pub(super) fn loose_target(&mut self, rule: Option<String>, targets: &Node) {
        let known = self.problems.len();
        let target = self.target_of_list(targets);
        let problems = self.problems.split_off(known);
        if let Some(target) = target {
            self.loose.push(Loose { rule, behind: self.rules.len(), target, problems });
        }
    }

    /// Gives the targets that stand apart to their rules: to the one they name, else to the one they stand behind.
    pub(super) fn give_targets(&mut self) {
        for Loose { rule: called, behind, target, problems } in std::mem::take(&mut self.loose) {
            let is_called = |name: &Option<String>| {
                name.as_deref().zip(called.as_deref()).is_some_and(|(name, called)| names(called, name))
            };
            let named = self.rules.iter().position(|it| is_called(&it.rule.name) || is_called(&it.label));
            let near = if called.is_none() { Some(behind.saturating_sub(1)) } else { None };
            let rule = named.or(near).and_then(|index| self.rules.get_mut(index));
            if let Some(it) = rule.filter(|it| it.rule.target.is_none()) {
                it.rule.target = Some(target);
                self.problems.extend(problems);
            }
        }
    }
}

/// Whether a reference names a rule: by its name, or as `${aws_cloudwatch_event_rule.images.name}`.
fn names(reference: &str, name: &str) -> bool {
    let parts =
        reference.strip_prefix("${aws_cloudwatch_event_rule.").map(|label| label.split(['.', '[']).next());
    reference == name || parts == Some(Some(name))
}
