//! Why a rule does not do what was meant.
//!
//! [`diagnose`] looks for every mistake of the catalogue in a [`Case`]: a pattern, an event, and the other events. What
//! it finds is ranked, each remedy tried before it is offered. [`CATALOGUE`] is what is known, one file a mistake: its
//! detection, its words, its remedy, its tests. [`silent()`] tells what else may keep events from a rule whose pattern is
//! right, from [`CAUSES`].
//!
//! **Invariant.** This crate knows patterns and JSON. It does not know how an event was pasted, nor how a page looks.
//! Unlike the crates it stands on it speaks: what a mistake has to say stands beside how it is recognised, in every
//! language at once ([`Words`]).

mod adding;
mod case;
mod catalogue;
mod diagnose;
mod difference;
mod elsewhere;
mod fields;
mod finding;
mod grid;
mod mistakes;
mod near;
mod others;
mod rewrite;
mod silent;
#[cfg(test)]
mod testing;
mod trial;
mod words;

pub use adding::adding;
pub use case::{Case, Told};
pub use catalogue::{Example, Mistake, Page};
pub use diagnose::{Diagnoses, Diagnosis, Summary, diagnose};
pub use difference::{Edit, apply, difference};
pub use finding::{Certainty, Place, Side};
pub use grid::{Cell, Grid, Row, grids};
pub use mistakes::{CATALOGUE, PAGES};
pub use others::Others;
pub use silent::{ABOUT_CAUSES, Advice, CAUSES, Cause, Subject, catch_all, silent};
pub use trial::{Outcome, Remedy};
pub use words::{Said, Words};
