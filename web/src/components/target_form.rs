//! What the selected rule's target is given: `InputPath` or `InputTransformer`, as EventBridge takes them.

use std::rc::Rc;

use eventglass_workbench::{TargetInput, TargetKind};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::View;
use super::pieces::pieces;
use super::view::span;
use crate::state::{Action, Rule};

/// Draws the form.
pub(super) fn target_form(view: View<'_>, rule: &Rule) -> Html {
    let (labels, kind) = (view.labels, rule.target.kind);
    let choice = |to: TargetKind| {
        let target = TargetInput { kind: to, ..(*rule.target).clone() };
        let onclick = view.on_click(Action::Target(rule.id, Rc::new(target)));
        html! { <button {onclick} aria-pressed={(to == kind).to_string()}>{ word(view, to) }</button> }
    };
    html! {
        <div class="target">
            <div class="pieces">
                { span("dim", labels.target) }
                <span class="switch" role="group" aria-label={labels.target}>{ for TargetKind::ALL.into_iter().map(choice) }</span>
            </div>
            { match kind {
                TargetKind::Matched => html! {},
                TargetKind::InputPath => field(view, rule, "InputPath", "$.detail", |target| &mut target.input_path),
                TargetKind::InputTransformer => html! {
                    <>
                        { area(view, rule, "InputPathsMap", "{\"id\": \"$.detail.instance-id\"}", |target| &mut target.input_paths_map) }
                        { area(view, rule, "InputTemplate", "\"Instance <id> changed.\"", |target| &mut target.input_template) }
                    </>
                },
            } }
            { pieces(view, &view.state.answered.parts.target) }
        </div>
    }
}

fn word(view: View<'_>, kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Matched => view.labels.target_matched,
        TargetKind::InputPath => "InputPath",
        TargetKind::InputTransformer => "InputTransformer",
    }
}

/// Which of the texts a field is.
type Part = fn(&mut TargetInput) -> &mut String;

fn typed(view: View<'_>, rule: &Rule, part: Part) -> Callback<String> {
    let (dispatch, id, target) = (view.dispatch.clone(), rule.id, Rc::clone(&rule.target));
    Callback::from(move |text: String| {
        let mut target = (*target).clone();
        *part(&mut target) = text;
        dispatch.emit(Action::Target(id, target.into()));
    })
}

fn field(view: View<'_>, rule: &Rule, label: &'static str, hint: &'static str, part: Part) -> Html {
    let (typed, value) = (typed(view, rule, part), part(&mut (*rule.target).clone()).clone());
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
            typed.emit(input.value());
        }
    });
    html! {
        <label class="field">{ label }<input {value} {oninput} placeholder={hint} autocomplete="off" spellcheck="false" /></label>
    }
}

fn area(view: View<'_>, rule: &Rule, label: &'static str, hint: &'static str, part: Part) -> Html {
    let (typed, value) = (typed(view, rule, part), part(&mut (*rule.target).clone()).clone());
    let rows = (value.lines().count() + 1).clamp(2, 8).to_string();
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(area) = event.target().and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok()) {
            typed.emit(area.value());
        }
    });
    html! {
        <label class="field">{ label }<textarea {rows} {value} {oninput} placeholder={hint} spellcheck="false" /></label>
    }
}
