//! Parts of the page that the engine made: one way to draw each role.

use std::rc::Rc;

use eventglass_workbench::{Act, Piece, Role};
use yew::prelude::*;
use yew::virtual_dom::VTag;

use super::View;
use crate::state::Action;

/// Draws pieces one after the other.
pub(super) fn pieces(view: View<'_>, pieces: &[Piece]) -> Html {
    pieces.iter().map(|it| piece(view, it)).collect()
}

fn piece(view: View<'_>, it: &Piece) -> Html {
    let inside = || html! { <>{ it.text.clone() }{ pieces(view, &it.pieces) }</> };
    match it.role {
        Role::Button | Role::Choice | Role::Chosen => button(view, it),
        Role::Link => html! {
            <a href={it.about.clone()} target="_blank" rel="noopener noreferrer">{ inside() }</a>
        },
        Role::Fold => html! {
            <details class="fold"><summary>{ it.text.clone() }</summary>{ pieces(view, &it.pieces) }</details>
        },
        // A table may be wider than its pane, and whoever has no mouse must be able to scroll it.
        Role::Table => html! {
            <div class="tablewrap" tabindex="0" role="region" aria-label={it.about.clone()}><table>{ inside() }</table></div>
        },
        Role::Bar => html! {
            <span class="bar"><svg viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">
                <rect width={it.at.len.to_string()} height="1" /></svg>{ inside() }</span>
        },
        Role::Histogram | Role::Timeline => picture(view, it),
        role => {
            let (tag, class) = element(role);
            let mut drawn = VTag::new(tag);
            for (name, value) in
                [("class", class), ("title", &it.about)].into_iter().filter(|(_, value)| !value.is_empty())
            {
                drawn.add_attribute(name, value.to_owned());
            }
            if role == Role::Block {
                // It may scroll, and whoever has no mouse must be able to.
                drawn.add_attribute("tabindex", "0");
            }
            drawn.add_child(inside());
            drawn.into()
        }
    }
}

fn element(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Dim => ("span", "dim"),
        Role::Strong => ("b", ""),
        Role::Code => ("code", ""),
        Role::Value => ("span", "value"),
        Role::Badge => ("span", "badge"),
        Role::Good => ("span", "pass"),
        Role::Bad => ("span", "fail"),
        Role::Line => ("p", ""),
        Role::Row => ("div", "pieces"),
        Role::Stack => ("div", "stacked"),
        Role::Columns => ("div", "columns"),
        Role::Heading => ("h3", ""),
        Role::Section => ("section", "sec"),
        Role::Note => ("div", "noted"),
        Role::Warning => ("div", "noted warning"),
        Role::Error => ("div", "noted error"),
        Role::List => ("ul", "plain listed"),
        Role::Item => ("li", ""),
        Role::Steps => ("ol", "plain steps"),
        Role::Block => ("pre", ""),
        Role::TableRow => ("tr", ""),
        Role::Head => ("th", ""),
        Role::Cell => ("td", ""),
        Role::Mail => ("div", "mail"),
        Role::Chat => ("div", "chat"),
        Role::Removed => ("del", ""),
        Role::Added => ("ins", ""),
        _ => ("span", ""),
    }
}

fn button(view: View<'_>, it: &Piece) -> Html {
    let about = (!it.about.is_empty()).then(|| it.about.clone());
    let onclick = match it.act.clone() {
        Some(Act::Copy(text)) => return view.copy_button(Rc::from(text), it.text.clone().into(), about),
        Some(act) => view.on_click(Action::Act(act)),
        None => Callback::noop(),
    };
    let class = if it.role == Role::Button { "btn sm" } else { "pick" };
    let pressed = (it.role != Role::Button).then(|| (it.role == Role::Chosen).to_string());
    html! {
        <button {class} {onclick} title={about} aria-pressed={pressed}>{ it.text.clone() }{ pieces(view, &it.pieces) }</button>
    }
}

/// A picture over time, without its words: they stand beside it as text.
fn picture(view: View<'_>, it: &Piece) -> Html {
    let histogram = it.role == Role::Histogram;
    let class = if histogram { "histogram" } else { "timeline" };
    let shape = |mark: &Piece| {
        let onclick = mark.act.clone().map(|act| view.on_click(Action::Act(act)));
        let (from, len) = (mark.at.from, mark.at.len);
        let title = html! { <title>{ mark.text.clone() }</title> };
        if histogram {
            // Columns stand on the ground.
            let (height, y) = (len.to_string(), (1000 - len.min(1000)).to_string());
            html! { <rect x={from.to_string()} {y} width={(1000 / it.pieces.len().max(1)).to_string()} {height} {onclick}>{ title }</rect> }
        } else {
            let place = format!("{}.{}%", from / 10, from % 10);
            html! { <circle class={mark.about.clone()} cx={place} cy="50%" r="5" {onclick}>{ title }</circle> }
        }
    };
    let marks: Html = it.pieces.iter().map(shape).collect();
    if histogram {
        html! { <svg {class} viewBox="0 0 1000 1000" preserveAspectRatio="none" role="img" aria-label={it.about.clone()}>{ marks }</svg> }
    } else {
        html! { <svg {class} role="img" aria-label={it.about.clone()}><line x1="0" x2="100%" y1="50%" y2="50%" />{ marks }</svg> }
    }
}
