//! AMI ids: those of one event with their places, those of all events as a summary.

use eventglass_workbench::{AmiRow, Language, MentionRow};
use yew::prelude::*;

use super::copy_button::CopyButton;

/// The ids in one event, each once. There may be more mentions than `mentions` holds: `count`.
pub(super) fn ami_list(language: Language, mentions: &[MentionRow], count: usize) -> Html {
    let labels = language.labels();
    let mut ids: Vec<&str> = Vec::new();
    for mention in mentions {
        if !ids.contains(&mention.id.as_str()) {
            ids.push(&mention.id);
        }
    }
    html! {
        <section class="sec">
            <h3>{ labels.amis }</h3>
            if ids.is_empty() {
                <p class="dim">{ labels.no_amis }</p>
            } else {
                <ul class="plain">{ for ids.into_iter().map(|id| ami(language, mentions, id)) }</ul>
                { more(language, count, mentions.len()) }
            }
        </section>
    }
}

/// An id once, with every place it stands in.
fn ami(language: Language, mentions: &[MentionRow], id: &str) -> Html {
    let labels = language.labels();
    let mentions = || mentions.iter().filter(|mention| mention.id == id);
    let malformed = mentions().any(|mention| !mention.well_formed);
    let region = mentions().find_map(|mention| mention.region.clone());
    let mut places: Vec<&MentionRow> = Vec::new();
    for mention in mentions() {
        // An id may stand twice in one string.
        if !places.iter().any(|known| known.path == mention.path && known.role == mention.role) {
            places.push(mention);
        }
    }
    let place = |mention: &MentionRow| {
        html! {
            <span class="path mono dim" key={mention.path.clone()}>
                <span class="badge">{ &mention.role_words }</span>{ " " }{ &mention.path }
            </span>
        }
    };
    html! {
        <li key={id.to_owned()} class="ami">
            <b class="mono">{ id.to_owned() }</b>
            if malformed { <span class="badge bad">{ labels.malformed }</span> }
            if let Some(region) = region { <span class="dim">{ region }</span> }
            <span class="grow" />
            <CopyButton {language} text={id.to_owned()} />
            { for places.into_iter().map(place) }
        </li>
    }
}

/// The ids of all events. There may be more of them than `amis` holds: `count`.
pub(super) fn ami_summary(language: Language, amis: &[AmiRow], count: usize) -> Html {
    let labels = language.labels();
    let all: Vec<&str> = amis.iter().filter(|ami| ami.well_formed).map(|ami| ami.id.as_str()).collect();
    let item = |ami: &AmiRow| {
        html! {
            <li key={ami.id.clone()} class="ami">
                <b class="mono">{ &ami.id }</b>
                if !ami.well_formed { <span class="badge bad">{ labels.malformed }</span> }
                if let Some(region) = &ami.region { <span class="dim">{ region }</span> }
                <span class="grow" />
                <CopyButton {language} text={ami.id.clone()} />
            </li>
        }
    };
    html! {
        <details class="sec">
            <summary>{ labels.all_amis }{ " " }<span class="count">{ language.number(count) }</span></summary>
            <p class="actions"><CopyButton {language} text={all.join("\n")} label={language.copy_ids(all.len())} /></p>
            <ul class="plain">{ for amis.iter().map(item) }</ul>
            { more(language, count, amis.len()) }
        </details>
    }
}

/// What a list that was cut leaves out.
fn more(language: Language, count: usize, shown: usize) -> Html {
    match count.saturating_sub(shown) {
        0 => html! {},
        rest => html! { <p class="dim">{ language.and_more(rest) }</p> },
    }
}
