//! The one catalogue of messages.
//!
//! A message is a method of [`Language`] or a field of [`Labels`]; each matches on the language, so that a message that
//! one language lacks does not compile. Messages end without a full stop where they are lines in a list. In English they
//! start in lower case, and help starts with a verb; in Japanese help ends as a request.

mod aloud;
mod causes;
mod english;
mod facts;
mod japanese;
mod labels;
mod making;
mod parts;
mod values;

use std::borrow::Cow;

use eventglass_event::{IngestKind, Role};
use eventglass_pattern::{ArrayChoice, Condition, ProblemKind, Verdict};

use crate::private::PrivateKind;
use crate::work::WorkProblem;

pub(crate) use aloud::{Effect, Joint};
pub(crate) use causes::CauseLabels;
pub use labels::Labels;
pub(crate) use making::MakingLabels;
pub(crate) use parts::PartLabels;

/// A language of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Language {
    /// English
    #[default]
    English,
    /// Japanese
    Japanese,
}

/// A problem in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Advice {
    pub(crate) message: Cow<'static, str>,
    pub(crate) help: Cow<'static, str>,
}

impl Advice {
    pub(crate) fn new(message: impl Into<Cow<'static, str>>, help: impl Into<Cow<'static, str>>) -> Self {
        Advice { message: message.into(), help: help.into() }
    }
}

impl Language {
    /// Every language, in the order of a menu.
    pub const ALL: [Language; 2] = [Language::English, Language::Japanese];

    /// The language of a locale such as `en-GB` or `ja_JP`; English for what is not spoken.
    pub fn of_locale(locale: &str) -> Language {
        let primary = locale.split(['-', '_']).next().unwrap_or_default();
        let spoken = Language::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary));
        spoken.unwrap_or_default()
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Japanese => "ja",
        }
    }

    /// Its name, as its speakers write it.
    pub fn native_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Japanese => "日本語",
        }
    }

    /// The words of the page.
    pub fn labels(self) -> &'static Labels {
        match self {
            Language::English => &labels::ENGLISH,
            Language::Japanese => &labels::JAPANESE,
        }
    }

    pub(crate) fn pattern_problem(self, kind: &ProblemKind) -> Advice {
        match self {
            Language::English => english::pattern_problem(kind),
            Language::Japanese => japanese::pattern_problem(kind),
        }
    }

    pub(crate) fn event_problem(self, kind: &IngestKind) -> Advice {
        match self {
            Language::English => english::event_problem(kind),
            Language::Japanese => japanese::event_problem(kind),
        }
    }

    pub(crate) fn text_cut(self, bytes: usize) -> Advice {
        match self {
            Language::English => english::text_cut(bytes),
            Language::Japanese => japanese::text_cut(bytes),
        }
    }

    pub(crate) fn events_left_out(self, count: usize) -> Advice {
        match self {
            Language::English => english::events_left_out(count),
            Language::Japanese => japanese::events_left_out(count),
        }
    }

    pub(crate) fn role(self, role: Role) -> &'static str {
        match self {
            Language::English => english::role(role),
            Language::Japanese => japanese::role(role),
        }
    }

    /// What a condition wants.
    pub(crate) fn wants(self, condition: &Condition) -> String {
        match self {
            Language::English => english::wants(condition),
            Language::Japanese => japanese::wants(condition),
        }
    }

    /// What the event has.
    pub(crate) fn found(self, verdict: &Verdict, arrays: &[ArrayChoice]) -> String {
        match self {
            Language::English => english::found(verdict, arrays),
            Language::Japanese => japanese::found(verdict, arrays),
        }
    }

    /// `tagged-image` on `CreateImage`: 5 of 6 conditions hold
    pub fn score(self, rule: &str, event: &str, held: usize, total: usize) -> String {
        match self {
            Language::English => english::score(rule, event, held, total),
            Language::Japanese => japanese::score(rule, event, held, total),
        }
    }

    /// As [`Language::score`], where the conditions are told for another choice than the best.
    pub fn score_of_choice(self, rule: &str, event: &str, held: usize, total: usize) -> String {
        match self {
            Language::English => english::score_of_choice(rule, event, held, total),
            Language::Japanese => japanese::score_of_choice(rule, event, held, total),
        }
    }

    /// When an event happened: `08:17:05` where all are of one day, else `20 Nov 08:17`. What is no time stays as it is.
    pub fn moment(self, time: &str, one_day: bool) -> String {
        let Some((date, clock)) = time.split_once('T') else { return shorten(time, 16) };
        let clock = clock.trim_end_matches('Z');
        let mut numbers = date.split('-').skip(1).map_while(|part| part.parse().ok());
        let tell = match self {
            Language::English => english::moment,
            Language::Japanese => japanese::moment,
        };
        match (numbers.next(), numbers.next()) {
            (Some(month), Some(day)) if !one_day => tell(month, day, clock.get(..5).unwrap_or(clock)),
            _ => clock.get(..8).unwrap_or(clock).to_owned(),
        }
    }

    /// `2 problems`; empty where there is none.
    pub fn problems(self, count: usize) -> String {
        match self {
            Language::English => english::problems(count),
            Language::Japanese => japanese::problems(count),
        }
    }

    /// That so many files were opened.
    pub fn files_opened(self, count: usize) -> String {
        match self {
            Language::English => english::files_opened(count),
            Language::Japanese => japanese::files_opened(count),
        }
    }

    /// That a rule was removed.
    pub fn rule_removed(self, name: &str) -> String {
        match self {
            Language::English => english::rule_removed(name),
            Language::Japanese => japanese::rule_removed(name),
        }
    }

    /// Why a link or a file cannot be opened, and what to do.
    pub fn not_opened(self, problem: &WorkProblem) -> String {
        let Advice { message, help } = self.work_problem(problem);
        match self {
            Language::English => format!("Not opened: {message}; {help}."),
            Language::Japanese => format!("開けませんでした: {message}。{help}。"),
        }
    }

    pub(crate) fn work_problem(self, problem: &WorkProblem) -> Advice {
        match self {
            Language::English => english::work_problem(problem),
            Language::Japanese => japanese::work_problem(problem),
        }
    }

    /// `2 account IDs:`
    pub fn private(self, kind: PrivateKind, count: usize) -> String {
        match self {
            Language::English => english::private(kind, count),
            Language::Japanese => japanese::private(kind, count),
        }
    }

    /// How long a link is.
    pub fn link_length(self, characters: usize) -> String {
        match self {
            Language::English => english::link_length(characters),
            Language::Japanese => japanese::link_length(characters),
        }
    }

    /// That a link is too long to be used.
    pub fn link_too_long(self, characters: usize) -> String {
        match self {
            Language::English => english::link_too_long(characters),
            Language::Japanese => japanese::link_too_long(characters),
        }
    }

    /// What a button says that copies several ids.
    pub fn copy_ids(self, count: usize) -> String {
        match self {
            Language::English => format!("Copy {} AMI IDs", self.number(count)),
            Language::Japanese => format!("{} 件の AMI ID をコピー", self.number(count)),
        }
    }

    /// `1 of 3`: how many events a rule matches.
    pub fn matched_of(self, matched: usize, total: usize) -> String {
        match self {
            Language::English => format!("{} of {}", self.number(matched), self.number(total)),
            Language::Japanese => format!("{}/{} 件", self.number(matched), self.number(total)),
        }
    }

    /// `and 12 more`
    pub fn and_more(self, count: usize) -> String {
        match self {
            Language::English => format!("and {} more", self.number(count)),
            Language::Japanese => format!("他 {} 件", self.number(count)),
        }
    }

    /// A branch of several, both counted from 0.
    pub fn branch_of(self, index: usize, of: usize) -> String {
        match self {
            Language::English => format!("branch {} of {of}", index + 1),
            Language::Japanese => format!("分岐 {}/{of}", index + 1),
        }
    }

    /// `items 1 of 2`: an element of a named array, counted from 0.
    pub fn one_of(self, array: &str, index: usize, of: usize) -> String {
        match self {
            Language::English => format!("{array} {} of {of}", index + 1),
            Language::Japanese => format!("{array} {}/{of}", index + 1),
        }
    }

    /// An element of several, counted from 0.
    pub fn element_of(self, index: usize, of: usize) -> String {
        match self {
            Language::English => format!("element {} of {of}", index + 1),
            Language::Japanese => format!("要素 {}/{of}", index + 1),
        }
    }

    /// `231 of 2,048 characters`
    pub fn length(self, length: usize) -> String {
        match self {
            Language::English => format!("{} of 2,048 characters", self.number(length)),
            Language::Japanese => format!("{}/2,048 文字", self.number(length)),
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
                    Language::English | Language::Japanese => ',',
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

#[cfg(test)]
mod tests;
