//! Problems as a list: EventBridge's words, ours, and what to do.

use eventglass_workbench::{Problem, Severity};
use yew::prelude::*;

use super::View;
use super::condition_list::breakable;
use super::view::sign;

/// Draws the list.
pub(super) fn problem_list(view: View<'_>, problems: &[Problem]) -> Html {
    let labels = view.labels;
    let item = |(index, problem): (usize, &Problem)| {
        let (class, mark, word) = match problem.severity {
            Severity::Error => ("problem error", "✕", labels.error),
            Severity::Warning => ("problem warning", "!", labels.warning),
            Severity::Note => ("problem note", "i", labels.note),
        };
        html! {
            <li key={index} {class}>
                { sign("sign", mark, word) }
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

/// A message with its names in backticks set as code.
pub(super) fn code_words(text: &str) -> Html {
    let piece = |(is_code, piece): (bool, String)| {
        if is_code {
            html! { <code>{ breakable(&piece) }</code> }
        } else {
            html! { { piece } }
        }
    };
    html! { <>{ for pieces(text).into_iter().map(piece) }</> }
}

/// A message with its names in backticks set off.
pub(super) fn bold_words(text: &str) -> Html {
    let piece = |(is_name, piece): (bool, String)| {
        if is_name {
            html! { <b>{ piece }</b> }
        } else {
            html! { { piece } }
        }
    };
    html! { <>{ for pieces(text).into_iter().map(piece) }</> }
}

/// What stands in backticks and what does not, in turn. What stands in double quotes is a value: it may hold backticks.
fn pieces(text: &str) -> Vec<(bool, String)> {
    let mut pieces: Vec<(bool, String)> = vec![(false, String::new())];
    let (mut in_quotes, mut escaped) = (false, false);
    for c in text.chars() {
        let Some((is_code, piece)) = pieces.last_mut() else { break };
        if c == '`' && !in_quotes {
            let next = !*is_code;
            pieces.push((next, String::new()));
            continue;
        }
        in_quotes = if c == '"' && !escaped && !*is_code { !in_quotes } else { in_quotes };
        escaped = c == '\\' && !escaped;
        piece.push(c);
    }
    pieces
}
