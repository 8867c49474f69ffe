//! What `types.d.ts` declares is what the package returns.

use std::collections::BTreeSet;

use eventglass_workbench::{Inputs, RuleInput, Severity, analyze, names, samples::SampleId};
use serde_json::Value;

use super::super::*;
use super::{given, reported, transformer};

const DECLARATIONS: &str = include_str!("../../types.d.ts");

#[test]
fn the_declared_names_are_the_names_in_use() {
    let severities = Severity::ALL.iter().map(|it| it.name()).collect();
    for (union, names) in [
        ("Envelope", names::envelopes()),
        ("Role", names::roles()),
        ("ProblemCode", names::codes()),
        ("Severity", severities),
        ("RepairKind", names::repairs()),
        ("StepKind", names::steps()),
        ("ImageState", names::image_states()),
        ("LossCode", names::losses()),
        ("MistakeCode", names::mistakes()),
        ("SearchedOperator", names::operators()),
    ] {
        assert_eq!(declared_union(union), names.into_iter().collect(), "{union}");
    }
}

/// The declared fields of every shape are the ones that reports have; those with a question mark may lack.
#[test]
fn the_declared_shapes_are_the_shapes_in_use() {
    let broken = r#"{"source": "a", "detail": {"imageId": "ami-123", "n": [tru]}}"#;
    let pattern =
        r#"{"$or": [{"detail": {"n": [1]}}, {"detail": {"n": [{"exists": true}]}}], "id": [{"a": 1}]}"#;
    let elements = r#"{"source": "a", "detail": {"l": [{"n": 1}, {"n": 2}]}}"#;
    let by_element = r#"{"$or": [{"detail": {"l": {"n": [2]}}}, {"detail": {"l": {"n": [3]}}}]}"#;
    let lost = RuleInput {
        pattern: r#"{"source": ["a"]}"#.into(),
        target: transformer(&[], "a"),
        ..RuleInput::default()
    };
    let mut reports = vec![
        reported(&format!("nothing {broken} {elements}"), &[pattern, by_element]),
        given(&Inputs { text: r#"{"source": "a",}"#.into(), rules: vec![lost], ..Inputs::default() }),
    ];
    reports.extend(SampleId::ALL.map(|sample| {
        let work = sample.work();
        given(&Inputs { text: work.text, rules: work.rules, ..Inputs::default() })
    }));
    // So long that nobody looks for mistakes; and a miss that is no mistake.
    let long = format!(r#"{{"source": ["{}"]}}"#, "x".repeat(20_000));
    reports.push(reported(r#"{"source": "a"}"#, &[&long, r#"{"source": ["b"]}"#, r#"{"source": "a"}"#]));
    let (told, answers) = (inexpressible(), [found(), not_found()]);
    let mut shapes = Vec::new();
    for report in &reports {
        collect(report, "Report", &mut shapes);
    }
    collect(&told, "Diagnosis", &mut shapes);
    for (answer, shape) in answers.iter().zip(["SuggestedPattern", "NoPattern"]) {
        collect(answer, shape, &mut shapes);
    }
    for shape in [
        "Report",
        "ReportedEvent",
        "Repair",
        "AmiMention",
        "ReportedRule",
        "Verdict",
        "Delivered",
        "Lost",
        "Condition",
        "Branch",
        "ArrayElement",
        "Ami",
        "Lifecycle",
        "Tag",
        "Step",
        "Leftovers",
        "Leftover",
        "Problem",
        "Diagnosis",
        "DiagnosedPlace",
        "Remedy",
        "Edit",
        "RemedyResult",
        "SuggestedPattern",
        "NoPattern",
        "Searched",
    ] {
        let declared = declared_fields(shape);
        let all: BTreeSet<&str> = declared.iter().map(|(name, _)| *name).collect();
        let always: BTreeSet<&str> =
            declared.iter().filter(|(_, optional)| !optional).map(|(name, _)| *name).collect();
        let seen: Vec<_> = shapes.iter().filter(|(name, _)| *name == shape).map(|(_, keys)| keys).collect();
        let union: BTreeSet<&str> = seen.iter().flat_map(|keys| keys.iter().copied()).collect();
        assert_eq!(union, all, "{shape}");
        assert!(seen.iter().all(|keys| always.is_subset(keys)), "{shape}");
    }
}

/// A mistake that no pattern mends.
fn inexpressible() -> Value {
    let cause = workbench::Cause {
        code: "cross-element",
        title: "",
        text: String::new(),
        places: Vec::new(),
        inexpressible: Some("There is no such pattern.".into()),
        remedies: Vec::new(),
    };
    let report = analyze(&Inputs::default());
    let texts = Texts { pattern: &Text::new(""), event: &Body::default() };
    let told = Doctor::new(&report, None).told(0, vec![cause], &texts);
    serde_json::to_value(told).unwrap()[0].clone()
}

fn suggested(wanted: &str, avoided: &str) -> Value {
    let language = workbench::Language::default();
    let answer =
        workbench::suggest_pattern(&[wanted.into()], &[avoided.into()], language, &mut || {}).unwrap();
    serde_json::to_value(Suggestion::of(answer)).unwrap()
}

fn found() -> Value {
    suggested(r#"{"a": 1}"#, r#"{"a": 2}"#)
}

fn not_found() -> Value {
    suggested(r#"{"a": 1}"#, r#"{"a": 1}"#)
}

type Shapes<'v> = Vec<(&'static str, BTreeSet<&'v str>)>;

/// The keys of every object in a report, by the name of its shape.
fn collect<'v>(value: &'v Value, shape: &'static str, shapes: &mut Shapes<'v>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, shape, shapes)),
        Value::Object(members) => {
            shapes.push((shape, members.keys().map(String::as_str).collect()));
            for (key, member) in members {
                let inner = match (shape, key.as_str()) {
                    ("Report", "events") => "ReportedEvent",
                    ("Report", "rules") => "ReportedRule",
                    ("Report", "verdicts") => "Verdict",
                    ("Report", "amis") => "Ami",
                    ("Report", "lifecycles") => "Lifecycle",
                    ("Report", "leftovers") => "Leftovers",
                    ("ReportedEvent", "amis") => "AmiMention",
                    ("Verdict", "output") if member.get("lost").is_some() => "Lost",
                    ("Verdict", "output") => "Delivered",
                    ("Lifecycle", "tags") => "Tag",
                    ("Lifecycle", "steps") => "Step",
                    ("Leftovers", "rows") => "Leftover",
                    (_, "repairs") => "Repair",
                    (_, "problems") => "Problem",
                    (_, "conditions") => "Condition",
                    (_, "searched") => "Searched",
                    (_, "diagnoses") => "Diagnosis",
                    (_, "places") => "DiagnosedPlace",
                    (_, "remedy" | "remedies") => "Remedy",
                    (_, "edits") => "Edit",
                    (_, "result") => "RemedyResult",
                    (_, "branch") => "Branch",
                    (_, "elements") => "ArrayElement",
                    _ => continue,
                };
                collect(member, inner, shapes);
            }
        }
        _ => {}
    }
}

/// The names in `export type Union = "a" | "b";`.
fn declared_union(union: &str) -> BTreeSet<&'static str> {
    let (_, rest) = DECLARATIONS.split_once(&format!("export type {union} =")).unwrap();
    let (members, _) = rest.split_once("\";").unwrap();
    let code = members.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split('|'))
        .map(|name| name.trim().trim_matches('"'))
        .filter(|it| !it.is_empty())
        .collect()
}

/// The fields in `export interface Shape { a: A; b?: B; }`, and whether they may lack.
fn declared_fields(shape: &str) -> Vec<(&'static str, bool)> {
    let (_, rest) = DECLARATIONS.split_once(&format!("export interface {shape} {{")).unwrap();
    let (fields, _) = rest.split_once("\n}").unwrap();
    let lines = fields.lines().map(str::trim).filter(|line| line.ends_with(';'));
    lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| (name.trim_end_matches('?'), name.ends_with('?')))
        .collect()
}
