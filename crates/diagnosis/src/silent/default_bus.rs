//! E06: events of AWS services on another bus than the default one.

use crate::words::{Said, Words};

use super::shell::Command;
use super::subject::Mention;
use super::{Advice, Cause, Subject, console};

pub(super) const CAUSE: Cause = Cause {
    id: "E06",
    code: "default-bus",
    title: Said {
        english: "rule on another bus than `default`",
        japanese: "ルールが `default` 以外のイベントバスにある",
    },
    applies,
};

pub(super) const ABOUT: Said = Said {
    english: "Events of AWS services, whose `source` begins with `aws.`, arrive on the bus `default` only. A rule \
                  on another bus sees them only if a rule of the default bus passes them on. Put the rule on the \
                  default bus.",
    japanese: "`source` が `aws.` で始まる AWS サービスのイベントは、イベントバス `default` にだけ届きます。別のイベントバス\
                   のルールには、デフォルトのイベントバスのルールが転送した場合にしか届きません。ルールをデフォルトの\
                   イベントバスに置いてください。",
};

fn applies(subject: &Subject<'_>) -> Option<Advice> {
    let said = subject.said("source");
    let is_aws = |it: &&Mention<'_>| it.begins_with("aws.") || (it.text == "aws" && it.is_start_of("aws."));
    // Partners have buses of their own.
    let source = said.iter().filter(is_aws).find(|it| !it.begins_with("aws.partner/"))?.shown();
    let text = Words::new(
        format!("{source} is a source of AWS: its events arrive on the bus `default` only."),
        format!("{source} は AWS のイベントソースで、イベントは `default` のイベントバスにだけ届きます。"),
    );
    let check = Words::new(
        "Check that the rule is on the bus `default`.",
        "ルールがイベントバス `default` にあることを確認してください。",
    );
    let command = Command::new("aws events describe-rule").option("--name", subject.rule);
    let region = subject.region();
    let command = command.and("--event-bus-name default").region(region).text();
    let advice = Advice::new(text, check).command(command);
    Some(advice.console(console::page("events", region, "#/rules")))
}
