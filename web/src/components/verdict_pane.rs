//! The right pane: the verdict in a sentence, and everything that led to it.

use eventglass_workbench::samples::SampleId;
use eventglass_workbench::{PairView, Selected, Severity};
use yew::prelude::*;

use super::View;
use super::ami_list::{ami_list, ami_summary};
use super::choices::choices;
use super::condition_list::{Part, condition_list};
use super::pieces::pieces;
use super::problem_list::problem_list;
use super::samples::words;
use super::verdict_head::verdict_head;
use super::view::{section, span};
use crate::state::{Action, Engine, Stopped};

/// Draws the pane.
pub(crate) fn verdict_pane(view: View<'_>) -> Html {
    let (state, labels) = (view.state, view.labels);
    let answer = &state.answered.answer;
    let row = answer.rules.get(state.answered.draft.rule);
    let (broken, noted) = match &answer.selected {
        Some(event) if is_broken(event) => (Some(event), None),
        event => (None, event.as_ref()),
    };
    html! {
        <section class="pane verdictpane" aria-label={labels.verdict} aria-busy={view.busy().to_string()}>
            { verdict_head(view) }
            <div class="scroll">
                { stopped(view) }
                { view.missing() }
                if answer.event_count == 0 && answer.id > 0 { { without_events(view) } }
                if let Some(row) = row.filter(|row| row.length > 0 && !row.problems.is_empty()) {
                    { problem_list(view, &row.problems) }
                }
                { event_notes(view, broken) }
                if let Some(pair) = &answer.pair { { what_fails(view, pair) } }
                { pieces(view, &state.answered.pair.causes) }
                if let Some(selected) = &answer.selected { { ami_list(view, &selected.amis, selected.mention_count) } }
                if let Some(pair) = &answer.pair { { what_holds(view, pair) } }
                { pieces(view, &state.answered.parts.receives) }
                { pieces(view, &state.answered.pair.advice) }
                { event_notes(view, noted) }
                if !answer.problems.is_empty() && answer.event_count > 0 {
                    { section(labels.text_notes, problem_list(view, &answer.problems)) }
                }
                if answer.event_count > 1 && !answer.amis.is_empty() {
                    { ami_summary(view, &answer.amis, answer.ami_count) }
                }
            </div>
        </section>
    }
}

/// That the engine was restarted, or cannot run.
fn stopped(view: View<'_>) -> Html {
    let (state, labels) = (view.state, view.labels);
    let (words, again) = match state.engine {
        Engine::Runs => return html! {},
        Engine::Restarted(Stopped::Crashed) => (labels.engine_crashed, true),
        Engine::Restarted(Stopped::Silent) => (labels.engine_silent, true),
        Engine::Failed => (labels.worker_failed, false),
    };
    html! {
        <div class="notice" role="alert">
            <p>{ words }</p>
            if again { { view.button("btn sm", labels.try_again, Action::TryAgain) } }
        </div>
    }
}

/// The reasons of a miss, with the choice they are told for.
fn what_fails(view: View<'_>, pair: &PairView) -> Html {
    let part = if pair.usable { Part::Failing } else { Part::Readable };
    html! {
        <>
            { condition_list(view, pair, part) }
            if pair.held < pair.total { { choices(view, pair) } }
        </>
    }
}

fn what_holds(view: View<'_>, pair: &PairView) -> Html {
    html! {
        <>
            if pair.usable { { condition_list(view, pair, Part::Holding) } }
            if pair.held == pair.total { { choices(view, pair) } }
        </>
    }
}

fn is_broken(event: &Selected) -> bool {
    event.problems.iter().any(|problem| problem.severity == Severity::Error)
}

fn event_notes(view: View<'_>, event: Option<&Selected>) -> Html {
    match event {
        Some(event) if !event.problems.is_empty() => {
            section(view.labels.event_notes, problem_list(view, &event.problems))
        }
        _ => html! {},
    }
}

/// Without events: what is wrong with the text, or a welcome where there is none.
fn without_events(view: View<'_>) -> Html {
    let problems = &view.state.answered.answer.problems;
    if problems.is_empty() {
        return welcome(view);
    }
    section(view.labels.no_events_found, problem_list(view, problems))
}

/// What an empty page offers.
fn welcome(view: View<'_>) -> Html {
    let sample = |id: SampleId| {
        let (title, about) = words(id, view.labels);
        html! {
            <li>
                <button class="card" onclick={view.on_click(Action::OpenSample(id))}>
                    <b>{ title }</b>{ span("dim", about) }
                </button>
            </li>
        }
    };
    let content = html! {
        <>
            <p class="dim">{ view.labels.no_events_about }</p>
            <ul class="plain cards">{ for SampleId::ALL.into_iter().map(sample) }</ul>
        </>
    };
    section(view.labels.no_events, content)
}
