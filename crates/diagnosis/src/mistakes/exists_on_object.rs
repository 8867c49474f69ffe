//! M11: `exists` on an object.

use eventglass_pattern::{Found, Op, Reason};
use eventglass_syntax::{Text, sort_by_order};

use crate::case::{Case, Told};
use crate::catalogue::{Example, Mistake, Page};
use crate::fields::FieldId;
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::Rewrite;
use crate::words::{Said, Words, code, listed};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M11",
    code: "exists-on-object",
    title: Said { english: "`exists` on an object", japanese: "オブジェクトに対する `exists`" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "`exists` looks at values only. Where the event has an object, or a list of objects, there is no value: \
                  `exists: true` does not match, and `exists: false` does. Ask for a field inside the object that is \
                  always there.",
        japanese: "`exists` の対象は値だけです。イベントにオブジェクトやオブジェクトのリストがある場所には値がないため、\
                   `exists: true` は一致せず、`exists: false` が一致します。オブジェクトの中に必ずあるフィールドを条件に\
                   してください。",
    },
    example: Example {
        pattern: r#"{"detail":{"user":[{"exists":true}]}}"#,
        event: r#"{"detail":{"user":{"id":"u1"}}}"#,
        remedied: Some(r#"{"detail":{"user":{"id":[{"exists":true}]}}}"#),
    },
};

/// A condition on an object that has values below it.
struct OnObject<'c> {
    told: Told<'c>,
    field: FieldId,
    leaves: Vec<(FieldId, Vec<Text>)>,
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let about_absence = case.matches();
    let all = if about_absence { case.holding() } else { case.failing() };
    let found: Vec<OnObject<'_>> = all.into_iter().filter_map(|told| OnObject::of(case, told)).collect();
    if found.is_empty() { Vec::new() } else { vec![told(case, &found, about_absence)] }
}

impl<'c> OnObject<'c> {
    fn of(case: &Case<'_>, told: Told<'c>) -> Option<Self> {
        let at: &Found = match &told.verdict.reason {
            Reason::GoesOn { at } | Reason::Absent { instead: Some(at), .. } => at,
            _ => return None,
        };
        if !told.condition.alternatives.iter().all(|it| matches!(it.op, Op::Exists | Op::Absent)) {
            return None;
        }
        let field = case.fields.spanning(at.span)?;
        let mut leaves = case.fields.paths_below(field);
        if told.verdict.holds {
            // Where a value below is absent in some element, asking for it there changes nothing.
            let list = case.list(told.condition)?.span.of(case.text);
            leaves.retain(|(id, _)| {
                case.put_elsewhere(&case.fields.keys(*id), list).is_some_and(|there| there.held == 0)
            });
        }
        (!leaves.is_empty()).then_some(OnObject { told, field, leaves })
    }
}

fn told(case: &Case<'_>, found: &[OnObject<'_>], about_absence: bool) -> Finding {
    let paths = listed(&found.iter().map(|it| code(it.told.condition.path.as_str())).collect::<Vec<_>>());
    let leaves = found.iter().flat_map(|it| &it.leaves).map(|(id, _)| code(case.fields.dotted(*id).as_str()));
    let leaves = listed(&leaves.collect::<Vec<_>>());
    let (what, what_ja) = if about_absence {
        ("so `exists: false` holds all the same", "存在していても `exists: false` が成り立ちます")
    } else {
        ("so `exists: true` does not hold", "`exists: true` は成り立ちません")
    };
    let said = Words::new(
        format!(
            "`exists` looks at values only. At {} stand fields instead, {what}: the values are {}.",
            paths.english, leaves.english
        ),
        format!(
            "`exists` の対象は値だけです。{} は値ではなくフィールドを持つため対象にならず、{what_ja}。\
             値は {} にあります。",
            paths.japanese, leaves.japanese
        ),
    );
    let conditions: Vec<Told<'_>> = found.iter().map(|it| it.told).collect();
    let finding = if about_absence {
        Finding::general(Certainty::Likely, said)
    } else {
        Finding::accounting(&conditions, Certainty::Certain, said)
    };
    let places = found.iter().flat_map(|it| {
        let field = case.fields.get(it.field).map(|field| Place::Event(field.node.span));
        [Some(Place::Pattern(it.told.condition.span)), field].into_iter().flatten()
    });
    // Of one object some values are offered, of several the first of each.
    let choices = if found.len() == 1 { 3 } else { 1 };
    (0..choices).fold(finding.at(places), |finding, choice| finding.remedy(draft(case, found, choice)))
}

fn draft(case: &Case<'_>, found: &[OnObject<'_>], choice: usize) -> Option<Draft> {
    let mut names = Vec::new();
    let text = found.iter().try_fold(Rewrite::of(case.text), |rewrite, it| {
        // The least deep come first: what stands in objects further down is less sure to be there.
        let mut leaves: Vec<&(FieldId, Vec<Text>)> = it.leaves.iter().collect();
        sort_by_order(&mut leaves, |(_, keys)| keys.len() as u64);
        let (id, keys) = leaves.get(choice)?;
        names.push(code(case.fields.dotted(*id).as_str()));
        rewrite.deepen(&case.address(it.told.condition)?, keys)
    })?;
    let names = listed(&names);
    let label = Words::new(format!("Ask for {}", names.english), format!("{} を条件にする", names.japanese));
    Some(Draft::pattern(label, text.text()))
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, diagnosed, first};

    const CODE: &str = "exists-on-object";

    #[test]
    fn a_value_below_is_asked_for() {
        let cases = [
            (
                r#"{"detail": {"items": [{"exists": true}]}}"#,
                r#"{"detail": {"items": [{"sku": "A1"}, {"sku": "B2"}]}}"#,
                r#"{"detail": {"items": {"sku": [{"exists": true}]}}}"#,
            ),
            (
                r#"{"detail": {"user": [{"exists": false}]}}"#,
                r#"{"detail": {"user": {"role": {"name": "r"}, "id": "u1"}}}"#,
                r#"{"detail": {"user": {"id": [{"exists": false}]}}}"#,
            ),
            (
                r#"{"detail": [{"exists": true}], "resources": [{"exists": true}]}"#,
                r#"{"resources": ["a"], "detail": {"a": {"b": null}}}"#,
                r#"{"detail": {"a": {"b": [{"exists": true}]}}, "resources": [{"exists": true}]}"#,
            ),
        ];
        for (pattern, event, remedied) in cases {
            first(CODE, pattern, event, remedied);
        }
    }

    #[test]
    fn several_values_are_offered() {
        let event = r#"{"detail": {"user": {"id": "u1", "name": "ann", "team": "x", "mail": "m"}}}"#;
        diagnosed(r#"{"detail": {"user": [{"exists": true}]}}"#, event, |_, told| {
            assert_eq!(told.found[0].remedies.len(), 3);
        });
    }

    #[test]
    fn values_and_empty_objects_are_something_else() {
        absent(CODE, r#"{"detail": {"user": [{"exists": true}]}}"#, r#"{"detail": {"user": {}}}"#);
        absent(CODE, r#"{"detail": {"user": [{"exists": false}]}}"#, r#"{"detail": {"user": {}}}"#);
        absent(CODE, r#"{"detail": {"user": ["u1"]}}"#, r#"{"detail": {"user": {"id": "u1"}}}"#);
    }
}
