//! What events tell together: lives of AMIs, and what they left behind.

use eventglass_workbench as workbench;
use serde::Serialize;
use workbench::{Moment, Report};

/// The life of an AMI.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Lifecycle {
    id: String,
    region: Option<String>,
    name: Option<String>,
    source_image: Option<String>,
    tags: Vec<Tag>,
    state: &'static str,
    instances: Vec<String>,
    steps: Vec<Step>,
}

#[derive(Serialize)]
struct Tag {
    key: String,
    value: String,
}

#[derive(Serialize)]
struct Step {
    event: usize,
    time: Option<String>,
    kind: &'static str,
    who: Option<String>,
    region: Option<String>,
    other: Option<String>,
}

/// What was created and not deleted.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Leftovers {
    rows: Vec<Leftover>,
    created: usize,
    deleted: usize,
    undone: usize,
    failed: usize,
    deletions_without_creation: usize,
    regions: Vec<String>,
    first: Option<String>,
    last: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Leftover {
    kind: &'static str,
    kind_name: &'static str,
    id: String,
    name: Option<String>,
    size: Option<String>,
    region: Option<String>,
    account: Option<String>,
    who: Option<String>,
    created: Option<String>,
    running_ms: Option<i64>,
    console: Option<String>,
    event: usize,
}

pub(super) fn lifecycles(report: &Report) -> Vec<Lifecycle> {
    report.lifecycles().into_iter().map(|life| lifecycle(report, life)).collect()
}

fn lifecycle(report: &Report, life: workbench::Lifecycle) -> Lifecycle {
    Lifecycle {
        id: life.id,
        region: life.region,
        name: life.name,
        source_image: life.source_image,
        tags: life.tags.into_iter().map(|(key, value)| Tag { key, value }).collect(),
        state: life.state.name(),
        instances: life.instances,
        steps: life.steps.into_iter().map(|it| step(report, it)).collect(),
    }
}

fn step(report: &Report, step: workbench::Step) -> Step {
    Step {
        event: step.event,
        time: iso(step.time),
        kind: step.kind.name(),
        who: step.who.map(|who| report.who(&who)),
        region: step.region,
        other: step.other,
    }
}

pub(super) fn leftovers(report: &Report) -> Leftovers {
    let left = report.leftovers();
    Leftovers {
        rows: left.rows.into_iter().map(|row| leftover(report, row)).collect(),
        created: left.created,
        deleted: left.deleted,
        undone: left.undone,
        failed: left.failed,
        deletions_without_creation: left.deletions_without_creation,
        regions: left.regions,
        first: iso(left.first),
        last: iso(left.last),
    }
}

fn leftover(report: &Report, row: workbench::Leftover) -> Leftover {
    Leftover {
        kind: row.kind,
        kind_name: row.kind_name,
        id: row.id,
        name: row.name,
        size: row.size,
        region: row.region,
        account: row.account,
        who: row.who.map(|who| report.who(&who)),
        created: iso(row.created),
        running_ms: row.running_ms,
        console: row.console,
        event: row.event,
    }
}

fn iso(time: Option<Moment>) -> Option<String> {
    time.map(|time| time.to_string())
}
