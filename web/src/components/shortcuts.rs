//! The list of keys.

use yew::prelude::*;

use super::View;
use super::view::span;

/// Draws the panel, which opens on `?`.
pub(crate) fn shortcuts(view: View<'_>) -> Html {
    let labels = view.labels;
    let keys: [(&str, &str); 10] = [
        ("Alt J · Alt K", labels.key_events),
        ("Alt Shift J · Alt Shift K", labels.key_rules),
        ("F8 · Shift F8", labels.key_problems),
        ("Alt Shift F", labels.key_format),
        ("Alt G", labels.key_grid),
        ("Ctrl Z · Ctrl Shift Z", labels.key_undo),
        ("Ctrl F", labels.key_search),
        ("Esc · Tab", labels.key_leave),
        ("← → ↑ ↓", labels.key_dividers),
        ("?", labels.key_list),
    ];
    html! {
        <div id="shortcuts" class="panel keys" popover="auto" role="dialog" aria-label={labels.shortcuts}>
            <h2>{ labels.shortcuts }</h2>
            <dl>
                { for keys.into_iter().map(|(key, about)| html! { <><dt>{ for key.split(' ').map(cap) }</dt><dd>{ about }</dd></> }) }
            </dl>
            <button class="btn sm" popovertarget="shortcuts" popovertargetaction="hide">{ labels.close }</button>
        </div>
    }
}

/// A key's cap; what stands between keys is no key.
fn cap(key: &str) -> Html {
    if key == "·" {
        html! { { span("dim", " · ") } }
    } else {
        html! { <kbd>{ key }</kbd> }
    }
}
