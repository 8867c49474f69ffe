//! A button that copies a text and says whether it could.

use eventglass_workbench::Language;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::dom;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) language: Language,
    pub(crate) text: AttrValue,
    /// What it says, where that is not just that it copies the text.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
}

#[component]
pub(crate) fn CopyButton(props: &Props) -> Html {
    let labels = props.language.labels();
    let said = use_state_eq(|| None::<bool>);
    let onclick = {
        let (said, text) = (said.setter(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            let (said, text) = (said.clone(), text.clone());
            spawn_local(async move { said.set(Some(dom::copy(&text).await)) });
        })
    };
    let reset = {
        let said = said.setter();
        Callback::from(move |_: FocusEvent| said.set(None))
    };
    let word = match *said {
        None => props.label.clone().unwrap_or(AttrValue::Static(labels.copy)),
        Some(true) => AttrValue::Static(labels.copied),
        Some(false) => AttrValue::Static(labels.copy_failed),
    };
    let name = props.label.clone().unwrap_or_else(|| format!("{} {}", labels.copy, props.text).into());
    html! {
        <button class="btn sm" {onclick} onblur={reset} aria-label={name}>
            <span aria-live="polite">{ word }</span>
        </button>
    }
}
