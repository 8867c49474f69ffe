//! M32: `exists: true` on an empty list.

use eventglass_pattern::{Op, Reason};

use crate::case::{Case, Told};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::Rewrite;
use crate::words::{Said, Words, code, listed};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M32",
    code: "exists-true-on-empty-array",
    title: Said {
        english: "`exists: true` on an empty list", japanese: "空のリストに対する `exists: true`"
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "An empty list or object holds no value, so the field counts as absent: `exists: true` does not match, \
                  and `exists: false` does. No pattern can tell `[]` from a field that is not there. Ask for another \
                  field, or have the producer send how many elements there are.",
        japanese: "空のリストやオブジェクトには値がないため、そのフィールドは存在しないものとして扱われます。`exists: true` \
                   は一致せず、`exists: false` が一致します。`[]` とフィールドがない場合を区別できるパターンはありません。\
                   別のフィールドを条件にするか、送信側で要素数のフィールドを加えてください。",
    },
    example: Example {
        pattern: r#"{"detail":{"tags":[{"exists":true}]}}"#,
        event: r#"{"detail":{"tags":[]}}"#,
        remedied: None,
    },
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let is_empty = |told: &Told<'_>| {
        let asks = told.condition.alternatives.iter().any(|it| it.op == Op::Exists);
        asks && matches!(told.verdict.reason, Reason::Empty { .. })
    };
    let found: Vec<Told<'_>> = case.failing().into_iter().filter(is_empty).collect();
    if found.is_empty() { Vec::new() } else { vec![told(case, &found)] }
}

fn told(case: &Case<'_>, found: &[Told<'_>]) -> Finding {
    let paths = listed(&found.iter().map(|told| code(told.condition.path.as_str())).collect::<Vec<_>>());
    let said = Words::new(
        format!(
            "The event has {}, but nothing in it: without a value the field counts as absent.",
            paths.english
        ),
        format!(
            "イベントに {} はありますが空です。値がないフィールドは、存在しないものとして扱われます。",
            paths.japanese
        ),
    );
    let why = Words::new(
        "No pattern can tell an empty list or object from a field that is not there. Ask for another field, or have the producer \
         send how many elements there are.",
        "空のリストやオブジェクトと、フィールドがない場合とを区別できるパターンはありません。別のフィールドを条件にするか、送信側で要素数の\
         フィールドを加えてください。",
    );
    // From the last to the first, so that the places of the others stay what they are.
    let text = found
        .iter()
        .rev()
        .try_fold(Rewrite::of(case.text), |rewrite, told| rewrite.remove(&case.address(told.condition)?));
    let label =
        Words::new(format!("Leave {} out", paths.english), format!("{} の条件を外す", paths.japanese));
    let places = found.iter().map(|told| Place::Pattern(told.condition.span));
    let values = found.iter().filter_map(|told| match &told.verdict.reason {
        Reason::Empty { at } => Some(Place::Event(at.span)),
        _ => None,
    });
    let finding =
        Finding::accounting(found, Certainty::Certain, said).at(places).at(values).inexpressible(why);
    finding.remedy(text.map(|text| Draft::pattern(label, text.text())))
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, inexpressible};

    const CODE: &str = "exists-true-on-empty-array";

    #[test]
    fn no_pattern_sees_what_is_empty() {
        for empty in ["[]", "{}", "[[]]", "[{}]"] {
            let event = format!(r#"{{"detail": {{"tags": {empty}, "id": "1"}}}}"#);
            inexpressible(CODE, r#"{"detail": {"tags": [{"exists": true}], "id": ["1"]}}"#, &event);
            inexpressible(CODE, r#"{"detail.tags": ["x", {"exists": true}]}"#, &event);
        }
    }

    #[test]
    fn what_is_missing_is_not_empty() {
        absent(CODE, r#"{"detail": {"tags": [{"exists": true}]}}"#, r#"{"detail": {"id": "1"}}"#);
        absent(CODE, r#"{"detail": {"tags": ["x"]}}"#, r#"{"detail": {"tags": []}}"#);
        absent(CODE, r#"{"detail": {"tags": [{"exists": false}]}}"#, r#"{"detail": {"tags": []}}"#);
    }
}
