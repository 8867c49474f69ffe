//! The silent causes against subjects written by hand: `silent/<code>.txt` holds subjects that have one, and others that
//! come near and have it not.
//!
//! A subject begins with `=== name`; its parts with `--- part`: `pattern`, `event`, `rule` (its name), `target` (that
//! there is one), then what must come out: `shown` or `hidden`, `names` (what stands in the words of both languages),
//! `unnamed` (what stands in none), `command`, `console`. A part `repeat` tells how often `X` stands in the pattern for
//! each `§`.

#![expect(clippy::unwrap_used, reason = "a subject that cannot be read fails the test")]

#[path = "shared/written.rs"]
mod written;

use std::fs;
use std::path::{Path, PathBuf};

use eventglass_diagnosis::{Advice, CAUSES, Subject, catch_all, silent};
use eventglass_pattern::compile;
use eventglass_syntax::parse;

use written::{Written, read};

/// The pattern, with its repetitions written out.
fn pattern(written: &Written) -> String {
    let repeated = "X".repeat(written.part("repeat").map_or(0, |times| times.parse().unwrap()));
    written.part("pattern").unwrap_or_default().replace('§', &repeated)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("silent")
}

/// What is told of a cause, by its code.
fn told(code: &str, written: &Written) -> Option<Advice> {
    let pattern = pattern(written);
    let compiled = compile(&pattern);
    let event = written.part("event").and_then(|text| parse(text).value);
    let subject = Subject {
        pattern: compiled.pattern.as_ref(),
        text: &pattern,
        event: event.as_ref(),
        has_target: written.part("target").is_some(),
        rule: written.part("rule").unwrap_or("my-rule"),
    };
    silent(&subject).into_iter().find(|(cause, _)| cause.code == code).map(|(_, advice)| advice)
}

fn check(code: &str, written: &Written) -> Vec<String> {
    let told = told(code, written);
    let shown = written.part("shown").is_some();
    if shown == written.part("hidden").is_some() || shown != told.is_some() {
        return vec![format!("shown: {}", told.is_some())];
    }
    let mut wrong = Vec::new();
    let Some(advice) = told else { return wrong };
    let words = advice.text.clone().and(&advice.check);
    let (english, japanese) = (words.english, words.japanese);
    for name in written.lines("names").filter(|name| !english.contains(name) || !japanese.contains(name)) {
        wrong.push(format!("{name} is not named: {english} / {japanese}"));
    }
    for name in written.lines("unnamed").filter(|name| english.contains(name) || japanese.contains(name)) {
        wrong.push(format!("{name} is named: {english} / {japanese}"));
    }
    for (part, found) in [("command", &advice.command), ("console", &advice.console)] {
        let found = found.as_deref().unwrap_or_default();
        wrong
            .extend(written.part(part).filter(|wanted| *wanted != found).map(|_| format!("{part}: {found}")));
    }
    wrong
}

#[test]
fn a_cause_is_shown_when_it_should_be_and_not_when_it_should_not() {
    // `CAUSE=no-trail` looks at one only.
    let only = std::env::var("CAUSE").ok();
    let mut wrong = Vec::new();
    for cause in CAUSES.iter().filter(|it| only.as_ref().is_none_or(|only| it.code == only)) {
        let text = fs::read_to_string(folder().join(format!("{}.txt", cause.code))).unwrap_or_default();
        let subjects = read(&text);
        let shown = subjects.iter().filter(|it| it.part("shown").is_some()).count();
        let hidden = subjects.len() - shown;
        // What comes into question for every rule is never hidden.
        if shown < 3 || (hidden < 3 && cause.id != "E07") {
            wrong.push(format!("{}: {shown} subjects that have it and {hidden} that have not", cause.code));
        }
        for subject in &subjects {
            let told = check(cause.code, subject);
            wrong.extend(told.into_iter().map(|it| format!("{}, {}: {it}", cause.code, subject.name)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_of_subjects_is_of_a_cause() {
    let names =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let foreign: Vec<String> =
        names.filter(|name| CAUSES.iter().all(|it| format!("{}.txt", it.code) != *name)).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
}

#[test]
fn a_catch_all_is_known_by_its_pattern_alone() {
    let text = fs::read_to_string(folder().join("catch-all.txt")).unwrap();
    for subject in read(&text) {
        let compiled = compile(&pattern(&subject));
        let found = compiled.pattern.as_ref().and_then(catch_all).is_some();
        assert_eq!(found, subject.part("shown").is_some(), "{}", subject.name);
    }
}
