//! The catalogue of mistakes against cases written by hand: `mistakes/<code>.txt` holds variations of one mistake.
//!
//! A case begins with `=== name`; its parts with `--- part`: `pattern`, `event`, `others` (one event a line), then what
//! must come out: `first` (the code that comes first, that of the file where nothing is said), `remedied` (the pattern
//! as the first remedy leaves it) or `event remedied`, `inexpressible` (no pattern does it; a text in it is the nearest),
//! `then` (`matches`, `no match`, `refused`, `2 of 3`; `matches` for a miss, `no match` for a match where nothing is
//! said), `others then` (how many of the others match), `names` (what stands in the words of both languages), `second`
//! (a code that is found too), `absent` (codes that are not found), `summary` (`unrelated`, `differs`).

#![expect(clippy::unwrap_used, reason = "a case that cannot be read fails the test")]

#[path = "shared/written.rs"]
mod written;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use eventglass_diagnosis::{
    ABOUT_CAUSES, CATALOGUE, CAUSES, Case, Diagnoses, Diagnosis, Others, Outcome, PAGES, Said, Side, Summary,
    diagnose,
};
use eventglass_syntax::{Node, parse};
use expect_test::expect_file;

use written::{Written, read};

fn event(text: &str) -> Node {
    parse(text).value.unwrap()
}

fn check(code: &str, written: &Written) -> Result<(), String> {
    let pattern = written.part("pattern").ok_or("no pattern")?;
    let event_text = written.part("event").ok_or("no event")?;
    let root = event(event_text);
    let others: Vec<Node> = written.lines("others").map(event).collect();
    let others = Others::new(&others);
    let case = Case::new(pattern, event_text, &root, &others);
    let told = diagnose(&case, &mut || {});
    let found: Vec<&str> = told.found.iter().map(|it| it.mistake.code).collect();
    for code in written.lines("absent") {
        let is_known = CATALOGUE.iter().any(|it| it.code == code);
        expect(is_known && !found.contains(&code), || format!("{code} is found, or unknown: {found:?}"))?;
    }
    for code in written.lines("second") {
        expect(found.contains(&code), || format!("{code} is not found: {found:?}"))?;
    }
    if let Some(wanted) = written.part("summary") {
        let summary = told.summary.as_ref().map_or("", |summary| match summary {
            Summary::Unrelated(_) => "unrelated",
            Summary::Differs(_) => "differs",
        });
        expect(summary == wanted, || format!("summary {summary:?}: {found:?}"))?;
        let words = told.summary.as_ref().unwrap().words();
        for name in written.lines("names") {
            let is_named = words.english.contains(name) && words.japanese.contains(name);
            expect(is_named, || format!("{name} is not named: {words:?}"))?;
        }
        return Ok(());
    }
    if written.part("absent").is_some() && written.part("first").is_none() {
        return Ok(());
    }
    let wanted = written.part("first").unwrap_or(code);
    let first = told.found.first().filter(|it| it.mistake.code == wanted);
    let first = first.ok_or_else(|| format!("{wanted} is not first: {found:?}, {:?}", told.summary))?;
    is_named(first, written)?;
    answer(&told, first, written)
}

fn is_named(first: &Diagnosis, written: &Written) -> Result<(), String> {
    for name in written.lines("names") {
        let why = first.inexpressible.clone().unwrap_or_default();
        let words = [&first.text.english, &why.english].map(String::as_str).concat();
        let japanese = [&first.text.japanese, &why.japanese].map(String::as_str).concat();
        expect(words.contains(name) && japanese.contains(name), || {
            format!("{name} is not named: {words} / {japanese}")
        })?;
    }
    Ok(())
}

fn answer(told: &Diagnoses, first: &Diagnosis, written: &Written) -> Result<(), String> {
    let remedy = first.remedies.first();
    let of = |side: Side| remedy.filter(|it| it.side == side).map_or("", |it| it.text.as_str());
    if let Some(nearest) = written.part("inexpressible") {
        expect(first.inexpressible.is_some(), || "a remedy is offered".into())?;
        return expect(of(Side::Pattern) == nearest, || format!("nearest: {}", of(Side::Pattern)));
    }
    match (written.part("remedied"), written.part("event remedied")) {
        (Some(wanted), _) => {
            expect(of(Side::Pattern) == wanted, || format!("remedied: {}", of(Side::Pattern)))?;
        }
        (_, Some(wanted)) => {
            expect(of(Side::Event) == wanted, || format!("event remedied: {}", of(Side::Event)))?;
        }
        _ => return Ok(()),
    }
    let outcome = remedy.unwrap().outcome;
    let usual = if told.now.matches { "no match" } else { "matches" };
    let wanted = written.part("then").unwrap_or(usual);
    expect(then(outcome) == wanted, || format!("then {}", then(outcome)))?;
    match written.part("others then") {
        Some(wanted) => expect(outcome.others.to_string() == wanted, || format!("{} others", outcome.others)),
        None => Ok(()),
    }
}

fn then(outcome: Outcome) -> String {
    match outcome {
        Outcome { errors: 1.., .. } => "refused".into(),
        Outcome { matches: true, .. } => "matches".into(),
        Outcome { held, total, .. } if total - held == 1 || total == 0 => "no match".into(),
        Outcome { held, total, .. } => format!("{held} of {total}"),
    }
}

fn expect(holds: bool, told: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(told()) }
}

#[test]
fn every_variation_has_its_mistake_first_and_its_remedy() {
    // `MISTAKE=typo-field` looks at one only.
    let only = std::env::var("MISTAKE").ok();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("mistakes");
    let mut wrong = Vec::new();
    for mistake in CATALOGUE.iter().filter(|it| only.as_ref().is_none_or(|only| it.code == only)) {
        let file = folder.join(format!("{}.txt", mistake.code));
        let cases = read(&fs::read_to_string(&file).unwrap_or_default());
        let positive = cases.iter().filter(|case| case.part("absent").is_none()).count();
        if positive < 4 {
            wrong.push(format!(
                "{}: {positive} cases, not the catalogue's and three variations",
                mistake.code
            ));
        }
        for case in &cases {
            let told = check(mistake.code, case);
            wrong.extend(told.err().map(|it| format!("{}, {}: {it}", mistake.code, case.name)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_examples_of_the_catalogue_do_what_they_say() {
    let mut wrong = Vec::new();
    for (mistake, page) in CATALOGUE.into_iter().zip(PAGES) {
        let example = page.example;
        let root = event(example.event);
        let others = Others::default();
        let case = Case::new(example.pattern, example.event, &root, &others);
        let told = diagnose(&case, &mut || {});
        let first = told.found.first().filter(|it| it.mistake.code == mistake.code);
        let remedy = first.and_then(|it| it.remedies.first()).map(|it| it.text.as_str());
        if first.is_none() || example.remedied.is_some_and(|wanted| remedy != Some(wanted)) {
            let found: Vec<&str> = told.found.iter().map(|it| it.mistake.code).collect();
            wrong.push(format!("{}: {found:?} {remedy:?}", mistake.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn the_folder_has_no_other_files() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("mistakes");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| CATALOGUE.iter().all(|it| format!("{}.txt", it.code) != *name)).collect()
}

#[test]
fn every_file_of_cases_is_of_a_mistake() {
    let foreign: Vec<String> =
        the_folder_has_no_other_files().into_iter().filter(|name| name != "summaries.txt").collect();
    assert!(foreign.is_empty(), "{foreign:?}");
}

#[test]
fn what_is_no_mistake_is_summed_up() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("mistakes/summaries.txt");
    for case in read(&fs::read_to_string(file).unwrap()) {
        if let Err(told) = check("", &case) {
            panic!("{}: {told}", case.name);
        }
    }
}

/// The words around the reference, in one language.
struct Reference {
    file: &'static str,
    tell: fn(Said) -> &'static str,
    title: &'static str,
    about: &'static str,
    silent: &'static str,
    silent_about: &'static str,
    pattern: &'static str,
    event: &'static str,
    remedied: &'static str,
    inexpressible: &'static str,
}

const REFERENCES: [Reference; 2] = [
    Reference {
        file: "mistakes.md",
        tell: |said| said.english,
        title: "Mistakes in event patterns",
        about: "What people get wrong with EventBridge event patterns. Eventglass recognises each of these in any pattern and \
                event, names the place, and offers remedies that it has tried. This page is made from the catalogue in \
                `crates/diagnosis`.",
        silent: "When the pattern is right and the rule is silent",
        silent_about: "What else keeps events from a rule. Eventglass tells it where the rule or the event mention what it \
                       is about.",
        pattern: "Pattern",
        event: "Event",
        remedied: "Mended",
        inexpressible: "No pattern does it, or the event has to change.",
    },
    Reference {
        file: "mistakes.ja.md",
        tell: |said| said.japanese,
        title: "イベントパターンでよくある間違い",
        about: "EventBridge のイベントパターンで間違えやすいことの一覧です。Eventglass はこれらをどのパターンとイベントでも見つけ、該当\
                箇所を示し、実際に試した修正を提案します。このページは `crates/diagnosis` のカタログから生成しています。",
        silent: "パターンは正しいのにルールが動かないとき",
        silent_about: "パターン以外にイベントが届かなくなる原因です。Eventglass は、ルールやイベントの内容に関係するものを表示します。",
        pattern: "パターン",
        event: "イベント",
        remedied: "修正後",
        inexpressible: "パターンでは実現できないか、イベント側の変更が必要です。",
    },
];

fn page(reference: &Reference) -> String {
    let Reference { tell, .. } = reference;
    let mut out = format!("# {}\n\n{}\n", reference.title, reference.about);
    for (mistake, page) in CATALOGUE.into_iter().zip(PAGES) {
        let example = page.example;
        let (id, title) = (mistake.id, tell(mistake.title));
        write!(out, "\n## {id} {title}\n\n`{}`\n\n{}\n", mistake.code, tell(page.about)).unwrap();
        let code = |name: &str, text: &str| format!("\n{name}:\n\n```json\n{text}\n```\n");
        out.push_str(&code(reference.pattern, example.pattern));
        out.push_str(&code(reference.event, example.event));
        match example.remedied {
            Some(remedied) => out.push_str(&code(reference.remedied, remedied)),
            None => write!(out, "\n{}\n", reference.inexpressible).unwrap(),
        }
    }
    write!(out, "\n# {}\n\n{}\n", reference.silent, reference.silent_about).unwrap();
    for (cause, about) in CAUSES.into_iter().zip(ABOUT_CAUSES) {
        let (id, title) = (cause.id, tell(cause.title));
        write!(out, "\n## {id} {title}\n\n`{}`\n\n{}\n", cause.code, tell(about)).unwrap();
    }
    out
}

/// `UPDATE_EXPECT=1` writes them anew.
#[test]
fn the_reference_is_made_from_the_catalogue() {
    for reference in &REFERENCES {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs").join(reference.file);
        expect_file![file].assert_eq(&page(reference));
    }
}

#[test]
fn every_mistake_and_cause_has_a_name_of_its_own() {
    let codes = CATALOGUE.iter().map(|it| it.code).chain(CAUSES.iter().map(|it| it.code));
    let ids = CATALOGUE.iter().map(|it| it.id).chain(CAUSES.iter().map(|it| it.id));
    let mut known = BTreeSet::new();
    for name in codes.chain(ids) {
        assert!(known.insert(name), "{name}");
    }
}
