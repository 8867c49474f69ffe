//! The middle pane: the rules, and the pattern of the selected one.

use std::rc::Rc;

use eventglass_workbench::{PairView, Place, RuleRow};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::code_editor::{CodeEditor, Overlay};
use crate::dom;
use crate::editor::Mark;
use crate::state::{Action, Rule, State, condition_at};

#[derive(Properties, PartialEq)]
struct Props {
    state: State,
    dispatch: Callback<Action>,
}

/// Draws the pane.
pub(crate) fn rule_pane(state: &State, dispatch: &Callback<Action>) -> Html {
    let State { language, rules, rule, .. } = state;
    let labels = language.labels();
    let add = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::AddRule))
    };
    html! {
        <section class="pane rules" aria-label={labels.rules}>
            <h2>
                { labels.rules }<span class="count">{ language.number(rules.len()) }</span>
                <span class="grow" />
                <button class="btn" onclick={add}>{ labels.add_rule }</button>
            </h2>
            if let Some(selected) = rules.get(*rule) {
                <Tabs state={state.clone()} dispatch={dispatch.clone()} />
                { pattern_editor(state, selected, dispatch) }
                <RuleFoot state={state.clone()} dispatch={dispatch.clone()} />
            } else {
                <p class="empty dim">{ labels.no_rules }</p>
            }
        </section>
    }
}

/// What the engine said of a rule, where it has seen it.
fn row(state: &State, id: u32) -> Option<&RuleRow> {
    let index = state.answered.rules.iter().position(|rule| rule.id == id)?;
    state.answered.answer.rules.get(index)
}

/// The rules as tabs; the selected one is scrolled into view.
#[component]
fn Tabs(props: &Props) -> Html {
    let state = &props.state;
    let name = state.rules.get(state.rule).map(|rule| Rc::clone(&rule.name));
    // Not at first: scrolling moves the place from which the Tab key starts.
    let drawn_before = use_mut_ref(|| false);
    use_effect_with((state.rule, state.rules.len(), name), move |(rule, ..)| {
        if drawn_before.replace(true) {
            dom::show(&format!("rule-tab-{rule}"));
        }
    });
    let keys = {
        let (dispatch, rule, last) =
            (props.dispatch.clone(), state.rule, state.rules.len().saturating_sub(1));
        Callback::from(move |event: KeyboardEvent| {
            let target = match event.key().as_str() {
                "ArrowRight" if rule < last => rule + 1,
                "ArrowLeft" if rule > 0 => rule - 1,
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            dispatch.emit(Action::SelectRule(target));
            dom::focus(&format!("rule-tab-{target}"));
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label={state.language.labels().rules} onkeydown={keys}>
            { for state.rules.iter().enumerate().map(|(index, rule)| tab(props, index, rule)) }
        </div>
    }
}

fn tab(props: &Props, index: usize, rule: &Rule) -> Html {
    let state = &props.state;
    let labels = state.language.labels();
    let selected = index == state.rule;
    let dispatch = props.dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.emit(Action::SelectRule(index)));
    let row = row(state, rule.id);
    let count = row.map(|row| state.language.matched_of(row.matched, state.answered.answer.event_count));
    let refused = row.is_some_and(|row| !row.usable);
    let matched = row.is_some_and(|row| row.matched > 0);
    html! {
        <button class="tab" role="tab" id={format!("rule-tab-{index}")} key={rule.id} {onclick}
            aria-selected={selected.to_string()} aria-controls="pattern" tabindex={if selected { "0" } else { "-1" }}>
            if refused {
                <span class="dot bad" title={labels.refused}><span class="sr">{ labels.refused }</span></span>
            } else {
                <span class={if matched { "dot p" } else { "dot f" }} aria-hidden="true" />
            }
            <span class="name">{ &*rule.name }</span>
            if let Some(count) = count { <span class="dim">{ count }</span> }
        </button>
    }
}

fn pattern_editor(state: &State, rule: &Rule, dispatch: &Callback<Action>) -> Html {
    let State { language, answered, pointed, revealed, .. } = state;
    let labels = language.labels();
    let known = state.pattern_is_answered();
    let pair = answered.answer.pair.as_ref();
    let overlay = known.then(|| {
        let problems = row(state, rule.id).map(|row| row.problems.clone()).unwrap_or_default();
        Rc::new(Overlay { problems, marks: marks(pair) })
    });
    let place = |index: usize| pair.and_then(|pair| pair.conditions.get(index)).map(|line| line.place);
    let on_change = {
        let (dispatch, id) = (dispatch.clone(), rule.id);
        Callback::from(move |text| dispatch.emit(Action::EditPattern(id, text)))
    };
    html! {
        <div class="stack" id="pattern" role="tabpanel" aria-label={AttrValue::from(Rc::clone(&rule.name))}>
            <CodeEditor language={*language} doc={Rc::clone(&rule.pattern)} doc_id={rule.id.to_string()} label={labels.pattern_editor}
                placeholder={labels.pattern_placeholder} {overlay} {on_change} on_point={pointing(state, dispatch)}
                lit={pointed.filter(|_| known).and_then(place).into_iter().collect::<Vec<_>>()}
                reveal={revealed.and_then(|(times, index)| place(index).map(|place| (times, place)))} />
        </div>
    }
}

fn marks(pair: Option<&PairView>) -> Vec<Mark> {
    let conditions = pair.map(|pair| pair.conditions.as_slice()).unwrap_or_default();
    conditions.iter().map(|line| Mark { place: line.place, holds: line.holds }).collect()
}

fn pointing(state: &State, dispatch: &Callback<Action>) -> Callback<Option<u32>> {
    let dispatch = dispatch.clone();
    let pair = state.answered.answer.pair.as_ref();
    let places: Vec<Place> =
        pair.map(|it| it.conditions.iter().map(|line| line.place).collect()).unwrap_or_default();
    Callback::from(move |offset: Option<u32>| {
        let condition =
            offset.and_then(|offset| condition_at(offset, places.iter().map(std::slice::from_ref)));
        dispatch.emit(Action::Point(condition));
    })
}

/// Length of the pattern; renaming and removing the rule.
#[component]
fn RuleFoot(props: &Props) -> Html {
    let State { language, rules, rule: index, .. } = &props.state;
    let labels = language.labels();
    let renaming = use_state_eq(|| None::<u32>);
    let Some(rule) = rules.get(*index) else { return html! {} };
    let start = {
        let (renaming, id) = (renaming.setter(), rule.id);
        Callback::from(move |_: MouseEvent| renaming.set(Some(id)))
    };
    let finish = {
        let (renaming, dispatch, index) = (renaming.setter(), props.dispatch.clone(), *index);
        Callback::from(move |name: Option<String>| {
            renaming.set(None);
            dom::focus("rename-button");
            if let Some(name) = name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()) {
                dispatch.emit(Action::RenameRule(index, name));
            }
        })
    };
    let remove = {
        let (dispatch, index) = (props.dispatch.clone(), *index);
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::RemoveRule(index)))
    };
    let length = rule.pattern.encode_utf16().count();
    html! {
        <div class="foot">
            <span class={(length > 2_048).then_some("over")}>{ language.length(length) }</span>
            <span class="grow" />
            if *renaming == Some(rule.id) {
                <NameField label={labels.rule_name} name={AttrValue::from(Rc::clone(&rule.name))} {finish} />
            } else {
                <button id="rename-button" class="btn sm" onclick={start}>{ labels.rename_rule }</button>
            }
            <button class="btn sm" onclick={remove}>{ labels.remove_rule }</button>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct NameProps {
    label: AttrValue,
    name: AttrValue,
    /// The new name, or none where the old one stays.
    finish: Callback<Option<String>>,
}

#[component]
fn NameField(props: &NameProps) -> Html {
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(input) = field.cast::<HtmlInputElement>() {
                let _ = input.focus();
                input.select();
            }
        });
    }
    let take = {
        let (field, finish) = (field.clone(), props.finish.clone());
        move || finish.emit(field.cast::<HtmlInputElement>().map(|input| input.value()))
    };
    let onkeydown = {
        let (take, finish) = (take.clone(), props.finish.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            // Enter and Escape may belong to an input method.
            _ if event.is_composing() => {}
            "Enter" => take(),
            "Escape" => finish.emit(None),
            _ => {}
        })
    };
    html! {
        <input ref={field} class="name-field" aria-label={props.label.clone()} maxlength="64" value={props.name.clone()}
            {onkeydown} onblur={move |_: FocusEvent| take()} />
    }
}
