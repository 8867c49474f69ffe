//! What shows until there is something to show: as in `index.html`, from which it takes over.

use yew::prelude::*;

use super::bar::glass;

/// Draws bar, panes and foot without a word.
pub(crate) fn shell() -> Html {
    let pane = |class: &'static str| html! { <section class={classes!("pane", class)}><h2 aria-hidden="true"><i /></h2></section> };
    html! {
        <>
            <header><h1 class="brand">{ glass() }<span>{ "Eventglass" }</span></h1></header>
            <nav class="phone shell"><i /><i /><i /></nav>
            <main class="shell" aria-busy="true">
                { pane("events") }<div class="divider" />{ pane("rules") }<div class="divider" />{ pane("verdictpane") }
            </main>
            <footer class="shell"><div class="said" /></footer>
        </>
    }
}
