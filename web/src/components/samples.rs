//! The gallery of samples as a panel that opens, and the works that were put aside.

use eventglass_workbench::samples::SampleId;
use eventglass_workbench::{Labels, Language, shorten};
use yew::prelude::*;

use super::View;
use super::view::{opener, span};
use crate::state::{Action, Draft};

/// A sample's title and what it shows.
pub(super) fn words(id: SampleId, labels: &Labels) -> (&'static str, &'static str) {
    match id {
        SampleId::TaggedImage => (labels.sample_tagged_image, labels.sample_tagged_image_about),
        SampleId::TaggedLater => (labels.sample_tagged_later, labels.sample_tagged_later_about),
        SampleId::RunInstances => (labels.sample_run_instances, labels.sample_run_instances_about),
        SampleId::ConfigChanges => (labels.sample_config_changes, labels.sample_config_changes_about),
        SampleId::EveryEvent => (labels.sample_every_event, labels.sample_every_event_about),
        SampleId::Leftovers => (labels.sample_leftovers, labels.sample_leftovers_about),
    }
}

/// Draws the button and its panel.
pub(super) fn samples(view: View<'_>) -> Html {
    let labels = view.labels;
    let caret = html! { <>{ labels.samples }<span aria-hidden="true">{ " ▾" }</span></> };
    let earlier = view.state.aside.iter().enumerate().rev();
    html! {
        <>
            { opener("btn", "samples", caret) }
            <ul id="samples" class="panel list" popover="auto">
                { for SampleId::ALL.into_iter().map(|id| {
                    let (title, about) = words(id, labels);
                    entry(view, title, about.into(), Action::OpenSample(id))
                }) }
                { for earlier.map(|(index, draft)| {
                    entry(view, labels.earlier_work, about(view.language(), draft), Action::TakeUp(index))
                }) }
            </ul>
        </>
    }
}

fn entry(view: View<'_>, title: &'static str, about: AttrValue, action: Action) -> Html {
    let earlier = matches!(action, Action::TakeUp(_)).then_some("earlier");
    html! {
        <li class={classes!(earlier)}>
            <button popovertarget="samples" popovertargetaction="hide" onclick={view.on_click(action)}>
                <b>{ title }</b>{ span("dim", about) }
            </button>
        </li>
    }
}

/// tagged-image, rule-2 · 4.1 KB
fn about(language: Language, draft: &Draft) -> AttrValue {
    let names: Vec<&str> = draft.rules.iter().take(3).map(|rule| &*rule.name).collect();
    format!("{} · {}", shorten(&names.join(", "), 60), language.size(draft.text.len())).into()
}
