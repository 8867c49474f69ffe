//! M10: `exists: false` is used for `null`, or `null` for a field that is not there.

use eventglass_pattern::{Equals, Op, Reason};
use eventglass_syntax::Value;

use crate::case::{Case, Told};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::Rewrite;
use crate::words::{Said, Words, code, listed};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M10",
    code: "null-vs-missing",
    title: Said {
        english: "`null` is not a missing field", japanese: "`null` とフィールドなしの混同"
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "A field with the value `null` is there: `{\"exists\": false}` does not match it, `null` does. A field that \
                  is not there has no value: `null` does not match it, `{\"exists\": false}` does. Write both into the \
                  list to accept either.",
        japanese: "値が `null` のフィールドは存在するものとして扱われ、`{\"exists\": false}` ではなく `null` が一致します。\
                   存在しないフィールドには値がないため、`null` ではなく `{\"exists\": false}` が一致します。どちらにも\
                   一致させるには、リストに両方を書いてください。",
    },
    example: Example {
        pattern: r#"{"detail":{"err":[{"exists":false}]}}"#,
        event: r#"{"detail":{"err":null}}"#,
        remedied: Some(r#"{"detail":{"err":[null,{"exists":false}]}}"#),
    },
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let failing = case.failing();
    let is_null = |told: &&Told<'_>| has(told, &Op::Absent) && finds_null(told);
    let is_missing = |told: &&Told<'_>| {
        has(told, &Op::Equals(Equals::Null)) && !excludes(told) && case.has_no_value(**told)
    };
    let null: Vec<Told<'_>> = failing.iter().filter(is_null).copied().collect();
    let missing: Vec<Told<'_>> = failing.iter().filter(is_missing).copied().collect();
    [
        (!null.is_empty()).then(|| of_null(case, &null)),
        (!missing.is_empty()).then(|| of_missing(case, &missing)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn has(told: &Told<'_>, op: &Op) -> bool {
    told.condition.alternatives.iter().any(|it| it.op == *op)
}

/// Then it is that operator that is expected to accept a missing field.
fn excludes(told: &Told<'_>) -> bool {
    told.condition.alternatives.iter().any(|it| matches!(it.op, Op::AnythingBut(_)))
}

fn finds_null(told: &Told<'_>) -> bool {
    match &told.verdict.reason {
        Reason::Present { found } => found.value == Value::Null,
        Reason::NotAccepted { found } => found.iter().any(|it| it.value == Value::Null),
        _ => false,
    }
}

/// `exists: false`, where the event has `null`.
fn of_null(case: &Case<'_>, found: &[Told<'_>]) -> Finding {
    let paths = paths(found);
    let said = Words::new(
        format!(
            "The event has {} with the value `null`; `exists: false` asks for a field that is not there.",
            paths.english
        ),
        format!(
            "イベントには {} があり、値は `null` です。`exists: false` は、フィールド自体がない場合にだけ一致します。",
            paths.japanese
        ),
    );
    let both = changed(case, found, |rewrite, told| rewrite.unshift(&case.address(told.condition)?, "null"));
    let only = changed(case, found, |rewrite, told| replaced(case, rewrite, told, &Op::Absent, "null"));
    let certainty = if case.is_of_kind() { Certainty::Certain } else { Certainty::Likely };
    let either = Words::new("Accept `null` too", "`null` にも一致させる");
    let instead = Words::new("Ask for `null` instead", "`null` を条件にする");
    finding(found, certainty, said)
        .remedy(both.map(|text| Draft::pattern(either, text)))
        .remedy(only.map(|text| Draft::pattern(instead, text)))
}

/// `null`, where the event has nothing.
fn of_missing(case: &Case<'_>, found: &[Told<'_>]) -> Finding {
    let paths = paths(found);
    let said = Words::new(
        format!(
            "The event has no value at {}; `null` asks for a field that is there and has the value `null`.",
            paths.english
        ),
        format!(
            "イベントの {} には値がありません。`null` は、フィールドがあり、その値が `null` の場合にだけ一致します。",
            paths.japanese
        ),
    );
    let absent = Rewrite::of(case.text).operator("exists", "false");
    let both = changed(case, found, |rewrite, told| rewrite.push(&case.address(told.condition)?, &absent));
    let null = Op::Equals(Equals::Null);
    let only = changed(case, found, |rewrite, told| replaced(case, rewrite, told, &null, &absent));
    let either = Words::new("Accept a missing field too", "フィールドがない場合も一致させる");
    let instead = Words::new("Ask for a missing field instead", "フィールドがないことを条件にする");
    finding(found, Certainty::Likely, said)
        .remedy(both.map(|text| Draft::pattern(either, text)))
        .remedy(only.map(|text| Draft::pattern(instead, text)))
}

fn paths(found: &[Told<'_>]) -> Words {
    listed(&found.iter().map(|told| code(told.condition.path.as_str())).collect::<Vec<_>>())
}

fn finding(found: &[Told<'_>], certainty: Certainty, said: Words) -> Finding {
    let places = found.iter().map(|told| Place::Pattern(told.condition.span));
    let values = found.iter().filter_map(|told| match &told.verdict.reason {
        Reason::Present { found } => Some(Place::Event(found.span)),
        _ => None,
    });
    Finding::accounting(found, certainty, said).at(places).at(values)
}

fn changed(
    case: &Case<'_>,
    found: &[Told<'_>],
    change: impl Fn(Rewrite, &Told<'_>) -> Option<Rewrite>,
) -> Option<String> {
    Some(found.iter().try_fold(Rewrite::of(case.text), change)?.text())
}

/// Puts a value in place of an alternative.
fn replaced(case: &Case<'_>, rewrite: Rewrite, told: &Told<'_>, op: &Op, value: &str) -> Option<Rewrite> {
    let position = told.condition.alternatives.iter().position(|it| it.op == *op)?;
    rewrite.value(&case.address(told.condition)?.inner(position), value)
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, diagnosed, first};

    const CODE: &str = "null-vs-missing";

    #[test]
    fn both_directions_get_the_other_alternative() {
        let (absence, null) = (r#"{"exists": false}"#, "null");
        for depth in 1..=5 {
            let nested =
                |inner: &str| (1..=depth).fold(inner.to_owned(), |it, at| format!(r#"{{"l{at}": {it}}}"#));
            let both = |first: &str, second: &str| nested(&format!(r#"{{"err": [{first}, {second}]}}"#));
            let one = |only: &str| nested(&format!(r#"{{"err": [{only}]}}"#));
            first(CODE, &one(absence), &nested(r#"{"err": null}"#), &both(null, absence));
            first(CODE, &one(null), &nested(r#"{"id": "1"}"#), &both(null, absence));
        }
    }

    #[test]
    fn the_other_alternative_alone_is_offered_too() {
        diagnosed(r#"{"detail": {"err": [null]}}"#, r#"{"detail": {}}"#, |_, told| {
            let texts: Vec<&str> = told.found[0].remedies.iter().map(|it| it.text.as_str()).collect();
            assert_eq!(texts.get(1), Some(&r#"{"detail": {"err": [{"exists": false}]}}"#));
        });
    }

    #[test]
    fn another_value_is_no_null() {
        absent(CODE, r#"{"detail": {"err": [{"exists": false}]}}"#, r#"{"detail": {"err": ""}}"#);
        absent(CODE, r#"{"detail": {"err": [null]}}"#, r#"{"detail": {"err": "x"}}"#);
        absent(CODE, r#"{"detail": {"error": [null]}}"#, r#"{"detail": {"errro": null}}"#);
    }
}
