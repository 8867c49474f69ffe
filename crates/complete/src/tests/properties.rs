//! Rules that hold for every text, and for every place of every pattern.

use proptest::prelude::*;

use super::*;
use crate::choices::shown;

/// Words of a text in their order, put together with blanks of any sort.
fn laid_out(words: Vec<String>, gaps: &[usize]) -> String {
    const GAPS: [&str; 6] = ["", " ", "\n", "\n  ", "\t", " /* x */ "];
    let mut text = String::new();
    for (at, word) in words.into_iter().enumerate() {
        // A comment is no JSON, so only patterns that may be broken have some.
        text += GAPS[gaps[at % gaps.len()] % GAPS.len()];
        text += &word;
    }
    text
}

fn name() -> impl Strategy<Value = &'static str> {
    let names =
        ["source", "detail", "items", "sku", "x", "x.y", "$or", "", "na\\u0069ve", "count", "eventName"];
    prop::sample::select(names.to_vec())
}

fn scalar() -> impl Strategy<Value = &'static str> {
    let scalars =
        ["\"aws.ec2\"", "\"\"", "\"a\\\"b\"", "\"日本\"", "1", "-2.5e3", "true", "null", "\"a:b,{c]\""];
    prop::sample::select(scalars.to_vec())
}

fn operator() -> impl Strategy<Value = &'static str> {
    let operators = [
        "{ \"prefix\" : \"a\" }",
        "{ \"prefix\" : { \"equals-ignore-case\" : \"a\" } }",
        "{ \"anything-but\" : [ \"a\" , \"b\" ] }",
        "{ \"anything-but\" : { \"wildcard\" : [ \"a*\" ] } }",
        "{ \"numeric\" : [ \">\" , 1 , \"<=\" , 5 ] }",
        "{ \"cidr\" : \"10.0.0.0/8\" }",
        "{ \"exists\" : false }",
        "{ \"unknown\" : { \"x\" : [ 1 ] } }",
    ];
    prop::sample::select(operators.to_vec())
}

/// The words of a pattern, most of them valid.
fn pattern() -> impl Strategy<Value = Vec<String>> {
    let one = |word: &str| word.split(' ').map(str::to_owned).collect::<Vec<String>>();
    let alternative = prop_oneof![3 => scalar(), 2 => operator()].prop_map(one);
    let list = prop::collection::vec(alternative, 0..4).prop_map(|list| joined("[", list, "]"));
    let object = list.prop_recursive(4, 24, 3, |inner| {
        let branches = prop::collection::vec(object_of(inner.clone()), 1..3);
        let or = branches.prop_map(|list| joined("[", list, "]"));
        prop_oneof![3 => object_of(inner), 1 => or]
    });
    object_of(object)
}

fn object_of(value: impl Strategy<Value = Vec<String>>) -> impl Strategy<Value = Vec<String>> {
    let member = (name(), value).prop_map(|(name, value)| {
        let key = [format!("\"{name}\""), ":".to_owned()];
        key.into_iter().chain(value).collect()
    });
    prop::collection::vec(member, 0..4).prop_map(|members| joined("{", members, "}"))
}

fn joined(open: &str, items: Vec<Vec<String>>, close: &str) -> Vec<String> {
    let mut words = vec![open.to_owned()];
    for (at, item) in items.into_iter().enumerate() {
        words.extend((at > 0).then(|| ",".to_owned()));
        words.extend(item);
    }
    words.push(close.to_owned());
    words
}

/// An event of nested objects and lists, whose names hold no dots.
fn event() -> impl Strategy<Value = String> {
    let name = prop::sample::select(&["source", "detail", "a", "b", "é\\n", "$x", "prefix"][..]);
    let leaf = prop_oneof![4 => scalar().prop_map(str::to_owned), 1 => Just("[]".to_owned())];
    let value = leaf.prop_recursive(4, 24, 4, move |inner| {
        let list =
            prop::collection::vec(inner.clone(), 0..3).prop_map(|list| format!("[{}]", list.join(",")));
        prop_oneof![3 => members(name.clone(), inner), 1 => list]
    });
    members(prop::sample::select(&["source", "detail", "a", "id"][..]), value)
}

fn members(
    name: impl Strategy<Value = &'static str>,
    value: impl Strategy<Value = String>,
) -> impl Strategy<Value = String> {
    prop::collection::btree_map(name, value, 1..4).prop_map(|members| {
        let members: Vec<String> =
            members.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        format!("{{{}}}", members.join(","))
    })
}

/// Scraps of patterns, put together at random.
fn scraps() -> impl Strategy<Value = String> {
    let scraps = [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "'",
        "\\",
        "\n",
        "\r\n",
        " ",
        "//",
        "/*",
        "*/",
        "$or",
        "\"$or\"",
        "source",
        "\"detail\"",
        "\"prefix\"",
        "\"anything-but\"",
        "\"numeric\"",
        "\">\"",
        "あ",
        "😀",
        "\u{3000}",
        "\u{feff}",
        "1.5",
        "true",
        "\\u00",
        "{\"",
        "\":",
        "[\"",
        "\"]",
        "detail.items.",
    ];
    prop::collection::vec(prop::sample::select(scraps.to_vec()), 0..24).prop_map(|scraps| scraps.concat())
}

/// What is offered, checked for what must hold everywhere.
fn checked(text: &str, offset: usize, events: &[&str]) -> Option<Completions> {
    let nodes: Vec<Node> = events.iter().map(|event| parse(event).value.unwrap()).collect();
    let found = complete(text, offset as u32, &nodes.iter().collect::<Vec<_>>())?;
    let Span { start, end } = found.replace;
    let at = text.floor_char_boundary(offset) as u32;
    assert!(start <= at && at <= end, "{text:?} {offset} {found:?}");
    assert!(text.get(start as usize..end as usize).is_some_and(|replaced| !replaced.contains('\n')));
    assert!(!found.items.is_empty());
    for item in &found.items {
        assert!(item.insert.is_char_boundary(item.cursor) && !item.label.is_empty(), "{item:?}");
        assert!(item.seen <= events.len());
    }
    Some(found)
}

/// The mistakes of a text, each by its kind and not its place.
fn mistakes(text: &str) -> Vec<std::mem::Discriminant<SyntaxKind>> {
    parse(text).problems.iter().map(|problem| std::mem::discriminant(&problem.kind)).collect()
}

/// The text with a choice put in, and a number where one is left to fill in.
fn filled(text: &str, replace: Span, item: &Item) -> String {
    let mut insert = item.insert.clone();
    if insert[..item.cursor].ends_with("\", ") {
        insert.insert(item.cursor, '1');
    }
    applied(text, replace, &insert)
}

/// The places of a value in an event: the keys that lead there, decoded, and the value as JSON.
fn leaves(node: &Node, keys: &[String], found: &mut Vec<(Vec<String>, String)>) {
    for element in node.elements() {
        leaves(element, keys, found);
    }
    for member in node.members() {
        leaves(&member.value, &[keys, &[member.key.value.to_string()]].concat(), found);
    }
    found.extend(crate::words::scalar(&node.value).map(|json| (keys.to_vec(), json)));
}

/// Chooses at the cursor of a text.
fn choose(text: &mut String, cursor: &mut usize, event: &str, wanted: impl Fn(&Item) -> bool) {
    let found = checked(text, *cursor, &[event]).unwrap();
    let item = found.items.iter().find(|item| wanted(item)).unwrap();
    *cursor = found.replace.start as usize + item.cursor;
    *text = applied(text, found.replace, &item.insert);
}

proptest! {
    #[test]
    fn any_text_and_offset_is_bearable(text in scraps(), offset in 0..80_usize) {
        checked(&text, offset, &EVENTS);
    }

    #[test]
    fn a_choice_at_any_place_of_good_json_leaves_it_good(
        words in pattern(), gaps in prop::collection::vec(0..5_usize, 1..9), part in any::<prop::sample::Index>(),
    ) {
        let text = laid_out(words, &gaps);
        let offset = part.index(text.len() + 1);
        prop_assert_eq!(mistakes(&text), []);
        if let Some(found) = checked(&text, offset, &EVENTS) {
            for item in &found.items {
                let after = filled(&text, found.replace, item);
                prop_assert_eq!(mistakes(&after), [], "{} at {} of {}: {}", item.insert, offset, text, after);
            }
        }
    }

    #[test]
    fn a_choice_at_the_end_of_what_is_typed_makes_no_mistake_of_another_kind(
        words in pattern(), gaps in prop::collection::vec(0..6_usize, 1..9), cut in any::<prop::sample::Index>(),
    ) {
        let cut = cut.index(words.len() + 1);
        let text = laid_out(words[..cut].to_vec(), &gaps);
        let before = mistakes(&text);
        if let Some(found) = checked(&text, text.len(), &EVENTS) {
            for item in &found.items {
                let after = filled(&text, found.replace, item);
                let all = mistakes(&after);
                let is_known = all.iter().all(|kind| before.contains(kind));
                prop_assert!(is_known, "{} at the end of {}: {:?}", item.insert, text, all);
            }
        }
    }

    #[test]
    fn what_is_present_is_not_offered_again(
        words in pattern(), gaps in prop::collection::vec(0..5_usize, 1..9), part in any::<prop::sample::Index>(),
    ) {
        let text = laid_out(words, &gaps);
        let offset = part.index(text.len() + 1);
        let doubled = |text: &str| {
            let mut doubled = 0;
            let mut open: Vec<Node> = parse(text).value.into_iter().collect();
            while let Some(node) = open.pop() {
                let keys: Vec<String> = node.members().iter().map(|it| it.key.value.to_string()).collect();
                let values = node.elements().iter().filter_map(|it| crate::words::scalar(&it.value)).collect();
                for mut all in [keys, values] {
                    let len = all.len();
                    all.sort();
                    all.dedup();
                    doubled += len - all.len();
                }
                open.extend(node.members().iter().map(|it| it.value.clone()));
                open.extend(node.elements().iter().cloned());
            }
            doubled
        };
        let before = doubled(&text);
        if let Some(found) = checked(&text, offset, &EVENTS) {
            for item in found.items.iter().filter(|item| item.kind != Kind::Value || found.replace.is_empty()) {
                let after = filled(&text, found.replace, item);
                prop_assert!(doubled(&after) <= before, "{} at {} of {}", item.insert, offset, text);
            }
        }
    }

    #[test]
    fn every_value_of_an_event_can_be_reached_by_choices_alone(
        event in event(), which in any::<prop::sample::Index>(),
    ) {
        let mut all = Vec::new();
        leaves(&parse(&event).value.unwrap(), &[], &mut all);
        let Some((keys, value)) = all.get(which.index(all.len().max(1))).cloned() else { return Ok(()) };
        let (mut text, mut cursor) = (String::new(), 0);
        choose(&mut text, &mut cursor, &event, |item| item.kind == Kind::Snippet(Snippet::Object));
        for key in &keys {
            // Where a field has a value in one place and fields in another, a list is what is put in.
            if text[..cursor].ends_with('[') {
                return Ok(());
            }
            let label = shown(&crate::words::quoted(key), false);
            choose(&mut text, &mut cursor, &event, |item| {
                item.label == label && matches!(item.kind, Kind::Field | Kind::Object)
            });
        }
        if !text[..cursor].ends_with('[') {
            return Ok(());
        }
        choose(&mut text, &mut cursor, &event, |item| item.kind == Kind::Value && item.label == shown(&value, true));
        let mut expected = format!("[{value}]");
        for key in keys.iter().rev() {
            expected = format!("{{{}:{expected}}}", crate::words::quoted(key));
        }
        prop_assert_eq!(mistakes(&text), []);
        prop_assert_eq!(parse(&text).value, parse(&expected).value, "{}", text);
    }

    #[test]
    fn what_is_being_typed_is_among_the_choices(
        event in event(), which in any::<prop::sample::Index>(), before in "\\PC{0,6}", after in "[ \\n\\]}]{0,6}",
    ) {
        let mut all = Vec::new();
        leaves(&parse(&event).value.unwrap(), &[], &mut all);
        let Some((keys, value)) = all.get(which.index(all.len().max(1))).cloned() else { return Ok(()) };
        // Something else stands in the object before it, which may not be closed.
        let mut text = format!("{{\"other\": [{}],\n", crate::words::quoted(&before));
        let words = keys.iter().map(|key| crate::words::quoted(key)).chain([value]);
        for (depth, word) in words.enumerate() {
            let is_value = depth == keys.len();
            for typed in (1..word.len()).filter(|typed| word.is_char_boundary(*typed)) {
                let typing = format!("{text}{}{after}", &word[..typed]);
                let Some(found) = checked(&typing, text.len() + typed, &[&event]) else {
                    return Err(TestCaseError::fail(typing));
                };
                let label = shown(&word, false);
                let offers = |item: &Item| item.label == label && (item.kind == Kind::Value) == is_value;
                prop_assert!(found.items.iter().any(offers), "{label} in {typing}");
            }
            text += &word;
            text += if depth + 1 == keys.len() { ":[" } else { ":{" };
        }
    }
}
