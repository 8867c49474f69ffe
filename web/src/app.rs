//! The page as a whole: state, engine, layout.

use yew::prelude::*;

use crate::components::{Bar, event_pane, foot, pane_tabs, rule_pane, verdict_pane};
use crate::hooks::use_analysis;
use crate::state::{Action, Pane, State};

/// The root of the page.
#[component]
pub(crate) fn App() -> Html {
    let state = use_reducer(State::new);
    use_analysis(&state);
    let dispatch = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let shown = match state.pane {
        Pane::Events => "shows-events",
        Pane::Rules => "shows-rules",
        Pane::Verdict => "shows-verdict",
    };
    html! {
        <>
            <Bar language={state.language} dispatch={dispatch.clone()} />
            { pane_tabs(&state, &dispatch) }
            <main class={shown}>
                { event_pane(&state, &dispatch) }
                { rule_pane(&state, &dispatch) }
                { verdict_pane(&state, &dispatch) }
            </main>
            { foot(state.language) }
        </>
    }
}
