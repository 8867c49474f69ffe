//! Every event by every rule, with the verdict in each cell.

use eventglass_workbench::{AnsweredRow, RuleRow, Scene};
use yew::prelude::*;

use super::View;
use super::event_list::{moment, on_key, on_scroll, tall};
use super::view::{grow, sign, span};
use crate::state::Action;

/// Draws the grid in place of events and rules; the verdict of the selected cell stays beside it.
pub(crate) fn grid_pane(view: View<'_>) -> Html {
    let (labels, state) = (view.labels, view.state);
    let answer = &state.answered.answer;
    let (event, rule) = (state.draft.event, state.draft.rule);
    let drawn = answer.rows.iter().any(|row| row.index == event);
    let columns = format!("--rules:{}", answer.rules.len());
    html! {
        <section class="pane gridpane" aria-label={labels.grid}>
            <h2>
                { labels.grid }{ grow() }
                { view.button("btn", labels.close, Action::Scene(Scene::Grid)) }
            </h2>
            <div class="grid" role="grid" tabindex="0" aria-label={labels.grid} ref={view.list} style={columns}
                aria-rowcount={(answer.event_count + 1).to_string()} aria-colcount={(answer.rules.len() + 1).to_string()}
                aria-activedescendant={drawn.then(|| format!("cell-{event}-{rule}"))}
                onscroll={on_scroll(view)} onkeydown={on_key(view, true)}>
                <div class="line head" role="row" aria-rowindex="1">
                    <span class="what" role="columnheader">{ labels.event }</span>
                    { for answer.rules.iter().map(|row| head(view, row)) }
                </div>
                { tall(view, answer.rows.iter().map(|row| line(view, row)).collect()) }
            </div>
        </section>
    }
}

fn head(view: View<'_>, row: &RuleRow) -> Html {
    let total = view.state.answered.answer.event_count;
    html! {
        <span class="cell" role="columnheader" title={row.name.clone()}>
            <span class="name">
                if !row.usable && row.length > 0 { <span class="dot bad" title={view.labels.refused} />{ " " } }{ &row.name }
            </span>
            { span("count", view.language().matched_of(row.matched, total)) }
        </span>
    }
}

fn line(view: View<'_>, row: &AnsweredRow) -> Html {
    let index = row.index;
    let rules = &view.state.answered.answer.rules;
    let cell = |(rule, (verdict, about)): (usize, (&bool, &RuleRow))| {
        let (class, mark, word) = match (about.usable, *verdict) {
            (false, _) => ("none", "–", view.labels.refused),
            (true, true) => ("pass", "✓", view.labels.match_mark),
            (true, false) => ("fail", "✕", view.labels.miss_mark),
        };
        let selected = index == view.state.draft.event && rule == view.state.draft.rule;
        html! {
            <span class={classes!("cell", class)} role="gridcell" id={format!("cell-{index}-{rule}")}
                aria-selected={selected.to_string()} onclick={view.on_click(Action::SelectPair(index, rule))}>
                { sign("st", mark, word) }
            </span>
        }
    };
    html! {
        <div class="line" role="row" key={index} aria-rowindex={(index + 2).to_string()}>
            <span class="what" role="rowheader">{ moment(view, row) }<span class="name" title={row.event.name.clone()}>{ &row.event.name }</span></span>
            { for row.verdicts.iter().zip(rules).enumerate().map(cell) }
        </div>
    }
}
