//! Pasted texts and what is found in them. `UPDATE_EXPECT=1 cargo test -p eventglass-tests --test pasted` writes it anew.
//!
//! Below `pasted/` each `<name>.txt` is a text as somebody pastes it, and `<name>.expect` what it must give: `source`
//! before the events of a part with a name, `event` with the chain of envelopes and on the next line the event, `problem`
//! with what it points at, `repair` with what was repaired.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use eventglass_event::{Event, IngestProblem, Ingested, Severity, ingest};
use eventglass_repair::{Repair, repair};
use eventglass_syntax::{Node, Value, push_text};
use eventglass_workbench::{Inputs, Report, analyze};
use expect_test::expect_file;

/// How much of the text a problem points at is told.
const POINTED_AT: usize = 60;

/// What was read, and the text that its places belong to.
struct Reading {
    text: String,
    found: Ingested,
    /// Each repair by its kind, with the text that was repaired.
    repairs: Vec<(String, String)>,
}

/// Reads a text as the report says that it was read: as it stands, or repaired.
fn read(text: &str, report: &Report) -> Reading {
    if report.repairs().is_empty() {
        return Reading { text: text.to_owned(), found: ingest(text, 1_000), repairs: Vec::new() };
    }
    let repaired = repair(text, &[]);
    let told = |it: &Repair| (it.kind.name().to_owned(), it.span.of(text).to_owned());
    let repairs = repaired.repairs.iter().map(told).collect();
    Reading { found: ingest(&repaired.text, 1_000), text: repaired.text, repairs }
}

/// The workbench finds the same.
fn check_report(text: &str, report: &Report, reading: &Reading) {
    let repairs: Vec<String> = report.repairs().into_iter().map(|it| it.kind).collect();
    assert_eq!(repairs, reading.repairs.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(), "{text}");
    assert_eq!(report.events.len(), reading.found.events.len(), "{text}");
    for (index, event) in reading.found.events.iter().enumerate() {
        let view = report.event(index).unwrap();
        assert_eq!(view.chain, event.chain.iter().map(|it| it.name()).collect::<Vec<_>>(), "{text}");
        assert_eq!(view.body, event.body(&reading.text), "{text}");
        let place = report.events.get(index).unwrap().place;
        assert!(text.get(place.from as usize..place.to as usize).is_some(), "{text}");
    }
}

/// All texts below a folder, in the order of their names.
fn texts(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(texts(&path));
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn written(reading: &Reading) -> String {
    let mut out = String::new();
    let mut sources = reading.found.sources.iter().peekable();
    for (index, event) in reading.found.events.iter().enumerate() {
        while let Some(source) = sources.next_if(|source| source.events.start <= index) {
            writeln!(out, "source {}", source.name).unwrap();
        }
        let chain: Vec<&str> = event.chain.iter().map(|envelope| envelope.name()).collect();
        writeln!(out, "event {}\n{}", chain.join(" > "), compact(&event.node)).unwrap();
        problems(&mut out, &event.problems, &reading.text);
        check_body(event, &reading.text);
    }
    for source in sources {
        writeln!(out, "source {}", source.name).unwrap();
    }
    problems(&mut out, &reading.found.problems, &reading.text);
    for (kind, repaired) in &reading.repairs {
        writeln!(out, "repair {kind} {}", one_line(repaired)).unwrap();
    }
    out
}

/// Problems that are no mere notes: of an event below it, of none at the end.
fn problems(out: &mut String, problems: &[IngestProblem], text: &str) {
    for problem in problems.iter().filter(|problem| problem.kind.severity() != Severity::Note) {
        let pointed_at = one_line(problem.span.of(text));
        writeln!(out, "problem {} {pointed_at}", problem.kind.code()).unwrap();
    }
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(POINTED_AT).collect()
}

/// The text of an event is the event.
fn check_body(event: &Event, text: &str) {
    if !event.is_broken() {
        let body = event.body(text);
        let read = eventglass_syntax::parse(&body);
        assert!(read.problems.is_empty() && read.value.as_ref() == Some(&event.node), "{body}");
    }
}

/// JSON text without a blank.
fn compact(node: &Node) -> String {
    let list = |items: Vec<String>| items.join(",");
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.lexeme().to_owned(),
        Value::String(text) => quoted(text),
        Value::Array(elements) => format!("[{}]", list(elements.iter().map(compact).collect())),
        Value::Object(members) => {
            let member =
                |it: &eventglass_syntax::Member| format!("{}:{}", quoted(&it.key.value), compact(&it.value));
            format!("{{{}}}", list(members.iter().map(member).collect()))
        }
        Value::Unreadable => "?".to_owned(),
    }
}

fn quoted(text: &eventglass_syntax::Text) -> String {
    let mut out = String::new();
    push_text(&mut out, text);
    out
}

#[test]
fn every_text_gives_what_it_must() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pasted");
    let all = texts(&folder);
    assert!(all.len() >= 120, "{} texts", all.len());
    for path in all {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let report = analyze(&Inputs { text: text.clone(), ..Inputs::default() });
        let reading = read(&text, &report);
        check_report(&text, &report, &reading);
        expect_file![path.with_extension("expect")].assert_eq(&written(&reading));
    }
}
