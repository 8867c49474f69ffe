//! How hard the wildcards of a field are to tell apart.

use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};

use super::MAX_LENGTH;
use crate::ast::{Condition, Pattern};
use crate::ops::{AnythingBut, Op, Wildcard};

/// The score is not counted beyond this.
const CAP: usize = 100;
/// How many steps from prefix to prefix are looked at; patterns that need more are far beyond every limit.
const MAX_STEPS: usize = 4_000_000;
/// How many tokens of a wildcard are looked at: all that a pattern of a length that EventBridge takes can have.
const MAX_TOKENS: usize = 3 * MAX_LENGTH;

/// The wildcard score of a pattern: the largest number of different wildcard prefixes in which one value of a field can
/// be at once, over the wildcards that the engine tests together: those of one list, and of the same field in other
/// branches of `$or`. 0 where there is none. EventBridge refuses what exceeds [`super::MAX_COMPLEXITY`].
/// Source: the 466 recorded scores.
pub fn complexity(pattern: &Pattern) -> usize {
    let mut steps = MAX_STEPS;
    pattern.branches.tests().map(|ops| Prefixes::new(ops).largest_set(&mut steps)).max().unwrap_or(0)
}

/// The condition whose own wildcards score highest; of equals the first.
pub(super) fn worst_condition(pattern: &Pattern) -> Option<&Condition> {
    let mut steps = MAX_STEPS;
    let mut score = |condition: &Condition| {
        Prefixes::new(condition.alternatives.iter().map(|it| &it.op)).largest_set(&mut steps)
    };
    pattern.conditions.iter().rev().max_by_key(|condition| score(condition))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Token {
    Byte(u8),
    Star,
}

/// Wildcards that are tested together, as trees of their prefixes: one tree for each test, so that the prefixes that the
/// wildcards of one `anything-but` share count once.
#[derive(Default)]
struct Prefixes {
    all: Vec<Prefix>,
    /// The empty prefix of each tree.
    roots: Vec<PrefixId>,
    alphabet: BTreeSet<u8>,
}

/// The beginning of a wildcard.
#[derive(Default)]
struct Prefix {
    ends_with_star: bool,
    longer: BTreeMap<Token, PrefixId>,
}

type PrefixId = u32;

impl Prefixes {
    fn new<'p>(ops: impl Iterator<Item = &'p Op>) -> Self {
        let mut prefixes = Prefixes::default();
        for op in ops {
            let wildcards = match op {
                Op::Wildcard(wildcard) => std::slice::from_ref(wildcard),
                Op::AnythingBut(AnythingBut::Wildcards(wildcards)) => wildcards,
                _ => continue,
            };
            let root = prefixes.add(Prefix::default());
            prefixes.roots.push(root);
            for wildcard in wildcards {
                tokens(wildcard).take(MAX_TOKENS).fold(root, |prefix, token| prefixes.longer(prefix, token));
            }
        }
        prefixes
    }

    fn add(&mut self, prefix: Prefix) -> PrefixId {
        self.all.push(prefix);
        self.all.len() as PrefixId - 1
    }

    fn longer(&mut self, prefix: PrefixId, token: Token) -> PrefixId {
        if let Some(known) = self.step(prefix, token) {
            return known;
        }
        if let Token::Byte(byte) = token {
            self.alphabet.insert(byte);
        }
        let id = self.add(Prefix { ends_with_star: token == Token::Star, longer: BTreeMap::new() });
        if let Some(prefix) = self.all.get_mut(prefix as usize) {
            prefix.longer.insert(token, id);
        }
        id
    }

    fn step(&self, prefix: PrefixId, token: Token) -> Option<PrefixId> {
        self.all.get(prefix as usize)?.longer.get(&token).copied()
    }

    fn largest_set(&self, steps: &mut usize) -> usize {
        if self.roots.is_empty() {
            return 0;
        }
        // One byte that no wildcard names stands for all of those.
        let other = (0..=u8::MAX).find(|byte| !self.alphabet.contains(byte));
        let mut seen = HashSet::from([self.roots.clone()]);
        let mut queue = VecDeque::from([self.roots.clone()]);
        let mut largest = 0;
        while let Some(set) = queue.pop_front() {
            for byte in self.alphabet.iter().copied().chain(other) {
                let next = self.after(&set, byte);
                largest = largest.max(next.len()).min(CAP);
                let Some(left) = steps.checked_sub(set.len()).filter(|_| largest < CAP) else {
                    return largest;
                };
                *steps = left;
                if !next.is_empty() && !seen.contains(&next) {
                    seen.insert(next.clone());
                    queue.push_back(next);
                }
            }
        }
        largest
    }

    /// The prefixes that a value can be in one byte later. One that fits `foo` also fits `foo*`: both count.
    fn after(&self, set: &[PrefixId], byte: u8) -> Vec<PrefixId> {
        let mut next = Vec::with_capacity(set.len());
        for id in set {
            let stays = self.all.get(*id as usize).is_some_and(|prefix| prefix.ends_with_star);
            let longer = self.step(*id, Token::Byte(byte));
            let star = longer.and_then(|longer| self.step(longer, Token::Star));
            for id in [stays.then_some(*id), longer, star].into_iter().flatten() {
                // They come nearly in order, and are few.
                if let Err(index) = next.binary_search(&id) {
                    next.insert(index, id);
                }
            }
        }
        next
    }
}

fn tokens(wildcard: &Wildcard) -> impl Iterator<Item = Token> {
    let star = |index| (index > 0).then_some(Token::Star);
    let runs = wildcard.runs.iter().enumerate();
    runs.flat_map(move |(index, run)| star(index).into_iter().chain(run.bytes().map(Token::Byte)))
}
