//! Everything that the page listens to outside of its own elements, for as long as it lives.

use std::rc::Rc;

use gloo_events::EventListener;
use yew::prelude::*;

use super::kept::{self, Keeper};
use super::{address, files, keys};
use crate::state::{Action, State};

/// Listens to keys, dragged files, the address, and to the page being left.
#[hook]
pub(crate) fn use_listeners(state: &UseReducerHandle<State>, keeper: &Rc<Keeper>) {
    let (dispatcher, keeper) = (state.dispatcher(), Rc::clone(keeper));
    use_effect_with((), move |()| {
        let dispatch = Callback::from(move |action: Action| dispatcher.dispatch(action));
        let mut listeners: Vec<EventListener> = Vec::new();
        if let Some(window) = web_sys::window() {
            address::listen(&window, &dispatch, &mut listeners);
            files::listen(&window, &dispatch, &mut listeners);
            keys::listen(&window, &dispatch, &mut listeners);
            kept::listen(&window, &keeper, &mut listeners);
        }
        move || drop(listeners)
    });
}
