//! The events found. Only the rows in view are drawn, so that thousands scroll.

use eventglass_workbench::{AnsweredRow, EventRow, Labels, Scene, Severity};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::View;
use super::view::span;
use crate::hooks::{ROW, window_of};
use crate::state::Action;

/// Draws the list.
pub(super) fn event_list(view: View<'_>) -> Html {
    let answer = &view.state.answered.answer;
    let selected = view.state.draft.event;
    let drawn = answer.rows.iter().any(|row| row.index == selected);
    html! {
        <div class={classes!("rows", (!answer.one_day).then_some("days"))} role="listbox" tabindex="0" aria-label={view.labels.event_list}
            ref={view.list} aria-activedescendant={drawn.then(|| format!("event-{selected}"))}
            onscroll={on_scroll(view)} onkeydown={on_key(view, false)}>
            { tall(view, answer.rows.iter().map(|row| event_row(view, row)).collect()) }
        </div>
    }
}

/// Rows in view at their place in a list as high as all of them.
pub(super) fn tall(view: View<'_>, rows: Html) -> Html {
    let answer = &view.state.answered.answer;
    let height = format!("height:{}px", answer.listed * ROW);
    let offset = format!("transform:translateY({}px)", answer.rows_from * ROW);
    html! {
        <div class="tall" style={height} role="presentation"><div style={offset} role="presentation">{ rows }</div></div>
    }
}

/// Asks for the rows that have come into view.
pub(super) fn on_scroll(view: View<'_>) -> Callback<yew::Event> {
    let (list, dispatch) = (view.list.clone(), view.dispatch.clone());
    Callback::from(move |_: yew::Event| {
        if let Some(list) = list.cast::<HtmlElement>() {
            dispatch.emit(Action::Scroll(window_of(&list)));
        }
    })
}

/// Moves the selection; in the grid also sideways, from rule to rule.
pub(super) fn on_key(view: View<'_>, in_grid: bool) -> Callback<KeyboardEvent> {
    let dispatch = view.dispatch.clone();
    Callback::from(move |event: KeyboardEvent| {
        let action = match event.key().as_str() {
            "ArrowDown" => Action::StepEvent(1),
            "ArrowUp" => Action::StepEvent(-1),
            "PageDown" => Action::StepEvent(10),
            "PageUp" => Action::StepEvent(-10),
            "Home" => Action::StepEvent(isize::MIN),
            "End" => Action::StepEvent(isize::MAX),
            "ArrowRight" if in_grid => Action::StepRule(1),
            "ArrowLeft" if in_grid => Action::StepRule(-1),
            "Enter" if in_grid => Action::Scene(Scene::Grid),
            _ => return,
        };
        if !event.alt_key() && !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
            dispatch.emit(action);
        }
    })
}

fn event_row(view: View<'_>, row: &AnsweredRow) -> Html {
    let labels = view.labels;
    let (index, event) = (row.index, &row.event);
    let matches = row.verdicts.get(view.state.answered.draft.rule).copied().unwrap_or(false);
    let (dot, verdict) = if matches { ("dot p", labels.match_mark) } else { ("dot f", labels.miss_mark) };
    let source = event.source.as_deref().map(|source| source.trim_start_matches("aws."));
    let origin: Vec<&str> = source.into_iter().chain(event.region.as_deref()).collect();
    let origin = AttrValue::from(origin.join(" · "));
    html! {
        <div class="row" role="option" id={format!("event-{index}")} key={index} onclick={view.on_click(Action::SelectEvent(index))}
            aria-selected={(index == view.state.draft.event).to_string()}
            aria-posinset={(index + 1).to_string()} aria-setsize={view.state.answered.answer.event_count.to_string()}>
            <span class={dot} title={verdict}><span class="sr">{ verdict }</span></span>
            { moment(view, row) }
            <span class="named"><span class="name" title={event.name.clone()}>{ &event.name }</span>{ worst(event.worst, labels) }{ file(event) }</span>
            if !origin.is_empty() { <span class="badge" title={origin.clone()}>{ origin }</span> }
        </div>
    }
}

/// When the event happened: the clock alone where all are of one day.
pub(super) fn moment(view: View<'_>, row: &AnsweredRow) -> Html {
    let time = row.event.time.as_deref().unwrap_or_default();
    let one_day = view.state.answered.answer.one_day;
    html! { <time title={time.to_owned()}>{ view.language().moment(time, one_day) }</time> }
}

/// The named part of the text that it stands in.
fn file(event: &EventRow) -> Html {
    let Some(name) = &event.file else { return html! {} };
    html! { <span class="badge file" title={name.clone()}>{ name }</span> }
}

/// A sign where something is wrong with an event. Notes are for whoever looks at it.
fn worst(severity: Option<Severity>, labels: &Labels) -> Html {
    let word = match severity {
        Some(Severity::Error) => labels.error,
        Some(Severity::Warning) => labels.warning,
        Some(Severity::Note) | None => return html! {},
    };
    html! { <>{ " " }{ span("badge bad", word) }</> }
}
