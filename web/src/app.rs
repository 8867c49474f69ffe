//! The page as a whole: state, listeners, layout.

use eventglass_workbench::Scene;
use yew::prelude::*;

use crate::components::{
    View, bar, divider, event_pane, foot, grid_pane, pane_tabs, rule_pane, scene_pane, shell, shortcuts,
    verdict_pane,
};
use crate::dom;
use crate::hooks::{
    kept_works, link_in_address, use_address, use_analysis, use_focus, use_kept, use_list, use_listeners,
    use_share,
};
use crate::state::{Action, Awaits, Engine, Pane, State};

/// The root of the page.
#[component]
pub(crate) fn App() -> Html {
    let state = use_reducer(|| State::new(dom::language(), kept_works(), link_in_address()));
    use_analysis(&state);
    use_address(&state);
    use_focus(&state);
    let keeper = use_kept(&state);
    use_listeners(&state, &keeper);
    use_share(&state);
    let list = use_list(&state);
    let dispatch = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let view = View { state: &state, labels: state.language.labels(), dispatch: &dispatch, list: &list };
    if (state.answered.answer.id == 0 || state.awaits == Awaits::Link) && state.engine == Engine::Runs {
        // Everything appears at once, with the first answer: nothing jumps.
        return shell();
    }
    let shown = match state.pane {
        Pane::Events => "shows-events",
        Pane::Rules => "shows-rules",
        Pane::Verdict => "shows-verdict",
    };
    let scene = match state.scene {
        Scene::Pair => None,
        Scene::Grid => Some("shows-grid"),
        _ => Some("shows-scene"),
    };
    html! {
        <>
            { bar(view) }
            { pane_tabs(view) }
            <main id="main" tabindex="-1" class={classes!(shown, scene)}>
                { event_pane(view) }
                { divider("events", view.labels.divide_events) }
                { rule_pane(view) }
                if state.scene == Scene::Grid { { grid_pane(view) } }
                { divider("rules", view.labels.divide_rules) }
                { if scene == Some("shows-scene") { scene_pane(view) } else { verdict_pane(view) } }
            </main>
            { foot(view) }
            { shortcuts(view) }
            <p class="drop" aria-hidden="true">{ view.labels.drop_files }</p>
        </>
    }
}
