//! E01: no trail records the call.

use crate::words::{Said, Words, code};

use super::{Advice, Cause, Subject, console};

pub(super) const CAUSE: Cause = Cause {
    id: "E01",
    code: "no-trail",
    title: Said {
        english: "no CloudTrail trail in the region",
        japanese: "リージョンに CloudTrail の証跡がない",
    },
    applies,
};

pub(super) const ABOUT: Said = Said {
    english: "EventBridge receives CloudTrail events only where a trail with logging on covers the region. The \
                  event history, which every account has without a trail, is not enough. Create a trail, or switch \
                  its logging on. CloudTrail events above 256 KB never come.",
    japanese: "CloudTrail のイベントが EventBridge に届くのは、そのリージョンを対象とする証跡があり、ログ記録が有効な\
                   場合だけです。証跡がなくても使えるイベント履歴だけでは届きません。証跡を作成するか、ログ記録を有効に\
                   してください。256 KB を超える CloudTrail イベントは届きません。",
};

fn applies(subject: &Subject<'_>) -> Option<Advice> {
    let kind = code(subject.trail_event()?);
    let region = subject.region();
    let (english, japanese) = match region {
        Some(region) => (code(region), [&code(region), " "].concat()),
        None => ("the rule's region".into(), "ルールのリージョン".into()),
    };
    let text = Words::new(
        format!(
            "{kind} comes only where a trail with logging on covers {english}; the event history is not enough."
        ),
        format!(
            "{kind} が届くのは、{japanese}を対象とする証跡でログ記録が有効な場合だけです。イベント履歴だけでは届きません。"
        ),
    );
    let check = Words::new(
        "Check that there is a trail for this region and that it says `true` for `IsLogging`.",
        "このリージョンを対象とする証跡があり、`IsLogging` が `true` であることを確認してください。",
    );
    let advice = Advice::new(text, check).command(Some(command(region)));
    Some(advice.console(console::page("cloudtrail", region, "#/trails")))
}

/// Asks every trail that the region knows, those of other regions by their ARN.
fn command(region: Option<&str>) -> String {
    let region = region.map_or(String::new(), |region| [" --region ", region].concat());
    [
        "for trail in $(aws cloudtrail describe-trails",
        &region,
        " --query 'trailList[].TrailARN' --output text); do aws cloudtrail get-trail-status",
        &region,
        " --name \"$trail\" --query IsLogging; done",
    ]
    .concat()
}
