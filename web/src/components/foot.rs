//! The line at the bottom: what just happened and can be taken back, else privacy; dialect, version.

use yew::prelude::*;

use super::View;
use super::problem_list::code_words;
use super::view::grow;
use crate::protocol::VERSION;
use crate::state::{Action, Kept, Notice};

/// Draws the line.
pub(crate) fn foot(view: View<'_>) -> Html {
    let labels = view.labels;
    html! {
        <footer>
            <div class="said" role="status">{ said(view) }</div>
            { grow() }
            <span class="wide">{ labels.dialect }</span>
            <span class="wide">{ labels.engine }{ " " }{ VERSION }</span>
        </footer>
    }
}

fn said(view: View<'_>) -> Html {
    let Some((notice, before)) = &view.state.notice else { return html! { <span>{ privacy(view) }</span> } };
    let undo = match notice {
        Notice::LinkOpened => view.labels.back_to_work,
        _ => view.labels.undo,
    };
    html! {
        <>
            <span class={classes!("told", is_bad(notice).then_some("bad"))}>{ code_words(&words(view, notice)) }</span>
            if before.is_some() { { view.button("btn sm", undo, Action::Undo) } }
            <button class="btn sm quiet" onclick={view.on_click(Action::Dismiss)} aria-label={view.labels.dismiss}
                title={view.labels.dismiss}><span aria-hidden="true">{ "✕" }</span></button>
        </>
    }
}

fn privacy(view: View<'_>) -> &'static str {
    match view.state.kept {
        Kept::Yes => view.labels.private,
        Kept::TooLarge => view.labels.private_too_large,
        Kept::Blocked => view.labels.private_blocked,
    }
}

fn is_bad(notice: &Notice) -> bool {
    matches!(notice, Notice::FileFailed | Notice::FilesFailed(_) | Notice::NotOpened(_))
}

fn words(view: View<'_>, notice: &Notice) -> String {
    let labels = view.labels;
    let fixed = match notice {
        Notice::FilesOpened(count, problem) => {
            return [view.language().files_opened(*count), problem.to_string()].join(" ");
        }
        Notice::FilesFailed(problem) | Notice::NotOpened(problem) => return problem.to_string(),
        Notice::RuleRemoved(name) => return view.language().rule_removed(name),
        Notice::SampleOpened => labels.sample_opened,
        Notice::Pasted => labels.pasted,
        Notice::LinkOpened => labels.link_opened,
        Notice::WorkOpened => labels.work_opened,
        Notice::TakenUp => labels.taken_up,
        Notice::Cleared => labels.cleared,
        Notice::Tidy => labels.tidy,
        Notice::FileFailed => labels.file_failed,
        Notice::RulesUnwrapped => labels.rules_unwrapped,
        Notice::PathUsed => labels.path_used,
        Notice::Remedied => labels.remedied,
    };
    fixed.to_owned()
}
