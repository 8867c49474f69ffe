//! The pattern goes on where the event ends.

use eventglass_pattern::Reason;
use eventglass_syntax::{Node, Path, Text, Value};

use crate::case::{Case, Told};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{Address, Rewrite};
use crate::words::{Words, code, value};

/// A value of the event, and the conditions that look for fields in it.
struct Shallow<'c> {
    /// Where the pattern goes on too far.
    end: End,
    path: Path,
    node: &'c Node,
    conditions: Vec<Told<'c>>,
}

/// The member of the pattern at which it should end.
#[derive(PartialEq, Eq)]
struct End {
    address: Address,
    /// Its key as it should be then; of a key with dots the last are left out.
    key: Text,
}

pub(super) fn find(case: &Case<'_>, failing: &[Told<'_>]) -> Vec<Finding> {
    let mut all: Vec<Shallow<'_>> = Vec::new();
    for told in failing {
        let Some(new) = Shallow::of(case, *told) else { continue };
        match all.iter_mut().find(|known| known.end == new.end) {
            Some(known) => known.conditions.push(*told),
            None => all.push(new),
        }
    }
    all.iter().map(|it| it.finding(case)).collect()
}

impl<'c> Shallow<'c> {
    fn of(case: &'c Case<'_>, told: Told<'c>) -> Option<Self> {
        let (Reason::EndsEarly { at } | Reason::Missing { at, .. }) = &told.verdict.reason else {
            return None;
        };
        let node = at.path.of(case.root())?;
        // A text that holds JSON is another mistake, and `null` a value that is not there this time.
        let is_plain = match &node.value {
            Value::Array(elements) => !elements.is_empty() && elements.iter().all(is_plain),
            _ => is_plain(node),
        };
        let end = end(case, told, &at.path).filter(|_| is_plain)?;
        Some(Shallow { end, path: at.path.clone(), node, conditions: vec![told] })
    }

    fn finding(&self, case: &Case<'_>) -> Finding {
        let path = self.keys();
        let path = code(Text::joined(&path.iter().collect::<Vec<_>>(), ".").as_str());
        let wanted =
            self.conditions.first().map(|told| code(told.condition.path.as_str())).unwrap_or_default();
        let there = value(&self.node.value);
        let said = Words::new(
            format!("The pattern goes on to {wanted}, but the event ends at {path}, which is {there}."),
            format!(
                "パターンは {wanted} まで続いていますが、イベントは {path} で終わり、その値は {there} です。"
            ),
        );
        let fitting: Vec<(Told<'_>, bool)> =
            self.conditions.iter().filter_map(|told| Some((*told, self.asks(case, *told)?))).collect();
        let certainty = match fitting.first() {
            Some(_) if fitting.iter().any(|(_, asks)| *asks) => Certainty::Likely,
            None if case.failing().len() == self.conditions.len() => Certainty::Certain,
            _ => Certainty::Possible,
        };
        let key = case.tree.as_ref().and_then(|tree| self.end.address.member(tree));
        let places = key.map(|member| Place::Pattern(member.key.span)).into_iter();
        let finding = Finding::accounting(&self.conditions, certainty, said)
            .at(places.chain([Place::Event(self.node.span)]));
        fitting.iter().fold(finding, |finding, (told, _)| {
            let label = Words::new(format!("Ask for {path} itself"), format!("{path} 自体を条件にする"));
            finding.remedy(self.shortened(case, *told).map(|text| Draft::pattern(label, text)))
        })
    }

    /// Whether a condition's list accepts the value that is there, and does so by asking for it.
    fn asks(&self, case: &Case<'_>, told: Told<'_>) -> Option<bool> {
        let list = case.list(told.condition)?.span.of(case.text);
        let there = case.put_elsewhere(&self.keys(), list)?;
        there.holds().then_some(there.asks)
    }

    fn shortened(&self, case: &Case<'_>, told: Told<'_>) -> Option<String> {
        let list = case.list(told.condition)?.span.of(case.text);
        let rewrite = Rewrite::of(case.text).value(&self.end.address, list)?;
        Some(rewrite.rename(&self.end.address, &self.end.key)?.text())
    }

    fn keys(&self) -> Vec<Text> {
        super::keys_of(&self.path)
    }
}

fn is_plain(node: &Node) -> bool {
    match &node.value {
        Value::String(text) => !text.as_str().trim_start().starts_with(['{', '[']),
        Value::Number(_) | Value::Bool(_) => true,
        _ => false,
    }
}

/// Where a condition's path comes to the end of the event.
fn end(case: &Case<'_>, told: Told<'_>, at: &Path) -> Option<End> {
    let keys = super::keys_of(at);
    let mut rest = Text::joined(&keys.iter().collect::<Vec<_>>(), ".").as_str().to_owned();
    for (depth, key) in told.condition.key_steps().into_iter().enumerate() {
        let address = || case.key_address(told.condition, depth);
        if *key == *rest {
            return Some(End { address: address()?, key: key.clone() });
        }
        if key.as_str().strip_prefix(&*rest).is_some_and(|behind| behind.starts_with('.')) {
            return Some(End { address: address()?, key: rest.as_str().into() });
        }
        rest = rest.strip_prefix(key.as_str())?.strip_prefix('.')?.to_owned();
    }
    None
}
