//! The events found. Only the rows in view are drawn, so that thousands scroll.

use eventglass_workbench::{Labels, Language, Severity, Window};
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::state::{Action, State};

/// The height of a row, in CSS pixels; `.row` in the style sheet has the same.
const ROW: usize = 32;
/// Rows drawn beyond the visible part, on either side.
const SPARE: usize = 20;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) state: State,
    pub(crate) dispatch: Callback<Action>,
}

#[component]
pub(crate) fn EventList(props: &Props) -> Html {
    let State { language, event: selected, answered, .. } = &props.state;
    let answer = &answered.answer;
    let list = use_node_ref();
    let onscroll = {
        let (list, dispatch) = (list.clone(), props.dispatch.clone());
        Callback::from(move |_: yew::Event| {
            if let Some(list) = list.cast::<HtmlElement>() {
                dispatch.emit(Action::Scroll(window_of(&list)));
            }
        })
    };
    let onkeydown = {
        let (dispatch, selected, last) =
            (props.dispatch.clone(), *selected, answer.event_count.saturating_sub(1));
        Callback::from(move |event: KeyboardEvent| {
            let target = match event.key().as_str() {
                "ArrowDown" => (selected + 1).min(last),
                "ArrowUp" => selected.saturating_sub(1),
                "PageDown" => (selected + 10).min(last),
                "PageUp" => selected.saturating_sub(10),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            dispatch.emit(Action::SelectEvent(target));
        })
    };
    {
        let list = list.clone();
        use_effect_with((*selected, props.state.opened), move |(selected, _)| {
            if let Some(list) = list.cast::<HtmlElement>() {
                keep_in_view(&list, *selected);
            }
        });
    }
    {
        let (list, dispatch, asked) = (list.clone(), props.dispatch.clone(), props.state.window);
        use_effect_with((answer.event_count, props.state.opened), move |_| {
            if let Some(now) =
                list.cast::<HtmlElement>().map(|list| window_of(&list)).filter(|now| *now != asked)
            {
                dispatch.emit(Action::Scroll(now));
            }
        });
    }
    let height = format!("height:{}px", answer.event_count * ROW);
    let drawn = answer.rows.iter().any(|row| row.index == *selected);
    let offset = format!("transform:translateY({}px)", answer.rows_from * ROW);
    html! {
        <div class="rows" role="listbox" tabindex="0" aria-label={language.labels().event_list} ref={list}
            aria-activedescendant={drawn.then(|| format!("event-{selected}"))} {onscroll} {onkeydown}>
            <div style={height} role="presentation">
                <div style={offset} role="presentation">
                    { for answer.rows.iter().map(|row| event_row(props, *language, row)) }
                </div>
            </div>
        </div>
    }
}

fn event_row(props: &Props, language: Language, row: &eventglass_workbench::AnsweredRow) -> Html {
    let labels = language.labels();
    let (index, event) = (row.index, &row.event);
    let dispatch = props.dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.emit(Action::SelectEvent(index)));
    let (dot, verdict) = if row.matches { ("dot p", labels.match_mark) } else { ("dot f", labels.miss_mark) };
    let source = event.source.as_deref().map(|source| source.trim_start_matches("aws."));
    let origin: Vec<&str> = source.into_iter().chain(event.region.as_deref()).collect();
    html! {
        <div class="row" role="option" id={format!("event-{index}")} key={index} {onclick}
            aria-selected={(index == props.state.event).to_string()}
            aria-posinset={(index + 1).to_string()} aria-setsize={props.state.answered.answer.event_count.to_string()}>
            <span class={dot} title={verdict}><span class="sr">{ verdict }</span></span>
            <time>{ event.time.as_deref().map(clock).unwrap_or_default() }</time>
            <span class="name">{ &event.name }{ worst(event.worst, labels) }</span>
            if !origin.is_empty() { <span class="badge" title={origin.join(" · ")}>{ origin.join(" · ") }</span> }
        </div>
    }
}

/// A sign where something is wrong with an event. Notes are for whoever looks at it.
fn worst(severity: Option<Severity>, labels: &Labels) -> Html {
    let word = match severity {
        Some(Severity::Error) => labels.error,
        Some(Severity::Warning) => labels.warning,
        Some(Severity::Note) | None => return html! {},
    };
    html! { <>{ " " }<span class="badge bad">{ word }</span></> }
}

/// The clock's part of an ISO time: the list is of one day more often than not, and the event has the rest.
fn clock(time: &str) -> String {
    time.split_once('T').map_or(time, |(_, clock)| clock).trim_end_matches('Z').chars().take(8).collect()
}

fn window_of(list: &HtmlElement) -> Window {
    let first = usize::try_from(list.scroll_top()).unwrap_or(0) / ROW;
    let visible = usize::try_from(list.client_height()).unwrap_or(0) / ROW + 1;
    Window { from: first.saturating_sub(SPARE), len: visible + 2 * SPARE }
}

fn keep_in_view(list: &HtmlElement, selected: usize) {
    let top = i32::try_from(selected * ROW).unwrap_or(i32::MAX);
    let height = i32::try_from(ROW).unwrap_or(0);
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if top + height > list.scroll_top() + list.client_height() {
        list.set_scroll_top(top + height - list.client_height());
    }
}
