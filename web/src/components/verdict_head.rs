//! The verdict in a sentence, and what a screen reader says of it.

use eventglass_workbench::{Language, PairChoice, PairView, RuleRow};
use yew::prelude::*;

use super::View;
use super::problem_list::bold_words;
use crate::state::Engine;

/// What the head of the pane says.
struct Head {
    class: &'static str,
    sign: &'static str,
    sentence: &'static str,
    about: String,
}

/// Draws the head.
pub(super) fn verdict_head(view: View<'_>) -> Html {
    let Head { class, sign, sentence, about } = head(view);
    let announced = announced(view, sentence, &about);
    html! {
        <>
            <div class={classes!("verdict", class)}>
                <span class="mark" aria-hidden="true">{ sign }</span>
                <div><h2>{ sentence }</h2><p>{ bold_words(&about) }</p></div>
            </div>
            <p class="sr" role="status">{ announced }</p>
        </>
    }
}

/// The verdict and how many problems there are: only what is settled is announced, not each step of typing.
fn announced(view: View<'_>, sentence: &str, about: &str) -> String {
    let answer = &view.state.answered.answer;
    let of_rule = answer.rules.get(view.state.answered.draft.rule).map_or(0, |row| row.problems.len());
    let of_event = answer.selected.as_ref().map_or(0, |event| event.problems.len());
    let problems = view.language().problems(of_rule + of_event + answer.problems.len());
    let about = about.replace('`', "");
    let parts = [sentence, &about, &problems].map(|part| part.trim_end_matches(['.', '。']));
    let between = match view.language() {
        Language::English => ". ",
        Language::Japanese => "。",
    };
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

fn head(view: View<'_>) -> Head {
    let (state, labels) = (view.state, view.labels);
    let answer = &state.answered.answer;
    let row = answer.rules.get(state.answered.draft.rule);
    let none = |sign, sentence, about: &str| Head { class: "none", sign, sentence, about: about.to_owned() };
    match (row, answer.pair.as_ref()) {
        (Some(row), _) if row.length == 0 => none("?", labels.no_pattern, labels.no_pattern_about),
        (Some(row), _) if !row.usable && !row.problems.is_empty() => {
            Head { class: "refused", sign: "!", sentence: labels.refused, about: labels.refused_about.into() }
        }
        (Some(row), Some(pair)) if pair.matches => {
            Head { class: "pass", sign: "✓", sentence: labels.matches, about: score(view, row, pair) }
        }
        (Some(row), Some(pair)) => {
            Head {
                class: "fail", sign: "✕", sentence: labels.does_not_match, about: score(view, row, pair)
            }
        }
        _ if state.engine == Engine::Runs && answer.id == 0 => none("…", labels.working, ""),
        _ => none("?", labels.no_verdict, labels.no_verdict_about),
    }
}

fn score(view: View<'_>, row: &RuleRow, pair: &PairView) -> String {
    let answer = &view.state.answered.answer;
    let event = answer.selected.as_ref().map_or("", |selected| selected.name.as_str());
    let best = view.state.choice == PairChoice::default();
    let tell = if best { Language::score } else { Language::score_of_choice };
    tell(view.language(), &set_off(&row.name), &set_off(event), pair.held, pair.total)
}

/// A name that the head sets off. One that holds a backtick stays as it is.
fn set_off(name: &str) -> String {
    if name.contains('`') { name.to_owned() } else { format!("`{name}`") }
}
