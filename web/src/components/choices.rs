//! Where `$or` or arrays leave a choice: what the verdict is told for, and the others.

use eventglass_workbench::{ArrayLine, BranchLine, PairChoice, PairView};
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement};
use yew::prelude::*;

use super::View;
use super::condition_list::{breakable, short_path};
use super::view::span;
use crate::state::Action;

/// Draws a selection for each choice, where there is one.
pub(super) fn choices(view: View<'_>, pair: &PairView) -> Html {
    let arrays: Vec<&ArrayLine> = pair.arrays.iter().filter(|array| array.len > 1).collect();
    if pair.branches.is_empty() && arrays.is_empty() {
        return html! {};
    }
    html! {
        <section class="choices">
            { span("dim", view.labels.choices) }
            if !pair.branches.is_empty() { { branches(view, pair) } }
            { for arrays.iter().map(|array| elements(view, array)) }
            if view.state.choice == PairChoice::default() {
                { span("dim", view.labels.best_choice) }
            } else {
                { view.button("btn sm", view.labels.show_best, Action::Choose(PairChoice::default())) }
            }
        </section>
    }
}

fn branches(view: View<'_>, pair: &PairView) -> Html {
    let language = view.language();
    let chosen = pair.branches.iter().position(|branch| branch.chosen).unwrap_or(0);
    let option = |(index, branch): (usize, &BranchLine)| {
        let words = language.branch_of(index, pair.branches.len());
        format!("{words}: {}", language.matched_of(branch.held, branch.total))
    };
    let options = pair.branches.iter().enumerate().map(option).collect();
    select(view, view.labels.branches, options, chosen, None)
}

fn elements(view: View<'_>, array: &ArrayLine) -> Html {
    let options = (0..array.len).map(|index| view.language().element_of(index, array.len)).collect();
    select(view, &array.path, options, array.chosen, Some(array.path.clone()))
}

/// A selection of an array's element, or of a branch where no array is named.
fn select(view: View<'_>, label: &str, options: Vec<String>, chosen: usize, array: Option<String>) -> Html {
    let (dispatch, choice) = (view.dispatch.clone(), view.state.choice.clone());
    let onchange = Callback::from(move |event: Event| {
        // A select has the same `value` as an input; web-sys wants to know which.
        let value = |target: EventTarget| target.unchecked_into::<HtmlInputElement>().value();
        let Some(index) = event.target().map(value).and_then(|value| value.parse().ok()) else { return };
        dispatch.emit(Action::Choose(with(&choice, array.as_deref(), index)));
    });
    let option = |(index, words): (usize, String)| {
        html! { <option value={index.to_string()} selected={index == chosen}>{ words }</option> }
    };
    html! {
        <label class="choice" key={label.to_owned()}>
            <span class="mono" title={label.to_owned()}>{ breakable(&short_path(label)) }</span>
            <select {onchange}>{ for options.into_iter().enumerate().map(option) }</select>
        </label>
    }
}

fn with(choice: &PairChoice, array: Option<&str>, index: usize) -> PairChoice {
    let mut choice = choice.clone();
    match array {
        None => choice.branch = Some(index),
        Some(path) => {
            choice.elements.retain(|(known, _)| known != path);
            choice.elements.push((path.to_owned(), index));
        }
    }
    choice
}
