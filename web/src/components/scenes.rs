//! What shows all events together: the switch in the bar, and the pane.

use eventglass_workbench::{Labels, Scene};
use yew::prelude::*;

use super::View;
use super::pieces::pieces;
use super::view::grow;
use crate::state::Action;

/// Draws the switch.
pub(super) fn scenes(view: View<'_>) -> Html {
    let (labels, now) = (view.labels, view.state.scene);
    if view.state.answered.answer.event_count == 0 && now == Scene::Pair {
        return html! {};
    }
    let button = |scene: Scene| {
        html! {
            <button class="pick" aria-pressed={(scene == now).to_string()} onclick={view.on_click(Action::Scene(scene))}>{ title(labels, scene) }</button>
        }
    };
    let all = [Scene::Pair, Scene::Grid, Scene::Overview, Scene::Lifecycles, Scene::Leftovers];
    html! { <nav class="scenes" aria-label={labels.scenes}>{ for all.into_iter().map(button) }</nav> }
}

/// What a view is called.
pub(super) fn title(labels: &'static Labels, scene: Scene) -> &'static str {
    match scene {
        Scene::Pair => labels.verdict,
        Scene::Grid => labels.grid_open,
        Scene::Overview => labels.overview,
        Scene::Lifecycles => labels.lifecycles,
        Scene::Leftovers => labels.leftovers,
        Scene::Making => labels.making,
    }
}

/// Draws the pane.
pub(crate) fn scene_pane(view: View<'_>) -> Html {
    let (state, labels) = (view.state, view.labels);
    let title = title(labels, state.scene);
    html! {
        <section class="pane verdictpane scenepane" aria-label={title} aria-busy={view.busy().to_string()}>
            <h2>{ title }{ grow() }{ view.button("btn", labels.close, Action::Scene(Scene::Pair)) }</h2>
            <div class="scroll">
                { view.missing() }
                { pieces(view, &state.answered.scene) }
            </div>
        </section>
    }
}
