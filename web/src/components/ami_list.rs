//! AMI ids: those of one event with their places, those of all events as a summary.

use eventglass_workbench::{AmiRow, Language, MentionRow};
use yew::prelude::*;

use super::copy_button::CopyButton;

#[derive(Properties, PartialEq)]
pub(crate) struct MentionProps {
    pub(crate) language: Language,
    pub(crate) mentions: Vec<MentionRow>,
}

#[component]
pub(crate) fn AmiList(props: &MentionProps) -> Html {
    let labels = props.language.labels();
    let mut ids: Vec<&str> = Vec::new();
    for mention in &props.mentions {
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
                <ul class="plain">{ for ids.into_iter().map(|id| ami(props, id)) }</ul>
            }
        </section>
    }
}

/// An id once, with every place it stands in.
fn ami(props: &MentionProps, id: &str) -> Html {
    let labels = props.language.labels();
    let mentions = || props.mentions.iter().filter(|mention| mention.id == id);
    let malformed = mentions().any(|mention| !mention.well_formed);
    let region = mentions().find_map(|mention| mention.region.clone());
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
            <CopyButton language={props.language} text={id.to_owned()} />
            { for mentions().map(place) }
        </li>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct SummaryProps {
    pub(crate) language: Language,
    pub(crate) amis: Vec<AmiRow>,
    /// How many there are; `amis` may hold the first of them only.
    pub(crate) count: usize,
}

#[component]
pub(crate) fn AmiSummary(props: &SummaryProps) -> Html {
    let labels = props.language.labels();
    let all: Vec<&str> = props.amis.iter().filter(|ami| ami.well_formed).map(|ami| ami.id.as_str()).collect();
    let item = |ami: &AmiRow| {
        html! {
            <li key={ami.id.clone()} class="ami">
                <b class="mono">{ &ami.id }</b>
                if !ami.well_formed { <span class="badge bad">{ labels.malformed }</span> }
                if let Some(region) = &ami.region { <span class="dim">{ region }</span> }
                <span class="grow" />
                <CopyButton language={props.language} text={ami.id.clone()} />
            </li>
        }
    };
    html! {
        <details class="sec">
            <summary>{ labels.all_amis }{ " " }<span class="count">{ props.language.number(props.count) }</span></summary>
            <p class="actions"><CopyButton language={props.language} text={all.join("\n")} /></p>
            <ul class="plain">{ for props.amis.iter().map(item) }</ul>
        </details>
    }
}
