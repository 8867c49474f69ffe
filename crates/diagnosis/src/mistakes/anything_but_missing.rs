//! M09: `anything-but` is expected to accept a field that is not there.

use eventglass_pattern::Op;

use crate::case::{Case, Told};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::Rewrite;
use crate::words::{Said, Words, code, listed};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M09",
    code: "anything-but-missing",
    title: Said {
        english: "`anything-but` on a field that is not there",
        japanese: "存在しないフィールドに対する `anything-but`",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "`anything-but` needs a value to compare. Where the event does not have the field, or has an empty list \
                  there, it does not match. To accept events without the field too, add `{\"exists\": false}` to the \
                  list: its elements are alternatives.",
        japanese: "`anything-but` には比較する値が必要です。イベントにフィールドがない場合や、空のリストの場合は一致\
                   しません。フィールドがないイベントにも一致させるには、リストに `{\"exists\": false}` を加えてください。\
                   リストの要素は、いずれかが成り立てば一致します。",
    },
    example: Example {
        pattern: r#"{"detail":{"env":[{"anything-but":"dev"}]}}"#,
        event: r#"{"detail":{"id":"1"}}"#,
        remedied: Some(r#"{"detail":{"env":[{"anything-but":"dev"},{"exists":false}]}}"#),
    },
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let excludes =
        |told: &Told<'_>| told.condition.alternatives.iter().any(|it| matches!(it.op, Op::AnythingBut(_)));
    let found = case.failing().into_iter().filter(|told| excludes(told) && case.has_no_value(*told));
    let found: Vec<Told<'_>> = found.collect();
    if found.is_empty() { Vec::new() } else { vec![told(case, &found)] }
}

fn told(case: &Case<'_>, found: &[Told<'_>]) -> Finding {
    let paths = found.iter().map(|told| code(told.condition.path.as_str())).collect::<Vec<_>>();
    let paths = listed(&paths);
    let said = Words::new(
        format!("The event has no value at {}, and `anything-but` needs one to compare.", paths.english),
        format!(
            "イベントの {} には値がありません。`anything-but` は、比較する値がなければ一致しません。",
            paths.japanese
        ),
    );
    let text = found.iter().try_fold(Rewrite::of(case.text), |rewrite, told| {
        let absent = rewrite.operator("exists", "false");
        rewrite.push(&case.address(told.condition)?, &absent)
    });
    let label = Words::new("Accept a missing field too", "フィールドがない場合も一致させる");
    let places = found.iter().map(|told| Place::Pattern(told.condition.span));
    let finding = Finding::accounting(found, Certainty::Likely, said).at(places);
    finding.remedy(text.map(|text| Draft::pattern(label, text.text())))
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first};

    const CODE: &str = "anything-but-missing";

    #[test]
    fn every_form_gets_an_alternative_for_absence() {
        for excluded in
            [r#""dev""#, "5", r#"["dev", "test"]"#, r#"{"prefix": "dev"}"#, r#"{"wildcard": "*-dev"}"#]
        {
            let pattern =
                |more: &str| format!(r#"{{"detail": {{"env": [{{"anything-but": {excluded}}}{more}]}}}}"#);
            for event in [r#"{"detail": {"id": "1"}}"#, r#"{"detail": {"env": []}}"#, r#"{"detail": null}"#] {
                first(CODE, &pattern(""), event, &pattern(r#", {"exists": false}"#));
            }
        }
    }

    #[test]
    fn a_name_that_is_wrong_is_mended_instead() {
        let misspelt = r#"{"detail": {"evn": [{"anything-but": "dev"}]}}"#;
        absent(CODE, misspelt, r#"{"detail": {"env": "prod"}}"#);
        absent(CODE, r#"{"env": [{"anything-but": "dev"}]}"#, r#"{"detail": {"env": "dev"}}"#);
        absent(CODE, r#"{"detail": {"env": [{"anything-but": "dev"}]}}"#, r#"{"detail": {"env": "dev"}}"#);
    }
}
