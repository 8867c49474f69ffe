//! The right pane: the verdict in a sentence, and everything that led to it.

use eventglass_workbench::samples::SAMPLES;
use eventglass_workbench::{EventView, Labels, Language, PairChoice, PairView, RuleRow, Severity};
use yew::prelude::*;

use super::ami_list::{ami_list, ami_summary};
use super::choices::choices;
use super::condition_list::{Part, condition_list};
use super::problem_list::problem_list;
use super::sample_menu::words;
use crate::state::{Action, Engine, State};

/// What the head of the pane says.
struct Head {
    class: &'static str,
    sign: &'static str,
    sentence: &'static str,
    about: String,
}

/// Draws the pane.
pub(crate) fn verdict_pane(state: &State, dispatch: &Callback<Action>) -> Html {
    let State { language, answered, engine, .. } = state;
    let labels = language.labels();
    let answer = &answered.answer;
    let row = answer.rules.get(answered.rule);
    let head = head(state, row, answer.pair.as_ref(), labels);
    let language = *language;
    html! {
        <section class="pane verdictpane" aria-label={labels.verdict} aria-busy={(*engine == Engine::Working).to_string()}>
            <div class={classes!("verdict", head.class)} role="status">
                <span class="mark" aria-hidden="true">{ head.sign }</span>
                <div><h2>{ head.sentence }</h2><p>{ head.about }</p></div>
            </div>
            <div class="scroll">
                if *engine == Engine::Failed { <p class="notice" role="alert">{ labels.worker_failed }</p> }
                if answer.event_count == 0 && answer.id > 0 { { without_events(state, labels, dispatch) } }
                if let Some(row) = row.filter(|row| row.length > 0 && !row.problems.is_empty()) {
                    { problem_list(language, &row.problems) }
                }
                if let Some(broken) = answer.selected.as_ref().filter(|event| is_broken(event)) {
                    { event_notes(language, labels, broken) }
                }
                if let Some(pair) = &answer.pair { { what_fails(state, pair, dispatch) } }
                if let Some(selected) = &answer.selected {
                    { ami_list(language, &selected.amis, answer.mention_count) }
                }
                if let Some(pair) = &answer.pair { { what_holds(state, pair, dispatch) } }
                if let Some(noted) = answer.selected.as_ref().filter(|event| !is_broken(event)) {
                    { event_notes(language, labels, noted) }
                }
                if !answer.problems.is_empty() && answer.event_count > 0 {
                    <section class="sec">
                        <h3>{ labels.text_notes }</h3>
                        { problem_list(language, &answer.problems) }
                    </section>
                }
                if answer.event_count > 1 && !answer.amis.is_empty() {
                    { ami_summary(language, &answer.amis, answer.ami_count) }
                }
            </div>
        </section>
    }
}

/// The reasons of a miss, with the choice they are told for.
fn what_fails(state: &State, pair: &PairView, dispatch: &Callback<Action>) -> Html {
    let part = if pair.usable { Part::Failing } else { Part::Readable };
    let fails = pair.held < pair.total;
    html! {
        <>
            { condition_list(state, pair, part, dispatch) }
            if fails { { choices(state, pair, dispatch) } }
        </>
    }
}

fn what_holds(state: &State, pair: &PairView, dispatch: &Callback<Action>) -> Html {
    let holds = pair.held == pair.total;
    html! {
        <>
            if pair.usable { { condition_list(state, pair, Part::Holding, dispatch) } }
            if holds { { choices(state, pair, dispatch) } }
        </>
    }
}

fn head(state: &State, row: Option<&RuleRow>, pair: Option<&PairView>, labels: &Labels) -> Head {
    let answer = &state.answered.answer;
    let name = row.map(|row| row.name.as_str()).unwrap_or_default();
    let score = |pair: &PairView| {
        let shown = answer.rows.iter().find(|row| row.index == answer.event);
        let event = shown.map_or(labels.event, |row| row.event.name.as_str());
        let best = state.choice == PairChoice::default();
        let tell = if best { Language::score } else { Language::score_of_choice };
        tell(state.language, name, event, pair.held, pair.total)
    };
    match (row, pair) {
        (Some(row), _) if row.length == 0 => Head {
            class: "none",
            sign: "?",
            sentence: labels.no_pattern,
            about: labels.no_pattern_about.into(),
        },
        (Some(row), _) if !row.usable && !row.problems.is_empty() => {
            Head { class: "refused", sign: "!", sentence: labels.refused, about: labels.refused_about.into() }
        }
        (Some(_), Some(pair)) if pair.matches => {
            Head { class: "pass", sign: "✓", sentence: labels.matches, about: score(pair) }
        }
        (Some(_), Some(pair)) => {
            Head { class: "fail", sign: "✕", sentence: labels.does_not_match, about: score(pair) }
        }
        _ if state.engine == Engine::Working && answer.id == 0 => {
            Head { class: "none", sign: "…", sentence: labels.working, about: String::new() }
        }
        _ => Head {
            class: "none",
            sign: "?",
            sentence: labels.no_verdict,
            about: labels.no_verdict_about.into(),
        },
    }
}

fn is_broken(event: &EventView) -> bool {
    event.problems.iter().any(|problem| problem.severity == Severity::Error)
}

fn event_notes(language: Language, labels: &Labels, event: &EventView) -> Html {
    if event.problems.is_empty() {
        return html! {};
    }
    html! {
        <section class="sec">
            <h3>{ labels.event_notes }</h3>
            { problem_list(language, &event.problems) }
        </section>
    }
}

/// Without events: what is wrong with the text, or a welcome where there is none.
fn without_events(state: &State, labels: &Labels, dispatch: &Callback<Action>) -> Html {
    let problems = &state.answered.answer.problems;
    if problems.is_empty() {
        return welcome(labels, dispatch);
    }
    html! {
        <section class="sec">
            <h3>{ labels.no_events_found }</h3>
            { problem_list(state.language, problems) }
        </section>
    }
}

/// What an empty page offers.
fn welcome(labels: &Labels, dispatch: &Callback<Action>) -> Html {
    let sample = |sample: &eventglass_workbench::samples::Sample| {
        let (title, about) = words(sample.id, labels);
        let (id, dispatch) = (sample.id, dispatch.clone());
        let onclick = Callback::from(move |_: MouseEvent| dispatch.emit(Action::OpenSample(id)));
        html! { <li key={title}><button class="card" {onclick}><b>{ title }</b><span class="dim">{ about }</span></button></li> }
    };
    html! {
        <section class="sec">
            <h3>{ labels.no_events }</h3>
            <p class="dim">{ labels.no_events_about }</p>
            <ul class="plain cards">{ for SAMPLES.iter().map(sample) }</ul>
        </section>
    }
}
