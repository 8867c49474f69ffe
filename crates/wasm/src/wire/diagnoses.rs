//! What was recognised in a pair, and how its remedies change a text.

use std::cell::OnceCell;

use eventglass_workbench as workbench;
use serde::Serialize;
use workbench::{Causes, TextSide, Trials};

use super::Text;

/// So many pairs of event and rule are diagnosed where nobody says, in the order of the verdicts.
const USUAL_PAIRS: usize = 1_000;
/// So many where somebody wants them.
const MOST_PAIRS: usize = 20_000;
/// So many questions remedies may ask of other events, all pairs together and one for each: that bounds the events on
/// trial.
const MAX_QUESTIONS: usize = 100_000;

#[derive(Serialize)]
pub(super) struct Diagnosis {
    code: &'static str,
    title: &'static str,
    text: String,
    places: Vec<SidedPlace>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inexpressible: Option<String>,
    /// The best of them.
    remedy: Option<Remedy>,
    remedies: Vec<Remedy>,
}

#[derive(Serialize)]
struct SidedPlace {
    side: &'static str,
    from: u32,
    to: u32,
}

#[derive(Clone, Serialize)]
struct Remedy {
    label: String,
    side: &'static str,
    edits: Vec<Edit>,
    result: Outcome,
}

#[derive(Clone, Serialize)]
struct Edit {
    from: u32,
    to: u32,
    replacement: String,
}

#[derive(Clone, Serialize)]
struct Outcome {
    matches: bool,
    errors: usize,
    others: usize,
    asked: usize,
}

/// Diagnoses the first pairs of a report. A pair whose pattern is much work counts as several.
pub(super) struct Doctor<'r> {
    report: &'r workbench::Report,
    trials: Trials<'r>,
    /// By rule; none for one that is never diagnosed.
    efforts: Vec<Option<usize>>,
    /// How many pairs are looked at.
    end: usize,
}

/// The texts of a pair, whose places are translated. That of the event is made where something stands in it.
pub(super) struct Texts<'t> {
    pub(super) pattern: &'t Text<'t>,
    pub(super) event: &'t Body,
}

/// An event's text with its offsets, made when it is first asked for.
#[derive(Default)]
pub(super) struct Body(OnceCell<(String, workbench::Utf16Index)>);

impl<'r> Doctor<'r> {
    /// `is_asked` is what the caller said; `Some(false)` for no diagnoses.
    pub(super) fn new(report: &'r workbench::Report, is_asked: Option<bool>) -> Self {
        let most = match is_asked {
            None => USUAL_PAIRS,
            Some(true) => MOST_PAIRS,
            Some(false) => 0,
        };
        let efforts: Vec<Option<usize>> = (0..report.rules.len()).map(|rule| report.effort(rule)).collect();
        let mut left = most;
        let fits = |effort: &&Option<usize>| {
            let rest = left.checked_sub(effort.unwrap_or(0));
            left = rest.unwrap_or(left);
            rest.is_some()
        };
        let end = efforts.iter().cycle().take(pairs(report)).take_while(fits).count();
        let end = if most == 0 { 0 } else { end };
        let trials = report.trials(MAX_QUESTIONS.checked_div(most - left).unwrap_or(0));
        Doctor { report, trials, efforts, end }
    }

    /// What was recognised in a pair; nothing where it is not looked at.
    pub(super) fn ask(&self, event: usize, rule: usize) -> Causes {
        let is_effort = self.efforts.get(rule).copied().flatten().is_some();
        if is_effort && event * self.efforts.len() + rule < self.end {
            self.report.causes(event, rule, &self.trials, &mut || {})
        } else {
            Causes::default()
        }
    }

    /// How many pairs are not looked at.
    pub(super) fn left_out(&self) -> usize {
        let rules = self.efforts.len();
        let whole = self.end.checked_div(rules).unwrap_or(0);
        let looked = |efforts: &[Option<usize>]| efforts.iter().flatten().count();
        let last = self.efforts.get(..self.end - whole * rules).unwrap_or_default();
        pairs(self.report) - whole * looked(&self.efforts) - looked(last)
    }

    /// The diagnoses of an event's pair in the package's shape.
    pub(super) fn told(&self, event: usize, causes: Vec<workbench::Cause>, texts: &Texts) -> Vec<Diagnosis> {
        let asked = self.trials.len() - usize::from(event < self.trials.len());
        let told = Telling { report: self.report, event, asked, texts };
        causes.into_iter().map(|cause| told.diagnosis(cause)).collect()
    }
}

fn pairs(report: &workbench::Report) -> usize {
    report.events.len() * report.rules.len()
}

struct Telling<'t> {
    report: &'t workbench::Report,
    event: usize,
    asked: usize,
    texts: &'t Texts<'t>,
}

impl Telling<'_> {
    fn diagnosis(&self, cause: workbench::Cause) -> Diagnosis {
        let remedies: Vec<Remedy> = cause.remedies.into_iter().map(|it| self.remedy(it)).collect();
        Diagnosis {
            code: cause.code,
            title: cause.title,
            text: cause.text,
            places: cause.places.into_iter().map(|it| self.place(it)).collect(),
            inexpressible: cause.inexpressible,
            remedy: remedies.first().cloned(),
            remedies,
        }
    }

    fn place(&self, workbench::SidedPlace { side, place }: workbench::SidedPlace) -> SidedPlace {
        let (from, to) = self.units(side, place);
        SidedPlace { side: name(side), from, to }
    }

    fn remedy(&self, row: workbench::RemedyRow) -> Remedy {
        let edit = |workbench::EditRow { place, replacement }| {
            let (from, to) = self.units(row.side, place);
            Edit { from, to, replacement }
        };
        Remedy {
            edits: row.edits.into_iter().map(edit).collect(),
            label: row.label,
            side: name(row.side),
            result: Outcome {
                matches: row.matches,
                errors: row.errors,
                others: row.others,
                asked: self.asked,
            },
        }
    }

    fn units(&self, side: TextSide, place: workbench::Place) -> (u32, u32) {
        match side {
            TextSide::Pattern => self.texts.pattern.units(place),
            TextSide::Event => self.texts.event.units(self.report, self.event, place),
        }
    }
}

impl Body {
    fn units(&self, report: &workbench::Report, event: usize, place: workbench::Place) -> (u32, u32) {
        let (text, index) = self.0.get_or_init(|| {
            let text = report.event(event).unwrap_or_default().body;
            let index = workbench::Utf16Index::new(&text);
            (text, index)
        });
        (index.utf16(text, place.from), index.utf16(text, place.to))
    }
}

fn name(side: TextSide) -> &'static str {
    match side {
        TextSide::Pattern => "pattern",
        TextSide::Event => "event",
    }
}
