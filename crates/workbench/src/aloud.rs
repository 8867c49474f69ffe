//! A pattern read aloud: as a sentence for each condition, and as a formula.

use eventglass_pattern::{Condition, ConditionId, Group, GroupEntry, OrBranches, Pattern};
use eventglass_syntax::Span;

use crate::words::{Effect, Joint, Language};

/// So many combinations of `$or` branches are written out.
const BRANCHES: usize = 32;
/// So many conditions of a combination are.
const CONDITIONS: usize = 40;

/// A line of a pattern that is read aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// What of the pattern it tells.
    pub(crate) place: Span,
    /// The sentence, as a line: no full stop.
    pub(crate) text: String,
    /// How deep it stands below lines that end with a colon.
    pub(crate) depth: usize,
}

/// A pattern as a formula: one of the branches must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Formula {
    /// `(source = "aws.ec2" AND detail.state ∈ {"running", "stopped"})`
    pub(crate) branches: Vec<String>,
    /// How many more combinations there are.
    pub(crate) left_out: usize,
}

/// A sentence for each condition, in the order of the text; all must hold that stand at the same depth. What a `$or`
/// joins stands below a line that says so.
pub(crate) fn sentences(pattern: &Pattern, language: Language) -> Vec<Sentence> {
    let mut reading = Reading { pattern, language, effects: effects(pattern), told: Vec::new() };
    reading.all(&items(&pattern.root), 0);
    reading.told
}

/// The formula, `$or` multiplied out. Of several conditions on one field only the one that counts stands in a branch.
pub(crate) fn formula(pattern: &Pattern, language: Language) -> Formula {
    let branches: Vec<Vec<&Condition>> =
        pattern.branches().take(BRANCHES).map(|branch| in_order(pattern, branch)).collect();
    let left_out = pattern.branches().count() - branches.len();
    let is_one = branches.len() == 1 && left_out == 0;
    let written = branches.into_iter().map(|conditions| {
        let more = conditions.len().saturating_sub(CONDITIONS);
        let terms = conditions.into_iter().take(CONDITIONS).map(|condition| language.term(condition));
        let branch = language.joined(Joint::And, terms.collect(), more);
        if is_one { branch.text } else { branch.in_brackets() }
    });
    Formula { branches: written.collect(), left_out }
}

/// The conditions of a branch in the order of the text.
fn in_order(pattern: &Pattern, branch: impl Iterator<Item = ConditionId>) -> Vec<&Condition> {
    let mut ids: Vec<ConditionId> = branch.collect();
    eventglass_syntax::sort_by_order(&mut ids, |id| u64::from(id.0));
    ids.into_iter().filter_map(|id| pattern.condition(id)).collect()
}

struct Reading<'p> {
    pattern: &'p Pattern,
    language: Language,
    /// By condition.
    effects: Vec<Effect>,
    told: Vec<Sentence>,
}

/// What must hold, nesting left aside.
enum Item<'p> {
    Condition(ConditionId),
    Or(&'p OrBranches),
}

impl Reading<'_> {
    fn all(&mut self, items: &[Item<'_>], depth: usize) {
        for item in items {
            match item {
                Item::Condition(id) => self.condition(*id, depth),
                Item::Or(or) => self.any(or, depth),
            }
        }
    }

    fn condition(&mut self, id: ConditionId, depth: usize) {
        let effect = self.effects.get(id.0 as usize).copied().unwrap_or(Effect::Full);
        if let Some(condition) = self.pattern.condition(id) {
            let text = self.language.sentence(condition, effect);
            self.told.push(Sentence { place: condition.span, text, depth });
        }
    }

    fn any(&mut self, or: &OrBranches, depth: usize) {
        let text = self.language.one_of_these(or.branches.len());
        self.told.push(Sentence { place: or.span, text, depth });
        for branch in &or.branches {
            let items = items(branch);
            if items.len() == 1 {
                self.all(&items, depth + 1);
            } else {
                let text = self.language.all_of_these(items.len());
                self.told.push(Sentence { place: branch.span, text, depth: depth + 1 });
                self.all(&items, depth + 2);
            }
        }
    }
}

/// The members of a group, those of the groups in it included.
fn items(group: &Group) -> Vec<Item<'_>> {
    fn walk<'p>(group: &'p Group, found: &mut Vec<Item<'p>>) {
        for entry in &group.entries {
            match entry {
                GroupEntry::Condition(id) => found.push(Item::Condition(*id)),
                GroupEntry::Group(_, group) => walk(group, found),
                GroupEntry::Or(or) => found.push(Item::Or(or)),
            }
        }
    }
    let mut found = Vec::new();
    walk(group, &mut found);
    found
}

/// In how many of the combinations that choose it each condition counts.
fn effects(pattern: &Pattern) -> Vec<Effect> {
    let mut chosen = vec![0u64; pattern.conditions.len()];
    count(&items(&pattern.root), 1, &mut chosen);
    let mut kept = vec![0u64; pattern.conditions.len()];
    for id in pattern.branches().flatten() {
        if let Some(kept) = kept.get_mut(id.0 as usize) {
            *kept += 1;
        }
    }
    let effect = |(kept, chosen): (&u64, &u64)| match kept {
        0 => Effect::None,
        kept if kept < chosen => Effect::Partial,
        _ => Effect::Full,
    };
    kept.iter().zip(&chosen).map(effect).collect()
}

/// Counts for each condition the combinations that choose it, there being so many outside of these items. Returns how
/// many combinations the items have.
fn count(items: &[Item<'_>], outside: u64, chosen: &mut [u64]) -> u64 {
    let sizes: Vec<u64> = items.iter().map(size).collect();
    let all = sizes.iter().fold(outside, |all, size| all.saturating_mul(*size));
    for (item, size) in items.iter().zip(&sizes) {
        match item {
            Item::Condition(id) => {
                if let Some(chosen) = chosen.get_mut(id.0 as usize) {
                    *chosen = all;
                }
            }
            Item::Or(or) => {
                for branch in &or.branches {
                    count(&self::items(branch), all / size.max(&1), chosen);
                }
            }
        }
    }
    all
}

fn size(item: &Item<'_>) -> u64 {
    match item {
        Item::Condition(_) => 1,
        Item::Or(or) => or.branches.iter().fold(0, |sum: u64, branch| {
            let branch = items(branch).iter().fold(1, |all: u64, item| all.saturating_mul(size(item)));
            sum.saturating_add(branch)
        }),
    }
}

#[cfg(test)]
mod tests;
