//! The one catalogue of messages.
//!
//! A message is a method of [`Language`] or a field of [`Labels`]; each matches on the language, so that a message that
//! one language lacks does not compile. Messages start in lower case and end without a full stop where they are lines
//! in a list; help starts with a verb.

mod english;
mod labels;

use eventglass_event::{Envelope, IngestKind, Role};
use eventglass_pattern::{ArrayChoice, Condition, ProblemKind, Verdict};

pub use labels::Labels;

/// A language of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Language {
    /// English
    #[default]
    English,
}

/// A problem in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Advice {
    pub(crate) message: String,
    pub(crate) help: String,
}

impl Advice {
    pub(crate) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Advice { message: message.into(), help: help.into() }
    }
}

impl Language {
    /// The language of a locale such as `en-GB`; English for what is not spoken.
    pub fn of_locale(_locale: &str) -> Language {
        Language::English
    }

    /// The words of the page.
    pub fn labels(self) -> &'static Labels {
        match self {
            Language::English => &labels::ENGLISH,
        }
    }

    pub(crate) fn pattern_problem(self, kind: &ProblemKind) -> Advice {
        match self {
            Language::English => english::pattern_problem(kind),
        }
    }

    pub(crate) fn event_problem(self, kind: &IngestKind) -> Advice {
        match self {
            Language::English => english::event_problem(kind),
        }
    }

    pub(crate) fn text_cut(self, bytes: usize) -> Advice {
        match self {
            Language::English => english::text_cut(bytes),
        }
    }

    pub(crate) fn events_left_out(self, count: usize) -> Advice {
        match self {
            Language::English => english::events_left_out(count),
        }
    }

    pub(crate) fn role(self, role: Role) -> &'static str {
        match self {
            Language::English => english::role(role),
        }
    }

    /// An envelope by its stable name.
    pub(crate) fn envelope(self, name: &str) -> &'static str {
        let envelope =
            Envelope::ALL.into_iter().find(|it| it.name() == name).unwrap_or(Envelope::EventBridge);
        match self {
            Language::English => english::envelope(envelope),
        }
    }

    /// What a condition wants.
    pub(crate) fn wants(self, condition: &Condition) -> String {
        match self {
            Language::English => english::wants(condition),
        }
    }

    /// What the event has.
    pub(crate) fn found(self, verdict: &Verdict, arrays: &[ArrayChoice]) -> String {
        match self {
            Language::English => english::found(verdict, arrays),
        }
    }

    /// `tagged-image` on `CreateImage`: 5 of 6 conditions hold
    pub fn score(self, rule: &str, event: &str, held: usize, total: usize) -> String {
        match self {
            Language::English => english::score(rule, event, held, total),
        }
    }

    /// As [`Language::score`], where the conditions are told for another choice than the best.
    pub fn score_of_choice(self, rule: &str, event: &str, held: usize, total: usize) -> String {
        match self {
            Language::English => english::score_of_choice(rule, event, held, total),
        }
    }

    /// What a button says that copies several ids.
    pub fn copy_ids(self, count: usize) -> String {
        match self {
            Language::English => format!("Copy {} AMI IDs", self.number(count)),
        }
    }

    /// `1 of 3`: how many events a rule matches.
    pub fn matched_of(self, matched: usize, total: usize) -> String {
        match self {
            Language::English => format!("{} of {}", self.number(matched), self.number(total)),
        }
    }

    /// `and 12 more`
    pub fn and_more(self, count: usize) -> String {
        match self {
            Language::English => format!("and {} more", self.number(count)),
        }
    }

    /// A branch of several, both counted from 0.
    pub fn branch_of(self, index: usize, of: usize) -> String {
        match self {
            Language::English => format!("branch {} of {of}", index + 1),
        }
    }

    /// An element of several, counted from 0.
    pub fn element_of(self, index: usize, of: usize) -> String {
        match self {
            Language::English => format!("element {} of {of}", index + 1),
        }
    }

    /// `231 of 2,048 characters`
    pub fn length(self, length: usize) -> String {
        match self {
            Language::English => format!("{} of 2,048 characters", self.number(length)),
        }
    }

    /// `2.1 KB`
    pub fn size(self, bytes: usize) -> String {
        let (divisor, unit) = match bytes {
            0..1_000 => return format!("{bytes} B"),
            1_000..1_000_000 => (1_000, "KB"),
            _ => (1_000_000, "MB"),
        };
        let tenths = bytes.saturating_mul(10) / divisor;
        format!("{}.{} {unit}", self.number(tenths / 10), tenths % 10)
    }

    /// A count with its thousands set apart.
    pub fn number(self, count: usize) -> String {
        let digits = count.to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(match self {
                    Language::English => ',',
                });
            }
            grouped.push(digit);
        }
        grouped
    }
}

/// A name in a message: in backticks, which the page sets as code, or in quotes where it holds a backtick itself.
pub(crate) fn named(name: &str) -> String {
    if name.contains('`') { format!("\"{}\"", name.replace('"', "\\\"")) } else { format!("`{name}`") }
}

/// A text that fits a line: at most `most` characters, with an ellipsis where it was longer.
pub fn shorten(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}
