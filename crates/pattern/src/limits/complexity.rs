//! How hard the wildcards of a field are to tell apart.

use std::collections::{BTreeSet, HashSet, VecDeque};

use crate::ast::{Condition, Pattern};
use crate::ops::{AnythingBut, Op, Wildcard};

/// The score is not counted beyond this.
const CAP: usize = 100;
/// How many sets of states are looked at; patterns that need more are far beyond every limit.
const MAX_SETS: usize = 20_000;

/// The wildcard score of a pattern: the largest number of different wildcard prefixes in which one value of a field can
/// be at once, over the wildcards that the engine tests together: those of one list, and of the same field in other
/// branches of `$or`. 0 where there is none. EventBridge refuses what exceeds [`super::MAX_COMPLEXITY`].
/// Source: the 466 recorded scores.
pub fn complexity(pattern: &Pattern) -> usize {
    pattern.branches.tests().map(|ops| largest_set(&Prefixes::new(ops))).max().unwrap_or(0)
}

/// The score of one condition alone.
pub(super) fn of_condition(condition: &Condition) -> usize {
    largest_set(&Prefixes::new(condition.alternatives.iter().map(|alternative| &alternative.op)))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Token {
    Byte(u8),
    Star,
}

/// A prefix of a wildcard: which wildcard, and how many of its tokens are behind.
type State = (usize, usize);

/// Wildcards that are tested together.
struct Prefixes {
    wildcards: Vec<Vec<Token>>,
    /// Which test a wildcard belongs to: the prefixes that the wildcards of one `anything-but` share count once.
    tests: Vec<usize>,
}

impl Prefixes {
    fn new<'p>(ops: impl Iterator<Item = &'p Op>) -> Self {
        let mut prefixes = Prefixes { wildcards: Vec::new(), tests: Vec::new() };
        for (test, op) in ops.enumerate() {
            let wildcards = match op {
                Op::Wildcard(wildcard) => std::slice::from_ref(wildcard),
                Op::AnythingBut(AnythingBut::Wildcards(wildcards)) => wildcards,
                _ => &[],
            };
            prefixes.wildcards.extend(wildcards.iter().map(tokens));
            prefixes.tests.extend(wildcards.iter().map(|_| test));
        }
        prefixes
    }

    fn count(&self, set: &BTreeSet<State>) -> usize {
        let prefix = |&(wildcard, behind): &State| {
            let tokens = self.wildcards.get(wildcard)?.get(..behind)?;
            Some((*self.tests.get(wildcard)?, tokens))
        };
        set.iter().filter_map(prefix).collect::<BTreeSet<_>>().len()
    }
}

fn largest_set(prefixes: &Prefixes) -> usize {
    let tokens = &prefixes.wildcards;
    let literal = |token: &Token| {
        if let Token::Byte(byte) = token { Some(*byte) } else { None }
    };
    let alphabet: BTreeSet<u8> = tokens.iter().flatten().filter_map(literal).chain([0]).collect();
    let start: BTreeSet<State> = (0..tokens.len()).map(|wildcard| (wildcard, 0)).collect();
    let mut seen = HashSet::from([start.clone()]);
    let mut queue = VecDeque::from([start]);
    let mut largest = 0;
    while let Some(set) = queue.pop_front() {
        for byte in &alphabet {
            let next = step(tokens, &set, *byte);
            largest = largest.max(prefixes.count(&next)).min(CAP);
            if largest == CAP || seen.len() >= MAX_SETS {
                return largest;
            }
            if !next.is_empty() && seen.insert(next.clone()) {
                queue.push_back(next);
            }
        }
    }
    largest
}

fn tokens(wildcard: &Wildcard) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (index, run) in wildcard.runs.iter().enumerate() {
        if index > 0 {
            tokens.push(Token::Star);
        }
        tokens.extend(run.iter().copied().map(Token::Byte));
    }
    tokens
}

/// A value that fits `foo` also fits `foo*`: both prefixes count.
fn step(tokens: &[Vec<Token>], set: &BTreeSet<State>, byte: u8) -> BTreeSet<State> {
    let mut next = BTreeSet::new();
    for &(wildcard, behind) in set {
        let Some(tokens) = tokens.get(wildcard) else {
            continue;
        };
        if behind > 0 && tokens.get(behind - 1) == Some(&Token::Star) {
            next.insert((wildcard, behind));
        }
        if tokens.get(behind) == Some(&Token::Byte(byte)) {
            next.insert((wildcard, behind + 1));
            if tokens.get(behind + 1) == Some(&Token::Star) {
                next.insert((wildcard, behind + 2));
            }
        }
    }
    next
}
