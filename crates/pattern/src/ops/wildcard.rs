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
    /// What stands before, between and behind the stars, quotes included: one more than there are stars.
    pub(crate) runs: Vec<String>,
}

pub(super) fn parse(value: &Node) -> Result<Wildcard, PatternProblem> {
    let text = string(value, ProblemKind::WildcardNotString)?;
    Wildcard::new(text).map_err(|kind| PatternProblem::at(kind, value.span))
}

impl Wildcard {
    /// `*` is a star, `\*` and `\\` are the characters; positions in problems count bytes from 1.
    pub(super) fn new(text: &Text) -> Result<Self, ProblemKind> {
        let text_in_quotes = quoted(text);
        let mut runs = vec![String::new()];
        let mut rest = text_in_quotes.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            match (c, rest.peek()) {
                ('*', Some((_, '*'))) => return Err(ProblemKind::WildcardConsecutive(at)),
                ('*', _) => runs.push(String::new()),
                ('\\', Some((_, escaped @ ('*' | '\\')))) => {
                    extend_last(&mut runs, *escaped);
                    rest.next();
                }
                ('\\', _) => return Err(ProblemKind::WildcardEscape(at)),
                _ => extend_last(&mut runs, c),
            }
        }
        Ok(Wildcard { text: text.clone(), runs })
    }

    /// Whether it fits the whole of a value. Linear in the value for each run, whatever stands in them.
    pub(super) fn accepts(&self, value: &str) -> bool {
        let Some((first, others)) = self.runs.split_first() else {
            return false;
        };
        let Some((last, between)) = others.split_last() else {
            return value == first;
        };
        let inner = value.strip_prefix(first.as_str()).and_then(|rest| rest.strip_suffix(last.as_str()));
        let mut between = between.iter();
        let rest = inner.and_then(|rest| {
            between.try_fold(rest, |rest, run| rest.split_once(run.as_str()).map(|(_, behind)| behind))
        });
        rest.is_some()
    }
}

fn extend_last(runs: &mut [String], c: char) {
    if let Some(run) = runs.last_mut() {
        run.push(c);
    }
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
