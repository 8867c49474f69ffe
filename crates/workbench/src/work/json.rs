//! The JSON of a [`Work`]: written by hand and read by the reader that events have, so that a page holds no second one.

use std::fmt::Write;

use eventglass_syntax::{Node, Span, Value, parse, push_escaped};

use super::{MAX_REFUSED, MAX_RULES, Work, WorkProblem};
use crate::inputs::{RuleInput, TargetInput, TargetKind};
use crate::report::Place;
use crate::words::shorten;

/// The key that says what it is; its value is the version.
const MARK: &str = "eventglass";
const VERSION: &str = "1";

/// The fields of a target, in the order in which they are written.
const TARGET_FIELDS: [&str; 4] = ["kind", "inputPath", "inputPathsMap", "inputTemplate"];

/// A version that is not known is shown up to so many characters.
const SHOWN: usize = 20;

/// Some programs put it before a text that they save.
const BYTE_ORDER_MARK: char = '\u{feff}';

pub(super) fn line(work: &Work) -> String {
    written(work, None)
}

pub(super) fn lines(work: &Work) -> String {
    let mut text = written(work, Some(0));
    text.push('\n');
    text
}

fn written(work: &Work, depth: Option<usize>) -> String {
    let mut writer = Writer { out: String::new(), depth };
    writer.open('{');
    writer.key(MARK);
    writer.out.push_str(VERSION);
    if !work.text.is_empty() {
        writer.key("events");
        writer.string(&work.text);
    }
    if !work.rules.is_empty() {
        writer.key("rules");
        writer.rules(&work.rules);
    }
    if !work.refused.is_empty() {
        writer.key("refused");
        writer.strings(&work.refused);
    }
    writer.index("event", work.event);
    writer.index("rule", work.rule);
    writer.close('}');
    writer.out
}

struct Writer {
    out: String,
    /// How many containers are open; none where all is one line.
    depth: Option<usize>,
}

impl Writer {
    fn open(&mut self, bracket: char) {
        self.out.push(bracket);
        self.depth = self.depth.map(|depth| depth + 1);
    }

    fn close(&mut self, bracket: char) {
        self.depth = self.depth.map(|depth| depth.saturating_sub(1));
        self.line();
        self.out.push(bracket);
    }

    fn line(&mut self) {
        if let Some(depth) = self.depth {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n("  ", depth));
        }
    }

    fn item(&mut self) {
        // A string ends with its quote, so only a container that was just opened ends with a bracket of these.
        if !self.out.ends_with(['{', '[']) {
            self.out.push(',');
        }
        self.line();
    }

    fn key(&mut self, key: &str) {
        self.item();
        self.string(key);
        self.out.push_str(if self.depth.is_some() { ": " } else { ":" });
    }

    fn rules(&mut self, rules: &[RuleInput]) {
        self.open('[');
        for rule in rules {
            self.item();
            self.open('{');
            self.key("name");
            self.string(&rule.name);
            self.key("pattern");
            self.string(&rule.pattern);
            if rule.target != TargetInput::default() {
                self.key("target");
                self.target(&rule.target);
            }
            self.close('}');
        }
        self.close(']');
    }

    fn target(&mut self, target: &TargetInput) {
        self.open('{');
        let fields =
            [target.kind.name(), &target.input_path, &target.input_paths_map, &target.input_template];
        for (key, value) in TARGET_FIELDS.into_iter().zip(fields).filter(|(_, value)| !value.is_empty()) {
            self.key(key);
            self.string(value);
        }
        self.close('}');
    }

    fn strings(&mut self, strings: &[String]) {
        self.open('[');
        for string in strings {
            self.item();
            self.string(string);
        }
        self.close(']');
    }

    fn index(&mut self, key: &str, index: usize) {
        if index > 0 {
            self.key(key);
            // Writing to a string cannot fail.
            let _ = write!(self.out, "{index}");
        }
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        push_escaped(&mut self.out, text);
        self.out.push('"');
    }
}

pub(super) fn is_file(text: &str) -> bool {
    let text = text.trim_start_matches(BYTE_ORDER_MARK).trim_ascii_start();
    let key = text.strip_prefix('{').map(str::trim_ascii_start).and_then(|rest| rest.strip_prefix('"'));
    let rest = key.and_then(|key| key.strip_prefix(MARK)?.strip_prefix('"'));
    rest.is_some_and(|rest| rest.trim_ascii_start().starts_with(':'))
}

pub(super) fn read(text: &str) -> Result<Work, WorkProblem> {
    let json = text.trim_start_matches(BYTE_ORDER_MARK);
    let parsed = parse(json);
    let mistake = parsed.problems.first().map(|problem| problem.span).or(parsed.trailing);
    match (mistake, parsed.value) {
        (Some(span), _) => Err(WorkProblem::NotJson(place(span, text.len() - json.len()))),
        (None, Some(node)) => work(&node, json),
        (None, None) => Err(WorkProblem::NotAWork),
    }
}

fn place(span: Span, before: usize) -> Place {
    Place { from: span.start + before as u32, to: span.end + before as u32 }
}

fn work(node: &Node, json: &str) -> Result<Work, WorkProblem> {
    let version = node.member(MARK).ok_or(WorkProblem::NotAWork)?.span.of(json);
    if version != VERSION {
        return Err(WorkProblem::UnknownVersion(shorten(version, SHOWN)));
    }
    let rules = rules(node)?;
    let last = rules.len().saturating_sub(1);
    Ok(Work {
        text: string(node, "events")?,
        event: index(node, "event")?,
        rule: index(node, "rule")?.min(last),
        rules,
        refused: refused(node)?,
    })
}

fn rules(node: &Node) -> Result<Vec<RuleInput>, WorkProblem> {
    match node.member("rules").map(|rules| &rules.value) {
        None => Ok(Vec::new()),
        Some(Value::Array(rules)) if rules.len() > MAX_RULES => Err(WorkProblem::TooMany(rules.len())),
        Some(Value::Array(rules)) => rules.iter().map(rule).collect(),
        Some(_) => Err(WorkProblem::BadField("rules")),
    }
}

fn rule(node: &Node) -> Result<RuleInput, WorkProblem> {
    if !node.is_object() {
        return Err(WorkProblem::BadField("rules"));
    }
    Ok(RuleInput {
        name: string(node, "name")?,
        pattern: string(node, "pattern")?,
        target: node.member("target").map_or_else(|| Ok(TargetInput::default()), target)?,
    })
}

fn target(node: &Node) -> Result<TargetInput, WorkProblem> {
    if !node.is_object() {
        return Err(WorkProblem::BadField("target"));
    }
    let [kind, input_path, input_paths_map, input_template] = TARGET_FIELDS.map(|key| string(node, key));
    let kind = TargetKind::of_name(&kind?).ok_or(WorkProblem::BadField("kind"))?;
    Ok(TargetInput {
        kind,
        input_path: input_path?,
        input_paths_map: input_paths_map?,
        input_template: input_template?,
    })
}

fn refused(node: &Node) -> Result<Vec<String>, WorkProblem> {
    let Some(list) = node.member("refused") else { return Ok(Vec::new()) };
    let strings = list.elements().iter().take(MAX_REFUSED).map(|kind| kind.as_str().map(String::from));
    let strings: Option<Vec<String>> = strings.collect();
    strings.filter(|_| matches!(list.value, Value::Array(_))).ok_or(WorkProblem::BadField("refused"))
}

fn string(node: &Node, key: &'static str) -> Result<String, WorkProblem> {
    let Some(value) = node.member(key) else { return Ok(String::new()) };
    value.as_str().map(String::from).ok_or(WorkProblem::BadField(key))
}

/// A whole number in digits, the same on machines of 32 and 64 bits.
fn index(node: &Node, key: &'static str) -> Result<usize, WorkProblem> {
    let index = match node.member(key).map(|value| &value.value) {
        None => Some(0),
        Some(Value::Number(number)) => number.lexeme().parse::<u32>().ok(),
        Some(_) => None,
    };
    index.map(|index| index as usize).ok_or(WorkProblem::BadField(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(name: &str, pattern: &str) -> RuleInput {
        RuleInput { name: name.into(), pattern: pattern.into(), ..RuleInput::default() }
    }

    #[test]
    fn what_is_empty_is_left_out() {
        let work = |text: &str, rules: &[RuleInput], event, rule| Work {
            text: text.into(),
            rules: rules.to_vec(),
            event,
            rule,
            ..Work::default()
        };
        let cases = [
            (work("", &[], 0, 0), r#"{"eventglass":1}"#),
            (work("x", &[], 0, 0), r#"{"eventglass":1,"events":"x"}"#),
            (work("", &[rule("", "")], 0, 0), r#"{"eventglass":1,"rules":[{"name":"","pattern":""}]}"#),
            (
                work("", &[rule("a", "{}"), rule("b", "")], 2, 1),
                r#"{"eventglass":1,"rules":[{"name":"a","pattern":"{}"},{"name":"b","pattern":""}],"event":2,"rule":1}"#,
            ),
            (work("a\"\\\r\n\t\u{1}é😀{", &[], 0, 0), r#"{"eventglass":1,"events":"a\"\\\r\n\t\u0001é😀{"}"#),
        ];
        for (work, json) in cases {
            assert_eq!(work.to_json(), json);
            assert_eq!(Work::from_json(json), Ok(work));
        }
    }

    #[test]
    fn a_file_has_a_line_for_each_field() {
        let work = Work { text: "{".into(), rules: vec![rule("a", "{}")], event: 1, ..Work::default() };
        let file = r#"{
  "eventglass": 1,
  "events": "{",
  "rules": [
    {
      "name": "a",
      "pattern": "{}"
    }
  ],
  "event": 1
}
"#;
        assert_eq!(work.to_file(), file);
        assert_eq!(Work::from_json(file), Ok(work));
        assert_eq!(Work::default().to_file(), "{\n  \"eventglass\": 1\n}\n");
    }

    #[test]
    fn what_is_no_work_is_refused_with_the_reason() {
        use WorkProblem as P;
        let at = |from, to| P::NotJson(Place { from, to });
        let cases = [
            ("", at(0, 0)),
            ("hello", at(0, 5)),
            (r#"{"eventglass": 1,}"#, at(17, 18)),
            ("\u{feff}{} x", at(6, 7)),
            (r#"{"eventglass":1}{"eventglass":1}"#, at(16, 32)),
            ("{}", P::NotAWork),
            ("[]", P::NotAWork),
            ("\"eventglass\"", P::NotAWork),
            (r#"{"eventglass":2}"#, P::UnknownVersion("2".into())),
            (r#"{"eventglass":"1"}"#, P::UnknownVersion("\"1\"".into())),
            (r#"{"eventglass":1.0}"#, P::UnknownVersion("1.0".into())),
            (r#"{"eventglass":[1,2,3,4,5,6,7,8,9,0]}"#, P::UnknownVersion("[1,2,3,4,5,6,7,8,9,0…".into())),
            (r#"{"eventglass":1,"events":{}}"#, P::BadField("events")),
            (r#"{"eventglass":1,"events":null}"#, P::BadField("events")),
            (r#"{"eventglass":1,"rules":{}}"#, P::BadField("rules")),
            (r#"{"eventglass":1,"rules":["x"]}"#, P::BadField("rules")),
            (r#"{"eventglass":1,"rules":[{"name":1}]}"#, P::BadField("name")),
            (r#"{"eventglass":1,"rules":[{"pattern":{}}]}"#, P::BadField("pattern")),
            (r#"{"eventglass":1,"event":-1}"#, P::BadField("event")),
            (r#"{"eventglass":1,"event":"1"}"#, P::BadField("event")),
            (r#"{"eventglass":1,"event":1.5}"#, P::BadField("event")),
            (r#"{"eventglass":1,"event":4294967296}"#, P::BadField("event")),
            (r#"{"eventglass":1,"rule":true}"#, P::BadField("rule")),
        ];
        for (text, problem) in cases {
            assert_eq!(Work::from_json(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn what_can_be_understood_is_opened() {
        let cases = [
            ("\u{feff} {\"eventglass\" : 1}\n", Work::default()),
            (r#"{"rule":7,"eventglass":1,"later":[{}]}"#, Work::default()),
            (
                r#"{"eventglass":1,"rules":[{},{}],"rule":7}"#,
                Work { rules: vec![RuleInput::default(); 2], rule: 1, ..Work::default() },
            ),
            (r#"{"eventglass":1,"event":4294967295}"#, Work { event: 4_294_967_295, ..Work::default() }),
            (
                r#"{"eventglass":1,"events":"a\ud800b"}"#,
                Work { text: "a\u{fffd}b".into(), ..Work::default() },
            ),
            (r#"{"eventglass":1,"events":"a","events":"b"}"#, Work { text: "b".into(), ..Work::default() }),
        ];
        for (text, work) in cases {
            assert_eq!(Work::from_json(text), Ok(work), "{text}");
        }
    }

    #[test]
    fn rules_are_bounded() {
        let of = |count| Work { rules: vec![RuleInput::default(); count], ..Work::default() };
        assert_eq!(Work::from_json(&of(MAX_RULES).to_json()), Ok(of(MAX_RULES)));
        assert_eq!(Work::from_json(&of(MAX_RULES + 1).to_json()), Err(WorkProblem::TooMany(MAX_RULES + 1)));
    }

    #[test]
    fn a_file_is_told_by_its_first_key() {
        for yes in [r#"{"eventglass":1}"#, " \n{ \"eventglass\" :", "\u{feff}{\"eventglass\":"] {
            assert!(Work::is_file(yes), "{yes}");
        }
        for no in [
            "",
            "{",
            "{}",
            "[\"eventglass\":",
            r#"{"eventglass"}"#,
            r#"{"eventglasses":1}"#,
            r#"{"a":1,"eventglass":1}"#,
        ] {
            assert!(!Work::is_file(no), "{no}");
        }
    }
}
