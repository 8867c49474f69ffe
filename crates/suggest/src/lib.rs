//! From events to patterns: a pattern from ticked fields, and the smallest that tells events apart.
//!
//! ```
//! use eventglass_suggest::{Separation, for_event, separate};
//! use eventglass_syntax::parse;
//!
//! let event = |state: &str| {
//!     let text = format!(
//!         r#"{{"id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718", "source": "aws.ec2",
//!             "detail-type": "EC2 Instance State-change Notification", "detail": {{"state": "{state}"}}}}"#
//!     );
//!     parse(&text).value.expect("an event")
//! };
//! let (running, stopped) = (event("running"), event("stopped"));
//! assert!(for_event(&running).contains(r#""state": ["running"]"#));
//!
//! let Separation::Found { pattern, .. } = separate(&[&running], &[&stopped], &mut || {}) else { unreachable!() };
//! assert_eq!(pattern.split_whitespace().collect::<String>(), r#"{"detail":{"state":["running"]}}"#);
//! ```
//!
//! [`fields`] lists what a pattern can ask about an event, with tests for each; [`pattern()`] writes the pattern of those
//! that were ticked; [`for_event`] ticks the usual ones. [`separate`] searches for the smallest pattern that matches some
//! events and not others. What they return was compiled and, where it is said to match, asked of the engine.
//!
//! **Invariant.** This crate knows patterns, JSON values and what AWS calls its fields. It holds no prose. It is pure:
//! the same events give the same pattern. What it knows about names is data: `names.rs`.

mod candidates;
mod columns;
mod cut;
mod field;
mod layout;
mod names;
mod nature;
mod rule;
mod same;
mod search;
mod separate;
mod set;
mod space;
mod units;

pub use field::{Field, MAX_FIELDS, Operator, Test, fields};
pub use layout::pattern;
pub use nature::Nature;
pub use rule::for_event;
pub use search::MAX_CONDITIONS;
pub use separate::{MAX_EVENTS, Searched, Separation, Why, separate};
