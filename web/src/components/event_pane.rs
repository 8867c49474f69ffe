//! The left pane: the events found, the selected one, the text as it was pasted.

use std::rc::Rc;

use eventglass_workbench::{PairView, Place, Problem};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, HtmlInputElement};
use yew::prelude::*;

use super::code_editor::{CodeEditor, Overlay};
use super::event_list::EventList;
use crate::dom;
use crate::editor::Mark;
use crate::state::{Action, EventView, State, condition_at};

/// Draws the pane.
pub(crate) fn event_pane(state: &State, dispatch: &Callback<Action>) -> Html {
    let State { language, view, answered, .. } = state;
    let labels = language.labels();
    let answer = &answered.answer;
    let shows_event = *view == EventView::Event && answer.selected.is_some();
    html! {
        <section class="pane events" aria-label={labels.events} onpaste={paste_over(dispatch, shows_event)}>
            <h2>
                { labels.events }<span class="count">{ language.number(answer.event_count) }</span>
                if let Some(envelope) = &answer.envelope { <span class="badge">{ envelope }</span> }
                <span class="grow" />
                { file_button(state, dispatch) }
            </h2>
            if answer.event_count > 1 {
                <EventList state={state.clone()} dispatch={dispatch.clone()} />
            }
            if state.file_failed { <p class="notice" role="alert">{ labels.file_failed }</p> }
            <div class="stack">
                <div class="layer" hidden={!shows_event}>{ event_editor(state, dispatch) }</div>
                <div class="layer" hidden={shows_event}>{ pasted_editor(state, dispatch) }</div>
            </div>
            { foot(state, dispatch, shows_event) }
        </section>
    }
}

/// Whoever pastes while the read-only event shows means a new text, not this one.
fn paste_over(dispatch: &Callback<Action>, shows_event: bool) -> Callback<yew::Event> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: yew::Event| {
        // What goes into a field, such as the editor's search, is not for the event.
        let into_field = event.target().is_some_and(|it| it.has_type::<HtmlInputElement>());
        let Some(event) = event.dyn_ref::<ClipboardEvent>().filter(|_| shows_event && !into_field) else {
            return;
        };
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            event.prevent_default();
            dispatch.emit(Action::Open(text));
        }
    })
}

fn file_button(state: &State, dispatch: &Callback<Action>) -> Html {
    let labels = state.language.labels();
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |event: yew::Event| {
        let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file may be chosen again after it has changed.
        input.set_value("");
        let dispatch = dispatch.clone();
        spawn_local(async move {
            let action = dom::read_text(&file).await.map_or(Action::FileFailed, Action::Open);
            dispatch.emit(action);
        });
    });
    html! {
        <label class="btn file">{ labels.open_file }
            <input type="file" accept=".json,.jsonl,.ndjson,.txt,.log,application/json,text/plain" {onchange} />
        </label>
    }
}

fn event_editor(state: &State, dispatch: &Callback<Action>) -> Html {
    let State { language, answered, revealed, pointed, opened, .. } = state;
    let answer = &answered.answer;
    let Some(selected) = &answer.selected else { return html! {} };
    let pair = answer.pair.as_ref();
    let overlay = Overlay { problems: selected.problems.clone(), marks: marks(pair, 0) };
    html! {
        <CodeEditor language={*language} doc={Rc::<str>::from(selected.body.as_str())} doc_id={format!("{opened}-{}", answer.event)}
            label={language.labels().body_editor} read_only={true} overlay={Some(Rc::new(overlay))}
            on_point={pointing(state, dispatch, 0)} lit={pointed.map(|index| places(pair, index, 0)).unwrap_or_default()}
            reveal={reveal(*revealed, |index| places(pair, index, 0))} />
    }
}

fn pasted_editor(state: &State, dispatch: &Callback<Action>) -> Html {
    let State { language, text, answered, pointed, revealed, .. } = state;
    let labels = language.labels();
    let answer = &answered.answer;
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
    let lit = match pointed {
        Some(index) if pair.is_some() => places(pair, *index, offset),
        _ => whole().map(|row| row.event.place).into_iter().collect(),
    };
    let on_change = {
        let dispatch = dispatch.clone();
        Callback::from(move |text| dispatch.emit(Action::Edit(text)))
    };
    html! {
        <CodeEditor language={*language} doc={Rc::clone(text)} doc_id="pasted" opened={state.opened} label={labels.events_editor}
            placeholder={labels.events_placeholder} {overlay} {lit} {on_change}
            reveal={reveal(*revealed, |index| places(pair, index, offset))}
            on_point={if pair.is_some() { pointing(state, dispatch, offset) } else { Callback::noop() }} />
    }
}

fn foot(state: &State, dispatch: &Callback<Action>, shows_event: bool) -> Html {
    let State { language, text, answered, .. } = state;
    let labels = language.labels();
    let button = |view: EventView, label: &'static str, pressed: bool, disabled: bool| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| dispatch.emit(Action::View(view)));
        html! { <button {onclick} {disabled} aria-pressed={pressed.to_string()}>{ label }</button> }
    };
    let clear = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::Clear))
    };
    let unread = answered.answer.selected.is_none();
    html! {
        <div class="foot">
            <span>{ language.size(text.len()) }</span>
            if !text.is_empty() { <button class="btn sm" onclick={clear}>{ labels.clear }</button> }
            <span class="grow" />
            <span class="switch" role="group">
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

fn shifted(place: Place, offset: u32) -> Place {
    Place { from: place.from + offset, to: place.to + offset }
}

fn reveal(revealed: Option<(u32, usize)>, places: impl Fn(usize) -> Vec<Place>) -> Option<(u32, Place)> {
    let (times, condition) = revealed?;
    places(condition).first().map(|place| (times, *place))
}

/// Points at the condition that a place in the text belongs to.
fn pointing(state: &State, dispatch: &Callback<Action>, offset: u32) -> Callback<Option<u32>> {
    let dispatch = dispatch.clone();
    let pair = state.answered.answer.pair.as_ref();
    let count = pair.map_or(0, |pair| pair.conditions.len());
    let all: Vec<Vec<Place>> = (0..count).map(|index| places(pair, index, offset)).collect();
    Callback::from(move |at: Option<u32>| {
        let condition = at.and_then(|at| condition_at(at, all.iter().map(Vec::as_slice)));
        dispatch.emit(Action::Point(condition));
    })
}
