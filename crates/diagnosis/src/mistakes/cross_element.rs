//! M15: conditions that hold in different elements of an array.

use eventglass_pattern::{ConditionId, Op, Reason};

use crate::case::Case;
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::grid::{Cell, Grid, grids};
use crate::words::{Said, Words, code, elements, listed};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M15",
    code: "cross-element",
    title: Said {
        english: "conditions that hold in different elements",
        japanese: "条件がそれぞれ別の要素で満たされている",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "Conditions on fields below one array of the event must all hold in the same element. Where each \
                  holds in another element, the pattern does not match, and no pattern looks into two elements at \
                  once. Where the conditions are about different elements, leave all but one out and compare the \
                  rest in the target.",
        japanese: "イベントの 1 つの配列の下にあるフィールドの条件は、すべて同じ要素で満たされる必要があります。\
                   別々の要素で満たされていてもパターンは一致せず、2 つの要素を同時に調べるパターンもありません。\
                   別々の要素についての条件なら、1 つだけを残し、残りはターゲットで判定してください。",
    },
    example: Example {
        pattern: r#"{"detail":{"items":{"sku":["A1"],"state":["open"]}}}"#,
        event: r#"{"detail":{"items":[{"sku":"A1","state":"closed"},{"sku":"B2","state":"open"}]}}"#,
        remedied: None,
    },
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    grids(case).iter().filter_map(|grid| spread(case, grid)).collect()
}

fn spread(case: &Case<'_>, grid: &Grid) -> Option<Finding> {
    let nearest = grid.rows.get(grid.nearest).filter(|row| !row.is_full())?;
    let columns = 0..grid.conditions.len();
    let (here, missed): (Vec<usize>, Vec<usize>) =
        columns.partition(|column| nearest.cells.get(*column) == Some(&Cell::Holds));
    // That something is absent elsewhere is no wonder.
    let wants_value = |column: &usize| {
        let condition = grid.conditions.get(*column).and_then(|id| case.pattern()?.condition(*id));
        condition.is_some_and(|it| it.alternatives.iter().any(|it| it.op != Op::Absent))
    };
    let there: Vec<(usize, Vec<usize>)> = missed
        .into_iter()
        .filter(wants_value)
        .map(|column| (column, grid.elements_with(column, Cell::Holds)))
        .filter(|(_, elements)| !elements.is_empty())
        .collect();
    there.first()?;
    let ids = |columns: &[usize]| -> Vec<ConditionId> {
        columns.iter().filter_map(|column| grid.conditions.get(*column)).copied().collect()
    };
    let missed = ids(&there.iter().map(|(column, _)| *column).collect::<Vec<_>>());
    let said = said(grid, &here, nearest.element, &there);
    let finding = Finding { conditions: missed.clone(), ..Finding::general(Certainty::Likely, said) };
    let finding = finding.at(places(case, &missed)).inexpressible(why());
    let finding = finding.remedy(left_out(case, grid, &missed));
    Some(if let ([_], [_]) = (here.as_slice(), missed.as_slice()) {
        finding.remedy(left_out(case, grid, &ids(&here)))
    } else {
        finding
    })
}

fn said(grid: &Grid, here: &[usize], nearest: usize, there: &[(usize, Vec<usize>)]) -> Words {
    let field = |column: usize| code(grid.fields.get(column).map_or("", |it| it.as_str()));
    let names = listed(&here.iter().map(|column| field(*column)).collect::<Vec<_>>());
    let (array, near) = (grid.name(), elements(&[nearest]));
    let holds = if here.len() == 1 { "holds" } else { "hold" };
    let mut said = Words::new(
        format!("In {}, {} {holds} in {}", array.english, names.english, near.english),
        format!("{} では、{} は{} で満たされ", array.japanese, names.japanese, near.japanese),
    );
    for (column, others) in there {
        let others = elements(others);
        said.english.extend([", ", &field(*column), " only in ", &others.english]);
        said.japanese.extend(["、", &field(*column), " は", &others.japanese, " でしか満たされ"]);
    }
    said.english.push_str(". All conditions below one array must hold in the same element.");
    said.japanese.push_str("ません。1 つの配列の下にある条件は、すべて同じ要素で満たされる必要があります。");
    said
}

fn why() -> Words {
    Words::new(
        "No pattern looks into two elements at once. Where the conditions are about one and the same element, this \
         event has none that fits and the rule is right. Where they are not, leave all but one out and compare the \
         rest in the target.",
        "2 つの要素を同時に調べるパターンはありません。同じ 1 つの要素についての条件なら、このイベントに該当する要素はなく、\
         ルールの動作は正しいものです。そうでなければ、条件を 1 つだけ残し、残りはターゲットで判定してください。",
    )
}

fn places(case: &Case<'_>, missed: &[ConditionId]) -> Vec<Place> {
    let mut places = Vec::new();
    for told in case.failing().into_iter().filter(|told| missed.contains(&told.id)) {
        places.push(Place::Pattern(told.condition.span));
        if let Reason::Elsewhere { here, found, .. } = &told.verdict.reason {
            let values = here.iter().take(1).chain([found]);
            places.extend(values.map(|it| Place::Event(it.span)));
        }
    }
    places
}

/// The pattern without conditions of the array, which is then the target's to look at.
pub(super) fn left_out(case: &Case<'_>, grid: &Grid, conditions: &[ConditionId]) -> Option<Draft> {
    let columns = grid.conditions.iter().zip(&grid.fields);
    let names = columns.filter(|(id, _)| conditions.contains(id)).map(|(_, field)| code(field.as_str()));
    let names = listed(&names.collect::<Vec<_>>());
    let label = Words::new(
        format!("Leave {} to the target", names.english),
        format!("{} の判定をターゲットに任せる", names.japanese),
    );
    Some(Draft::pattern(label, case.without(conditions)?))
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, inexpressible};

    #[test]
    fn conditions_of_one_array_at_any_depth() {
        for depth in 0..5 {
            let nested =
                |inner: &str| (0..depth).fold(inner.to_owned(), |it, n| format!(r#"{{"k{n}": {it}}}"#));
            let pattern = nested(r#"{"i": {"a": ["x"], "b": ["y"]}}"#);
            let event = nested(r#"{"i": [{"a": "x", "b": "n"}, {"a": "n", "b": "y"}]}"#);
            inexpressible("cross-element", &pattern, &event);
        }
    }

    #[test]
    fn another_value_or_one_element_is_no_mistake() {
        let pattern = r#"{"i": {"a": ["x"], "b": ["y"]}}"#;
        for event in [
            r#"{"i": [{"a": "x", "b": "n"}, {"a": "x", "b": "m"}]}"#,
            r#"{"i": [{"a": "x", "b": "y"}, {"a": "n", "b": "y"}]}"#,
            r#"{"i": {"a": "x", "b": "n"}}"#,
        ] {
            absent("cross-element", pattern, event);
        }
    }
}
