//! AMI ids: those of one event with their places, those of all events as a summary.

use eventglass_workbench::{AmiRow, Language, MentionRow};
use yew::prelude::*;

use super::copy_button::CopyButton;

/// How many ids of all events are shown before the list is cut.
const SHOWN: usize = 200;

#[derive(Properties, PartialEq)]
pub(crate) struct MentionProps {
    pub(crate) language: Language,
    pub(crate) mentions: Vec<MentionRow>,
}

#[component]
pub(crate) fn AmiList(props: &MentionProps) -> Html {
    let labels = props.language.labels();
    let item = |(index, mention): (usize, &MentionRow)| {
        html! {
            <li key={index} class="ami">
                <b class="mono">{ &mention.id }</b>
                if mention.well_formed {
                    <span class="badge">{ &mention.role_words }</span>
                } else {
                    <span class="badge bad">{ labels.malformed }</span>
                }
                if let Some(region) = &mention.region { <span class="dim">{ region }</span> }
                <span class="grow" />
                <CopyButton language={props.language} text={mention.id.clone()} />
                <span class="path mono dim">{ &mention.path }</span>
            </li>
        }
    };
    html! {
        <section class="sec">
            <h3>{ labels.amis }</h3>
            if props.mentions.is_empty() {
                <p class="dim">{ labels.no_amis }</p>
            } else {
                <ul class="plain">{ for props.mentions.iter().enumerate().map(item) }</ul>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct SummaryProps {
    pub(crate) language: Language,
    pub(crate) amis: Vec<AmiRow>,
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
            <summary>{ labels.all_amis }{ " " }<span class="count">{ props.language.number(props.amis.len()) }</span></summary>
            <p class="actions"><CopyButton language={props.language} text={all.join("\n")} /></p>
            <ul class="plain">{ for props.amis.iter().take(SHOWN).map(item) }</ul>
        </details>
    }
}
