//! What the whole engine finds, in words: envelopes, repairs, rules in templates, files, targets, histories.
//!
//! Apart from the other messages, so that a program that finds none of it carries none of its words.

use eventglass_delivery::{Loss, NoteKind, TargetKind};
use eventglass_event::{Envelope, IngestKind};
use eventglass_history::{ImageState, StepKind, Who};
use eventglass_paste::archive::ArchiveProblem;
use eventglass_paste::rules::{Form, FoundKind};
use eventglass_repair::RepairKind;

use super::{Advice, Language, english, japanese, named, shorten};

/// How many characters of a file's name are shown.
const FILE_NAME: usize = 60;

/// A unit of a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Hour,
    Minute,
    Second,
}

impl Language {
    /// An envelope of any kind. A chain of them is shown as `SQS message › SNS notification › CloudTrail record, wrapped`.
    pub(crate) fn any_envelope(self, envelope: Envelope) -> &'static str {
        match self {
            Language::English => english::unwrapping::any_envelope(envelope),
            Language::Japanese => japanese::unwrapping::any_envelope(envelope),
        }
    }

    /// As [`Language::event_problem`], of what is found in envelopes too.
    pub(crate) fn any_event_problem(self, kind: &IngestKind) -> Advice {
        match self {
            Language::English => english::unwrapping::any_event_problem(kind),
            Language::Japanese => japanese::unwrapping::any_event_problem(kind),
        }
    }

    /// What was repaired, and how.
    pub(crate) fn repair(self, kind: RepairKind) -> &'static str {
        match self {
            Language::English => english::unwrapping::repair(kind),
            Language::Japanese => japanese::unwrapping::repair(kind),
        }
    }

    /// What a pattern was wrapped in.
    pub(crate) fn form(self, form: Form) -> &'static str {
        match self {
            Language::English => english::unwrapping::form(form),
            Language::Japanese => japanese::unwrapping::form(form),
        }
    }

    /// What in an unwrapped pattern is not what will be deployed.
    pub(crate) fn found_problem(self, kind: FoundKind) -> &'static str {
        match self {
            Language::English => english::unwrapping::found_problem(kind),
            Language::Japanese => japanese::unwrapping::found_problem(kind),
        }
    }

    /// Why a file of that name cannot be read, and what to do.
    pub(crate) fn archive_problem(self, problem: ArchiveProblem, name: &str) -> String {
        let name = named(&shorten(name, FILE_NAME));
        match self {
            Language::English => [&name, " ", english::unwrapping::archive_problem(problem)].concat(),
            Language::Japanese => [&name, " ", japanese::unwrapping::archive_problem(problem)].concat(),
        }
    }

    /// What AWS refuses in a target, or what in it loses events or yields nothing.
    pub(crate) fn target_problem(self, kind: &TargetKind) -> Advice {
        match self {
            Language::English => english::targets::target_problem(kind),
            Language::Japanese => japanese::targets::target_problem(kind),
        }
    }

    /// Why an event does not arrive.
    pub(crate) fn loss(self, loss: &Loss) -> Advice {
        match self {
            Language::English => english::targets::loss(loss),
            Language::Japanese => japanese::targets::loss(loss),
        }
    }

    /// What AWS does not document about a delivery, and what is shown.
    pub(crate) fn target_note(self, kind: NoteKind) -> &'static str {
        match self {
            Language::English => english::targets::note(kind),
            Language::Japanese => japanese::targets::note(kind),
        }
    }

    /// A step of an AMI's life.
    pub(crate) fn step(self, kind: StepKind) -> &'static str {
        match self {
            Language::English => english::history::step(kind),
            Language::Japanese => japanese::history::step(kind),
        }
    }

    /// The state of an AMI.
    pub(crate) fn image_state(self, state: ImageState) -> &'static str {
        match self {
            Language::English => english::history::image_state(state),
            Language::Japanese => japanese::history::image_state(state),
        }
    }

    /// `3 days 4 h`: the largest unit and the one below it. What is negative is taken as nothing.
    pub(crate) fn duration(self, millis: i64) -> String {
        let seconds = usize::try_from(millis.max(0) / 1_000).unwrap_or(usize::MAX);
        let parts = [
            (Unit::Day, seconds / 86_400),
            (Unit::Hour, seconds / 3_600 % 24),
            (Unit::Minute, seconds / 60 % 60),
            (Unit::Second, seconds % 60),
        ];
        let largest = parts.iter().position(|(_, count)| *count > 0).unwrap_or(parts.len() - 1);
        let told = parts.iter().enumerate().skip(largest).take(2);
        let told = told.filter(|(index, (_, count))| *count > 0 || *index == largest);
        told.map(|(_, (unit, count))| self.units(*unit, *count)).collect::<Vec<String>>().join(" ")
    }

    fn units(self, unit: Unit, count: usize) -> String {
        let word = match self {
            Language::English => english::history::unit(unit, count),
            Language::Japanese => japanese::history::unit(unit),
        };
        [&self.number(count), " ", word].concat()
    }

    /// Who made a call, with their session and the service that called for them.
    pub(crate) fn who(self, who: &Who) -> String {
        match self {
            Language::English => english::history::who(who),
            Language::Japanese => japanese::history::who(who),
        }
    }
}

/// A character in a message, by its number where it would not be seen.
pub(super) fn character(c: char) -> String {
    if c.is_ascii_graphic() || c.is_alphanumeric() {
        named(c.encode_utf8(&mut [0; 4]))
    } else {
        format!("`U+{:04X}`", c as u32)
    }
}

#[cfg(test)]
mod tests;
