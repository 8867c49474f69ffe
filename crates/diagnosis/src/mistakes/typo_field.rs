//! M40: a field's name is misspelt.

use eventglass_syntax::{Member, Text};

use crate::case::{Case, Lacking};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::near::ENVELOPE;
use crate::near::names::{Respelt, Spelling, renames, respelt};
use crate::rewrite::Rewrite;
use crate::words::{Said, Words, code, listed};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M40",
    code: "typo-field",
    title: Said { english: "misspelt field", japanese: "フィールド名のつづり間違い" },
    find,
};

pub(super) const PAGE: Page = Page {
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
};

/// So many names beside each other are looked at.
const MOST: usize = 400;
/// Of a shorter name too many others have a part.
const SHORTEST: usize = 4;

fn find(case: &Case<'_>) -> Vec<Finding> {
    let all = respelt(case);
    let misspelt = all.iter().filter(|it| it.spelling == Spelling::Misspelt).map(|it| misspelt(case, it));
    misspelt.chain(case.lacking().iter().filter_map(|it| shortened(case, it))).collect()
}

fn misspelt(case: &Case<'_>, found: &Respelt<'_>) -> Finding {
    let (keys, names) = found.names();
    let level = found.level();
    let (fields, nearest) = match found.renames.len() {
        1 => ("field", "the nearest name there is"),
        _ => ("fields", "the nearest names are"),
    };
    let said = Words::new(
        format!("The event has no {fields} {}{}; {nearest} {}.", keys.english, level.english, names.english),
        format!(
            "イベント{}に {} はありません。最も近い名前は {} です。",
            level.japanese, keys.japanese, names.japanese
        ),
    );
    found.finding(case, Finding::accounting(&found.conditions, Certainty::Likely, said))
}

/// `status`, where the event has `lastStatus` with the wanted value.
fn shortened(case: &Case<'_>, lacking: &Lacking<'_>) -> Option<Finding> {
    let [told] = lacking.conditions.as_slice() else { return None };
    let (keys, list) = (told.condition.key_steps(), case.list(told.condition)?.span.of(case.text));
    let is_envelope = lacking.depth == 0 && ENVELOPE.contains(&lacking.key.as_str());
    let is_last = keys.len() == lacking.depth + 1 && !is_envelope && case.is_of_kind();
    let outer = keys.get(..lacking.depth).filter(|_| is_last && renames(case, *told).is_empty())?;
    let members = lacking.objects.iter().flat_map(|object| object.members()).take(MOST);
    let mut found: Vec<&Member> = Vec::new();
    for member in members.filter(|member| is_part(lacking.key.as_str(), member.key.value.as_str())) {
        let path: Vec<Text> = outer.iter().copied().chain([&member.key.value]).cloned().collect();
        let asks = case.put_elsewhere(&path, list).is_some_and(|there| there.holds() && there.asks);
        if asks && found.iter().all(|known| known.key.value != member.key.value) {
            found.push(member);
        }
    }
    let key = code(lacking.key.as_str());
    let names = listed(&found.iter().map(|it| code(it.key.value.as_str())).collect::<Vec<_>>());
    let said = Words::new(
        format!("The event has no field {key} here, but {} has a value that is wanted.", names.english),
        format!("イベントのこの階層に {key} はありませんが、条件に合う値が {} にあります。", names.japanese),
    );
    let places = found.iter().map(|it| Place::Event(it.key.span));
    let finding = Finding::accounting(&lacking.conditions, Certainty::Possible, said)
        .at([Place::Pattern(told.condition.key)])
        .at(places);
    (!found.is_empty())
        .then(|| found.iter().fold(finding, |finding, it| finding.remedy(renamed(case, lacking, it))))
}

fn renamed(case: &Case<'_>, lacking: &Lacking<'_>, member: &Member) -> Option<Draft> {
    let name = code(member.key.value.as_str());
    let text = Rewrite::of(case.text).rename(&lacking.address, &member.key.value)?.text();
    Some(Draft::pattern(Words::new(format!("Rename to {name}"), format!("{name} に変更")), text))
}

/// Whether one name is a part of the other, without letter case.
fn is_part(key: &str, name: &str) -> bool {
    let (key, name) = (key.to_lowercase(), name.to_lowercase());
    key.len().min(name.len()) >= SHORTEST && (key.contains(&name) || name.contains(&key))
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
        absent("typo-field", r#"{"a": {"state": ["x"]}}"#, r#"{"a": {"lastState": "y"}}"#);
        absent("typo-field", r#"{"a": {"state": [{"exists": true}]}}"#, r#"{"a": {"lastState": "y"}}"#);
        absent("typo-field", r#"{"a": {"name": ["1"]}}"#, r#"{"a": {}, "b": {"nome": "1"}}"#);
    }
}
