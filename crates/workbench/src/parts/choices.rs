//! What can stand where something is being typed in the selected rule's pattern.

use eventglass_complete::{Item, Kind, complete};
use eventglass_syntax::Node;

use super::Look;
use crate::report::Place;
use crate::screen::{Choice, Choices};
use crate::words::Language;

pub(super) fn choices(look: Look<'_>) -> Option<Choices> {
    let at = look.shown.typing?;
    let events: Vec<&Node> = look.report.kept.all().iter().map(|event| &event.node).collect();
    let Some(found) = complete(&look.rule()?.pattern, at, &events) else {
        // That there is nothing to choose is an answer too.
        return Some(Choices { at, replace: Place { from: at, to: at }, list: Vec::new() });
    };
    let list = found.items.into_iter().map(|item| choice(item, look.language)).collect();
    Some(Choices { at, replace: found.replace.into(), list })
}

fn choice(item: Item, language: Language) -> Choice {
    let (kind, help) = match item.kind {
        Kind::Field => (0, ""),
        Kind::Object => (1, ""),
        Kind::Value => (2, ""),
        Kind::Operator(name) => (3, language.operator_help(name)),
        Kind::Snippet(snippet) => (4, language.snippet_help(snippet)),
    };
    Choice {
        label: item.label,
        insert: item.insert,
        cursor: item.cursor as u32,
        kind,
        detail: if help.is_empty() { language.seen_in(item.seen) } else { help.to_owned() },
    }
}
