//! The page as a whole: state, engine, layout.

use yew::prelude::*;

use crate::components::{Bar, EventPane, Foot, PaneTabs, RulePane, VerdictPane};
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
            <PaneTabs state={(*state).clone()} dispatch={dispatch.clone()} />
            <main class={shown}>
                <EventPane state={(*state).clone()} dispatch={dispatch.clone()} />
                <RulePane state={(*state).clone()} dispatch={dispatch.clone()} />
                <VerdictPane state={(*state).clone()} {dispatch} />
            </main>
            <Foot language={state.language} />
        </>
    }
}
