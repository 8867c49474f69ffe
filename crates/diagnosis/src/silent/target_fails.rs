//! E08: the rule matches and its target does not get it.

use crate::words::{Said, Words};

use super::shell::Command;
use super::{Advice, Cause, Subject, console};

pub(super) const CAUSE: Cause = Cause {
    id: "E08",
    code: "target-fails",
    title: Said { english: "target does not get it", japanese: "ターゲットに届かない" },
    applies,
};

pub(super) const ABOUT: Said = Said {
    english: "A rule can match and its target still get nothing: EventBridge lacks the permission to call it, or \
                  the input transformer fails. The metric `FailedInvocations` counts that, and a dead-letter queue \
                  keeps the events with the reason.",
    japanese: "ルールが一致しても、ターゲットに何も届かないことがあります。EventBridge に呼び出しの権限がないか、入力\
                   トランスフォーマーが失敗しています。その回数はメトリクス `FailedInvocations` に表れ、デッドレターキューを\
                   設定するとイベントが理由とともに残ります。",
};

fn applies(subject: &Subject<'_>) -> Option<Advice> {
    if !subject.has_target {
        return None;
    }
    let text = Words::new(
        "A match can be lost on its way: EventBridge lacks the permission to call the target, or the input transformer \
         fails.",
        "一致しても、ターゲットを呼び出す権限がないか、入力トランスフォーマーの失敗で失われることがあります。",
    );
    let check = Words::new(
        "Check the metric `FailedInvocations` of the rule, the target's permissions, and its dead-letter queue.",
        "ルールのメトリクス `FailedInvocations`、ターゲットの権限、デッドレターキューを確認してください。",
    );
    let region = subject.region();
    let command = Command::new("aws events list-targets-by-rule").option("--rule", subject.rule);
    let advice = Advice::new(text, check).command(command.region(region).text());
    Some(advice.console(console::page("cloudwatch", region, "#metricsV2")))
}
