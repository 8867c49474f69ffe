//! The value of the event that was clicked, and its path.

use eventglass_delivery::JsonPath;
use eventglass_syntax::{Node, Path, Step, Text, Value};

use super::{Look, button, code, dim};
use crate::causes::{EditRow, TextSide};
use crate::delivery::readable;
use crate::markup::{Act, Piece, Role};
use crate::words::shorten;

/// How much of a value is shown.
const MAX_VALUE: usize = 60;

pub(super) fn picked(look: Look<'_>) -> Vec<Piece> {
    let found = look.shown.picked.and_then(|offset| {
        let looked = look.report.kept.looked_at(look.event)?;
        let path = path_at(&looked.root, offset)?;
        let value = path.of(&looked.root).map(readable)?;
        Some((path, value))
    });
    let Some((place, value)) = found else { return Vec::new() };
    let words = look.words();
    let path = place.to_string();
    let copy = button(words.copy_path, Act::Copy(path.clone()));
    // What AWS does not document is not put into a target.
    let used = look.rule().filter(|rule| rule.target.target().is_some()).zip(JsonPath::written(&place)).map(
        |(rule, path)| {
            button(words.use_path, Act::Target(Box::new(rule.target.with_path(&path))))
                .about(words.use_path_about)
        },
    );
    let row = vec![code(path), dim(shorten(&value, MAX_VALUE)), copy];
    let found = Piece::of(Role::Row, row).with(used);
    [found].into_iter().chain(adding(look, &place)).collect()
}

/// The tests of the clicked field that can be put into the selected rule's pattern.
fn adding(look: Look<'_>, place: &Path) -> Option<Piece> {
    let looked = look.report.kept.looked_at(look.event)?;
    let rule = look.rule()?;
    let keys: Vec<Text> = place.steps.iter().filter_map(key).collect();
    let fields = eventglass_suggest::fields(&looked.root);
    let field =
        fields.into_iter().find(|field| field.keys.steps.iter().filter_map(key).eq(keys.iter().cloned()))?;
    let tests: Vec<Piece> = field
        .tests
        .iter()
        .filter_map(|test| {
            let edits = adding_edits(&rule.pattern, &keys, &test.json)?;
            let label = shorten(&test.json, MAX_VALUE);
            let act = Act::Edit { side: TextSide::Pattern, edits };
            Some(Piece::new(Role::Button, "").with([code(label)]).act(act))
        })
        .collect();
    (!tests.is_empty()).then(|| Piece::of(Role::Row, vec![dim(look.making().add_test)]).with(tests))
}

fn key(step: &Step) -> Option<Text> {
    match step {
        Step::Key(key) => Some(key.clone()),
        Step::Index(_) => None,
    }
}

fn adding_edits(pattern: &str, keys: &[Text], test: &str) -> Option<Vec<EditRow>> {
    let edits = eventglass_diagnosis::adding(pattern, keys, test)?;
    let row =
        |edit: eventglass_diagnosis::Edit| EditRow { place: edit.span.into(), replacement: edit.replacement };
    Some(edits.into_iter().map(row).collect())
}

/// The path of the innermost value at an offset; at a key, of its value.
fn path_at(root: &Node, offset: u32) -> Option<Path> {
    let (mut node, mut path) = (root, Path::default());
    loop {
        match &node.value {
            Value::Object(members) => {
                let inside = |from: u32, to: u32| from <= offset && offset <= to;
                let member = members.iter().find(|it| inside(it.key.span.start, it.value.span.end));
                let Some(member) = member else { break };
                path = path.key(member.key.value.clone());
                node = &member.value;
            }
            Value::Array(elements) => {
                let Some(index) = elements.iter().position(|it| it.span.touches(offset)) else { break };
                path = path.index(index);
                node = elements.get(index)?;
            }
            _ => break,
        }
    }
    (!path.steps.is_empty()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use eventglass_syntax::parse;

    #[test]
    fn a_place_has_the_path_of_its_innermost_value() {
        let cases = [
            (r#"{"detail": {"imageId": "ami|-1"}}"#, "$.detail.imageId"),
            (r#"{"det|ail": {"imageId": "ami-1"}}"#, "$.detail"),
            (r#"{"resources": ["a", "b|"]}"#, "$.resources[1]"),
            (r#"{"a": {"b": 1}, "c": [{"d": tr|ue}]}"#, "$.c[0].d"),
            (r#"|{"a": 1}"#, "-"),
        ];
        for (marked, expected) in cases {
            let offset = marked.find('|').unwrap();
            let root = parse(&marked.replace('|', "")).value.unwrap();
            let path = path_at(&root, offset as u32).map_or("-".into(), |path| path.to_string());
            assert_eq!(path, expected, "{marked}");
        }
    }
}
