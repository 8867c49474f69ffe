//! Writing patterns, laid out as people write them.

use eventglass_syntax::{Path, Text, push_text, sort_by_order};

use crate::columns::keys;

/// A list stands on one line where that line is no longer than this.
const WIDTH: usize = 100;
/// What a pattern begins with.
const FIRST: [&str; 2] = ["source", "detail-type"];

/// A member of a pattern object.
struct Entry {
    key: Text,
    value: Asked,
}

enum Asked {
    /// `["x"]`, its elements as JSON
    List(Vec<String>),
    /// `{...}`
    Group(Vec<Entry>),
}

/// The text of the pattern that asks each field for one of its tests, given as JSON. `source` and `detail-type` come
/// first, as people write them, else keys in the order in which they first appear. A field that comes twice has the tests
/// of both; one without tests is left out.
///
/// Keys are joined with a dot where nesting cannot say it: below a field that is itself asked for, and around `$or`.
pub fn pattern(ticked: &[(Path, Vec<String>)]) -> String {
    let mut out = String::new();
    push_group(&mut out, &entries(ticked), 0);
    out
}

/// The text of the pattern that asks for one of several patterns, by `$or`.
pub(crate) fn either(branches: &[Vec<(Path, Vec<String>)>]) -> String {
    let mut out = "{\n  \"$or\": [".to_owned();
    for (index, branch) in branches.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        push_line(&mut out, 2);
        push_group(&mut out, &entries(branch), 2);
    }
    out.push_str("\n  ]\n}");
    out
}

fn entries(ticked: &[(Path, Vec<String>)]) -> Vec<Entry> {
    let ticked: Vec<&(Path, Vec<String>)> = ticked.iter().filter(|(_, tests)| !tests.is_empty()).collect();
    let mut dotted: Vec<(Text, usize)> = ticked.iter().map(|(path, _)| join(&keys(path))).zip(0..).collect();
    dotted.sort_unstable();
    let mut root = Vec::new();
    for (path, tests) in &ticked {
        // As the field was spelt first: other keys with the same dotted path are the same field.
        let spelt = first_of(&join(&keys(path)), &dotted).and_then(|first| ticked.get(first));
        insert(&mut root, &nested(spelt.map_or(path, |first| &first.0), &dotted), tests);
    }
    sort_by_order(&mut root, |entry: &Entry| {
        let first = FIRST.iter().position(|key| entry.key == *key);
        first.unwrap_or(FIRST.len()) as u64
    });
    root
}

fn join(keys: &[&Text]) -> Text {
    Text::joined(keys, ".")
}

/// The first field of a dotted path, among sorted paths and the positions of their fields.
fn first_of(path: &Text, dotted: &[(Text, usize)]) -> Option<usize> {
    let at = dotted.partition_point(|(known, _)| known < path);
    dotted.get(at).filter(|(known, _)| known == path).map(|(_, position)| *position)
}

/// The keys as they nest, where the sorted paths are those of all fields.
fn nested(path: &Path, dotted: &[(Text, usize)]) -> Vec<Text> {
    let keys = keys(path);
    let mut nested = Vec::new();
    let mut start = 0;
    for end in 1..=keys.len() {
        let key = keys.get(start..end).unwrap_or_default();
        let before = keys.get(..end).map(join);
        let is_last = end == keys.len();
        let is_asked = !is_last && before.is_some_and(|before| first_of(&before, dotted).is_some());
        let is_or = |key: &[&Text]| matches!(key, [only] if **only == *"$or");
        let next_is_last_or = end + 1 == keys.len() && keys.get(end..).is_some_and(is_or);
        if is_last || !(is_asked || is_or(key) || next_is_last_or) {
            nested.push(join(key));
            start = end;
        }
    }
    nested
}

fn insert(entries: &mut Vec<Entry>, keys: &[Text], tests: &[String]) {
    let Some((key, below)) = keys.split_first() else { return };
    let is_list = below.is_empty();
    let is_it = |entry: &Entry| entry.key == *key && matches!(entry.value, Asked::List(_)) == is_list;
    let at = entries.iter().position(is_it).unwrap_or_else(|| {
        let value = if is_list { Asked::List(Vec::new()) } else { Asked::Group(Vec::new()) };
        entries.push(Entry { key: key.clone(), value });
        entries.len() - 1
    });
    match entries.get_mut(at).map(|entry| &mut entry.value) {
        Some(Asked::Group(entries)) => insert(entries, below, tests),
        Some(Asked::List(list)) => {
            let new: Vec<String> = tests.iter().filter(|test| !list.contains(test)).cloned().collect();
            list.extend(new);
        }
        None => {}
    }
}

fn push_group(out: &mut String, entries: &[Entry], depth: usize) {
    out.push('{');
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        push_line(out, depth + 1);
        let start = out.len() - 2 * (depth + 1);
        push_text(out, &entry.key);
        out.push_str(": ");
        match &entry.value {
            Asked::Group(entries) => push_group(out, entries, depth + 1),
            Asked::List(tests) => push_list(out, tests, out.len() - start, depth + 1),
        }
    }
    if !entries.is_empty() {
        push_line(out, depth);
    }
    out.push('}');
}

fn push_list(out: &mut String, tests: &[String], before: usize, depth: usize) {
    let short = short_list(tests);
    if tests.len() < 2 || before + short.chars().count() <= WIDTH {
        out.push_str(&short);
        return;
    }
    out.push('[');
    for (index, test) in tests.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        push_line(out, depth + 1);
        out.push_str(test);
    }
    push_line(out, depth);
    out.push(']');
}

/// A list on one line.
pub(crate) fn short_list(elements: &[String]) -> String {
    ["[", &elements.join(", "), "]"].concat()
}

fn push_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

#[cfg(test)]
mod tests {
    use super::*;
    use eventglass_syntax::Step;

    /// The pattern of fields, their keys separated by `/`, with tests.
    fn check(ticked: &[(&str, &[&str])], expected: &str) {
        let path = |keys: &str| Path { steps: keys.split('/').map(|key| Step::Key(key.into())).collect() };
        let tests = |tests: &[&str]| tests.iter().map(|test| (*test).to_owned()).collect();
        let ticked: Vec<(Path, Vec<String>)> =
            ticked.iter().map(|(keys, list)| (path(keys), tests(list))).collect();
        assert_eq!(pattern(&ticked), expected);
    }

    #[test]
    fn keys_nest_in_the_order_in_which_they_come() {
        check(
            &[
                ("detail/b", &["1"]),
                ("detail-type", &[r#""x""#]),
                ("a", &["2"]),
                ("detail/c/d", &["3"]),
                ("source", &["4"]),
            ],
            r#"{
  "source": [4],
  "detail-type": ["x"],
  "detail": {
    "b": [1],
    "c": {
      "d": [3]
    }
  },
  "a": [2]
}"#,
        );
        check(&[], "{}");
        check(&[("a", &[])], "{}");
    }

    #[test]
    fn a_field_that_comes_twice_has_all_tests_once() {
        check(&[("a/b", &["1", "2"]), ("a.b", &["2", "3"])], "{\n  \"a\": {\n    \"b\": [1, 2, 3]\n  }\n}");
    }

    #[test]
    fn keys_are_joined_where_nesting_cannot_say_it() {
        check(&[("a", &["1"]), ("a/b", &["2"])], "{\n  \"a\": [1],\n  \"a.b\": [2]\n}");
        check(
            &[("a/b/c", &["2"]), ("a", &["1"]), ("a/b/d", &["3"])],
            "{\n  \"a.b\": {\n    \"c\": [2],\n    \"d\": [3]\n  },\n  \"a\": [1]\n}",
        );
        check(&[("$or/a", &["1"])], "{\n  \"$or.a\": [1]\n}");
        check(&[("a/$or", &["1"])], "{\n  \"a.$or\": [1]\n}");
        check(&[("a/$or/b", &["1"])], "{\n  \"a\": {\n    \"$or.b\": [1]\n  }\n}");
    }

    #[test]
    fn long_lists_have_a_line_for_each_test() {
        let (short, long) = ("1".repeat(40), "1".repeat(50));
        check(&[("a", &[&short, &short])], &format!("{{\n  \"a\": [{short}, {short}]\n}}"));
        check(&[("a", &[&long, &short])], &format!("{{\n  \"a\": [\n    {long},\n    {short}\n  ]\n}}"));
        let whole = "1".repeat(120);
        check(&[("a", &[&whole])], &format!("{{\n  \"a\": [{whole}]\n}}"));
    }
}
