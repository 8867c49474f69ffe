//! The worker's side of the page: inputs in, what is on screen out.

use crate::analyze::revise;
use crate::inputs::{Inputs, RuleInput};
use crate::pair::{PairChoice, PairView};
use crate::report::{AmiRow, EventRow, EventView, Problem, Report, RuleRow};
use crate::words::Language;

/// How many AMI ids of all events, and how many mentions in the selected one, an answer holds at most: nobody reads
/// more, and each answer carries them.
const MAX_AMIS: usize = 200;

/// Keeps the report of the last inputs and answers from it.
#[derive(Debug, Default)]
pub struct Session {
    inputs: Inputs,
    report: Option<Report>,
}

/// What the page wants to know: what changed in the inputs, and what it shows.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Ask {
    /// Comes back with the answer, so that the page knows which inputs it is of.
    pub id: u32,
    /// The pasted text, where it changed.
    pub text: Option<String>,
    /// The rules.
    pub rules: Vec<RuleInput>,
    /// The language of all sentences.
    pub language: Language,
    /// What is on screen.
    pub shown: Shown,
}

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Shown {
    /// The selected event.
    pub event: usize,
    /// The selected rule.
    pub rule: usize,
    /// What the explanation is to be told for.
    pub choice: PairChoice,
    /// The part of the event list that is in view.
    pub window: Window,
}

/// A part of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Window {
    /// The first row.
    pub from: usize,
    /// How many rows.
    pub len: usize,
}

/// Everything the page draws.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Answer {
    /// Of which question.
    pub id: u32,
    /// How many events there are.
    pub event_count: usize,
    /// The event that was shown: the asked one, or the last where there are fewer.
    pub event: usize,
    /// The rows in the window.
    pub rows: Vec<AnsweredRow>,
    /// Where the window begins.
    pub rows_from: usize,
    /// The rules.
    pub rules: Vec<RuleRow>,
    /// The first of the AMI ids, each once.
    pub amis: Vec<AmiRow>,
    /// How many there are.
    pub ami_count: usize,
    /// What is to be said about the pasted text.
    pub problems: Vec<Problem>,
    /// The selected event, with the first of the AMI ids in it.
    pub selected: Option<EventView>,
    /// How many mentions of AMI ids it holds.
    pub mention_count: usize,
    /// The envelope it came in, in words.
    pub envelope: Option<String>,
    /// Why the selected rule matches it or does not.
    pub pair: Option<PairView>,
}

/// A row of the event list.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AnsweredRow {
    /// Which event.
    pub index: usize,
    /// The event.
    pub event: EventRow,
    /// Whether the selected rule matches it.
    pub matches: bool,
}

impl Session {
    /// Takes over the inputs and answers. What did not change is not computed again.
    pub fn answer(&mut self, ask: Ask) -> Answer {
        let text = ask.text.unwrap_or_else(|| std::mem::take(&mut self.inputs.text));
        self.inputs = Inputs { text, rules: ask.rules, now: None, language: ask.language };
        let report = revise(self.report.take(), &self.inputs);
        let answer = draw(&report, ask.id, &ask.shown);
        self.report = Some(report);
        answer
    }
}

fn draw(report: &Report, id: u32, shown: &Shown) -> Answer {
    let event = shown.event.min(report.events.len().saturating_sub(1));
    let row = |(index, event): (usize, &EventRow)| AnsweredRow {
        index,
        event: event.clone(),
        matches: report.matches(index, shown.rule),
    };
    let Window { from, len } = shown.window;
    let mut selected = report.event(event);
    let mention_count = selected.as_ref().map_or(0, |selected| selected.amis.len());
    if let Some(selected) = &mut selected {
        selected.amis.truncate(MAX_AMIS);
    }
    Answer {
        id,
        event_count: report.events.len(),
        event,
        rows: report.events.iter().enumerate().skip(from).take(len).map(row).collect(),
        rows_from: from,
        rules: report.rules.clone(),
        amis: report.amis.iter().take(MAX_AMIS).cloned().collect(),
        ami_count: report.amis.len(),
        problems: report.problems.clone(),
        selected,
        mention_count,
        envelope: report.events.get(event).map(|row| report.language.envelope(&row.envelope).to_owned()),
        pair: report.explain(event, shown.rule, &shown.choice),
    }
}
