//! The middle pane: the rules, and the pattern of the selected one.

use std::rc::Rc;

use eventglass_workbench::{PairView, Place, RuleRow, Scene};
use yew::prelude::*;

use super::View;
use super::code_editor::{CodeEditor, Overlay};
use super::event_pane::{lit, placed};
use super::pieces::pieces;
use super::rule_menu::rule_menu;
use super::target_form::target_form;
use super::view::{grow, span};
use crate::dom;
use crate::editor::Mark;
use crate::state::{Action, EditorId, Origin, Rule, condition_at};

/// How many characters EventBridge takes before the quota is raised.
const QUOTA: usize = 2_048;

/// Draws the pane.
pub(crate) fn rule_pane(view: View<'_>) -> Html {
    let (state, labels) = (view.state, view.labels);
    html! {
        <section class="pane rules" aria-label={labels.rules}>
            <h2>
                { labels.rules }{ span("count", state.language.number(state.draft.rules.len())) }
                { grow() }
                if state.answered.answer.event_count > 0 { { view.button("btn", labels.making, Action::Scene(Scene::Making)) } }
                { view.button("btn", labels.add_rule, Action::AddRule) }
            </h2>
            if let Some(selected) = state.draft.selected() {
                { tabs(view) }
                { pieces(view, &state.answered.parts.offer) }
                { pattern_editor(view, selected) }
                { target_form(view, selected) }
                { foot(view, selected) }
            } else {
                <p class="empty dim">{ labels.no_rules }</p>
            }
        </section>
    }
}

/// What the engine said of a rule, where it has seen it.
fn row<'v>(view: View<'v>, rule: &Rule) -> Option<&'v RuleRow> {
    let answered = &view.state.answered;
    let index = answered.draft.rules.iter().position(|known| known.id == rule.id)?;
    answered.answer.rules.get(index)
}

fn tabs(view: View<'_>) -> Html {
    let (rule, last) = (view.state.draft.rule, view.state.draft.rules.len().saturating_sub(1));
    let dispatch = view.dispatch.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let target = match event.key().as_str() {
            "ArrowRight" => (rule + 1).min(last),
            "ArrowLeft" => rule.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        if !event.alt_key() {
            event.prevent_default();
            dispatch.emit(Action::SelectRule(target));
            dom::focus(&format!("rule-tab-{target}"));
        }
    });
    html! {
        <div class="tabs" role="tablist" aria-label={view.labels.rules} {onkeydown}>
            { for view.state.draft.rules.iter().enumerate().map(|(index, rule)| tab(view, index, rule)) }
        </div>
    }
}

fn tab(view: View<'_>, index: usize, rule: &Rule) -> Html {
    let (state, labels) = (view.state, view.labels);
    let selected = index == state.draft.rule;
    let row = row(view, rule);
    let count = row.map(|row| state.language.matched_of(row.matched, state.answered.answer.event_count));
    let refused = row.is_some_and(|row| !row.usable && row.length > 0);
    let matched = row.is_some_and(|row| row.matched > 0);
    html! {
        <button class="tab" role="tab" id={format!("rule-tab-{index}")} key={rule.id} onclick={view.on_click(Action::SelectRule(index))}
            aria-selected={selected.to_string()} aria-controls="pattern" tabindex={if selected { "0" } else { "-1" }}>
            if refused {
                <span class="dot bad" title={labels.refused}><span class="sr">{ labels.refused }</span></span>
            } else {
                <span class={if matched { "dot p" } else { "dot f" }} aria-hidden="true" />
            }
            <span class="name" title={AttrValue::from(&*rule.name)}>{ &*rule.name }</span>
            if let Some(count) = count { { span("dim", count) } }
        </button>
    }
}

fn pattern_editor(view: View<'_>, rule: &Rule) -> Html {
    let (state, labels) = (view.state, view.labels);
    let known = state.pattern_is_answered();
    let pair = state.answered.answer.pair.as_ref();
    let overlay = known.then(|| {
        let problems = row(view, rule).map(|row| row.problems.clone()).unwrap_or_default();
        Rc::new(Overlay { problems, marks: marks(pair) })
    });
    let place = |index: usize| pair.and_then(|pair| pair.conditions.get(index)).map(|line| line.place);
    let on_change = {
        let (dispatch, id) = (view.dispatch.clone(), rule.id);
        Callback::from(move |text| dispatch.emit(Action::EditPattern(id, text)))
    };
    let on_type = {
        let dispatch = view.dispatch.clone();
        Callback::from(move |offset| dispatch.emit(Action::Type(offset)))
    };
    let (on_point, on_pick) = pointing(view);
    let revealed = state.revealed.filter(|revealed| revealed.origin != Origin::Pattern);
    html! {
        <div class="stack" id="pattern" role="tabpanel" aria-label={AttrValue::from(&*rule.name)}>
            <CodeEditor language={state.language} doc={rule.pattern.clone()} doc_id={format!("{}-{}", state.opened, rule.id)}
                label={labels.pattern_editor} placeholder={labels.pattern_placeholder} shown={matches!(state.scene, Scene::Pair)}
                {overlay} {on_change} {on_point} {on_pick} {on_type} asked={state.asked}
                choices={known.then(|| state.answered.choices.clone()).flatten()}
                lit={lit(state, EditorId::Pattern, state.pointed.filter(|_| known).and_then(place).into_iter().collect())}
                sought={state.sought.filter(|sought| sought.editor == EditorId::Pattern)}
                hints={known.then(|| Rc::clone(&state.answered.pair))}
                reveal={placed(state, EditorId::Pattern).or_else(|| revealed.and_then(|it| place(it.condition).map(|place| (it.times, place))))} />
        </div>
    }
}

fn marks(pair: Option<&PairView>) -> Vec<Mark> {
    let conditions = pair.map(|pair| pair.conditions.as_slice()).unwrap_or_default();
    conditions.iter().map(|line| Mark { place: line.place, holds: line.holds }).collect()
}

/// Pointing at a condition of the pattern lights it everywhere; a click scrolls to it there.
fn pointing(view: View<'_>) -> (Callback<Option<u32>>, Callback<Option<u32>>) {
    let pair = view.state.answered.answer.pair.as_ref();
    let conditions = pair.map(|pair| pair.conditions.as_slice()).unwrap_or_default();
    let places: Rc<[Vec<Place>]> = conditions.iter().map(|line| vec![line.place]).collect();
    callbacks(view, &places, Origin::Pattern)
}

/// What pointing at a text does and what a click does, by the places of each condition in it.
pub(super) fn callbacks(
    view: View<'_>,
    places: &Rc<[Vec<Place>]>,
    origin: Origin,
) -> (Callback<Option<u32>>, Callback<Option<u32>>) {
    let (lights, scrolls) = (view.dispatch.clone(), view.dispatch.clone());
    let (lit, to_show) = (Rc::clone(places), Rc::clone(places));
    let condition =
        |places: &[Vec<Place>], offset: u32| condition_at(offset, places.iter().map(Vec::as_slice));
    let on_point = move |offset: Option<u32>| {
        lights.emit(Action::Point(offset.and_then(|offset| condition(&lit, offset))));
    };
    let on_pick = move |offset: Option<u32>| {
        if let Some(condition) = offset.and_then(|offset| condition(&to_show, offset)) {
            scrolls.emit(Action::Reveal(condition, origin));
        }
    };
    (Callback::from(on_point), Callback::from(on_pick))
}

/// Length of the pattern, and what can be done with it.
fn foot(view: View<'_>, rule: &Rule) -> Html {
    let length = rule.pattern.encode_utf16().count();
    html! {
        <div class="foot">
            <span class={(length > QUOTA).then_some("over")}>{ view.language().length(length) }</span>
            { grow() }
            { view.button("btn sm", view.labels.format, Action::Format(EditorId::Pattern)) }
            { rule_menu(view, rule) }
        </div>
    }
}
