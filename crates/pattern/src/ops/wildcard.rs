//! `{"wildcard": "a*b"}`: `*` stands for any run of characters, none included.

use eventglass_syntax::{Node, Text};

use super::string;
use crate::problem::{PatternProblem, ProblemKind};
use crate::reading::quoted;

/// A text with stars.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wildcard {
    /// As written, escapes included.
    pub text: Text,
    /// The bytes before, between and behind the stars, quotes included: one more than there are stars.
    pub(crate) runs: Vec<Vec<u8>>,
}

pub(super) fn parse(value: &Node) -> Result<Wildcard, PatternProblem> {
    let text = string(value, ProblemKind::WildcardNotString)?;
    Wildcard::new(text).map_err(|kind| PatternProblem::at(kind, value.span))
}

impl Wildcard {
    /// `*` is a star, `\*` and `\\` are the characters; positions in problems count bytes from 1.
    pub(super) fn new(text: &Text) -> Result<Self, ProblemKind> {
        let bytes = quoted(text);
        let mut runs = vec![Vec::new()];
        let mut rest = bytes.iter().copied().enumerate().peekable();
        while let Some((at, byte)) = rest.next() {
            match (byte, rest.peek()) {
                (b'*', Some((_, b'*'))) => return Err(ProblemKind::WildcardConsecutive(at)),
                (b'*', _) => runs.push(Vec::new()),
                (b'\\', Some((_, escaped @ (b'*' | b'\\')))) => {
                    extend_last(&mut runs, *escaped);
                    rest.next();
                }
                (b'\\', _) => return Err(ProblemKind::WildcardEscape(at)),
                _ => extend_last(&mut runs, byte),
            }
        }
        Ok(Wildcard { text: text.clone(), runs })
    }

    /// Whether it fits the whole of the bytes. Linear in them for each run.
    pub(super) fn accepts(&self, bytes: &[u8]) -> bool {
        let Some((first, others)) = self.runs.split_first() else {
            return false;
        };
        let Some((last, between)) = others.split_last() else {
            return bytes == first;
        };
        let Some(mut rest) =
            bytes.strip_prefix(first.as_slice()).and_then(|rest| rest.strip_suffix(last.as_slice()))
        else {
            return false;
        };
        for run in between {
            let Some(at) = find(rest, run) else { return false };
            rest = rest.get(at + run.len()..).unwrap_or_default();
        }
        true
    }
}

fn extend_last(runs: &mut [Vec<u8>], byte: u8) {
    if let Some(run) = runs.last_mut() {
        run.push(byte);
    }
}

fn find(bytes: &[u8], run: &[u8]) -> Option<usize> {
    if run.is_empty() {
        return Some(0);
    }
    bytes.windows(run.len()).position(|window| window == run)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(wildcard: &str, value: &str) -> bool {
        Wildcard::new(&wildcard.into()).unwrap().accepts(&quoted(&value.into()))
    }

    #[test]
    fn a_star_is_any_run() {
        assert!(fits("a*b", "ab") && fits("a*b", "a\n😀b") && fits("*", "") && fits("*a*a*", "aa"));
        assert!(!fits("a*b", "abc") && !fits("a*a", "a") && !fits("", "x"));
    }

    #[test]
    fn a_backslash_takes_the_meaning_away() {
        assert!(fits(r"a\*b", "a*b") && !fits(r"a\*b", "axb") && fits(r"\\*", r"\x") && fits(r"*\*", "x*"));
    }

    #[test]
    fn mistakes_have_a_position() {
        assert_eq!(Wildcard::new(&"a**".into()), Err(ProblemKind::WildcardConsecutive(2)));
        assert_eq!(Wildcard::new(&r"a\b".into()), Err(ProblemKind::WildcardEscape(2)));
        assert_eq!(Wildcard::new(&r"ab\".into()), Err(ProblemKind::WildcardEscape(3)));
    }
}
