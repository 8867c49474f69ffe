//! The bar on top: the name, the samples, the theme.

use eventglass_workbench::Language;
use yew::prelude::*;

use super::sample_menu::SampleMenu;
use crate::dom::Theme;
use crate::state::Action;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) language: Language,
    pub(crate) dispatch: Callback<Action>,
}

#[component]
pub(crate) fn Bar(props: &Props) -> Html {
    let labels = props.language.labels();
    let switch = Callback::from(|_: MouseEvent| Theme::current().other().choose());
    html! {
        <header>
            <h1 class="brand">{ glass() }{ labels.title }</h1>
            <SampleMenu language={props.language} dispatch={props.dispatch.clone()} />
            <span class="grow" />
            <button class="btn quiet" onclick={switch} title={labels.theme_about} aria-label={labels.theme_about}>
                <span aria-hidden="true">{ "◐" }</span><span class="wide">{ labels.theme }</span>
            </button>
        </header>
    }
}

fn glass() -> Html {
    html! {
        <svg width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
            <circle cx="10.5" cy="10.5" r="7" />
            <path d="m15.8 15.8 5 5" stroke-linecap="round" />
            <path d="M7.5 9h2M7.5 12h6M12 9h1.5" stroke-linecap="round" stroke-width="1.6" />
        </svg>
    }
}
