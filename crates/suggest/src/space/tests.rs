//! The search against trying everything.

use eventglass_syntax::parse;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::search::MAX_CONDITIONS;
use crate::separate::{Separation, separate};
use crate::set::Set;
use crate::units::distinct_fields;

/// A value, or a list of some. They are few, so that events are alike.
fn value() -> impl Strategy<Value = String> {
    let plain = select(vec![r#""x""#, r#""y""#]);
    let odd = select(vec![r#""x-1""#, r#""x-2""#, "1", "2.5", "null", "true"]);
    let list =
        prop::collection::vec(plain.clone(), 0..3).prop_map(|values| format!("[{}]", values.join(", ")));
    prop_oneof![8 => plain.prop_map(str::to_owned), 1 => odd.prop_map(str::to_owned), 1 => list]
}

/// An object that has each of the keys, or most of them.
fn object(keys: &'static [&'static str]) -> impl Strategy<Value = String> {
    let member = prop::option::weighted(0.8, value());
    prop::collection::vec(member, keys.len()).prop_map(|values| {
        let member = |(key, value): (&&str, Option<String>)| Some(format!(r#""{key}": {}"#, value?));
        let members: Vec<String> = keys.iter().zip(values).filter_map(member).collect();
        format!("{{{}}}", members.join(", "))
    })
}

/// An event of at most four fields, three of them below an array.
fn with_array() -> impl Strategy<Value = String> {
    let list = prop::collection::vec(object(&["b", "c", "d"]), 1..3);
    (prop::option::of(value()), list).prop_map(|(a, list)| {
        let a = a.map(|a| format!(r#""a": {a}, "#)).unwrap_or_default();
        format!(r#"{{{a}"l": [{}]}}"#, list.join(", "))
    })
}

/// An object, or a list of some.
fn listed(object: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let list = (prop::collection::vec(object, 1..3), any::<bool>());
    list.prop_map(|(list, alone)| if alone { list[0].clone() } else { format!("[{}]", list.join(", ")) })
}

/// An event with arrays where others have objects, inside each other too.
fn nested() -> impl Strategy<Value = String> {
    let inner = listed(object(&["d", "e"]));
    let outer = (object(&["c"]), prop_oneof![1 => value(), 2 => inner]).prop_map(|(object, inner)| {
        object.replacen('{', &format!(r#"{{"b": {inner}, "#), 1).replace(", }", "}")
    });
    listed(outer).prop_map(|outer| format!(r#"{{"l": {outer}}}"#))
}

fn parsed(texts: &[String]) -> Vec<Node> {
    texts.iter().map(|text| parse(text).value.unwrap()).collect()
}

/// Calls with every choice of conditions on different fields, so many together, until one says yes.
fn try_all(
    space: &Space<'_>,
    taken: &mut Vec<usize>,
    size: usize,
    says_yes: &mut dyn FnMut(&[usize]) -> bool,
) -> bool {
    if taken.len() == size {
        return says_yes(taken);
    }
    let first = taken.last().map_or(0, |last| last + 1);
    (first..space.candidates.len()).any(|next| {
        taken.push(next);
        let members: Vec<&Candidate> = taken.iter().map(|index| &space.candidates[*index]).collect();
        let found = distinct_fields(&members) && try_all(space, taken, size, says_yes);
        taken.pop();
        found
    })
}

/// The least number of conditions that separate, each choice asked of the engine.
fn least(space: &Space<'_>) -> Option<usize> {
    let mut separates = |taken: &[usize]| {
        let members: Vec<&Candidate> = taken.iter().map(|index| &space.candidates[*index]).collect();
        let pattern = asked(&space.columns, &members).unwrap();
        let excluded = space.events.excluded(&pattern).len();
        space.events.all_wanted(&pattern) && excluded == space.events.avoided.len()
    };
    (1..=MAX_CONDITIONS).find(|size| try_all(space, &mut Vec::new(), *size, &mut separates))
}

/// The least number of conditions that separate events without arrays of objects, where conditions hold together if each
/// does, and the least cost of so many.
fn least_flat(space: &Space<'_>) -> Option<(usize, u32)> {
    let excluding = |candidate: &Candidate| {
        let pattern = asked(&space.columns, &[candidate]).unwrap();
        space.events.all_wanted(&pattern).then(|| space.events.excluded(&pattern))
    };
    let excluded: Vec<_> = space.candidates.iter().map(excluding).collect();
    let least = |size| {
        let mut least = None;
        let mut note = |taken: &[usize]| {
            let sets: Option<Vec<&Set>> = taken.iter().map(|it| excluded[*it].as_ref()).collect();
            let has = |event| sets.as_ref().is_some_and(|sets| sets.iter().any(|set| set.has(event)));
            if sets.is_some() && (0..space.events.avoided.len()).all(has) {
                let cost: u32 = taken.iter().map(|it| space.candidates[*it].cost).sum();
                least = Some(least.map_or(cost, |least: u32| least.min(cost)));
            }
            false
        };
        try_all(space, &mut Vec::new(), size, &mut note);
        least.map(|least| (size, least))
    };
    (1..=MAX_CONDITIONS).find_map(least)
}

fn check_least(wanted: &[String], avoided: &[String]) -> Result<(), TestCaseError> {
    let (wanted, avoided) = (parsed(wanted), parsed(avoided));
    let (wanted, avoided): (Vec<&Node>, Vec<&Node>) = (wanted.iter().collect(), avoided.iter().collect());
    let least = least(&Space::new(&wanted, &avoided, &mut || {}));
    match separate(&wanted, &avoided, &mut || {}) {
        Separation::Found { conditions, pattern, .. } => {
            prop_assert_eq!(Some(conditions), least, "{}", pattern);
        }
        Separation::None { searched, .. } => {
            prop_assert!(searched.complete);
            prop_assert_eq!(None, least);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_smaller_pattern_separates(
        wanted in prop::collection::vec(with_array(), 1..3),
        avoided in prop::collection::vec(with_array(), 1..7),
    ) {
        check_least(&wanted, &avoided)?;
    }

    #[test]
    fn arrays_in_arrays_are_searched_as_a_whole(
        wanted in prop::collection::vec(nested(), 1..3),
        avoided in prop::collection::vec(nested(), 1..5),
    ) {
        check_least(&wanted, &avoided)?;
    }

    #[test]
    fn no_cheaper_pattern_separates(
        wanted in prop::collection::vec(object(&["a", "b", "c", "d", "e", "f"]), 1..3),
        avoided in prop::collection::vec(object(&["a", "b", "c", "d", "e", "f"]), 3..9),
    ) {
        let (wanted, avoided) = (parsed(&wanted), parsed(&avoided));
        let (wanted, avoided): (Vec<&Node>, Vec<&Node>) = (wanted.iter().collect(), avoided.iter().collect());
        let space = Space::new(&wanted, &avoided, &mut || {});
        let least = least_flat(&space);
        let mut alive = || {};
        let mut search = Search::new(&space.columns, &space.events, &space.candidates, &mut alive);
        let found = search.run().map(|found| (found.members.len(), found.cost));
        prop_assert!(search.complete);
        prop_assert_eq!(found, least);
    }
}
