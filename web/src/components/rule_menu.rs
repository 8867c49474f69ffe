//! What can be done with the selected rule.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::View;
use super::view::opener;
use crate::dom;
use crate::state::{Action, Rule};

/// Draws the button and its panel.
pub(super) fn rule_menu(view: View<'_>, rule: &Rule) -> Html {
    let labels = view.labels;
    let (at, count) = (view.state.draft.rule, view.state.draft.rules.len());
    let caret = html! { <>{ labels.rule }<span aria-hidden="true">{ " ▾" }</span></> };
    html! {
        <>
            { opener("btn sm", "rule-menu", caret) }
            <div id="rule-menu" class="panel list" popover="auto" role="dialog" aria-label={labels.rule}>
                <label class="field">{ labels.rule_name }{ name_field(view, rule) }</label>
                { entry(view, labels.duplicate_rule, true, Action::DuplicateRule) }
                { entry(view, labels.move_left, at > 0, Action::MoveRule(-1)) }
                { entry(view, labels.move_right, at + 1 < count, Action::MoveRule(1)) }
                { entry(view, labels.remove_rule, true, Action::RemoveRule) }
            </div>
        </>
    }
}

/// Moving may be wanted several times: the panel stays open for it.
fn entry(view: View<'_>, label: &'static str, possible: bool, action: Action) -> Html {
    let stays = matches!(action, Action::MoveRule(_));
    let panel = (!stays).then_some("rule-menu");
    // Not `disabled`: the button may have the focus when it becomes impossible.
    let onclick = if possible { view.on_click(action) } else { Callback::noop() };
    html! {
        <button popovertarget={panel} popovertargetaction="hide" aria-disabled={(!possible).to_string()} {onclick}>{ label }</button>
    }
}

fn name_field(view: View<'_>, rule: &Rule) -> Html {
    let (dispatch, id) = (view.dispatch.clone(), rule.id);
    let rename = move |target: Option<web_sys::EventTarget>| {
        let Some(input) = target.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else { return };
        let name = input.value();
        if !name.trim().is_empty() {
            dispatch.emit(Action::RenameRule(id, name.trim().into()));
        }
    };
    let onchange = {
        let rename = rename.clone();
        Callback::from(move |event: Event| rename(event.target()))
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        // Enter may belong to an input method.
        if event.key() == "Enter" && !event.is_composing() {
            // Else the key would press the button that gets the focus back.
            event.prevent_default();
            rename(event.target());
            dom::hide_popover("rule-menu");
        }
    });
    html! { <input maxlength="64" autocomplete="off" spellcheck="false" value={AttrValue::from(&*rule.name)} {onchange} {onkeydown} /> }
}
