//! The worker's side of the page: inputs in, what is on screen out.

use crate::analyze::{Alive, revise};
use crate::inputs::{Inputs, RuleInput};
use crate::pair::{PairChoice, PairView};
use crate::report::{AmiRow, EventRow, MentionRow, Place, Problem, Report, RuleRow};
use crate::words::Language;

/// How many AMI ids of all events, and how many mentions in the selected one, an answer holds at most: nobody reads
/// more, and each answer carries them.
const MAX_AMIS: usize = 200;

/// Keeps the report of the last inputs and answers from it.
#[derive(Debug, Default)]
pub struct Session {
    inputs: Inputs,
    report: Option<Report>,
    /// The event whose body was told last. It need not travel again.
    told: Option<usize>,
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
    /// Whether all events are of one day.
    pub one_day: bool,
    /// The selected event.
    pub selected: Option<Selected>,
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
    /// For each rule whether it matches.
    pub verdicts: Vec<bool>,
}

/// The selected event.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Selected {
    /// Its JSON text, unwrapped.
    pub body: Body,
    /// Where its body stands in the pasted text, where it stands there as it is.
    pub verbatim_at: Option<u32>,
    /// The first of the AMI ids in it.
    pub amis: Vec<MentionRow>,
    /// How many mentions of AMI ids it holds.
    pub mention_count: usize,
    /// What is to be said about it; places are places in its body.
    pub problems: Vec<Problem>,
}

/// The text of the selected event. Most answers are about the text that the page shows already, and it may be long.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Body {
    /// That of the answer before.
    Same,
    /// A part of the pasted text.
    Verbatim(Place),
    /// Made from it.
    Made(String),
}

impl Session {
    /// Takes over the inputs and answers. What did not change is not computed again. Calls `alive` again and again
    /// while it works.
    pub fn answer(&mut self, ask: Ask, alive: Alive<'_>) -> Answer {
        let known = if ask.text.is_none() { self.told } else { None };
        let text = ask.text.unwrap_or_else(|| std::mem::take(&mut self.inputs.text));
        self.inputs = Inputs { text, rules: ask.rules, now: None, language: ask.language };
        let report = revise(self.report.take(), &self.inputs, alive);
        let answer = draw(&report, ask.id, &ask.shown, known);
        self.told = answer.selected.is_some().then_some(answer.event);
        self.report = Some(report);
        answer
    }
}

/// What is drawn; of the event `known` the page has the body.
fn draw(report: &Report, id: u32, shown: &Shown, known: Option<usize>) -> Answer {
    let event = shown.event.min(report.events.len().saturating_sub(1));
    let row = |(index, event): (usize, &EventRow)| AnsweredRow {
        index,
        event: event.clone(),
        verdicts: (0..report.rules.len()).map(|rule| report.matches(index, rule)).collect(),
    };
    let Window { from, len } = shown.window;
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
        one_day: report.kept.one_day(),
        selected: selected(report, event, known == Some(event)),
        envelope: report.events.get(event).map(|row| report.language.envelope(&row.envelope).to_owned()),
        pair: report.explain(event, shown.rule, &shown.choice),
    }
}

fn selected(report: &Report, index: usize, known: bool) -> Option<Selected> {
    let mut event = report.event(index)?;
    let mention_count = event.amis.len();
    event.amis.truncate(MAX_AMIS);
    let length = u32::try_from(event.body.len()).unwrap_or(u32::MAX);
    let body = match event.verbatim_at {
        _ if known => Body::Same,
        Some(from) => Body::Verbatim(Place { from, to: from.saturating_add(length) }),
        None => Body::Made(event.body),
    };
    let verbatim_at = event.verbatim_at;
    Some(Selected { body, verbatim_at, amis: event.amis, mention_count, problems: event.problems })
}
