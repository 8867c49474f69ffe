//! The event-pattern language of EventBridge: read, match, explain.
//!
//! A pattern is a JSON object. A field's value is a list of alternatives, joined by OR, or an object, for nesting;
//! fields are joined by AND, `$or` joins sub-patterns. A field that stands in the event below an array holds if one
//! element makes it hold, and fields below one array must hold in the same element.
//!
//! ```
//! use eventglass_pattern::{compile, Event};
//!
//! let compiled = compile(r#"{"detail": {"state": [{"prefix": "run"}]}}"#);
//! let pattern = compiled.pattern.expect("a good pattern");
//! let event = eventglass_syntax::parse(r#"{"detail": {"state": "running"}}"#).value.expect("an event");
//! assert!(pattern.matches(&Event::new(&event)));
//! ```
//!
//! The meaning is that of event-ruler 2.0.1, the engine that EventBridge runs: one `search` answers both
//! [`Pattern::matches`] and [`explain()`], so that a verdict and its explanation cannot disagree. The limits of the
//! service (length, wildcard complexity, combinations) are no part of the language: see [`limits`].
//!
//! **Invariant.** This crate knows patterns and JSON values. It does not know where an event came from, what an
//! envelope is, how a page looks; it holds EventBridge's own error texts, because they are data, and no other prose.

mod ast;
mod branch;
mod compile;
mod event;
pub mod explain;
mod jackson;
mod letter_case;
pub mod limits;
mod ops;
mod problem;
mod reading;
mod search;
mod verdict;

pub use ast::{Alternative, Condition, ConditionId, Group, GroupEntry, OrBranches, Pattern};
pub use branch::{BranchId, MAX_BRANCHES};
pub use compile::{Compiled, compile};
pub use event::Event;
pub use explain::{Choice, explain, explain_choice};
pub use ops::{
    AddressRange, AnythingBut, Bound, Equals, IgnoreCase, NumberTest, NumericRange, Op, OperatorName,
    Wildcard,
};
pub use problem::{PatternProblem, ProblemKind, Severity};
pub use verdict::{
    AlternativeVerdict, ArrayChoice, BranchScore, Explanation, Found, Mismatch, Reason, Tree, ValueKind,
    Verdict,
};
