//! The mistakes that are known.

use crate::case::Case;
use crate::finding::Finding;
use crate::words::Said;

/// A mistake that people make.
#[derive(Clone, Copy, Debug)]
pub struct Mistake {
    /// Its number in the catalogue: `M01`.
    pub id: &'static str,
    /// Its name: `ct-not-under-detail`.
    pub code: &'static str,
    /// What it is, in a few words.
    pub title: Said,
    /// Looks for it.
    pub(crate) find: fn(&Case<'_>) -> Vec<Finding>,
}

/// What the reference tells of a mistake. Apart from [`Mistake`], so that a program that shows no reference does not
/// carry it.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// What happens and what to do, in sentences, whatever the case.
    pub about: Said,
    /// A pattern that has it.
    pub example: Example,
}

/// A mistake in a pattern, and what mends it.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The pattern.
    pub pattern: &'static str,
    /// An event.
    pub event: &'static str,
    /// The pattern mended; none where the event is, or nothing can be.
    pub remedied: Option<&'static str>,
}
