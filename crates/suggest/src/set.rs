//! Sets of events, by number.

/// A set of small numbers, a bit each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Set {
    words: Vec<u64>,
}

impl Set {
    /// An empty set for numbers below `size`.
    pub(crate) fn empty(size: usize) -> Set {
        Set { words: vec![0; size.div_ceil(64)] }
    }

    /// All numbers below `size`.
    pub(crate) fn full(size: usize) -> Set {
        let mut set = Set::empty(size);
        (0..size).for_each(|number| set.insert(number));
        set
    }

    pub(crate) fn insert(&mut self, number: usize) {
        if let Some(word) = self.words.get_mut(number / 64) {
            *word |= 1 << (number % 64);
        }
    }

    pub(crate) fn has(&self, number: usize) -> bool {
        self.words.get(number / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// How many are in it.
    pub(crate) fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Whether the other set has all of these.
    pub(crate) fn is_in(&self, other: &Set) -> bool {
        self.words.iter().zip(&other.words).all(|(own, other)| own & !other == 0)
    }

    /// These without those of the other set.
    pub(crate) fn without(&self, other: &Set) -> Set {
        Set { words: self.words.iter().zip(&other.words).map(|(own, other)| own & !other).collect() }
    }

    /// The numbers, the smallest first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> {
        (0..self.words.len() * 64).filter(|number| self.has(*number))
    }
}
