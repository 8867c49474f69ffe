//! AMI ids: those of one event with their places, those of all events as a summary.

use eventglass_workbench::{AmiRow, MentionRow};
use yew::prelude::*;

use super::View;
use super::view::{grow, section, span};

/// How many places of one id are drawn: an event may name it a thousand times.
const PLACES: usize = 12;

/// The ids in one event, each once. There may be more mentions than `mentions` holds: `count`.
pub(super) fn ami_list(view: View<'_>, mentions: &[MentionRow], count: usize) -> Html {
    let mut ids: Vec<&str> = Vec::new();
    for mention in mentions {
        if !ids.contains(&mention.id.as_str()) {
            ids.push(&mention.id);
        }
    }
    let content = if ids.is_empty() {
        html! { <p class="dim">{ view.labels.no_amis }</p> }
    } else {
        html! {
            <>
                <ul class="plain">{ for ids.into_iter().map(|id| ami(view, mentions, id)) }</ul>
                { more(view, count.saturating_sub(mentions.len())) }
            </>
        }
    };
    section(view.labels.amis, content)
}

/// An id once, with every place it stands in.
fn ami(view: View<'_>, mentions: &[MentionRow], id: &str) -> Html {
    let mentions = || mentions.iter().filter(|mention| mention.id == id);
    let region = mentions().find_map(|mention| mention.region.as_deref());
    let mut places: Vec<&MentionRow> = Vec::new();
    for mention in mentions() {
        // An id may stand twice in one string.
        if !places.iter().any(|known| known.path == mention.path && known.role == mention.role) {
            places.push(mention);
        }
    }
    let place = |mention: &&MentionRow| {
        html! {
            <span class="path mono dim">{ span("badge", mention.role_words.clone()) }{ " " }{ &mention.path }</span>
        }
    };
    let rest = places.len().saturating_sub(PLACES);
    html! {
        <li key={id.to_owned()} class="ami">
            { named(view, id, region, mentions().all(|mention| mention.well_formed)) }
            { for places.iter().take(PLACES).map(place) }
            { more(view, rest) }
        </li>
    }
}

/// An id with its region, and a button that copies it.
fn named(view: View<'_>, id: &str, region: Option<&str>, well_formed: bool) -> Html {
    html! {
        <>
            <b class="mono">{ id.to_owned() }</b>
            if !well_formed { { span("badge bad", view.labels.malformed) } }
            if let Some(region) = region { { span("dim", region.to_owned()) } }
            { grow() }
            { view.copy_button(id.into(), view.labels.copy.into(), Some(format!("{} {id}", view.labels.copy))) }
        </>
    }
}

/// The ids of all events. There may be more of them than `amis` holds: `count`.
pub(super) fn ami_summary(view: View<'_>, amis: &[AmiRow], count: usize) -> Html {
    let all: Vec<&str> = amis.iter().filter(|ami| ami.well_formed).map(|ami| ami.id.as_str()).collect();
    let item = |ami: &AmiRow| {
        html! { <li key={ami.id.clone()} class="ami">{ named(view, &ami.id, ami.region.as_deref(), ami.well_formed) }</li> }
    };
    html! {
        <details class="sec">
            <summary>{ view.labels.all_amis }{ " " }{ span("count", view.language().number(count)) }</summary>
            <p class="actions">{ view.copy_button(all.join("\n").into(), view.language().copy_ids(all.len()).into(), None) }</p>
            <ul class="plain">{ for amis.iter().map(item) }</ul>
            { more(view, count.saturating_sub(amis.len())) }
        </details>
    }
}

/// What a list that was cut leaves out.
fn more(view: View<'_>, rest: usize) -> Html {
    match rest {
        0 => html! {},
        rest => html! { <p class="dim">{ view.language().and_more(rest) }</p> },
    }
}
