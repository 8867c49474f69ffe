//! Keys that work everywhere on the page. What an editor does with a key comes first.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent, Window};
use yew::prelude::*;

use crate::dom;
use eventglass_workbench::Scene;

use crate::state::{Action, EditorId, State};

/// Listens for keys that nothing else has taken.
pub(super) fn listen(window: &Window, dispatch: &Callback<Action>, listeners: &mut Vec<EventListener>) {
    let options = EventListenerOptions { passive: false, ..EventListenerOptions::default() };
    let dispatch = dispatch.clone();
    listeners.push(EventListener::new_with_options(window, "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        // An input method's keys are its own.
        if key.default_prevented() || key.is_composing() {
            return;
        }
        if key.key() == "?" && !writes(key) {
            event.prevent_default();
            dom::show_popover("shortcuts");
        } else if undoes(key) && !writes(key) {
            event.prevent_default();
            dispatch.emit(Action::Undo);
        } else if let Some(action) = meant(key) {
            event.prevent_default();
            dispatch.emit(action);
        }
    }));
}

/// Keeps the keyboard's focus on the page.
#[hook]
pub(crate) fn use_focus(state: &UseReducerHandle<State>) {
    // A button may go with what it did.
    let gone = (state.opened, state.notice.is_some(), state.draft.rules.len());
    let at_first = use_mut_ref(|| true);
    use_effect_with(gone, move |_| {
        if !at_first.replace(false) {
            dom::keep_focus();
        }
    });
}

/// Letters are told by their place on the keyboard: with Alt they are other characters on some.
fn meant(key: &KeyboardEvent) -> Option<Action> {
    let code = key.code();
    if key.ctrl_key() || key.meta_key() {
        return None;
    }
    match (code.as_str(), key.alt_key(), key.shift_key()) {
        ("KeyJ", true, false) => Some(Action::StepEvent(1)),
        ("KeyK", true, false) => Some(Action::StepEvent(-1)),
        ("KeyJ", true, true) => Some(Action::StepRule(1)),
        ("KeyK", true, true) => Some(Action::StepRule(-1)),
        ("KeyG", true, false) => Some(Action::Scene(Scene::Grid)),
        ("KeyF", true, true) => Some(Action::Format(editor_of(key))),
        ("F8", false, back) => Some(Action::Seek { back }),
        _ => None,
    }
}

/// What a text field takes for itself elsewhere takes back what the notice tells.
fn undoes(key: &KeyboardEvent) -> bool {
    (key.ctrl_key() || key.meta_key())
        && !key.alt_key()
        && !key.shift_key()
        && key.key().eq_ignore_ascii_case("z")
}

fn target(key: &KeyboardEvent) -> Option<HtmlElement> {
    key.target()?.dyn_into().ok()
}

/// Whether the key goes into a text.
fn writes(key: &KeyboardEvent) -> bool {
    target(key).is_some_and(|it| it.is_content_editable() || it.has_type::<HtmlInputElement>())
}

/// The editor that has the focus; the pattern's where none has.
fn editor_of(key: &KeyboardEvent) -> EditorId {
    let inside = |selector: &str| {
        let found: Option<Element> = target(key).and_then(|it| it.closest(selector).ok().flatten());
        found.is_some()
    };
    if inside(".events .pasted") { EditorId::Pasted } else { EditorId::Pattern }
}
