//! The page's address: the link in its fragment, and the language.

use eventglass_workbench::{Language, is_link};
use gloo_events::EventListener;
use web_sys::Window;
use yew::prelude::*;

use crate::dom;
use crate::state::{Action, State};

/// The link that the address holds, where it holds one.
pub(crate) fn link_in_address() -> Option<String> {
    Some(dom::fragment()).filter(|fragment| is_link(fragment))
}

/// Opens links that are put into the address of the open page.
pub(super) fn listen(window: &Window, dispatch: &Callback<Action>, listeners: &mut Vec<EventListener>) {
    let dispatch = dispatch.clone();
    listeners.push(EventListener::new(window, "hashchange", move |_| {
        if let Some(link) = link_in_address() {
            dispatch.emit(Action::FollowLink(link.into()));
        }
    }));
}

/// Keeps the address true: a link whose work was changed is no longer that of the page.
#[hook]
pub(crate) fn use_address(state: &UseReducerHandle<State>) {
    let linked = state.linked;
    let was_linked = use_mut_ref(|| linked);
    use_effect_with(linked, move |linked| {
        if was_linked.replace(*linked) && !linked {
            dom::drop_fragment();
        }
    });
    let at_first = use_mut_ref(|| true);
    use_effect_with(state.language, move |language: &Language| {
        dom::speak(*language, !at_first.replace(false));
    });
}
