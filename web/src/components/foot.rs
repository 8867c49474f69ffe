//! The line at the bottom: privacy, dialect, version.

use eventglass_workbench::Language;
use yew::prelude::*;

use crate::protocol::VERSION;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) language: Language,
}

#[component]
pub(crate) fn Foot(props: &Props) -> Html {
    let labels = props.language.labels();
    html! {
        <footer>
            <span>{ labels.private }</span>
            <span class="grow" />
            <span>{ labels.dialect }</span>
            <span>{ format!("{} {VERSION}", labels.engine) }</span>
        </footer>
    }
}
