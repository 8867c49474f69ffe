//! The bar on top: the name, the samples, language, theme, and sharing.

use eventglass_workbench::Language;
use yew::prelude::*;

use super::View;
use super::samples::samples;
use super::scenes::scenes;
use super::share::share;
use super::view::grow;
use crate::dom;
use crate::state::Action;

/// Draws the bar.
pub(crate) fn bar(view: View<'_>) -> Html {
    let labels = view.labels;
    let switch = Callback::from(|_: MouseEvent| dom::switch_theme());
    html! {
        <header>
            <h1 class="brand">{ glass() }<span>{ labels.title }</span></h1>
            { samples(view) }
            { scenes(view) }
            { grow() }
            { for Language::ALL.into_iter().filter(|other| *other != view.language()).map(|other| html! {
                <button class="btn quiet" lang={other.tag()} onclick={view.on_click(Action::Speak(other))}>{ other.native_name() }</button>
            }) }
            <button class="btn quiet" onclick={switch} title={labels.theme_about} aria-label={labels.theme_about}>
                <span aria-hidden="true">{ "◐" }</span>
            </button>
            <button class="btn quiet wide" popovertarget="shortcuts" title={labels.shortcuts} aria-label={labels.shortcuts}>
                <span aria-hidden="true">{ "?" }</span>
            </button>
            { share(view) }
        </header>
    }
}

/// The page's sign.
pub(super) fn glass() -> Html {
    html! {
        <svg width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
            <circle cx="10.5" cy="10.5" r="7" />
            <path d="m15.8 15.8 5 5M7.5 9h2M7.5 12h6M12 9h1.5" stroke-linecap="round" />
        </svg>
    }
}
