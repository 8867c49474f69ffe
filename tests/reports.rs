//! The report of every sample, as text. `UPDATE_EXPECT=1 cargo test -p eventglass-tests` writes them anew.

#![expect(clippy::unwrap_used, reason = "a report that lacks something fails the test")]

use std::fmt::Write;

use eventglass_workbench::samples::SampleId;
use eventglass_workbench::{Inputs, PairChoice, Report, analyze};
use expect_test::expect_file;

fn report(sample: SampleId) -> Report {
    let work = sample.work();
    analyze(&Inputs { text: work.text, rules: work.rules, ..Inputs::default() })
}

fn written(report: &Report) -> String {
    let mut out = String::new();
    for (index, event) in report.events.iter().enumerate() {
        let verdicts: Vec<&str> =
            (0..report.rules.len()).map(|rule| if report.matches(index, rule) { "+" } else { "-" }).collect();
        writeln!(
            out,
            "{} {} {} {}",
            verdicts.join(" "),
            event.time.as_deref().unwrap(),
            event.name,
            event.envelope
        )
        .unwrap();
        for problem in report.event(index).unwrap().problems {
            writeln!(out, "    {} {}", problem.severity.name(), problem.message).unwrap();
        }
    }
    for ami in report.amis.iter() {
        writeln!(out, "{} {} {}", ami.id, ami.region.as_deref().unwrap(), ami.roles.join(", ")).unwrap();
    }
    for life in report.lifecycles() {
        let steps: Vec<&str> = life.steps.iter().map(|step| step.kind.name()).collect();
        writeln!(out, "{}: {} ({})", life.id, steps.join(", "), life.state.name()).unwrap();
    }
    for left in report.leftovers().rows {
        writeln!(out, "left over: {} {} {:?}", left.kind_name, left.id, left.size.unwrap_or_default())
            .unwrap();
    }
    for (rule, row) in report.rules.iter().enumerate() {
        for event in 0..report.events.len() {
            let pair = report.explain(event, rule, &PairChoice::default()).unwrap();
            assert_eq!(pair.matches, report.matches(event, rule), "an explanation agrees with its verdict");
            let name = &report.events.get(event).unwrap().name;
            writeln!(out, "\n{} on {event} {name}: {} of {}", row.name, pair.held, pair.total).unwrap();
            for line in pair.conditions {
                let sign = if line.holds { "✓" } else { "✕" };
                writeln!(out, "  {sign} {} {} | {}", line.path, line.wants, line.found).unwrap();
            }
            if let Some(delivery) = report.delivery(event, rule) {
                writeln!(out, "  {:.200}", format!("{:?}", delivery.outcome)).unwrap();
            }
        }
    }
    out
}

#[test]
fn every_sample_reports_what_it_should() {
    for sample in SampleId::ALL {
        let text = written(&report(sample));
        match sample {
            SampleId::TaggedImage => expect_file!["reports/tagged-image.txt"].assert_eq(&text),
            SampleId::TaggedLater => expect_file!["reports/tagged-later.txt"].assert_eq(&text),
            SampleId::RunInstances => expect_file!["reports/run-instances.txt"].assert_eq(&text),
            SampleId::ConfigChanges => expect_file!["reports/config-changes.txt"].assert_eq(&text),
            SampleId::EveryEvent => expect_file!["reports/every-event.txt"].assert_eq(&text),
            SampleId::Leftovers => expect_file!["reports/leftovers.txt"].assert_eq(&text),
        }
    }
}
