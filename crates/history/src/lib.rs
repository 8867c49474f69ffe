//! What many events tell together: lives of AMIs, resources left over, counts.
//!
//! ```
//! use eventglass_event::ingest;
//! use eventglass_history::leftovers;
//!
//! let call = |name: &str, time: &str| {
//!     format!(
//!         r#"{{"eventSource": "s3.amazonaws.com", "eventName": "{name}", "eventTime": "{time}", "awsRegion": "eu-west-1",
//!             "recipientAccountId": "111122223333", "requestParameters": {{"bucketName": "logs"}}}}"#
//!     )
//! };
//! let made = call("CreateBucket", "2026-03-01T10:00:00Z");
//! let left = leftovers(&ingest(&made, 9).events, None);
//! assert_eq!((left.rows[0].kind_name, left.rows[0].id.as_str()), ("S3 bucket", "logs"));
//!
//! let both = made + &call("DeleteBucket", "2026-03-01T10:05:00Z");
//! assert!(leftovers(&ingest(&both, 9).events, None).rows.is_empty());
//! ```
//!
//! Each view of a history is a function of its events: [`order`], [`lifecycles`], [`leftovers`], [`tally`]; and
//! [`rules_made`] opens one event. None of them fails: what an event does not tell is absent.
//!
//! **Invariant.** This crate knows events and resources. It does not know rules or verdicts. It is pure: the
//! present is an input; and it holds no prose but AWS's names for its own things. What it knows about kinds of
//! resources is data: `resources.tsv`.

mod call;
mod console;
mod leftovers;
mod lifecycle;
mod moment;
mod order;
mod place;
mod resources;
mod rule_made;
mod spelling;
mod step;
mod tags;
mod tally;
#[cfg(test)]
mod testing;
mod touch;
mod who;

pub use leftovers::{Leftover, Leftovers, leftovers};
pub use lifecycle::{ImageState, Lifecycle, lifecycles};
pub use moment::Moment;
pub use order::order;
pub use rule_made::{RuleMade, rules_made};
pub use step::{Step, StepKind};
pub use tally::{Bin, Count, Tally, tally};
pub use who::{Who, WhoKind};
