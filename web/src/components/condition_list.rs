//! The conditions: what fails first, what holds in one line each.

use eventglass_workbench::{ConditionLine, Language, PairView};
use yew::prelude::*;

use super::problem_list::code_words;
use crate::state::{Action, State};

/// Which of the conditions a list shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Failing,
    Holding,
    /// Those of a refused pattern that could be read.
    Readable,
}

/// Draws the part of a pair's conditions.
pub(super) fn condition_list(
    state: &State,
    pair: &PairView,
    part: Part,
    dispatch: &Callback<Action>,
) -> Html {
    let labels = state.language.labels();
    let (title, shows): (_, fn(&ConditionLine) -> bool) = match part {
        Part::Failing => (labels.conditions_failing, |line| !line.holds),
        Part::Holding => (labels.conditions_holding, |line| line.holds),
        Part::Readable => (labels.conditions_readable, |_| true),
    };
    let lines = |holds| {
        pair.conditions.iter().enumerate().filter(move |(_, line)| line.holds == holds && shows(line))
    };
    if lines(false).chain(lines(true)).next().is_none() {
        return html! {};
    }
    let leave = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::Point(None)))
    };
    let row = |(index, line)| condition(state, index, line, dispatch);
    html! {
        <section class="sec" onmouseleave={leave}>
            <h3>{ title }</h3>
            <ul class="plain">{ for lines(false).chain(lines(true)).map(row) }</ul>
        </section>
    }
}

fn condition(state: &State, index: usize, line: &ConditionLine, dispatch: &Callback<Action>) -> Html {
    let labels = state.language.labels();
    let act = |action: fn(usize) -> Action| {
        let dispatch = dispatch.clone();
        move || dispatch.emit(action(index))
    };
    let point = act(|index| Action::Point(Some(index)));
    let reveal = act(Action::Reveal);
    let focus = point.clone();
    let blur = act(|_| Action::Point(None));
    let (sign, word) = if line.holds { ("✓", labels.holds) } else { ("✕", labels.fails) };
    let class =
        classes!("cond", if line.holds { "y" } else { "x" }, (state.pointed == Some(index)).then_some("lit"));
    html! {
        <li key={index}>
            <button {class} onmouseenter={move |_: MouseEvent| point()} onfocus={move |_: FocusEvent| focus()}
                onblur={move |_: FocusEvent| blur()}
                onclick={move |_: MouseEvent| reveal()}>
                <span class="st" title={word}><span aria-hidden="true">{ sign }</span><span class="sr">{ word }</span></span>
                <span class="want">
                    <span class="mono" title={line.path.clone()}>{ breakable(&short_path(&line.path)) }</span>{ " " }{ &line.wants }
                </span>
                <span class="got">{ found(line) }{ where_it_stands(state.language, line) }</span>
            </button>
        </li>
    }
}

/// What the event has; nothing where that is just what was wanted.
fn found(line: &ConditionLine) -> Html {
    if line.exact {
        html! {}
    } else {
        code_words(&line.found)
    }
}

/// The branch and the elements that the condition is told for, where there was a choice.
fn where_it_stands(language: Language, line: &ConditionLine) -> Html {
    let branch = line.branch.map(|branch| language.branch_of(branch.index, branch.of));
    let elements = line.elements.iter().filter(|it| it.of > 1).map(|it| language.element_of(it.index, it.of));
    let words: Vec<String> = branch.into_iter().chain(elements).collect();
    if words.is_empty() {
        html! {}
    } else {
        html! { <span class="where">{ words.join(", ") }</span> }
    }
}

/// The end of a long path: its last steps tell conditions apart, and the whole is a tooltip away.
pub(super) fn short_path(path: &str) -> String {
    let plain = path.strip_prefix("$.").unwrap_or(path);
    if plain.len() <= 36 {
        return plain.to_owned();
    }
    let steps: Vec<&str> = plain.rsplitn(4, '.').collect();
    match steps.as_slice() {
        [last, second, third, _] => format!("…{third}.{second}.{last}"),
        _ => plain.to_owned(),
    }
}

/// A path that may break before each dot.
fn breakable(path: &str) -> Html {
    html! { <>{ for path.split_inclusive('.').map(|step| html! { <>{ step }<wbr /></> }) }</> }
}
