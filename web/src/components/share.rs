//! Giving the work away: as a link, as Markdown, as a file. Before that, what is private in it.

use std::rc::Rc;

use eventglass_workbench::{LONG_LINK, shorten};
use js_sys::Reflect;
use yew::prelude::*;

use super::View;
use super::pieces::pieces;
use super::view::opener;
use crate::dom;
use crate::state::{Action, Shared};

/// Draws the button and its panel. The link is packed when the panel opens, and not before.
pub(super) fn share(view: View<'_>) -> Html {
    let labels = view.labels;
    html! {
        <>
            { opener("btn first", "share", html! { { labels.share } }) }
            <div id="share" class="panel sharing" popover="auto" role="dialog" aria-label={labels.share} ontoggle={on_toggle(view)}>
                <h2>{ labels.share_about }</h2>
                if let Some(shared) = &view.state.shared {
                    { pieces(view, &view.state.private) }
                    { offer(view, shared) }
                } else {
                    <p class="dim">{ labels.working }</p>
                }
            </div>
        </>
    }
}

/// The panel opens and closes by itself; it tells which.
fn on_toggle(view: View<'_>) -> Callback<Event> {
    let dispatch = view.dispatch.clone();
    Callback::from(move |event: Event| {
        let state = Reflect::get(&event, &"newState".into());
        dispatch.emit(Action::Share(state.is_ok_and(|state| state == "open")));
    })
}

fn offer(view: View<'_>, shared: &Shared) -> Html {
    let labels = view.labels;
    let short = shared.link.as_ref().filter(|link| link.len() <= LONG_LINK);
    let save = {
        let (name, work) = (format!("{}.eventglass.json", file_name(&shared.name)), view.state.draft.clone());
        Callback::from(move |_: MouseEvent| dom::save(&name, &work.work().to_file()))
    };
    let about = match (&shared.link, short) {
        (_, Some(link)) => view.language().link_length(link.len()),
        (Some(link), None) => view.language().link_too_long(link.len()),
        (None, None) => labels.link_failed.to_owned(),
    };
    html! {
        <>
            <p>{ about }</p>
            <p class="actions">
                if let Some(link) = short {
                    { view.copy_button(Rc::clone(link), labels.copy_link.into(), None) }
                    { view.copy_button(markdown(view, link).into(), labels.copy_markdown.into(), None) }
                }
                <button class="btn sm" onclick={save}>{ labels.save_file }</button>
            </p>
        </>
    }
}

/// A link for documents, with the verdict as its text.
fn markdown(view: View<'_>, link: &str) -> String {
    let answer = &view.state.answered.answer;
    let rule = view.state.draft.selected().map(|rule| Rc::clone(&rule.name)).unwrap_or_default();
    let verdict = match &answer.pair {
        Some(pair) if pair.matches => view.labels.matches,
        Some(pair) if pair.usable => view.labels.does_not_match,
        _ => view.labels.title,
    };
    let text = [&*rule, ": ", verdict].concat();
    // Brackets and backslashes would end the link's text.
    let plain: String = text.chars().filter(|c| !"[]\\<>`".contains(*c)).collect();
    format!("[{plain}]({link})")
}

/// A name that every system takes for a file.
fn file_name(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect();
    shorten(plain.trim_matches('.'), 60).replace('…', "")
}
