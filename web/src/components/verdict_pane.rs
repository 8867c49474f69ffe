//! The right pane: the verdict in a sentence, and everything that led to it.

use eventglass_workbench::samples::SAMPLES;
use eventglass_workbench::{Labels, PairView, RuleRow};
use yew::prelude::*;

use super::ami_list::{AmiList, AmiSummary};
use super::choices::Choices;
use super::condition_list::{ConditionList, Part};
use super::problem_list::ProblemList;
use super::sample_menu::words;
use crate::state::{Action, Engine, State};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) state: State,
    pub(crate) dispatch: Callback<Action>,
}

/// What the head of the pane says.
struct Head {
    class: &'static str,
    sign: &'static str,
    sentence: &'static str,
    about: String,
}

#[component]
pub(crate) fn VerdictPane(props: &Props) -> Html {
    let State { language, answered, engine, .. } = &props.state;
    let labels = language.labels();
    let answer = &answered.answer;
    let row = answer.rules.get(answered.rule);
    let head = head(&props.state, row, answer.pair.as_ref(), labels);
    let language = *language;
    html! {
        <section class="pane verdictpane" aria-label={labels.verdict} aria-busy={(*engine == Engine::Working).to_string()}>
            <div class={classes!("verdict", head.class)} role="status">
                <span class="mark" aria-hidden="true">{ head.sign }</span>
                <div><h2>{ head.sentence }</h2><p>{ head.about }</p></div>
            </div>
            <div class="scroll">
                if *engine == Engine::Failed { <p class="notice" role="alert">{ labels.worker_failed }</p> }
                if answer.event_count == 0 { { welcome(props, labels) } }
                if let Some(row) = row.filter(|row| row.length > 0 && !row.problems.is_empty()) {
                    <ProblemList {language} problems={row.problems.clone()} />
                }
                if let Some(pair) = &answer.pair { { what_fails(props, pair) } }
                if let Some(selected) = &answer.selected {
                    <AmiList {language} mentions={selected.amis.clone()} />
                }
                if let Some(pair) = &answer.pair { { what_holds(props, pair) } }
                if let Some(selected) = answer.selected.as_ref().filter(|selected| !selected.problems.is_empty()) {
                    <section class="sec">
                        <h3>{ labels.event_notes }</h3>
                        <ProblemList {language} problems={selected.problems.clone()} />
                    </section>
                }
                if !answer.problems.is_empty() {
                    <section class="sec">
                        <h3>{ labels.text_notes }</h3>
                        <ProblemList {language} problems={answer.problems.clone()} />
                    </section>
                }
                if answer.event_count > 1 && !answer.amis.is_empty() {
                    <AmiSummary {language} amis={answer.amis.clone()} count={answer.ami_count} />
                }
            </div>
        </section>
    }
}

fn conditions(props: &Props, pair: &PairView, part: Part) -> Html {
    let State { language, pointed, .. } = &props.state;
    html! {
        <ConditionList language={*language} conditions={pair.conditions.clone()} {part} pointed={*pointed}
            dispatch={props.dispatch.clone()} />
    }
}

fn choices(props: &Props, pair: &PairView) -> Html {
    let State { language, choice, .. } = &props.state;
    html! {
        <Choices language={*language} pair={pair.clone()} choice={choice.clone()} dispatch={props.dispatch.clone()} />
    }
}

/// The reasons of a miss, with the choice they are told for.
fn what_fails(props: &Props, pair: &PairView) -> Html {
    let part = if pair.usable { Part::Failing } else { Part::Readable };
    let fails = pair.held < pair.total;
    html! {
        <>
            { conditions(props, pair, part) }
            if fails { { choices(props, pair) } }
        </>
    }
}

fn what_holds(props: &Props, pair: &PairView) -> Html {
    let holds = pair.held == pair.total;
    html! {
        <>
            if pair.usable { { conditions(props, pair, Part::Holding) } }
            if holds { { choices(props, pair) } }
        </>
    }
}

fn head(state: &State, row: Option<&RuleRow>, pair: Option<&PairView>, labels: &Labels) -> Head {
    let answer = &state.answered.answer;
    let name = row.map(|row| row.name.as_str()).unwrap_or_default();
    let score = |pair: &PairView| {
        let shown = answer.rows.iter().find(|row| row.index == answer.event);
        let event = shown.map_or(labels.event, |row| row.event.name.as_str());
        state.language.score(name, event, pair.held, pair.total)
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

/// What a page without events offers.
fn welcome(props: &Props, labels: &Labels) -> Html {
    let sample = |sample: &eventglass_workbench::samples::Sample| {
        let (title, about) = words(sample.id, labels);
        let (id, dispatch) = (sample.id, props.dispatch.clone());
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
