//! Patterns as people paste them wrapped, and what is found in each. `UPDATE_EXPECT=1 cargo test -p eventglass-tests
//! --test wrapped` writes what is found anew.

#![expect(clippy::unwrap_used, reason = "a case that cannot be read fails the test")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use eventglass_paste::rules::{self, Form, Found, FoundTarget};
use eventglass_syntax::{Node, Value};
use eventglass_workbench::{Ask, RuleInput, Session};
use expect_test::expect_file;
use proptest::prelude::*;
use proptest::sample::Index;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pasted-rules");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|it| it == "txt"));
    cases.sort();
    cases
}

/// The form; then per rule its name, pattern and target; then the problems.
fn written(text: &str, found: Option<&Found>) -> String {
    let Some(found) = found else { return "none\n".into() };
    let mut out = found.form.name().to_owned() + "\n";
    for rule in &found.rules {
        let name = rule.name.as_deref().unwrap_or("-");
        writeln!(out, "rule {name}\n  {}", on_one_line(&rule.pattern)).unwrap();
        match &rule.target {
            None => {}
            Some(FoundTarget::InputPath(path)) => writeln!(out, "  target path {path}").unwrap(),
            Some(FoundTarget::Transformer { paths, template }) => {
                let paths: Vec<String> = paths.iter().map(|(name, path)| format!("{name}={path}")).collect();
                writeln!(out, "  target transformer {} {template:?}", paths.join(",")).unwrap();
            }
        }
    }
    for problem in &found.problems {
        writeln!(out, "problem {} {}", problem.kind.code(), on_one_line(problem.span.of(text))).unwrap();
    }
    out
}

/// Sound JSON without white space; anything else with all of it as single blanks.
fn on_one_line(text: &str) -> String {
    match serde_json::from_str::<Box<serde_json::value::RawValue>>(text) {
        Ok(_) => {
            let mut out = String::new();
            compact(&eventglass_syntax::parse(text).value.unwrap(), &mut out);
            out
        }
        Err(_) => text.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

fn compact(node: &Node, out: &mut String) {
    let item = |index: usize, out: &mut String| out.push_str(if index > 0 { "," } else { "" });
    match &node.value {
        Value::Array(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                item(index, out);
                compact(element, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (index, member) in members.iter().enumerate() {
                item(index, out);
                write!(out, "{}:", serde_json::to_string(member.key.value.as_str()).unwrap()).unwrap();
                compact(&member.value, out);
            }
            out.push('}');
        }
        Value::String(text) => out.push_str(&serde_json::to_string(text.as_str()).unwrap()),
        Value::Number(number) => out.push_str(number.lexeme()),
        Value::Bool(value) => out.push_str(&value.to_string()),
        Value::Null | Value::Unreadable => out.push_str("null"),
    }
}

#[test]
fn every_text_gives_the_rules_in_it() {
    let cases = cases();
    assert!(cases.len() >= 40, "cases were removed");
    for path in cases {
        let text = fs::read_to_string(&path).unwrap();
        let found = rules::find(&text);
        expect_file![path.with_extension("expect")].assert_eq(&written(&text, found.as_ref()));
    }
}

/// The page's first module does not know these forms, and must see that the second one may.
#[test]
fn a_plain_engine_asks_for_the_whole_one() {
    for path in cases() {
        let pattern = fs::read_to_string(&path).unwrap();
        if rules::find(&pattern).is_none() {
            continue;
        }
        let ask = Ask { rules: vec![RuleInput { pattern, ..RuleInput::default() }], ..Ask::default() };
        let (answer, _) = Session::plain().answer(ask, &mut || {});
        assert!(answer.partial, "{}", path.display());
    }
}

/// The place of a rule is where its pattern is, whatever stands around it and before it.
#[test]
fn rules_know_their_places() {
    for path in cases() {
        let text = fs::read_to_string(&path).unwrap();
        let Some(found) = rules::find(&text) else { continue };
        for rule in &found.rules {
            let place = rule.span.of(&text);
            assert!(!place.is_empty() && place.trim() == place, "{}: {place:?}", path.display());
        }
        for pair in found.rules.windows(2) {
            assert!(pair[0].span.start <= pair[1].span.start, "{}", path.display());
        }
    }
}

#[test]
fn every_form_has_a_case() {
    let found = cases().into_iter().filter_map(|path| rules::find(&fs::read_to_string(path).unwrap()));
    let known: BTreeSet<&str> = found.map(|found| found.form.name()).collect();
    let all: BTreeSet<&str> = Form::ALL.into_iter().map(Form::name).collect();
    assert_eq!(known, all);
}

#[test]
fn line_ends_make_no_difference() {
    for path in cases() {
        let text = fs::read_to_string(&path).unwrap();
        let changed = text.replace('\n', "\r\n");
        let rules = |text: &str| rules::find(text).map(|found| (found.form, names_and_patterns(&found)));
        assert_eq!(rules(&changed), rules(&text), "{}", path.display());
    }
}

fn names_and_patterns(found: &Found) -> Vec<(Option<String>, String)> {
    found.rules.iter().map(|rule| (rule.name.clone(), on_one_line(&rule.pattern))).collect()
}

fn texts() -> Vec<String> {
    cases().into_iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// The part of a text before or behind a place.
fn part(text: &str, place: Index, before: bool) -> &str {
    let at = text.floor_char_boundary(place.index(text.len()));
    if before { &text[..at] } else { &text[at..] }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_parts_of_texts_do_harm(
        parts in prop::collection::vec((prop::sample::select(texts()), any::<Index>(), any::<bool>()), 1..4),
        between in prop_oneof![Just(String::new()), "[{}\\[\\]()'\"`$,:=!<&*|#\\\\ \n\ra-z0-9é…😀-]{0,6}", any::<String>()],
    ) {
        let parts: Vec<&str> = parts.iter().map(|(text, place, before)| part(text, *place, *before)).collect();
        let text = parts.join(&between);
        if let Some(found) = rules::find(&text) {
            prop_assert!(!found.rules.is_empty());
            let spans = found.rules.iter().map(|rule| rule.span);
            for span in spans.chain(found.problems.iter().map(|problem| problem.span)) {
                prop_assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?}");
            }
        }
    }
}
