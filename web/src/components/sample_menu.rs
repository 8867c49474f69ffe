//! The gallery of samples, as a list that opens.

use eventglass_workbench::samples::{SAMPLES, SampleId};
use eventglass_workbench::{Labels, Language};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::dom;
use crate::state::Action;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) language: Language,
    pub(crate) dispatch: Callback<Action>,
}

/// A sample's title and what it shows.
pub(super) fn words(id: SampleId, labels: &Labels) -> (&'static str, &'static str) {
    match id {
        SampleId::TaggedImage => (labels.sample_tagged_image, labels.sample_tagged_image_about),
        SampleId::TaggedLater => (labels.sample_tagged_later, labels.sample_tagged_later_about),
        SampleId::RunInstances => (labels.sample_run_instances, labels.sample_run_instances_about),
    }
}

#[component]
pub(crate) fn SampleMenu(props: &Props) -> Html {
    let labels = props.language.labels();
    let open = use_state_eq(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let menu = use_node_ref();
    let close_on_escape = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && *open {
                open.set(false);
                dom::focus("samples-button");
            }
        })
    };
    let close_on_leave = {
        let (open, menu) = (open.setter(), menu.clone());
        Callback::from(move |event: FocusEvent| {
            let next = event.related_target().and_then(|it| it.dyn_into::<HtmlElement>().ok());
            let inside =
                menu.cast::<HtmlElement>().zip(next).is_some_and(|(menu, next)| menu.contains(Some(&next)));
            if !inside {
                open.set(false);
            }
        })
    };
    let choose = |id: SampleId| {
        let (open, dispatch) = (open.setter(), props.dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            open.set(false);
            dispatch.emit(Action::OpenSample(id));
            dom::focus("samples-button");
        })
    };
    html! {
        <div class="menu" ref={menu} onkeydown={close_on_escape} onfocusout={close_on_leave}>
            <button id="samples-button" class="btn" aria-expanded={open.to_string()} aria-controls="samples" onclick={toggle}>
                { labels.samples }<span aria-hidden="true">{ " ▾" }</span>
            </button>
            if *open {
                <ul id="samples" class="list">
                    { for SAMPLES.iter().map(|sample| {
                        let (title, about) = words(sample.id, labels);
                        html! {
                            <li key={title}>
                                <button onclick={choose(sample.id)}>
                                    <b>{ title }</b><span class="dim">{ about }</span>
                                </button>
                            </li>
                        }
                    }) }
                </ul>
            }
        </div>
    }
}
