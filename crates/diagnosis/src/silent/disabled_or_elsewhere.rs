//! E07: the rule is disabled, or is not where the events are.

use crate::words::{Said, Words, code};

use super::shell::word;
use super::{Advice, Cause, Subject, console};

pub(super) const CAUSE: Cause = Cause {
    id: "E07",
    code: "disabled-or-elsewhere",
    title: Said {
        english: "rule disabled, or in another place",
        japanese: "ルールが無効、または別の場所にある",
    },
    applies,
};

pub(super) const ABOUT: Said = Said {
    english: "A rule that is disabled receives nothing, and a rule receives only events of its own bus in its own \
                  region and account. Compare them with the `region` and `account` of the event.",
    japanese: "無効なルールには何も届きません。また、ルールに届くのは、同じアカウント、同じリージョン、同じイベントバスの\
                   イベントだけです。イベントの `region` と `account` と比べてください。",
};

#[expect(clippy::unnecessary_wraps, reason = "the causes are of one type")]
fn applies(subject: &Subject<'_>) -> Option<Advice> {
    let text = Words::new(
        "A rule receives nothing while it is disabled, nor from another region, account or bus.",
        "ルールが無効な間は何も届きません。別のリージョン、アカウント、イベントバスのイベントも届きません。",
    );
    let check = Words::new(
        "Check that the rule is enabled, and that bus, region and account are those of the events.",
        "ルールが有効で、イベントバス、リージョン、アカウントがイベントと同じであることを確認してください。",
    );
    let region = subject.region();
    let advice = Advice::new(text.and(&origin(subject)), check).command(command(subject.rule, region));
    Some(advice.console(console::page("events", region, "#/rules")))
}

/// Where the event is from.
fn origin(subject: &Subject<'_>) -> Words {
    match (subject.found("account"), subject.found("region")) {
        (Some(account), Some(region)) => Words::new(
            format!("This event is of account {} and region {}.", code(account), code(region)),
            format!("このイベントのアカウントは {}、リージョンは {} です。", code(account), code(region)),
        ),
        (None, Some(region)) => Words::new(
            format!("This event is of region {}.", code(region)),
            format!("このイベントのリージョンは {} です。", code(region)),
        ),
        (Some(account), None) => Words::new(
            format!("This event is of account {}.", code(account)),
            format!("このイベントのアカウントは {} です。", code(account)),
        ),
        (None, None) => Words::default(),
    }
}

/// Asks every bus for the rule, with its state.
fn command(rule: &str, region: Option<&str>) -> Option<String> {
    let rule = word(rule).filter(|rule| !rule.starts_with('-'))?;
    let region = region.map_or(String::new(), |region| [" --region ", region].concat());
    let parts = [
        "for bus in $(aws events list-event-buses",
        &region,
        " --query 'EventBuses[].Name' --output text); do aws events list-rules",
        &region,
        " --event-bus-name \"$bus\" --name-prefix ",
        &rule,
        " --query 'Rules[].[EventBusName,Name,State]' --output text; done",
    ];
    Some(parts.concat())
}
