//! What can stand at a place of a pattern that is being typed.
//!
//! ```
//! use eventglass_complete::complete;
//! use eventglass_syntax::parse;
//!
//! let event = parse(r#"{"source": "aws.ec2", "detail": {"state": "running"}}"#).value.unwrap();
//! let text = r#"{"detail": {"state": ["ru"#;
//! let found = complete(text, text.len() as u32, &[&event]).unwrap();
//! assert_eq!(found.replace.of(text), "ru");
//! assert_eq!((found.items[0].label.as_str(), found.items[0].insert.as_str()), ("running", "running\""));
//! ```
//!
//! The text is nearly always broken: brackets and strings that are not closed yet, words without quotes. `place` finds
//! out what is wanted at the cursor, `seen` what the events hold there, and the rest makes choices of both that fit
//! what stands around them.
//!
//! **Invariant.** This crate knows patterns as far as their shape goes, and events as JSON. It does not know what a
//! pattern matches, and it holds no prose.

mod choices;
mod fields;
mod insert;
mod operators;
mod patterns;
mod place;
mod scan;
mod seen;
mod token;
mod values;
mod words;

use eventglass_syntax::{Node, Span};

use place::Place;

/// How many choices of one sort are given.
const MAX_ITEMS: usize = 100;

/// What can stand at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Completions {
    /// The text that a choice replaces: the word around the cursor, or what stands in the string around it, with the
    /// quote that closes it; empty where there is neither.
    pub replace: Span,
    /// The choices, the likeliest first.
    pub items: Vec<Item>,
}

/// A choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What is shown: `detail-type`, `RunInstances`, `prefix`.
    pub label: String,
    /// What is put in, with the quotes, brackets, colons and commas that are needed there.
    pub insert: String,
    /// The byte offset in `insert` where the cursor goes.
    pub cursor: usize,
    /// What it is.
    pub kind: Kind,
    /// In how many of the events it was seen.
    pub seen: usize,
}

/// A kind of choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `"source": []`: a field that takes a list of alternatives
    Field,
    /// `"detail": {}`: a field that holds fields
    Object,
    /// `"aws.ec2"`
    Value,
    /// `{"prefix": ""}`, or a comparison of `numeric`: its name in the pattern
    Operator(&'static str),
    /// more than one word of the language
    Snippet(Snippet),
}

/// A frame to fill in, or a whole pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Snippet {
    /// `{}`: fields go in
    Object,
    /// `[]`: alternatives go in
    List,
    /// `"$or": [{}, {}]`
    Or,
    /// `{"source": ["aws.ec2"], "detail-type": [..]}`: a pattern for one kind of the events
    Event,
}

/// What can stand at a byte offset of a pattern that is being typed, given events that it may be about; none where only
/// a bracket, a comma or a colon can follow, and in a comment. An offset inside a character is that of the character.
///
/// Near-linear in the text and the events; of these, the first 2 MB are looked at.
pub fn complete(text: &str, offset: u32, events: &[&Node]) -> Option<Completions> {
    let place = Place::of(text, offset as usize)?;
    let items = choices::choices(&place, events);
    let replace = place.replace;
    (!items.is_empty()).then_some(Completions { replace, items })
}

#[cfg(test)]
mod tests;
