//! The line at the bottom: privacy, dialect, version.

use eventglass_workbench::Language;
use yew::prelude::*;

use crate::protocol::VERSION;

/// Draws the line.
pub(crate) fn foot(language: Language) -> Html {
    let labels = language.labels();
    html! {
        <footer>
            <span>{ labels.private }</span>
            <span class="grow" />
            <span>{ labels.dialect }</span>
            <span>{ format!("{} {VERSION}", labels.engine) }</span>
        </footer>
    }
}
