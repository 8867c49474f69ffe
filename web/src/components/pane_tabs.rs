//! On a phone: which pane shows.

use yew::prelude::*;

use crate::state::{Action, Pane, State};

/// Draws the tabs.
pub(crate) fn pane_tabs(state: &State, dispatch: &Callback<Action>) -> Html {
    let State { language, pane, rules, answered, .. } = state;
    let labels = language.labels();
    let events = language.number(answered.answer.event_count);
    let tabs = [
        (Pane::Events, labels.events, Some(events)),
        (Pane::Rules, labels.rules, Some(language.number(rules.len()))),
        (Pane::Verdict, labels.verdict, None),
    ];
    let tab = |(tab, label, count): (Pane, &'static str, Option<String>)| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| dispatch.emit(Action::Pane(tab)));
        html! {
            <button key={label} {onclick} aria-pressed={(tab == *pane).to_string()}>
                { label }if let Some(count) = count { <span class="count">{ count }</span> }
            </button>
        }
    };
    html! { <nav class="phone">{ for tabs.into_iter().map(tab) }</nav> }
}
