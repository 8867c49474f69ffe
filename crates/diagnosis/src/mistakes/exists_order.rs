//! M43: `exists: false` below an array, judged before an element is chosen.

use eventglass_pattern::{Condition, ConditionId, compile};
use eventglass_syntax::{Text, Value};

use crate::case::Case;
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::grid::{Cell, Grid, grids};
use crate::mistakes::cross_element::left_out;
use crate::rewrite::Rewrite;
use crate::words::{Said, Words, code, elements};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M43",
    code: "exists-order",
    title: Said {
        english: "`exists: false` inside an array of objects",
        japanese: "オブジェクトの配列の中の `exists: false`",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "EventBridge tests fields in the order of their names. An `exists: false` that comes before all \
                  other conditions of an array is judged before an element is chosen: then one element that has \
                  the field is enough to make it fail. It works where a field that sorts before it is asked for \
                  too; else leave it out and look for the field in the target.",
        japanese: "EventBridge はフィールドを名前の順に判定します。配列に関する条件のうち `exists: false` が最初になると、\
                   要素が選ばれる前に判定されるため、そのフィールドを持つ要素が 1 つでもあれば満たされません。\
                   名前の順で前になるフィールドも条件に加えると期待どおりに動作します。それができない場合は条件から外し、\
                   ターゲットで判定してください。",
    },
    example: Example {
        pattern: r#"{"detail":{"items":{"a":[{"exists":false}],"t":["x"]}}}"#,
        event: r#"{"detail":{"items":[{"a":"1","t":"y"},{"t":"x"}]}}"#,
        remedied: None,
    },
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    grids(case).iter().filter_map(|grid| judged_early(case, grid)).collect()
}

fn judged_early(case: &Case<'_>, grid: &Grid) -> Option<Finding> {
    let fitting: Vec<usize> = grid.rows.iter().filter(|row| row.is_full()).map(|row| row.element).collect();
    let fits = *fitting.first()?;
    let early = |column: &usize| grid.conditions.get(*column).is_some_and(|id| grid.early.contains(id));
    let present = |column: &usize| !grid.elements_with(*column, Cell::Fails).is_empty();
    let columns: Vec<usize> = (0..grid.conditions.len()).filter(early).filter(present).collect();
    let first = *columns.first()?;
    let ids: Vec<ConditionId> =
        columns.iter().filter_map(|column| grid.conditions.get(*column)).copied().collect();
    let failing = case.failing().into_iter().map(|told| told.id).filter(|id| grid.conditions.contains(id));
    let said = said(grid, fits, first);
    let finding = Finding { conditions: failing.collect(), ..Finding::general(Certainty::Certain, said) };
    let finding = finding.at(places(case, grid, &ids, first));
    let chosen_before = chosen_before(case, grid, *ids.first()?, fits);
    Some(if chosen_before.is_some() {
        finding.remedy(chosen_before).remedy(left_out(case, grid, &ids))
    } else {
        finding.inexpressible(why()).remedy(left_out(case, grid, &ids))
    })
}

fn said(grid: &Grid, fits: usize, column: usize) -> Words {
    let field = code(grid.fields.get(column).map_or("", |it| it.as_str()));
    let (fits, have) = (elements(&[fits]), elements(&grid.elements_with(column, Cell::Fails)));
    let array = grid.name();
    Words::new(
        format!(
            "In {}, {} would do: it has no {field}, and the rest holds. But EventBridge tests fields in the order of \
             their names and judges {field} before it has chosen an element, and {field} is in {}.",
            array.english, fits.english, have.english
        ),
        format!(
            "{} では、{} に {field} はなく、ほかの条件も満たされています。しかし EventBridge はフィールドを名前の順に判定するため、\
             {field} は要素が選ばれる前に判定されます。{field} は{} にあるので、条件は満たされません。",
            array.japanese, fits.japanese, have.japanese
        ),
    )
}

fn why() -> Words {
    Words::new(
        "No pattern changes that order: absence inside an array of objects is not reliable. Leave it out and look \
         for the field in the target.",
        "この順序を変えるパターンはなく、オブジェクトの配列の中でフィールドがないことを確実に判定することはできません。\
         条件から外し、ターゲットで判定してください。",
    )
}

fn places(case: &Case<'_>, grid: &Grid, ids: &[ConditionId], column: usize) -> Vec<Place> {
    let conditions = ids.iter().filter_map(|id| case.pattern()?.condition(*id));
    let mut places: Vec<Place> = conditions.map(|it| Place::Pattern(it.span)).collect();
    let element = |index: usize| grid.array.index(index).of(case.root());
    let field = grid.fields.get(column).and_then(|it| it.as_str().split('.').next()).unwrap_or_default();
    let have = grid.elements_with(column, Cell::Fails).into_iter().filter_map(element);
    let keys = have.filter_map(|it| it.members().iter().find(|member| member.key.value == *field));
    places.extend(keys.take(3).map(|member| Place::Event(member.key.span)));
    places
}

/// With one more field asked for: one that is tested before the absence and chooses the element.
fn chosen_before(case: &Case<'_>, grid: &Grid, absent: ConditionId, fits: usize) -> Option<Draft> {
    let column = grid.conditions.iter().position(|it| *it == absent)?;
    let absent = case.pattern()?.condition(absent)?;
    let own = array_path(absent, grid.fields.get(column)?)?;
    let object = case.key_address(absent, own.len().checked_sub(1)?)?;
    let array = grid.array.of(case.root())?.elements();
    let members = array.get(fits)?.members().iter();
    let is_scalar = |value: &Value| !matches!(value, Value::Array(_) | Value::Object(_));
    let comes_before = |key: &Text| {
        let path = own.iter().copied().chain([key]).collect::<Vec<_>>();
        Text::joined(&path, ".") < absent.path && key.as_str() != ""
    };
    let fields = members.filter(|it| is_scalar(&it.value.value) && comes_before(&it.key.value));
    // A field that other elements have too says less about this one event.
    let having = |key: &Text| array.iter().filter(|it| it.member(key.as_str()).is_some()).count();
    let key = &fields.max_by_key(|it| having(&it.key.value))?.key.value;
    let text =
        Rewrite::of(case.text).put(&object, std::slice::from_ref(key), r#"[{"exists": true}]"#)?.text();
    compile(&text).pattern.filter(|pattern| pattern.matches(&case.event))?;
    let (key, absent) = (code(key.as_str()), code(absent.key_steps().last()?.as_str()));
    let label = Words::new(
        format!("Ask for {key} too, which is tested before {absent}"),
        format!("{absent} より先に判定される {key} も条件に加える"),
    );
    Some(Draft::pattern(label, text))
}

/// The keys of a condition that lead to the array; none where a key of the pattern goes on below it.
fn array_path<'c>(condition: &'c Condition, field: &Text) -> Option<Vec<&'c Text>> {
    let keys = condition.key_steps();
    let below = |depth: usize| Text::joined(keys.get(depth..).unwrap_or_default(), ".");
    let depth = (1..keys.len()).find(|depth| below(*depth) == *field)?;
    keys.get(..depth).map(<[&Text]>::to_vec)
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first, inexpressible};

    #[test]
    fn a_field_that_is_tested_before_chooses_the_element() {
        first(
            "exists-order",
            r#"{"i": {"error": [{"exists": false}], "t": ["x"]}}"#,
            r#"{"i": [{"error": "1", "t": "y", "code": 1}, {"t": "x", "code": 2, "arn": "x"}]}"#,
            r#"{"i": {"error": [{"exists": false}], "t": ["x"], "code": [{"exists": true}]}}"#,
        );
        inexpressible(
            "exists-order",
            r#"{"i": {"error": [{"exists": false}], "t": ["x"]}}"#,
            r#"{"i": [{"error": "1", "t": "y"}, {"t": "x", "size": 2}]}"#,
        );
    }

    #[test]
    fn absence_that_is_judged_later_or_nowhere_given_is_no_mistake() {
        let cases = [
            (
                r#"{"i": {"z": [{"exists": false}], "t": ["x"]}}"#,
                r#"{"i": [{"z": "1", "t": "y"}, {"t": "x"}]}"#,
            ),
            (
                r#"{"i": {"a": [{"exists": false}], "t": ["x"]}}"#,
                r#"{"i": [{"a": "1", "t": "x"}, {"t": "y"}]}"#,
            ),
        ];
        for (pattern, event) in cases {
            absent("exists-order", pattern, event);
        }
    }
}
