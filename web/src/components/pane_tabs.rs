//! On a phone: which pane shows.

use eventglass_workbench::Scene;
use yew::prelude::*;

use super::View;
use super::scenes::title;
use super::view::span;
use crate::state::{Action, Pane};

/// Draws the tabs.
pub(crate) fn pane_tabs(view: View<'_>) -> Html {
    let (state, labels) = (view.state, view.labels);
    let events = state.answered.answer.event_count;
    // The grid stands beside the verdict.
    let verdict = if state.scene == Scene::Grid { labels.verdict } else { title(labels, state.scene) };
    let tabs = [
        (Pane::Events, labels.events, Some(events)),
        (Pane::Rules, labels.rules, Some(state.draft.rules.len())),
        (Pane::Verdict, verdict, None),
    ];
    let tab = |(tab, label, count): (Pane, &'static str, Option<usize>)| {
        html! {
            <button onclick={view.on_click(Action::Pane(tab))} aria-pressed={(tab == state.pane).to_string()}>
                { label }if let Some(count) = count { { span("count", state.language.number(count)) } }
            </button>
        }
    };
    html! { <nav class="phone" aria-label={labels.panes}>{ for tabs.into_iter().map(tab) }</nav> }
}
