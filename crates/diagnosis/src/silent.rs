//! When the pattern is right and the rule is silent: what else keeps events from a rule, one file a cause.
//!
//! A cause is told where the rule or the event mention what it is about. It is advice, never an error: whether it is so
//! stands in the account, not in the pattern. Source: the catalogue of mistakes, section 3.

mod ami_best_effort;
mod bucket_notifications;
mod catch_all;
mod china_region;
mod console;
mod data_events;
mod default_bus;
mod disabled_or_elsewhere;
mod failed_call;
mod global_service;
mod image_builder_no_ami;
mod no_trail;
mod pattern_length;
mod read_only_calls;
mod shell;
mod subject;
mod target_fails;

use eventglass_pattern::Pattern;
use eventglass_syntax::Node;

use crate::words::{Said, Words};

pub use catch_all::catch_all;

/// What keeps a rule silent although its pattern is right.
#[derive(Clone, Copy, Debug)]
pub struct Cause {
    /// Its number in the catalogue: `E01`.
    pub id: &'static str,
    /// Its name: `no-trail`.
    pub code: &'static str,
    /// What it is, in a few words.
    pub title: Said,
    /// Looks for it.
    pub applies: fn(&Subject<'_>) -> Option<Advice>,
}

/// What a cause is looked for in.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'s> {
    /// The rule's pattern, where EventBridge takes it.
    pub pattern: Option<&'s Pattern>,
    /// The pattern's text.
    pub text: &'s str,
    /// The event that is looked at.
    pub event: Option<&'s Node>,
    /// Whether the rule has a target.
    pub has_target: bool,
    /// The rule's name, for commands.
    pub rule: &'s str,
}

/// What a cause comes to here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What it is, in sentences that name what the rule or the event mention.
    pub text: Words,
    /// What to check, in a sentence.
    pub check: Words,
    /// A command of the AWS CLI that shows it, for a POSIX shell.
    pub command: Option<String>,
    /// The address of the console page that shows it.
    pub console: Option<String>,
}

/// Every silent cause that is known, in the order of the catalogue.
pub static CAUSES: [&Cause; 14] = [
    &no_trail::CAUSE,
    &read_only_calls::CAUSE,
    &data_events::CAUSE,
    &bucket_notifications::CAUSE,
    &global_service::CAUSE,
    &default_bus::CAUSE,
    &disabled_or_elsewhere::CAUSE,
    &target_fails::CAUSE,
    &ami_best_effort::CAUSE,
    &failed_call::CAUSE,
    &image_builder_no_ami::CAUSE,
    &catch_all::CAUSE,
    &china_region::CAUSE,
    &pattern_length::CAUSE,
];

/// What the reference tells of each, in the same order: what happens and what to do, in sentences, whatever the rule.
pub static ABOUT_CAUSES: [Said; 14] = [
    no_trail::ABOUT,
    read_only_calls::ABOUT,
    data_events::ABOUT,
    bucket_notifications::ABOUT,
    global_service::ABOUT,
    default_bus::ABOUT,
    disabled_or_elsewhere::ABOUT,
    target_fails::ABOUT,
    ami_best_effort::ABOUT,
    failed_call::ABOUT,
    image_builder_no_ami::ABOUT,
    catch_all::ABOUT,
    china_region::ABOUT,
    pattern_length::ABOUT,
];

/// The same, the most particular first; the general ones last.
static PARTICULAR_FIRST: [&Cause; 14] = [
    &pattern_length::CAUSE,
    &catch_all::CAUSE,
    &failed_call::CAUSE,
    &read_only_calls::CAUSE,
    &data_events::CAUSE,
    &bucket_notifications::CAUSE,
    &image_builder_no_ami::CAUSE,
    &ami_best_effort::CAUSE,
    &global_service::CAUSE,
    &no_trail::CAUSE,
    &china_region::CAUSE,
    &default_bus::CAUSE,
    &disabled_or_elsewhere::CAUSE,
    &target_fails::CAUSE,
];

/// The causes that come into question, the most particular first.
///
/// Cost: a pass over the pattern for each cause.
pub fn silent(subject: &Subject<'_>) -> Vec<(&'static Cause, Advice)> {
    let told = PARTICULAR_FIRST.iter().map(|cause| (*cause, (cause.applies)(subject)));
    told.filter_map(|(cause, advice)| Some((cause, advice?))).collect()
}

impl Advice {
    fn new(text: Words, check: Words) -> Self {
        Advice { text, check, command: None, console: None }
    }

    fn command(mut self, command: Option<String>) -> Self {
        self.command = command;
        self
    }

    fn console(mut self, console: String) -> Self {
        self.console = Some(console);
        self
    }
}

#[cfg(test)]
mod tests;
