//! Reads what people paste and drop besides JSON: archives, and rules in templates and commands.
//!
//! ```
//! use eventglass_paste::rules;
//!
//! let found = rules::find("EventPattern:\n  source: [aws.ec2]").unwrap();
//! assert_eq!(found.form.name(), "cloud-formation");
//! assert_eq!(found.rules[0].pattern, "{\n  \"source\": [\"aws.ec2\"]\n}");
//! assert!(rules::find(r#"{"source": ["aws.ec2"]}"#).is_none()); // a pattern as it is
//! ```
//!
//! **Invariant.** Everything here is bounded in depth, size and cost, whatever the bytes are. This crate knows the forms
//! that rules are written in; it does not know what a pattern means, nor whether one is right.

pub mod archive;
pub mod rules;
