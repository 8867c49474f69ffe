//! Finds events in pasted text, and AMI ids in events.
//!
//! ```
//! use eventglass_event::{Role, amis, ingest};
//!
//! let text = r#"{"eventSource": "ec2.amazonaws.com", "eventName": "DeregisterImage",
//!                "requestParameters": {"imageId": "ami-0123456789abcdef0"}} and so on"#;
//! let found = ingest(text, 20_000);
//! assert_eq!(found.events[0].source(), Some("aws.ec2"));     // a bare CloudTrail record, put into its envelope
//! assert_eq!(found.problems[0].span.of(text), "and so on");  // the rest is pointed out
//! let ids = amis(&found.events[0].node);
//! assert_eq!(ids[0].path.to_string(), "$.detail.requestParameters.imageId");
//! assert_eq!(ids[0].role, Role::Deregistered);
//! ```
//!
//! [`ingest`] never fails: what can be read is used, what cannot is a problem with its place. An [`Event`]
//! holds the whole event as the bus would deliver it, the place it came from, and the chain of envelopes that it was
//! unwrapped from. [`ingest_plain`] is the small door: events, CloudTrail records and files, and a word on whether the
//! text is worth the other one.
//!
//! **Invariant.** This crate knows events, their envelopes and what their fields mean. It does not know rules
//! or verdicts. It is pure: no clock, no randomness, so the same text gives the same events; and it holds no
//! prose.

mod ami;
mod ami_roles;
mod body;
mod cloudtrail;
mod envelope;
mod event;
mod ingest;
mod mistake;
mod print;
mod problem;
mod source;
#[cfg(test)]
mod testing;
mod thing;
mod unwrap;
mod wrapping;

pub use ami::{Ami, AmiMention, amis, distinct};
pub use ami_roles::Role;
pub use envelope::Envelope;
pub use event::Event;
pub use ingest::{Ingested, ingest, ingest_alive, ingest_plain};
pub use problem::{IngestKind, IngestProblem, Severity};
pub use source::Source;
pub use thing::Thing;
