//! What every view is given, and the small parts that they share.

use std::rc::Rc;

use eventglass_workbench::{Labels, Language};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::dom;
use crate::state::{Action, Awaits, Engine, State};

/// The state, its words, and where actions go.
#[derive(Clone, Copy)]
pub(crate) struct View<'v> {
    pub(crate) state: &'v State,
    pub(crate) labels: &'static Labels,
    pub(crate) dispatch: &'v Callback<Action>,
    /// Where the list of events, or the grid, is.
    pub(crate) list: &'v NodeRef,
}

impl View<'_> {
    pub(super) fn language(self) -> Language {
        self.state.language
    }

    /// A click that is an action.
    pub(super) fn on_click(self, action: Action) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(action.clone()))
    }

    /// Whether an answer is still to come.
    pub(super) fn busy(self) -> bool {
        !self.state.is_answered() && self.state.engine == Engine::Runs
    }

    /// That a part of the page cannot be loaded.
    pub(super) fn missing(self) -> Html {
        if self.state.awaits != Awaits::Lost {
            return html! {};
        }
        html! {
            <div class="notice" role="alert">
                <p>{ self.labels.not_whole }</p>
                { self.button("btn sm", self.labels.try_again, Action::TryAgain) }
            </div>
        }
    }

    /// A button that is an action.
    pub(super) fn button(self, class: &'static str, label: &'static str, action: Action) -> Html {
        html! { <button {class} onclick={self.on_click(action)}>{ label }</button> }
    }

    /// A button that copies a text and says whether it could. `name` tells what, where the label does not.
    pub(super) fn copy_button(self, text: Rc<str>, label: AttrValue, name: Option<String>) -> Html {
        let word = match &self.state.copied {
            Some((copied, true)) if *copied == text => AttrValue::Static(self.labels.copied),
            Some((copied, false)) if *copied == text => AttrValue::Static(self.labels.copy_failed),
            _ => label,
        };
        let dispatch = self.dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            let (dispatch, text) = (dispatch.clone(), Rc::clone(&text));
            spawn_local(async move {
                let done = dom::copy(&text).await;
                dispatch.emit(Action::Copied(text, done));
            });
        });
        html! {
            <button class="btn sm" {onclick} aria-label={name}><span aria-live="polite">{ word }</span></button>
        }
    }
}

/// A button that opens a panel, which closes itself on Escape or a click elsewhere.
pub(super) fn opener(class: &'static str, panel: &'static str, label: Html) -> Html {
    html! { <button {class} popovertarget={panel}>{ label }</button> }
}

/// What two panes are resized by; `web/js/panes.ts` moves it.
pub(crate) fn divider(name: &'static str, label: &'static str) -> Html {
    let orientation = if name == "list" { "horizontal" } else { "vertical" };
    html! {
        <div class="divider" role="separator" tabindex="0" data-divider={name} aria-label={label}
            aria-orientation={orientation} aria-valuemin="0" aria-valuemax="100" aria-valuenow="50" />
    }
}

/// A part of a pane under a heading.
pub(super) fn section(heading: &'static str, content: Html) -> Html {
    html! { <section class="sec"><h3>{ heading }</h3>{ content }</section> }
}

/// A sign with its word for those who do not see it.
pub(super) fn sign(class: &'static str, sign: &'static str, word: &'static str) -> Html {
    html! {
        <span {class} title={word}><span aria-hidden="true">{ sign }</span><span class="sr">{ word }</span></span>
    }
}

/// A word or two of a class.
pub(super) fn span(class: &'static str, text: impl Into<AttrValue>) -> Html {
    classed(class, text.into())
}

/// What pushes its neighbours to the ends of a line.
pub(super) fn grow() -> Html {
    classed("grow", AttrValue::default())
}

fn classed(class: &'static str, text: AttrValue) -> Html {
    html! { <span {class}>{ text }</span> }
}
