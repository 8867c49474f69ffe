//! A pattern that was understood.

use eventglass_syntax::{Path, Span, Spanned, Step, Text};

use crate::branch::{Branches, combinations};
use crate::ops::Op;

/// A pattern: what an event must look like.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The pattern as it is written.
    pub root: Group,
    /// All conditions, in the order of the text, those that a later one replaces included.
    pub conditions: Vec<Condition>,
    pub(crate) branches: Branches,
}

/// Which condition of a pattern: its position in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConditionId(pub u32);

/// `{...}`: conditions that must all hold.
#[derive(Clone, Debug)]
pub struct Group {
    /// The object.
    pub span: Span,
    /// Its members, in the order of the text.
    pub entries: Vec<GroupEntry>,
}

/// A member of a pattern object.
#[derive(Clone, Debug)]
pub enum GroupEntry {
    /// `"source": ["aws.ec2"]`
    Condition(ConditionId),
    /// `"detail": {...}`
    Group(Spanned<Text>, Group),
    /// `"$or": [{...}, {...}]`
    Or(OrBranches),
}

/// `"$or": [{...}, {...}]`: sub-patterns one of which must hold.
#[derive(Clone, Debug)]
pub struct OrBranches {
    /// The whole member.
    pub span: Span,
    /// The branches, two or more.
    pub branches: Vec<Group>,
}

/// A field with its list of alternatives: the smallest part of a pattern that holds or does not.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The dotted path of the field, by which the engine knows it: `detail.state`.
    pub path: Text,
    /// The keys as they are nested in the pattern.
    pub keys: Path,
    /// The field's key.
    pub key: Span,
    /// Key and list: what is underlined when the condition is pointed at.
    pub span: Span,
    /// What the field's value may be, one or more.
    pub alternatives: Vec<Alternative>,
}

/// One element of a condition's list.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// The test.
    pub op: Op,
    /// Where it stands.
    pub span: Span,
}

impl Pattern {
    /// How many combinations of `$or` branches it has; 1 where there is no `$or`.
    pub fn combinations(&self) -> u64 {
        combinations(&self.root)
    }

    /// For each combination of `$or` branches the conditions that must hold together, sorted by path: of several
    /// conditions on one path the last in the text. There are up to 65,536 of them.
    pub fn branches(&self) -> impl Iterator<Item = impl Iterator<Item = ConditionId>> {
        self.branches.all.iter().map(|branch| branch.fields.iter().map(|field| field.condition))
    }

    /// A condition of this pattern.
    pub fn condition(&self, id: ConditionId) -> Option<&Condition> {
        self.conditions.get(id.0 as usize)
    }
}

impl Condition {
    /// The keys as they are nested, outermost first; one may hold dots.
    pub fn key_steps(&self) -> Vec<&Text> {
        self.keys
            .steps
            .iter()
            .filter_map(|step| match step {
                Step::Key(key) => Some(key),
                Step::Index(_) => None,
            })
            .collect()
    }
}
