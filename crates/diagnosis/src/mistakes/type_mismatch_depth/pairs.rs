//! `{"tags": {"env": ["prod"]}}`, where the event has `{"tags": [{"key": "env", "value": "prod"}]}`.

use eventglass_pattern::Reason;
use eventglass_syntax::{Member, Node, Text};

use crate::case::{Case, Told};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::Rewrite;
use crate::words::{Words, code, quoted};

/// So many elements of a list are looked at.
const MOST: usize = 100;

pub(super) fn find(case: &Case<'_>, failing: &[Told<'_>]) -> Vec<Finding> {
    failing.iter().filter_map(|told| pair(case, *told)).collect()
}

fn pair(case: &Case<'_>, told: Told<'_>) -> Option<Finding> {
    let Reason::Missing { at, lacks } = &told.verdict.reason else { return None };
    let keys = told.condition.key_steps();
    let name = keys.last().copied().filter(|key| **key == **lacks)?;
    let address = case.key_address(told.condition, keys.len() - 1)?;
    let outer = address.outer()?;
    // All fields below a list hold in one element: a second pair stands in another.
    let is_alone = outer.of(case.tree.as_ref()?)?.members().len() == 1;
    let elements = at.path.of(case.root()).filter(|_| is_alone)?.elements().iter().take(MOST);
    let wanted = ["[", &quoted(name), "]"].concat();
    let (key, value) = elements.flat_map(|element| pairs(element, name)).find(|(key, value)| {
        let list = case.list(told.condition).map(|list| list.span.of(case.text)).unwrap_or_default();
        let both = format!("{{{}:{wanted},{}:{list}}}", quoted(&key.key.value), quoted(&value.key.value));
        case.put_elsewhere(&super::keys_of(&at.path), &both).is_some_and(crate::case::Fit::holds)
    })?;
    let rewrite = Rewrite::of(case.text).rename(&address, &value.key.value)?;
    let text = rewrite.put(&outer, std::slice::from_ref(&key.key.value), &wanted)?.text();
    let path = super::keys_of(&at.path);
    let path = code(Text::joined(&path.iter().collect::<Vec<_>>(), ".").as_str());
    let (name, first, second) =
        (code(name.as_str()), code(key.key.value.as_str()), code(value.key.value.as_str()));
    let said = Words::new(
        format!(
            "The event has no field {name} in {path}: there it is a value of {first}, and what belongs to it \
             stands at {second}."
        ),
        format!(
            "イベントの {path} の中に {name} というフィールドはありません。{name} は {first} の値で、それに対応する値は \
             {second} にあります。"
        ),
    );
    let label =
        Words::new(format!("Ask for {first} and {second}"), format!("{first} と {second} の組を条件にする"));
    let places = [Place::Pattern(told.condition.key), Place::Event(key.value.span)];
    let finding = Finding::about(told.id, Certainty::Likely, said).at(places);
    Some(finding.remedy(Some(Draft::pattern(label, text))))
}

/// The members of an element of which the first has a name as its value, and the second may hold what belongs to it.
fn pairs<'c>(element: &'c Node, name: &Text) -> Vec<(&'c Member, &'c Member)> {
    let named = element.members().iter().find(|member| member.value.as_str() == Some(name.as_str()));
    let others = element.members().iter().take(MOST);
    named
        .into_iter()
        .flat_map(|key| {
            others.clone().filter(move |it| it.key.value != key.key.value).map(move |it| (key, it))
        })
        .collect()
}
