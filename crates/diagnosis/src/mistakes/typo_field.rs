//! M40: a field's name is misspelt.

use eventglass_syntax::Text;

use crate::case::{Case, Lacking};
use crate::catalogue::{Example, Mistake};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::near;
use crate::rewrite::Rewrite;
use crate::words::{Said, Words, code};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M40",
    code: "typo-field",
    title: Said { english: "misspelt field", japanese: "フィールド名のつづり間違い" },
    about: Said {
        english: "The event has no field of that name, but beside where it would be one whose name is nearly the \
                  same. A pattern that asks for a field which is not there matches nothing. Rename the field.",
        japanese: "その名前のフィールドはイベントにありませんが、同じ階層によく似た名前のフィールドがあります。\
                   存在しないフィールドを指定したパターンは何にも一致しません。フィールド名を直してください。",
    },
    example: Example {
        pattern: r#"{"detail":{"evnetName":["RunInstances"]}}"#,
        event: r#"{"detail":{"eventName":"RunInstances"}}"#,
        remedied: Some(r#"{"detail":{"eventName":["RunInstances"]}}"#),
    },
    find,
};

/// More letters than these are another name.
const MOST: usize = 2;

fn find(case: &Case<'_>) -> Vec<Finding> {
    case.lacking().iter().filter_map(|lacking| misspelt(case, lacking)).collect()
}

fn misspelt(case: &Case<'_>, lacking: &Lacking<'_>) -> Option<Finding> {
    let (near, place) = nearest(lacking)?;
    let label =
        Words::new(format!("Rename to {}", code(near.as_str())), format!("{} に変更", code(near.as_str())));
    let text = Rewrite::of(case.text).rename(&lacking.address, near)?.text();
    let (wanted, near) = (code(lacking.key.as_str()), code(near.as_str()));
    let said = Words::new(
        format!("The event has no field {wanted} here; the nearest name is {near}."),
        format!("イベントのこの階層に {wanted} はありません。最も近い名前は {near} です。"),
    );
    let key = lacking.address.member(case.tree.as_ref()?)?.key.span;
    let finding = Finding::accounting(&lacking.conditions, Certainty::Likely, said);
    Some(finding.at([Place::Pattern(key), place]).remedy(Some(Draft::pattern(label, text))))
}

/// The name in the event that is nearest to the key, and no other spelling of it: letter case is a mistake of its own.
fn nearest<'c>(lacking: &Lacking<'c>) -> Option<(&'c Text, Place)> {
    let wanted = lacking.key.as_str();
    // Of a short name too little is left when two letters differ.
    let most = MOST.min(wanted.chars().count() / 3);
    let members = lacking.objects.iter().flat_map(|object| object.members());
    let near = members.filter_map(|member| {
        let name = member.key.value.as_str();
        let distance = near::distance(wanted, name, most).filter(|_| !near::differs_in_case(wanted, name))?;
        Some((distance, &member.key))
    });
    let (_, key) = near.min_by_key(|(distance, _)| *distance)?;
    Some((&key.value, Place::Event(key.span)))
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first};

    #[test]
    fn the_nearest_name_beside_it_is_offered() {
        let cases = [
            (
                r#"{"detail": {"evnetName": ["a"], "state": ["b"]}}"#,
                r#"{"detail": {"eventName": "a", "state": "b"}}"#,
                r#"{"detail": {"eventName": ["a"], "state": ["b"]}}"#,
            ),
            (
                r#"{"detial": {"a": ["1"], "b": ["2"]}}"#,
                r#"{"detail": {"a": "1", "b": "2"}}"#,
                r#"{"detail": {"a": ["1"], "b": ["2"]}}"#,
            ),
            (
                r#"{"detail": {"items": {"stauts": ["open"]}}}"#,
                r#"{"detail": {"items": [{"id": 1}, {"status": "open"}]}}"#,
                r#"{"detail": {"items": {"status": ["open"]}}}"#,
            ),
        ];
        for (pattern, event, remedied) in cases {
            first("typo-field", pattern, event, remedied);
        }
    }

    #[test]
    fn another_name_is_no_misspelling() {
        absent("typo-field", r#"{"detail": {"id": ["1"]}}"#, r#"{"detail": {"ip": "1"}}"#);
        absent("typo-field", r#"{"detail": {"imageID": ["1"]}}"#, r#"{"detail": {"imageId": "1"}}"#);
        absent("typo-field", r#"{"a": {"name": ["1"]}}"#, r#"{"a": {}, "b": {"nome": "1"}}"#);
    }
}
