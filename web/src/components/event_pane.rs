//! The left pane: the events found, the selected one, the text as it was pasted.

use std::rc::Rc;

use eventglass_workbench::{PairView, Place, Problem, Scene};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement};
use yew::prelude::*;

use super::View;
use super::code_editor::{CodeEditor, Overlay};
use super::event_list::event_list;
use super::pieces::pieces;
use super::rule_pane::callbacks;
use super::view::{divider, grow, span};
use crate::editor::Mark;
use crate::hooks::read_files;
use crate::state::{Action, EditorId, EventView, Origin, Revealed, State};

/// Draws the pane.
pub(crate) fn event_pane(view: View<'_>) -> Html {
    let (state, labels) = (view.state, view.labels);
    let answer = &state.answered.answer;
    let shows_event = state.view == EventView::Event && answer.selected.is_some();
    html! {
        <section class="pane events" aria-label={labels.events} onpaste={paste_over(view, shows_event)}>
            <h2>
                { labels.events }{ span("count", state.language.number(answer.event_count)) }
                { grow() }
                { file_button(view) }
            </h2>
            if answer.event_count > 1 && state.scene != Scene::Grid {
                { event_list(view) }
                { divider("list", labels.divide_list) }
            }
            <div class="origin">{ pieces(view, &state.answered.parts.origin) }</div>
            <div class="stack">
                <div class="layer" hidden={!shows_event}>{ event_editor(view, shows_event && state.scene != Scene::Grid) }</div>
                <div class="layer pasted" hidden={shows_event}>{ pasted_editor(view, !shows_event && state.scene != Scene::Grid) }</div>
            </div>
            <div class="picked" aria-live="polite">{ pieces(view, &state.answered.parts.picked) }</div>
            { foot(view, shows_event) }
        </section>
    }
}

/// Whoever pastes while the read-only event shows means a new text, not this one.
fn paste_over(view: View<'_>, shows_event: bool) -> Callback<yew::Event> {
    let dispatch = view.dispatch.clone();
    Callback::from(move |event: yew::Event| {
        // What goes into a field, such as the editor's search, is not for the event.
        let into_field = event.target().is_some_and(|it| it.has_type::<HtmlInputElement>());
        let Some(event) = event.dyn_ref::<ClipboardEvent>().filter(|_| shows_event && !into_field) else {
            return;
        };
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            event.prevent_default();
            dispatch.emit(Action::Open(text.into()));
        }
    })
}

fn file_button(view: View<'_>) -> Html {
    let dispatch = view.dispatch.clone();
    let onchange = Callback::from(move |event: yew::Event| {
        let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        if let Some(files) = input.files().filter(|files| files.length() > 0) {
            read_files(&files, dispatch.clone());
        }
        // The same file may be chosen again after it has changed.
        input.set_value("");
    });
    html! {
        <label class="btn file">{ view.labels.open_file }
            <input type="file" multiple={true} accept=".json,.jsonl,.ndjson,.txt,.log,.csv,.gz,.zip,application/json,text/plain" {onchange} />
        </label>
    }
}

fn event_editor(view: View<'_>, shown: bool) -> Html {
    let state = view.state;
    let answer = &state.answered.answer;
    let Some(selected) = &answer.selected else { return html! {} };
    let pair = answer.pair.as_ref();
    let overlay = Overlay { problems: selected.problems.clone(), marks: marks(pair, 0) };
    let (on_point, on_reveal) = callbacks(view, &all_places(pair, 0), Origin::Event);
    let on_pick = {
        let dispatch = view.dispatch.clone();
        Callback::from(move |offset| {
            on_reveal.emit(offset);
            dispatch.emit(Action::Pick(offset));
        })
    };
    html! {
        <CodeEditor language={state.language} doc={state.answered.body.clone()} doc_id={format!("{}-{}", state.opened, answer.event)}
            label={view.labels.body_editor} read_only={true} {shown} overlay={Some(Rc::new(overlay))} {on_point} {on_pick}
            lit={lit(state, EditorId::Event, state.pointed.map(|index| places(pair, index, 0)).unwrap_or_default())}
            sought={state.sought.filter(|sought| sought.editor == EditorId::Event)}
            reveal={placed(state, EditorId::Event).or_else(|| reveal(state.revealed, |index| places(pair, index, 0)))} />
    }
}

fn pasted_editor(view: View<'_>, shown: bool) -> Html {
    let (state, labels) = (view.state, view.labels);
    let answer = &state.answered.answer;
    let known = state.text_is_answered();
    // An event that stands in the text as it is has its verdict here too; any other is lit as a whole.
    let at = answer.selected.as_ref().and_then(|selected| selected.verbatim_at);
    let pair = answer.pair.as_ref().filter(|_| known && at.is_some());
    let offset = at.unwrap_or_default();
    let overlay = known.then(|| {
        let own = answer.selected.as_ref().filter(|_| at.is_some());
        let own = own.map(|event| event.problems.as_slice()).unwrap_or_default();
        let moved = |problem: &Problem| Problem { place: shifted(problem.place, offset), ..problem.clone() };
        let problems = answer.problems.iter().cloned().chain(own.iter().map(moved)).collect();
        Rc::new(Overlay { problems, marks: marks(pair, offset) })
    });
    let whole =
        || answer.rows.iter().find(|row| known && answer.event_count > 1 && row.index == answer.event);
    let lit = match state.pointed {
        Some(index) if pair.is_some() => places(pair, index, offset),
        _ => whole().map(|row| row.event.place).into_iter().collect(),
    };
    let on_change = {
        let dispatch = view.dispatch.clone();
        Callback::from(move |text| dispatch.emit(Action::Edit(text)))
    };
    let (on_point, on_pick) = callbacks(view, &all_places(pair, offset), Origin::Event);
    html! {
        <CodeEditor language={state.language} doc={state.draft.text.clone()} doc_id="pasted" opened={state.opened}
            label={labels.events_editor} placeholder={labels.events_placeholder} {shown} {overlay} {lit} {on_change}
            {on_point} {on_pick} sought={state.sought.filter(|sought| sought.editor == EditorId::Pasted)}
            reveal={placed(state, EditorId::Pasted).or_else(|| reveal(state.revealed, |index| places(pair, index, offset)))} />
    }
}

fn foot(view: View<'_>, shows_event: bool) -> Html {
    let (state, labels) = (view.state, view.labels);
    let button = |to: EventView, label: &'static str, pressed: bool, disabled: bool| {
        html! { <button onclick={view.on_click(Action::View(to))} {disabled} aria-pressed={pressed.to_string()}>{ label }</button> }
    };
    let has_text = !state.draft.text.is_empty();
    let unread = state.answered.answer.selected.is_none();
    html! {
        <div class="foot">
            if has_text { <span>{ state.language.size(state.draft.text.len()) }</span> }
            if has_text { { view.button("btn sm", labels.clear, Action::Clear) } }
            if has_text && !shows_event { { view.button("btn sm", labels.format, Action::Format(EditorId::Pasted)) } }
            { grow() }
            <span class="switch" role="group" aria-label={labels.event_view}>
                { button(EventView::Event, labels.event, shows_event, unread) }
                { button(EventView::Pasted, labels.pasted_text, !shows_event, false) }
            </span>
        </div>
    }
}

/// The marks of an event that begins at `offset` of the text that is shown.
fn marks(pair: Option<&PairView>, offset: u32) -> Vec<Mark> {
    let conditions = pair.map(|pair| pair.conditions.as_slice()).unwrap_or_default();
    let mark = |holds| move |place: &Place| Mark { place: shifted(*place, offset), holds };
    conditions.iter().flat_map(|line| line.event_places.iter().map(mark(line.holds))).collect()
}

fn places(pair: Option<&PairView>, condition: usize, offset: u32) -> Vec<Place> {
    let line = pair.and_then(|pair| pair.conditions.get(condition));
    line.map(|line| line.event_places.iter().map(|place| shifted(*place, offset)).collect())
        .unwrap_or_default()
}

fn all_places(pair: Option<&PairView>, offset: u32) -> Rc<[Vec<Place>]> {
    let count = pair.map_or(0, |pair| pair.conditions.len());
    (0..count).map(|index| places(pair, index, offset)).collect()
}

fn shifted(place: Place, offset: u32) -> Place {
    Place { from: place.from + offset, to: place.to + offset }
}

/// What is lit in an editor: what is pointed at, else the place that was asked for.
pub(super) fn lit(state: &State, of: EditorId, pointed: Vec<Place>) -> Vec<Place> {
    let asked = state.placed.filter(|(_, editor, _)| *editor == of && state.pointed.is_none());
    pointed.into_iter().chain(asked.map(|(_, _, place)| place)).collect()
}

/// A place that was asked for later than a condition.
pub(super) fn placed(state: &State, of: EditorId) -> Option<(u32, Place)> {
    let last = state.revealed.map_or(0, |revealed| revealed.times);
    state
        .placed
        .filter(|(times, editor, _)| *times > last && *editor == of)
        .map(|(times, _, place)| (times, place))
}

fn reveal(revealed: Option<Revealed>, places: impl Fn(usize) -> Vec<Place>) -> Option<(u32, Place)> {
    let revealed = revealed.filter(|revealed| revealed.origin != Origin::Event)?;
    places(revealed.condition).first().map(|place| (revealed.times, *place))
}
