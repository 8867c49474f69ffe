use super::*;
use crate::compact;
use eventglass_syntax::parse;

const EVENT: &str = r#"{"id": "i-1", "detail-type": "t", "resources": ["a", "b"],
    "detail": {"a/b": 1, "x_y": 2, "0": 3, "items": [{"id": 1}, {"no": 0}, {"id": 1.0}], "empty": [],
               "map": {"k": 1, "l": [2]}, "twice": 1, "twice": 2}}"#;

/// What a path finds, as JSON, and where.
fn found(path: &str) -> String {
    let event = parse(EVENT).value.unwrap();
    let selected = JsonPath::parse(path).unwrap().select(&event);
    let places: Vec<String> = selected.places.iter().map(ToString::to_string).collect();
    for (place, at) in selected.places.iter().zip(0..) {
        let value = place.of(&event);
        assert!(match &selected.found {
            Found::Missing => false,
            Found::One(node) => value == Some(node),
            Found::Many(nodes) => value == nodes.get(at).copied(),
        });
    }
    let found = match selected.found {
        Found::Missing => "missing".to_owned(),
        Found::One(node) => compact(node),
        Found::Many(nodes) => {
            format!("many {}", nodes.iter().map(|it| compact(it)).collect::<Vec<_>>().join(" "))
        }
    };
    format!("{found} @ {}", places.join(" "))
}

#[test]
fn documented_paths_find_values() {
    let cases = [
        ("$.id", r#""i-1" @ $.id"#),
        ("$.detail-type", r#""t" @ $.detail-type"#),
        ("$.resources", r#"["a","b"] @ $.resources"#),
        ("$.resources[1]", r#""b" @ $.resources[1]"#),
        ("$.resources[01]", r#""b" @ $.resources[1]"#),
        ("$.resources[2]", "missing @ "),
        ("$.resources.x", "missing @ "),
        ("$.resources[*]", r#"many "a" "b" @ $.resources[0] $.resources[1]"#),
        ("$.detail.a/b", "1 @ $.detail['a/b']"),
        ("$.detail.x_y", "2 @ $.detail.x_y"),
        ("$.detail.0", "3 @ $.detail.0"),
        ("$.detail[0]", "missing @ "),
        ("$.detail.items[*].id", "many 1 1.0 @ $.detail.items[0].id $.detail.items[2].id"),
        ("$.detail.items[*].none", "many  @ "),
        ("$.detail.empty[*]", "many  @ "),
        ("$.detail.absent[*]", "missing @ "),
        ("$.detail.x_y[*]", "missing @ "),
        ("$.detail.map.*", "many 1 [2] @ $.detail.map.k $.detail.map.l"),
        ("$.detail.map[*][*]", "many 2 @ $.detail.map.l[0]"),
        ("$.detail.twice", "2 @ $.detail.twice"),
        ("$.Detail", "missing @ "),
    ];
    for (path, expected) in cases {
        assert_eq!(found(path), expected, "{path}");
    }
}

#[test]
fn the_root_is_the_whole_event() {
    let event = parse(EVENT).value.unwrap();
    assert_eq!(JsonPath::parse("$").unwrap().select(&event).found, Found::One(&event));
}

#[test]
fn a_wildcard_through_an_object_is_told() {
    let event = parse(EVENT).value.unwrap();
    for (path, through_object) in
        [("$.detail.map.*", true), ("$.resources[*]", false), ("$.detail.items[*].*", true)]
    {
        assert_eq!(JsonPath::parse(path).unwrap().select(&event).through_object, through_object, "{path}");
    }
}

#[test]
fn other_paths_yield_nothing_and_say_why() {
    use PathKind as K;
    let cases = [
        ("", K::WithoutRoot, ""),
        ("detail.state", K::WithoutRoot, "detail.state"),
        (" $.id", K::WithoutRoot, " $.id"),
        ("$.", K::Unfinished, "."),
        ("$.detail.", K::Unfinished, "."),
        ("$.[0]", K::Unfinished, "."),
        ("$.resources[0", K::Unfinished, "[0"),
        ("$..state", K::UndocumentedDescent, ".."),
        ("$.detail..id", K::UndocumentedDescent, ".."),
        ("$['detail']", K::UndocumentedKey, "['detail']"),
        ("$.detail[\"a\"].b", K::UndocumentedKey, "[\"a\"]"),
        ("$.items[0:2]", K::UndocumentedSlice, "[0:2]"),
        ("$.items[:]", K::UndocumentedSlice, "[:]"),
        ("$.items[?(@.id)]", K::UndocumentedFilter, "[?(@.id)]"),
        ("$.items[(@.length-1)]", K::UndocumentedFilter, "[(@.length-1)]"),
        ("$.items[0,1]", K::UndocumentedUnion, "[0,1]"),
        ("$.items[-1]", K::UndocumentedIndex, "[-1]"),
        ("$.items[]", K::UndocumentedIndex, "[]"),
        ("$.items[99999999999]", K::UndocumentedIndex, "[99999999999]"),
        ("$.items[ 0 ]", K::UndocumentedIndex, "[ 0 ]"),
        ("$.detail.a b", K::UndocumentedCharacter(' '), " "),
        ("$.detail.名前", K::UndocumentedCharacter('名'), ".名"),
        ("$detail", K::UndocumentedCharacter('d'), "d"),
        ("$.aws:tag", K::UndocumentedCharacter(':'), ":"),
    ];
    for (path, kind, underlined) in cases {
        let problem = JsonPath::parse(path).unwrap_err();
        assert_eq!((problem.kind, problem.span.of(path)), (kind, underlined), "{path}");
    }
}

#[test]
fn places_are_written_as_paths() {
    let event = parse(EVENT).value.unwrap();
    for path in ["$", "$.detail-type", "$.detail.a/b", "$.detail.items[2].id"] {
        let places = JsonPath::parse(path).unwrap().select(&event).places;
        assert_eq!(JsonPath::written(&places[0]).as_deref(), Some(path));
    }
    for key in ["", "a b", "a.b", "名前", "*"] {
        assert_eq!(JsonPath::written(&Path::default().key(key.into())), None, "{key}");
    }
}

#[test]
fn length_is_counted_in_utf16_units() {
    let path = |letters: usize| format!("$.{}", "a".repeat(letters));
    assert!(JsonPath::parse(&path(254)).is_ok());
    assert_eq!(JsonPath::parse(&path(255)).unwrap_err().kind, PathKind::TooLong(257));
    assert_eq!(JsonPath::parse(&"😀".repeat(129)).unwrap_err().kind, PathKind::TooLong(258));
}

#[test]
fn of_very_many_values_the_first_places_are_told() {
    let text = format!("{{\"a\": [{}1]}}", "1,".repeat(20_000));
    let event = parse(&text).value.unwrap();
    let selected = JsonPath::parse("$.a[*]").unwrap().select(&event);
    assert_eq!(selected.places.len(), MAX_PLACES);
    assert!(matches!(selected.found, Found::Many(nodes) if nodes.len() == 20_001));
}
