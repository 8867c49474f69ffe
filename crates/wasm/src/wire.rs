//! The package's own shapes, stable whatever becomes of the workbench's. `types.d.ts` declares the same.
//!
//! Bytes end here: every offset counts UTF-16 units, as JavaScript's strings do.

use eventglass_workbench as workbench;
use serde::Serialize;
use workbench::{Inputs, PairChoice, Place, Utf16Index};

/// What `testEventPattern` returns.
#[derive(Debug, Serialize)]
pub(crate) struct TestResult {
    #[serde(rename = "Result")]
    pub(crate) result: bool,
}

/// What `analyze` returns.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    events: Vec<Event>,
    rules: Vec<Rule>,
    /// By event, then rule.
    verdicts: Vec<Vec<Verdict>>,
    amis: Vec<Ami>,
    problems: Vec<Problem>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    envelope: String,
    source: Option<String>,
    detail_type: Option<String>,
    time: Option<String>,
    name: String,
    body: String,
    amis: Vec<Mention>,
    problems: Vec<Problem>,
}

#[derive(Debug, Serialize)]
struct Mention {
    id: String,
    path: String,
    role: String,
    region: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    malformed: bool,
}

#[derive(Debug, Serialize)]
struct Rule {
    name: String,
    problems: Vec<Problem>,
}

#[derive(Debug, Serialize)]
struct Verdict {
    matches: bool,
    conditions: Vec<Condition>,
}

#[derive(Debug, Serialize)]
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

#[derive(Debug, Serialize)]
struct Branch {
    index: usize,
    of: usize,
}

#[derive(Debug, Serialize)]
struct Element {
    path: String,
    index: usize,
    of: usize,
}

#[derive(Debug, Serialize)]
struct Ami {
    id: String,
    region: Option<String>,
    roles: Vec<String>,
    events: Vec<usize>,
    #[serde(skip_serializing_if = "is_false")]
    malformed: bool,
}

#[derive(Debug, Serialize)]
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

impl Report {
    /// Translates a report of these inputs. Cost: explains every pair.
    pub(crate) fn of(report: &workbench::Report, inputs: &Inputs) -> Self {
        let patterns: Vec<Text> = inputs.rules.iter().map(|rule| Text::new(&rule.pattern)).collect();
        let events = 0..report.events.len();
        Report {
            events: report.events.iter().enumerate().map(|(index, row)| event(report, index, row)).collect(),
            rules: report.rules.iter().zip(&patterns).map(|(row, pattern)| rule(row, pattern)).collect(),
            verdicts: events.map(|event| verdicts(report, event, &patterns)).collect(),
            amis: report.amis.iter().map(ami).collect(),
            problems: problems(&report.problems, &Text::new(&inputs.text)),
        }
    }
}

fn event(report: &workbench::Report, index: usize, row: &workbench::EventRow) -> Event {
    let (body, amis, found) =
        report.event(index).map(|view| (view.body, view.amis, view.problems)).unwrap_or_default();
    Event {
        envelope: row.envelope.clone(),
        source: row.source.clone(),
        detail_type: row.detail_type.clone(),
        time: row.time.clone(),
        name: row.name.clone(),
        amis: amis.into_iter().map(mention).collect(),
        problems: problems(&found, &Text::new(&body)),
        body,
    }
}

fn mention(row: workbench::MentionRow) -> Mention {
    let workbench::MentionRow { id, path, role, region, well_formed, .. } = row;
    Mention { id, path, role, region, malformed: !well_formed }
}

fn rule(row: &workbench::RuleRow, pattern: &Text) -> Rule {
    Rule { name: row.name.clone(), problems: problems(&row.problems, pattern) }
}

fn verdicts(report: &workbench::Report, event: usize, patterns: &[Text]) -> Vec<Verdict> {
    let verdict = |(rule, pattern): (usize, &Text)| {
        let pair = report.explain(event, rule, &PairChoice::default());
        let lines = pair.map(|pair| pair.conditions).unwrap_or_default();
        Verdict {
            matches: report.matches(event, rule),
            conditions: lines.into_iter().map(|line| condition(line, pattern)).collect(),
        }
    };
    patterns.iter().enumerate().map(verdict).collect()
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

fn ami(row: &workbench::AmiRow) -> Ami {
    Ami {
        id: row.id.clone(),
        region: row.region.clone(),
        roles: row.roles.clone(),
        events: row.events.clone(),
        malformed: !row.well_formed,
    }
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
