//! What EventBridge refuses, and where it stands.

use eventglass_pattern::{PatternProblem, ProblemKind};
use eventglass_syntax::{Member, Node, Text, Value};

use super::Case;
use crate::rewrite::Address;
use crate::words::code;

/// So many problems of a kind are mended: for each the event may be searched.
const MAX_REFUSED: usize = 200;

/// Something that EventBridge refuses, and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Refused<'c> {
    /// What is wrong.
    pub(crate) problem: &'c PatternProblem,
    /// The innermost value that it is about; that of a key where it is about the key.
    pub(crate) node: &'c Node,
    /// Where that stands.
    pub(crate) address: Address,
    /// The dotted path of the field.
    pub(crate) field: Text,
    /// The list of the field, and the element in it that is refused; none where the field has no list.
    pub(crate) within: Option<(Address, &'c Node)>,
}

impl<'c> Refused<'c> {
    fn of(root: &'c Node, problem: &'c PatternProblem) -> Option<Self> {
        let address = Address::at(root, problem.span);
        let (mut node, mut keys, mut is_or, mut within) = (root, Vec::new(), false, None);
        for (depth, step) in address.0.iter().enumerate() {
            let step = *step as usize;
            if let Value::Object(members) = &node.value {
                let member = members.get(step)?;
                is_or = within.is_none() && member.key.value == *"$or";
                keys.extend((within.is_none() && !is_or).then_some(&member.key.value));
                node = &member.value;
            } else {
                let outer = node;
                node = outer.elements().get(step)?;
                if !is_or && within.is_none() {
                    within = Some((Address(address.0.get(..depth)?.to_vec()), node));
                }
                is_or = false;
            }
        }
        Some(Refused { problem, node, address, field: Text::joined(&keys, "."), within })
    }

    /// The first member of the refused element: its operator.
    pub(crate) fn operator(&self) -> Option<&'c Member> {
        self.within.as_ref()?.1.members().first()
    }
}

/// The fields of several problems, each once.
pub(crate) fn fields_of(refused: &[Refused<'_>]) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    for field in refused.iter().map(|it| code(it.field.as_str())) {
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    fields
}

impl Case<'_> {
    /// What EventBridge refuses, of some kinds; at most 200 of them.
    pub(crate) fn refused_for(&self, wanted: fn(&ProblemKind) -> bool) -> Vec<Refused<'_>> {
        let Some(root) = self.tree.as_ref() else { return Vec::new() };
        let problems = self.problems.iter().filter(|problem| wanted(&problem.kind));
        problems.take(MAX_REFUSED).filter_map(|problem| Refused::of(root, problem)).collect()
    }
}
