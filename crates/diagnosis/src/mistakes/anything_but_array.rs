//! M13: `anything-but` where the event has several values.

use eventglass_pattern::{Op, Reason};
use eventglass_syntax::{Path, Step, Text};

use crate::case::{Case, Told};
use crate::catalogue::{Example, Mistake, Page};
use crate::fields::FieldId;
use crate::finding::{Certainty, Finding, Place};
use crate::grid::Test;
use crate::words::{Said, Words, code, listed, value};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M13",
    code: "anything-but-array",
    title: Said { english: "`anything-but` on an array", japanese: "配列に対する `anything-but`" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "Where the event has an array, `anything-but` holds as soon as one element is not excluded. It does \
                  not say that none may be. No pattern does: have the producer send a flag beside the array, or \
                  look through the array in the target.",
        japanese: "イベントの値が配列のとき、`anything-but` は除外対象でない要素が 1 つでもあれば一致します。\
                   「除外対象を 1 つも含まない」という意味にはなりません。それを表すパターンはないため、配列とは別に\
                   フラグを送信してもらうか、ターゲットで配列を確認してください。",
    },
    example: Example {
        pattern: r#"{"detail":{"tags":[{"anything-but":"skip"}]}}"#,
        event: r#"{"detail":{"tags":["skip","urgent"]}}"#,
        remedied: None,
    },
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    case.met().into_iter().filter_map(|told| one_passes(case, told)).collect()
}

fn one_passes(case: &Case<'_>, told: Told<'_>) -> Option<Finding> {
    let Reason::Accepted { found, alternative } = &told.verdict.reason else { return None };
    let Op::AnythingBut(_) = told.condition.alternatives.get(*alternative)?.op else { return None };
    let test = Test::new(case.list(told.condition)?.span.of(case.text));
    let all = case.fields.scalars_at(&told.condition.path);
    let is_excluded = |id: &FieldId| {
        case.fields.get(*id).is_some_and(|field| !test.accepts(field.node))
            && !is_judged_apart(case, told, &found.path, &case.fields.path(*id))
    };
    let excluded: Vec<FieldId> = all.into_iter().filter(is_excluded).collect();
    let nodes = || excluded.iter().filter_map(|id| case.fields.get(*id)).map(|field| field.node);
    let mut values: Vec<String> = nodes().map(|node| value(&node.value)).collect();
    values.dedup();
    values.first()?;
    let (path, passing, values) = (code(told.condition.path.as_str()), value(&found.value), listed(&values));
    let said = Words::new(
        format!(
            "{path} has several values in this event, and one that passes is enough: {passing} does, although the \
             field also has {}.",
            values.english
        ),
        format!(
            "このイベントの {path} には複数の値があり、1 つでも条件を満たせば一致します。{} もありますが、{passing} が条件を満たします。",
            values.japanese
        ),
    );
    let why = Words::new(
        "No pattern says that an array holds none of something. Have the producer send a flag beside the array, or \
         look through the array in the target.",
        "「配列に特定の値が 1 つも含まれない」ことを表すパターンはありません。配列とは別にフラグを送信してもらうか、\
         ターゲットで配列を確認してください。",
    );
    let list = Place::Pattern(told.condition.alternatives.get(*alternative)?.span);
    let places = [list, Place::Event(found.span)].into_iter();
    let places = places.chain(nodes().map(|node| Place::Event(node.span)));
    Some(Finding::about(told.id, Certainty::Certain, said).at(places).inexpressible(why))
}

/// Whether two values of a field stand in elements that another condition tells apart: then it is about one element,
/// and what stands in others is no matter.
fn is_judged_apart(case: &Case<'_>, told: Told<'_>, one: &Path, other: &Path) -> bool {
    let common = one.steps.iter().zip(&other.steps).take_while(|(a, b)| a == b).count();
    let keys = one.steps.iter().take(common).filter_map(|step| match step {
        Step::Key(key) => Some(key),
        Step::Index(_) => None,
    });
    let array = Text::joined(&keys.collect::<Vec<_>>(), ".");
    let is_below =
        |path: &Text| path.as_str().strip_prefix(array.as_str()).is_some_and(|it| it.starts_with('.'));
    case.holding().iter().any(|it| it.id != told.id && is_below(&it.condition.path))
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, inexpressible};

    #[test]
    fn one_value_that_passes_is_enough() {
        let cases = [
            (r#"{"tags": [{"anything-but": ["a", "b"]}]}"#, r#"{"tags": ["b", "c", "a"]}"#),
            (r#"{"tags": [{"anything-but": {"prefix": "tmp"}}]}"#, r#"{"tags": [["tmp1"], ["y"]]}"#),
            (r#"{"i": {"s": [{"anything-but": 1}]}}"#, r#"{"i": [{"s": 1}, {"s": 2}]}"#),
        ];
        for (pattern, event) in cases {
            inexpressible("anything-but-array", pattern, event);
        }
    }

    #[test]
    fn nothing_excluded_or_an_element_of_its_own_is_no_mistake() {
        let cases = [
            (r#"{"tags": [{"anything-but": "a"}]}"#, r#"{"tags": ["b", "c"]}"#),
            (r#"{"tags": [{"anything-but": "a"}, "a"]}"#, r#"{"tags": ["a", "c"]}"#),
            (
                r#"{"i": {"k": ["x"], "s": [{"anything-but": 1}]}}"#,
                r#"{"i": [{"k": "y", "s": 1}, {"k": "x", "s": 2}]}"#,
            ),
        ];
        for (pattern, event) in cases {
            absent("anything-but-array", pattern, event);
        }
    }
}
