//! The conditions: what fails first, what holds in one line each.

use eventglass_workbench::{ConditionLine, PairView};
use yew::prelude::*;

use super::View;
use super::problem_list::code_words;
use super::view::sign;
use crate::state::{Action, Origin};

/// Which of the conditions a list shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Failing,
    Holding,
    /// Those of a refused pattern that could be read.
    Readable,
}

/// Draws the part of a pair's conditions.
pub(super) fn condition_list(view: View<'_>, pair: &PairView, part: Part) -> Html {
    let (title, shown): (_, &[bool]) = match part {
        Part::Failing => (view.labels.conditions_failing, &[false]),
        Part::Holding => (view.labels.conditions_holding, &[true]),
        Part::Readable => (view.labels.conditions_readable, &[false, true]),
    };
    let lines = |holds: &bool| {
        let holds = *holds;
        pair.conditions.iter().enumerate().filter(move |(_, line)| line.holds == holds)
    };
    let rows: Vec<Html> =
        shown.iter().flat_map(lines).map(|(index, line)| condition(view, index, line)).collect();
    if rows.is_empty() {
        return html! {};
    }
    html! {
        <section class="sec" onmouseleave={view.on_click(Action::Point(None))}>
            <h3>{ title }</h3><ul class="plain">{ for rows }</ul>
        </section>
    }
}

fn condition(view: View<'_>, index: usize, line: &ConditionLine) -> Html {
    let on_focus = |action: Action| {
        let dispatch = view.dispatch.clone();
        Callback::from(move |_: FocusEvent| dispatch.emit(action.clone()))
    };
    let (class, mark, word) =
        if line.holds { ("y", "✓", view.labels.holds) } else { ("x", "✕", view.labels.fails) };
    let lit = (view.state.pointed == Some(index)).then_some("lit");
    html! {
        <li key={index}>
            <button class={classes!("cond", class, lit)} id={format!("condition-{index}")}
                onmouseenter={view.on_click(Action::Point(Some(index)))} onfocus={on_focus(Action::Point(Some(index)))}
                onblur={on_focus(Action::Point(None))} onclick={view.on_click(Action::Reveal(index, Origin::Verdict))}>
                { sign("st", mark, word) }
                <span class="want">
                    <span class="mono" title={line.path.clone()}>{ breakable(&short_path(&line.path)) }</span>{ " " }{ &line.wants }
                </span>
                <span class="got">{ found(line) }{ where_it_stands(view, line) }</span>
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
fn where_it_stands(view: View<'_>, line: &ConditionLine) -> Html {
    let language = view.language();
    let branch = line.branch.map(|branch| language.branch_of(branch.index, branch.of));
    let several = || line.elements.iter().filter(|it| it.of > 1);
    let elements = several().map(|it| language.one_of(last_key(&it.path), it.index, it.of));
    let words: Vec<String> = branch.into_iter().chain(elements).collect();
    if words.is_empty() {
        return html! {};
    }
    let paths: Vec<&str> = several().map(|it| it.path.as_str()).collect();
    html! { <span class="where" title={paths.join("\n")}>{ words.join(view.labels.list_comma) }</span> }
}

/// `items` of `$.detail.items`: the array by its name.
fn last_key(path: &str) -> &str {
    let last = path.rsplit('.').next().unwrap_or(path);
    last.split('[').next().unwrap_or(last)
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
pub(super) fn breakable(path: &str) -> Html {
    html! { <>{ for path.split_inclusive('.').map(|step| html! { <>{ step }<wbr /></> }) }</> }
}
