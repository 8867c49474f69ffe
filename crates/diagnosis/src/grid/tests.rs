use super::*;
use crate::others::Others;
use eventglass_pattern::{Choice, explain_choice};
use eventglass_syntax::parse;
use proptest::prelude::*;
use proptest::sample::select;

fn told<T>(pattern: &str, event: &str, look: impl FnOnce(&[Grid]) -> T) -> T {
    let root = parse(event).value.unwrap();
    let others = Others::default();
    let case = Case::new(pattern, event, &root, &others);
    look(&grids(&case))
}

/// `$.a 1 [sku state] 0:+- 1:-+`, early conditions with `<`
fn drawn(grid: &Grid) -> String {
    let fields: Vec<String> = grid
        .fields
        .iter()
        .zip(&grid.conditions)
        .map(|(field, id)| format!("{field}{}", if grid.early.contains(id) { "<" } else { "" }))
        .collect();
    let cell = |cell: &Cell| match cell {
        Cell::Holds => '+',
        Cell::Fails => '-',
        Cell::Absent => ' ',
    };
    let row = |row: &Row| format!("{}:{}", row.element, row.cells.iter().map(cell).collect::<String>());
    let rows: Vec<String> = grid.rows.iter().map(row).collect();
    format!("{} [{}] {} nearest {}", grid.array, fields.join(" "), rows.join("|"), grid.nearest)
}

#[test]
fn every_condition_is_asked_of_every_element() {
    let cases: [(&str, &str, &[&str]); 9] = [
        (
            r#"{"detail": {"items": {"sku": ["A1"], "state": ["open"]}}}"#,
            r#"{"detail": {"items": [{"sku": "A1", "state": "closed"}, {"sku": "B2", "state": "open"}]}}"#,
            &["$.detail.items [sku state] 0:+-|1:-+ nearest 0"],
        ),
        (
            r#"{"i": {"a": ["x"], "b.c": ["y"], "d": ["z"]}}"#,
            r#"{"i": [{"a": "x"}, "s", {"b": {"c": "y"}, "d": "z"}]}"#,
            &["$.i [a b.c d] 0:+  |1:   |2: ++ nearest 2"],
        ),
        (
            r#"{"o": {"i": {"a": ["x"], "b": ["y"]}}}"#,
            r#"{"o": [{"i": []}, {"i": [{"a": "x"}, {"b": "y"}]}]}"#,
            &["$.o[1].i [a b] 0:+ |1: + nearest 0"],
        ),
        (
            r#"{"o": {"i": {"a": ["x"]}, "b": ["y"]}}"#,
            r#"{"o": [{"i": [{"a": "x"}], "b": "n"}, {"b": "y"}]}"#,
            &["$.o [i.a b] 0:+-|1: + nearest 0"],
        ),
        (
            r#"{"o": {"a": ["x"], "b": ["y"]}}"#,
            r#"{"o": [[{"a": "x"}], [{"b": "y"}]]}"#,
            &["$.o [a b] 0:+ |1: + nearest 0"],
        ),
        (
            r#"{"i": {"a": [{"exists": false}], "t": ["x"]}}"#,
            r#"{"i": [{"a": "1", "t": "y"}, {"t": "x"}]}"#,
            &["$.i [a< t] 0:--|1:++ nearest 1"],
        ),
        (
            r#"{"i": {"a": ["x"], "b": ["y"]}, "j": {"a": ["x"], "b": ["y"]}}"#,
            r#"{"i": [{"a": "x"}, {"b": "y"}], "j": [{"b": "y"}, {"a": "x"}]}"#,
            &["$.i [a b] 0:+ |1: + nearest 0", "$.j [a b] 0: +|1:+  nearest 0"],
        ),
        // Nothing is in the way of anything: another value is wanted.
        (r#"{"i": {"a": ["x"], "b": ["y"]}}"#, r#"{"i": [{"a": "x", "b": "n"}]}"#, &[]),
        (r#"{"i": {"a": ["x"], "b": ["y"]}}"#, r#"{"i": [{"a": "x", "b": "y"}]}"#, &[]),
    ];
    for (pattern, event, expected) in cases {
        told(pattern, event, |grids| {
            assert_eq!(grids.iter().map(drawn).collect::<Vec<_>>(), expected, "{pattern} on {event}");
        });
    }
}

#[test]
fn of_very_many_elements_the_nearest_are_told() {
    let mut elements = vec![r#"{"c": "n"}"#; 3_000];
    elements[2_000] = r#"{"a": "x", "b": "y"}"#;
    elements[2_500] = r#"{"c": "z"}"#;
    // Nearer than the others, and more of them than there are rows.
    elements[..1_000].fill(r#"{"b": "y"}"#);
    let event = format!(r#"{{"i": [{}]}}"#, elements.join(","));
    let pattern = r#"{"i": {"a": ["x"], "b": ["y"], "c": ["z"]}}"#;
    told(pattern, &event, |grids| {
        let [grid] = grids else { panic!("{grids:?}") };
        assert_eq!((grid.len, grid.rows.len()), (3_000, MAX_ROWS));
        assert_eq!(grid.rows[grid.nearest].element, 2_000);
        assert!(grid.rows.iter().any(|row| row.element == 2_500));
        assert!(grid.rows.windows(2).all(|pair| pair[0].element < pair[1].element));
    });
}

const LISTS: [&str; 7] = [
    r#"["x"]"#,
    r#"["y", 1]"#,
    r#"[{"exists": true}]"#,
    r#"[{"exists": false}]"#,
    r#"[{"anything-but": "x"}]"#,
    r#"[{"exists": false}, "x"]"#,
    r#"[{"numeric": [">", 0]}]"#,
];
const PATHS: [&str; 9] = ["i.a", "i.b", "i.c", "i.n.a", "i.n.b", "i.n.c", "i.n.m.a", "i.n.m.b", "d"];
const SCALARS: [&str; 5] = ["\"x\"", "\"y\"", "1", "null", "[\"x\", \"y\"]"];

/// An object with some of the keys, and below them objects or lists of them.
fn element(depth: u32) -> BoxedStrategy<String> {
    let fields = proptest::collection::vec((select(&["a", "b", "c"][..]), select(&SCALARS[..])), 0..4);
    let inner = if depth == 0 {
        Just(None).boxed()
    } else {
        proptest::option::of(proptest::collection::vec(element(depth - 1), 0..5)).boxed()
    };
    (fields, inner)
        .prop_map(move |(fields, inner)| {
            let mut members: Vec<(&str, String)> = Vec::new();
            for (key, value) in fields {
                if members.iter().all(|(known, _)| *known != key) {
                    members.push((key, value.to_owned()));
                }
            }
            let key = if depth == 2 { "n" } else { "m" };
            members.extend(inner.map(|inner| (key, format!("[{}]", inner.join(",")))));
            let written: Vec<String> =
                members.iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
            format!("{{{}}}", written.join(","))
        })
        .boxed()
}

/// The indices on the way to an element, as a choice.
fn pinned(grid: &Grid, row: &Row) -> Choice {
    let path = grid.array.index(row.element);
    let elements = arrays(&path).map(|array| {
        let Some(Step::Index(index)) = path.steps.get(array.steps.len()) else { unreachable!() };
        (array, *index as usize)
    });
    Choice { branch: None, elements: elements.collect() }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn every_cell_is_what_the_engine_says_with_that_element_chosen(
        elements in proptest::collection::vec(element(2), 1..4),
        conditions in proptest::collection::btree_map(select(&PATHS[..]), select(&LISTS[..]), 2..5),
    ) {
        let event = format!(r#"{{"i": [{}], "d": "x"}}"#, elements.join(","));
        let members: Vec<String> =
            conditions.iter().map(|(path, list)| format!("\"{path}\": {list}")).collect();
        let pattern = format!("{{{}}}", members.join(","));
        let root = parse(&event).value.unwrap();
        let others = Others::default();
        let case = Case::new(&pattern, &event, &root, &others);
        let found = grids(&case);
        for grid in &found {
            let most = grid.rows.iter().map(Row::held).max();
            prop_assert_eq!(Some(grid.rows[grid.nearest].held()), most);
            for row in &grid.rows {
                for (id, cell) in grid.conditions.iter().zip(&row.cells) {
                    let condition = case.pattern().unwrap().condition(*id).unwrap();
                    let list = case.list(condition).unwrap().span.of(&pattern);
                    let ask = |list| {
                        let alone = question([(&condition.path, list)].into_iter()).unwrap();
                        explain_choice(&alone, &case.event, &pinned(grid, row)).matches
                    };
                    let expected = match (ask(list), ask(r#"[{"exists": true}]"#)) {
                        (true, _) => Cell::Holds,
                        (false, true) => Cell::Fails,
                        (false, false) => Cell::Absent,
                    };
                    prop_assert_eq!(*cell, expected, "{} in {:?} of {}", condition.path, row, grid.array);
                }
            }
            // What misses although an element has it all misses by the order in which absence is judged.
            let is_full = grid.rows.iter().any(Row::is_full);
            prop_assert!(!is_full || !grid.early.is_empty(), "{}", drawn(grid));
        }
        let clashes = case.failing().iter().any(|told| matches!(told.verdict.reason, Reason::Elsewhere { .. }));
        prop_assert!(!clashes || !found.is_empty());
    }
}
