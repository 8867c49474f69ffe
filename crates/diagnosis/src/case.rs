//! What a mistake is looked for in: a rule's pattern, an event, and the other events.

mod lacking;
mod literal;
mod piece;
mod refused;
mod wanted;

use eventglass_pattern::{
    BranchId, Choice, Compiled, Condition, ConditionId, Event, Explanation, Op, Pattern, PatternProblem,
    Reason, Severity, Verdict, compile, explain, explain_choice, limits,
};
use eventglass_syntax::{Node, Text, Value, parse};

use crate::fields::Fields;
use crate::near::{is_name, names::renames};
use crate::others::Others;
use crate::rewrite::{Address, Rewrite, list_in};

pub(crate) use lacking::Lacking;
pub(crate) use literal::{anything_but, not_excluded, of_other_type};
pub(crate) use piece::{Piece, Way, changed, gathered};
pub(crate) use refused::{Refused, fields_of};
pub(crate) use wanted::{Part, Wanted, escaped, fits, placed, runs};

/// So many equally near branches of `$or` are looked into.
const MAX_TIED: usize = 3;

/// What a mistake is looked for in.
#[derive(Debug)]
pub struct Case<'c> {
    /// The pattern as it was typed.
    pub text: &'c str,
    /// The same, read as JSON.
    pub tree: Option<Node>,
    /// The same, read as a pattern.
    pub compiled: Compiled,
    /// Everything that EventBridge has against it, the service's limits included, in the order in which it is met.
    pub problems: Vec<PatternProblem>,
    /// The event's text; places in the event are places in it.
    pub event_text: &'c str,
    /// The event.
    pub event: Event<'c>,
    /// Its fields.
    pub fields: Fields<'c>,
    /// The other events.
    pub others: &'c Others<'c>,
    /// Which of them is the event itself, where it is among them.
    pub own: Option<usize>,
    /// How many of them the pattern matches.
    pub others_matched: usize,
    /// Why the pattern matches the event or does not; none where it is refused.
    pub explanation: Option<Explanation>,
}

/// A condition, what became of it, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Told<'c> {
    /// Which.
    pub id: ConditionId,
    /// The condition.
    pub condition: &'c Condition,
    /// What became of it.
    pub verdict: &'c Verdict,
}

impl<'c> Case<'c> {
    /// Reads a pattern and asks it about an event. `event` is what was read from `event_text`.
    pub fn new(text: &'c str, event_text: &'c str, event: &'c Node, others: &'c Others<'c>) -> Self {
        Case::among(text, event_text, event, others, None)
    }

    /// As [`Case::new`], where the event itself is one of `others`: the one with the index `own`.
    pub fn among(
        text: &'c str,
        event_text: &'c str,
        event: &'c Node,
        others: &'c Others<'c>,
        own: Option<usize>,
    ) -> Self {
        let compiled = compile(text);
        let mut problems = compiled.problems.clone();
        problems.extend(limits::limits(text, &compiled));
        let opened = Event::new(event);
        let refused = problems.iter().any(is_error);
        let usable = compiled.pattern.as_ref().filter(|_| !refused);
        let explanation = usable.map(|pattern| explain(pattern, &opened));
        Case {
            text,
            tree: parse(text).value,
            others_matched: usable.map_or(0, |pattern| others.matched_but(pattern, own)),
            own,
            compiled,
            problems,
            event_text,
            event: opened,
            fields: Fields::new(event),
            others,
            explanation,
        }
    }

    /// The pattern, where EventBridge takes it.
    pub fn pattern(&self) -> Option<&Pattern> {
        self.compiled.pattern.as_ref().filter(|_| self.explanation.is_some())
    }

    /// Whether EventBridge refuses the pattern.
    pub fn is_refused(&self) -> bool {
        self.explanation.is_none()
    }

    /// Whether the pattern matches the event.
    pub fn matches(&self) -> bool {
        self.explanation.as_ref().is_some_and(|it| it.matches)
    }

    /// How many other events there are to try remedies on.
    pub fn others_count(&self) -> usize {
        let own = self.own.filter(|own| *own < self.others.len());
        self.others.len() - usize::from(own.is_some())
    }

    /// The same case, told for every other branch of `$or` that comes as near as the best: a mistake may lie in any.
    pub(crate) fn tied(&self) -> Vec<Case<'c>> {
        let Some((pattern, told)) =
            self.pattern().zip(self.explanation.as_ref()).filter(|(_, told)| !told.matches)
        else {
            return Vec::new();
        };
        let best = told.total - told.held;
        let branches = (0..)
            .zip(&told.branches)
            .filter(|(id, score)| *id != told.branch.0 && score.total - score.held == best);
        branches
            .take(MAX_TIED)
            .map(|(id, _)| {
                let choice = Choice { branch: Some(BranchId(id)), elements: Vec::new() };
                let explanation = explain_choice(pattern, &self.event, &choice);
                let case = Case::among(self.text, self.event_text, self.root(), self.others, self.own);
                Case { explanation: Some(explanation), ..case }
            })
            .collect()
    }

    /// Whether another pasted event has a field at these keys.
    pub(crate) fn another_has(&self, condition: &Condition) -> bool {
        self.another_passes(condition, r#"[{"exists": true}]"#)
    }

    /// Whether another pasted event has a value that a condition accepts.
    pub(crate) fn another_holds(&self, condition: &Condition) -> bool {
        self.list(condition).is_some_and(|list| self.another_passes(condition, list.span.of(self.text)))
    }

    fn another_passes(&self, condition: &Condition, list: &str) -> bool {
        let keys: Vec<Text> = condition.key_steps().into_iter().cloned().collect();
        let asking = Rewrite::of("{}").put(&Address::default(), &keys, list);
        let pattern = asking.and_then(|it| compile(&it.text()).pattern);
        pattern.is_some_and(|pattern| self.others.matched_but(&pattern, self.own) > 0)
    }

    /// The event itself.
    pub fn root(&self) -> &'c Node {
        self.event.root()
    }

    /// The conditions that fail, of the best choice of branches and elements. Empty for a refused pattern.
    pub fn failing(&self) -> Vec<Told<'_>> {
        self.told(false)
    }

    /// The conditions that hold.
    pub fn holding(&self) -> Vec<Told<'_>> {
        self.told(true)
    }

    /// The conditions of a match, which may be met by more than was meant; none where the pattern does not match.
    pub(crate) fn met(&self) -> Vec<Told<'_>> {
        if self.matches() { self.holding() } else { Vec::new() }
    }

    fn told(&self, holds: bool) -> Vec<Told<'_>> {
        let Some((pattern, explanation)) = self.pattern().zip(self.explanation.as_ref()) else {
            return Vec::new();
        };
        let verdicts = explanation.verdicts().into_iter().filter(|verdict| verdict.holds == holds);
        verdicts
            .filter_map(|verdict| {
                let id = verdict.condition;
                Some(Told { id, condition: pattern.condition(id)?, verdict })
            })
            .collect()
    }

    /// Whether the event is of the kind that the pattern asks for, as far as it asks.
    pub(crate) fn is_of_kind(&self) -> bool {
        self.failing().iter().all(|told| !matches!(told.condition.path.as_str(), "source" | "detail-type"))
    }

    /// Whether a condition finds no value in the event, and not for the name or the level of its keys.
    pub(crate) fn has_no_value(&self, told: Told<'_>) -> bool {
        let is_missing = match &told.verdict.reason {
            Reason::Missing { .. } | Reason::Empty { .. } => true,
            Reason::EndsEarly { at } => at.value == Value::Null,
            _ => false,
        };
        let detail = self.root().member("detail");
        let is_in_detail = |key: &&Text| detail.is_some_and(|detail| detail.member(key.as_str()).is_some());
        is_missing
            && is_name(told.condition.path.as_str())
            && !told.condition.key_steps().first().is_some_and(is_in_detail)
            && renames(self, told).is_empty()
    }

    /// What a member of the pattern would do on the event if it stood under other keys. None where those cannot be.
    pub(crate) fn put_elsewhere(&self, keys: &[Text], value: &str) -> Option<Fit> {
        let text = Rewrite::of("{}").put(&Address::default(), keys, value)?.text();
        let pattern = compile(&text).pattern?;
        let told = explain(&pattern, &self.event);
        let asks = |verdict: &Verdict| match &verdict.reason {
            Reason::Accepted { alternative, .. } => {
                let condition = pattern.condition(verdict.condition);
                let op = condition.and_then(|it| it.alternatives.get(*alternative)).map(|it| &it.op);
                op.is_some_and(|op| !matches!(op, Op::Exists | Op::AnythingBut(_)))
            }
            _ => false,
        };
        let asks = told.verdicts().into_iter().any(asks);
        Some(Fit { held: told.held, total: told.total, asks })
    }

    /// Whether the event would match another pattern.
    pub(crate) fn would_match(&self, text: &str) -> bool {
        compile(text).pattern.is_some_and(|pattern| pattern.matches(&self.event))
    }

    /// The scalars that the event has at a dotted path, those in arrays included.
    pub(crate) fn scalars_at(&self, path: &Text) -> Vec<&'c Node> {
        let mut found = Vec::new();
        let mut rest: Vec<&Node> =
            self.fields.at(path).into_iter().filter_map(|id| Some(self.fields.get(id)?.node)).collect();
        while let Some(node) = rest.pop() {
            match &node.value {
                Value::Array(elements) => rest.extend(elements),
                Value::Object(_) => {}
                _ => found.push(node),
            }
        }
        found.reverse();
        found
    }

    /// Where a condition's list stands in the pattern.
    pub(crate) fn address(&self, condition: &Condition) -> Option<Address> {
        let root = self.tree.as_ref()?;
        let address = Address::at(root, condition.key);
        matches!(address.of(root)?.value, Value::Array(_)).then_some(address)
    }

    /// A condition's list as JSON: its elements are the alternatives.
    pub(crate) fn list(&self, condition: &Condition) -> Option<&Node> {
        self.address(condition)?.of(self.tree.as_ref()?)
    }

    /// The pattern without some alternatives of a condition, by position, and with new ones where the first of them stood.
    pub(crate) fn exchanged(&self, condition: &Condition, gone: &[usize], new: &[String]) -> Option<String> {
        let list = self.address(condition)?;
        let mut rewrite = Rewrite::of(self.text);
        for (index, at) in gone.iter().enumerate().rev() {
            let new = list_in(self.text, new);
            let new = new.get(1..new.len() - 1).filter(|new| index == 0 && !new.is_empty());
            rewrite = match new {
                Some(new) => rewrite.value(&list.inner(*at), new)?,
                None => rewrite.remove(&list.inner(*at))?,
            };
        }
        Some(rewrite.text())
    }

    /// The pattern without some conditions, and without what is empty then.
    pub(crate) fn without(&self, conditions: &[ConditionId]) -> Option<String> {
        let pattern = self.pattern()?;
        let places = conditions.iter().map(|id| self.address(pattern.condition(*id)?));
        let mut places: Vec<Address> = places.collect::<Option<_>>()?;
        // What stands later goes first, so that the other places stay what they are.
        places.sort();
        let rewrite = places.iter().rev().try_fold(Rewrite::of(self.text), Rewrite::remove)?;
        Some(rewrite.text())
    }

    /// The object that a condition's keys begin in: the root of the pattern, or of a branch of `$or`. Paths of fields
    /// begin there, below `base` of the keys.
    pub(crate) fn scope(&self, condition: &Condition) -> Option<(Address, usize)> {
        let root = self.tree.as_ref()?;
        let address = self.address(condition)?;
        let (mut scope, mut base, mut keys) = (Address::default(), 0, 0);
        for depth in 1..=address.0.len() {
            let here = Address(address.0.get(..depth)?.to_vec());
            match here.member(root) {
                Some(member) if member.key.value == *"$or" => {}
                Some(_) => keys += 1,
                None => (scope, base) = (here, keys),
            }
        }
        Some((scope, base))
    }
}

/// What conditions do where they do not stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fit {
    /// How many of them hold.
    pub(crate) held: usize,
    /// Of how many.
    pub(crate) total: usize,
    /// Whether one that holds asks for a value: most values are there, and are not this one or that.
    pub(crate) asks: bool,
}

impl Fit {
    /// Whether all hold.
    pub(crate) fn holds(self) -> bool {
        self.held == self.total
    }
}

/// Whether a problem makes EventBridge refuse the pattern.
pub(crate) fn is_error(problem: &PatternProblem) -> bool {
    problem.kind.severity() == Severity::Error
}
