//! The catalogue in English.

pub(super) mod aloud;
mod conditions;
mod events;
pub(super) mod history;
mod page;
mod patterns;
mod syntax;
pub(super) mod targets;
pub(super) mod unwrapping;
mod work;

pub(super) use conditions::{found, wants};
pub(super) use events::{event_problem, events_left_out, role, text_cut};
pub(super) use page::{files_opened, link_length, link_too_long, moment, private, problems, rule_removed};
pub(super) use patterns::pattern_problem;
pub(super) use work::work_problem;

pub(super) fn score_of_choice(rule: &str, event: &str, held: usize, total: usize) -> String {
    format!("{rule} on {event}: in the choice shown, {held} of {total} conditions hold")
}

pub(super) fn score(rule: &str, event: &str, held: usize, total: usize) -> String {
    match (held, total) {
        (1, 1) => format!("{rule} on {event}: its condition holds"),
        (held, total) if held == total => format!("{rule} on {event}: all {total} conditions hold"),
        (held, total) => format!("{rule} on {event}: {held} of {total} conditions hold"),
    }
}
