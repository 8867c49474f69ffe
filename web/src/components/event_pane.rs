//! The left pane: the events found, the selected one, the text as it was pasted.

use std::rc::Rc;

use eventglass_workbench::{PairView, Place};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, HtmlInputElement};
use yew::prelude::*;

use super::code_editor::{CodeEditor, Overlay};
use super::event_list::EventList;
use crate::dom;
use crate::editor::Mark;
use crate::state::{Action, EventView, State, condition_at};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) state: State,
    pub(crate) dispatch: Callback<Action>,
}

#[component]
pub(crate) fn EventPane(props: &Props) -> Html {
    let State { language, view, answered, .. } = &props.state;
    let labels = language.labels();
    let answer = &answered.answer;
    let shows_event = *view == EventView::Event && answer.selected.is_some();
    html! {
        <section class="pane events" aria-label={labels.events} onpaste={paste_over(props, shows_event)}>
            <h2>
                { labels.events }<span class="count">{ language.number(answer.event_count) }</span>
                if let Some(envelope) = &answer.envelope { <span class="badge">{ envelope }</span> }
                <span class="grow" />
                { file_button(props) }
            </h2>
            if answer.event_count > 1 {
                <EventList state={props.state.clone()} dispatch={props.dispatch.clone()} />
            }
            if props.state.file_failed { <p class="notice" role="alert">{ labels.file_failed }</p> }
            <div class="stack">
                <div class="layer" hidden={!shows_event}>{ event_editor(props) }</div>
                <div class="layer" hidden={shows_event}>{ pasted_editor(props) }</div>
            </div>
            { foot(props, shows_event) }
        </section>
    }
}

/// Whoever pastes while the read-only event shows means a new text, not this one.
fn paste_over(props: &Props, shows_event: bool) -> Callback<yew::Event> {
    let dispatch = props.dispatch.clone();
    Callback::from(move |event: yew::Event| {
        let Some(event) = event.dyn_ref::<ClipboardEvent>().filter(|_| shows_event) else { return };
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            event.prevent_default();
            dispatch.emit(Action::Open(text));
        }
    })
}

fn file_button(props: &Props) -> Html {
    let labels = props.state.language.labels();
    let dispatch = props.dispatch.clone();
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

fn event_editor(props: &Props) -> Html {
    let State { language, answered, event, revealed, pointed, .. } = &props.state;
    let answer = &answered.answer;
    let Some(selected) = &answer.selected else { return html! {} };
    let overlay = Overlay { problems: selected.problems.clone(), marks: marks(answer.pair.as_ref()) };
    let on_point =
        pointing(props, |pair| pair.conditions.iter().map(|line| line.event_places.clone()).collect());
    html! {
        <CodeEditor doc={Rc::<str>::from(selected.body.as_str())} doc_id={format!("{}-{event}", props.state.opened)}
            label={language.labels().body_editor} read_only={true} overlay={Some(Rc::new(overlay))} {on_point}
            lit={pointed.map(|index| places_of(answer.pair.as_ref(), index)).unwrap_or_default()}
            reveal={revealed.and_then(|(times, index)| {
                places_of(answer.pair.as_ref(), index).first().map(|place| (times, *place))
            })} />
    }
}

fn pasted_editor(props: &Props) -> Html {
    let State { language, text, answered, opened, .. } = &props.state;
    let labels = language.labels();
    let dispatch = props.dispatch.clone();
    let known = props.state.text_is_answered();
    let overlay =
        known.then(|| Rc::new(Overlay { problems: answered.answer.problems.clone(), marks: Vec::new() }));
    let selected = answered.answer.rows.iter().find(|row| row.index == answered.answer.event);
    let lit = selected.filter(|_| known && answered.answer.event_count > 1).map(|row| row.event.place);
    html! {
        <CodeEditor doc={Rc::clone(text)} doc_id="pasted" label={labels.events_editor}
            placeholder={labels.events_placeholder} {overlay} lit={lit.into_iter().collect::<Vec<_>>()}
            reveal={lit.map(|place| (*opened, Place { to: place.from, ..place }))}
            on_change={Callback::from(move |text| dispatch.emit(Action::Edit(text)))} />
    }
}

fn foot(props: &Props, shows_event: bool) -> Html {
    let State { language, text, answered, .. } = &props.state;
    let labels = language.labels();
    let button = |view: EventView, label: &'static str, pressed: bool, disabled: bool| {
        let dispatch = props.dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| dispatch.emit(Action::View(view)));
        html! { <button {onclick} {disabled} aria-pressed={pressed.to_string()}>{ label }</button> }
    };
    let clear = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::Clear))
    };
    let none = answered.answer.selected.is_none();
    html! {
        <div class="foot">
            <span>{ language.size(text.len()) }</span>
            if !text.is_empty() { <button class="btn sm" onclick={clear}>{ labels.clear }</button> }
            <span class="grow" />
            <span class="switch" role="group">
                { button(EventView::Event, labels.event, shows_event, none) }
                { button(EventView::Pasted, labels.pasted_text, !shows_event, false) }
            </span>
        </div>
    }
}

fn marks(pair: Option<&PairView>) -> Vec<Mark> {
    let conditions = pair.map(|pair| pair.conditions.as_slice()).unwrap_or_default();
    let mark = |holds| move |place: &Place| Mark { place: *place, holds };
    conditions.iter().flat_map(|line| line.event_places.iter().map(mark(line.holds))).collect()
}

fn places_of(pair: Option<&PairView>, condition: usize) -> Vec<Place> {
    pair.and_then(|pair| pair.conditions.get(condition))
        .map(|line| line.event_places.clone())
        .unwrap_or_default()
}

/// Points at the condition that a text's place belongs to.
pub(super) fn pointing(
    props: &Props,
    places: impl Fn(&PairView) -> Vec<Vec<Place>>,
) -> Callback<Option<u32>> {
    let dispatch = props.dispatch.clone();
    let places = props.state.answered.answer.pair.as_ref().map(places).unwrap_or_default();
    Callback::from(move |offset: Option<u32>| {
        let condition = offset.and_then(|offset| condition_at(offset, places.iter().map(Vec::as_slice)));
        dispatch.emit(Action::Point(condition));
    })
}
