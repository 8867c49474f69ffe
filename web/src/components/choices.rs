//! Where `$or` or arrays leave a choice: what the verdict is told for, and the others.

use eventglass_workbench::{ArrayLine, BranchLine, PairChoice, PairView};
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement};
use yew::prelude::*;

use super::condition_list::short_path;
use crate::state::{Action, State};

/// Draws a selection for each choice, where there is one.
pub(super) fn choices(state: &State, pair: &PairView, dispatch: &Callback<Action>) -> Html {
    let labels = state.language.labels();
    let arrays: Vec<&ArrayLine> = pair.arrays.iter().filter(|array| array.len > 1).collect();
    if pair.branches.is_empty() && arrays.is_empty() {
        return html! {};
    }
    let best = state.choice == PairChoice::default();
    let reset = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::Choose(PairChoice::default())))
    };
    html! {
        <section class="choices">
            if !pair.branches.is_empty() { { branches(state, pair, dispatch) } }
            { for arrays.iter().map(|array| elements(state, array, dispatch)) }
            if best {
                <span class="dim">{ labels.best_choice }</span>
            } else {
                <button class="btn sm" onclick={reset}>{ labels.show_best }</button>
            }
        </section>
    }
}

fn branches(state: &State, pair: &PairView, dispatch: &Callback<Action>) -> Html {
    let chosen = pair.branches.iter().position(|branch| branch.chosen).unwrap_or(0);
    let change = {
        let (dispatch, choice) = (dispatch.clone(), state.choice.clone());
        move |index| {
            let elements = choice.elements.clone();
            dispatch.emit(Action::Choose(PairChoice { branch: Some(index), elements }));
        }
    };
    let option = |(index, branch): (usize, &BranchLine)| {
        let words = state.language.branch_of(index, pair.branches.len());
        (index, format!("{words}: {}", state.language.matched_of(branch.held, branch.total)))
    };
    let options = pair.branches.iter().enumerate().map(option).collect();
    select(state.language.labels().branches, options, chosen, change)
}

fn elements(state: &State, array: &ArrayLine, dispatch: &Callback<Action>) -> Html {
    let change = {
        let (dispatch, choice, path) = (dispatch.clone(), state.choice.clone(), array.path.clone());
        move |index| {
            let others = choice.elements.iter().filter(|(known, _)| *known != path).cloned();
            let elements = others.chain([(path.clone(), index)]).collect();
            dispatch.emit(Action::Choose(PairChoice { branch: choice.branch, elements }));
        }
    };
    let options = (0..array.len).map(|index| (index, state.language.element_of(index, array.len))).collect();
    select(&array.path, options, array.chosen, change)
}

fn select(
    label: &str,
    options: Vec<(usize, String)>,
    chosen: usize,
    change: impl Fn(usize) + 'static,
) -> Html {
    // A select has the same `value` as an input; web-sys wants to know which.
    let value = |target: EventTarget| target.unchecked_into::<HtmlInputElement>().value();
    let onchange = Callback::from(move |event: Event| {
        if let Some(index) = event.target().map(value).and_then(|value| value.parse().ok()) {
            change(index);
        }
    });
    let option = |(index, words): (usize, String)| {
        html! {
            <option key={index} value={index.to_string()} selected={index == chosen}>{ words }</option>
        }
    };
    html! {
        <label class="choice" key={label.to_owned()}>
            <span class="mono" title={label.to_owned()}>{ short_path(label) }</span>
            <select {onchange}>{ for options.into_iter().map(option) }</select>
        </label>
    }
}
