//! M40: a field's name is misspelt.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::{Certainty, Finding};
use crate::near::names::{Respelt, Spelling, respelt};
use crate::words::{Said, Words};

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

fn find(case: &Case<'_>) -> Vec<Finding> {
    let all = respelt(case);
    all.iter().filter(|it| it.spelling == Spelling::Misspelt).map(|it| misspelt(case, it)).collect()
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
