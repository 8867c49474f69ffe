//! The strings that failing conditions ask for, and the values that the event has instead.

use std::ops::Range;

use eventglass_pattern::{Condition, Reason};
use eventglass_syntax::{Node, Text, Value};

use super::{Case, Told};
use crate::rewrite::Address;

/// So many values of a field are looked at: each is compared with each alternative.
const MOST: usize = 50;
/// Longer values, in bytes, are no names and are passed by.
const LONG: u32 = 1_000;

/// A string in a condition's list.
#[derive(Clone, Debug)]
pub(crate) struct Wanted<'c> {
    /// The place of the alternative: the string, or the operator's object.
    pub(crate) alternative: Address,
    /// The place of the string itself.
    pub(crate) operand: Address,
    /// It.
    pub(crate) text: &'c Text,
    /// The string's node.
    pub(crate) node: &'c Node,
    /// Which part of a value it stands for.
    pub(crate) part: Part,
    /// Whether letter case counts.
    pub(crate) ignores_case: bool,
}

/// The part of a value that a string stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// `"x"`, `{"exactly": "x"}`, `{"equals-ignore-case": "x"}`
    Whole,
    /// `{"prefix": "x"}`
    Start,
    /// `{"suffix": "x"}`
    End,
    /// `{"wildcard": "x*y"}`
    Stars,
}

impl<'c> Case<'c> {
    /// The failing conditions whose field the event has, with its values there: those in the chosen elements of arrays
    /// first, then those in others.
    pub(crate) fn refusing(&self) -> Vec<(Told<'_>, Vec<&'c Node>)> {
        let values = |told: Told<'_>| {
            let Reason::NotAccepted { found } = &told.verdict.reason else { return None };
            let here = found.iter().take(MOST).filter_map(|found| found.path.of(self.root()));
            let all = here.chain(values(self.root(), &told.condition.path));
            Some(all.filter(|node| node.span.len() <= LONG).collect())
        };
        self.failing().into_iter().filter_map(|told| Some((told, values(told)?))).collect()
    }

    /// The strings that a condition asks for, as far as they are no exclusions.
    pub(crate) fn wanted(&self, condition: &Condition) -> Vec<Wanted<'_>> {
        let found = self.address(condition).zip(self.list(condition));
        let Some((address, list)) = found else { return Vec::new() };
        let elements = list.elements().iter().take(MOST).enumerate();
        elements.filter_map(|(position, element)| wanted(address.inner(position), element)).collect()
    }

    /// The scalars that the event has where a place in the pattern points to, for a pattern that is refused.
    pub(crate) fn values_at(&self, address: &Address) -> Vec<&'c Node> {
        values(self.root(), &self.dotted(address))
    }

    /// The dotted path of the field that a place in the pattern is about.
    pub(crate) fn dotted(&self, address: &Address) -> Text {
        let Some(root) = self.tree.as_ref() else { return "".into() };
        let mut keys: Vec<&Text> = Vec::new();
        for depth in 1..=address.0.len() {
            let here = Address(address.0.get(..depth).unwrap_or_default().to_vec());
            match here.member(root) {
                Some(member) if member.key.value != *"$or" => keys.push(&member.key.value),
                // Below the list of a field stand operators; below that of `$or` patterns.
                None if !self.is_or(&here) => break,
                _ => {}
            }
        }
        Text::joined(&keys, ".")
    }

    fn is_or(&self, element: &Address) -> bool {
        let list = self.tree.as_ref().zip(element.outer());
        list.and_then(|(root, list)| list.member(root)).is_some_and(|member| member.key.value == *"$or")
    }
}

/// The scalars at a dotted path, arrays stepped through.
fn values<'e>(root: &'e Node, path: &Text) -> Vec<&'e Node> {
    let mut found = Vec::new();
    collect(root, Some(path.as_str()), &mut found);
    found
}

fn collect<'e>(node: &'e Node, path: Option<&str>, found: &mut Vec<&'e Node>) {
    match (&node.value, path) {
        _ if found.len() >= MOST => {}
        (Value::Array(elements), _) => elements.iter().for_each(|element| collect(element, path, found)),
        (Value::Object(members), Some(path)) => {
            for member in members {
                match path.strip_prefix(member.key.value.as_str()) {
                    Some("") => collect(&member.value, None, found),
                    Some(rest) if rest.starts_with('.') => collect(&member.value, rest.get(1..), found),
                    _ => {}
                }
            }
        }
        (Value::Object(_) | Value::Unreadable, _) | (_, Some(_)) => {}
        (_, None) => found.push(node),
    }
}

fn wanted(address: Address, element: &Node) -> Option<Wanted<'_>> {
    let (mut node, mut operand) = (element, address.clone());
    let (mut part, mut ignores_case) = (Part::Whole, false);
    while let [member] = node.members() {
        match member.key.value.as_str() {
            "prefix" => part = Part::Start,
            "suffix" => part = Part::End,
            "wildcard" => part = Part::Stars,
            "equals-ignore-case" => ignores_case = true,
            "exactly" => {}
            _ => return None,
        }
        (node, operand) = (&member.value, operand.inner(0));
    }
    let Value::String(text) = &node.value else { return None };
    Some(Wanted { alternative: address, operand, text, node, part, ignores_case })
}

impl Part {
    /// What stands between stars, where a string stands for this part.
    pub(crate) fn runs(self, text: &str) -> Vec<String> {
        match self {
            Part::Whole => vec![text.to_owned()],
            Part::Start => vec![text.to_owned(), String::new()],
            Part::End => vec![String::new(), text.to_owned()],
            Part::Stars => runs(text),
        }
    }
}

impl Wanted<'_> {
    /// What stands between stars, as if every operator were a wildcard: `["ab", ""]` of a prefix.
    pub(crate) fn runs(&self) -> Vec<String> {
        self.part.runs(self.text.as_str())
    }

    /// The operand whose runs these are.
    pub(crate) fn of_runs(&self, runs: &[&str]) -> String {
        match self.part {
            Part::Stars => runs.iter().map(|run| escaped(run)).collect::<Vec<_>>().join("*"),
            _ => runs.concat(),
        }
    }
}

/// What stands before, between and behind the stars of a wildcard.
pub(crate) fn runs(wildcard: &str) -> Vec<String> {
    let mut runs = vec![String::new()];
    let mut chars = wildcard.chars();
    while let Some(c) = chars.next() {
        match c {
            '*' => runs.push(String::new()),
            '\\' => runs.last_mut().into_iter().for_each(|run| run.extend(chars.next())),
            _ => runs.last_mut().into_iter().for_each(|run| run.push(c)),
        }
    }
    runs
}

/// A text as it stands in a wildcard for itself.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('*', "\\*")
}

/// Whether runs with anything between them make up a text.
pub(crate) fn fits(runs: &[String], text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let runs: Vec<Vec<char>> = runs.iter().map(|run| run.chars().collect()).collect();
    placed(&runs, &text).is_some()
}

/// Where runs lie in a text, with anything between them; each as far to the front as it goes.
pub(crate) fn placed<T: PartialEq>(runs: &[Vec<T>], text: &[T]) -> Option<Vec<Range<usize>>> {
    let (first, others) = runs.split_first()?;
    if !text.starts_with(first) {
        return None;
    }
    let mut places: Vec<Range<usize>> = Vec::with_capacity(runs.len());
    places.push(0..first.len());
    let Some((last, between)) = others.split_last() else {
        return (first.len() == text.len()).then_some(places);
    };
    let mut from = first.len();
    for run in between {
        let rest = text.get(from..)?;
        let at = (0..=rest.len()).find(|at| rest.get(*at..).is_some_and(|rest| rest.starts_with(run)))?;
        places.push(from + at..from + at + run.len());
        from += at + run.len();
    }
    let end = text.len().checked_sub(last.len()).filter(|end| *end >= from && text.ends_with(last))?;
    places.push(end..text.len());
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_lie_in_their_order() {
        let cases = [
            ("a*b", "a1b", true),
            ("a*b", "ab", true),
            ("a*a", "a", false),
            ("*x*", "axb", true),
            ("a\\*b", "a*b", true),
            ("a\\*b", "axb", false),
            ("a", "ab", false),
        ];
        for (wildcard, text, expected) in cases {
            assert_eq!(fits(&runs(wildcard), text), expected, "{wildcard} {text}");
        }
    }
}
