//! The conditions: what fails first, what holds in one line each.

use eventglass_workbench::{ConditionLine, Language};
use yew::prelude::*;

use super::problem_list::code_words;
use crate::state::Action;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) language: Language,
    pub(crate) conditions: Vec<ConditionLine>,
    pub(crate) pointed: Option<usize>,
    /// Whether these are only what could be read of a refused pattern.
    pub(crate) readable_only: bool,
    pub(crate) dispatch: Callback<Action>,
}

#[component]
pub(crate) fn ConditionList(props: &Props) -> Html {
    let labels = props.language.labels();
    let row = |(index, line): &(usize, &ConditionLine)| condition(props, *index, line);
    let (holding, failing): (Vec<_>, Vec<_>) =
        props.conditions.iter().enumerate().partition(|(_, line)| line.holds);
    let leave = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::Point(None)))
    };
    let title = if props.readable_only { labels.conditions_readable } else { labels.conditions };
    html! {
        <section class="sec" onmouseleave={leave}>
            <h3>{ title }</h3>
            <ul class="plain">
                { for failing.iter().map(row) }
                { for holding.iter().map(row) }
            </ul>
        </section>
    }
}

fn condition(props: &Props, index: usize, line: &ConditionLine) -> Html {
    let labels = props.language.labels();
    let act = |action: fn(usize) -> Action| {
        let dispatch = props.dispatch.clone();
        move || dispatch.emit(action(index))
    };
    let point = act(|index| Action::Point(Some(index)));
    let reveal = act(Action::Reveal);
    let focus = point.clone();
    let (sign, word) = if line.holds { ("✓", labels.holds) } else { ("✕", labels.fails) };
    let class =
        classes!("cond", if line.holds { "y" } else { "x" }, (props.pointed == Some(index)).then_some("lit"));
    html! {
        <li key={index}>
            <button {class} onmouseenter={move |_: MouseEvent| point()} onfocus={move |_: FocusEvent| focus()}
                onclick={move |_: MouseEvent| reveal()}>
                <span class="st" title={word}><span aria-hidden="true">{ sign }</span><span class="sr">{ word }</span></span>
                <span class="want"><span class="mono">{ breakable(&line.path) }</span>{ " " }{ &line.wants }</span>
                <span class="got">{ code_words(&line.found) }{ where_it_stands(props.language, line) }</span>
            </button>
        </li>
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

/// A path that may break before each dot.
fn breakable(path: &str) -> Html {
    html! { <>{ for path.split_inclusive('.').map(|step| html! { <>{ step }<wbr /></> }) }</> }
}
