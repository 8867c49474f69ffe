//! The catalogue in Japanese. A half-width space stands between Japanese and Latin words, as AWS sets it.

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
    format!("{event} に対する {rule}: 表示中の組み合わせでは、{total} 件中 {held} 件の条件を満たしています")
}

pub(super) fn score(rule: &str, event: &str, held: usize, total: usize) -> String {
    match (held, total) {
        (1, 1) => format!("{event} に対する {rule}: 条件を満たしています"),
        (held, total) if held == total => {
            format!("{event} に対する {rule}: {total} 件の条件をすべて満たしています")
        }
        (held, total) => format!("{event} に対する {rule}: {total} 件中 {held} 件の条件を満たしています"),
    }
}
