//! `{"equals-ignore-case": "abc"}`: a string in any letter case.

use eventglass_syntax::{Node, Text};

use super::string;
use crate::letter_case;
use crate::problem::{PatternProblem, ProblemKind};

/// A text whose every character may stand in lower or upper case.
///
/// The folding is Java's, one UTF-16 unit at a time: `ß` stands for `ß` and `SS`; a character outside the basic plane
/// is two lone surrogates, which Java encodes as `??`, so that it matches two question marks and not itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IgnoreCase {
    /// As written.
    pub text: Text,
    /// For each unit its two cases, quotes included where the text is bound to them.
    units: Vec<[String; 2]>,
}

pub(super) fn parse(value: &Node) -> Result<IgnoreCase, PatternProblem> {
    string(value, ProblemKind::IgnoreCaseNotString).map(IgnoreCase::whole)
}

impl IgnoreCase {
    /// A whole string.
    pub(super) fn whole(text: &Text) -> Self {
        let quote = u16::from(b'"');
        Self::new(text, std::iter::once(quote).chain(text.units()).chain(std::iter::once(quote)))
    }

    /// The start of a string.
    pub(super) fn start(text: &Text) -> Self {
        Self::new(text, std::iter::once(u16::from(b'"')).chain(text.units()))
    }

    /// The end of a string.
    pub(super) fn end(text: &Text) -> Self {
        Self::new(text, text.units().chain(std::iter::once(u16::from(b'"'))))
    }

    fn new(text: &Text, units: impl Iterator<Item = u16>) -> Self {
        IgnoreCase { text: text.clone(), units: units.map(cases).collect() }
    }

    pub(super) fn is(&self, value: &str) -> bool {
        self.walk(value, |rest, case| rest.strip_prefix(case)).iter().any(|rest| rest.is_empty())
    }

    pub(super) fn starts(&self, value: &str) -> bool {
        !self.walk(value, |rest, case| rest.strip_prefix(case)).is_empty()
    }

    pub(super) fn ends(&self, value: &str) -> bool {
        let backwards = self.units.iter().rev();
        !walk(backwards, value, |rest, case| rest.strip_suffix(case)).is_empty()
    }

    fn walk<'b>(&self, value: &'b str, step: impl Fn(&'b str, &str) -> Option<&'b str>) -> Vec<&'b str> {
        walk(self.units.iter(), value, step)
    }
}

/// What can be left of a value after all units; both cases of a unit may fit when they differ in length.
fn walk<'u, 'b>(
    units: impl Iterator<Item = &'u [String; 2]>,
    value: &'b str,
    step: impl Fn(&'b str, &str) -> Option<&'b str>,
) -> Vec<&'b str> {
    let mut rests = vec![value];
    for unit in units {
        let mut next: Vec<&str> = Vec::with_capacity(rests.len());
        for rest in rests {
            for case in unit {
                next.extend(
                    step(rest, case).filter(|left| !next.iter().any(|known| known.len() == left.len())),
                );
            }
        }
        rests = next;
    }
    rests
}

fn cases(unit: u16) -> [String; 2] {
    match char::from_u32(u32::from(unit)) {
        Some(letter) => [letter_case::small(letter).collect(), letter_case::capital(letter)],
        None => ["?".to_owned(), "?".to_owned()],
    }
}
