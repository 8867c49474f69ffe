//! E02: a call that only reads.

use eventglass_pattern::{Alternative, Equals, Op};

use crate::words::{Said, Words, code, listed};

use super::shell::Command;
use super::subject::Mention;
use super::{Advice, Cause, Subject, console, data_events};

pub(super) const CAUSE: Cause = Cause {
    id: "E02",
    code: "read-only-calls",
    title: Said { english: "calls that only read", japanese: "読み取り専用の呼び出し" },
    applies,
};

pub(super) const ABOUT: Said = Said {
    english: "Management calls that only read (`Describe…`, `Get…`, `List…` and some others) reach only rules in \
                  the state `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`; a rule that is `ENABLED` does not \
                  receive them. The state is set with the AWS CLI or CloudFormation. The trail must record read \
                  events, and where events pass on to another bus, the rules of both need that state.",
    japanese: "読み取り専用の管理イベント (`Describe…`、`Get…`、`List…` など) は、状態が \
                   `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS` のルールにだけ届き、`ENABLED` のルールには届きません。\
                   この状態は AWS CLI または CloudFormation で設定します。証跡が読み取りイベントを記録していることも必要\
                   です。別のイベントバスに転送する場合は、両方のルールをこの状態にしてください。",
};

/// How the names of calls that only read begin.
const BEGINNINGS: [&str; 3] = ["Describe", "Get", "List"];
/// Calls that only read although they are named otherwise. Source: the list in EventBridge's guide.
const OTHERS: [&str; 5] =
    ["LookupEvents", "TestEventPattern", "ConfirmProductInstance", "ReportInstanceStatus", "BatchGetImage"];
/// Calls that count as changes although they are named so.
const CHANGES: [&str; 2] = ["GetFederationToken", "GetSessionToken"];

fn applies(subject: &Subject<'_>) -> Option<Advice> {
    subject.trail_event()?;
    let names = names(subject);
    if names.is_empty() {
        return None;
    }
    let listed = listed(&names);
    let text = Words::new(
        format!(
            "A rule in the state `ENABLED` does not receive calls that only read: {}. They reach only rules in the \
             state `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`.",
            listed.english
        ),
        format!(
            "状態が `ENABLED` のルールには、読み取り専用の呼び出しは届きません: {}。届くのは状態が \
             `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS` のルールだけです。",
            listed.japanese
        ),
    );
    let check = Words::new(
        "Check that the rule's state is `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`, which the AWS CLI and \
         CloudFormation can set, and that the trail records read events.",
        "ルールの状態が `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS` であること (AWS CLI か CloudFormation で設定\
         できます) と、証跡が読み取りイベントを記録していることを確認してください。",
    );
    let region = subject.region();
    let command = Command::new("aws events describe-rule").option("--name", subject.rule).region(region);
    let advice = Advice::new(text, check).command(command.and("--query State --output text").text());
    Some(advice.console(console::page("events", region, "#/rules")))
}

/// The calls that only read; where no call is asked for, that calls are asked for that do.
fn names(subject: &Subject<'_>) -> Vec<String> {
    let is_true = |alternative: &Alternative| alternative.op == Op::Equals(Equals::Bool(true));
    let mut asked = subject.below("detail.readOnly").flat_map(|condition| &condition.alternatives);
    if asked.any(is_true) && subject.wanted("detail.eventName").is_empty() {
        return vec![code("readOnly: true")];
    }
    let said = subject.said("detail.eventName");
    said.into_iter().filter(|it| reads(subject, *it)).map(Mention::shown).collect()
}

fn reads(subject: &Subject<'_>, name: Mention<'_>) -> bool {
    let other = name.whole().is_some_and(|name| OTHERS.contains(&name));
    let change = name.whole().is_some_and(|name| CHANGES.contains(&name));
    let begins = BEGINNINGS.iter().any(|start| name.begins_with(start));
    (begins || other) && !change && data_events::service_of(subject, name).is_none()
}
