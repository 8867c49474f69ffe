//! Problems as a list: EventBridge's words, ours, and what to do.

use eventglass_workbench::{Language, Problem, Severity};
use yew::prelude::*;

/// Draws the list.
pub(super) fn problem_list(language: Language, problems: &[Problem]) -> Html {
    let labels = language.labels();
    let item = |(index, problem): (usize, &Problem)| {
        let (class, sign, word) = match problem.severity {
            Severity::Error => ("problem error", "✕", labels.error),
            Severity::Warning => ("problem warning", "!", labels.warning),
            Severity::Note => ("problem note", "i", labels.note),
        };
        html! {
            <li key={index} {class}>
                <span class="sign" title={word}><span aria-hidden="true">{ sign }</span><span class="sr">{ word }</span></span>
                <div>
                    if let Some(engine) = &problem.engine {
                        <p class="engine"><span class="dim">{ labels.eventbridge_says }{ ": " }</span><q>{ engine }</q></p>
                    }
                    <p>{ code_words(&problem.message) }</p>
                    <p class="dim">{ code_words(&problem.help) }</p>
                </div>
            </li>
        }
    };
    html! { <ul class="problems">{ for problems.iter().enumerate().map(item) }</ul> }
}

/// A message with its `quoted` words set as code.
pub(super) fn code_words(text: &str) -> Html {
    let piece = |(index, piece): (usize, &str)| match index % 2 {
        0 => html! { <>{ piece }</> },
        _ => html! { <code>{ piece }</code> },
    };
    html! { <>{ for text.split('`').enumerate().map(piece) }</> }
}
