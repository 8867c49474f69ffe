//! The list of events, or the grid, of which only the rows in view are drawn.

use eventglass_workbench::{Scene, Window};
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::dom;
use crate::state::{Action, Origin, State};

/// The height of a row, in CSS pixels; `--row` in the style sheet has the same.
pub(crate) const ROW: usize = 32;
/// Rows drawn beyond the visible part, on either side.
const SPARE: usize = 20;

/// Keeps the selected row, the selected tab and the condition that was clicked elsewhere in view, and asks for the rows
/// that are. Gives the list's place.
#[hook]
pub(crate) fn use_list(state: &UseReducerHandle<State>) -> NodeRef {
    let list = use_node_ref();
    let count = state.answered.answer.listed;
    let grid = state.scene == Scene::Grid;
    {
        let (list, position) = (list.clone(), state.position());
        use_effect_with((state.draft.event, state.opened, grid), move |_| {
            if let Some((list, position)) = list.cast::<HtmlElement>().zip(position) {
                keep_in_view(&list, position);
            }
        });
    }
    {
        let (list, state) = (list.clone(), state.clone());
        use_effect_with((count, state.opened, grid), move |_| {
            let now = list.cast::<HtmlElement>().map(|list| window_of(&list));
            if let Some(now) = now.filter(|now| *now != state.window) {
                state.dispatch(Action::Scroll(now));
            }
        });
    }
    {
        let list = list.clone();
        let was_grid = use_mut_ref(|| grid);
        // The pane that had the focus is not shown any more.
        use_effect_with(grid, move |grid| {
            if let Some(list) = list.cast::<HtmlElement>().filter(|_| was_grid.replace(*grid) != *grid) {
                // Where there is no list, the focus is where the page begins.
                let _ = list.focus();
            }
        });
    }
    // Not at first: scrolling moves the place from which the Tab key starts.
    let drawn_before = use_mut_ref(|| false);
    let in_sight = (state.draft.rule, state.draft.rules.len(), state.revealed);
    use_effect_with(in_sight, move |(rule, _, revealed)| {
        if !drawn_before.replace(true) {
            return;
        }
        dom::show(&format!("rule-tab-{rule}"));
        if let Some(revealed) = revealed.filter(|revealed| revealed.origin != Origin::Verdict) {
            dom::show(&format!("condition-{}", revealed.condition));
        }
    });
    list
}

/// The rows of a list that are in view, and some around them.
pub(crate) fn window_of(list: &HtmlElement) -> Window {
    let first = usize::try_from(list.scroll_top()).unwrap_or(0) / ROW;
    let visible = usize::try_from(list.client_height()).unwrap_or(0) / ROW + 1;
    Window { from: first.saturating_sub(SPARE), len: visible + 2 * SPARE }
}

fn keep_in_view(list: &HtmlElement, position: usize) {
    let top = i32::try_from(position * ROW).unwrap_or(i32::MAX);
    let height = i32::try_from(ROW).unwrap_or(0);
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if top + height > list.scroll_top() + list.client_height() {
        list.set_scroll_top(top + height - list.client_height());
    }
}
