//! Keys of the pattern that the event has not.

use eventglass_pattern::{Condition, Reason};
use eventglass_syntax::{Node, Text, Value};

use super::{Case, Told};
use crate::rewrite::Address;

/// A key of the pattern that the event lacks.
#[derive(Clone, Debug)]
pub(crate) struct Lacking<'c> {
    /// The key.
    pub(crate) key: &'c Text,
    /// Where its member stands in the pattern.
    pub(crate) address: Address,
    /// How many keys come before it on its path.
    pub(crate) depth: usize,
    /// The objects of the event that might have it: one, or the elements of an array.
    pub(crate) objects: Vec<&'c Node>,
    /// Every failing condition that lacks it.
    pub(crate) conditions: Vec<Told<'c>>,
}

impl Case<'_> {
    /// The keys of the pattern that the event has not, where it goes along with everything before them; each once.
    pub(crate) fn lacking(&self) -> Vec<Lacking<'_>> {
        let mut found: Vec<Lacking<'_>> = Vec::new();
        for told in self.failing() {
            let Some(lacking) = self.lacks(told) else { continue };
            match found.iter_mut().find(|known| known.address == lacking.address) {
                Some(known) => known.conditions.push(told),
                None => found.push(lacking),
            }
        }
        found
    }

    fn lacks<'s>(&'s self, told: Told<'s>) -> Option<Lacking<'s>> {
        let Reason::Missing { at, lacks } = &told.verdict.reason else { return None };
        let keys = told.condition.key_steps();
        let mut rest = lacks.len();
        // From the innermost key outwards: the one with which what is lacking begins.
        for (depth, key) in keys.iter().enumerate().rev() {
            let length = key.as_str().len();
            if rest == length {
                let node = at.path.of(self.root())?;
                let objects = match &node.value {
                    Value::Array(elements) => elements.iter().collect(),
                    _ => vec![node],
                };
                let address = self.key_address(told.condition, depth)?;
                return Some(Lacking { key, address, depth, objects, conditions: vec![told] });
            }
            rest = rest.checked_sub(length + 1)?;
        }
        None
    }

    /// Where the member of a condition's key stands, counted from its outermost.
    pub(crate) fn key_address(&self, condition: &Condition, depth: usize) -> Option<Address> {
        let root = self.tree.as_ref()?;
        let address = self.address(condition)?;
        let outer =
            (1..=address.0.len()).map(|length| Address(address.0.iter().take(length).copied().collect()));
        outer.filter(|it| it.member(root).is_some_and(|member| member.key.value != *"$or")).nth(depth)
    }
}
