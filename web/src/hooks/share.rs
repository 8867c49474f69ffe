//! Packing the work into a link while the share panel is open.

use std::rc::Rc;

use eventglass_workbench::fragment_of;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::dom;
use crate::state::{Action, Draft, Shared, State};

/// Packs the draft that is shared, again whenever it changes.
#[hook]
pub(crate) fn use_share(state: &UseReducerHandle<State>) {
    let shared = state.sharing.then(|| state.draft.clone());
    let dispatcher = state.dispatcher();
    use_effect_with(shared, move |shared: &Option<Draft>| {
        let Some(draft) = shared.clone() else { return };
        spawn_local(async move {
            let work = draft.work();
            let packed = dom::deflate(&work.to_json()).await;
            let link = packed.map(|packed| Rc::from([dom::address(), fragment_of(&packed)].concat()));
            let name = draft.selected().map_or_else(|| "events".into(), |rule| Rc::clone(&rule.name));
            let shared = Shared { link, name };
            dispatcher.dispatch(Action::Shared(Rc::new(shared)));
        });
    });
}
