//! The package's own shapes, stable whatever becomes of the workbench's. `types.d.ts` declares the same.
//!
//! Bytes end here: every offset counts UTF-16 units, as JavaScript's strings do.

mod diagnoses;
mod histories;
mod suggestion;

use eventglass_workbench as workbench;
use serde::{Serialize, Serializer};
use workbench::{Inputs, PairChoice, Place, RuleInput, TargetKind, Utf16Index};

use diagnoses::{Body, Diagnosis, Doctor, Texts};
use histories::{Leftovers, Lifecycle};
pub(crate) use suggestion::Suggestion;

/// What `testEventPattern` returns.
#[derive(Serialize)]
pub(crate) struct TestResult {
    #[serde(rename = "Result")]
    pub(crate) result: bool,
}

/// What `analyze` returns.
#[derive(Serialize)]
pub(crate) struct Report<'r> {
    events: Events<'r>,
    rules: Vec<Rule<'r>>,
    /// By event, then rule.
    verdicts: Verdicts<'r>,
    amis: Vec<Ami<'r>>,
    repairs: Vec<Repair>,
    lifecycles: Vec<Lifecycle>,
    leftovers: Leftovers,
    problems: Vec<Problem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    undiagnosed: Option<usize>,
}

/// The events, each made when it is written: their bodies may be as large as the pasted text.
struct Events<'r> {
    report: &'r workbench::Report,
    pasted: Text<'r>,
}

/// The verdicts, made event by event when they are written: there may be a hundred thousand.
struct Verdicts<'r> {
    report: &'r workbench::Report,
    inputs: &'r Inputs,
    patterns: Vec<Text<'r>>,
    doctor: Doctor<'r>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Event<'r> {
    envelope: &'r str,
    chain: Vec<String>,
    source: Option<&'r str>,
    detail_type: Option<&'r str>,
    time: Option<&'r str>,
    name: &'r str,
    body: String,
    amis: Vec<Mention>,
    repairs: Vec<Repair>,
    problems: Vec<Problem>,
}

#[derive(Serialize)]
struct Repair {
    kind: String,
    replacement: String,
    from: u32,
    to: u32,
}

#[derive(Serialize)]
struct Mention {
    id: String,
    path: String,
    role: String,
    region: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    malformed: bool,
}

#[derive(Serialize)]
struct Rule<'r> {
    name: &'r str,
    problems: Vec<Problem>,
}

#[derive(Serialize)]
struct Verdict {
    matches: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<Output>,
    conditions: Vec<Condition>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    diagnoses: Vec<Diagnosis>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Output {
    Delivered { delivered: String },
    Lost { lost: String, message: String },
}

#[derive(Serialize)]
struct Condition {
    path: String,
    wants: String,
    holds: bool,
    found: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    branch: Option<Branch>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    elements: Vec<Element>,
    from: u32,
    to: u32,
}

#[derive(Serialize)]
struct Branch {
    index: usize,
    of: usize,
}

#[derive(Serialize)]
struct Element {
    path: String,
    index: usize,
    of: usize,
}

#[derive(Serialize)]
struct Ami<'r> {
    id: &'r str,
    region: Option<&'r str>,
    roles: &'r [String],
    events: &'r [usize],
    #[serde(skip_serializing_if = "is_false")]
    malformed: bool,
}

#[derive(Serialize)]
struct Problem {
    code: String,
    severity: &'static str,
    message: String,
    help: String,
    from: u32,
    to: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

impl<'r> Report<'r> {
    /// Translates a report of these inputs, with diagnoses where they are asked for. Cost: explains every pair, and
    /// diagnoses the first ones, when it is written.
    pub(crate) fn of(report: &'r workbench::Report, inputs: &'r Inputs, diagnose: Option<bool>) -> Self {
        let doctor = Doctor::new(report, diagnose);
        let patterns: Vec<Text> = inputs.rules.iter().map(|rule| Text::new(&rule.pattern)).collect();
        let pasted = Text::new(&inputs.text);
        Report {
            rules: report.rules.iter().zip(&patterns).map(|(row, pattern)| rule(row, pattern)).collect(),
            undiagnosed: Some(doctor.left_out()).filter(|count| diagnose != Some(false) && *count > 0),
            verdicts: Verdicts { report, inputs, patterns, doctor },
            amis: report.amis.iter().map(ami).collect(),
            repairs: repairs(report.repairs(), &pasted),
            lifecycles: histories::lifecycles(report),
            leftovers: histories::leftovers(report),
            problems: problems(&report.problems, &pasted),
            events: Events { report, pasted },
        }
    }
}

impl Serialize for Events<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = self.report.events.iter().enumerate();
        serializer.collect_seq(rows.map(|(index, row)| self.event(index, row)))
    }
}

impl Serialize for Verdicts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let events = 0..self.report.events.len();
        serializer.collect_seq(events.map(|event| self.of(event)))
    }
}

impl Events<'_> {
    fn event<'r>(&self, index: usize, row: &'r workbench::EventRow) -> Event<'r> {
        let view = self.report.event(index).unwrap_or_default();
        Event {
            envelope: &row.envelope,
            chain: view.chain,
            source: row.source.as_deref(),
            detail_type: row.detail_type.as_deref(),
            time: row.time.as_deref(),
            name: &row.name,
            amis: view.amis.into_iter().map(mention).collect(),
            repairs: repairs(view.repairs, &self.pasted),
            problems: problems(&view.problems, &Text::new(&view.body)),
            body: view.body,
        }
    }
}

impl Verdicts<'_> {
    fn of(&self, event: usize) -> Vec<Verdict> {
        let body = Body::default();
        let rules = self.patterns.iter().zip(&self.inputs.rules).enumerate();
        rules
            .map(|(rule, (pattern, input))| {
                self.verdict(event, rule, &Texts { pattern, event: &body }, input)
            })
            .collect()
    }

    fn verdict(&self, event: usize, rule: usize, texts: &Texts, input: &RuleInput) -> Verdict {
        let pair = self.report.explain(event, rule, &PairChoice::default());
        let lines = pair.map(|pair| pair.conditions).unwrap_or_default();
        // Without a target nobody asks what arrives.
        let is_asked = input.target.kind != TargetKind::Matched;
        let causes = self.doctor.ask(event, rule);
        Verdict {
            matches: self.report.matches(event, rule),
            output: is_asked.then(|| self.report.output(event, rule)).flatten().map(output),
            conditions: lines.into_iter().map(|line| condition(line, texts.pattern)).collect(),
            summary: causes.summary,
            diagnoses: self.doctor.told(event, causes.diagnoses, texts),
        }
    }
}

fn output(output: workbench::Output) -> Output {
    match output {
        workbench::Output::Delivered(delivered) => Output::Delivered { delivered },
        workbench::Output::Lost { code, message } => Output::Lost { lost: code, message },
    }
}

fn mention(row: workbench::MentionRow) -> Mention {
    let workbench::MentionRow { id, path, role, region, well_formed, .. } = row;
    Mention { id, path, role, region, malformed: !well_formed }
}

fn rule<'r>(row: &'r workbench::RuleRow, pattern: &Text) -> Rule<'r> {
    Rule { name: &row.name, problems: problems(&row.problems, pattern) }
}

fn condition(line: workbench::ConditionLine, pattern: &Text) -> Condition {
    let (from, to) = pattern.units(line.place);
    let element = |it: workbench::ElementLine| Element { path: it.path, index: it.index, of: it.of };
    Condition {
        path: line.path,
        wants: line.wants,
        holds: line.holds,
        found: line.found,
        branch: line.branch.map(|it| Branch { index: it.index, of: it.of }),
        elements: line.elements.into_iter().map(element).collect(),
        from,
        to,
    }
}

fn ami(row: &workbench::AmiRow) -> Ami<'_> {
    Ami {
        id: &row.id,
        region: row.region.as_deref(),
        roles: &row.roles,
        events: &row.events,
        malformed: !row.well_formed,
    }
}

fn repairs(rows: Vec<workbench::RepairRow>, pasted: &Text) -> Vec<Repair> {
    let repair = |workbench::RepairRow { kind, place, replacement }| {
        let (from, to) = pasted.units(place);
        Repair { kind, replacement, from, to }
    };
    rows.into_iter().map(repair).collect()
}

fn problems(found: &[workbench::Problem], text: &Text) -> Vec<Problem> {
    found.iter().map(|it| problem(it, text)).collect()
}

fn problem(found: &workbench::Problem, text: &Text) -> Problem {
    let (from, to) = text.units(found.place);
    let (message, help) = match &found.engine {
        Some(engine) => (engine.clone(), format!("{}: {}", found.message, found.help)),
        None => (found.message.clone(), found.help.clone()),
    };
    Problem { code: found.code.clone(), severity: found.severity.name(), message, help, from, to }
}

/// A text whose places are translated.
struct Text<'t> {
    text: &'t str,
    index: Utf16Index,
}

impl<'t> Text<'t> {
    fn new(text: &'t str) -> Self {
        Text { text, index: Utf16Index::new(text) }
    }

    fn units(&self, place: Place) -> (u32, u32) {
        (self.index.utf16(self.text, place.from), self.index.utf16(self.text, place.to))
    }
}

#[cfg(test)]
mod tests;
