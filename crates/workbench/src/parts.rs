//! The parts of the page that only the whole engine makes, as trees of pieces.

mod advice;
mod causes;
mod choices;
mod grids;
mod hints;
mod leftovers;
mod lifecycles;
mod making;
mod offer;
mod origin;
mod overview;
mod picked;
mod receives;
mod table;

use eventglass_diagnosis::{Case, Diagnoses};
use eventglass_event::Event;
use eventglass_history::RuleMade;

use crate::analyze::Alive;
use crate::inputs::{FilterField, Inputs, RuleInput};
use crate::layout::format;
use crate::markup::{Act, Piece, Role};
use crate::report::{EventRow, Report};
use crate::screen::{Answer, PairParts, Parts, Scene, Shown};
use crate::session::New;
use crate::words::{CauseLabels, Language, MakingLabels, PartLabels, shorten};
use crate::work::Work;

/// How many events a remedy is tried on.
const TRIALS: usize = 1_000;

/// How many private values of a kind are named.
const NAMED: usize = 4;

/// What may be private in a work, to be looked at before it is given away.
pub(crate) fn private(work: &str, language: Language) -> Vec<Piece> {
    let found = Work::from_json(work).map(|work| crate::private::private(&work)).unwrap_or_default();
    if found.is_empty() {
        return vec![
            Piece::new(Role::Line, "").with([Piece::new(Role::Dim, language.labels().share_nothing_private)]),
        ];
    }
    let lines = found.iter().map(|it| {
        let values: Vec<String> = it.values.iter().take(NAMED).map(|value| shorten(value, 48)).collect();
        let rest = it.count.saturating_sub(values.len());
        let kind = Piece::new(Role::Strong, language.private(it.kind, it.count));
        let more = (rest > 0).then(|| Piece::new(Role::Text, [" ", &language.and_more(rest)].concat()));
        Piece::new(Role::Item, "")
            .with([kind, Piece::new(Role::Text, " "), Piece::new(Role::Code, values.join(", "))])
            .with(more)
    });
    let heading =
        Piece::new(Role::Line, "").with([Piece::new(Role::Strong, language.labels().share_private)]);
    vec![Piece::of(Role::Warning, vec![heading, Piece::of(Role::List, lines.collect())])]
}

/// Which events are listed, and in which order; none for all in the order of the text.
pub(crate) fn list(report: &Report, shown: &Shown) -> Option<Vec<usize>> {
    if shown.filter.is_none() && !shown.by_time {
        return None;
    }
    let in_order = if shown.by_time {
        eventglass_history::order(report.kept.all())
    } else {
        (0..report.events.len()).collect()
    };
    let is_listed = |index: &usize| {
        let Some(filter) = &shown.filter else { return true };
        report.events.get(*index).is_some_and(|row| value_of(row, filter.field) == Some(&filter.value))
    };
    Some(in_order.into_iter().filter(is_listed).collect())
}

fn value_of(row: &EventRow, field: FilterField) -> Option<&String> {
    match field {
        FilterField::DetailType => row.detail_type.as_ref(),
        FilterField::Source => row.source.as_ref(),
        FilterField::Name => Some(&row.name),
    }
}

/// Adds to an answer what a plain engine does not tell.
pub(crate) fn complete(
    report: &Report,
    inputs: &Inputs,
    shown: &Shown,
    new: New,
    answer: &mut Answer,
    alive: Alive<'_>,
) -> Parts {
    let look = Look { report, inputs, shown, event: answer.event, language: report.language };
    Parts {
        pair: new.pair.then(|| pair(look, alive)),
        origin: origin::origin(look),
        picked: picked::picked(look),
        offer: offer::offer(look),
        target: receives::problems(look),
        receives: receives::receives(look),
        choices: choices::choices(look),
        scene: new.scene.then(|| match shown.scene {
            Scene::Pair | Scene::Grid => Vec::new(),
            Scene::Overview => overview::overview(look),
            Scene::Lifecycles => lifecycles::lives(look),
            Scene::Leftovers => leftovers::report(look),
            Scene::Making => making::making(look, &look.report.trials(TRIALS), alive),
        }),
    }
}

/// Why the pair is what it is, and what can be done about it.
fn pair(look: Look<'_>, alive: Alive<'_>) -> PairParts {
    let trials = look.report.trials(TRIALS);
    let tell = |case: &Case<'_>, told: Diagnoses| {
        let mut causes = causes::causes(look, case, &told);
        causes.extend(grids::tables(look, case));
        let silence = if case.matches() { advice::silence(look, case) } else { Vec::new() };
        (causes, silence)
    };
    let told = look.report.diagnosed(look.event, look.shown.rule, &trials, alive, tell);
    let (causes, mut advice) = told.unwrap_or_default();
    advice.extend(advice::aloud(look));
    PairParts { causes, advice, hints: hints::hints(look, &trials) }
}

/// What parts are made from.
#[derive(Clone, Copy)]
struct Look<'l> {
    report: &'l Report,
    inputs: &'l Inputs,
    shown: &'l Shown,
    /// The selected event.
    event: usize,
    language: Language,
}

impl<'l> Look<'l> {
    fn words(self) -> &'static PartLabels {
        self.language.parts()
    }

    fn making(self) -> &'static MakingLabels {
        self.language.making()
    }

    fn causes(self) -> &'static CauseLabels {
        self.language.causes()
    }

    /// The selected rule as it was typed.
    fn rule(self) -> Option<&'l RuleInput> {
        self.inputs.rules.get(self.shown.rule)
    }

    /// The selected event where it was found.
    fn found(self) -> Option<&'l Event> {
        self.report.kept.all().get(self.event)
    }
}

/// The rule that a call made, with its pattern laid out.
fn rule_of(made: RuleMade) -> RuleInput {
    let name = made.name.unwrap_or_default();
    RuleInput { name, pattern: format(&made.pattern), ..RuleInput::default() }
}

/// A dim text.
fn dim(text: impl Into<String>) -> Piece {
    Piece::new(Role::Dim, text)
}

/// A text in the typeface of code.
fn code(text: impl Into<String>) -> Piece {
    Piece::new(Role::Code, text)
}

/// A button with what it does.
fn button(label: impl Into<String>, act: Act) -> Piece {
    Piece::new(Role::Button, label).act(act)
}

/// A paragraph.
fn line(text: impl Into<String>) -> Piece {
    Piece::new(Role::Line, text)
}

/// A part under its heading.
fn section(heading: &str, pieces: Vec<Piece>) -> Piece {
    Piece::of(Role::Section, vec![Piece::new(Role::Heading, heading)]).with(pieces)
}

/// A text in which backticks set words apart as code.
fn prose(role: Role, text: &str) -> Piece {
    let part =
        |(index, part): (usize, &str)| Piece::new(if index % 2 == 1 { Role::Code } else { Role::Text }, part);
    Piece::of(role, text.split('`').enumerate().filter(|(_, part)| !part.is_empty()).map(part).collect())
}
