//! What a target receives: `InputPath`, `InputTransformer`, and the services' own wrapping.
//!
//! ```
//! use eventglass_syntax::parse;
//! use eventglass_delivery::{Context, Outcome, Target, Transformer, deliver};
//!
//! let event = parse(r#"{"detail": {"ImageId": "ami-0123456789abcdef0"}}"#).value.unwrap();
//! let target = Target::InputTransformer(Transformer {
//!     paths: vec![("ami".into(), "$.detail.ImageId".into())],
//!     template: r#"{"image": <ami>}"#.into(),
//! });
//! assert!(target.problems().is_empty());
//! let context = Context { rule_name: "amis", rule_arn: "", ingestion_time: "" };
//! let arrives = deliver(&target, &event, &context).outcome;
//! assert_eq!(arrives, Outcome::Delivered(r#"{"image": "ami-0123456789abcdef0"}"#.into()));
//! ```
//!
//! What AWS refuses when the target is made is in [`Target::problems`]; what becomes of one event in [`deliver`], and
//! where AWS does not document it, a [`Note`] says so beside the answer. The mail, the message and the record that
//! services make of a payload are in [`mail`] and its neighbours; a change that AWS Config tells of in
//! [`config_change`].
//!
//! **Invariant.** This crate knows events as JSON, and payloads. It does not know rules or patterns. It is pure: ids
//! that services make at random are derived from the payload. It holds AWS's own texts and no other sentence.

mod arrival;
mod config;
mod deliver;
mod filling;
mod outcome;
mod path;
mod print;
mod problem;
mod template;
mod transform;

pub use arrival::{Mail, Place, Queue, Topic, lambda_direct, lambda_sns, lambda_sqs, mail, sqs_message};
pub use config::{Change, ConfigChange, Diff, config_change};
pub use deliver::{Context, deliver};
pub use outcome::{Delivery, Loss, Note, NoteKind, Outcome, Value};
pub use path::{Found, JsonPath, PathKind, PathProblem, Selected};
pub use print::{compact, pretty};
pub use problem::{Effect, Field, TargetKind, TargetProblem};
pub use template::{Form, Placeholder, Template};
pub use transform::{Target, Transformer};
