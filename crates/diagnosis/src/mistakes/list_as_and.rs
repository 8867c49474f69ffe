//! M14: a list read as "all of these".

use eventglass_pattern::{Op, Reason};
use eventglass_syntax::{Node, Step};

use crate::case::{Case, Told};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Finding, Place};
use crate::grid::Test;
use crate::words::{Said, Words, code, listed};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M14",
    code: "list-as-and",
    title: Said {
        english: "list read as \"all of these\"",
        japanese: "リストを「すべて含む」と解釈している",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "A list in a pattern is an OR: where the event has an array, one value in both is enough. There \
                  is no way to ask for all of several values of one field. Where all of them are needed, have the \
                  producer send a field for each, or look through the array in the target.",
        japanese: "パターンのリストは OR です。イベントの値が配列なら、共通する値が 1 つあれば一致します。\
                   1 つのフィールドが複数の値をすべて含むことを条件にはできません。すべてが必要な場合は、値ごとのフィールドを\
                   送信してもらうか、ターゲットで配列を確認してください。",
    },
    example: Example {
        pattern: r#"{"detail":{"tags":["a","b"]}}"#,
        event: r#"{"detail":{"tags":["a"]}}"#,
        remedied: None,
    },
};

/// Longer lists are not compared: in the pattern they are a choice, not a set of tags.
const MOST: usize = 100;

fn find(case: &Case<'_>) -> Vec<Finding> {
    case.met().into_iter().filter_map(|told| part_hit(case, told)).collect()
}

fn part_hit(case: &Case<'_>, told: Told<'_>) -> Option<Finding> {
    let Reason::Accepted { found, .. } = &told.verdict.reason else { return None };
    let Some(Step::Index(_)) = found.path.steps.last() else { return None };
    if !is_enumeration(told) {
        return None;
    }
    let array = found.path.steps.iter().rposition(|step| matches!(step, Step::Key(_)))?;
    let same_list = |steps: &[Step]| steps.get(..=array) == found.path.steps.get(..=array);
    let ids = case.fields.scalars_at(&told.condition.path).into_iter();
    let ids = ids.filter(|id| same_list(&case.fields.path(*id).steps));
    let values: Vec<&Node> = ids.filter_map(|id| Some(case.fields.get(id)?.node)).take(MOST).collect();
    let is_hit = |text: &str| {
        let test = Test::new(&["[", text, "]"].concat());
        values.iter().any(|value| test.accepts(value))
    };
    let (hit, left): (Vec<&str>, Vec<&str>) =
        told.condition.alternatives.iter().map(|it| it.span.of(case.text)).partition(|text| is_hit(text));
    left.first()?;
    let codes = |texts: &[&str]| listed(&texts.iter().map(|text| code(text)).collect::<Vec<_>>());
    let (path, hit, left) = (code(told.condition.path.as_str()), codes(&hit), codes(&left));
    let said = Words::new(
        format!(
            "The list of {path} is an OR: the event has {} and lacks {}, and the pattern matches all the same. \
             Where any of them will do, nothing is wrong.",
            hit.english, left.english
        ),
        format!(
            "{path} のリストは OR です。イベントに {} はあり {} はありませんが、パターンは一致します。\
             どれか 1 つで十分なら、このままで問題ありません。",
            hit.japanese, left.japanese
        ),
    );
    let why = Words::new(
        "No pattern asks for several values of one field at once. Where all are needed, have the producer send a \
         field for each, or look through the array in the target.",
        "1 つのフィールドが複数の値をすべて含むことを表すパターンはありません。すべてが必要な場合は、値ごとのフィールドを\
         送信してもらうか、ターゲットで配列を確認してください。",
    );
    let places = [Place::Pattern(told.condition.span), Place::Event(found.span)];
    Some(Finding::about(told.id, Certainty::Possible, said).at(places).inexpressible(why))
}

/// Two or more alternatives of one kind, each a value or the like of one: what could be read as "all of these".
fn is_enumeration(told: Told<'_>) -> bool {
    let [first, others @ ..] = told.condition.alternatives.as_slice() else { return false };
    let is_other = |op: &Op| matches!(op, Op::AnythingBut(_) | Op::Exists | Op::Absent | Op::Numeric(_));
    (1..MOST).contains(&others.len())
        && !is_other(&first.op)
        && others.iter().all(|it| it.op.name() == first.op.name())
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, inexpressible};

    #[test]
    fn only_part_of_the_list_is_in_the_event() {
        let cases = [
            (r#"{"tags": ["a", "b", 3]}"#, r#"{"tags": [3, "x"]}"#),
            (
                r#"{"i": {"tags": [{"prefix": "a"}, {"prefix": "b"}]}}"#,
                r#"{"i": [{"tags": ["b1"]}, {"tags": "a1"}]}"#,
            ),
        ];
        for (pattern, event) in cases {
            inexpressible("list-as-and", pattern, event);
        }
    }

    #[test]
    fn one_value_or_all_of_them_is_no_mistake() {
        let cases = [
            (r#"{"tags": ["a", "b"]}"#, r#"{"tags": "a"}"#),
            (r#"{"tags": ["a", "b"]}"#, r#"{"tags": ["b", "c", "a"]}"#),
            (r#"{"tags": ["a"]}"#, r#"{"tags": ["a", "b"]}"#),
            (r#"{"tags": ["a", {"exists": false}]}"#, r#"{"tags": ["a", "b"]}"#),
            (r#"{"i": {"tag": ["a", "b"]}}"#, r#"{"i": [{"tag": "a"}, {"tag": "c"}]}"#),
        ];
        for (pattern, event) in cases {
            absent("list-as-and", pattern, event);
        }
    }
}
