//! JSON with places: one reader for events and patterns.
//!
//! ```
//! use eventglass_syntax::{parse, Value};
//!
//! let parsed = parse(r#"{"n": 3.0e2, "n": "ami-1" "#);
//! let Some(Value::Object(members)) = parsed.value.map(|node| node.value) else { unreachable!() };
//! assert_eq!(members.len(), 2);          // duplicate keys are kept, the missing brace is a problem
//! assert_eq!(parsed.problems.len(), 1);
//! ```
//!
//! Reading never fails: it yields the best value there is and a list of [`SyntaxProblem`]s. Nodes know their
//! [`Span`] in the text, numbers keep their spelling, strings may hold lone surrogates, nesting is bounded.
//!
//! **Invariant.** This crate knows text, JSON and places. It does not know events, rules or AWS, and it holds no
//! prose: a problem is a fact, sentences are made elsewhere.

mod decimal;
mod double;
mod escape;
mod order;
mod parser;
mod path;
mod problem;
mod scan;
mod span;
mod text;
mod utf16;
mod value;

pub use decimal::Decimal;
pub use escape::{push_escaped, push_text, push_unit};
pub use order::sort_by_order;
pub use parser::{MAX_DEPTH, Parsed, Stream, parse, parse_stream, parse_stream_alive};
pub use path::{Path, Step};
pub use problem::{Container, DigitsAfter, Expected, SyntaxKind, SyntaxProblem};
pub use span::{Span, Spanned};
pub use text::Text;
pub use utf16::Utf16Index;
pub use value::{Member, Node, Number, Value};
