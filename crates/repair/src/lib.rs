//! Repairs JSON text as it comes out of articles, chats and terminals.
//!
//! ```
//! use eventglass_repair::{RepairKind, repair};
//!
//! let repaired = repair("$ cat event.json\n{“source”: “aws.ec2”, \"detail\": …,}\n", &[]);
//! assert_eq!(repaired.text, "{\"source\": \"aws.ec2\", \"detail\": null}\n");
//! let kinds: Vec<&str> = repaired.repairs.iter().map(|it| it.kind.name()).collect();
//! assert_eq!(kinds, ["prompt", "typographic-quotes", "typographic-quotes", "elision", "trailing-comma"]);
//! assert_eq!(repair(&repaired.text, &[]).repairs, []);
//! assert!(repair("{‘a’: 1}", &[RepairKind::TypographicQuotes]).repairs.is_empty());
//! ```
//!
//! **Invariant.** Only what can be read in one way is repaired. Good JSON, one value or many after each other, comes back
//! as it was, and so does what stands in a proper string, and prose. What was repaired needs no repair. This crate knows
//! JSON and what happens to it on its way to the clipboard; it does not know events.

mod brackets;
mod commas;
mod edits;
mod elisions;
mod kind;
mod lines;
mod nested;
mod prompts;
mod quotes;
mod repaired;
mod scanner;
mod spaces;
mod strict;
mod top_level;
mod words;

pub use kind::RepairKind;
pub use repaired::{Repair, Repaired};

use edits::{Edit, MAX_EDITS, applied, composed};

/// How often a text is gone over: lines, then what they hold, then what that lays open, then that nothing is left.
const MAX_ROUNDS: usize = 5;

/// The text with what is wrong in it made right, all but the refused kinds. A text that never comes to an end of repairs,
/// or needs millions, comes back as it was. Linear in the text's length.
pub fn repair(text: &str, refused: &[RepairKind]) -> Repaired {
    repair_alive(text, refused, &mut || {})
}

/// Repairs as [`repair`] does, and calls `alive` now and then.
pub fn repair_alive(text: &str, refused: &[RepairKind], alive: &mut dyn FnMut()) -> Repaired {
    let mut repaired = text.to_owned();
    let mut done: Vec<Edit> = Vec::new();
    for _ in 0..MAX_ROUNDS {
        let edits = round(&repaired, refused, alive);
        alive();
        if edits.is_empty() {
            return Repaired::new(text, repaired, &done);
        }
        if edits.len() >= MAX_EDITS {
            break;
        }
        let next = applied(&repaired, &edits);
        done = composed(done, edits, &repaired);
        repaired = next;
        alive();
    }
    Repaired::new(text, text.to_owned(), &[])
}

/// What one way through the text finds, in order and without overlaps.
fn round(text: &str, refused: &[RepairKind], alive: &mut dyn FnMut()) -> Vec<Edit> {
    if strict::is_stream(text) {
        return Vec::new();
    }
    let prefixes = lines::prefixes(text, refused);
    alive();
    if prefixes.is_empty() { scanner::scan(text, refused, alive) } else { prefixes }
}

#[cfg(test)]
mod tests;
